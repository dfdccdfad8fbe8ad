"""What was ordered adds up, and was served and invoiced as far as its lines say."""

from collections import defaultdict
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from tests.erp_adapter.demo.conftest import TODAY, Books
from tests.erp_adapter.demo.sums import ZERO, bases, net, share


def state(order: Row[Any], lines: list[Row[Any]]) -> str:
    served = all(line.closed or line.served == line.quantity for line in lines)
    invoiced = all(line.invoiced == line.served for line in lines)
    if order.cancelled:
        return "cancelled"
    if not any(line.served for line in lines):
        return "confirmed" if order.confirmed else "submitted"
    if not served:
        return "partly served"
    if any(line.closed for line in lines):
        return "closed"
    if invoiced:
        return "invoiced"
    return "part invoiced" if any(line.invoiced for line in lines) else "served"


EVERY_STATE = {
    "cancelled",
    "confirmed",
    "submitted",
    "partly served",
    "closed",
    "invoiced",
    "part invoiced",
    "served",
}


def test_an_order_adds_up_by_the_rule_of_its_rates(books: Books) -> None:
    lines = books.by("sales_order_line", "order_number")
    for order in books.rows("sales_order"):
        own = lines[order.number]
        assert all(line.net == net(line) for line in own)
        taxed = (((line.tax_rate, line.surcharge_rate), line.net) for line in own)
        found = bases(taxed, order, (order.charges_tax_rate or ZERO, ZERO))
        assert order.net == sum(found.values())
        taxes = sum(share(base, rate) + share(base, extra) for (rate, extra), base in found.items())
        assert order.total == order.net + taxes


def test_orders_are_in_every_state_those_of_the_buyer_too(books: Books) -> None:
    lines = books.by("sales_order_line", "order_number")
    orders = books.rows("sales_order")
    assert {state(order, lines[order.number]) for order in orders} == EVERY_STATE
    of_buyer = [order for order in orders if order.customer_code == books.demo.customer]
    assert {state(order, lines[order.number]) for order in of_buyer} == EVERY_STATE


def test_no_more_is_served_than_ordered_nor_invoiced_than_served(books: Books) -> None:
    for line in books.rows("sales_order_line"):
        assert 0 <= line.invoiced <= line.served <= line.quantity
        assert line.quantity > 0


def test_quantities_are_ones_that_can_be_bought(books: Books) -> None:
    products = books.one("product", "code")
    for line in books.rows("sales_order_line"):
        if line.product_code is not None:
            product = products[line.product_code]
            assert product.for_sale
            assert line.quantity >= product.min_quantity
            assert line.quantity % product.quantity_step == 0
            assert line.unit_price > 0


def test_a_product_stands_once_in_an_order(books: Books) -> None:
    for lines in books.by("sales_order_line", "order_number").values():
        codes = [line.product_code for line in lines]
        assert len(set(codes)) == len(codes)


def test_what_the_lines_call_invoiced_is_what_the_invoices_hold(books: Books) -> None:
    lines, invoices = books.by("sales_order_line", "order_number"), books.by("invoice_line", "invoice_number")
    orders_of = books.by("invoice_order", "invoice_number")
    invoices_of = books.by("invoice_order", "order_number")
    merged = {link.order_number for links in orders_of.values() if len(links) > 1 for link in links}
    for order in books.rows("sales_order"):
        if order.number in merged:
            continue
        held: defaultdict[str | None, Decimal] = defaultdict(Decimal)
        for link in invoices_of[order.number]:
            for line in invoices[link.invoice_number]:
                held[line.product_code] += line.quantity
        assert held == {line.product_code: line.invoiced for line in lines[order.number] if line.invoiced}


def test_an_invoice_of_several_orders_holds_what_was_invoiced_of_them(books: Books) -> None:
    lines, invoices = books.by("sales_order_line", "order_number"), books.by("invoice_line", "invoice_number")
    orders_of = books.by("invoice_order", "invoice_number")
    monthly = {
        books.one("sales_order", "number")[link.order_number].customer_code
        for links in orders_of.values()
        if len(links) > 1
        for link in links
    }
    assert monthly
    for code in monthly:
        own = {row.number for row in books.by("sales_order", "customer_code")[code]}
        numbers = {link.invoice_number for link in books.rows("invoice_order") if link.order_number in own}
        invoiced = sum(line.invoiced for number in own for line in lines[number])
        assert invoiced == sum(line.quantity for number in numbers for line in invoices[number])


def test_numbers_grow_with_time_up_to_the_counter(books: Books) -> None:
    orders = sorted(books.rows("sales_order"), key=lambda row: int(row.number))
    assert [row.submitted_at for row in orders] == sorted(row.submitted_at for row in orders)
    assert {row.name: row.value for row in books.rows("counter")} == {"sales_order": int(orders[-1].number)}


def test_orders_cover_three_years_up_to_a_few_days_ago(books: Books) -> None:
    days = [row.submitted_at.date() for row in books.rows("sales_order")]
    assert all(row.submitted_at.tzinfo is UTC for row in books.rows("sales_order"))
    assert timedelta(days=2) < TODAY - max(days) < timedelta(days=10)
    assert timedelta(days=1085) < TODAY - min(days) <= timedelta(days=1095)


def test_orders_carry_what_customers_write_and_what_the_company_adds(books: Books) -> None:
    orders = books.rows("sales_order")
    for column in ("requested_date", "reference", "notes", "address_code"):
        assert {getattr(row, column) is None for row in orders} == {True, False}, column
    assert any(row.charges and row.charges_tax_rate for row in orders)
    assert any(row.charges and row.charges_tax_rate is None for row in orders)
    assert any(row.discount_1 and row.discount_2 for row in orders)
    assert any(row.product_code is None for row in books.rows("sales_order_line"))
    assert all(row.external_reference is None for row in orders)


def test_orders_go_to_addresses_of_their_customer(books: Books) -> None:
    addresses = {(row.customer_code, row.code) for row in books.rows("customer_address")}
    for order in books.rows("sales_order"):
        assert order.address_code is None or (order.customer_code, order.address_code) in addresses
