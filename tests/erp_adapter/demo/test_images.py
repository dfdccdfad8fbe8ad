"""Each picture that a product names is drawn, the same each time."""

from pathlib import Path

from PIL import Image

from erp_adapter.demo.images import draw_images
from tests.erp_adapter.demo.conftest import Books


def test_every_picture_that_a_product_names_is_drawn(books: Books, tmp_path: Path) -> None:
    drawn = draw_images(tmp_path)
    assert {row.uri for row in books.rows("product_image")} <= set(drawn)
    assert all((tmp_path / uri).is_file() for uri in drawn)
    assert len(drawn) <= 200
    with Image.open(tmp_path / drawn[0]) as image:
        assert image.format == "PNG"
        assert image.size == (240, 240)


def test_pictures_are_small_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for uri in draw_images(first):
        assert (first / uri).stat().st_size < 8_000
    draw_images(second)
    for file in first.rglob("*.png"):
        assert file.read_bytes() == (second / file.relative_to(first)).read_bytes()
