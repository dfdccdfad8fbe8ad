"""An invoice's lines as a table's columns; a column without a value is left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from erp_adapter.domain.invoice_list import InvoiceLine
from erp_adapter.domain.sheets import Kind
from exports.figures import Figures
from exports.invoice.grid import Column
from exports.invoice.words import word


def line_columns(lines: Sequence[InvoiceLine], figures: Figures) -> list[Column]:
    """Give the columns in the order of reading."""

    def told(key: str, value: Callable[[InvoiceLine], str]) -> Column:
        return Column(word(key, figures.locale), [value(line) for line in lines])

    def of(kind: Kind, value: Decimal) -> str:
        return figures.number(kind, value)

    def worded(key: str, value: Callable[[InvoiceLine], str]) -> Column:
        return replace(told(key, value), numeric=False)

    columns = [
        replace(worded("code", lambda line: line.product_code or ""), most=28, wraps=True),
        replace(worded("description", lambda line: line.description), free=True),
        told("quantity", lambda line: of(Kind.QUANTITY, line.quantity)),
        told("unit_price", lambda line: of(Kind.PRICE, line.unit_price)),
        replace(told("discounts", lambda line: cascade(line.discounts, figures)), most=24, wraps=True),
        told("line_tax", lambda line: percent(line.tax_rate, figures)),
        told("line_net", lambda line: of(Kind.AMOUNT, line.net)),
    ]
    return [column for column in columns if column.free or any(column.values)]


def percent(rate: Decimal, figures: Figures) -> str:
    return f"{figures.number(Kind.RATE, rate)}\u00a0%"


def cascade(discounts: Sequence[Decimal], figures: Figures) -> str:
    """Write discounts that are taken one after the other; one of 0 is none."""
    return " + ".join(percent(discount, figures) for discount in discounts if discount)
