"""A list as it is exported: what stands above the table, its columns, its rows, what they add up to.

Names of titles, columns, facts and words are keys that the writer puts into the reader's language.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from erp_adapter.domain.customers import Company, Customer

Word = NewType("Word", str)
"""A value that is translated, such as "invoice_status.PAID"."""

Cell = str | Decimal | date | int | bool | None
"""A value by its column's kind; None is an empty cell."""

Row = Sequence[Cell]


class ExportFormat(StrEnum):
    PDF = "PDF"
    XLSX = "XLSX"
    XLS = "XLS"
    CSV = "CSV"


class Kind(StrEnum):
    """What a column holds: amounts have 2 decimals, quantities 3 and prices 6 at most, rates are percentages, 21 for 21 %."""

    TEXT = "text"
    WORD = "word"
    DATE = "date"
    INTEGER = "integer"
    QUANTITY = "quantity"
    PRICE = "price"
    AMOUNT = "amount"
    RATE = "rate"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """`share`: how wide it is beside the others; its longest values should fit, what is longer is wrapped."""

    name: str
    kind: Kind
    share: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure above or below the table, such as the opening balance."""

    name: str
    kind: Kind
    value: Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """`customer` is None for a list that is nobody's; `at` is the instant, in the company's zone, that the data is of.

    `rows` come in batches. `totals` gives, by column, what the whole list adds up to, in `currency`; empty for a list without.
    """

    title: str
    company: Company
    customer: Customer | None
    at: datetime
    currency: str
    columns: Sequence[Column]
    rows: AsyncIterator[Sequence[Row]]
    above: Sequence[Fact] = ()
    below: Sequence[Fact] = ()
    totals: Mapping[str, Decimal] = field(default_factory=dict)
