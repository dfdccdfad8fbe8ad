"""How the invoices of a tax id and year are said in SQL, with what decides whether each counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, func, literal, or_, select, true, union_all

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.ordering import nulls_lowest
from erp_adapter.domain.declarations import QUARTERS, Operation, Taxpayer
from erp_adapter.domain.invoices import InvoiceKind
from erp_adapter.invoice_state import to_cents
from erp_adapter.keys import same_row
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.list_reading import Placed
from erp_adapter.prepared import GivenValues
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, ScopeOrGiven, given_scope, scoped, scoped_receipts
from erp_adapter.types import amount

OPERATION = Record(
    Operation,
    only_laid_out=Part("only_laid_out", make=bool),
    withheld=Part("withheld", make=bool),
    own_currency=Part("own_currency", make=bool),
    chosen_model=Part("declaration_model"),
    mark=Part("exclusion_reason"),
)
_SUMMED = ("total", "net", "laid_out")


Day = Any
"""A date, or the place of one."""


@dataclass(frozen=True, slots=True)
class Year:
    """`later` are the first days of its quarters but the first."""

    first: Day
    last: Day
    later: Sequence[Day]

    @classmethod
    def of(cls, year: int) -> "Year":
        later = [date(year, 3 * quarter + 1, 1) for quarter in QUARTERS[:-1]]
        return cls(date(year, 1, 1), date(year, 12, 31), later)

    @property
    def values(self) -> GivenValues:
        """What a statement built with GIVEN_YEAR is given."""
        later = {_later(place): day for place, day in enumerate(self.later)}
        return {"first_day": self.first, "last_day": self.last, **later}


def _later(place: int) -> str:
    return f"later_{place}"


GIVEN_YEAR = Year(Given("first_day"), Given("last_day"), [Given(_later(place)) for place in range(len(QUARTERS) - 1)])


@dataclass(frozen=True, slots=True)
class Issued:
    """A year's invoices to some customers with one of these tax ids printed on them, or `nameless`: with none."""

    whose: Any
    printed: Collection[str] | Given
    nameless: bool
    year: Year

    @classmethod
    def to(cls, taxpayers: Collection[Taxpayer], year: int) -> "Issued":
        """Those of these taxpayers, and some of others."""
        codes = frozenset(code for each in taxpayers for code in each.codes)
        printed = frozenset(text for each in taxpayers for text in each.printed)
        return cls(
            CustomerScope.of(codes), [each for each in printed if each is not None], None in printed, Year.of(year)
        )


def given(issued: Issued) -> Placed[Issued]:
    whose, values = given_scope(issued.whose)
    placed = Issued(whose, Given("printed"), issued.nameless, GIVEN_YEAR)
    return issued.nameless, placed, {**values, **issued.year.values, "printed": issued.printed}


class DeclarationQueries:
    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._invoice = relations.invoice.c
        # Under names of their own, so that a statement over invoices can ask about an invoice's lines and taxes.
        self._inner = replace(
            relations,
            invoice=relations.invoice.alias("owner"),
            invoice_line=relations.invoice_line.alias("line"),
            invoice_tax=relations.invoice_tax.alias("tax_row"),
        )

    def own_tax_ids(self, whose: ScopeOrGiven, year: Year) -> CompoundSelect[Any]:
        """(code, tax_id, place) of these customers: their records', then those on their invoices of the year."""
        records, invoices = self._records(whose), self._printed(whose, year)
        found = union_all(
            records.add_columns(literal(0).label("place")), invoices.add_columns(literal(1).label("place"))
        )
        columns = found.selected_columns
        return found.order_by(columns.place, nulls_lowest(columns.tax_id, descending=False))

    def sharing(self, texts: Given, year: Year) -> CompoundSelect[Any]:
        """(code, tax_id) of all customers that have one of these tax ids, in their record or on an invoice of the year.

        Whose data may be read is what this finds out: it reads everybody's, and nothing but who has just these tax ids.
        """
        records = self._records(EVERYONE).where(among(self._relations.customer.c.tax_id, texts))
        invoices = self._printed(EVERYONE, year).where(among(self._invoice.customer_tax_id, texts))
        return union_all(records, invoices)

    def printed(self, whose: ScopeOrGiven, year: Year) -> Select[Any]:
        """(code, tax_id) on these customers' invoices of the year."""
        return self._printed(whose, year)

    def sums(self, issued: Issued) -> Select[Any]:
        """As `documents`, those added up that are alike but for their amounts, without number and date."""
        facts = self._facts(issued).subquery("fact").c
        columns = [func.sum(each).label(each.name) if each.name in _SUMMED else each for each in facts]
        return select(*columns).group_by(*[each for each in facts if each.name not in _SUMMED])

    def documents(self, issued: Issued) -> Select[Any]:
        """The columns of OPERATION, customer_code, customer_tax_id, number and date of the invoices, in no order."""
        return self._facts(issued).add_columns(self._invoice.number, self._invoice.date)

    def count(self, issued: Issued) -> Select[Any]:
        return self._of(issued, func.count().label("invoices")).where(self._in_year(issued.year))

    def keyset(self, _lists: Sequence[Issued]) -> Keyset:
        return Keyset("declaration", [SortKey(self._invoice.date)], unique=self._invoice.number)

    def cash(self, texts: Given, year: Year) -> Select[Any]:
        """(tax_id, amount) of the year's receipts with one of these tax ids, spelled just so."""
        receipt = self._relations.cash_receipt.c
        statement = scoped_receipts(self._relations, texts, receipt.tax_id, func.sum(receipt.amount).label("amount"))
        return statement.where(receipt.date.between(year.first, year.last)).group_by(receipt.tax_id)

    def _records(self, scope: ScopeOrGiven) -> Select[Any]:
        customer = self._relations.customer.c
        return scoped(self._relations, "customer", scope, customer.code, customer.tax_id)

    def _printed(self, scope: ScopeOrGiven, year: Year) -> Select[Any]:
        columns = (self._invoice.customer_code.label("code"), self._invoice.customer_tax_id.label("tax_id"))
        return scoped(self._relations, "invoice", scope, *columns).where(self._in_year(year)).distinct()

    def _of(self, issued: Issued, *columns: ColumnElement[Any]) -> Select[Any]:
        tax_id = self._invoice.customer_tax_id
        condition = among(tax_id, issued.printed)
        if issued.nameless:
            condition = or_(condition, tax_id.is_(None))
        return scoped(self._relations, "invoice", issued.whose, *columns).where(condition)

    def _facts(self, issued: Issued) -> Select[Any]:
        invoice, company, scope = self._invoice, self._relations.company.c, issued.whose
        line, tax = self._inner.invoice_line.c, self._inner.invoice_tax.c
        is_laid_out = line.out_of_pocket == true()
        laid_out = self._parts("invoice_line", scope, func.sum(line.net)).where(is_laid_out)
        # 1 where each line that comes to something is money laid out, nothing where there is no such line.
        only = self._parts("invoice_line", scope, func.min(case((is_laid_out, 1), (to_cents(line.net) != 0, 0))))
        only_laid_out = and_(only.scalar_subquery() == 1, to_cents(invoice.charges) == 0)
        # None of no rows, and of rows of both regimes: the company's own then.
        one_regime = case((func.min(tax.regime) == func.max(tax.regime), func.min(tax.regime)))
        regime = self._parts("invoice_tax", scope, one_regime)
        worked_out = {
            "quarter": self._quarter(issued.year),
            "withheld": _flag(to_cents(invoice.withholding) != 0),
            "own_currency": _flag(invoice.currency == select(company.currency).scalar_subquery()),
            "only_laid_out": _flag(only_laid_out),
            "regime": func.coalesce(regime.scalar_subquery(), select(company.tax_regime).scalar_subquery()),
            "laid_out": func.coalesce(laid_out.scalar_subquery(), literal(0, amount(), literal_execute=True)),
        }
        columns = {**dict(invoice.items()), **{name: each.label(name) for name, each in worked_out.items()}}
        statement = self._of(issued, *OPERATION.among(columns), invoice.customer_code, invoice.customer_tax_id)
        return statement.where(self._in_year(issued.year))

    def _parts(self, relation: str, scope: ScopeOrGiven, column: ColumnElement[Any]) -> Select[Any]:
        """Select from the lines or the taxes of the invoice that the statement around this one is at."""
        statement = scoped(self._inner, relation, scope, column)
        return statement.where(same_row(self._inner.invoice, self._relations.invoice)).correlate(
            self._relations.invoice
        )

    def _day(self) -> ColumnElement[date]:
        """Art. 35: the operation's day, the invoice's unless it says another; of a rectifying invoice always its own."""
        rectifies = self._invoice.kind == InvoiceKind.RECTIFYING
        return case(
            (rectifies, self._invoice.date), else_=func.coalesce(self._invoice.operation_date, self._invoice.date)
        )

    def _in_year(self, year: Year) -> ColumnElement[bool]:
        return self._day().between(year.first, year.last)

    def _quarter(self, year: Year) -> ColumnElement[int]:
        *first, last = QUARTERS
        ends = zip(first, year.later, strict=True)
        return case(*[(self._day() < following, quarter) for quarter, following in ends], else_=last)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """As a value: SQL Server has no truth values."""
    return case((condition, 1), else_=0)
