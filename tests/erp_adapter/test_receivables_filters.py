"""Each filter and search keeps what it says and nothing else."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.receivables import ReceivableRepository
from tests.erp_adapter.order_books import ANA, LUIS, Books
from tests.erp_adapter.receivable_books import TODAY, invoice, link, owed_by, receivable


@pytest.fixture
def receivables(books: Books) -> ReceivableRepository:
    """Two due dates, a grouping of two others, a payment on account; another customer's with the same invoice."""
    books.add(
        "receivable",
        receivable("V26-1", "100", "40", late=1, payment_method="Recibo domiciliado"),
        receivable("V26-2", "80", late=0, payment_method="Transferencia"),
        receivable("V26-3", "10", late=5, grouping_number="G26-1"),
        receivable("V26-4", "20", late=6, grouping_number="G26-1"),
        receivable("G26-1", "30", late=-20, kind="GROUPING", payment_method="Pagaré"),
        receivable("A26-1", "-350", late=20),
        receivable("L26-1", "7", customer_code=LUIS),
    )
    books.add("invoice", *[invoice(f"FV/{i}") for i in (1, 2, 3, 4)], invoice("FL/1", LUIS))
    books.add("receivable_invoice", *[link(f"V26-{i}", f"FV/{i}") for i in (1, 2, 3, 4)], link("V26-2", "FL/1"))
    return ReceivableRepository(books.database, books.relations)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, ["A26-1", "V26-1", "V26-2", "G26-1"]),
        ({"overdue": True}, ["A26-1", "V26-1"]),
        ({"overdue": False}, ["V26-2", "G26-1"]),
        ({"due_from": TODAY}, ["V26-2", "G26-1"]),
        ({"due_until": TODAY}, ["A26-1", "V26-1", "V26-2"]),
        ({"due_from": TODAY - timedelta(days=1), "due_until": TODAY}, ["V26-1", "V26-2"]),
        ({"due_from": date(9999, 12, 31)}, []),
        ({"due_until": date(1, 1, 1)}, []),
        ({"balance_min": Decimal(60)}, ["V26-1", "V26-2"]),
        ({"balance_max": Decimal("29.99")}, ["A26-1"]),
        ({"balance_min": Decimal(30), "balance_max": Decimal(60)}, ["V26-1", "G26-1"]),
        ({"balance_min": Decimal("-1e40"), "balance_max": Decimal(0)}, ["A26-1"]),
        ({"balance_min": Decimal(2), "balance_max": Decimal(1)}, []),
        ({"kinds": (ReceivableKind.GROUPING,)}, ["G26-1"]),
        ({"kinds": (ReceivableKind.GROUPING, ReceivableKind.DUE), "overdue": True}, ["A26-1", "V26-1"]),
        ({"kinds": ()}, []),
        ({"words": ("26-1",)}, ["A26-1", "V26-1", "G26-1"]),
        ({"words": ("pagare",)}, ["G26-1"]),
        ({"words": ("v26", "transf")}, ["V26-2"]),
        ({"words": ("fv/1",)}, ["V26-1"]),
        ({"words": ("fv/3",)}, ["G26-1"]),
        ({"words": ("fv/3", "fv/4")}, ["G26-1"]),
        ({"words": ("g26", "fv/3")}, ["G26-1"]),
        ({"words": ("fv/1", "fv/2")}, []),
        ({"words": ("%",)}, []),
        ({"words": ("v26-3",)}, []),
    ],
)
async def test_filters(receivables: ReceivableRepository, wanted: dict[str, Any], numbers: list[str]) -> None:
    query = owed_by(**wanted)
    (page,) = await receivables.pages([query], PageRequest(20))
    assert [each.number for each in page.items] == numbers
    assert await receivables.counts([query]) == [len(numbers)]
    (aging,) = await receivables.agings([query])
    assert aging.total == sum(each.balance for each in page.items)


async def test_a_search_tells_no_number_of_an_invoice_to_those_who_may_see_none(
    receivables: ReceivableRepository,
) -> None:
    assert await receivables.counts([owed_by(words=("fv",), by_invoice=False)]) == [0]
    assert await receivables.counts([owed_by(words=("v26",), by_invoice=False)]) == [2]


async def test_a_search_finds_no_invoice_of_another_customer(receivables: ReceivableRepository) -> None:
    """Not even where the ERP ties a debt of the customer to it."""
    assert await receivables.counts([owed_by(ANA, words=("fl/1",)), owed_by(LUIS, words=("fv",))]) == [0, 0]
