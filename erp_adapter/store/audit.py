"""What was done, by whom: entries are added and never changed."""

from collections.abc import Sequence
from dataclasses import asdict

from erp_adapter.database import Database
from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.logins import ADDRESS_LENGTH, NAME_LENGTH
from erp_adapter.store import tables


class AuditTrail:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, entries: Sequence[AuditEntry]) -> None:
        async with self._database.transaction() as transaction:
            await transaction.execute(tables.audit.insert(), [_row(entry) for entry in entries])


def _row(entry: AuditEntry) -> dict[str, object]:
    subject, address = entry.subject, entry.address
    return asdict(entry) | {
        "subject": subject and subject[:NAME_LENGTH],
        "address": address and address[:ADDRESS_LENGTH],
    }
