"""What the store keeps of second factors, on every system."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from erp_adapter.database import Database
from erp_adapter.domain.logins import NewLogin, SecondFactor, Session
from erp_adapter.store import tables
from erp_adapter.store.logins import LoginRepository
from erp_adapter.store.opening import open_store
from erp_adapter.store.second_factors import SecondFactorRepository
from erp_adapter.store.sessions import SessionRepository

NOW = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30
ANA = NewLogin("ana", "Ana", None, "es", "CUSTOMER", frozenset(), (), "hash")


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Database]:
    database = open_store(store_url, connections=3)
    await LoginRepository(database).add([ANA, replace(ANA, username="eva")], at=NOW)
    yield database
    await database.close()


@pytest.fixture
def factors(store: Database) -> SecondFactorRepository:
    return SecondFactorRepository(store)


async def ids(store: Database) -> tuple[int, int]:
    found = await LoginRepository(store).by_username(["ana", "eva"])
    return found["ana"].id, found["eva"].id


async def confirmed(factors: SecondFactorRepository, login_id: int, *digests: str) -> SecondFactor:
    await factors.propose(login_id, f"sealed {login_id}", at=NOW)
    proposed = (await factors.by_login([login_id]))[login_id]
    assert await factors.confirm(proposed, STEP, digests or ("d",), at=NOW, keep=None)
    return (await factors.by_login([login_id]))[login_id]


async def test_a_secret_is_proposed_then_counts_and_is_confirmed_once(
    store: Database, factors: SecondFactorRepository
) -> None:
    ana, _ = await ids(store)
    assert await factors.by_login([ana]) == {}
    await factors.propose(ana, "first", at=NOW)
    await factors.propose(ana, "second", at=NOW + timedelta(seconds=1))
    proposed = SecondFactor(ana, None, "second", NOW + timedelta(seconds=1))
    assert await factors.by_login([ana]) == {ana: proposed}
    assert not await factors.confirm(replace(proposed, proposed="first"), STEP, ["d"], at=NOW, keep=None)
    assert await factors.confirm(proposed, STEP, ["d"], at=NOW, keep=None)
    assert not await factors.confirm(proposed, STEP, ["d"], at=NOW, keep=None)
    assert await factors.all() == [SecondFactor(ana, "second")]


async def test_secrets_proposed_at_once_leave_one(store: Database, factors: SecondFactorRepository) -> None:
    ana, _ = await ids(store)
    names = [f"secret {n}" for n in range(3)]
    await asyncio.gather(*(factors.propose(ana, name, at=NOW) for name in names))
    (found,) = await factors.all()
    assert found.proposed in names


async def test_a_step_is_used_once_and_none_before_it(store: Database, factors: SecondFactorRepository) -> None:
    ana, eva = await ids(store)
    await confirmed(factors, ana)
    await confirmed(factors, eva)
    assert not await factors.use_step(ana, STEP)
    used = await asyncio.gather(*(factors.use_step(ana, STEP + 2) for _ in range(3)))
    assert sorted(used) == [False, False, True]
    assert not await factors.use_step(ana, STEP + 1)
    assert await factors.use_step(eva, STEP + 1)


async def test_a_recovery_code_is_used_once_by_its_login(store: Database, factors: SecondFactorRepository) -> None:
    ana, eva = await ids(store)
    await confirmed(factors, ana, "a", "b")
    await confirmed(factors, eva, "a")
    used = await asyncio.gather(*(factors.use_recovery(ana, "a") for _ in range(3)))
    assert sorted(used) == [False, False, True]
    assert await factors.use_recovery(eva, "a")
    assert not await factors.use_recovery(eva, "b")
    assert await factors.use_recovery(ana, "b")


async def test_confirming_ends_the_other_sessions_and_replaces_the_codes(
    store: Database, factors: SecondFactorRepository
) -> None:
    ana, _ = await ids(store)
    await confirmed(factors, ana, "old")
    sessions = SessionRepository(store)
    login = (await LoginRepository(store).by_id([ana]))[ana]
    for name in ("kept", "other"):
        assert await sessions.start(Session(name, NOW, NOW + timedelta(days=1), None, login), name)
    await factors.propose(ana, "new", at=NOW)
    proposed = (await factors.by_login([ana]))[ana]
    assert await factors.confirm(proposed, STEP + 1, ["new"], at=NOW, keep="kept")
    found = await sessions.by_id(["kept", "other"])
    assert {name: each.ended_at for name, each in found.items()} == {"kept": None, "other": NOW}
    assert not await factors.use_recovery(ana, "old")


async def test_a_new_seal_takes_the_place_of_what_has_not_changed(
    store: Database, factors: SecondFactorRepository
) -> None:
    ana, eva = await ids(store)
    before = await confirmed(factors, ana)
    other = await confirmed(factors, eva)
    await factors.propose(ana, "proposed", at=NOW)
    with_proposal = (await factors.by_login([ana]))[ana]
    await factors.reseal(with_proposal, replace(with_proposal, sealed="renewed", proposed="renewed too"))
    await factors.reseal(before, replace(before, sealed="too late"))
    assert await factors.all() == [SecondFactor(ana, "renewed", "renewed too", NOW), other]


async def test_what_is_taken_away_is_gone_with_its_codes_and_with_its_login(
    store: Database, factors: SecondFactorRepository
) -> None:
    ana, eva = await ids(store)
    await confirmed(factors, ana, "a")
    kept = await confirmed(factors, eva, "a")
    await factors.remove([ana])
    assert await factors.all() == [kept]
    assert not await factors.use_recovery(ana, "a")
    async with store.transaction() as transaction:
        await transaction.execute(tables.login.delete().where(tables.login.c.id == eva))
    assert await factors.all() == []
