"""Every order of what is owed, forward and backward, gives each row once."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.domain.receivable_list import ReceivableSort
from erp_adapter.domain.receivables import Receivable
from erp_adapter.errors import BadRequest
from erp_adapter.receivables import ReceivableRepository
from tests.erp_adapter.order_books import ANA, LUIS, Books
from tests.erp_adapter.receivable_books import TODAY, owed_by, receivable

Order = Sequence[tuple[ReceivableSort, bool]]
ORDERS: list[Order] = [
    *[[(what, descending)] for what, descending in product(ReceivableSort, (False, True))],
    [(ReceivableSort.BALANCE, True), (ReceivableSort.DUE_DATE, False)],
    [(ReceivableSort.DUE_DATE, True), (ReceivableSort.AMOUNT, True), (ReceivableSort.NUMBER, False)],
]
VALUES: dict[ReceivableSort, Callable[[Receivable], Any]] = {
    ReceivableSort.NUMBER: lambda each: each.number,
    ReceivableSort.DATE: lambda each: each.date,
    ReceivableSort.DUE_DATE: lambda each: each.due_date,
    ReceivableSort.AMOUNT: lambda each: each.amount,
    ReceivableSort.BALANCE: lambda each: each.balance,
}


@pytest.fixture
def receivables(books: Books) -> ReceivableRepository:
    """Seventeen debts with many equal values, among them paid and grouped ones, and another customer's between them."""
    add(books, {f"{i * 7 % 17 + 1}": i for i in range(17)})
    books.add(
        "receivable",
        *[receivable(f"{i}-L", customer_code=LUIS) for i in range(1, 17, 3)],
        *[receivable(f"{i}-P", "1.10", "1.10", late=i) for i in range(5)],
        *[receivable(f"{i}-H", late=i, grouping_number="G") for i in range(5)],
    )
    return ReceivableRepository(books.database, books.relations)


def add(books: Books, seeds: dict[str, int]) -> None:
    """Balances that are no exact doubles: 1.1 − 0.8, 1.2 − 0.9 and so on are all 0.30."""
    books.add(
        "receivable",
        *[
            receivable(
                number,
                str(Decimal("0.3") + Decimal(seed % 4) / 10),
                str(Decimal(seed % 4) / 10),
                late=seed % 3,
                date=TODAY - timedelta(days=seed % 2),
            )
            for number, seed in seeds.items()
        ],
    )


async def walk(
    receivables: ReceivableRepository, order: Order, size: int, *, backward: bool = False
) -> list[Receivable]:
    found: list[Receivable] = []
    cursor = None
    while True:
        (page,) = await receivables.pages([owed_by(ANA, order)], PageRequest(size, cursor, backward))
        assert await page.behind() is (cursor is not None)
        found[0 if backward else len(found) :] = [*page.items, *(found if backward else ())]
        if not page.more:
            return found
        cursor = page.cursors[0 if backward else -1]


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("size", [1, 4])
async def test_pages_put_together_are_the_whole_list(
    receivables: ReceivableRepository, order: Order, size: int
) -> None:
    (whole,) = await receivables.pages([owed_by(ANA, order)], PageRequest(100))
    assert len({each.number for each in whole.items}) == 17
    assert await walk(receivables, order, size) == list(whole.items)
    assert await walk(receivables, order, size, backward=True) == list(whole.items)


@pytest.mark.parametrize("what", [ReceivableSort.AMOUNT, ReceivableSort.BALANCE])
async def test_pages_of_amounts_that_an_erp_reckoned_in_doubles_give_each_row_once(
    books: Books, receivables: ReceivableRepository, what: ReceivableSort
) -> None:
    books.say("UPDATE receivable SET amount = 0.1 * 3 + paid, paid = 0.1 + paid - 0.1")
    assert len(await walk(receivables, [(what, False)], 1)) == len(await walk(receivables, [(what, True)], 1)) == 22


@pytest.mark.parametrize("what", ReceivableSort)
async def test_rows_are_sorted_by_what_is_asked_and_numbers_as_text(
    receivables: ReceivableRepository, what: ReceivableSort
) -> None:
    for descending in (False, True):
        (page,) = await receivables.pages([owed_by(ANA, [(what, descending)])], PageRequest(100))
        assert list(page.items) == sorted(page.items, key=VALUES[what], reverse=descending)


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_rows_inserted_between_two_pages_neither_repeat_nor_hide_any(
    books: Books, receivables: ReceivableRepository, order: Order
) -> None:
    before: Page[Receivable]
    (before,) = await receivables.pages([owed_by(ANA, order)], PageRequest(8))
    (rest,) = await receivables.pages([owed_by(ANA, order)], PageRequest(100, before.cursors[-1]))
    old = {each.number for each in (*before.items, *rest.items)}
    add(books, {f"{i * 3}-new": i * 5 for i in range(6)})
    (after,) = await receivables.pages([owed_by(ANA, order)], PageRequest(100, before.cursors[-1]))
    assert [each for each in after.items if each.number in old] == list(rest.items)


async def test_a_cursor_of_another_order_is_refused(receivables: ReceivableRepository) -> None:
    (page,) = await receivables.pages([owed_by(ANA, [(ReceivableSort.BALANCE, False)])], PageRequest(2))
    for other in ([(ReceivableSort.BALANCE, True)], [(ReceivableSort.AMOUNT, False)]):
        with pytest.raises(BadRequest, match=r"cursor\.invalid"):
            await receivables.pages([owed_by(ANA, other)], PageRequest(2, page.cursors[0]))


@pytest.mark.parametrize("what", ReceivableSort)
async def test_many_customers_are_paged_together(receivables: ReceivableRepository, what: ReceivableSort) -> None:
    order = [(what, True)]
    together = await receivables.pages([owed_by(ANA, order), owed_by(LUIS, order)], PageRequest(5))
    for page, customer in zip(together, (ANA, LUIS), strict=True):
        (alone,) = await receivables.pages([owed_by(customer, order)], PageRequest(5))
        assert (page.items, page.cursors, page.more) == (alone.items, alone.cursors, alone.more)
        assert {each.customer_code for each in page.items} == {customer}
