"""What the parts of a document are, for screen readers: its structure tree (ISO 32000-1, 14.7 and 14.8).

A list of 100,000 rows has 800,000 parts, so that they are kept as numbers and written when the document is done.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fpdf.structure_tree import StructureTreeBuilder
from fpdf.syntax import PDFString

DOCUMENT = 0
"""The part that holds all others."""


class Tags(StructureTreeBuilder):
    """The parts in the order of reading; each is known by its number.

    A part either holds other parts or has content: what a page's marked sequence of this number (MCID) shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks: dict[str, int] = {}
        self._look = array("H")
        self._parent = array("l")
        self._page = array("l")
        self._content = array("l")
        self._next_content: defaultdict[int, int] = defaultdict(int)
        self.add("/S/Document", DOCUMENT)

    def __len__(self) -> int:
        return len(self._look)

    def empty(self) -> bool:
        return len(self) == 1

    def add(self, look: str, parent: int) -> int:
        """Add a part without content of its own; `look` is its entries but those that tell its place."""
        self._look.append(self._looks.setdefault(look, len(self._looks)))
        self._parent.append(parent)
        self._page.append(0)
        self._content.append(0)
        return len(self) - 1

    def add_content(self, look: str, parent: int, page: int) -> int:
        """Add a part that a page shows, counted from 1, and give the number of its marked sequence there."""
        part = self.add(look, parent)
        self._page[part] = page
        self._content[part] = content = self._next_content[page]
        self._next_content[page] = content + 1
        return content

    def objects(self, first: int, root: int, pages: Sequence[int]) -> Iterator[bytes]:
        """Write the objects numbered from `first` on; `pages` are the numbers of the pages' objects.

        The parts come first and the tree that leads from the pages to them comes last.
        """
        looks = list(self._looks)
        kids: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
        shown: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
        for part, (parent, page) in enumerate(zip(self._parent, self._page, strict=True)):
            if part:
                kids[parent].append(first + part)
            if page:
                shown[page].append(first + part)
        for part, (look, parent, page) in enumerate(zip(self._look, self._parent, self._page, strict=True)):
            holder = first + parent if part else root
            if page:
                place = f"/Pg {pages[page - 1]} 0 R/K {self._content[part]}"
            else:
                place = f"/K[{references(kids[part])}]" if part in kids else ""
            yield f"<<{looks[look]}/P {holder} 0 R{place}>>".encode()
        for page in sorted(shown):
            yield f"[{references(shown[page])}]".encode()
        lists = enumerate(sorted(shown), first + len(self))
        yield f"<</Nums[{' '.join(f'{page - 1} {number} 0 R' for number, page in lists)}]>>".encode()

    @property
    def object_count(self) -> int:
        """How many objects there will be: the parts, each page's list of them, and the list of these lists."""
        return len(self) + len(self._next_content) + 1


def references(numbers: Sequence[int]) -> str:
    return " ".join([f"{number} 0 R" for number in numbers])


def figure(alternative: str) -> str:
    """Describe a picture in words."""
    return f"/S/Figure/Alt{PDFString(alternative).serialize()}"
