"""How much may be spent over time."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from erp_adapter.domain.budgets import Bucket, Filling, Taken, take
from erp_adapter.errors import RateLimited
from resolvers import budgets as budgets_module
from resolvers.budget_settings import BudgetSettings
from resolvers.budgets import LEASE, Budgets
from resolvers.principal import Principal, Role

SETTINGS = BudgetSettings(per_minute=600, per_hour=3_600, strangers_per_minute=60, strangers_per_hour=0)


class SetClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 10, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class OneFile:
    """What several processes share, in memory; `away`: it can't be told. `asked` counts how often it was."""

    def __init__(self) -> None:
        self.kept: dict[str, Filling] = {}
        self.away = False
        self.asked = 0

    async def take(self, key: str, buckets: Sequence[Bucket], now: float, least: int, most: int) -> Taken | None:
        self.asked += 1
        before = self.kept.get(key)
        await asyncio.sleep(0)
        if self.away:
            return None
        taken = take(buckets, self.kept.get(key, before), now, least, most)
        self.kept[key] = taken.filling
        return taken

    async def close(self) -> None:
        pass


def person(login_id: int = 1) -> Principal:
    return Principal(
        login_id=login_id,
        session_id=f"s{login_id}",
        username="ana",
        name="Ana",
        email=None,
        locale="es",
        role=Role.CUSTOMER,
        permissions=frozenset(),
        customers=(),
    )


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


async def spend(budgets: Budgets, units: int, who: Principal | None = None, address: str = "192.0.2.1") -> int | None:
    """Spend; how long to wait where it is refused."""
    purse = budgets.purse(who, address)
    assert purse is not None
    try:
        await purse.spend(units)
    except RateLimited as refused:
        return int(str(refused.details["retry_after"]))
    return None


async def test_a_minutes_budget_may_be_spent_at_once_and_fills_up_evenly(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    assert await spend(budgets, 600, person()) is None
    assert await spend(budgets, 1, person()) == 1
    clock.pass_(30)
    assert await spend(budgets, 301, person()) == 1
    assert await spend(budgets, 300, person()) is None
    assert await spend(budgets, 300, person()) == 30


async def test_an_hours_budget_holds_beside_the_minutes(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    spent = 0
    while await spend(budgets, 600, person()) is None:
        spent += 600
        clock.pass_(60)
    assert spent == 3_600
    assert await spend(budgets, 600, person()) == 600 - 6 * 60


async def test_who_is_told_to_wait_is_served_when_the_time_has_passed(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    await spend(budgets, 555, person())
    wait = await spend(budgets, 123, person())
    assert wait is not None
    clock.pass_(wait - 1)
    assert await spend(budgets, 123, person()) == 1
    clock.pass_(1)
    assert await spend(budgets, 123, person()) is None


async def test_whoever_has_nothing_left_at_all_is_refused_without_a_look_at_the_request(clock: SetClock) -> None:
    purse = Budgets(SETTINGS, clock).purse(person(), "")
    assert purse is not None
    purse.check()
    await purse.spend(600)
    with pytest.raises(RateLimited):
        purse.check()
    clock.pass_(1)
    purse.check()


async def test_what_is_refused_takes_nothing(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    await spend(budgets, 500, person())
    for _ in range(10):
        assert await spend(budgets, 200, person()) == 10
    assert await spend(budgets, 100, person()) is None


async def test_an_operation_dearer_than_a_whole_budget_takes_all_of_it(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    assert await spend(budgets, 10_000, person()) is None
    assert await spend(budgets, 1, person()) == 3_600 / 3_600
    clock.pass_(59)
    assert await spend(budgets, 10_000, person()) == 3_600 - 59


async def test_each_login_has_its_own_whatever_its_address(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    assert await spend(budgets, 600, person(1)) is None
    assert await spend(budgets, 600, person(2)) is None
    assert await spend(budgets, 1, person(1), "192.0.2.9") == 1


async def test_strangers_share_their_addresses(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    assert await spend(budgets, 60, None, "192.0.2.1") is None
    assert await spend(budgets, 1, None, "192.0.2.1") == 1
    assert await spend(budgets, 60, None, "192.0.2.2") is None
    assert await spend(budgets, 60, None, "2001:db8::1") is None
    assert await spend(budgets, 1, None, "2001:db8::ffff") == 1
    assert await spend(budgets, 60, person()) is None


async def test_nothing_is_counted_where_any_amount_may_be_spent(clock: SetClock) -> None:
    settings = BudgetSettings(per_minute=0, per_hour=0, strangers_per_minute=0, strangers_per_hour=1)
    budgets = Budgets(settings, clock)
    assert budgets.purse(person(), "192.0.2.1") is None
    assert budgets.purse(None, "192.0.2.1") is not None


async def test_what_is_left_is_told_by_span(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    await spend(budgets, 100, person())
    purse = budgets.purse(person(), "")
    assert purse is not None
    assert purse.left() == {"minute": 500, "hour": 3_500}
    clock.pass_(5)
    assert purse.left() == {"minute": 550, "hour": 3_505}


async def test_losing_takes_what_there_is_and_refuses_nothing(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    purse = budgets.purse(person(), "")
    assert purse is not None
    await purse.lose(500)
    await purse.lose(500)
    await purse.lose(500)
    assert purse.left() == {"minute": 0, "hour": 3_000}
    with pytest.raises(RateLimited):
        purse.check()


async def test_a_clock_that_is_set_back_gives_nothing_away(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    await spend(budgets, 600, person())
    clock.pass_(-30)
    assert await spend(budgets, 10, person()) == 31


async def test_those_who_are_full_again_are_forgotten(clock: SetClock) -> None:
    budgets = Budgets(SETTINGS, clock)
    for each in range(50):
        await spend(budgets, 10, person(each))
    assert len(budgets._logins) == 50
    clock.pass_(60)
    await spend(budgets, 10, person(99))
    assert len(budgets._logins) == 1


async def test_no_more_are_remembered_than_there_is_room_for(clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets_module, "MOST", 10)
    budgets = Budgets(SETTINGS, clock)
    for each in range(50):
        assert await spend(budgets, 60, None, f"192.0.2.{each}") is None
    assert len(budgets._strangers) == 10
    assert await spend(budgets, 1, None, "192.0.2.49") == 1


async def test_processes_spend_from_one_purse(clock: SetClock) -> None:
    common = OneFile()
    processes = [Budgets(SETTINGS, clock, common) for _ in range(4)]
    served = 0
    while await spend(processes[served % 4], 10, person()) is None:
        served += 1
    assert 600 - 4 * 6 <= served * 10 <= 600


async def test_no_unit_is_spent_twice_when_all_spend_at_once(clock: SetClock) -> None:
    common = OneFile()
    processes = [Budgets(SETTINGS, clock, common) for _ in range(4)]
    waits = await asyncio.gather(*(spend(processes[n % 4], 7, person()) for n in range(400)))
    assert waits.count(None) * 7 <= 600


async def test_the_common_purse_is_not_asked_for_each_request(clock: SetClock) -> None:
    common = OneFile()
    budgets = Budgets(BudgetSettings(per_minute=1_000_000, per_hour=0), clock, common)
    for _ in range(1_000):
        assert await spend(budgets, 100, person()) is None
    assert common.asked <= 11


async def test_nothing_is_asked_for_of_a_purse_that_is_known_to_be_empty(clock: SetClock) -> None:
    common = OneFile()
    budgets = Budgets(SETTINGS, clock, common)
    await spend(budgets, 600, person())
    asked = common.asked
    for _ in range(100):
        assert await spend(budgets, 50, person()) is not None
    assert common.asked == asked


async def test_what_a_process_took_beyond_its_need_lapses(clock: SetClock) -> None:
    common = OneFile()
    budgets = Budgets(SETTINGS, clock, common)
    await spend(budgets, 1, person())
    clock.pass_(LEASE - 1)
    await spend(budgets, 1, person())
    assert common.asked == 1
    clock.pass_(1)
    await spend(budgets, 1, person())
    assert common.asked == 2


async def test_where_the_common_purse_is_away_each_process_counts_by_itself(clock: SetClock) -> None:
    common = OneFile()
    one, other = Budgets(SETTINGS, clock, common), Budgets(SETTINGS, clock, common)
    assert await spend(one, 500, person()) is None
    common.away = True
    assert await spend(one, 200, person()) is not None
    assert await spend(other, 600, person()) is None
    assert await spend(other, 1, person()) == 1


async def test_a_request_that_is_cancelled_loses_no_more_than_it_asked_for(clock: SetClock) -> None:
    common = OneFile()
    budgets = Budgets(SETTINGS, clock, common)
    assert await spend(budgets, 1, person()) is None
    task = asyncio.create_task(spend(budgets, 100, person()))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    purse = budgets.purse(person(), "")
    assert purse is not None
    assert purse.left()["minute"] == 599
