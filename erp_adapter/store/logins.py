"""Who may log in: logins with the customers that they act for, and the one-time tokens that set a password."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, delete, insert, select, true, update

from erp_adapter.database import Database, Transaction
from erp_adapter.domain.logins import Login, NewLogin, username_key
from erp_adapter.store import tables


class LoginRepository:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Login]:
        """In the order of their usernames."""
        return list(await self._read(tables.login.c.id.is_not(None)))

    async def by_username(self, keys: Collection[str]) -> dict[str, Login]:
        """Those that exist, by `username_key`."""
        logins = await self._read(tables.login.c.username_key.in_(sorted(keys)))
        return {username_key(login.username): login for login in logins}

    async def by_id(self, ids: Collection[int]) -> dict[int, Login]:
        return {login.id: login for login in await self._read(tables.login.c.id.in_(sorted(ids)))}

    async def add(self, logins: Sequence[NewLogin], *, at: datetime) -> None:
        """Add all or none; raise DuplicateKey where one of the usernames is taken."""
        async with self._database.transaction() as transaction:
            await transaction.execute(insert(tables.login), [_values(login, at) for login in logins])
            ids = await _ids(transaction, [username_key(login.username) for login in logins])
            served = [
                {"login_id": ids[username_key(login.username)], "position": position, "customer_code": code}
                for login in logins
                for position, code in enumerate(login.customers)
            ]
            if served:
                await transaction.execute(insert(tables.login_customer), served)

    async def set_active(self, ids: Collection[int], *, active: bool, at: datetime) -> None:
        """Let logins in again, or shut them out: that ends their sessions too."""
        chosen = tables.login.c.id.in_(sorted(ids))
        async with self._database.transaction() as transaction:
            await transaction.execute(update(tables.login).where(chosen).values(active=active))
            if not active:
                await end_sessions(transaction, tables.session.c.login_id.in_(sorted(ids)), at)
                await _forget_resets(transaction, ids)

    async def set_password(self, login_id: int, password_hash: str, *, at: datetime, keep: str | None = None) -> None:
        """Change the password, end the sessions save `keep`, and void what reset token there is."""
        async with self._database.transaction() as transaction:
            await _change_password(transaction, login_id, password_hash, at, keep)

    async def end_sessions(self, ids: Collection[int] | None, *, at: datetime) -> None:
        """End all of these logins'; None: everybody's."""
        theirs = true() if ids is None else tables.session.c.login_id.in_(sorted(ids))
        async with self._database.transaction() as transaction:
            await end_sessions(transaction, theirs, at)

    async def rehash(self, login_id: int, before: str, after: str) -> None:
        """Keep the same password under another hash, unless it has been changed meanwhile."""
        same = (tables.login.c.id == login_id) & (tables.login.c.password_hash == before)
        async with self._database.transaction() as transaction:
            await transaction.execute(update(tables.login).where(same).values(password_hash=after))

    async def issue_reset(self, login_id: int, digest: str, *, expires_at: datetime) -> None:
        """Keep the digest of a token that sets the password once, in the place of an earlier one."""
        async with self._database.transaction() as transaction:
            await _forget_resets(transaction, [login_id])
            values = {"login_id": login_id, "digest": digest, "expires_at": expires_at}
            await transaction.execute(insert(tables.reset_token), values)

    async def by_reset(self, digests: Collection[str], *, now: datetime) -> dict[str, Login]:
        """Whose tokens these are; without those that have expired or were used."""
        table = tables.reset_token
        alive = table.c.digest.in_(sorted(digests)) & (table.c.expires_at > now)
        rows = await self._database.fetch(select(table.c.digest, table.c.login_id).where(alive))
        logins = await self.by_id([row.login_id for row in rows]) if rows else {}
        return {row.digest: logins[row.login_id] for row in rows if row.login_id in logins}

    async def use_reset(self, digest: str, login_id: int, password_hash: str, *, at: datetime) -> bool:
        """Set the password and end every session; False where the token has been used meanwhile."""
        async with self._database.transaction() as transaction:
            used = await transaction.execute(delete(tables.reset_token).where(tables.reset_token.c.digest == digest))
            if used:
                await _change_password(transaction, login_id, password_hash, at, None)
            return used == 1

    async def _read(self, which: ColumnElement[bool]) -> Iterable[Login]:
        rows = await self._database.fetch(logins_with_customers(tables.login, []).where(which))
        return read_logins(rows).values()


def logins_with_customers(source: Any, columns: Sequence[ColumnElement[Any]]) -> Select[tuple[Any, ...]]:
    """Select logins out of `source`, a row for each customer served, with further `columns` behind."""
    login, served = tables.login, tables.login_customer
    return (
        select(*login.c, served.c.customer_code, *columns)
        .select_from(source.outerjoin(served, served.c.login_id == login.c.id))
        .order_by(login.c.username_key, served.c.position)
    )


def read_logins(rows: Iterable[Row[Any]]) -> dict[int, Login]:
    """What `logins_with_customers` gave, by id, in its order."""
    grouped: dict[int, list[Row[Any]]] = {}
    for row in rows:
        grouped.setdefault(row.id, []).append(row)
    return {login_id: _login(of_one) for login_id, of_one in grouped.items()}


def _login(rows: Sequence[Row[Any]]) -> Login:
    first = rows[0]
    return Login(
        id=first.id,
        username=first.username,
        name=first.name,
        email=first.email,
        locale=first.locale,
        role=first.role,
        permissions=frozenset(first.permissions.split()),
        customers=tuple(dict.fromkeys(row.customer_code for row in rows if row.customer_code is not None)),
        active=first.active,
        password_hash=first.password_hash,
        password_changed_at=first.password_changed_at,
        created_at=first.created_at,
    )


def _values(login: NewLogin, at: datetime) -> dict[str, object]:
    return {
        "username": login.username,
        "username_key": username_key(login.username),
        "name": login.name,
        "email": login.email,
        "locale": login.locale,
        "role": login.role,
        "permissions": " ".join(sorted(login.permissions)),
        "active": True,
        "password_hash": login.password_hash,
        "password_changed_at": at,
        "created_at": at,
    }


async def _ids(transaction: Transaction, keys: Sequence[str]) -> dict[str, int]:
    table: Table = tables.login
    rows = await transaction.fetch(select(table.c.username_key, table.c.id).where(table.c.username_key.in_(keys)))
    return {row.username_key: row.id for row in rows}


async def _change_password(
    transaction: Transaction, login_id: int, password_hash: str, at: datetime, keep: str | None
) -> None:
    # The login's row first: a session that opens at this moment holds it, and is then seen and ended here.
    changed = update(tables.login).where(tables.login.c.id == login_id)
    await transaction.execute(changed.values(password_hash=password_hash, password_changed_at=at))
    others = tables.session.c.login_id == login_id
    await end_sessions(transaction, others if keep is None else others & (tables.session.c.id != keep), at)
    await _forget_resets(transaction, [login_id])


async def end_sessions(transaction: Transaction, which: ColumnElement[bool], at: datetime) -> None:
    alive = which & tables.session.c.ended_at.is_(None)
    await transaction.execute(update(tables.session).where(alive).values(ended_at=at))


async def _forget_resets(transaction: Transaction, login_ids: Collection[int]) -> None:
    await transaction.execute(delete(tables.reset_token).where(tables.reset_token.c.login_id.in_(sorted(login_ids))))
