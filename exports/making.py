"""How a file is made: the writer of each format, and documents one by one or zipped."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

from anyio import to_thread

from erp_adapter.domain.printing import DocumentSource, TakenDocument
from erp_adapter.domain.sheets import ExportFormat, Row, Sheet
from erp_adapter.errors import BadRequest, NotAvailable
from exports.bundle import BundleEntry, write_bundle
from exports.issuing import Issued, Reason, Unavailable, issue


async def make_sheet(sheet: Sheet, file_format: ExportFormat, locale: str, target: Path, *, most: int) -> None:
    """Write a list; raise BadRequest for one of more than `most` rows, or more than the format holds."""
    await _writer(file_format)(replace(sheet, rows=_at_most(sheet.rows, most)), locale, target)


async def make_document(source: DocumentSource, locale: str, target: Path) -> list[TakenDocument]:
    """Write one invoice's document; raise NotAvailable, with the reason, where there is none."""
    issued = _issued(source, locale)
    if not isinstance(issued, Issued):
        raise NotAvailable(f"document.{issued}")
    await to_thread.run_sync(target.write_bytes, issued.content)
    return [_taken(source, issued)]


async def make_bundle(sources: AsyncIterator[DocumentSource], locale: str, target: Path) -> list[TakenDocument]:
    """Write a zip of the documents that there are, and a list of the others in it."""
    taken: list[TakenDocument] = []

    async def entries() -> AsyncIterator[BundleEntry]:
        async for source in sources:
            issued = _issued(source, locale)
            taken.append(_taken(source, issued))
            yield BundleEntry(source.number, source.date, issued)

    await write_bundle(entries(), locale, target)
    return taken


async def _at_most(rows: AsyncIterator[Sequence[Row]], most: int) -> AsyncIterator[Sequence[Row]]:
    count = 0
    async for batch in rows:
        count += len(batch)
        if count > most:
            raise BadRequest("export.too_large", most=most)
        yield batch


def _issued(source: DocumentSource, locale: str) -> Issued | Reason:
    if source.unreadable:
        return "broken"
    try:
        return issue(source.file, source.printed, locale=locale)
    except Unavailable as unavailable:
        return unavailable.reason


def _taken(source: DocumentSource, issued: Issued | Reason) -> TakenDocument:
    outcome = issued.state.value if isinstance(issued, Issued) else issued
    return TakenDocument(source.customer_code, source.number, outcome)


def _writer(file_format: ExportFormat) -> Callable[[Sheet, str, Path], Awaitable[int]]:
    """Each format's own library is loaded for its files alone."""
    # ruff: noqa: PLC0415 - as above
    match file_format:
        case ExportFormat.PDF:
            from exports.pdf_sheet import write_pdf

            return write_pdf
        case ExportFormat.XLSX:
            from exports.xlsx import write_xlsx

            return write_xlsx
        case ExportFormat.XLS:
            from exports.xls import write_xls

            return write_xls
        case ExportFormat.CSV:
            from exports.csv_file import write_csv

            return write_csv
