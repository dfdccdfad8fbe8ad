"""What an invoice adds up to, as the ERP stored it: its taxes, its totals, and when it was to be paid."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from erp_adapter.domain.printing import PrintedInvoice
from erp_adapter.domain.sheets import Kind
from exports.figures import Figures
from exports.invoice.grid import Column, Grid
from exports.invoice.lines import cascade, percent
from exports.invoice.paper import Paper, Style
from exports.invoice.words import word
from exports.pages import BLUE, PALE, RIGHT, RULE

TOTALS = 66.0
"""How wide the totals are, in millimetres."""
GAP = 6.0
ABOVE = 6.0
PAD = 1.2
LAST = Style(12, bold=True, colour=BLUE)
STRONG = Style(8.5, bold=True)
PLAIN = Style(8.5)

SYMBOLS = {"EUR": "€"}


@dataclass(frozen=True, slots=True)
class Sum:
    label: str
    value: str
    style: Style


class Sums:
    """Taxes at the left with the due dates below, totals at the right; all on one page where a page holds them."""

    def __init__(self, paper: Paper, invoice: PrintedInvoice, figures: Figures) -> None:
        self._paper, self._invoice, self._figures = paper, invoice, figures
        left = paper.width - TOTALS - GAP
        self._left = [Grid(paper, self._tax_columns(), left)]
        self._later: list[Grid] = []
        if invoice.due:
            due = Grid(paper, self._due_columns(), left)
            beside = self._left[0].height + ABOVE + due.height <= paper.whole
            (self._left if beside else self._later).append(due)
        self._sums = list(self._listed())
        self._totals_height = sum(map(self._tall, self._sums))
        taken = sum(grid.height for grid in self._left) + ABOVE * (len(self._left) - 1)
        self.height = ABOVE + max(taken, self._totals_height)
        """Of what is kept together, with the space above it."""

    def write(self) -> None:
        paper = self._paper
        if self.height - ABOVE <= paper.whole:
            self._step(self.height)
            top = paper.y
            self._draw(self._left)
            end, paper.y = paper.y, top
            self._write_totals()
            paper.y = max(paper.y, end)
        else:
            self._step(0)
            self._draw(self._left)
            self._step(ABOVE + self._totals_height)
            self._write_totals()
        for grid in self._later:
            self._step(0)
            grid.draw(paper.left)

    def _step(self, height: float) -> None:
        """Leave a space, or turn the page where so much does not fit."""
        if height > self._paper.room and not self._paper.is_fresh:
            self._paper.turn()
        if not self._paper.is_fresh:
            self._paper.y += ABOVE

    def _draw(self, grids: list[Grid]) -> None:
        for index, grid in enumerate(grids):
            if index:
                self._step(0)
            grid.draw(self._paper.left)

    def _tax_columns(self) -> list[Column]:
        taxes = self._invoice.taxes
        columns = [
            Column(self._word("tax_name"), [tax.name for tax in taxes], numeric=False, free=True),
            Column(self._word("base"), [self._amount(tax.base) for tax in taxes]),
            Column(self._word("rate"), [percent(tax.rate, self._figures) for tax in taxes]),
            Column(self._word("tax"), [self._amount(tax.tax) for tax in taxes]),
        ]
        if self._surcharged:
            rates = [percent(tax.surcharge_rate, self._figures) for tax in taxes]
            columns.append(Column(self._word("surcharge_rate"), rates))
            columns.append(Column(self._word("surcharge"), [self._amount(tax.surcharge) for tax in taxes]))
        return columns

    def _due_columns(self) -> list[Column]:
        due = self._invoice.due
        methods = [payment.payment_method or "" for payment in due]
        return [
            Column(self._word("due_date"), [self._figures.day(payment.due_date) for payment in due], numeric=False),
            Column(self._word("payment_method") if any(methods) else "", methods, numeric=False, free=True),
            Column(self._word("due_amount"), [self._amount(payment.amount) for payment in due]),
        ]

    @property
    def _surcharged(self) -> bool:
        return any(tax.surcharge_rate or tax.surcharge for tax in self._invoice.taxes)

    def _listed(self) -> Iterator[Sum]:
        head = self._invoice.head
        discounts = cascade(head.discounts, self._figures)
        if discounts:
            yield Sum(self._word("document_discounts"), discounts, PLAIN)
        if head.charges:
            yield Sum(self._word("charges"), self._money(head.charges), PLAIN)
        yield Sum(self._word("net"), self._money(head.net), PLAIN)
        taxes = "taxes_and_surcharges" if self._surcharged else "taxes"
        yield Sum(self._word(taxes), self._money(head.total - head.net), PLAIN)
        if head.withholding:
            yield Sum(self._word("total"), self._money(head.total), STRONG)
            yield Sum(self._word("withholding"), self._money(-head.withholding), PLAIN)
            yield Sum(self._word("payable"), self._money(head.total - head.withholding), LAST)
        else:
            yield Sum(self._word("total"), self._money(head.total), LAST)

    def _write_totals(self) -> None:
        table = self._paper.document.group("/S/Table")
        for each in self._sums:
            self._write_sum(each, table)

    def _write_sum(self, each: Sum, table: int) -> None:
        paper, document, style = self._paper, self._paper.document, each.style
        left, tall = paper.right - TOTALS, self._tall(each)
        with document.decoration():
            if style is LAST:
                document.fill_box(left, paper.y, TOTALS, tall, PALE)
                document.fill_box(left, paper.y, TOTALS, 0.3, BLUE)
            else:
                document.fill_box(left, paper.y + tall, TOTALS, 0.15, RULE)
        row = document.group("/S/TR", table)
        label, value = self._set(each)
        y = paper.y + self._pad(style)
        with document.part("/S/TH/A<</O/Table/Scope/Row>>", row):
            below = paper.write(left + PAD, y, label, style)
        if not self._on_one_line(each):
            y = below
        with document.part("/S/TD", row):
            paper.write(paper.right - PAD, y, value, style, align=RIGHT)
        paper.y += tall

    def _tall(self, each: Sum) -> float:
        label, value = self._set(each)
        lines = 1 if self._on_one_line(each) else len(label) + len(value)
        return lines * each.style.leading + 2 * self._pad(each.style)

    def _on_one_line(self, each: Sum) -> bool:
        """Whether the value stands beside its label; a very long one stands below."""
        widths = sum(self._paper.text_width(text, each.style) for text in (each.label, each.value))
        return widths + 3 <= TOTALS - 2 * PAD

    def _set(self, each: Sum) -> tuple[list[str], list[str]]:
        room = TOTALS - 2 * PAD
        return self._paper.lines(each.label, each.style, room), self._paper.lines(each.value, each.style, room)

    @staticmethod
    def _pad(style: Style) -> float:
        return PAD * 1.6 if style is LAST else PAD

    def _amount(self, amount: Decimal) -> str:
        return self._figures.number(Kind.AMOUNT, amount)

    def _money(self, amount: Decimal) -> str:
        currency = self._invoice.head.currency
        return f"{self._amount(amount)}\u00a0{SYMBOLS.get(currency, currency)}"

    def _word(self, key: str) -> str:
        return word(key, self._figures.locale)
