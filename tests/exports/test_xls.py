"""XLS: what goes in is what xlrd, calamine and pandas find, as the type it had."""

import asyncio
import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.errors import BadRequest
from exports.cell_text import cell_text
from exports.xls import write_xls
from tests.exports.sheets import AMOUNT, COLUMNS, NASTY, ROWS, TEXT, TEXTS, as_read, bare, full

HEADER = 7
BARE_HEADER = 4
TYPES = [xlrd.XL_CELL_DATE, *[xlrd.XL_CELL_TEXT] * 3, *[xlrd.XL_CELL_NUMBER] * 5, xlrd.XL_CELL_TEXT]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.xls"


def opened(path: Path) -> Any:
    return xlrd.open_workbook(path, formatting_info=True)


def texts_of(path: Path, column: int) -> list[str]:
    page = opened(path).sheet_by_index(0)
    cells = page.col(column)[BARE_HEADER + 1 :]
    assert {cell.ctype for cell in cells} <= {xlrd.XL_CELL_TEXT, xlrd.XL_CELL_EMPTY}
    return [cell.value for cell in cells]


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_every_value_comes_back(target: Path, locale: str) -> None:
    assert await write_xls(full(), locale, target) == len(ROWS)
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python(skip_empty_area=False)
    found = [[cell if cell != "" else None for cell in row] for row in rows[HEADER + 1 : HEADER + 1 + len(ROWS)]]
    assert found == [as_read(row, locale) for row in ROWS]


async def test_every_value_has_its_type_and_the_format_of_its_kind(target: Path) -> None:
    await write_xls(full(), "es", target)
    workbook = opened(target)
    page = workbook.sheet_by_index(0)
    assert workbook.biff_version == 80
    assert [page.cell_type(HEADER + 1, column) for column in range(len(COLUMNS))] == TYPES
    assert page.cell_value(HEADER + 1, 0) == (date(2026, 1, 31) - date(1899, 12, 30)).days
    formats = [
        workbook.format_map[workbook.xf_list[page.cell_xf_index(HEADER + 2, column)].format_key].format_str
        for column in range(len(COLUMNS))
    ]
    assert formats == [
        "dd/mm/yyyy", "@", "@", "@", "#,##0", "#,##0.###", "#,##0.00####", "#,##0.##", "#,##0.00", "@",
    ]  # fmt: skip


async def test_pandas_reads_the_table_with_its_types(target: Path) -> None:
    await write_xls(full(), "es", target)
    frame = pd.read_excel(target, header=HEADER, nrows=len(ROWS), engine="calamine", dtype={"Código": str})
    assert str(frame["Fecha"].dtype).startswith("datetime64")
    totals = [None if math.isnan(total) else Decimal(f"{total:.2f}") for total in frame["Total"]]
    assert totals == [row[8] for row in ROWS]
    assert frame["Código"].tolist()[:2] == ["00123", "1E5"]


@pytest.mark.parametrize("text", NASTY)
async def test_text_is_never_a_formula_or_a_number(target: Path, text: str) -> None:
    await write_xls(bare([AMOUNT, TEXT], [(Decimal(1), text)]), "es", target)
    assert texts_of(target, 1) == [cell_text(text)]


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_as_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    target = tmp_path_factory.mktemp("texts") / "list.xls"
    asyncio.run(write_xls(bare([AMOUNT, TEXT], [(Decimal(1), text) for text in texts]), "es", target))
    assert texts_of(target, 1) == [cell_text(text) for text in texts]


@pytest.mark.parametrize("start", range(4))
async def test_no_character_is_parted_between_two_records(target: Path, start: int) -> None:
    """A record of strings ends after 8,224 bytes, wherever that falls; xlrd refuses half a character."""
    texts = ["a" * start + "😀" * 9_000, "ñ" * start, *(f"{'a' * (number % 7)}😀{number}" for number in range(3_000))]
    await write_xls(bare([TEXT], [(text,) for text in texts]), "es", target)
    assert texts_of(target, 0) == texts
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[BARE_HEADER + 1 :]] == texts


@settings(max_examples=60, deadline=None)
@given(cents=st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=50))
def test_amounts_to_a_billion_of_thousands_come_back_to_the_cent(
    tmp_path_factory: pytest.TempPathFactory, cents: list[int]
) -> None:
    target = tmp_path_factory.mktemp("amounts") / "list.xls"
    amounts = [Decimal(cent) / 100 for cent in cents]
    asyncio.run(write_xls(bare([AMOUNT], [(amount,) for amount in amounts]), "es", target))
    assert opened(target).sheet_by_index(0).col_values(0)[BARE_HEADER + 1 :] == [float(amount) for amount in amounts]


async def test_text_is_cut_at_what_a_cell_holds(target: Path) -> None:
    await write_xls(bare([TEXT], [("a" * 40_000,), ("a" + "😀" * 20_000,)]), "es", target)
    assert texts_of(target, 0) == ["a" * 32_767, "a" + "😀" * 16_383]


async def test_it_looks_as_the_other_spreadsheet_does(target: Path) -> None:
    """Bold headings that stay in sight, bold totals that are numbers, a heading above and facts below."""
    await write_xls(full(), "es", target)
    workbook = opened(target)
    page = workbook.sheet_by_index(0)
    assert workbook.sheet_names() == ["Facturas"]
    assert (page.panes_are_frozen, page.horz_split_pos) == (1, HEADER + 1)
    assert page.col_values(0)[:HEADER] == [
        "Facturas",
        "Distribuciones Añaza, S. L. · NIF B38000001",
        "Cliente C0042 · Peñate & Hijos, S. A. · NIF A35000002",
        "Datos a 03/02/2026 10:30 · Importes en EUR",
        "Saldo anterior",
        "Fecha",
        "",
    ]
    totals = HEADER + len(ROWS) + 2
    assert page.row_values(totals) == ["Total", "", "", "", 1204, "", "", "", 1222.06, ""]
    assert page.row_values(totals + 2)[:3] == ["Saldo final", "", 0.1]
    for line, column in ((HEADER, 0), (HEADER, 8), (totals, 0), (totals, 8)):
        assert workbook.font_list[workbook.xf_list[page.cell_xf_index(line, column)].font_index].bold
    assert [page.colinfo_map[column].width // 256 for column in (0, 2, 8)] == [12, 38, 16]


async def test_styles_are_made_once_however_many_rows(target: Path) -> None:
    """Excel refuses a workbook with more than some 4,000 of them."""
    counts = []
    for rows in (1, 700):
        await write_xls(bare(COLUMNS, [ROWS[0], ROWS[1]] * rows), "es", target)
        counts.append(len(opened(target).xf_list))
    assert counts[0] == counts[1] < 60


async def test_as_many_rows_as_a_worksheet_holds_and_not_one_more(target: Path) -> None:
    most = 65_536 - BARE_HEADER - 1
    assert await write_xls(bare([AMOUNT], [(Decimal(1),)] * most), "es", target) == most
    assert opened(target).sheet_by_index(0).nrows == 65_536
    with pytest.raises(BadRequest, match=r"export\.too_many_rows") as refused:
        await write_xls(bare([AMOUNT], [(Decimal(1),)] * (most + 1), size=70_000), "es", target)
    assert refused.value.details == {"format": ExportFormat.XLS, "most": most, "instead": ExportFormat.XLSX}


async def test_totals_and_facts_take_lines_from_the_rows(target: Path) -> None:
    rows = bare(COLUMNS, [ROWS[0]] * 70_000, size=70_000).rows
    with pytest.raises(BadRequest) as refused:
        await write_xls(replace(full(), rows=rows), "es", target)
    taken = {"heading": HEADER + 1, "total": 2, "below": 2}
    assert refused.value.details["most"] == 65_536 - sum(taken.values())
