"""A statement reads its own account by index, and a page of it no more rows than the page, however long the account is."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Fields
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.statements import EntryQuery, LedgerEntry
from erp_adapter.statements import StatementRepository
from tests.erp_adapter.ledger_books import EVER, MAIN, Row, entry, own, period, statement
from tests.erp_adapter.order_books import ANA, LUIS, Books, open_books, reopen_books
from tests.recording import RecordingDatabase

START = date(2015, 1, 1)
LONG, SHORT = 100_000, 500
LEFT = list(accumulate(0 if i % 10_000 == 1 else -i if i % 3 == 0 else i for i in range(LONG)))
"""What each entry of an account leaves, without the openings."""

WITHOUT_BALANCE = Fields(frozenset({"date", "concept"}))
"""What a page is found with; to add up what lies between it and the period's end is another thing."""

OTHERS = {CustomerCode(f"C{i}"): AccountCode(f"4309{i:04}") for i in range(20)}


def row(i: int, **values: Any) -> Row:
    """The i-th entry: one euro more than the one before, every third a payment."""
    return entry(
        (START + timedelta(days=i // 30)).isoformat(),
        i,
        str(-i if i % 3 == 0 else i),
        concept="Cobro" if i % 1000 == 0 else "Factura",
        is_opening_or_closing=i % 10_000 == 1,
        **values,
    )


@pytest.fixture(scope="module", params=[False, True], ids=["no statistics", "statistics"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long account and many short ones, with the database's statistics or without; its folder."""
    folder = tmp_path_factory.mktemp("busy")
    books = open_books(folder, [ANA, LUIS, *OTHERS])
    books.add("ledger_account", *own(ANA, MAIN))
    books.add("ledger_entry", *[row(i) for i in range(LONG if request.param else SHORT)])
    for code, account in OTHERS.items():
        books.add("ledger_account", *own(code, account))
        books.add("ledger_entry", *[row(i, account=account, customer_code=code) for i in range(50)])
    if request.param:
        books.say("ANALYZE")
    books.close()
    return folder


@pytest.fixture
async def books(busy: Path) -> AsyncIterator[Books]:
    opened = reopen_books(busy)
    yield opened
    await opened.database.close()


@pytest.fixture
def recording(books: Books) -> RecordingDatabase:
    return RecordingDatabase(books.database, books.relations)


@pytest.fixture
def ledger(books: Books, recording: RecordingDatabase) -> StatementRepository:
    return StatementRepository(recording, books.relations)


def scans(books: Books) -> list[str]:
    """What reads a table from end to end; the company is one row, and what stands over a subquery is what it gave."""
    harmless = ("SCAN company", "SCAN anon", "SCAN (subquery", "SCAN page", "SCAN entry")
    return [step for step in books.plans() if step.startswith("SCAN") and not step.startswith(harmless)]


def sorts(books: Books) -> list[str]:
    return [step for step in books.plans() if "TEMP B-TREE" in step]


async def test_a_page_is_read_in_the_index_without_sorting(books: Books, ledger: StatementRepository) -> None:
    found = EntryQuery(await statement(ledger, period(START, EVER[1])))
    (page,) = await ledger.pages([found], PageRequest(20), WITHOUT_BALANCE)
    (after,) = await ledger.pages([found], PageRequest(20, page.cursors[-1]), WITHOUT_BALANCE)
    (back,) = await ledger.pages([found], PageRequest(20, after.cursors[0], backward=True), WITHOUT_BALANCE)
    assert list(back.cursors) == list(page.cursors)
    assert await back.behind() is await after.behind() is True
    await ledger.counts([found])
    assert scans(books) == sorts(books) == []


async def test_balances_are_added_up_in_the_index(books: Books, ledger: StatementRepository) -> None:
    found = EntryQuery(await statement(ledger, period(START, EVER[1])))
    (page,) = await ledger.pages([found], PageRequest(20))
    (after,) = await ledger.pages([found], PageRequest(20, page.cursors[-1]))
    (back,) = await ledger.pages([found], PageRequest(20, after.cursors[0], backward=True))
    assert back.items == page.items
    # The page alone is sorted, to be added up.
    assert scans(books) == []


async def test_searches_entries_by_their_keys_and_many_statements_are_read_by_index(
    books: Books, ledger: StatementRepository
) -> None:
    found = EntryQuery(await statement(ledger, period()), ("cobro",))
    (page,) = await ledger.pages([found], PageRequest(20))
    await ledger.counts([found])
    await ledger.by_key([each.key for each in page.items])
    statements = await ledger.statements(
        [period(date(2015, 1, 2), EVER[1], code, account) for code, account in OTHERS.items()]
    )
    for words in ((), ("factura",)):
        await ledger.pages([EntryQuery(each, words) for each in statements], PageRequest(5))
    await ledger.accounts([ANA, LUIS])
    assert scans(books) == []


async def cursor_in_the_middle(ledger: StatementRepository) -> str:
    (page,) = await ledger.pages([EntryQuery(await statement(ledger, period()))], PageRequest(1, backward=True))
    half = (page.items[0].date - START) / 2
    (page,) = await ledger.pages([EntryQuery(await statement(ledger, period(START + half)))], PageRequest(1))
    return page.cursors[0]


async def test_a_page_in_the_middle_gives_no_more_rows_than_the_page(
    books: Books, ledger: StatementRepository, recording: RecordingDatabase
) -> None:
    whole = await statement(ledger, period(START, EVER[1]))
    middle, seen = await cursor_in_the_middle(ledger), 0
    for size in (20, 100):
        for cursor in (None, middle):
            for backward in (False, True):
                recording.forget()
                (page,) = await ledger.pages([EntryQuery(whole)], PageRequest(size, cursor, backward))
                assert recording.rows <= size + 2
                assert len(recording.statements) == 1
                seen += check(page.items)
    assert seen == 480


def check(entries: Sequence[LedgerEntry]) -> int:
    """Hold each balance against the sum of all before; say how many there are."""
    assert [each.balance for each in entries] == [LEFT[int(each.entry_number)] for each in entries]
    return len(entries)


def effort(books: Books, statement: tuple[str, Any]) -> int:
    """In hundreds of SQLite's own steps."""
    steps: list[None] = []

    def run(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        driver.set_progress_handler(lambda: steps.append(None), 100)
        connection.exec_driver_sql(*statement).all()
        driver.set_progress_handler(None, 100)

    books.ground.run(run)
    return len(steps)


async def test_a_page_is_found_in_the_middle_with_no_more_work_than_at_the_start(
    books: Books, ledger: StatementRepository
) -> None:
    whole = EntryQuery(await statement(ledger, period(START, EVER[1])))
    middle = await cursor_in_the_middle(ledger)
    work = []
    for cursor, backward in ((None, False), (middle, False), (middle, True)):
        books.statements.clear()
        await ledger.pages([whole], PageRequest(100, cursor, backward), WITHOUT_BALANCE)
        work.append(effort(books, books.statements[0]))
    assert max(work) < 3 * work[0]


async def test_what_is_added_up_lies_between_the_page_and_its_end_of_the_period(
    books: Books, ledger: StatementRepository
) -> None:
    whole = EntryQuery(await statement(ledger, period(START, EVER[1])))
    work = []
    for backward in (False, True):
        (outermost,) = await ledger.pages([whole], PageRequest(100, None, backward))
        for request in (PageRequest(100, None, backward), PageRequest(100, outermost.cursors[50], backward)):
            books.statements.clear()
            await ledger.pages([whole], request)
            work.append(effort(books, books.statements[0]))
    assert max(work) < 2 * min(work)


async def test_a_statement_and_a_search_give_no_more_rows_than_they_show(
    ledger: StatementRepository, recording: RecordingDatabase
) -> None:
    found = EntryQuery(await statement(ledger, period(date(2015, 1, 5), EVER[1])))
    assert recording.rows == 1
    recording.forget()
    (page,) = await ledger.pages([EntryQuery(found.statement, ("factura",))], PageRequest(20))
    assert len(page.items) == 20
    assert (recording.rows, len(recording.statements)) == (21, 1)
    assert check(page.items) == 20


async def test_all_customers_closings_are_one_statement(
    ledger: StatementRepository, recording: RecordingDatabase
) -> None:
    closings = await ledger.closings([ANA, LUIS, *OTHERS])
    assert set(closings) == {ANA, *OTHERS}
    assert len(recording.statements) == 1
