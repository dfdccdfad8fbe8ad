import asyncio
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings

from erp_adapter.domain.customers import Address
from erp_adapter.domain.sheets import Column, Fact, Kind, Row, Sheet
from exports.pdf_sheet import write_pdf
from tests.exports.pdf_reading import MARGIN, boxes_of, printed, text_of, words_of
from tests.exports.sheets import (
    AMOUNT,
    AT,
    COMPANY,
    CUSTOMER,
    TEXT,
    TEXTS,
    TOTALS,
    bare,
    batches,
    full,
)

LONG = "Detergente líquido concentrado para lavavajillas industriales con abrillantador y antical, garrafa de 20 kg"


def many(count: int) -> Sheet:
    rows: list[Row] = [(f"Producto {number}", Decimal(number) / 100) for number in range(count)]
    return Sheet("title.invoices", COMPANY, None, AT, "EUR", (TEXT, AMOUNT), batches(rows, 50), totals=TOTALS)


async def test_it_gives_how_many_rows_it_wrote(tmp_path: Path) -> None:
    assert await write_pdf(many(123), "es", tmp_path / "list.pdf") == 123
    assert await write_pdf(many(0), "es", tmp_path / "list.pdf") == 0


async def test_the_first_page_says_whose_it_is_what_it_is_and_of_when(tmp_path: Path) -> None:
    text = text_of((await printed(full(), tmp_path))[0])
    for line in (
        "Distribuciones Añaza, S. L.",
        "NIF B38000001",
        "Peñate & Hijos, S. A.",
        "C0042 · NIF A35000002",
        "35001 Las Palmas de Gran Canaria (Las Palmas)",
        "Facturas",
        "Datos a 03/02/2026 10:30 · Importes en EUR",
        "Saldo anterior",
        "-98.765,43",
        "Saldo final",
        "0,10",
    ):
        assert line in text.splitlines()


async def test_it_speaks_english(tmp_path: Path) -> None:
    text = text_of((await printed(full(), tmp_path, "en"))[0])
    for words in ("Customer", "Invoices", "Data as of 03/02/2026 10:30 · Amounts in EUR", "1,222.06", "Page 1 of 1"):
        assert words in text


async def test_a_list_without_a_customer_shows_none(tmp_path: Path) -> None:
    text = text_of((await printed(many(1), tmp_path))[0])
    assert "Cliente" not in text
    assert "Distribuciones Añaza" in text


async def test_only_those_abroad_are_told_their_country(tmp_path: Path) -> None:
    abroad = Address("", "Rua Augusta, 1", "Lisboa", "1100-053", "Lisboa", "PT")
    sheet = replace(full(), customer=replace(CUSTOMER, address=abroad))
    lines = text_of((await printed(sheet, tmp_path))[0]).splitlines()
    assert lines.count("PT") == 1
    assert "1100-053 Lisboa" in lines
    assert "ES" not in lines


async def test_every_figure_is_there_to_the_cent(tmp_path: Path) -> None:
    words = words_of(await printed(many(1500), tmp_path)).split()
    written = {word for word in words if "," in word}
    assert {f"{number // 100},{number % 100:02}" for number in range(1500)} <= written


async def test_every_word_of_a_long_name_is_there(tmp_path: Path) -> None:
    words = words_of(await printed(bare([TEXT, AMOUNT] + [AMOUNT] * 6, [(LONG, *[Decimal(1)] * 7)]), tmp_path))
    assert all(word in words for word in LONG.split())


async def test_totals_are_the_last_row_with_the_currency(tmp_path: Path) -> None:
    document = await printed(many(100), tmp_path)
    lines = text_of(document[len(document) - 1]).splitlines()
    assert "Total EUR 1.222,06" in " ".join(lines[-4:])
    assert "Total EUR" not in text_of(document[0])


async def test_totals_wider_than_any_row_fit(tmp_path: Path) -> None:
    sheet = replace(many(1), totals={"column.total": Decimal("-123456789012.34")})
    page = (await printed(sheet, tmp_path))[0]
    assert "-123.456.789.012,34" in text_of(page)
    assert apart(page)


async def test_headings_are_repeated_and_pages_are_counted(tmp_path: Path) -> None:
    document = await printed(many(100), tmp_path)
    assert len(document) == 3
    for number, page in enumerate(document, 1):
        text = text_of(page)
        assert "Nombre Total" in " ".join(text.split())
        assert f"Página {number} de 3" in text
        assert "Distribuciones Añaza" in text


async def test_an_empty_list_says_so(tmp_path: Path) -> None:
    assert "No hay nada que mostrar." in text_of((await printed(many(0), tmp_path))[0])


async def test_a_narrow_table_stands_and_a_wide_one_lies(tmp_path: Path) -> None:
    narrow, wide = (await printed(many(1), tmp_path))[0], (await printed(full(), tmp_path))[0]
    assert narrow.get_width() < narrow.get_height()
    assert wide.get_width() > wide.get_height()


async def test_amounts_end_at_the_same_place(tmp_path: Path) -> None:
    page = (await printed(bare([TEXT, AMOUNT], [("a", Decimal(1)), ("b", Decimal("-123456.5"))]), tmp_path))[0]
    text = page.get_textpage()
    ends = []
    for figure in ("1,00", "-123.456,50"):
        index, count = text.search(figure, match_whole_word=True).get_next()
        ends.append(text.get_charbox(index + count - 1)[2])
    assert ends[0] == pytest.approx(ends[1], abs=0.3)


async def test_nothing_leaves_the_margins_and_no_two_texts_overlap(tmp_path: Path) -> None:
    rows: list[Row] = [(LONG, "X" * 300, Decimal("-999999999999.99"), LONG * 2)] * 4
    columns = (Column("column.name", Kind.TEXT, 8), Column("column.code", Kind.TEXT, 5), AMOUNT, TEXT)
    document = await printed(replace(full(), columns=columns, rows=batches(rows), totals={}), tmp_path)
    for page in document:
        assert apart(page)
        for left, bottom, right, top in boxes_of(page):
            assert left > MARGIN - 1
            assert right < page.get_width() - MARGIN + 1
            assert bottom > MARGIN / 2
            assert top < page.get_height() - MARGIN + 1


async def test_a_row_is_never_split_over_two_pages(tmp_path: Path) -> None:
    rows: list[Row] = [(f"[{number} {LONG} {LONG} {number}]",) for number in range(60)]
    document = await printed(bare([Column("column.name", Kind.TEXT, 20), *[AMOUNT] * 5], [(*row, *[None] * 5) for row in rows]), tmp_path)  # fmt: skip
    assert len(document) > 3
    assert all(text_of(page).count("[") == text_of(page).count("]") for page in document)


async def test_a_row_taller_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    words = [f"palabra{number}" for number in range(3000)]
    document = await printed(bare([TEXT, AMOUNT], [(" ".join(words), Decimal(5))]), tmp_path)
    assert len(document) > 3
    found = words_of(document).split()
    assert set(words) <= set(found)
    assert found.count("5,00") == 1


async def test_the_letters_of_europe_can_be_copied_out(tmp_path: Path) -> None:
    names = ["Peñón «€»", "Łódź Zażółć gęślą jaźń", "Ελληνικό ελαιόλαδο", "Масло подсолнечное"]
    words = words_of(await printed(bare([TEXT], [(name,) for name in names]), tmp_path))
    assert all(name in words for name in names)


async def test_what_the_font_lacks_is_shown_as_a_mark(tmp_path: Path) -> None:
    assert "Té \ufffd verde" in words_of(await printed(bare([TEXT], [("Té 茶 ver\x00de",)]), tmp_path))


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_printed(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    rows: list[Row] = [(text, Decimal(1)) for text in texts]
    name = replace(CUSTOMER, name=texts[0])
    sheet = replace(bare([TEXT, AMOUNT], rows), customer=name, above=[Fact("column.name", Kind.TEXT, texts[-1])])
    asyncio.run(write_pdf(sheet, "es", tmp_path_factory.mktemp("any") / "list.pdf"))


async def test_page_one_is_drawn(tmp_path: Path) -> None:
    image = (await printed(full(), tmp_path))[0].render(scale=1).to_pil().convert("L")
    dark = sum(image.histogram()[:128])
    assert 0.005 < dark / (image.width * image.height) < 0.2


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells the memory of a process on Linux")
def test_ten_thousand_rows_take_less_than_80_megabytes() -> None:
    command = [sys.executable, "-m", "tests.exports.long_list", "10000"]
    taken = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert int(taken) < 80_000


def apart(page: pypdfium2.PdfPage) -> bool:
    """Whether no two runs of text overlap; a hair's breadth is none."""
    return not any(
        min(one[2], two[2]) - max(one[0], two[0]) > 0.5 and min(one[3], two[3]) - max(one[1], two[1]) > 0.5
        for one, two in combinations(boxes_of(page), 2)
    )
