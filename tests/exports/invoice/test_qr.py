"""The QR code of an invoice is read by a phone and is where and as large as the law wants it."""

from typing import Any

import pytest
import segno
import zxingcpp
from PIL import Image, ImageOps

from exports.invoice import print_invoice
from tests.exports.invoice.samples import SURCHARGED, URL, Printed, sample

DOTS = 300


def printed(*, verifactu: bool = True, url: str | None = URL, locale: str = "es", **changes: Any) -> Printed:
    head = {**changes.pop("head", {}), "verification_url": url}
    return Printed(print_invoice(sample(head=head, verifactu=verifactu, **changes), locale=locale, duplicate=True))


def code_of(picture: Image.Image) -> zxingcpp.Barcode:
    (code,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return code


def place_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the code, in pixels; it ends where a millimetre around it is white."""
    found, around = code_of(picture).position, dots(1)
    left, top = found.top_left.x - around, found.top_left.y - around
    inked = ImageOps.invert(
        picture.convert("L").crop((left, top, found.bottom_right.x + around, found.bottom_right.y + around))
    )
    box = inked.getbbox()
    assert box is not None
    return left + box[0], top + box[1], left + box[2], top + box[3]


def dots(millimetres: float) -> int:
    return round(millimetres * DOTS / 25.4)


@pytest.mark.parametrize("url", [URL, "https://a.example/q", URL + "&" + "x" * 120])
def test_the_code_holds_the_url_with_correction_m(url: str) -> None:
    code = code_of(printed(url=url).picture(dots=DOTS))
    assert (code.text, code.ec_level) == (url, "M")


def test_it_is_30_to_40_mm_wide_at_the_left_in_the_top_part_of_the_first_page() -> None:
    left, top, right, bottom = place_of(printed(lines=60).picture(dots=DOTS))
    assert dots(30) <= right - left <= dots(40)
    assert dots(30) <= bottom - top <= dots(40)
    assert (left < dots(20), bottom < dots(297 / 4)) == (True, True)


@pytest.mark.parametrize("url", [URL, "https://a.example/q"])
def test_nothing_stands_within_2_mm_or_4_modules_of_it(url: str) -> None:
    picture = printed(url=url, **SURCHARGED).picture(dots=DOTS).convert("L")
    left, top, right, bottom = place_of(picture)
    modules = segno.make(url, error="m", boost_error=False, micro=False).symbol_size(border=0)[0]
    quiet = max(dots(2), round(4 * (right - left) / modules)) - 1
    around = (left - quiet, top - quiet, right + quiet, bottom + quiet)
    inked = ImageOps.invert(picture.crop(around)).getbbox()
    assert inked == (quiet, quiet, quiet + right - left, quiet + bottom - top)


@pytest.mark.parametrize("locale", ["es", "en"])
def test_its_name_stands_above_and_the_legend_below(locale: str) -> None:
    document = printed(locale=locale)
    _, top, _, bottom = place_of(document.picture(dots=DOTS))
    boxes = {box.text.strip(): box for box in document.boxes(0)}
    assert dots(boxes["QR tributario:"].bottom) < top
    assert dots(boxes["VERI*FACTU"].top) > bottom


def test_a_record_that_was_not_sent_has_the_code_and_no_legend() -> None:
    document = printed(verifactu=False)
    assert code_of(document.picture(dots=DOTS)).text == URL
    assert (document.holds("QR tributario:"), document.holds("VERI*FACTU")) == (True, False)


def test_without_a_url_there_is_neither_code_nor_legend() -> None:
    document = printed(url=None)
    assert not zxingcpp.read_barcodes(document.picture(dots=DOTS))
    assert (document.holds("QR tributario"), document.holds("VERI*FACTU"), document.holds("verificable")) == (
        False,
    ) * 3


def test_the_code_stands_on_the_first_page_alone() -> None:
    document = printed(lines=60)
    assert not zxingcpp.read_barcodes(document.picture(1, dots=DOTS))
    assert [page.count("QR tributario:") for page in document.pages] == [1, 0, 0]
