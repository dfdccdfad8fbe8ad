"""The pages that every document of ours stands on: A4, Noto Sans, tagged for screen readers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import PDFResourceType

from exports.fonts import Face, faces, written
from exports.tagged_output import TaggedOutput
from exports.tags import DOCUMENT, Tags
from exports.wording import wording

MARGIN = 15.0
"""In millimetres, on all sides; the foot of the page stands below it."""
FOOT = 9.0

Colour = tuple[float, float, float]
BLACK: Colour = (0.1, 0.11, 0.13)
GREY: Colour = (0.38, 0.41, 0.45)
BLUE: Colour = (0.1, 0.23, 0.37)
PALE: Colour = (0.93, 0.95, 0.97)
RULE: Colour = (0.83, 0.86, 0.89)

LEFT, RIGHT = "left", "right"


class Document(FPDF):
    """Places are in millimetres from the upper left corner, sizes of type in points, a text stands on its baseline.

    Whatever is drawn belongs to a part or is decoration: draw inside `part` or `decoration`. Pages never break on
    their own.
    """

    regular: Face
    bold: Face

    def __init__(self, *, title: str, locale: str, landscape: bool = False) -> None:
        super().__init__("landscape" if landscape else "portrait", "mm", "A4")
        self.locale = locale
        self.struct_builder = self.tags = Tags()
        self.regular, self.bold = faces(self)
        self.pdf_version = "1.7"
        self.set_title(written(title))
        self.set_lang(locale)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(False, MARGIN)

    @property
    def bottom(self) -> float:
        """How far down content may reach."""
        return float(self.h) - MARGIN

    def group(self, look: str, parent: int = DOCUMENT) -> int:
        """Open a part that holds others, such as "/S/Table"; give its number."""
        return self.tags.add(look, parent)

    @contextmanager
    def part(self, look: str, parent: int = DOCUMENT) -> Iterator[None]:
        """What is drawn inside is one part, such as "/S/P" or "/S/H1", on one page."""
        self.draw(self.opening(look, parent))
        yield
        self.draw("EMC")

    @contextmanager
    def decoration(self, entries: str = "") -> Iterator[None]:
        """What is drawn inside says nothing: rules, backgrounds, what repeats on every page."""
        self.draw(f"/Artifact <<{entries}>> BDC" if entries else "/Artifact BMC")
        yield
        self.draw("EMC")

    def opening(self, look: str, parent: int) -> str:
        """Give the operator that opens a part on this page; EMC closes it."""
        content = self.tags.add_content(look, parent, self.page)
        self.pages[self.page].struct_parents = self.page - 1
        kind = look.removeprefix("/S/").partition("/")[0]
        return f"/{kind} <</MCID {content}>> BDC"

    def draw(self, operators: str) -> None:
        """Append operators of a content stream, which leave its state as it was."""
        self._out(operators)

    def use_faces(self) -> None:
        """Let the current page name both fonts."""
        for face in (self.regular, self.bold):
            self._resource_catalog.add(PDFResourceType.FONT, face.index, self.page)

    def write_line(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        align: str = LEFT,
        colour: Colour = BLACK,
    ) -> None:
        """Write one line; `x` is where it begins, or where it ends if aligned to the right."""
        face = self.bold if bold else self.regular
        self.use_faces()
        if align == RIGHT:
            x -= face.width(text, size) / self.k
        place = f"{x * self.k:.2f} {(self.h - y) * self.k:.2f}"
        font = f"/F{face.index} {size:g} Tf"
        self.draw(f"q {painted(colour)} BT {font} {place} Td {face.encoded(text)} Tj ET Q")

    def fill_box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose upper left corner is given; a rule is a thin one."""
        self.draw(f"q {painted(colour)} {self.box(x, y, width, height)} f Q")

    def box(self, x: float, y: float, width: float, height: float) -> str:
        k = self.k
        return f"{x * k:.2f} {(self.h - y - height) * k:.2f} {width * k:.2f} {height * k:.2f} re"

    def wrapped(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """Break a text, prepared for the font, into lines of a width in millimetres."""
        return (self.bold if bold else self.regular).wrapped(written(text), size, width * self.k)

    def finished(self, foot: str, at: datetime) -> bytearray:
        """Write the foot of each page, now that they are counted, and give the file."""
        self.set_creation_date(at)
        for page in range(1, self.pages_count + 1):
            self.page = page
            self._write_foot(foot)
        return self.output(output_producer_class=TaggedOutput)

    def _write_foot(self, foot: str) -> None:
        number = wording("sheet.page", self.locale).format(page=self.page, pages=self.pages_count)
        size, y, right = 7.0, self.h - FOOT, self.w - MARGIN
        room = right - MARGIN - self.regular.width(number, size) / self.k - 5
        with self.decoration("/Type/Pagination/Subtype/Footer"):
            self.fill_box(MARGIN, y - 3.6, right - MARGIN, 0.2, RULE)
            self.write_line(MARGIN, y, self.wrapped(foot, size, room)[0], size, colour=GREY)
            self.write_line(right, y, number, size, align=RIGHT, colour=GREY)


def new_document(*, title: str, locale: str, landscape: bool = False) -> Document:
    """Give a document without pages, in Spanish or English ("es" or "en")."""
    return Document(title=title, locale=locale, landscape=landscape)


def painted(colour: Colour) -> str:
    return "{:g} {:g} {:g} rg".format(*colour)
