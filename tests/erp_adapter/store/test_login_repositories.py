"""What the store keeps of logins and sessions, beside what the use cases' tests show."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from erp_adapter.database import Database
from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.logins import Login, NewLogin, Session, ThrottleCounter
from erp_adapter.errors import DuplicateKey
from erp_adapter.store import tables
from erp_adapter.store.audit import AuditTrail
from erp_adapter.store.logins import LoginRepository
from erp_adapter.store.opening import open_store
from erp_adapter.store.sessions import SessionRepository
from erp_adapter.store.throttle import ThrottleCounters

NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
ANA = NewLogin(
    username="Ana",
    name="Ana Díaz",
    email=None,
    locale="es",
    role="CUSTOMER",
    permissions=frozenset({"SEE_PRICES", "PLACE_ORDERS"}),
    customers=(CustomerCode("C2"), CustomerCode("C1")),
    password_hash="hash",
)
EVA = replace(ANA, username="Eva", customers=(), permissions=frozenset(), email="eva@example.com")


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Database]:
    database = open_store(store_url, connections=3)
    yield database
    await database.close()


@pytest.fixture
async def logins(store: Database) -> LoginRepository:
    repository = LoginRepository(store)
    await repository.add([ANA, EVA], at=NOW)
    return repository


async def read(logins: LoginRepository, key: str = "ana") -> Login:
    return (await logins.by_username([key]))[key]


def session_of(login: Login, name: str = "s1") -> Session:
    return Session(name, NOW, NOW + timedelta(days=90), None, login)


async def test_a_login_comes_back_as_it_was_added(logins: LoginRepository) -> None:
    ana = await read(logins)
    assert ana == Login(
        id=ana.id,
        username="Ana",
        name="Ana Díaz",
        email=None,
        locale="es",
        role="CUSTOMER",
        permissions=frozenset({"SEE_PRICES", "PLACE_ORDERS"}),
        customers=(CustomerCode("C2"), CustomerCode("C1")),
        active=True,
        password_hash="hash",
        password_changed_at=NOW,
        created_at=NOW,
    )
    eva = await read(logins, "eva")
    assert (eva.customers, eva.permissions, eva.email) == ((), frozenset(), "eva@example.com")


async def test_several_are_read_at_once_and_none_for_none(logins: LoginRepository) -> None:
    assert set(await logins.by_username(["eva", "ana", "nobody"])) == {"ana", "eva"}
    assert await logins.by_username([]) == {}


async def test_a_taken_username_adds_none_of_them(logins: LoginRepository) -> None:
    with pytest.raises(DuplicateKey):
        await logins.add([replace(ANA, username="luz"), replace(ANA, username="ÁNA")], at=NOW)
    assert [login.username for login in await logins.all()] == ["Ana", "Eva"]


async def test_a_session_is_not_opened_for_a_password_that_has_changed_meanwhile(
    store: Database, logins: LoginRepository
) -> None:
    ana, sessions = await read(logins), SessionRepository(store)
    await logins.set_password(ana.id, "another", at=NOW + timedelta(seconds=1))
    assert not await sessions.start(session_of(ana), "d1")
    assert await sessions.start(session_of(await read(logins)), "d1")


async def test_a_session_is_not_opened_for_a_login_that_was_disabled_meanwhile(
    store: Database, logins: LoginRepository
) -> None:
    ana = await read(logins)
    await logins.set_active([ana.id], active=False, at=NOW)
    assert not await SessionRepository(store).start(session_of(ana), "d1")


async def test_a_session_opened_while_the_password_changes_does_not_stay(
    store: Database, logins: LoginRepository
) -> None:
    ana, sessions = await read(logins), SessionRepository(store)
    changed = logins.set_password(ana.id, "another", at=NOW + timedelta(seconds=1))
    opened, _ = await asyncio.gather(sessions.start(session_of(ana), "d1"), changed)
    kept = (await sessions.by_id(["s1"])).get("s1")
    assert kept is None or not opened or kept.ended_at is not None


async def test_sessions_of_one_login_are_read_with_its_customers_once(store: Database, logins: LoginRepository) -> None:
    ana, sessions = await read(logins), SessionRepository(store)
    for name in ("s1", "s2"):
        assert await sessions.start(session_of(ana, name), f"digest of {name}")
    assert await sessions.by_id(["s1", "s2", "s3"]) == {"s1": session_of(ana), "s2": session_of(ana, "s2")}


async def test_a_token_is_rotated_once(store: Database, logins: LoginRepository) -> None:
    sessions = SessionRepository(store)
    await sessions.start(session_of(await read(logins)), "d1")
    first = (await sessions.by_token(["d1"]))["d1"]
    answers = await asyncio.gather(
        *(sessions.rotate(first, "d2", at=NOW, forget_before=NOW - timedelta(days=30)) for _ in range(5))
    )
    assert sorted(answers) == [False, False, False, False, True]
    assert {name: token.used_at for name, token in (await sessions.by_token(["d1", "d2"])).items()} == {
        "d1": NOW,
        "d2": None,
    }


async def test_only_what_is_open_is_ended(store: Database, logins: LoginRepository) -> None:
    sessions = SessionRepository(store)
    await sessions.start(session_of(await read(logins)), "d1")
    await sessions.end(["s1"], at=NOW)
    await sessions.end(["s1"], at=NOW + timedelta(hours=1))
    assert (await sessions.by_id(["s1"]))["s1"].ended_at == NOW


async def test_a_rehash_of_a_password_that_has_changed_meanwhile_is_dropped(logins: LoginRepository) -> None:
    ana = await read(logins)
    await logins.set_password(ana.id, "another", at=NOW)
    await logins.rehash(ana.id, "hash", "the same, dearer")
    assert (await read(logins)).password_hash == "another"


async def test_of_two_writers_of_a_counter_one_is_told_to_read_again(store: Database) -> None:
    counters = ThrottleCounters(store)
    first = ThrottleCounter("k", 1, 1, 0, NOW, None, NOW + timedelta(days=1))
    assert await counters.write(first, now=NOW)
    assert not await counters.write(first, now=NOW)
    second = replace(first, version=2, failures=2)
    assert await counters.write(second, now=NOW)
    assert not await counters.write(second, now=NOW)
    assert await counters.read(["k", "other"]) == {"k": second}


async def test_the_audit_trail_keeps_what_fits_of_what_clients_send(store: Database) -> None:
    code = CustomerCode("C1")
    await AuditTrail(store).record([AuditEntry(NOW, "order.submit", "ok", 1, "ana", code, "s" * 300, "a" * 300)])
    (row,) = await store.fetch(tables.audit.select())
    assert tuple(row) == (1, NOW, "order.submit", "ok", 1, "ana", code, "s" * 200, "a" * 100)


async def test_more_transactions_at_once_than_connections_all_go_through(store: Database) -> None:
    trail = AuditTrail(store)
    await asyncio.gather(*(trail.record([AuditEntry(NOW, "many", "ok")]) for _ in range(20)))
    assert len(await store.fetch(tables.audit.select())) == 20
