"""What Tryton keeps as lines of accounts, said as due dates, payments and the state of invoices."""

from decimal import Decimal
from typing import Any

from tests.office import Office
from tests.tryton.books import expected
from tests.tryton.office import login_of

QUERY = """{ viewer { customer { invoices(first: 100) { totals { balance } nodes { number total status balance
    receivables { number date dueDate amount paid balance } } } } } }"""


async def invoices_of(office: Office, party: str) -> list[dict[str, Any]]:
    data = await office.data(QUERY, by=login_of(party))
    nodes: list[dict[str, Any]] = data["viewer"]["customer"]["invoices"]["nodes"]
    return nodes


async def test_the_due_dates_of_an_invoice_are_its_total(tryton_office: Office) -> None:
    """Whatever has been paid of it, and however."""
    for party in expected()["parties"]:
        for invoice in await invoices_of(tryton_office, party):
            assert _sum(invoice["receivables"], "amount") == Decimal(invoice["total"]), invoice
            assert _sum(invoice["receivables"], "balance") == Decimal(invoice["balance"]), invoice


async def test_what_is_owed_of_invoices_is_what_the_customer_owes(tryton_office: Office) -> None:
    """All that is open in this data comes of invoices."""
    for party, theirs in expected()["parties"].items():
        invoices = await invoices_of(tryton_office, party)
        assert _sum(invoices, "balance") == Decimal(theirs["balance"])


async def test_an_invoice_paid_in_part_says_how_much_is_left(tryton_office: Office) -> None:
    """The payment is something paid of it, at the first due date that it has open: it makes no invoice overdue."""
    (invoice,) = [each for each in await invoices_of(tryton_office, "Cliente 03") if _is_paid_in_part(each)]
    (payment,) = [each for each in invoice["receivables"] if Decimal(each["amount"]) == 0]
    dues = [each for each in invoice["receivables"] if each is not payment]
    assert (payment["paid"], payment["balance"]) == ("773.33", "-773.33")
    assert payment["dueDate"] == min(each["dueDate"] for each in dues)
    assert Decimal(invoice["balance"]) == Decimal(invoice["total"]) - Decimal("773.33")
    assert invoice["status"] == "OVERDUE"


async def test_a_paid_invoice_owes_nothing(tryton_office: Office) -> None:
    """Its due dates are paid to the cent, and the payment that settled them is no due date."""
    paid = [each for each in await invoices_of(tryton_office, "Cliente 00") if each["status"] == "PAID"]
    assert len(paid) == len(("293", "292", "297"))
    for invoice in paid:
        assert all(Decimal(each["balance"]) == 0 for each in invoice["receivables"])
        assert _sum(invoice["receivables"], "paid") == Decimal(invoice["total"])


def _is_paid_in_part(invoice: dict[str, Any]) -> bool:
    return 0 < abs(Decimal(invoice["balance"])) < abs(Decimal(invoice["total"]))


def _sum(rows: list[dict[str, Any]], name: str) -> Decimal:
    return sum((Decimal(row[name]) for row in rows), Decimal(0))
