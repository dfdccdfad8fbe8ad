"""What do the demo's products look like? Small drawn pictures, a few for each group of families."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

from erp_adapter.demo.catalogue import PICTURES_A_GROUP, picture
from erp_adapter.demo.chance import chance
from erp_adapter.demo.vocabulary import Branch, Group, branches

SIDE = 240
MARGIN = 44
COLOURS = 32
TINTS = (0.88, 0.8, 0.93)

Colour = tuple[int, int, int]
Shape = Callable[[ImageDraw.ImageDraw, Colour, Colour], None]


def draw_images(folder: Path) -> list[str]:
    """Draw the pictures into `folder`, the same each time; give their addresses, as in `product_image.uri`."""
    uris = []
    for branch, group in _groups():
        for number in range(1, PICTURES_A_GROUP + 1):
            uri = picture(group, number)
            target = folder / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            _drawing(branch, group, number).save(target, "PNG", optimize=True)
            uris.append(uri)
    return uris


def _groups() -> Iterator[tuple[Branch, Group]]:
    return ((branch, group) for branch in branches() for group in branch.groups)


def _drawing(branch: Branch, group: Group, number: int) -> Image.Image:
    """A thing of two or three simple shapes, in the colour of its family, on a paler ground."""
    ink = _rgb(branch.colour)
    image = Image.new("RGB", (SIDE, SIDE), _paler(ink, TINTS[number - 1]))
    draw = ImageDraw.Draw(image)
    luck = chance(0, "picture", f"{group.code}-{number}")
    draw.ellipse((MARGIN, SIDE - MARGIN - 8, SIDE - MARGIN, SIDE - MARGIN + 10), fill=_paler(ink, 0.6))
    shapes = luck.sample(SHAPES, 2)
    for shape, depth in zip(shapes, (0.0, 0.35), strict=True):
        shape(draw, _paler(ink, depth), _paler(ink, 0.7))
    return image.quantize(COLOURS)


def _rgb(text: str) -> Colour:
    red, green, blue = ImageColor.getrgb(text)[:3]
    return red, green, blue


def _paler(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(part + (255 - part) * share) for part in colour)
    return red, green, blue


def _pipe(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.rounded_rectangle((40, 96, 200, 140), 12, fill=fill)
    draw.rounded_rectangle((48, 102, 192, 112), 5, fill=shine)
    draw.rectangle((40, 88, 58, 148), fill=fill)


def _elbow(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.arc((60, 60, 220, 220), 180, 270, fill=fill, width=40)
    draw.arc((68, 68, 212, 212), 185, 265, fill=shine, width=6)


def _valve(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.polygon(((50, 100), (120, 130), (190, 100), (190, 160), (120, 130), (50, 160)), fill=fill)
    draw.rectangle((112, 66, 128, 130), fill=fill)
    draw.rounded_rectangle((84, 54, 156, 72), 8, fill=shine)


def _disc(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.ellipse((62, 52, 178, 168), fill=fill)
    draw.ellipse((104, 94, 136, 126), fill=shine)


def _box(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.rounded_rectangle((66, 62, 174, 186), 14, fill=fill)
    for top in (82, 108, 134):
        draw.rounded_rectangle((82, top, 158, top + 14), 5, fill=shine)


def _bolt(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.polygon(((96, 48), (144, 48), (160, 74), (144, 100), (96, 100), (80, 74)), fill=fill)
    draw.rectangle((108, 100, 132, 190), fill=fill)
    for top in range(110, 188, 14):
        draw.line((106, top, 134, top + 6), fill=shine, width=3)


def _bulb(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.ellipse((76, 46, 164, 134), fill=shine)
    draw.polygon(((94, 120), (146, 120), (138, 150), (102, 150)), fill=shine)
    draw.rounded_rectangle((100, 148, 140, 186), 8, fill=fill)


def _handle(draw: ImageDraw.ImageDraw, fill: Colour, shine: Colour) -> None:
    draw.line((60, 180, 160, 80), fill=fill, width=22)
    draw.ellipse((140, 46, 196, 102), fill=fill)
    draw.line((68, 168, 130, 106), fill=shine, width=5)


SHAPES: tuple[Shape, ...] = (_pipe, _elbow, _valve, _disc, _box, _bolt, _bulb, _handle)
