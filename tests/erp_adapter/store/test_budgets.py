"""The budgets of all processes together."""

import asyncio
import logging
from collections.abc import AsyncIterator
from random import Random
from uuid import uuid4

import pytest

from erp_adapter.domain.budgets import Bucket, Filling, take
from erp_adapter.store import budgets as budgets_module
from erp_adapter.store.budgets import CommonPurses
from erp_adapter.store.shared import open_shared
from tests.services import redis_address

BUCKETS = (Bucket(600, 60.0), Bucket(3_600, 3_600.0))
NOW = 1_772_445_600.25


@pytest.fixture
async def processes() -> AsyncIterator[list[CommonPurses]]:
    """Two processes' worth of clients."""
    url = redis_address()
    made = [CommonPurses(open_shared(url), "test") for _ in range(2)]
    yield made
    for each in made:
        await each.close()


def new_key() -> str:
    return f"test:{uuid4().hex}"


async def test_what_one_takes_the_other_lacks(processes: list[CommonPurses]) -> None:
    one, other = processes
    key = new_key()
    first = await one.take(key, BUCKETS, NOW, 400, 400)
    second = await other.take(key, BUCKETS, NOW, 400, 400)
    third = await other.take(key, BUCKETS, NOW, 100, 400)
    assert first
    assert second
    assert third
    assert (first.units, second.units, third.units) == (400, 0, 200)
    assert second.filling == first.filling


async def test_nothing_is_taken_twice_however_many_ask_at_once(processes: list[CommonPurses]) -> None:
    key = new_key()
    found = await asyncio.gather(*(processes[n % 2].take(key, BUCKETS, NOW, 7, 11) for n in range(150)))
    taken = [each.units for each in found if each]
    assert len(taken) == 150
    assert 594 <= sum(taken) <= 600


async def test_it_counts_as_the_domain_does(processes: list[CommonPurses]) -> None:
    random = Random(7)  # noqa: S311 - the same each time
    for round_ in range(20):
        key, now = new_key(), NOW + round_
        filling: Filling | None = None
        for _ in range(15):
            now += random.choice([0, 0.001, 0.5, 7, 100, -3])
            least = random.choice([0, 1, 50, 599, 600, 601, 10_000])
            most = least + random.choice([0, 1, 6, 600])
            ours = take(BUCKETS, filling, now, least, most)
            theirs = await processes[round_ % 2].take(key, BUCKETS, now, least, most)
            assert theirs is not None
            assert theirs.units == ours.units
            if ours.units:
                assert theirs.filling == pytest.approx(ours.filling, abs=1e-6)
                filling = ours.filling


async def test_a_full_purse_is_forgotten_by_itself(processes: list[CommonPurses]) -> None:
    key = new_key()
    await processes[0].take(key, BUCKETS, NOW, 600, 600)
    lasts = await processes[0]._redis.pttl(processes[0]._prefix + key)
    assert 590_000 < lasts <= 601_000


async def test_it_says_none_and_once_why_while_redis_is_away(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = CommonPurses(open_shared("redis://127.0.0.1:1/0"), "test")
    with caplog.at_level(logging.WARNING):
        answers = [await nowhere.take("a", BUCKETS, NOW, 1, 1) for _ in range(5)]
    await nowhere.close()
    assert answers == [None] * 5
    assert len(caplog.records) == 1
    assert "each process counts budgets by itself" in caplog.text


async def test_it_is_asked_again_after_a_while_and_says_that_it_is_back(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [100.0]
    monkeypatch.setattr(budgets_module, "monotonic", lambda: at[0])
    url = redis_address()
    purses = CommonPurses(open_shared("redis://127.0.0.1:1/0"), "test")
    assert await purses.take("a", BUCKETS, NOW, 1, 1) is None
    await purses.close()
    there = CommonPurses(open_shared(url), "test")
    there._away_until, there._is_away = purses._away_until, True
    with caplog.at_level(logging.WARNING):
        assert await there.take(new_key(), BUCKETS, NOW, 1, 1) is None
        at[0] += budgets_module.PAUSE
        assert await there.take(new_key(), BUCKETS, NOW, 1, 1) is not None
    await there.close()
    assert "Redis is back" in caplog.text


async def test_offices_that_share_a_redis_share_no_budget(processes: list[CommonPurses]) -> None:
    other, key = CommonPurses(open_shared(redis_address()), "another"), new_key()
    first, second = await processes[0].take(key, BUCKETS, NOW, 600, 600), await other.take(key, BUCKETS, NOW, 600, 600)
    await other.close()
    assert first
    assert second
    assert (first.units, second.units) == (600, 600)
