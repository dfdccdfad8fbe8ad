"""Whatever the page, its direction, the search and the period: an entry's balance is one, and periods join."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.statements import EntryQuery, LedgerEntry
from erp_adapter.statements import StatementRepository
from tests.erp_adapter.ledger_books import (
    MAIN,
    OTHER,
    SHARED,
    Row,
    amount,
    balances,
    counting,
    entries_of,
    entry,
    period,
    place,
    statement,
)
from tests.erp_adapter.order_books import ANA, LUIS, Books

START, DAYS = date(2024, 1, 1), 800
WORDS = ("factura", "cobro", "remesa", "f-1", "7")


def random_ledger(random: Random) -> list[Row]:
    """Entries of two customers in three accounts, a shared one among them; years opened and closed anywhere."""
    rows: dict[tuple[object, ...], Row] = {}
    for _ in range(160):
        day = START + timedelta(days=random.randrange(DAYS // 20) * 20)
        row = entry(
            day.isoformat(),
            random.randrange(1, 30),
            str(Decimal(random.randrange(-99_999, 100_000)) / 100),
            line=random.randrange(1, 4),
            account=random.choice([MAIN, MAIN, OTHER, SHARED]),
            customer_code=random.choice([ANA, ANA, LUIS]),
            concept=random.choice(["Factura", "Cobro", "Remesa"]),
            document=random.choice([None, f"F-{random.randrange(20)}"]),
            is_opening_or_closing=random.random() < 0.1,
        )
        rows[(row["account"], *place(row))] = row
    return list(rows.values())


def has_words(row: Row, words: Sequence[str]) -> bool:
    text = f"{row['concept']}\n{row['document'] or ''}\n{row['entry_number']}".lower()
    return all(word in text for word in words)


async def walk(
    ledger: StatementRepository, query: EntryQuery, random: Random, *, backward: bool
) -> list[tuple[str, LedgerEntry]]:
    """The whole list in pages of random sizes; each entry with its cursor."""
    found: list[tuple[str, LedgerEntry]] = []
    cursor = None
    while True:
        (page,) = await ledger.pages([query], PageRequest(random.randrange(1, 12), cursor, backward))
        here = list(zip(page.cursors, page.items, strict=True))
        found = here + found if backward else found + here
        assert await page.behind() is (cursor is not None)
        if not page.more:
            return found
        cursor = page.cursors[0 if backward else -1]


@pytest.mark.parametrize("seed", range(6))
async def test_neither_pages_nor_searches_nor_periods_change_a_balance(books: Books, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same ledgers each time
    rows = random_ledger(random)
    books.add("ledger_entry", *rows)
    ledger = StatementRepository(books.database, books.relations)
    for customer, account in ((ANA, MAIN), (ANA, SHARED), (LUIS, SHARED)):
        counted = counting(rows, customer, account)
        left = balances(counted)
        for _ in range(4):
            first, last = sorted(random.sample(range(DAYS), 2))
            since, until = START + timedelta(days=first), START + timedelta(days=last)
            words = random.sample(WORDS, random.randrange(3))
            query = await entries_of(ledger, period(since, until, customer, account), *words)
            expected = [row for row in counted if since <= row["date"] <= until and has_words(row, words)]
            found = await walk(ledger, query, random, backward=random.random() < 0.5)
            assert [each.key[2:] for _, each in found] == [
                (row["date"], str(row["entry_number"]), row["line"]) for row in expected
            ]
            assert [each.balance for _, each in found] == [left[place(row)] for row in expected]
            assert await ledger.counts([query]) == [len(expected)]
            if found:
                cursor, _ = random.choice(found)
                (page,) = await ledger.pages([query], PageRequest(3, cursor, backward=True))
                assert [each.balance for each in page.items] == [e.balance for c, e in found if c in page.cursors]
            by_key = await ledger.by_key([each.key for _, each in found]) if found else {}
            assert list(map(by_key.get, (each.key for _, each in found))) == [each for _, each in found]


@pytest.mark.parametrize("seed", range(6))
async def test_periods_that_follow_each_other_join_wherever_they_are_split(books: Books, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same ledgers each time
    rows = random_ledger(random)
    books.add("ledger_entry", *rows)
    ledger = StatementRepository(books.database, books.relations)
    for customer, account in ((ANA, MAIN), (ANA, OTHER), (LUIS, SHARED)):
        counted = counting(rows, customer, account)
        splits = sorted(random.sample(range(-5, DAYS + 5), 7))
        days = [START + timedelta(days=split) for split in splits]
        ends = pairwise(days)
        periods = [period(since, until - timedelta(days=1), customer, account) for since, until in ends]
        found = await ledger.statements(periods)
        assert [each.opening for each in found[1:]] == [each.closing for each in found[:-1]]
        assert found[0].opening == sum(amount(row) for row in counted if row["date"] < days[0])
        for each in found:
            inside = [row for row in counted if each.query.since <= row["date"] <= each.query.until]
            assert each.debit == sum(row["debit"] for row in inside)
            assert each.credit == sum(row["credit"] for row in inside)
        whole = await statement(ledger, period(days[0], days[-1] - timedelta(days=1), customer, account))
        assert (whole.opening, whole.closing) == (found[0].opening, found[-1].closing)
        assert whole.debit - whole.credit == sum(each.debit - each.credit for each in found)
