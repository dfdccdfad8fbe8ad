"""Sample lists for the tests of the writers, and what a reader finds of them."""

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.customers import Address, Company, Customer
from erp_adapter.domain.sheets import Cell, Column, Fact, Kind, Row, Sheet, Word
from exports.wording import wording

ADDRESS = Address("Sede", "Calle Mayor, 1", "Las Palmas de Gran Canaria", "35001", "Las Palmas", "ES")
COMPANY = Company("Distribuciones Añaza, S. L.", "B38000001", ADDRESS, "EUR", "IGIC")
CUSTOMER = Customer(
    code=CustomerCode("C0042"),
    name="Peñate & Hijos, S. A.",
    trade_name=None,
    tax_id="A35000002",
    email=None,
    phone=None,
    address=ADDRESS,
    payment_terms=None,
    sales_representative=None,
    credit_limit=None,
    surcharge=False,
    tax_exempt=False,
    order_discounts=(),
    active=True,
)
AT = datetime(2026, 2, 3, 10, 30, tzinfo=ZoneInfo("Atlantic/Canary"))

COLUMNS = (
    Column("column.date", Kind.DATE, 10),
    Column("column.code", Kind.TEXT, 12),
    Column("column.name", Kind.TEXT, 40),
    Column("column.status", Kind.WORD, 12),
    Column("column.lines", Kind.INTEGER, 8),
    Column("column.quantity", Kind.QUANTITY, 12),
    Column("column.price", Kind.PRICE, 12),
    Column("column.tax_rate", Kind.RATE, 8),
    Column("column.total", Kind.AMOUNT, 14),
    Column("column.signed", Kind.FLAG, 8),
)
PAID, OVERDUE = Word("invoice_status.PAID"), Word("invoice_status.OVERDUE")
ROWS: tuple[Row, ...] = (
    (date(2026, 1, 31), "00123", "Aceite de oliva", PAID, 3, Decimal(12), Decimal("4.1"), Decimal(7), Decimal("1234.56"), True),
    (date(2025, 2, 28), "1E5", "=1+1", OVERDUE, 1, Decimal("0.125"), Decimal("0.123456"), Decimal("9.5"), Decimal("-12.5"), False),
    (None, None, None, None, None, None, None, None, None, None),
    (date(2024, 2, 29), "-5", "Niño «ñandú» 😀", PAID, 1200, Decimal(-1500), Decimal(2), Decimal(0), Decimal("0.00"), True),
)  # fmt: skip
TOTALS = {"column.lines": Decimal(1204), "column.total": Decimal("1222.06")}
ABOVE = (
    Fact("fact.opening_balance", Kind.AMOUNT, Decimal("-98765.43")),
    Fact("column.date", Kind.DATE, date(2026, 1, 1)),
)
BELOW = (Fact("fact.closing_balance", Kind.AMOUNT, Decimal("0.10")),)

TEXT = Column("column.name", Kind.TEXT, 30)
AMOUNT = Column("column.total", Kind.AMOUNT, 14)

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "00123", "1E5", "1/2", "31/12/2026", "TRUE", "#N/A", "NaN", "nan",
         "http://example.com", "mailto:a@example.com", "internal:Sheet!A1", "{=1}", "_x0041_", "_x000D_", " a ", "a\r\nb",
         "a\x00b", "\ud800", "\ufffe", "\x85", "'", '"', ";", ",", "&lt;", "<b>", "]]>", "😀")  # fmt: skip
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(NASTY),
        st.builds("".join, st.lists(st.sampled_from(NASTY), max_size=3)),
        st.text(st.characters(exclude_categories=())),
    ),
    min_size=1,
    max_size=20,
)
"""Any text, lone surrogates and control characters included."""


async def batches(rows: Iterable[Row], size: int = 2) -> AsyncIterator[Sequence[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def bare(columns: Sequence[Column], rows: Iterable[Row], size: int = 500) -> Sheet:
    """A list with nothing but rows."""
    return Sheet("title.invoices", COMPANY, None, AT, "EUR", columns, batches(rows, size))


def full() -> Sheet:
    """A customer's list with every kind of column, facts on both sides and totals."""
    return Sheet("title.invoices", COMPANY, CUSTOMER, AT, "EUR", COLUMNS, batches(ROWS), ABOVE, BELOW, TOTALS)


def as_read(row: Row, locale: str = "es") -> list[Cell | float]:
    """A row as a reader of a spreadsheet finds it: words and flags translated, decimals as floats."""
    return [
        wording("yes" if cell else "no", locale)
        if isinstance(cell, bool)
        else wording(cell, locale)
        if isinstance(cell, str) and column.kind is Kind.WORD
        else float(cell)
        if isinstance(cell, Decimal)
        else cell
        for column, cell in zip(COLUMNS, row, strict=True)
    ]
