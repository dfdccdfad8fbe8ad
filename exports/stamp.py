"""Where «DUPLICADO» stands on an archived invoice (RD 1619/2012, art. 14).

In a strip of its own that each page gains above its upper edge, as the page is shown: there it covers nothing. Nothing of
the page itself is read, moved or scaled; what it draws is held within its old borders.
"""

from copy import copy
from dataclasses import dataclass
from io import BytesIO
from math import isfinite

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream, StreamDecodeLevel

from exports.archived_pdf import LIMIT, BrokenFile, opened

WORD = "DUPLICADO"
FONT = "Helvetica-Bold"
SIZE = 14.0
HEIGHT = 0.718 * SIZE
"""Of the capitals, by the font's metrics: 10 pt."""
WIDTH = 5.945 * SIZE
"""Of the word, by the font's metrics."""
STRIP = 22.0
"""Points; 8 mm, so that a printer that fits an A4 page on its paper scales it by 97 %."""
PADDING = 4.0
LEAST_WIDTH = 100.0
"""Of the strip: a page that is narrower gains what is missing on its right."""
COLOUR = "0.70 0.07 0.07"

DEFAULT_BOX = (0.0, 0.0, 612.0, 792.0)
"""Of a page that has none that can be used: what readers take then."""
LEAST_UNIT = 0.01
"""Points; a page of smaller ones would be nearer to nothing than to paper."""
FARTHEST = 1e6
"""Where a border may lie, in a page's units."""
DEEPEST = 64
"""How far up the tree of pages an attribute is looked for."""

Box = tuple[float, float, float, float]
"""Left, lower, right and upper border in the page's own units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: what is seen of it, how it is turned (quarters, clockwise), and points a unit."""

    box: Box
    quarters: int
    unit: float

    @property
    def width(self) -> float:
        """In points, as shown."""
        left, lower, right, upper = self.box
        return (upper - lower if self.quarters % 2 else right - left) * self.unit

    @property
    def strip_width(self) -> float:
        return max(self.width, LEAST_WIDTH)

    @property
    def to_strip(self) -> tuple[float, ...]:
        """The matrix from points, right and up from the upper left corner as shown, to the page's own units."""
        left, lower, right, upper = self.box
        scale = 1 / self.unit
        turned = ((scale, 0, 0, scale), (0, scale, -scale, 0), (-scale, 0, 0, -scale), (0, -scale, scale, 0))
        corner = ((left, upper), (left, lower), (right, lower), (right, upper))
        return (*turned[self.quarters], *corner[self.quarters])

    @property
    def grown(self) -> Box:
        """The page with its strip."""
        a, b, c, d, x, y = self.to_strip
        far_x, far_y = x + a * self.strip_width + c * STRIP, y + b * self.strip_width + d * STRIP
        left, lower, right, upper = self.box
        return min(left, x, far_x), min(lower, y, far_y), max(right, x, far_x), max(upper, y, far_y)


def stamp(pdf: bytes, *, limit: int = LIMIT) -> bytes:
    """Put «DUPLICADO» on every page; raise BrokenFile for what can't be read, or may not be changed.

    The same bytes give the same bytes.
    """
    with opened(pdf, limit=limit) as file:
        if file.is_encrypted:
            raise BrokenFile("its owner forbids changes", "encrypted")
        count = file.Root.Pages.get(Name.Count)
        pages = list(file.pages)
        if not pages or count != len(pages):
            raise BrokenFile(f"{len(pages)} pages of {count}")
        Stamp(file).put_on(pages)
        _release(file)
        target = BytesIO()
        file.save(
            target,
            fix_metadata_version=False,
            stream_decode_level=StreamDecodeLevel.none,
            # Of a file that was mended qpdf does not know for sure which object stood in which stream.
            object_stream_mode=ObjectStreamMode.disable if file.get_warnings() else ObjectStreamMode.preserve,
            deterministic_id=True,
        )
    return target.getvalue()


class Stamp:
    """Stamps the pages of one file; what pages share is copied before it is changed."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._file = file
        self._font = file.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{FONT}"), Encoding=Name.WinAnsiEncoding),
        )
        self._resources: dict[tuple[int, int], tuple[Object, str]] = {}

    def put_on(self, pages: list[pikepdf.Page]) -> None:
        """Stamp the pages and hang them, and nothing else, from the root, with all that they had from above."""
        root = self._file.Root.Pages
        for page in (page.obj for page in pages):
            sheet = _sheet(page)
            resources, font = self._with_font(_inherited(page, "/Resources"))
            first = Stream(self._file, _drawn(sheet, font))
            page[Name.Contents] = Array([first, *_contents(page)])
            page[Name.Resources] = resources
            page[Name.MediaBox] = _rectangle(_around(_media_box(page), sheet.grown))
            page[Name.CropBox] = _rectangle(sheet.grown)
            page[Name.Rotate] = sheet.quarters * 90
            page[Name.Parent] = root
        root[Name.Kids] = Array([page.obj for page in pages])
        root[Name.Count] = len(pages)

    def _with_font(self, resources: Object | None) -> tuple[Object, str]:
        """Give a copy of a page's resources that has the stamp's font, and the font's name there."""
        if not isinstance(resources, Dictionary):
            resources = Dictionary()
        key = resources.objgen
        if key in self._resources:
            return self._resources[key]
        fonts = resources.get(Name.Font)
        fonts = copy(fonts) if isinstance(fonts, Dictionary) else Dictionary()
        name = next(name for number in range(len(fonts) + 1) if (name := f"/Duplicado{number}") not in fonts)
        fonts[name] = self._font
        copied = copy(resources)
        copied[Name.Font] = fonts
        made = self._file.make_indirect(copied), name
        if key != (0, 0):
            self._resources[key] = made
        return made


def _drawn(sheet: Sheet, font: str) -> bytes:
    """Draw the stamp in front of what the page draws, then hold that within its old borders.

    In front, since only there nothing is scaled, turned or clipped yet, whatever the page leaves open; and a clip in the
    first state is one that no `Q` too many takes away.
    """
    middle, matrix = sheet.strip_width / 2, " ".join(f"{number:.6f}" for number in sheet.to_strip)
    base = (STRIP - HEIGHT) / 2
    frame = middle - WIDTH / 2 - PADDING, base - PADDING, WIDTH + 2 * PADDING, HEIGHT + 2 * PADDING
    left, lower, right, upper = sheet.box
    return (
        "/Artifact <</Type /Pagination>> BDC\n"
        f"q {matrix} cm {COLOUR} rg {COLOUR} RG 1 w\n"
        f"{' '.join(f'{number:.3f}' for number in frame)} re S\n"
        f"BT {font} {SIZE} Tf {middle - WIDTH / 2:.3f} {base:.3f} Td ({WORD}) Tj ET Q\nEMC\n"
        f"{left:.4f} {lower:.4f} {right - left:.4f} {upper - lower:.4f} re W n\n"
    ).encode("ascii")


def _sheet(page: Object) -> Sheet:
    unit = _number(page.get(Name.UserUnit)) or 1.0
    quarters = int(_number(_inherited(page, "/Rotate")) or 0) // 90 % 4
    return Sheet(_visible(page), quarters, unit if unit >= LEAST_UNIT else 1.0)


def _visible(page: Object) -> Box:
    media = _media_box(page)
    crop = _box(_inherited(page, "/CropBox"))
    if crop is None:
        return media
    left, lower, right, upper = (f(a, b) for f, a, b in zip((max, max, min, min), crop, media, strict=True))
    return (left, lower, right, upper) if left < right and lower < upper else media


def _media_box(page: Object) -> Box:
    return _box(_inherited(page, "/MediaBox")) or DEFAULT_BOX


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _box(value: Object | None) -> Box | None:
    """Read a rectangle, whichever corners it names; None for what is none."""
    if not isinstance(value, Array) or len(value) != 4:  # noqa: PLR2004 - a rectangle's corners
        return None
    one_x, one_y, other_x, other_y = (_number(corner) for corner in value)
    if one_x is None or one_y is None or other_x is None or other_y is None:
        return None
    left, right, lower, upper = min(one_x, other_x), max(one_x, other_x), min(one_y, other_y), max(one_y, other_y)
    return (left, lower, right, upper) if left < right and lower < upper else None


def _number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever the file has
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) and abs(number) <= FARTHEST else None


def _rectangle(box: Box) -> Array:
    return Array([round(border, 4) for border in box])


def _inherited(page: Object, key: str) -> Object | None:
    """Read an attribute that a page may have from the nodes above it."""
    node: Object | None = page
    for _ in range(DEEPEST):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get(Name.Parent)
    return None


def _contents(page: Object) -> list[Object]:
    contents = page.get(Name.Contents)
    if isinstance(contents, Stream):
        return [contents]
    return [each for each in contents if isinstance(each, Stream)] if isinstance(contents, Array) else []


def _release(file: pikepdf.Pdf) -> None:
    """Take away what speaks of the unchanged file: rights to it, and that it must be printed in its own size."""
    if Name.Perms in file.Root:
        del file.Root[Name.Perms]
    preferences = file.Root.get(Name.ViewerPreferences)
    if isinstance(preferences, Dictionary) and Name.PrintScaling in preferences:
        del preferences[Name.PrintScaling]
