"""CSV: what goes in is what a program finds, and nothing that a spreadsheet would run."""

import asyncio
import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from exports.cell_text import cell_text
from exports.csv_file import FORMULA, inert, write_csv
from tests.exports.sheets import AMOUNT, COLUMNS, ROWS, TEXT, TEXTS, bare, full


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def lines(path: Path, delimiter: str = ";") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


async def test_in_spanish_it_is_as_excel_opens_it_in_spain(target: Path) -> None:
    assert await write_csv(full(), "es", target) == len(ROWS)
    assert target.read_bytes().startswith(b"\xef\xbb\xbfFecha;C\xc3\xb3digo;")
    assert lines(target)[1:] == [
        ["31/01/2026", "00123", "Aceite de oliva", "Pagada", "3", "12", "4,1", "7", "1234,56", "Sí"],
        ["28/02/2025", "1E5", "'=1+1", "Vencida", "1", "0,125", "0,123456", "9,5", "-12,50", "No"],
        [""] * 10,
        ["29/02/2024", "'-5", "Niño «ñandú» 😀", "Pagada", "1200", "-1500", "2", "0", "0,00", "Sí"],
    ]


async def test_in_english_it_is_for_any_program(target: Path) -> None:
    await write_csv(full(), "en", target)
    assert lines(target, ",")[2] == [
        "2025-02-28", "1E5", "'=1+1", "Overdue", "1", "0.125", "0.123456", "9.5", "-12.50", "No",
    ]  # fmt: skip


async def test_lines_end_as_the_standard_says(target: Path) -> None:
    await write_csv(bare([AMOUNT], [(Decimal(1),)] * 3), "es", target)
    assert target.read_bytes() == b"\xef\xbb\xbfTotal\r\n1,00\r\n1,00\r\n1,00\r\n"


@pytest.mark.parametrize(("locale", "mark", "decimal"), [("es", ";", ","), ("en", ",", ".")])
async def test_pandas_reads_every_figure_to_the_cent(target: Path, locale: str, mark: str, decimal: str) -> None:
    amounts = [Decimal(cents) / 100 for cents in (-123456789012, -1, 0, 1, 99, 123456789012)]
    await write_csv(bare([AMOUNT], [(amount,) for amount in amounts]), locale, target)
    frame = pd.read_csv(target, sep=mark, decimal=decimal, encoding="utf-8-sig")
    assert frame["Total"].tolist() == [float(amount) for amount in amounts]


@settings(max_examples=50, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_and_none_is_run(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    target = tmp_path_factory.mktemp("texts") / "list.csv"
    asyncio.run(write_csv(bare([AMOUNT, TEXT], [(Decimal(1), text) for text in texts]), "es", target))
    found = [row[1] for row in lines(target)[1:]]
    assert found == [inert(cell_text(text)) for text in texts]
    assert not any(text.startswith(FORMULA) for text in found)


async def test_an_empty_list_has_its_headings(target: Path) -> None:
    assert await write_csv(bare(COLUMNS, ()), "es", target) == 0
    assert len(lines(target)) == 1
