"""A customer's account as a client reads it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from erp_adapter.credit import CreditRepository
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.statements import StatementRepository
from resolvers.paging import ListSettings
from resolvers.principal import Permission, Principal
from resolvers.statements import differences
from schema.ids import global_id
from tests.erp_adapter.ledger_books import EVER
from tests.office import Demo, Office, office_on

STATEMENT = """
query ($from: Date!, $to: Date!, $account: String, $first: Int, $after: String, $last: Int, $before: String, $search: String) {
  viewer { customers { code ledgerAccounts statement(from: $from, to: $to, account: $account) {
    account from to currency openingBalance totalDebit totalCredit closingBalance
    entries(first: $first, after: $after, last: $last, before: $before, search: $search) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
      edges { cursor node { id } }
      nodes { id date entryNumber account concept document debit credit balance invoice { number } }
    }
  } } }
}
"""
ALWAYS: dict[str, Any] = {"from": EVER[0].isoformat(), "to": EVER[1].isoformat()}


async def become(office: Office, code: str, *, without: Permission | None = None) -> None:
    """Log a customer of the demo in as "compras"."""
    office.principals["compras"] = await principal(office, code, without=without)


async def principal(office: Office, *codes: str, without: Permission | None = None) -> Principal:
    who = await office.principal("compras")
    permissions = frozenset(Permission) - {without}
    return replace(who, customers=tuple(map(CustomerCode, codes)), permissions=permissions)


async def customers(office: Office, **variables: Any) -> list[Any]:
    found: list[Any] = (await office.data(STATEMENT, ALWAYS | variables))["viewer"]["customers"]
    return found


async def statement(office: Office, **variables: Any) -> Any:
    (found,) = await customers(office, **variables)
    return found["statement"]


def books(office: Office, query: str, *values: object) -> list[Any]:
    path = Path(str(office.erp._database._writer.url.database))  # type: ignore[attr-defined]
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


async def test_a_statement_adds_up_from_its_opening_to_its_closing(office: Office) -> None:
    found = await statement(office, **{"from": "2025-01-01", "to": "2025-12-31"}, first=100)
    figures = {name: Decimal(found[name]) for name in ("openingBalance", "totalDebit", "totalCredit", "closingBalance")}
    assert figures["openingBalance"] + figures["totalDebit"] - figures["totalCredit"] == figures["closingBalance"] != 0
    nodes = found["entries"]["nodes"]
    assert len(nodes) == found["entries"]["totalCount"] > 3
    assert figures["totalDebit"] == sum(Decimal(each["debit"]) for each in nodes)
    assert Decimal(nodes[-1]["balance"]) == figures["closingBalance"]
    assert (found["from"], found["to"], found["currency"]) == ("2025-01-01", "2025-12-31", "EUR")
    assert [each["node"]["id"] for each in found["entries"]["edges"]] == [each["id"] for each in nodes]
    assert {each["invoice"]["number"] for each in nodes if each["concept"].startswith("Factura")} == {
        each["document"] for each in nodes if each["concept"].startswith("Factura")
    }


async def test_pages_directions_and_searches_show_the_same_entries(office: Office) -> None:
    """Every customer's account, in pages of random sizes: an entry is the same wherever it is met."""
    random = Random(7)  # noqa: S311 - the same pages each time
    for (code,) in books(office, "select code from customer order by code limit 12"):
        await become(office, code)
        whole = await statement(office, first=100)
        entries = whole["entries"]["nodes"]
        assert len(entries) == whole["entries"]["totalCount"]
        known = {each["id"]: each for each in entries}
        for direction in ("first", "last"):
            page = {direction: random.randrange(1, 9)}
            met: list[Any] = []
            while True:
                found = (await statement(office, **page))["entries"]
                met = met + found["nodes"] if direction == "first" else found["nodes"] + met
                info = found["pageInfo"]
                if not info["hasNextPage" if direction == "first" else "hasPreviousPage"]:
                    break
                cursor = {"after": info["endCursor"]} if direction == "first" else {"before": info["startCursor"]}
                page = {direction: random.randrange(1, 9)} | cursor
            assert met == entries
        for word in ("cobro", "factura", "24"):
            searched = (await statement(office, search=word, first=100))["entries"]
            assert searched["totalCount"] == len(searched["nodes"])
            assert [known[each["id"]] for each in searched["nodes"]] == searched["nodes"]


async def test_an_entry_by_its_id_is_the_one_of_the_statement(office: Office) -> None:
    await become(office, "00010")
    entries = (await statement(office, **{"from": "2025-06-01", "to": "2026-03-31"}))["entries"]["nodes"]
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on LedgerEntry {
        date entryNumber account concept document debit credit balance invoice { number } } } }"""
    strange = [
        global_id("LedgerEntry", "00010", "43000010", "2025-06-01", "no", "1"),
        global_id("LedgerEntry", "00010", "43000010", "ayer", "1", "1"),
        global_id("LedgerEntry", "00010", "43000010", "2025-06-01", "1", "x"),
        global_id("LedgerEntry", "00010", "43000010", "2025-06-01", "1"),
        global_id("LedgerEntry", "00010", "43000010", "2025-06-01", "1" * 50, "1" * 50),
    ]
    found = await office.data(query, {"ids": [*strange, *[each["id"] for each in entries]]})
    assert found["nodes"] == [None] * len(strange) + entries
    assert len(office.erp.statements) == 3
    await become(office, "00011")
    assert (await office.data(query, {"ids": [each["id"] for each in entries]}))["nodes"] == [None] * len(entries)
    await become(office, "00010", without=Permission.SEE_LEDGER)
    assert (await office.data(query, {"ids": [each["id"] for each in entries]}))["nodes"] == [None] * len(entries)


async def test_without_the_permission_the_area_is_null_and_says_so(office: Office) -> None:
    await become(office, "00010", without=Permission.SEE_LEDGER)
    answer = await office.ask(STATEMENT, ALWAYS)
    (found,) = answer["data"]["viewer"]["customers"]
    assert (found["ledgerAccounts"], found["statement"]) == (None, None)
    assert [each["extensions"]["code"] for each in answer["errors"]] == ["FORBIDDEN"] * 2
    assert not any("ledger" in each for each in office.erp.statements)


async def test_without_invoices_an_entry_is_seen_and_its_invoice_is_not(office: Office) -> None:
    await become(office, "00010", without=Permission.SEE_INVOICES)
    nodes = (await statement(office, first=50))["entries"]["nodes"]
    assert {each["invoice"] for each in nodes if each["document"]} == {None}


async def test_an_account_that_is_not_the_customers_is_refused_as_one_that_nobody_has(office: Office) -> None:
    answers = []
    for account in ("43000011", "no hay"):
        await become(office, "00010")
        answer = await office.ask(STATEMENT, {**ALWAYS, "account": account}, locale="en")
        (found,) = answer["data"]["viewer"]["customers"]
        assert found["ledgerAccounts"] == ["43000010"]
        assert found["statement"] is None
        answers.append(answer["errors"])
    assert answers[0] == answers[1]
    assert answers[0][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "ledgerAccounts" in answers[0][0]["message"]


async def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    answer = await office.ask(STATEMENT, {"from": "2026-01-02", "to": "2026-01-01"})
    assert answer["data"]["viewer"]["customers"][0]["statement"] is None
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert (await statement(office, **{"from": "0001-01-01", "to": "9999-12-31"}))["openingBalance"] == "0.00"


async def test_a_second_account_is_named_and_the_main_one_is_first(office: Office) -> None:
    await become(office, "00011")
    (found,) = await customers(office)
    assert found["ledgerAccounts"] == ["43000011", "43100011"]
    assert found["statement"]["account"] == "43000011"
    other = await statement(office, account="43100011")
    assert {each["account"] for each in other["entries"]["nodes"]} == {"43100011"}


async def test_a_shared_account_shows_each_customer_its_own(office: Office) -> None:
    seen = {}
    for code in ("00021", "00022"):
        await become(office, code)
        found = await statement(office, first=100)
        assert found["account"] == "43099999"
        seen[code] = {each["id"] for each in found["entries"]["nodes"]}
        ((count,),) = books(
            office,
            "select count(*) from ledger_entry where account = ? and customer_code = ? and not is_opening_or_closing",
            "43099999",
            code,
        )
        assert len(seen[code]) == count > 0
    assert not seen["00021"] & seen["00022"]


async def test_an_account_of_purged_years_begins_with_its_opening(office: Office) -> None:
    await become(office, "00023")
    first, *rest = (await statement(office, first=100))["entries"]["nodes"]
    assert (first["concept"], first["debit"], first["balance"]) == ("Asiento de apertura", "1234.56", "1234.56")
    assert not any("apertura" in each["concept"] or "cierre" in each["concept"] for each in rest)
    before = await statement(office, to="2023-12-31")
    assert (before["closingBalance"], before["entries"]["totalCount"]) == ("0.00", 0)


async def test_many_customers_statements_take_a_few_statements(office: Office) -> None:
    codes = [code for (code,) in books(office, "select code from customer order by code")]
    issued = []
    for some in (codes[:1], codes):
        office.principals["compras"] = await principal(office, *some)
        found = await customers(office, **{"from": "2025-01-01", "to": "2025-12-31"}, first=2)
        assert [each["code"] for each in found] == some
        assert all(each["statement"]["account"] in each["ledgerAccounts"] for each in found)
        issued.append(len(office.erp.statements))
    assert issued[0] == issued[1]


async def test_one_entry_takes_as_many_statements_as_a_thousand(office: Office) -> None:
    await become(office, "00010")
    issued = []
    for size in (1, 100):
        await statement(office, first=size)
        issued.append(len(office.erp.statements))
    assert issued[0] == issued[1]


async def test_every_account_closes_with_what_is_outstanding_and_a_difference_is_listed(office: Office) -> None:
    erp, relations = office.erp, office.opened.relations
    assert await differences(StatementRepository(erp, relations), CreditRepository(erp, relations)) == []
    for (code,) in books(office, "select code from customer order by code"):
        await become(office, code)
        (found,) = await customers(office, first=1)
        closings = [(await statement(office, account=account))["closingBalance"] for account in found["ledgerAccounts"]]
        (owed,) = (await office.data("{ viewer { customers { credit { outstanding } } } }"))["viewer"]["customers"]
        assert sum(map(Decimal, closings)) == Decimal(owed["credit"]["outstanding"])


async def test_a_page_is_as_large_as_the_company_allows(demo: Demo, tmp_path: Path) -> None:
    async with office_on(demo, tmp_path, lists=ListSettings(largest_page=10)) as office:
        await become(office, "00010")
        for first in (10, None):
            entries = (await statement(office, first=first))["entries"]
            assert len(entries["nodes"]) == 10 < entries["totalCount"]
        (error,) = (await office.ask(STATEMENT, ALWAYS | {"first": 11}))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "10" in error["message"]
