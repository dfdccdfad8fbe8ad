from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from erp_adapter.domain.sheets import Row, Sheet
from exports.pages import new_document
from exports.pdf_sheet import write_pdf
from tests.exports.pdf_reading import Part, parts_of, shown_by
from tests.exports.sheets import ROWS, TEXT, bare, full

AT = datetime(2026, 3, 31, 12, tzinfo=UTC)


async def tagged(sheet: Sheet, folder: Path, locale: str = "es") -> pikepdf.Pdf:
    target = folder / "list.pdf"
    await write_pdf(sheet, locale, target)
    return pikepdf.open(BytesIO(target.read_bytes()))


@pytest.fixture
def long() -> Sheet:
    rows: list[Row] = [(f"Fila {number}",) for number in range(1000)]
    return bare([TEXT], rows)


async def test_the_file_has_no_error_of_syntax(tmp_path: Path, long: Sheet) -> None:
    assert not (await tagged(long, tmp_path)).check_pdf_syntax()


async def test_a_reader_is_told_title_language_and_that_parts_are_marked(tmp_path: Path) -> None:
    pdf = await tagged(full(), tmp_path, "en")
    assert pdf.docinfo["/Title"] == "Invoices · Peñate & Hijos, S. A."
    assert pdf.Root.Lang == "en"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


async def test_every_marked_sequence_leads_to_a_part_that_leads_back(tmp_path: Path, long: Sheet) -> None:
    pdf = await tagged(long, tmp_path)
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    lists = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
    assert len(lists) == len(pdf.pages) > 10
    for page in pdf.pages:
        numbers, _ = shown_by(page)
        found = lists[int(page.obj.StructParents)]
        assert numbers == list(range(len(found)))
        assert all(number == part.K and part.Pg.objgen == page.obj.objgen for number, part in enumerate(found))


async def test_every_part_with_content_is_in_the_tree_once(tmp_path: Path, long: Sheet) -> None:
    pdf = await tagged(long, tmp_path)
    placed = [leaf.entries.objgen for leaf in leaves(parts_of(pdf)) if "/Pg" in leaf.entries]
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    listed = [part.objgen for at in range(1, len(parents), 2) for part in parents[at]]
    assert sorted(placed) == sorted(listed)
    assert len(set(placed)) == len(placed)


async def test_no_text_stands_outside_of_parts_and_decoration(tmp_path: Path) -> None:
    assert [shown_by(page)[1] for page in (await tagged(full(), tmp_path)).pages] == [0]


async def test_a_table_has_one_row_of_headings_and_every_row_as_many_cells(tmp_path: Path) -> None:
    pdf = await tagged(full(), tmp_path)
    document = parts_of(pdf)
    assert [part.kind for part in document.children] == ["/P", "/P", "/H1", "/P", "/P", "/P", "/Table", "/P"]
    (table,) = document.find("/Table")
    headings, *rows, totals = table.children
    assert [cell.kind for cell in headings.children] == ["/TH"] * 10
    assert [[cell.kind for cell in row.children] for row in rows] == [["/TD"] * 10] * len(ROWS)
    assert [str(cell.entries.A.Scope) for cell in headings.children] == ["/Column"] * 10
    assert str(totals.children[0].entries.A.Scope) == "/Row"
    assert sum(int(cell.entries.A.ColSpan) if "/A" in cell.entries else 1 for cell in totals.children) == 10


async def test_headings_that_are_repeated_are_no_part_of_the_table(tmp_path: Path, long: Sheet) -> None:
    (table,) = parts_of(await tagged(long, tmp_path)).find("/Table")
    assert len(list(table.find("/TH"))) == 1


async def test_the_tree_of_a_thousand_rows_of_ten_cells_is_small(tmp_path: Path) -> None:
    await tagged(bare(full().columns, ROWS * 250), tmp_path)
    assert (tmp_path / "list.pdf").stat().st_size < 400_000


def test_a_document_without_any_part_is_sound() -> None:
    document = new_document(title="Vacío", locale="es")
    document.add_page()
    pdf = pikepdf.open(BytesIO(document.finished("Añaza", AT)))
    assert not pdf.check_pdf_syntax()
    assert parts_of(pdf).children == []


def leaves(part: Part) -> list[Part]:
    return [leaf for child in part.children for leaf in leaves(child)] if part.children else [part]
