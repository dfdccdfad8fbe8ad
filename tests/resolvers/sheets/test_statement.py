"""An exported account statement says what the API says of it."""

from datetime import date
from typing import Any

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.codes import AccountCode
from erp_adapter.domain.sheets import Cell
from erp_adapter.errors import BadRequest
from resolvers.sheets.requests import StatementSheet
from tests.office import Office
from tests.resolvers.sheets.lists import buyer, facts_of, figure, listed, sheet_of, sheets

ASKED = """query ($after: String, $from: Date!, $to: Date!, $account: String) { viewer { customer {
  statement(from: $from, to: $to, account: $account) {
    account from to currency openingBalance totalDebit totalCredit closingBalance
    entries(first: 9, after: $after) { pageInfo { hasNextPage endCursor }
      nodes { date entryNumber concept document debit credit balance } } } } } }"""
PATH = ["viewer", "customer", "statement", "entries"]
PERIODS = [(date(2020, 1, 1), date(2030, 12, 31)), (date(2025, 3, 1), date(2025, 9, 30))]


def told(node: dict[str, Any]) -> dict[str, Cell]:
    return {
        "date": date.fromisoformat(node["date"]),
        "entry_number": node["entryNumber"],
        "concept": node["concept"],
        "document": node["document"],
        "debit": figure(node["debit"]),
        "credit": figure(node["credit"]),
        "balance": figure(node["balance"]),
    }


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    "role", [Role.BUYER, Role.TWO_ACCOUNTS, Role.VARIOUS_ONE, Role.PURGED, Role.RETURNING, Role.MONTHLY]
)
async def test_every_entry_stands_in_it_as_the_api_shows_it(
    office: Office, role: Role, period: tuple[date, date]
) -> None:
    known = await buyer(office, code_of(role))
    (accounts,) = await office.opened.office.statements.accounts(known, known.customers[:1])
    for account in accounts:
        sheet, rows = await sheet_of(office, known, StatementSheet(known.customers[0], account, *period))
        asked = {"from": period[0].isoformat(), "to": period[1].isoformat(), "account": account}
        assert rows == [told(node) for node in await listed(office, ASKED, PATH, **asked)]
        statement = (await office.data(ASKED, asked, by="buyer"))["viewer"]["customer"]["statement"]
        assert facts_of(sheet.above) == {
            "account": account,
            "from": period[0],
            "to": period[1],
            "opening_balance": figure(statement["openingBalance"]),
        }
        assert facts_of(sheet.below) == {"closing_balance": figure(statement["closingBalance"])}
        assert sheet.totals == {
            "column.debit": figure(statement["totalDebit"]),
            "column.credit": figure(statement["totalCredit"]),
        }
        assert sheet.currency == statement["currency"]


async def test_an_account_that_is_not_the_customers_is_refused_as_one_that_nobody_has(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    for account in ("43000002", "no hay"):
        with pytest.raises(BadRequest, match=r"statement\.account"):
            await sheets(office).sheet(known, StatementSheet(known.customers[0], AccountCode(account), *PERIODS[0]))


async def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    (accounts,) = await office.opened.office.statements.accounts(known, known.customers[:1])
    with pytest.raises(BadRequest, match=r"statement\.period"):
        await sheets(office).sheet(
            known, StatementSheet(known.customers[0], accounts[0], date(2026, 1, 2), date(2026, 1, 1))
        )


async def test_the_first_batch_takes_one_statement(office: Office) -> None:
    """What stood before its entries is known."""
    known = await buyer(office, code_of(Role.BUYER))
    (accounts,) = await office.opened.office.statements.accounts(known, known.customers[:1])
    sheet = await sheets(office).sheet(known, StatementSheet(known.customers[0], accounts[0], *PERIODS[0]))
    office.erp.forget()
    assert [row async for batch in sheet.rows for row in batch]
    assert len(office.erp.statements) == 1
