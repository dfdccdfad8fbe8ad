"""XLS: what goes in is what Excel 97 to 2003 and two readers of different make find."""

import asyncio
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlrd
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from erp_adapter.domain.sheets import Column, ExportFormat, Kind
from erp_adapter.errors import BadRequest
from exports.cell_text import cell_text
from exports.xls import write_xls
from tests.exports.sheets import AMOUNT, COLUMNS, ROWS, TEXT, TEXTS, as_read, bare, full

HEADER = 7
BARE_HEADER = 4


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.xls"


def by_xlrd(path: Path) -> Any:
    return xlrd.open_workbook(path, formatting_info=True).sheet_by_index(0)


def values(cells: Any) -> list[Any]:
    """Dates as days, empty cells as None."""
    kinds = {xlrd.XL_CELL_DATE: lambda cell: xlrd.xldate_as_datetime(cell.value, 0).date()}
    return [None if cell.value == "" else kinds.get(cell.ctype, lambda each: each.value)(cell) for cell in cells]


async def test_it_is_a_file_of_excel_97(target: Path) -> None:
    await write_xls(full(), "es", target)
    assert target.read_bytes()[:8] == bytes.fromhex("d0cf11e0a1b11ae1")
    assert xlrd.open_workbook(target).biff_version == 80


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_every_value_comes_back(target: Path, locale: str) -> None:
    assert await write_xls(full(), locale, target) == len(ROWS)
    page = by_xlrd(target)
    found = [values(page.row(line)) for line in range(HEADER + 1, HEADER + 1 + len(ROWS))]
    assert found == [as_read(row, locale) for row in ROWS]


async def test_pandas_reads_the_table_with_its_types(target: Path) -> None:
    await write_xls(full(), "es", target)
    frame = pd.read_excel(target, header=HEADER, nrows=len(ROWS), engine="calamine", dtype={"Código": str})
    assert str(frame["Fecha"].dtype).startswith("datetime64")
    assert frame["Total"].tolist()[:2] == [1234.56, -12.5]
    assert frame["Código"].tolist()[0] == "00123"


async def test_totals_stand_beneath_the_rows_and_the_heading_stays_in_sight(target: Path) -> None:
    await write_xls(full(), "es", target)
    page = by_xlrd(target)
    assert [value for value in values(page.row(HEADER + len(ROWS) + 2)) if value is not None] == [
        "Total",
        1204,
        1222.06,
    ]
    assert page.horz_split_pos == HEADER + 1


@settings(max_examples=25, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_as_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    target = tmp_path_factory.mktemp("texts") / "list.xls"
    asyncio.run(write_xls(bare([AMOUNT, TEXT], [(Decimal(1), text) for text in texts]), "es", target))
    page = by_xlrd(target)
    cells = [page.cell(line, 1) for line in range(BARE_HEADER + 1, BARE_HEADER + 1 + len(texts))]
    assert [cell.value for cell in cells] == [cell_text(text) for text in texts]
    assert {cell.ctype for cell in cells} <= {xlrd.XL_CELL_TEXT, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_EMPTY}


async def test_many_long_texts_come_back_whole(target: Path) -> None:
    """The table of strings is cut into records of 8 kB, never between the halves of a character."""
    texts = ["a" * odd + "😀ñ€" * 3_000 for odd in range(40)]
    await write_xls(bare([TEXT], [(text,) for text in texts]), "es", target)
    assert [row[0] for row in CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()[3:]][-40:] == texts
    page = by_xlrd(target)
    assert [page.cell_value(BARE_HEADER + 1 + line, 0) for line in range(40)] == texts


async def test_more_rows_than_the_format_holds_are_refused_and_told_of_xlsx(target: Path) -> None:
    with pytest.raises(BadRequest, match=r"export\.too_many_rows") as refused:
        await write_xls(bare([TEXT], [("a",)] * 65_536, size=70_000), "es", target)
    most = 65_536 - BARE_HEADER - 1
    assert refused.value.details == {"format": ExportFormat.XLS, "most": most, "instead": ExportFormat.XLSX}


async def test_days_before_excels_calendar_are_text(target: Path) -> None:
    day = Column("column.date", Kind.DATE, 1)
    await write_xls(bare([day], [(date(1753, 1, 1),), (date(1900, 3, 1),)]), "es", target)
    page = by_xlrd(target)
    assert [values(page.row(BARE_HEADER + 1 + line)) for line in range(2)] == [["01/01/1753"], [date(1900, 3, 1)]]


async def test_an_empty_list_has_its_headings(target: Path) -> None:
    assert await write_xls(bare(COLUMNS, ()), "es", target) == 0
    assert by_xlrd(target).cell_value(BARE_HEADER, 0) == "Fecha"
