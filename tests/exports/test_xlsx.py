"""XLSX: what goes in is what Excel, pandas and two readers of different make find."""

import asyncio
import math
import tracemalloc
import zipfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from erp_adapter.domain.sheets import Column, ExportFormat, Kind, Row
from erp_adapter.errors import BadRequest, ErpTimeout
from exports.cell_text import cell_text
from exports.xlsx import write_xlsx
from tests.exports.sheets import AMOUNT, COLUMNS, NASTY, ROWS, TEXT, TEXTS, as_read, bare, full

HEADER = 7
BARE_HEADER = 4


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def by_calamine(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def by_openpyxl(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_every_value_comes_back(target: Path, locale: str) -> None:
    assert await write_xlsx(full(), locale, target) == len(ROWS)
    expected = [as_read(row, locale) for row in ROWS]
    rows = slice(HEADER + 1, HEADER + 1 + len(ROWS))
    found = [[cell if cell != "" else None for cell in row] for row in by_calamine(target)]
    assert found[rows] == expected
    cells = [[cell.value for cell in row] for row in by_openpyxl(target).iter_rows()]
    assert [[v.date() if isinstance(v, datetime) else v for v in row] for row in cells[rows]] == expected


@pytest.mark.parametrize("engine", ["calamine", "openpyxl"])
async def test_pandas_reads_the_table_with_its_types(target: Path, engine: Any) -> None:
    await write_xlsx(full(), "es", target)
    frame = pd.read_excel(target, header=HEADER, nrows=len(ROWS), engine=engine, dtype={"Código": str})
    assert list(frame.columns) == [
        "Fecha", "Código", "Nombre", "Estado", "Líneas", "Cantidad", "Precio", "Impuesto %", "Total", "Firmada",
    ]  # fmt: skip
    assert str(frame["Fecha"].dtype).startswith("datetime64")
    assert [None if math.isnan(total) else Decimal(f"{total:.2f}") for total in frame["Total"]] == [
        row[8] for row in ROWS
    ]
    assert frame["Código"].tolist()[0] == "00123"


async def test_values_are_formatted_by_their_kind(target: Path) -> None:
    """A whole quantity has no decimal mark after it: "0.###" would show 5 as "5,"."""
    await write_xlsx(full(), "es", target)
    page = by_openpyxl(target)
    formats = [[cell.number_format for cell in row] for row in page.iter_rows(min_row=HEADER + 2, max_row=HEADER + 3)]
    assert formats[0] == [
        "dd/mm/yyyy", "@", "@", "@", "#,##0", "#,##0", "#,##0.00####", "#,##0", "#,##0.00", "@",
    ]  # fmt: skip
    assert formats[1] == [
        "dd/mm/yyyy", "@", "@", "@", "#,##0", "#,##0.###", "#,##0.00####", "#,##0.##", "#,##0.00", "@",
    ]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
async def test_text_is_never_a_formula_a_link_or_a_number(target: Path, text: str) -> None:
    await write_xlsx(bare([TEXT, AMOUNT], [(text, Decimal(1))]), "es", target)
    cell = by_openpyxl(target).cell(BARE_HEADER + 2, 1)
    assert (unescape(cell.value or ""), cell.hyperlink) == (cell_text(text), None)
    with zipfile.ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert sheet.count(b"<v>") == 1


@settings(max_examples=40, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_as_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    target = tmp_path_factory.mktemp("texts") / "list.xlsx"
    asyncio.run(write_xlsx(bare([AMOUNT, TEXT], [(Decimal(1), text) for text in texts]), "es", target))
    expected = [cell_text(text) for text in texts]
    assert [row[1] for row in by_calamine(target)[BARE_HEADER + 1 :]] == expected
    page = by_openpyxl(target)
    assert [unescape(page.cell(line, 2).value or "") for line in range(BARE_HEADER + 2, page.max_row + 1)] == expected


@settings(max_examples=100, deadline=None)
@given(cents=st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=50))
def test_amounts_to_a_billion_of_thousands_come_back_to_the_cent(
    tmp_path_factory: pytest.TempPathFactory, cents: list[int]
) -> None:
    target = tmp_path_factory.mktemp("amounts") / "list.xlsx"
    amounts = [Decimal(cent) / 100 for cent in cents]
    asyncio.run(write_xlsx(bare([AMOUNT], [(amount,) for amount in amounts]), "es", target))
    assert [row[0] for row in by_calamine(target)[BARE_HEADER + 1 :]] == [float(amount) for amount in amounts]


async def test_text_is_cut_at_what_a_cell_holds(target: Path) -> None:
    """32,767 UTF-16 units, and no half of a character at the end."""
    await write_xlsx(bare([TEXT], [("a" * 40_000,), ("a" + "😀" * 20_000,)]), "es", target)
    assert [row[0] for row in by_calamine(target)[BARE_HEADER + 1 :]] == ["a" * 32_767, "a" + "😀" * 16_383]


async def test_the_heading_says_what_whose_and_of_when(target: Path) -> None:
    await write_xlsx(full(), "es", target)
    above = by_calamine(target)[:HEADER]
    assert [row[0] for row in above] == [
        "Facturas",
        "Distribuciones Añaza, S. L. · NIF B38000001",
        "Cliente C0042 · Peñate & Hijos, S. A. · NIF A35000002",
        "Datos a 03/02/2026 10:30 · Importes en EUR",
        "Saldo anterior",
        "Fecha",
        "",
    ]
    assert [row[2] for row in above[4:6]] == [-98765.43, date(2026, 1, 1)]


async def test_a_list_of_nobody_names_no_customer(target: Path) -> None:
    await write_xlsx(bare(COLUMNS, ()), "en", target)
    assert [row[0] for row in by_calamine(target)] == [
        "Invoices",
        "Distribuciones Añaza, S. L. · Tax ID B38000001",
        "Data as of 03/02/2026 10:30 · Amounts in EUR",
        "",
        "Date",
    ]


async def test_totals_are_bold_numbers_beneath_the_filtered_rows(target: Path) -> None:
    await write_xlsx(full(), "es", target)
    page = by_openpyxl(target)
    last = HEADER + 1 + len(ROWS)
    assert page.auto_filter.ref == f"A{HEADER + 1}:J{last}"
    totals = [cell for cell in page[last + 2] if cell.value is not None]
    assert [cell.value for cell in totals] == ["Total", 1204, 1222.06]
    assert all(cell.font.bold for cell in totals)
    assert [cell.value for cell in page[last + 4] if cell.value is not None] == ["Saldo final", 0.1]


async def test_the_page_prints_on_a4_on_its_side_with_its_headings(target: Path) -> None:
    await write_xlsx(full(), "es", target)
    page = by_openpyxl(target)
    assert page.freeze_panes == f"A{HEADER + 2}"
    assert page.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert all(cell.font.bold for cell in page[HEADER + 1])


async def test_columns_are_as_wide_as_their_share_and_their_heading_ask(target: Path) -> None:
    await write_xlsx(bare([Column("column.tax_rate", Kind.RATE, 1), TEXT, AMOUNT], ()), "es", target)
    columns = by_openpyxl(target).column_dimensions
    assert [round(columns[letter].width) for letter in "ABC"] == [len("Impuesto %") + 5, 61, 41]


@pytest.mark.parametrize(("locale", "title"), [("es", "Facturas"), ("en", "Invoices")])
async def test_the_sheet_and_the_document_are_named_in_the_readers_language(
    target: Path, locale: str, title: str
) -> None:
    await write_xlsx(full(), locale, target)
    workbook = openpyxl.load_workbook(target)
    assert (workbook.sheetnames, workbook.properties.title) == ([title], title)


async def test_days_before_excels_calendar_are_text(target: Path) -> None:
    day = Column("column.date", Kind.DATE, 1)
    await write_xlsx(bare([day], [(date(1753, 1, 1),), (date(1900, 3, 1),)]), "es", target)
    assert by_calamine(target)[BARE_HEADER + 1 :] == [["01/01/1753"], [date(1900, 3, 1)]]


async def test_more_rows_than_a_worksheet_holds_are_refused_before_they_are_written(target: Path) -> None:
    with pytest.raises(BadRequest, match=r"export\.too_many_rows") as refused:
        await write_xlsx(bare([TEXT], [("a",)] * 1_048_576, size=2_000_000), "es", target)
    most = 1_048_576 - BARE_HEADER - 1
    assert refused.value.details == {"format": ExportFormat.XLSX, "most": most, "instead": ExportFormat.CSV}


async def test_temporary_files_stand_beside_the_target_and_go_with_it(target: Path) -> None:
    seen: list[int] = []

    async def rows() -> AsyncIterator[Sequence[Row]]:
        for _ in range(2):
            seen.append(len(list(target.parent.iterdir())))
            yield [("a",)]

    await write_xlsx(replace(bare([TEXT], ()), rows=rows()), "es", target)
    assert seen == [1, 1]
    assert list(target.parent.iterdir()) == [target]


async def test_memory_does_not_grow_with_the_rows(target: Path) -> None:
    peaks = []
    for count in (200, 500, 3_000):
        tracemalloc.start()
        await write_xlsx(bare(COLUMNS, (ROWS[0] for _ in range(count)), size=100), "es", target)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 100_000


async def test_what_goes_wrong_while_reading_is_raised_as_it_is(target: Path) -> None:
    async def rows() -> AsyncIterator[Sequence[Row]]:
        yield [("a",)]
        raise ErpTimeout

    with pytest.raises(ErpTimeout):
        await write_xlsx(replace(bare([TEXT], ()), rows=rows()), "es", target)
