"""Who buys, and what each of those whom the demo names is there to show."""

from decimal import Decimal

from tests.erp_adapter.demo.conftest import TODAY, Books


def owed(books: Books, code: str) -> Decimal:
    rows = books.by("receivable", "customer_code")[code]
    return sum((row.amount - row.paid for row in rows if row.grouping_number is None), Decimal(0))


def test_each_postal_code_is_of_its_province(books: Books) -> None:
    prefixes = {
        "Madrid": "28",
        "Barcelona": "08",
        "Sevilla": "41",
        "Valencia": "46",
        "Las Palmas": "35",
        "Bizkaia": "48",
    }
    rows = [*books.rows("customer"), *books.rows("customer_address")]
    for row in rows:
        if row.country == "ES":
            assert len(row.postal_code) == 5
            assert row.postal_code.startswith(prefixes.get(row.province, ""))


def test_nobody_can_be_written_to(books: Books) -> None:
    assert all(row.email.endswith(".example.com") for row in books.rows("customer"))


def test_each_customer_has_one_default_address(books: Books) -> None:
    addresses = books.by("customer_address", "customer_code")
    for customer in books.rows("customer"):
        assert sum(row.is_default for row in addresses[customer.code]) == 1
    assert any(len(rows) > 2 for rows in addresses.values())


def test_customers_are_companies_and_people_taxed_in_every_way(books: Books) -> None:
    customers = books.rows("customer")
    assert any(row.surcharge for row in customers)
    assert any(row.tax_exempt and row.country == "ES" for row in customers)
    assert any(row.tax_exempt and row.country != "ES" for row in customers)
    assert not any(row.surcharge and row.tax_exempt for row in customers)
    assert any(not row.active for row in customers)
    assert any(row.order_discount_1 for row in customers)
    assert {row.credit_limit is None for row in customers} == {True, False}


def test_the_buyer_has_everything_and_credit_left(books: Books) -> None:
    code = books.demo.customer
    customer = books.one("customer", "code")[code]
    assert customer.active
    assert customer.order_discount_1
    assert customer.order_discount_2
    assert customer.credit_limit > 10 * owed(books, code)
    assert books.by("sales_order", "customer_code")[code]
    assert books.by("invoice", "customer_code")[code]
    assert len(books.by("customer_address", "customer_code")[code]) == 3


def test_the_second_customer_is_another_active_one(books: Books) -> None:
    assert books.demo.second_customer != books.demo.customer
    assert books.one("customer", "code")[books.demo.second_customer].active


def test_the_group_is_three_companies(books: Books) -> None:
    customers = [books.one("customer", "code")[code] for code in books.demo.group]
    assert len({row.tax_id for row in customers}) == 3
    assert all(row.name.startswith("Grupo Eslavia") for row in customers)
    assert all(books.by("sales_order", "customer_code")[row.code] for row in customers)


def test_one_customer_owes_more_than_its_limit(books: Books) -> None:
    code = books.demo.past_credit
    assert owed(books, code) > books.one("customer", "code")[code].credit_limit


def test_the_others_are_what_they_are_called(books: Books) -> None:
    customers = books.one("customer", "code")
    assert customers[books.demo.surcharge].surcharge
    assert customers[books.demo.exempt].tax_exempt
    first, second = books.demo.two_codes
    assert first != second
    assert customers[first].tax_id == customers[second].tax_id


def test_customers_that_are_not_active_bought_long_ago(books: Books) -> None:
    inactive = {row.code for row in books.rows("customer") if not row.active}
    orders = [row for row in books.rows("sales_order") if row.customer_code in inactive]
    assert orders
    assert all((TODAY - row.submitted_at.date()).days > 365 for row in orders)


def test_an_account_is_shared_and_a_customer_has_two(books: Books) -> None:
    accounts = books.by("ledger_account", "account")
    assert {len(rows) for rows in accounts.values()} == {1, 2}
    assert {len(rows) for rows in books.by("ledger_account", "customer_code").values()} == {1, 2}
