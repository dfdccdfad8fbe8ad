"""How the invoices of a tax id and year are said in SQL, with what decides whether each counts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, func, literal, or_, select, true, union_all

from erp_adapter.dialects.lists import among
from erp_adapter.dialects.ordering import nulls_lowest
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import QUARTERS, Taxpayer
from erp_adapter.domain.invoices import InvoiceKind
from erp_adapter.invoice_state import to_cents
from erp_adapter.keys import same_row
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.relations import Relations
from erp_adapter.scope import EVERYONE, CustomerScope, scoped, scoped_receipts
from erp_adapter.types import amount

_SUMMED = ("total", "net", "laid_out")


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

    def own_tax_ids(self, customers: Collection[CustomerCode], year: int) -> CompoundSelect[Any]:
        """(code, tax_id) of these customers: their records', then those on their invoices of the year."""
        scope = CustomerScope.of(customers)
        records, invoices = self._records(scope), self._printed(scope, year)
        found = union_all(
            records.add_columns(literal(0).label("place")), invoices.add_columns(literal(1).label("place"))
        )
        columns = found.selected_columns
        return found.order_by(columns.place, nulls_lowest(columns.tax_id, descending=False))

    def sharing(self, texts: Collection[str], year: int) -> CompoundSelect[Any]:
        """(code, tax_id) of all customers that have one of these tax ids, in their record or on an invoice of the year.

        Whose data may be read is what this finds out: it reads everybody's, and nothing but who has just these tax ids.
        """
        records = self._records(EVERYONE).where(among(self._relations.customer.c.tax_id, texts))
        invoices = self._printed(EVERYONE, year).where(among(self._invoice.customer_tax_id, texts))
        return union_all(records, invoices)

    def printed(self, codes: Collection[CustomerCode], year: int) -> Select[Any]:
        """(code, tax_id) on these customers' invoices of the year."""
        return self._printed(CustomerScope.of(codes), year)

    def sums(self, taxpayers: Collection[Taxpayer], year: int) -> Select[Any]:
        """The invoices of these taxpayers, and some of others, those added up that are alike but for their amounts."""
        codes = frozenset(code for each in taxpayers for code in each.codes)
        printed = frozenset(text for each in taxpayers for text in each.printed)
        facts = self._facts(codes, printed, year).subquery("fact")
        alike = [column for column in facts.c if column.name not in _SUMMED]
        return select(*alike, *[func.sum(facts.c[name]).label(name) for name in _SUMMED]).group_by(*alike)

    def documents(self, taxpayer: Taxpayer, year: int) -> Select[Any]:
        """The taxpayer's invoices of the year, in no order."""
        facts = self._facts(taxpayer.codes, taxpayer.printed, year)
        return facts.add_columns(self._invoice.number, self._invoice.date)

    def count(self, taxpayer: Taxpayer, year: int) -> Select[Any]:
        statement = self._of(taxpayer.codes, taxpayer.printed, func.count().label("invoices"))
        return statement.where(self._in_year(year))

    def keyset(self) -> Keyset:
        return Keyset("declaration", [SortKey(self._invoice.date)], unique=self._invoice.number)

    def cash(self, texts: Collection[str], year: int) -> Select[Any]:
        """(tax_id, amount) of the year's receipts with one of these tax ids, spelled just so."""
        receipt = self._relations.cash_receipt.c
        statement = scoped_receipts(self._relations, texts, receipt.tax_id, func.sum(receipt.amount).label("amount"))
        return statement.where(receipt.date.between(*_bounds(year))).group_by(receipt.tax_id)

    def _records(self, scope: CustomerScope) -> Select[Any]:
        customer = self._relations.customer.c
        return scoped(self._relations, "customer", scope, customer.code, customer.tax_id)

    def _printed(self, scope: CustomerScope, year: int) -> Select[Any]:
        columns = (self._invoice.customer_code.label("code"), self._invoice.customer_tax_id.label("tax_id"))
        return scoped(self._relations, "invoice", scope, *columns).where(self._in_year(year)).distinct()

    def _of(
        self, codes: Collection[CustomerCode], printed: Collection[str | None], *columns: ColumnElement[Any]
    ) -> Select[Any]:
        """Select from the invoices of these customers with these tax ids on them."""
        tax_id = self._invoice.customer_tax_id
        condition = among(tax_id, [text for text in printed if text is not None])
        if None in printed:
            condition = or_(condition, tax_id.is_(None))
        return scoped(self._relations, "invoice", CustomerScope.of(codes), *columns).where(condition)

    def _facts(self, codes: Collection[CustomerCode], printed: Collection[str | None], year: int) -> Select[Any]:
        """What an `Operation` holds, with whose it is."""
        invoice, company, scope = self._invoice, self._relations.company.c, CustomerScope.of(codes)
        line, tax = self._inner.invoice_line.c, self._inner.invoice_tax.c
        is_laid_out = line.out_of_pocket == true()
        laid_out = self._parts("invoice_line", scope, func.sum(line.net)).where(is_laid_out)
        # 1 where each line that comes to something is money laid out, nothing where there is no such line.
        only = self._parts("invoice_line", scope, func.min(case((is_laid_out, 1), (to_cents(line.net) != 0, 0))))
        only_laid_out = and_(only.scalar_subquery() == 1, to_cents(invoice.charges) == 0)
        # None of no rows, and of rows of both regimes: the company's own then.
        one_regime = case((func.min(tax.regime) == func.max(tax.regime), func.min(tax.regime)))
        regime = self._parts("invoice_tax", scope, one_regime)
        columns = (
            invoice.customer_code,
            invoice.customer_tax_id,
            self._quarter(year).label("quarter"),
            invoice.declaration_model,
            invoice.exclusion_reason,
            invoice.reverse_charge,
            _flag(to_cents(invoice.withholding) != 0).label("withheld"),
            _flag(invoice.currency == select(company.currency).scalar_subquery()).label("own_currency"),
            _flag(only_laid_out).label("only_laid_out"),
            func.coalesce(regime.scalar_subquery(), select(company.tax_regime).scalar_subquery()).label("regime"),
            invoice.total,
            invoice.net,
            func.coalesce(laid_out.scalar_subquery(), literal(0, amount(), literal_execute=True)).label("laid_out"),
        )
        return self._of(codes, printed, *columns).where(self._in_year(year))

    def _parts(self, relation: str, scope: CustomerScope, column: ColumnElement[Any]) -> Select[Any]:
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

    def _in_year(self, year: int) -> ColumnElement[bool]:
        return self._day().between(*_bounds(year))

    def _quarter(self, year: int) -> ColumnElement[int]:
        *first, last = QUARTERS
        return case(*[(self._day() < date(year, 3 * each + 1, 1), each) for each in first], else_=last)


def _bounds(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """As a value: SQL Server has no truth values."""
    return case((condition, 1), else_=0)
