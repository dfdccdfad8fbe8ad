"""Second factors as they are kept: secrets sealed, codes on paper as digests, and which code was the last."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from erp_adapter.database import Database
from erp_adapter.domain.logins import SecondFactor
from erp_adapter.errors import DuplicateKey
from erp_adapter.store import tables
from erp_adapter.store.logins import end_sessions

factor, recovery_code = tables.second_factor, tables.recovery_code


class SecondFactorRepository:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[SecondFactor]:
        return list(_factors(await self._database.fetch(select(factor).order_by(factor.c.login_id))))

    async def by_login(self, login_ids: Collection[int]) -> dict[int, SecondFactor]:
        rows = await self._database.fetch(select(factor).where(factor.c.login_id.in_(sorted(login_ids))))
        return {found.login_id: found for found in _factors(rows)}

    async def propose(self, login_id: int, sealed: str, *, at: datetime) -> None:
        """Keep a secret that does not count yet, in the place of an earlier one that does not."""
        values = {"proposed": sealed, "proposed_at": at}
        try:
            async with self._database.transaction() as transaction:
                if not await transaction.execute(update(factor).where(factor.c.login_id == login_id).values(values)):
                    await transaction.execute(insert(factor).values(login_id=login_id, **values))
        except DuplicateKey:
            # Another request was faster: the row is there now.
            async with self._database.transaction() as transaction:
                await transaction.execute(update(factor).where(factor.c.login_id == login_id).values(values))

    async def confirm(
        self, proposed: SecondFactor, step: int, recovery: Sequence[str], *, at: datetime, keep: str | None
    ) -> bool:
        """Have the proposed secret count, with these digests of codes on paper, and end the sessions save `keep`.

        False where it has been confirmed, or replaced, meanwhile. `step` is that of the code which was shown.
        """
        same = (factor.c.login_id == proposed.login_id) & (factor.c.proposed == proposed.proposed)
        values = {"sealed": proposed.proposed, "last_step": step, "proposed": None, "proposed_at": None}
        async with self._database.transaction() as transaction:
            if not await transaction.execute(update(factor).where(same).values(values)):
                return False
            await transaction.execute(delete(recovery_code).where(recovery_code.c.login_id == proposed.login_id))
            codes = [{"login_id": proposed.login_id, "digest": each} for each in recovery]
            await transaction.execute(insert(recovery_code), codes)
            owned: ColumnElement[bool] = tables.session.c.login_id == proposed.login_id
            await end_sessions(transaction, owned if keep is None else owned & (tables.session.c.id != keep), at)
            return True

    async def use_step(self, login_id: int, step: int) -> bool:
        """Note that the code of a step was shown; False where that one, or a later one, has been before."""
        later = factor.c.last_step.is_(None) | (factor.c.last_step < step)
        async with self._database.transaction() as transaction:
            used = await transaction.execute(
                update(factor).where(factor.c.login_id == login_id, later).values(last_step=step)
            )
        return used == 1

    async def use_recovery(self, login_id: int, digest: str) -> bool:
        """Take away a code on paper; False where the login has none such."""
        mine = (recovery_code.c.login_id == login_id) & (recovery_code.c.digest == digest)
        async with self._database.transaction() as transaction:
            return await transaction.execute(delete(recovery_code).where(mine)) == 1

    async def remove(self, login_ids: Collection[int]) -> None:
        """Take factors away, proposed ones too, with their codes on paper."""
        async with self._database.transaction() as transaction:
            for table in (recovery_code, factor):
                await transaction.execute(delete(table).where(table.c.login_id.in_(sorted(login_ids))))

    async def reseal(self, before: SecondFactor, after: SecondFactor) -> None:
        """Keep the same secrets under another seal, each unless it has been changed meanwhile."""
        async with self._database.transaction() as transaction:
            for column, old, new in (
                (factor.c.sealed, before.sealed, after.sealed),
                (factor.c.proposed, before.proposed, after.proposed),
            ):
                same = (factor.c.login_id == before.login_id) & (column == old)
                await transaction.execute(update(factor).where(same).values({column: new}))


def _factors(rows: Iterable[Row[Any]]) -> Iterable[SecondFactor]:
    for row in rows:
        yield SecondFactor(row.login_id, row.sealed, row.proposed, row.proposed_at)
