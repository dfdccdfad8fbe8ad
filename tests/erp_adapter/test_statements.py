"""Which entries an account has, in which order, and what they come to."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from erp_adapter.domain.codes import AccountCode, CustomerCode
from erp_adapter.domain.fields import Fields, JsonField
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.statements import EntryQuery, LedgerEntry, StatementQuery
from erp_adapter.errors import BadRequest
from erp_adapter.statements import StatementRepository
from tests.erp_adapter.ledger_books import EVER, MAIN, OTHER, SHARED, entries_of, entry, euros, own, period, statement
from tests.erp_adapter.order_books import ANA, LUIS, Books

ALL = PageRequest(100)
COLUMNS = (
    JsonField("n", "entry_number", str, is_nullable=False),
    JsonField("document", "document", str, is_nullable=True),
    JsonField("debit", "debit", Decimal, is_nullable=False),
    JsonField("balance", "balance", Decimal, is_nullable=False),
)
WRITTEN = Fields(frozenset(each.name for each in COLUMNS), json=COLUMNS)
APERTURA: dict[str, Any] = {"is_opening_or_closing": True, "concept": "Asiento de apertura"}
CIERRE: dict[str, Any] = {"is_opening_or_closing": True, "concept": "Asiento de cierre"}


@pytest.fixture
def ledger(books: Books) -> StatementRepository:
    books.add("ledger_account", *own(ANA, MAIN, OTHER, SHARED), *own(LUIS, SHARED))
    return StatementRepository(books.database, books.relations)


async def all_entries(ledger: StatementRepository, query: StatementQuery, *words: str) -> Sequence[LedgerEntry]:
    (page,) = await ledger.pages([await entries_of(ledger, query, *words)], ALL)
    return page.items


def as_json(entry: LedgerEntry) -> dict[str, str | None]:
    return {
        "n": str(entry.entry_number),
        "document": entry.document,
        "debit": f"{entry.debit:f}",
        "balance": f"{entry.balance:f}",
    }


def shown(entries: Sequence[LedgerEntry]) -> list[tuple[str, str]]:
    return [(f"{each.entry_number}.{each.line}", str(each.balance)) for each in entries]


async def test_entries_stand_by_day_number_and_line_and_numbers_sort_as_numbers(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2026-01-02", 10, "10"),
        entry("2026-01-02", 2, "1", line=2),
        entry("2026-01-02", 2, "2", line=1),
        entry("2026-01-01", 99, "4"),
    )
    expected = [("99.1", "4.00"), ("2.1", "6.00"), ("2.2", "7.00"), ("10.1", "17.00")]
    assert shown(await all_entries(ledger, period())) == expected
    assert shown(await all_entries(ledger, period(), "apunte")) == expected


async def test_opening_debit_and_credit_make_the_closing_balance(books: Books, ledger: StatementRepository) -> None:
    books.add(
        "ledger_entry",
        entry("2025-12-31", 1, "100.10"),
        entry("2026-01-01", 2, "0.20"),
        entry("2026-01-31", 3, "-50.05"),
        entry("2026-02-01", 4, "7"),
    )
    found = await statement(ledger, period(date(2026, 1, 1), date(2026, 1, 31)))
    assert (found.opening, found.debit, found.credit) == (Decimal("100.10"), Decimal("0.20"), Decimal("50.05"))
    assert found.closing == Decimal("50.25")
    assert found.currency == "EUR"


async def test_openings_and_closings_of_years_do_not_count_again(books: Books, ledger: StatementRepository) -> None:
    books.add(
        "ledger_entry",
        entry("2025-06-01", 5, "30"),
        entry("2025-12-31", 9, "-30", **CIERRE),
        entry("2026-01-01", 1, "30", **APERTURA),
        entry("2026-03-01", 2, "12"),
    )
    assert shown(await all_entries(ledger, period())) == [("5.1", "30.00"), ("2.1", "42.00")]
    found = await statement(ledger, period(date(2026, 1, 1), date(2026, 12, 31)))
    assert (found.opening, found.debit, found.closing) == euros(30, 12, 42)
    assert await ledger.counts([await entries_of(ledger, period())]) == [2]


async def test_an_opening_with_no_entry_before_it_is_an_entry_of_its_day(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2025-01-01", 1, "20", line=1, **APERTURA),
        entry("2025-01-01", 1, "3", line=2, **APERTURA),
        entry("2025-12-31", 8, "-23", **CIERRE),
        entry("2026-01-01", 1, "23", **APERTURA),
    )
    assert shown(await all_entries(ledger, period())) == [("1.1", "20.00"), ("1.2", "23.00")]
    before = await statement(ledger, period(EVER[0], date(2024, 12, 31)))
    year = await statement(ledger, period(date(2025, 1, 1), date(2025, 12, 31)))
    after = await statement(ledger, period(date(2026, 1, 1), date(2026, 12, 31)))
    assert (before.closing, year.opening, year.debit, year.closing) == euros(0, 0, 23, 23)
    assert (after.opening, after.debit, after.credit, after.closing) == euros(23, 0, 0, 23)


async def test_of_an_account_that_several_share_a_customer_has_its_own_entries(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2026-01-01", 1, "5", account=SHARED, customer_code=LUIS, **APERTURA),
        entry("2026-01-02", 2, "70", account=SHARED),
        entry("2026-01-02", 2, "900", line=2, account=SHARED, customer_code=LUIS),
        entry("2026-01-03", 1, "8", line=2, account=SHARED, **APERTURA),
        entry("2026-01-04", 4, "1000", account=SHARED, customer_code=None),
    )
    assert shown(await all_entries(ledger, period(account=SHARED))) == [("2.1", "70.00")]
    of_luis = period(customer=LUIS, account=SHARED)
    assert shown(await all_entries(ledger, of_luis)) == [("1.1", "5.00"), ("2.2", "905.00")]
    assert (await statement(ledger, period(account=SHARED))).closing == 70


async def test_an_opening_counts_for_who_has_nothing_before_it_whatever_others_have(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2025-01-02", 2, "70", account=SHARED),
        entry("2026-01-01", 1, "5", account=SHARED, customer_code=LUIS, **APERTURA),
    )
    assert (await statement(ledger, period(customer=LUIS, account=SHARED))).closing == 5


async def test_accounts_stand_in_their_order_the_main_one_first(books: Books, ledger: StatementRepository) -> None:
    books.clear("ledger_account")
    books.add("ledger_account", *own(ANA, SHARED, MAIN), *own(LUIS, OTHER))
    found = await ledger.accounts([ANA, LUIS, CustomerCode("NADIE")])
    assert found == {ANA: [SHARED, MAIN], LUIS: [OTHER]}


@pytest.mark.parametrize(
    ("words", "numbers"),
    [(("cobro",), [2, 4]), (("COBRO", "f-7"), [2]), (("recibi",), [3]), (("12",), [12]), (("%",), []), (("no",), [])],
)
async def test_a_search_looks_in_concept_document_and_number_and_changes_no_balance(
    books: Books, ledger: StatementRepository, words: tuple[str, ...], numbers: list[int]
) -> None:
    books.add(
        "ledger_entry",
        entry("2026-01-01", 1, "100", concept="Factura"),
        entry("2026-01-02", 2, "-10", concept="Cobro", document="F-7"),
        entry("2026-01-03", 3, "-20", concept="Recibí"),
        entry("2026-01-04", 4, "-30", concept="Cobro", document="F-8"),
        entry("2026-01-05", 12, "-5", concept="Otro"),
    )
    folded = tuple(word.lower() for word in words)
    balances = {1: 100, 2: 90, 3: 70, 4: 40, 12: 35}
    found = await all_entries(ledger, period(date(2026, 1, 2)), *folded)
    assert [(each.entry_number, each.balance) for each in found] == [(n, Decimal(balances[n])) for n in numbers]
    query = await entries_of(ledger, period(date(2026, 1, 2)), *folded)
    assert await ledger.counts([query]) == [len(numbers)]


async def test_an_entry_by_its_key_has_the_balance_of_the_whole_account(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2025-05-05", 7, "1"),
        entry("2025-12-31", 9, "-1", **CIERRE),
        entry("2026-01-05", 7, "2"),
        entry("2026-01-05", 7, "4", line=2),
        entry("2026-01-05", 7, "80", account=OTHER),
        entry("2026-01-05", 7, "900", line=3, customer_code=LUIS),
    )
    day = date(2026, 1, 5)
    keys = [(ANA, MAIN, day, "7", 2), (ANA, OTHER, day, "7", 1)]
    strange = [
        (ANA, MAIN, day, "7", 3),
        (ANA, MAIN, day, "07", 1),
        (ANA, MAIN, date(2025, 12, 31), "9", 1),
        (LUIS, OTHER, day, "7", 1),
    ]
    found = await ledger.by_key([*keys, *strange])
    assert {key: each.balance for key, each in found.items()} == {keys[0]: 7, keys[1]: 80}


async def test_a_customer_closes_with_all_its_accounts_and_with_no_other(
    books: Books, ledger: StatementRepository
) -> None:
    books.add(
        "ledger_entry",
        entry("2026-01-05", 1, "10"),
        entry("2026-12-31", 9, "-10", **CIERRE),
        entry("2026-01-05", 1, "3.30", line=2, account=OTHER),
        entry("2026-01-05", 2, "500", account="57000000"),
        entry("2026-01-05", 3, "40", account=SHARED, customer_code=LUIS),
    )
    assert await ledger.closings([ANA, LUIS, CustomerCode("NADIE")]) == {ANA: Decimal("13.30"), LUIS: 40}
    assert await ledger.customers() == [ANA, LUIS]


async def test_cents_add_up_exactly(books: Books, ledger: StatementRepository) -> None:
    books.add("ledger_entry", *[entry("2026-01-05", number, "0.10") for number in range(1, 32)])
    books.add("ledger_entry", entry("2026-01-06", 1, "-3.10"))
    assert (await all_entries(ledger, period()))[-1].balance == 0
    assert str((await statement(ledger, period())).closing) == "0.00"


async def test_many_customers_are_read_by_a_few_statements(books: Books, ledger: StatementRepository) -> None:
    accounts = {CustomerCode(f"N{i}"): AccountCode(f"4300{i}") for i in range(30)}
    rows = [
        entry(f"2026-01-{day:02}", day, str(day + i), account=account, customer_code=code)
        for i, (code, account) in enumerate(accounts.items())
        for day in range(1, 9)
    ]
    books.add("ledger_entry", *rows)
    queries = [period(date(2026, 1, 3), EVER[1], code, account) for code, account in accounts.items()]
    issued = []
    for some in (queries[:1], queries):
        for words in ((), ("apunte",)):
            books.statements.clear()
            statements = await ledger.statements(some)
            pages = await ledger.pages([EntryQuery(each, words) for each in statements], PageRequest(3))
            await ledger.counts([EntryQuery(each, words) for each in statements])
            issued.append(len(books.statements))
            for i, page in enumerate(pages):
                sums = [sum(day + i for day in range(1, last + 1)) for last in (3, 4, 5)]
                assert [each.balance for each in page.items] == sums
    assert issued == [3] * 4


async def test_a_cursor_of_another_period_changes_no_balance(books: Books, ledger: StatementRepository) -> None:
    books.add("ledger_entry", *[entry(f"2026-01-{day:02}", day, str(day)) for day in range(1, 10)])
    (whole,) = await ledger.pages([await entries_of(ledger, period())], ALL)
    within = await entries_of(ledger, period(date(2026, 1, 4), date(2026, 1, 6)))
    for cursor, backward, numbers in (
        (whole.cursors[0], False, [4, 5, 6]),
        (whole.cursors[8], True, [4, 5, 6]),
        (whole.cursors[8], False, []),
        (whole.cursors[0], True, []),
    ):
        (page,) = await ledger.pages([within], PageRequest(5, cursor, backward))
        assert list(page.items) == [whole.items[number - 1] for number in numbers]


@pytest.mark.parametrize("backward", [False, True])
async def test_pages_of_several_lists_are_those_that_each_has_alone(
    books: Books, ledger: StatementRepository, backward: bool
) -> None:
    books.add("ledger_entry", *[entry(f"2026-01-{day:02}", day, f"{day}.10") for day in range(1, 10)])
    of_luis = {"account": SHARED, "customer_code": LUIS}
    books.add("ledger_entry", *[entry(f"2026-01-{day:02}", 1, f"-{day}.20", line=2, **of_luis) for day in range(1, 10)])
    since, until = date(2026, 1, 2), date(2026, 1, 8)
    queries = [
        await entries_of(ledger, period(since, until)),
        await entries_of(ledger, period(since, until, LUIS, SHARED)),
    ]
    (first, _) = await ledger.pages(queries, PageRequest(3, None, backward))
    for cursor in (None, first.cursors[1]):
        request = PageRequest(3, cursor, backward)
        together = await ledger.pages(queries, request)
        alone = [page for query in queries for page in await ledger.pages([query], request)]
        assert [page.items for page in together] == [page.items for page in alone]
        assert [list(page.cursors) for page in together] == [list(page.cursors) for page in alone]


@pytest.mark.parametrize("words", [(), ("apunte",)])
async def test_what_is_not_wanted_is_not_there(
    books: Books, ledger: StatementRepository, words: tuple[str, ...]
) -> None:
    books.add("ledger_entry", entry("2026-01-01", 1, "5"), entry("2026-01-02", 2, "7"))
    query = await entries_of(ledger, period(), *words)
    for names in ({"entry_number", "balance"}, {"entry_number"}):
        (page,) = await ledger.pages([query], PageRequest(1), Fields(frozenset(names)))
        (second,) = await ledger.pages([query], PageRequest(1, page.cursors[0]), Fields(frozenset(names)))
        assert [each.entry_number for each in (*page.items, *second.items)] == [1, 2]
        if "balance" in names:
            assert [each.balance for each in (*page.items, *second.items)] == [5, 12]
        assert not hasattr(second.items[0], "concept")


@pytest.mark.parametrize("system", ["postgresql"], indirect=True)
@pytest.mark.parametrize("backward", [False, True])
async def test_a_page_that_the_database_writes_is_the_page_that_the_gateway_would_write(
    books: Books, ledger: StatementRepository, backward: bool
) -> None:
    books.add("ledger_entry", *[entry(f"2026-01-{day:02}", day, f"{day}.10", document=None) for day in range(1, 10)])
    query, cursor = await entries_of(ledger, period(date(2026, 1, 2), date(2026, 1, 8))), None
    for _ in range(2):
        request = PageRequest(3, cursor, backward)
        (page,), (usual,) = [await ledger.pages([query], request, wanted) for wanted in (WRITTEN, None)]
        assert page.json is not None
        assert msgspec.json.decode(page.json) == [as_json(each) for each in usual.items]
        cursor = usual.cursors[0 if backward else -1]


async def test_a_list_without_entries_has_an_empty_page(ledger: StatementRepository) -> None:
    for words in ((), ("nada",)):
        query = await entries_of(ledger, period(), *words)
        (page,) = await ledger.pages([query], ALL)
        assert (page.items, page.more, await page.behind()) == ((), False, False)
        assert (query.statement.opening, query.statement.closing) == euros(0, 0)


async def test_a_cursor_of_no_ledger_is_refused(ledger: StatementRepository) -> None:
    with pytest.raises(BadRequest, match=r"cursor\.invalid"):
        await ledger.pages([await entries_of(ledger, period())], PageRequest(5, "WyJvcmRlciIsMV0"))
