"""CSV: what goes in is what pandas and Python's own reader find, and nothing that a spreadsheet would run."""

import asyncio
import csv
import io
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from exports.cell_text import cell_text
from exports.csv_file import write_csv
from tests.exports.sheets import AMOUNT, NASTY, ROWS, TEXT, TEXTS, bare, full


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


async def test_spanish_is_written_as_excel_opens_it_in_spain(target: Path) -> None:
    """The headings and the rows alone: no company above, no totals below."""
    assert await write_csv(full(), "es", target) == len(ROWS)
    assert target.read_bytes().decode() == (
        "\ufeffFecha;Código;Nombre;Estado;Líneas;Cantidad;Precio;Impuesto %;Total;Firmada\r\n"
        "31/01/2026;00123;Aceite de oliva;Pagada;3;12;4,1;7;1234,56;Sí\r\n"
        "28/02/2025;1E5;'=1+1;Vencida;1;0,125;0,123456;9,5;-12,50;No\r\n"
        ";;;;;;;;;\r\n"
        "29/02/2024;'-5;Niño «ñandú» 😀;Pagada;1200;-1500;2;0;0,00;Sí\r\n"
    )


async def test_english_is_written_as_any_program_reads_it(target: Path) -> None:
    await write_csv(full(), "en", target)
    assert target.read_bytes().decode() == (
        "\ufeffDate,Code,Name,Status,Lines,Quantity,Price,Tax %,Total,Signed\r\n"
        "2026-01-31,00123,Aceite de oliva,Paid,3,12,4.1,7,1234.56,Yes\r\n"
        "2025-02-28,1E5,'=1+1,Overdue,1,0.125,0.123456,9.5,-12.50,No\r\n"
        ",,,,,,,,,\r\n"
        "2024-02-29,'-5,Niño «ñandú» 😀,Paid,1200,-1500,2,0,0.00,Yes\r\n"
    )


@pytest.mark.parametrize(
    ("locale", "options"),
    [
        ("es", {"sep": ";", "decimal": ",", "dayfirst": True, "parse_dates": ["Fecha"]}),
        ("en", {"parse_dates": ["Date"]}),
    ],
)
async def test_pandas_reads_the_values_with_their_types(target: Path, locale: str, options: dict[str, object]) -> None:
    await write_csv(full(), locale, target)
    frame = pd.read_csv(target, skip_blank_lines=False, **options)
    assert str(frame.dtypes.iloc[0]).startswith("datetime64")
    for column in (4, 5, 6, 7, 8):
        found = [None if pd.isna(value) else Decimal(f"{value:.6f}") for value in frame.iloc[:, column]]
        assert found == [row[column] for row in ROWS]


@pytest.mark.parametrize("text", NASTY)
async def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(target: Path, text: str) -> None:
    await write_csv(bare([AMOUNT, TEXT], [(Decimal("-12.5"), text)]), "es", target)
    amount, found = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline=""), delimiter=";"))[1]
    kept = cell_text(text)
    assert found == (f"'{kept}" if kept[:1] and kept[0] in "=+-@\t\n" else kept)
    assert amount == "-12,50"


@pytest.mark.parametrize("text", ["＝1+1", "＋1", "－1", "＠SUM(A1)", "\r\n=1"])
async def test_signs_of_full_width_and_line_ends_are_guarded_too(target: Path, text: str) -> None:
    await write_csv(bare([TEXT], [(text,)]), "en", target)
    assert target.read_text("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


@settings(max_examples=100, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_as_it_was_but_for_the_apostrophe(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    target = tmp_path_factory.mktemp("texts") / "list.csv"
    asyncio.run(write_csv(bare([AMOUNT, TEXT], [(Decimal(1), text) for text in texts]), "es", target))
    frame = pd.read_csv(target, sep=";", dtype=str, keep_default_na=False)
    found = frame.iloc[:, 1].tolist()
    for text, read in zip(texts, found, strict=True):
        kept = cell_text(text)
        assert read in (kept, f"'{kept}")
        assert not read.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


async def test_numbers_are_never_written_with_an_exponent(target: Path) -> None:
    await write_csv(bare([AMOUNT], [(Decimal("1E+12"),), (Decimal("0E-6"),)]), "en", target)
    assert target.read_text("utf-8-sig").splitlines()[1:] == ["1000000000000.00", "0.00"]
