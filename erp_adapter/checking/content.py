"""Whether the rows say what the gateway builds on: one company, its money and taxes, accounts that are somebody's."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from erp_adapter.checking.findings import Finding, Verdict
from erp_adapter.checking.relations import everyone
from erp_adapter.database import Database
from erp_adapter.relations import Relations

CURRENCY = re.compile(r"[A-Z]{3}")
NAMED = 5
"""So many accounts are named in a finding; of others it is said that there are more."""

WITH_CURRENCY = ("tariff", "sales_order", "invoice", "receivable")


class ContentCheck:
    """Asks nothing of relations in `unread`: those left out of the mapping, and those that can't be read."""

    def __init__(self, database: Database, relations: Relations, unread: frozenset[str]) -> None:
        self._database = database
        self._relations = relations
        self._unread = unread

    async def findings(self) -> list[Finding]:
        found = await self._company()
        return [*found, *await self._shared_accounts()]

    async def _company(self) -> list[Finding]:
        if "company" in self._unread:
            return []
        company = self._relations.company.c
        rows = await self._database.fetch(select(company.currency).limit(2))
        if len(rows) != 1:
            said = "more than one row" if rows else "no row: the company that sells"
            return [Finding("company", Verdict.NO, f"has {said}; let the mapping's `where` choose exactly one")]
        currency = rows[0].currency
        if not CURRENCY.fullmatch(str(currency)):
            what = f"currency: {currency!r} is no currency's code, such as EUR"
            return [Finding("company", Verdict.NO, what)]
        return await self._other_currencies(currency)

    async def _other_currencies(self, currency: str) -> list[Finding]:
        found = []
        for name in WITH_CURRENCY:
            if name not in self._unread:
                column = getattr(self._relations, name).c.currency
                other = everyone(self._relations, name, column).where(column != currency).limit(1)
                if rows := await self._database.fetch(other):
                    found.append(_other_currency(name, rows[0].currency, currency))
        return found

    async def _shared_accounts(self) -> list[Finding]:
        """Accounts of several customers whose entries do not say whose each is."""
        if {"ledger_account", "ledger_entry"} & self._unread:
            return []
        account = self._relations.ledger_account.c
        shared = everyone(self._relations, "ledger_account", account.account).group_by(account.account)
        shared = shared.having(func.count(account.customer_code.distinct()) > 1)
        rows = await self._database.fetch(shared.order_by(account.account).limit(100))
        return await self._without_customer(rows)

    async def _without_customer(self, rows: Sequence[Row[Any]]) -> list[Finding]:
        if not rows:
            return []
        entry = self._relations.ledger_entry.c
        shared = [row.account for row in rows]
        statement = everyone(self._relations, "ledger_entry", entry.account).where(
            entry.account.in_(shared), entry.customer_code.is_(None)
        )
        nobodys = sorted({row.account for row in await self._database.fetch(statement.distinct())})
        if not nobodys:
            return []
        named = ", ".join(nobodys[:NAMED]) + (", …" if len(nobodys) > NAMED else "")
        what = (
            f"accounts of several customers ({named}) have entries without customer_code: these are shown to nobody. "
            "Map ledger_entry.customer_code where the ERP knows whose an entry is"
        )
        return [Finding("ledger_entry", Verdict.WARN, what)]


def _other_currency(name: str, other: str, currency: str) -> Finding:
    if not CURRENCY.fullmatch(str(other)):
        return Finding(name, Verdict.NO, f"currency: {other!r} is no currency's code, such as EUR")
    if name == "tariff":
        return Finding(name, Verdict.NOTE, f"some are in {other}: they price nothing, the company sells in {currency}")
    return Finding(name, Verdict.NOTE, f"some are in {other}: they are shown, and never added to what is in {currency}")
