"""Open sessions and the chain of refresh tokens of each: digests only, never a token."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from erp_adapter.database import Database
from erp_adapter.domain.logins import RefreshToken, Session
from erp_adapter.store import tables
from erp_adapter.store.logins import logins_with_customers, read_logins

session, refresh_token, login = tables.session, tables.refresh_token, tables.login

SESSION_COLUMNS = [
    session.c.id.label("session_id"),
    session.c.created_at.label("session_created_at"),
    session.c.expires_at,
    session.c.ended_at,
]


class SessionRepository:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, opened: Session, digest: str) -> bool:
        """Open a session with its first refresh token, and clear away those of its login that have expired.

        False where the login has been disabled or its password changed since it was read.
        """
        owner = opened.login
        row = {"id": opened.id, "login_id": owner.id, "created_at": opened.created_at, "expires_at": opened.expires_at}
        unchanged = (
            (login.c.id == owner.id) & login.c.active & (login.c.password_changed_at == owner.password_changed_at)
        )
        expired = (session.c.login_id == owner.id) & (session.c.expires_at <= opened.created_at)
        async with self._database.transaction() as transaction:
            # Held until the commit, so that a change of password comes before this session or ends it.
            if not await transaction.fetch(select(login.c.id).where(unchanged).with_for_update()):
                return False
            await transaction.execute(delete(session).where(expired))
            await transaction.execute(insert(session).values(**row, last_used_at=opened.created_at))
            await transaction.execute(insert(refresh_token).values(_token(digest, opened.id, opened.created_at)))
            return True

    async def by_id(self, ids: Collection[str]) -> dict[str, Session]:
        """Sessions with their logins, ended ones too."""
        source = session.join(login, login.c.id == session.c.login_id)
        statement = logins_with_customers(source, SESSION_COLUMNS).where(session.c.id.in_(sorted(ids)))
        return {row.session_id: opened for row, opened in _sessions(await self._database.fetch(statement))}

    async def by_token(self, digests: Collection[str]) -> dict[str, RefreshToken]:
        """Refresh tokens with their sessions, used ones too."""
        source = refresh_token.join(session, session.c.id == refresh_token.c.session_id)
        columns: list[ColumnElement[Any]] = [*SESSION_COLUMNS, *refresh_token.c]
        statement = logins_with_customers(source.join(login, login.c.id == session.c.login_id), columns)
        rows = await self._database.fetch(statement.where(refresh_token.c.digest.in_(sorted(digests))))
        return {
            row.digest: RefreshToken(row.digest, row.issued_at, row.used_at, opened) for row, opened in _sessions(rows)
        }

    async def rotate(self, before: RefreshToken, successor: str, *, at: datetime, forget_before: datetime) -> bool:
        """Mark a token as used and keep its successor's digest; False where it has been used meanwhile.

        Tokens of the session that were used before `forget_before` are cleared away.
        """
        unused = (refresh_token.c.digest == before.digest) & refresh_token.c.used_at.is_(None)
        old = (refresh_token.c.session_id == before.session.id) & (refresh_token.c.used_at < forget_before)
        async with self._database.transaction() as transaction:
            if not await transaction.execute(update(refresh_token).where(unused).values(used_at=at)):
                return False
            await transaction.execute(insert(refresh_token).values(_token(successor, before.session.id, at)))
            await transaction.execute(delete(refresh_token).where(old))
            await transaction.execute(update(session).where(session.c.id == before.session.id).values(last_used_at=at))
            return True

    async def end(self, ids: Collection[str], *, at: datetime) -> None:
        alive = session.c.id.in_(sorted(ids)) & session.c.ended_at.is_(None)
        async with self._database.transaction() as transaction:
            await transaction.execute(update(session).where(alive).values(ended_at=at))


def _token(digest: str, session_id: str, at: datetime) -> dict[str, object]:
    return {"digest": digest, "session_id": session_id, "issued_at": at}


def _sessions(rows: Iterable[Row[Any]]) -> Iterable[tuple[Row[Any], Session]]:
    found = list(rows)
    logins = read_logins(found)
    for row in found:
        yield (
            row,
            Session(row.session_id, row.session_created_at, row.expires_at, row.ended_at, logins[row.id]),
        )
