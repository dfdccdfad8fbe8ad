"""A statement over a customer's data carries its owner's predicate, whatever is added to it."""

import pytest
from sqlalchemy import or_, select, true

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import OWNERS
from erp_adapter.scope import EVERYONE, CustomerScope, scoped, scoped_receipts, unscoped
from tests.recording import sql_text

_, RELATIONS = reference_layout()
ANA = CustomerScope.of([CustomerCode("ANA")])


@pytest.mark.parametrize("name", OWNERS)
def test_every_owned_relation_says_whose_its_rows_are(name: str) -> None:
    text = sql_text(scoped(RELATIONS, name, ANA))
    owner = "customer.code" if name in {"customer", "cash_receipt"} else "customer_code"
    assert f"{owner} IN" in text.partition(" WHERE ")[2]


def test_a_condition_that_is_always_true_widens_nothing() -> None:
    order = RELATIONS.sales_order.c
    text = sql_text(scoped(RELATIONS, "sales_order", ANA).where(or_(order.number == "1", true())))
    assert text.partition(" WHERE ")[2].startswith("sales_order.customer_code IN")


def test_nobodys_scope_finds_nothing_and_everyones_has_no_predicate() -> None:
    assert "IN" in sql_text(scoped(RELATIONS, "sales_order", CustomerScope.of([])))
    assert "WHERE" not in sql_text(scoped(RELATIONS, "sales_order", EVERYONE))


def test_receipts_of_no_tax_id_are_none() -> None:
    statement = scoped_receipts(RELATIONS, [], RELATIONS.cash_receipt.c.amount)
    assert sql_text(statement.where(true())).partition(" WHERE ")[2].startswith("cash_receipt.tax_id IN")
    assert unscoped(RELATIONS, statement) == set()


def test_an_unscoped_statement_is_recognised_wherever_it_hides() -> None:
    order, product = RELATIONS.sales_order, RELATIONS.product
    plain = select(order.c.number)
    within = select(product).where(product.c.code.in_(plain))
    joined = select(product).join(order, true())
    implied = select(product).where(order.c.number == product.c.code)
    assert [unscoped(RELATIONS, each) for each in (plain, within, joined, implied)] == [{"sales_order"}] * 4


def test_a_scoped_statement_is_recognised_however_it_is_built_on() -> None:
    order, product = RELATIONS.sales_order, RELATIONS.product
    plain = scoped(RELATIONS, "sales_order", ANA, order.c.number).where(order.c.total > 0).limit(5)
    within = select(product).where(product.c.code.in_(plain))
    subquery = plain.subquery()
    assert [unscoped(RELATIONS, each) for each in (plain, within, select(subquery))] == [set()] * 3
