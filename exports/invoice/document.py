"""An invoice printed from the ERP's data (RD 1619/2012, art. 6): every figure as stored on the day of issue."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from erp_adapter.domain.printing import PrintedInvoice
from exports.figures import Figures
from exports.invoice.grid import Grid
from exports.invoice.heading import Heading
from exports.invoice.lines import line_columns
from exports.invoice.paper import Paper, Style
from exports.invoice.sums import Sums
from exports.invoice.words import CASH_BASIS, REVERSE_CHARGE, word
from exports.pages import BLUE, new_document

ABOVE = 6.0
LEGAL = Style(9, bold=True, colour=BLUE)
OTHER = Style(8.5)


def print_invoice(invoice: PrintedInvoice, *, locale: str, duplicate: bool) -> bytes:
    """Print it as a PDF in Spanish or English ("es" or "en"); the same invoice gives the same bytes.

    A duplicate says so on every page. Raise ValueError for one that is not printable.
    """
    if not invoice.printable:
        raise ValueError(f"invoice {invoice.head.number} has no lines, or nothing of how they are taxed")
    head, company, figures = invoice.head, invoice.company, Figures(locale)
    title = f"{word(f'title.{head.kind}', locale)} {head.number}"
    document = new_document(title=title, locale=locale)
    document.set_author(company.name)
    paper = Paper(document, running=f"{title} · {figures.day(head.date)}", duplicate=duplicate)
    Heading(paper, invoice, figures).write()
    sums = Sums(paper, invoice, figures)
    Grid(paper, line_columns(invoice.lines, figures), paper.width).draw(paper.left, below=sums.height)
    sums.write()
    _write_mentions(paper, invoice)
    # The day of issue rather than today, which would make other bytes of the same invoice.
    at = datetime.combine(head.date, time(), UTC)
    return bytes(document.finished(" · ".join(filter(None, (company.name, company.tax_id))), at))


def _write_mentions(paper: Paper, invoice: PrintedInvoice) -> None:
    """Write what the law wants said (art. 6.1 j to p), over as many pages as it takes."""
    space = ABOVE
    for text, style in _mentions(invoice):
        lines = paper.lines(text, style, paper.width)
        paper.keep(space + len(lines) * style.leading)
        paper.y += 0 if paper.is_fresh else space
        while lines:
            if paper.room < style.leading:
                paper.turn()
            most = int(paper.room / style.leading)
            with paper.document.part("/S/P"):
                paper.y = paper.write(paper.left, paper.y, lines[:most], style)
            lines = lines[most:]
        space = 1.0


def _mentions(invoice: PrintedInvoice) -> Iterator[tuple[str, Style]]:
    if invoice.reverse_charge:
        yield REVERSE_CHARGE, LEGAL
    if invoice.cash_basis:
        yield CASH_BASIS, LEGAL
    if invoice.mentions:
        yield invoice.mentions, OTHER
