"""What was done, by whom: entries are added and read, and never changed."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Row, select

from erp_adapter.database import Database, Transaction
from erp_adapter.domain.audit import AuditEntry, AuditQuery
from erp_adapter.domain.logins import ADDRESS_LENGTH, CODE_LENGTH, NAME_LENGTH
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.pages import read_pages, row_by_row
from erp_adapter.store import tables

LONGEST = {"customer_code": CODE_LENGTH, "subject": NAME_LENGTH, "address": ADDRESS_LENGTH}
"""What clients send may be longer than what is kept of it."""

_COLUMNS = [tables.audit.c[field.name] for field in fields(AuditEntry)]
_NEWEST_FIRST = Keyset("audit", [SortKey(tables.audit.c.at, descending=True)], unique=tables.audit.c.id)


class AuditTrail:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, entries: Sequence[AuditEntry]) -> None:
        async with self._database.transaction() as transaction:
            await append(transaction, entries)

    async def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditEntry]:
        """The newest first."""
        audit = tables.audit.c
        statement = select(*_COLUMNS)
        for column, wanted in (
            (audit.login_id, query.login_id),
            (audit.customer_code, query.customer_code),
            (audit.action, query.action),
        ):
            if wanted is not None:
                statement = statement.where(column == wanted)
        if query.since is not None:
            statement = statement.where(audit.at >= query.since)
        if query.until is not None:
            statement = statement.where(audit.at <= query.until)
        (page,) = await read_pages(self._database, [statement], _NEWEST_FIRST, request, row_by_row(_entry))
        return page


async def append(transaction: Transaction, entries: Sequence[AuditEntry]) -> None:
    """Add entries that count with the rest of the transaction, or not at all."""
    if entries:
        await transaction.execute(tables.audit.insert(), [_row(entry) for entry in entries])


def _row(entry: AuditEntry) -> dict[str, object]:
    row = asdict(entry)
    return row | {name: row[name] and row[name][:longest] for name, longest in LONGEST.items()}


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(*(getattr(row, column.name) for column in _COLUMNS))
