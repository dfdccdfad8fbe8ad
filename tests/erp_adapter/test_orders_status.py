"""What SQL says of an order's state is what the domain says."""

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erp_adapter.domain.order_list import OrderQuery
from erp_adapter.domain.orders import OrderedLine, OrderStatus, is_pending, order_status, to_hand_over
from erp_adapter.order_query import OrderQueries
from erp_adapter.order_state import RANKED, OrderState
from erp_adapter.scope import CustomerScope
from tests.erp_adapter.order_books import ANA, Books, line, order, orders_of

QUANTITIES = st.sampled_from([Decimal(each) for each in ("-2", "-1.5", "0", "0.001", "1", "2", "2.5")])
LINES = st.builds(OrderedLine, QUANTITIES, QUANTITIES, QUANTITIES, st.booleans())
ORDERS = st.lists(st.tuples(st.booleans(), st.booleans(), st.lists(LINES, max_size=3)), min_size=1, max_size=40)
Drawn = list[tuple[bool, bool, list[OrderedLine]]]


def fill(books: Books, drawn: Drawn) -> None:
    books.clear("sales_order", "sales_order_line")
    heads = [order(f"{i:03}", cancelled=gone, confirmed=sure) for i, (gone, sure, _) in enumerate(drawn)]
    lines: list[dict[str, Any]] = [
        line(f"{i:03}", j, quantity=each.quantity, served=each.served, invoiced=each.invoiced, closed=each.closed)
        for i, (_, _, ordered) in enumerate(drawn)
        for j, each in enumerate(ordered)
    ]
    books.add("sales_order", *heads)
    if lines:
        books.add("sales_order_line", *lines)


def numbers(books: Books, query: OrderQuery) -> list[int]:
    statement = OrderQueries(books.relations).select(query).order_by(books.table("sales_order").c.number)
    return [int(row.number) for row in books.read(statement)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=ORDERS)
def test_status_pending_and_what_is_to_invoice_agree_with_the_domain(ledger: Books, drawn: Drawn) -> None:
    fill(ledger, drawn)
    statuses = [order_status(cancelled=gone, confirmed=sure, lines=lines) for gone, sure, lines in drawn]
    heads = OrderQueries(ledger.relations).heads(CustomerScope.of([ANA])).order_by(ledger.table("sales_order").c.number)
    assert [RANKED[row.rank] for row in ledger.read(heads)] == statuses

    pending = [i for i, (gone, _, lines) in enumerate(drawn) if is_pending(cancelled=gone, lines=lines)]
    assert numbers(ledger, orders_of(pending=True)) == pending
    assert numbers(ledger, orders_of(pending=False)) == [i for i in range(len(drawn)) if i not in pending]
    for some in ([OrderStatus.SERVED], [OrderStatus.CANCELLED, OrderStatus.SUBMITTED], []):
        wanted = orders_of(statuses=tuple(some))
        assert numbers(ledger, wanted) == [i for i, status in enumerate(statuses) if status in some]

    to_invoice = heads.where(OrderState(ledger.relations, CustomerScope.of([ANA])).is_to_invoice())
    found = [int(row.number) for row in ledger.read(to_invoice)]
    assert found == [
        i for i, (gone, _, lines) in enumerate(drawn) if not gone and any(is_left_to_invoice(each) for each in lines)
    ]


def test_quantities_that_the_erp_added_up_in_doubles_count_as_they_are_shown(ledger: Books) -> None:
    ledger.add("sales_order", order("1"), order("2"))
    ledger.add("sales_order_line", line("1", quantity=Decimal("0.8")), line("2"))
    tenths = "+".join(["0.1"] * 8)
    set_to = "UPDATE sales_order_line SET served = {0}, invoiced = {0} WHERE order_number = '{1}'"
    ledger.say(set_to.format(tenths, 1), set_to.format("0.1 + 0.2 - 0.3", 2))
    heads = OrderQueries(ledger.relations).heads(CustomerScope.of([ANA])).order_by(ledger.table("sales_order").c.number)
    ranked = [RANKED[row.rank] for row in ledger.read(heads)]
    assert ranked == [OrderStatus.INVOICED, OrderStatus.SUBMITTED]
    assert numbers(ledger, orders_of(pending=True)) == [2]


def is_left_to_invoice(ordered: OrderedLine) -> bool:
    whole = to_hand_over(ordered)
    return (whole - ordered.invoiced) * whole > 0
