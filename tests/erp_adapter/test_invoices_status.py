"""What SQL says is owed of an invoice is what the domain says."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.invoices import Debt, DueDate, InvoiceStatus, Standing, standing
from erp_adapter.invoice_query import InvoiceLists
from erp_adapter.invoice_state import RANKED, standings
from erp_adapter.scope import CustomerScope
from tests.erp_adapter.invoice_books import TODAY, invoice, invoices_of, link, receivable
from tests.erp_adapter.order_books import ANA, LUIS, Books

AMOUNTS = st.sampled_from([Decimal(each) for each in ("-33.33", "-0.10", "0", "0.10", "0.20", "33.33", "33.34")])
DEBTS = st.builds(Debt, AMOUNTS, AMOUNTS) | AMOUNTS.map(lambda each: Debt(each, each))
DAYS = st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))
GROUPINGS = st.lists(DEBTS, max_size=3)
# A place beyond the groupings that are drawn: the ERP has not kept that one, so that nothing is known to be owed of it.
DUES = st.tuples(DAYS, DEBTS, st.none() | st.integers(0, 3))
INVOICES = st.lists(st.lists(DUES, max_size=4), min_size=1, max_size=20)
Drawn = list[list[tuple[Any, Debt, int | None]]]

UNKNOWN = Debt(Decimal(0), Decimal(0))


def fill(books: Books, drawn: Drawn, groupings: list[Debt]) -> None:
    """Each of Ana's invoices with the due dates that were drawn, and another's that must not count."""
    books.clear("invoice", "receivable", "receivable_invoice")
    books.add("invoice", *[invoice(f"{i:03}") for i in range(len(drawn))], invoice("999", LUIS))
    rows = [receivable("V-L", "50", customer_code=LUIS), receivable("G-L", "9", kind="GROUPING", customer_code=LUIS)]
    links = [link("V-L", "999"), link("G-L", "000")]
    for place, debt in enumerate(groupings):
        row = receivable(f"G{place}", kind="GROUPING")
        rows.append(row | {"amount": debt.amount, "paid": debt.paid})
    for i, dues in enumerate(drawn):
        for j, (day, debt, held) in enumerate(dues):
            number, grouping = f"V{i}-{j}", None if held is None else f"G{held}"
            row = receivable(number, due_date=day, grouping_number=grouping)
            rows.append(row | {"amount": debt.amount, "paid": debt.paid})
            links.append(link(number, f"{i:03}"))
    books.add("receivable", *rows)
    books.add("receivable_invoice", *links)


def by_domain(drawn: Drawn, groupings: list[Debt]) -> list[Standing]:
    known = dict(enumerate(groupings))
    return [
        standing(
            [DueDate(day, debt, None if held is None else known.get(held, UNKNOWN)) for day, debt, held in dues], TODAY
        )
        for dues in drawn
    ]


def numbers(books: Books, customer: CustomerCode = ANA, **wanted: Any) -> list[int]:
    (statement,) = InvoiceLists(books.relations, [invoices_of(customer, **wanted)]).pages(
        list(books.relations.invoice.c)
    )
    return [int(row.number) for row in books.read(statement.order_by(books.table("invoice").c.number))]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=INVOICES, groupings=GROUPINGS)
def test_balance_status_and_due_date_agree_with_the_domain(ledger: Books, drawn: Drawn, groupings: list[Debt]) -> None:
    fill(ledger, drawn, groupings)
    expected = by_domain(drawn, groupings)
    rows = ledger.read(standings(ledger.relations, CustomerScope.of([ANA]), TODAY))
    found = {int(row.invoice_number): Standing(row.balance, RANKED[row.rank], row.due_date) for row in rows}
    assert found == {i: each for i, each in enumerate(expected) if drawn[i]}

    for status in InvoiceStatus:
        assert numbers(ledger, statuses=(status,)) == [i for i, each in enumerate(expected) if each.status is status]
    for least in (Decimal("0.10"), Decimal("0.20"), Decimal("33.33")):
        assert numbers(ledger, balance_min=least) == [i for i, each in enumerate(expected) if each.balance >= least]
        assert numbers(ledger, balance_max=-least) == [i for i, each in enumerate(expected) if each.balance <= -least]
    late = [i for i, each in enumerate(expected) if each.due_date is not None and each.due_date < TODAY]
    assert numbers(ledger, due_until=TODAY - timedelta(days=1)) == late
