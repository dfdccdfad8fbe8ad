import random
import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Permissions
from PIL import ImageChops
from PIL.Image import Image

from exports.archived_pdf import BrokenFile
from exports.stamp import STRIP, stamp
from tests.exports.pdf_files import TEXT, helvetica, made, pictures, saved, stream, texts, written

STRIP_PIXELS = int(2 * STRIP)

PORTRAIT = made()

SHAPES: dict[str, dict[str, Any]] = {
    "portrait": {},
    "landscape": {"MediaBox": Array([0, 0, 792, 612])},
    "turned by 90": {"Rotate": 90},
    "turned by 180": {"Rotate": 180},
    "turned by 270": {"Rotate": 270},
    "turned by -90": {"Rotate": -90},
    "turned by 450": {"Rotate": 450},
    "media box elsewhere": {"MediaBox": Array([-100, 50, 512, 842])},
    "media box from the other corner": {"MediaBox": Array([612, 792, 0, 0])},
    "cropped": {"CropBox": Array([20, 20, 592, 740])},
    "cropped and turned": {"CropBox": Array([20, 20, 592, 740]), "Rotate": 90},
    "cropped wider than the sheet": {"CropBox": Array([-50, -50, 700, 900])},
    "no resources": {"Resources": None},
    "resources that are none": {"Resources": Array([])},
    "no content": {"Contents": None},
    "content that is none": {"Contents": Array([Dictionary(), 1])},
    "fonts of that name already": {"Resources": Dictionary(Font=Dictionary(F1=helvetica(), Duplicado0=helvetica()))},
    "states left open": {"content": b"q 0.5 0 0 0.5 0 0 cm q 0 0 10 10 re W n " + TEXT},
    "states closed too often": {"content": b"Q Q 0.5 0 0 0.5 0 0 cm " + TEXT + b" Q Q 3 0 0 3 9 9 cm"},
    "text left open": {"content": TEXT + b" BT 1 0 0 1 5 5 Tm"},
    "a broken operator at the end": {"content": TEXT + b" [(abc"},
    "drawn far beyond its borders": {"content": b"0 g -500 -500 3000 3000 re f Q Q 0 g -500 -500 3000 3000 re f"},
    "narrower than the word": {"MediaBox": Array([0, 0, 50, 200])},
    "turned and narrower than the word": {"MediaBox": Array([0, 0, 200, 50]), "Rotate": 270},
}


def ink(picture: Image) -> int:
    """Count dark pixels."""
    return sum(picture.histogram()[:160])


def upright(strip: Image) -> Image:
    """The word and its frame alone."""
    box = ImageChops.invert(strip).getbbox()
    assert box is not None
    return strip.crop(box)


@pytest.mark.parametrize("name", SHAPES)
def test_every_page_gains_the_word_above_and_nothing_else_changes(name: str) -> None:
    original, stamped = made(**SHAPES[name]), stamp(made(**SHAPES[name]))
    assert all("DUPLICADO" in text for text in texts(stamped))
    [before], [after] = pictures(original), pictures(stamped)
    assert after.height == before.height + STRIP_PIXELS
    strip = after.crop((0, 0, after.width, STRIP_PIXELS))
    below = after.crop((0, STRIP_PIXELS, before.width, after.height))
    assert not any(ImageChops.difference(below, before).histogram()[9:])
    assert ink(strip) > 500


@pytest.mark.parametrize("name", SHAPES)
def test_the_word_reads_upright_as_the_page_is_shown(name: str) -> None:
    [expected], [found] = pictures(stamp(PORTRAIT)), pictures(stamp(made(**SHAPES[name])))
    one, other = (upright(each.crop((0, 0, each.width, STRIP_PIXELS))) for each in (expected, found))
    assert abs(one.width - other.width) <= 2
    assert abs(one.height - other.height) <= 2
    other = other.resize(one.size)
    assert sum(ImageChops.difference(one, other).histogram()[128:]) < one.width * one.height / 12


def test_a_page_cropped_to_nothing_is_shown_whole() -> None:
    [after] = pictures(stamp(made(CropBox=Array([1000, 1000, 1100, 1100]))))
    assert ImageChops.difference(after, pictures(stamp(PORTRAIT))[0]).getbbox() is None


def test_the_word_is_ten_points_high_on_pages_in_other_units() -> None:
    """UserUnit: a page drawn in units of 4 points gains a strip of as many points as any other."""
    with pikepdf.open(BytesIO(stamp(made(UserUnit=4.0)))) as file:
        [page] = file.pages
        assert [float(each) for each in page.cropbox] == [0, 0, 612, 792 + STRIP / 4]
        assert b"0.250000 0.000000 0.000000 0.250000" in page.Contents[0].read_bytes()


def test_attributes_of_the_nodes_above_count() -> None:
    """In a tree of two levels, the lower one turning the page, the upper one cropping it."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] /CropBox [0 0 300 792]>>",
        3: b"<</Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 /Rotate 90 /Resources <</Font <</F1 6 0 R>>>>>>",
        4: b"<</Type /Page /Parent 3 0 R /Contents 5 0 R>>",
        5: stream(TEXT),
        6: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }
    original = written(objects)
    [before], [after] = pictures(original), pictures(stamp(original))
    assert (before.size, after.size) == ((1584, 600), (1584, 600 + STRIP_PIXELS))
    below = after.crop((0, STRIP_PIXELS, before.width, after.height))
    assert not any(ImageChops.difference(below, before).histogram()[9:])


def test_pages_that_share_content_and_resources_are_stamped_once_each() -> None:
    def share(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        first = pdf.pages[0].obj
        if not isinstance(first.Contents, Array):
            first.Contents = pdf.make_indirect(Array([first.Contents]))
            first.Resources = pdf.make_indirect(first.Resources)
        page.obj.Contents, page.obj.Resources = first.Contents, first.Resources

    found = texts(stamp(made(share, share, share)))
    assert [text.count("DUPLICADO") for text in found] == [1, 1, 1]
    assert all("1.234,56" in text for text in found)


def test_one_page_shown_twice_is_stamped_once_each_time() -> None:
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <<>>>>"
    pages = b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>"
    original = written({1: b"<</Type /Catalog /Pages 2 0 R>>", 2: pages, 3: page, 4: stream(b"0 0 9 9 re f")})
    assert [text.count("DUPLICADO") for text in texts(stamp(original))] == [1, 1]


def test_links_fields_and_attachments_stay() -> None:
    def link(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])
        pdf.attachments["factura.xml"] = b"<Facturae/>"
        pdf.docinfo["/Title"] = "Factura F-1"

    original = made(link)
    with pikepdf.open(BytesIO(original)) as before, pikepdf.open(BytesIO(stamp(original))) as after:
        assert after.pages[0].obj.Annots == before.pages[0].obj.Annots
        assert after.attachments["factura.xml"].get_file().read_bytes() == b"<Facturae/>"
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())


def test_a_grown_page_is_not_forced_onto_paper_in_its_own_size() -> None:
    def force(pdf: pikepdf.Pdf, _: pikepdf.Page) -> None:
        pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), HideToolbar=True)

    with pikepdf.open(BytesIO(stamp(made(force)))) as file:
        assert dict(file.Root.ViewerPreferences.items()) == {"/HideToolbar": True}


def test_the_same_file_gives_the_same_bytes() -> None:
    assert stamp(PORTRAIT) == stamp(PORTRAIT)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken"),
        (b"<Facturae/>", "broken"),
        (b"%PDF-1.7\n%%EOF", "broken"),
        (PORTRAIT[: len(PORTRAIT) // 2], "broken"),
        (saved(pikepdf.new()), "broken"),
        (saved(pikepdf.open(BytesIO(PORTRAIT)), encryption=Encryption(user="secret", owner="owner")), "encrypted"),
        (
            saved(
                pikepdf.open(BytesIO(PORTRAIT)),
                encryption=Encryption(owner="owner", allow=Permissions(modify_other=False)),
            ),
            "encrypted",
        ),
    ],
    ids=["empty", "xml", "nothing in it", "cut", "no pages", "password", "changes forbidden"],
)
def test_what_cannot_be_stamped_is_said(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenFile) as raised:
        stamp(content)
    assert raised.value.reason == reason


def test_a_file_over_the_limit_is_not_read() -> None:
    with pytest.raises(BrokenFile, match="more than 100"):
        stamp(PORTRAIT, limit=100)


def test_a_page_that_is_lost_is_no_page_less() -> None:
    """A file that says it has two pages and shows one is not handed out with one."""
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <<>>>>"
    pages = b"<</Type /Pages /Kids [3 0 R 9 0 R] /Count 2>>"
    with pytest.raises(BrokenFile, match="pages"):
        stamp(written({1: b"<</Type /Catalog /Pages 2 0 R>>", 2: pages, 3: page}))


def test_what_unpacks_to_too_much_is_refused_where_it_must_be_unpacked() -> None:
    """An object stream of 200 MB; a page's own content is never unpacked."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"3 0 ") + b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    bomb = stream(packed, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    head = b"%PDF-1.7\n"
    one = b"1 0 obj\n<</Type /Catalog /Pages 3 0 R>>\nendobj\n"
    two = b"2 0 obj\n" + bomb + b"\nendobj\n"
    start = len(head + one + two)
    rows = [(0, 0, 65535), (1, len(head), 0), (1, len(head + one), 0), (2, 2, 0), (1, start, 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + last.to_bytes(2, "big") for kind, place, last in rows)
    xref = b"4 0 obj\n" + stream(table, b"/Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R") + b"\nendobj\n"
    with pytest.raises(BrokenFile):
        stamp(head + one + two + xref + b"startxref\n%d\n%%%%EOF\n" % start)


def test_damaged_files_give_a_stamped_file_or_say_that_they_are_broken() -> None:
    chance = random.Random(7)  # noqa: S311 - damage, not secrets
    plain = made(lambda *_: None, lambda *_: None, Rotate=90)
    packed = saved(pikepdf.open(BytesIO(plain)), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    stamped = 0
    for _ in range(400):
        damaged = bytearray(chance.choice([plain, packed]))
        for _ in range(chance.choice([0, 1, 1, 3, 10, 40])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.2:
            del damaged[chance.randrange(len(damaged)) :]
        try:
            found = texts(stamp(bytes(damaged)))
        except BrokenFile:
            continue
        assert found
        assert all("DUPLICADO" in text for text in found)
        stamped += 1
    assert stamped > 100
