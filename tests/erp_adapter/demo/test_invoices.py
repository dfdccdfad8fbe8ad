"""Invoices add up, and are of every kind that the tax rules tell apart."""

from datetime import date
from decimal import Decimal

from tests.erp_adapter.demo.conftest import TODAY, Books
from tests.erp_adapter.demo.sums import ZERO, bases, net, share


def test_an_invoice_adds_up_by_the_rule_of_its_rates(books: Books) -> None:
    lines, taxes = books.by("invoice_line", "invoice_number"), books.by("invoice_tax", "invoice_number")
    for invoice in books.rows("invoice"):
        own = lines[invoice.number]
        assert all(line.net == net(line) for line in own)
        extra = {row.rate: row.surcharge_rate for row in taxes[invoice.number]}
        goods = [((line.tax_rate, extra[line.tax_rate]), line.net) for line in own if not line.out_of_pocket]
        highest = max(extra)
        found = bases(goods, invoice, (highest, extra[highest]))
        assert {(row.rate, row.surcharge_rate): row.base for row in taxes[invoice.number]} == found
        assert all(row.tax == share(row.base, row.rate) for row in taxes[invoice.number])
        assert all(row.surcharge == share(row.base, row.surcharge_rate) for row in taxes[invoice.number])
        assert invoice.net == sum(found.values()) + sum(line.net for line in own if line.out_of_pocket)
        assert invoice.total == invoice.net + sum(row.tax + row.surcharge for row in taxes[invoice.number])


def test_rates_and_surcharges_are_those_of_the_day(books: Books) -> None:
    rates = books.rows("tax")
    invoices = books.one("invoice", "number")
    for row in books.rows("invoice_tax"):
        day = invoices[row.invoice_number].operation_date or invoices[row.invoice_number].date
        known = [rate for rate in rates if rate.rate == row.rate and (rate.valid_from or date.min) <= day]
        assert known
        assert row.surcharge_rate in {ZERO, *(rate.surcharge_rate for rate in known)}
        assert row.regime == "IVA"
    assert any(row.surcharge for row in books.rows("invoice_tax"))


def test_numbers_run_without_a_gap_in_the_order_of_the_dates(books: Books) -> None:
    for series, invoices in books.by("invoice", "series").items():
        in_order = sorted(invoices, key=lambda row: row.number)
        assert [row.date for row in in_order] == sorted(row.date for row in invoices)
        for year in {row.date.year for row in invoices}:
            own = [row.number for row in in_order if row.date.year == year]
            assert own == [f"{series}{year % 100}-{place:06d}" for place in range(1, len(own) + 1)]


def test_nothing_is_of_today_or_later(books: Books) -> None:
    assert all(row.date < TODAY for row in books.rows("invoice"))
    assert all(row.operation_date is None or row.operation_date < row.date for row in books.rows("invoice"))


def test_rectifying_invoices_are_negative_and_name_what_they_rectify(books: Books) -> None:
    invoices = books.one("invoice", "number")
    rectifying = [row for row in invoices.values() if row.kind == "RECTIFYING"]
    assert rectifying
    for row in rectifying:
        rectified = invoices[row.rectifies_number]
        assert row.total < 0
        assert row.customer_code == rectified.customer_code
        assert row.date >= rectified.date
        assert -row.total <= rectified.total
        assert row.rectifies_number in row.mentions
    assert all(row.rectifies_number is None for row in invoices.values() if row.kind == "INVOICE")


def test_each_reason_to_leave_an_invoice_out_of_the_347_is_there(books: Books) -> None:
    reasons = {row.exclusion_reason for row in books.rows("invoice")}
    assert reasons == {
        None,
        "WITHHOLDING",
        "INTRA_EU",
        "IMPORT_EXPORT",
        "TERRITORY",
        "EXEMPT",
        "NOT_SUBJECT",
        "OTHER_MODEL",
        "MANUAL",
    }
    for row in books.rows("invoice"):
        assert row.declaration_model == (None if row.exclusion_reason else "M347")
    exempt = books.by("invoice", "customer_code")[books.demo.exempt]
    assert any(row.exclusion_reason is None for row in exempt)


def test_withholding_is_taken_off_the_base(books: Books) -> None:
    withheld = [row for row in books.rows("invoice") if row.withholding]
    assert withheld
    assert all(row.withholding == share(row.net, Decimal(19)) for row in withheld)
    assert all(row.exclusion_reason == "WITHHOLDING" for row in withheld)


def test_money_laid_out_bears_no_tax(books: Books) -> None:
    laid_out = [row for row in books.rows("invoice_line") if row.out_of_pocket]
    assert laid_out
    assert all(row.tax_rate == 0 for row in laid_out)
    invoice = books.one("invoice", "number")[laid_out[0].invoice_number]
    assert (invoice.net, invoice.total) == (Decimal("86.00"), Decimal("96.50"))


def test_untaxed_invoices_say_why(books: Books) -> None:
    taxes = books.by("invoice_tax", "invoice_number")
    for row in books.rows("invoice"):
        if all(tax.rate == 0 for tax in taxes[row.number]):
            assert "37/1992" in row.mentions
    reversed_charge = [row for row in books.rows("invoice") if row.reverse_charge]
    assert reversed_charge
    assert all("Inversión del sujeto pasivo" in row.mentions for row in reversed_charge)


def test_recent_invoices_can_be_verified_and_the_latest_were_sent(books: Books) -> None:
    cases = {(row.verification_url is not None, row.verifactu) for row in books.rows("invoice")}
    assert cases == {(False, False), (True, False), (True, True)}
    latest = max(books.rows("invoice"), key=lambda row: row.date)
    company = books.rows("company")[0].tax_id
    assert latest.verification_url == (
        f"https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR?nif={company}&numserie={latest.number}"
        f"&fecha={latest.date:%d-%m-%Y}&importe={latest.total}"
    )


def test_the_buyer_has_an_invoice_in_dollars_that_is_still_owed(books: Books) -> None:
    """Its tax and its verification are in euros all the same."""
    [foreign] = [row for row in books.rows("invoice") if row.currency != "EUR"]
    assert (foreign.customer_code, foreign.currency, foreign.series) == (books.demo.customer, "USD", "D")
    assert (foreign.total, foreign.verification_url.partition("importe=")[2]) == (Decimal("2105.40"), "1940.46")
    assert foreign.mentions == "Cuota de IVA: 336,77 EUR, al cambio de 1,0850 USD por euro."
    numbers = {row.receivable_number for row in books.by("receivable_invoice", "invoice_number")[foreign.number]}
    dues = [row for row in books.rows("receivable") if row.number in numbers]
    assert {row.currency for row in dues} == {"USD"}
    assert any(row.paid != row.amount for row in dues)
    assert not any(row.currency != "EUR" for row in books.rows("receivable") if row.number not in numbers)


def test_the_buyer_has_one_invoice_of_cash_accounting(books: Books) -> None:
    [found] = [row for row in books.rows("invoice") if row.cash_basis]
    assert found.customer_code == books.demo.customer


def test_some_of_the_latest_invoices_of_those_who_log_in_have_a_file(books: Books) -> None:
    """One signed, one not, one to be printed; what the tax rules treat apart is printed."""
    files, invoices = books.one("invoice_document", "invoice_number"), books.by("invoice", "customer_code")
    assert [(row.invoice_number, row.uri, row.signed) for row in files.values()] == [
        (each.number, each.uri, each.signed) for each in books.demo.archive
    ]
    assert not any("/" in row.uri or row.content for row in files.values())
    assert {row.invoice_number for row in files.values()} <= {row.number for row in books.rows("invoice")}
    shown = (books.demo.customer, books.demo.second_customer, *books.demo.group)
    for customer in shown:
        recent = [row for row in invoices[customer] if (TODAY - row.date).days <= 90]
        having = [row for row in recent if row.number in files]
        assert min(1, len(recent)) <= len(having) <= 12
        assert len(having) == len([row for row in invoices[customer] if row.number in files])
        assert not any(row.cash_basis or row.currency != "EUR" for row in having)
    assert sum(row.number in files for customer in shown for row in invoices[customer]) == len(files)
    of_buyer = {getattr(files.get(row.number), "signed", None) for row in invoices[books.demo.customer]}
    assert of_buyer == {True, False, None}


def test_an_operation_may_be_of_the_year_before_its_invoice(books: Books) -> None:
    later = [row for row in books.rows("invoice") if row.operation_date]
    assert later
    assert all(row.operation_date.year in {row.date.year, row.date.year - 1} for row in later)


def test_invoices_hold_the_address_of_their_customer(books: Books) -> None:
    for row in books.rows("invoice"):
        assert row.customer_name
        assert row.customer_street
        assert row.customer_postal_code
