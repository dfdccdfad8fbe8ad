"""Which of the demo's invoices have an archived file, and where would it be."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice

from erp_adapter.demo.timeline import Timeline
from erp_adapter.demo.writer import Row
from erp_adapter.domain.codes import CustomerCode, InvoiceNumber

DAYS = 90
MOST = 12
SIGNED, UNSIGNED, NONE = True, False, None
_NEWEST_FIRST = """
SELECT number FROM invoice WHERE customer_code = ? AND date >= ? AND currency = 'EUR' AND NOT cash_basis
ORDER BY date DESC, number DESC
"""


@dataclass(frozen=True, slots=True)
class ArchivedInvoice:
    """An invoice whose file the ERP has archived, by the books: `uri` is its path below the archive's folder."""

    number: InvoiceNumber
    uri: str
    signed: bool


def archived_invoices(
    connection: sqlite3.Connection, customers: Iterable[CustomerCode], timeline: Timeline
) -> Iterator[ArchivedInvoice]:
    """Of each customer's latest invoices one signed, one not signed, one without a file, and so on.

    What the tax rules treat apart is never among them: such an invoice is there to be printed.
    """
    since = (timeline.today - timedelta(days=DAYS)).isoformat()
    for customer in customers:
        numbers = (number for (number,) in connection.execute(_NEWEST_FIRST, (customer, since)))
        files = zip(numbers, cycle((SIGNED, UNSIGNED, NONE)), strict=False)
        having = ((number, signed) for number, signed in files if signed is not NONE)
        for number, signed in islice(having, MOST):
            yield ArchivedInvoice(InvoiceNumber(number), file_name(number), signed)


def archive_rows(archive: Iterable[ArchivedInvoice]) -> Iterator[Row]:
    for each in archive:
        yield {
            "invoice_number": each.number,
            "uri": each.uri,
            "media_type": "application/pdf",
            "signed": each.signed,
        }


def file_name(number: str) -> str:
    """A name that any system can write.

    >>> file_name("F26-000012"), file_name("2026/F: 12")
    ('F26-000012.pdf', '2026-F--12.pdf')
    """
    return re.sub(r"[^A-Za-z0-9._-]", "-", number) + ".pdf"
