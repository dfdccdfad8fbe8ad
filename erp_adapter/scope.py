"""The only door to a customer's data: a SELECT that carries the owner's predicate outermost.

Whatever a repository adds is AND-ed to it, so that no filter, join or cursor can widen it. `tools/check_scope.py` fails
the build on a statement over an owned relation that is written anywhere else, and the tests' database refuses to run
one (`unscoped`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Alias, ColumnElement, FromClause, Join, Select, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.keys import refers
from erp_adapter.relations import OWNERS, Relations

_MARK = "scoped"


@dataclass(frozen=True, slots=True)
class CustomerScope:
    """Whose data a statement may read: these customers', or everybody's where `codes` is None (staff)."""

    codes: frozenset[CustomerCode] | None

    @classmethod
    def of(cls, codes: Collection[CustomerCode]) -> "CustomerScope":
        return cls(frozenset(codes))

    def allows(self, code: CustomerCode) -> bool:
        return self.codes is None or code in self.codes


EVERYONE = CustomerScope(None)

ScopeOrGiven = CustomerScope | Given
"""A prepared statement is given its customers each time it runs; whether it has any is part of its shape."""


_CUSTOMERS, _CUSTOMER = "customers", "customer"


def only(customer: Any) -> ScopeOrGiven:
    """A scope of one customer; the place of one in a statement that is built with `Given`s."""
    return Given(_CUSTOMER) if isinstance(customer, Given) else CustomerScope.of([customer])


def given_scope(scope: CustomerScope) -> tuple[ScopeOrGiven, Mapping[str, Collection[CustomerCode]]]:
    """What a prepared statement is built with for a scope, and what it is given."""
    return (scope, {}) if scope.codes is None else (Given(_CUSTOMERS, is_few=True), {_CUSTOMERS: scope.codes})


def given_customer(customer: CustomerCode | None) -> Mapping[str, CustomerCode | None]:
    """What a prepared statement is given for a customer alone."""
    return {_CUSTOMER: customer}


def scoped(relations: Relations, name: str, scope: ScopeOrGiven, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select `columns` (all of the relation when none) of an owned relation's rows that `scope` covers."""
    relation: FromClause = getattr(relations, name)
    statement = select(*(columns or tuple(relation.c))).execution_options(**{_MARK: True})
    source, owner = relation, OWNERS[name]
    joined = relation
    while owner.parent is not None:
        parent: FromClause = getattr(relations, owner.parent)
        joined = joined.join(parent, refers(source, owner.column, parent, owner.parent_key))
        source, owner = parent, OWNERS[owner.parent]
    statement = statement.select_from(joined)
    whose, codes = source.c[owner.column], scope if isinstance(scope, Given) else scope.codes
    if codes is None:
        return statement
    # A list of one is a list to a database: it would not know that what follows in an index is in order.
    is_one = isinstance(codes, Given) and codes.name == _CUSTOMER
    return statement.where(whose == codes if is_one else among(whose, codes))


def scoped_receipts(
    relations: Relations, tax_ids: Collection[str] | Given, *columns: ColumnElement[Any]
) -> Select[Any]:
    """Select from the cash receipts with these tax ids: a receipt names no customer, and spells the tax id as it likes.

    The caller has found out that they are tax ids of customers whose figures may be read: `CustomerScope` can't say it.
    """
    receipt = relations.cash_receipt
    statement = select(*columns).select_from(receipt).where(among(receipt.c.tax_id, tax_ids))
    return statement.execution_options(**{_MARK: True})


def unscoped(relations: Relations, statement: ClauseElement) -> set[str]:
    """Name the owned relations that any SELECT in this statement reads without having come through `scoped`."""
    owned = {getattr(relations, name): name for name in OWNERS}
    found: set[str] = set()
    for element in visitors.iterate(statement):
        if isinstance(element, Select) and not element.get_execution_options().get(_MARK):
            found |= {owned[part] for source in element.get_final_froms() for part in _parts(source) if part in owned}
    return found


def _parts(source: FromClause) -> list[FromClause]:
    """What is joined in a FROM; a SELECT within it is looked at by itself."""
    if isinstance(source, Join):
        return [*_parts(source.left), *_parts(source.right)]
    return _parts(source.element) if isinstance(source, Alias) else [source]
