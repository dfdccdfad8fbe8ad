"""What is owed of invoices, said in SQL: the rules of `domain.invoices` over the due dates that the ERP stored."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.rounding import rounded
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoices import InvoiceStatus
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.keys import numbered
from erp_adapter.relations import Relations
from erp_adapter.scope import ScopeOrGiven, scoped
from erp_adapter.types import amount

RANKED = tuple(InvoiceStatus)
"""In SQL a status is its place here."""

PAID = RANKED.index(InvoiceStatus.PAID)


def standings(
    relations: Relations,
    scope: ScopeOrGiven,
    today: date | Given,
    numbers: Collection[InvoiceNumber] | Given | None = None,
) -> Select[Any]:
    """One row for each customer's invoice with due dates: whose, which, balance, rank (its place in RANKED), due_date.

    `numbers`: of these invoices alone.
    """
    due = relations.receivable.c
    held = _groupings(relations, scope).subquery("groupings")
    owed = to_cents(due.amount - due.paid)
    outside = due.grouping_number.is_(None)
    is_owed = and_(outside, owed != 0)
    balance = to_cents(func.sum(case((outside, owed), else_=0)))
    rank = case(
        (and_(balance == 0, _any(to_cents(held.c.amount - held.c.paid) != 0)), RANKED.index(InvoiceStatus.GROUPED)),
        (balance == 0, PAID),
        (_any(and_(is_owed, due.due_date < today)), RANKED.index(InvoiceStatus.OVERDUE)),
        (_any((to_cents(due.paid) != 0) | (to_cents(held.c.paid) != 0)), RANKED.index(InvoiceStatus.PARTLY_PAID)),
        else_=RANKED.index(InvoiceStatus.OPEN),
    )
    due_date = func.coalesce(func.min(case((is_owed, due.due_date))), func.max(due.due_date))
    owed_of_it = (balance.label("balance"), rank.label("rank"), due_date.label("due_date"))
    statement, number = numbered(
        scoped(relations, "receivable_invoice", scope, due.customer_code), relations, relations.receivable_invoice
    )
    statement = statement.add_columns(number.label("invoice_number"), *owed_of_it)
    statement = statement.outerjoin(held, held.c.number == due.grouping_number).where(due.kind == ReceivableKind.DUE)
    if numbers is not None:
        statement = statement.where(among(number, numbers))
    return statement.group_by(due.customer_code, number)


def to_cents(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """What SQLite adds up and takes away in doubles is then the nearest to the exact amount."""
    return rounded(value, amount())


def _groupings(relations: Relations, scope: ScopeOrGiven) -> Select[Any]:
    grouping = relations.receivable.alias("held_by")
    columns = (grouping.c.number, grouping.c.amount, grouping.c.paid)
    statement = scoped(replace(relations, receivable=grouping), "receivable", scope, *columns)
    return statement.where(grouping.c.kind == ReceivableKind.GROUPING)


def _any(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return func.max(case((condition, 1), else_=0)) == 1
