"""What a reader finds in a PDF: its texts and where they stand, its parts and what they show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Object

from erp_adapter.domain.sheets import Sheet
from exports.pdf_sheet import write_pdf

MARGIN = 15 * 72 / 25.4


async def printed(sheet: Sheet, folder: Path, locale: str = "es") -> pypdfium2.PdfDocument:
    target = folder / "list.pdf"
    await write_pdf(sheet, locale, target)
    return pypdfium2.PdfDocument(target.read_bytes())


def text_of(page: pypdfium2.PdfPage) -> str:
    """A page's text, each line ended by one line feed."""
    text: str = page.get_textpage().get_text_range()
    return "\n".join(line.rstrip() for line in text.splitlines())


def words_of(document: pypdfium2.PdfDocument) -> str:
    """The whole text, on one line."""
    return " ".join(" ".join(text_of(page).split()) for page in document)


def boxes_of(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each run of text."""
    text = page.get_textpage()
    return [text.get_rect(index) for index in range(text.count_rects())]


@dataclass
class Part:
    kind: str
    entries: Object
    children: list["Part"] = field(default_factory=list)

    def find(self, kind: str) -> Iterator["Part"]:
        for child in self.children:
            if child.kind == kind:
                yield child
            yield from child.find(kind)


def parts_of(pdf: pikepdf.Pdf) -> Part:
    """The structure tree; fails where a part does not know its parent."""
    root = pdf.Root.StructTreeRoot
    return _part(root.K, root)


def _part(entries: Object, parent: Object) -> Part:
    assert entries.P.objgen == parent.objgen
    part = Part(str(entries.S), entries)
    kids = entries.get("/K")
    if isinstance(kids, pikepdf.Array):
        part.children = [_part(kid, entries) for kid in kids]
    return part


def shown_by(page: pikepdf.Page) -> tuple[list[int], int]:
    """The numbers of a page's marked sequences, and how many texts stand outside of any."""
    numbers: list[int] = []
    depth = outside = 0
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                depth += 1
                if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                    numbers.append(int(operands[1].MCID))
            case "EMC":
                depth -= 1
            case "Tj":
                outside += depth == 0
    assert depth == 0
    return numbers, outside
