"""Figures and days as a reader of Spanish or English writes them."""

from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_datetime
from babel.numbers import parse_pattern

from erp_adapter.domain.sheets import Cell, Kind, Sheet
from exports.wording import wording

PATTERNS = {
    Kind.INTEGER: "#,##0",
    Kind.QUANTITY: "#,##0.###",
    Kind.PRICE: "#,##0.00####",
    Kind.AMOUNT: "#,##0.00",
    Kind.RATE: "#,##0.##",
}
"""By the Unicode standard's number patterns (UTS 35); babel puts each language's own marks in."""


class Figures:
    """Writes values in one language, "es" or "en"."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        # `format_decimal` would look both up for each number: 17 µs against 5.
        self._locale = Locale.parse(locale)
        self._patterns = {kind: parse_pattern(pattern) for kind, pattern in PATTERNS.items()}

    def cell(self, kind: Kind, value: Cell) -> str:
        """A value of a column of this kind as text; empty for None."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return wording("yes" if value else "no", self.locale)
        if isinstance(value, date):
            return self.day(value)
        if kind is Kind.WORD:
            return wording(str(value), self.locale)
        if kind in PATTERNS and isinstance(value, (Decimal, int)):
            return self.number(kind, value)
        return str(value)

    def number(self, kind: Kind, value: Decimal | int) -> str:
        """Digits are grouped in fours too: 1.234,56."""
        return str(self._patterns[kind].apply(value, self._locale, decimal_quantization=True))

    def day(self, value: date) -> str:
        return value.strftime("%d/%m/%Y")

    def instant(self, value: datetime) -> str:
        return str(format_datetime(value, "dd/MM/yyyy HH:mm", locale=self.locale))


def of_when(sheet: Sheet, figures: Figures) -> str:
    """Say of when a list's data is and, where it has amounts, in what currency they are."""
    when = f"{wording('sheet.at', figures.locale)} {figures.instant(sheet.at)}"
    kinds = {part.kind for parts in (sheet.columns, sheet.above, sheet.below) for part in parts}
    if kinds.isdisjoint({Kind.AMOUNT, Kind.PRICE}):
        return when
    return f"{when} · {wording('sheet.currency', figures.locale)} {sheet.currency}"
