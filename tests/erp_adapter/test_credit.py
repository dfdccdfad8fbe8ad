"""What uses a customer's credit is what it owes and what its open orders have not yet invoiced."""

from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.credit import CreditRepository
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import OpenLine, OpenOrder
from erp_adapter.domain.order_taxes import stored_tax
from erp_adapter.domain.orders import OrderedLine
from tests.erp_adapter.order_books import ANA, LUIS, Books, line, order
from tests.erp_adapter.receivable_books import receivable

SETTLED = CustomerCode("C003")


@pytest.fixture
def credit(books: Books) -> CreditRepository:
    return CreditRepository(books.database, books.relations)


async def test_owed_is_what_is_not_paid_a_grouping_once_and_nothing_in_another_currency(
    books: Books, credit: CreditRepository
) -> None:
    books.add(
        "receivable",
        receivable("R1", "100.10", "40.05"),
        receivable("R2", "-20.00"),
        receivable("R3", "50.00", grouping_number="G1"),
        receivable("R4", "70.00", grouping_number="G1"),
        receivable("G1", "120.00", kind="GROUPING"),
        receivable("R5", "999.00", currency="USD"),
        receivable("R6", "0.30", customer_code=LUIS),
    )
    assert await credit.outstanding([ANA, LUIS, SETTLED]) == {ANA: Decimal("160.05"), LUIS: Decimal("0.30")}


async def test_owed_is_nothing_and_not_a_cent_less_where_debts_and_payments_on_account_are_even(
    books: Books, credit: CreditRepository
) -> None:
    books.add("receivable", *[receivable(f"R{i}", amount) for i, amount in enumerate(("0.30", "-0.10", "-0.20"))])
    assert [str(owed) for owed in (await credit.outstanding([ANA])).values()] == ["0.00"]


async def test_an_order_with_something_to_invoice_is_read_whole(books: Books, credit: CreditRepository) -> None:
    books.add(
        "sales_order",
        order("P-1", discount_1=Decimal(2), charges=Decimal(5), charges_tax_rate=Decimal(10)),
        order("P-2", LUIS),
    )
    books.add(
        "sales_order_line",
        line("P-1", 1, served=Decimal(10), invoiced=Decimal(10)),
        line("P-1", 2, quantity=Decimal(4), net=Decimal(40), surcharge_rate=Decimal("5.2")),
        line("P-2", 1, served=Decimal(3), invoiced=Decimal(3), closed=True),
    )
    invoiced = OpenLine(OrderedLine(Decimal(10), Decimal(10), Decimal(10), closed=False), Decimal(100), tax("0"))
    waiting = OpenLine(OrderedLine(Decimal(4), Decimal(0), Decimal(0), closed=False), Decimal(40), tax("5.2"))
    assert await credit.open_orders([ANA, LUIS]) == {
        ANA: [
            OpenOrder(
                lines=[invoiced, waiting],
                discounts=(Decimal(2),),
                charges=Decimal(5),
                charges_tax=stored_tax("IVA", Decimal(10)),
                cancelled=False,
            )
        ]
    }


def tax(surcharge_rate: str) -> Any:
    return stored_tax("IVA", Decimal(21), Decimal(surcharge_rate))


@pytest.mark.parametrize(
    ("head", "served", "invoiced", "closed"),
    [
        ({"cancelled": True}, 0, 0, False),
        ({"currency": "USD"}, 0, 0, False),
        ({}, 10, 10, False),
        ({}, 4, 4, True),
        ({}, 0, 0, True),
        ({}, 10, 12, False),
    ],
)
async def test_an_order_with_nothing_to_invoice_is_not_read(
    books: Books, credit: CreditRepository, head: dict[str, Any], served: int, invoiced: int, closed: bool
) -> None:
    books.add("sales_order", order("P-1", **head))
    books.add("sales_order_line", line("P-1", served=Decimal(served), invoiced=Decimal(invoiced), closed=closed))
    assert await credit.open_orders([ANA]) == {}


async def test_another_customers_orders_are_not_counted(books: Books, credit: CreditRepository) -> None:
    books.add("sales_order", order("P-1", ANA), order("P-2", LUIS), order("P-3", LUIS))
    books.add("sales_order_line", line("P-1"), line("P-2"), line("P-3"))
    found = await credit.open_orders([LUIS])
    assert {customer: len(orders) for customer, orders in found.items()} == {LUIS: 2}


async def test_two_statements_for_any_number_of_customers(books: Books, credit: CreditRepository) -> None:
    books.add("sales_order", *[order(f"P-{i}", (ANA, LUIS)[i % 2]) for i in range(10)])
    books.add("sales_order_line", *[line(f"P-{i}", j) for i in range(10) for j in range(3)])
    books.statements.clear()
    await credit.outstanding([ANA, LUIS, SETTLED])
    await credit.open_orders([ANA, LUIS, SETTLED])
    assert len(books.statements) == 2
