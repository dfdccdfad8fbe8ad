"""How often one may fail to log in."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from erp_adapter.store import tables
from tests.resolvers.login_office import HOME, PASSWORD, LoginOffice, bytes_in, codes, login_office


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    async with login_office(tmp_path) as parts:
        await parts.add("ana")
        yield parts


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    """An office that locks an address after six failures."""
    async with login_office(tmp_path, address_failures=6) as parts:
        await parts.add("ana")
        yield parts


async def fail(office: LoginOffice, times: int, username: str = "ana", client: str = HOME) -> list[str]:
    return [code for _ in range(times) for code in codes(await office.log_in(username, "wrong", client))]


async def locked_minutes(office: LoginOffice, username: str = "ana", client: str = HOME) -> object:
    outcome = await office.log_in(username, PASSWORD, client)
    assert codes(outcome) == ["LOCKED_OUT"]
    return outcome.problems[0].details["minutes"]


@pytest.mark.parametrize("username", ["ana", "nobody"])
async def test_five_failures_lock_a_login_for_fifteen_minutes_whether_it_exists_or_not(
    office: LoginOffice, username: str
) -> None:
    assert await fail(office, 7, username) == ["INVALID_CREDENTIALS"] * 5 + ["LOCKED_OUT"] * 2
    office.clock.pass_by(minutes=1)
    assert await locked_minutes(office, username) == 14
    office.clock.pass_by(minutes=14)
    assert await fail(office, 1, username) == ["INVALID_CREDENTIALS"]


async def test_the_right_password_does_not_help_while_locked_and_does_afterwards(office: LoginOffice) -> None:
    await fail(office, 5)
    office.clock.pass_by(minutes=15, seconds=-1)
    assert await locked_minutes(office) == 1
    office.clock.pass_by(seconds=1)
    assert codes(await office.log_in()) == []


@pytest.mark.parametrize("username", ["ana", "nobody"])
async def test_each_further_lock_is_twice_as_long_up_to_a_day(office: LoginOffice, username: str) -> None:
    lengths = []
    for attempt in range(9):
        await fail(office, 5, username, f"192.0.2.{attempt}")
        lengths.append(await locked_minutes(office, username))
        office.clock.pass_by(minutes=float(str(lengths[-1])))
    assert lengths == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]


async def test_attempts_while_locked_make_it_no_longer(office: LoginOffice) -> None:
    await fail(office, 20)
    office.clock.pass_by(minutes=15)
    assert codes(await office.log_in()) == []


async def test_a_good_login_between_starts_the_count_again(office: LoginOffice) -> None:
    await fail(office, 4)
    await office.opened()
    assert await fail(office, 4) == ["INVALID_CREDENTIALS"] * 4
    await office.opened()


async def test_failures_of_a_day_ago_do_not_count(office: LoginOffice) -> None:
    await fail(office, 4)
    office.clock.pass_by(days=1)
    assert await fail(office, 4) == ["INVALID_CREDENTIALS"] * 4
    await office.opened()


async def test_locks_of_a_day_ago_are_forgotten(office: LoginOffice) -> None:
    await fail(office, 5)
    office.clock.pass_by(days=1, minutes=15)
    await fail(office, 5)
    assert await locked_minutes(office) == 15


async def test_case_and_accents_are_no_way_around(office: LoginOffice) -> None:
    for username in ("ana", "ANA", "Ána", " ana ", "aNa"):
        await fail(office, 1, username)
    assert await locked_minutes(office) == 15


async def test_another_login_is_not_locked(office: LoginOffice) -> None:
    await office.add("eva")
    await fail(office, 5)
    await office.opened("eva")


async def test_thirty_failures_lock_an_address_for_all_logins(office: LoginOffice) -> None:
    for name in range(30):
        assert await fail(office, 1, f"login-{name}") == ["INVALID_CREDENTIALS"]
    assert await locked_minutes(office) == 15
    assert codes(await office.log_in(client="203.0.113.1")) == []
    office.clock.pass_by(minutes=15)
    assert codes(await office.log_in()) == []


async def test_failures_of_an_address_of_fifteen_minutes_ago_do_not_count(strict: LoginOffice) -> None:
    for name in range(5):
        await fail(strict, 1, f"login-{name}")
    strict.clock.pass_by(minutes=15)
    for name in range(5):
        await fail(strict, 1, f"another-{name}")
    await strict.opened()


async def test_an_address_is_never_locked_for_longer(strict: LoginOffice) -> None:
    for _ in range(2):
        for name in range(6):
            await fail(strict, 1, f"login-{name}")
        assert await locked_minutes(strict) == 15
        strict.clock.pass_by(minutes=15)


async def test_good_logins_do_not_count_for_an_address_and_forgive_nothing(strict: LoginOffice) -> None:
    for _ in range(7):
        await strict.opened()
    for name in range(5):
        await fail(strict, 1, f"login-{name}")
    await strict.opened()
    assert await fail(strict, 1, "login-5") == ["INVALID_CREDENTIALS"]
    assert await locked_minutes(strict) == 15


async def test_a_refusal_for_the_address_counts_nothing_against_the_login(strict: LoginOffice) -> None:
    for name in range(6):
        await fail(strict, 1, f"login-{name}")
    await fail(strict, 10)
    assert codes(await strict.log_in(client="203.0.113.1")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("2001:db8::1", "2001:db8::ffff:2"), ("192.0.2.1", "::ffff:192.0.2.1"), ("unknown", "unknown")],
)
async def test_one_client_s_addresses_count_together(strict: LoginOffice, first: str, second: str) -> None:
    for name in range(6):
        await fail(strict, 1, f"login-{name}", first)
    assert await locked_minutes(strict, client=second) == 15


async def test_another_network_counts_apart(strict: LoginOffice) -> None:
    for name in range(6):
        await fail(strict, 1, f"login-{name}", "2001:db8::1")
    assert codes(await strict.log_in(client="2001:db8:0:1::1")) == []


async def test_the_right_password_of_a_disabled_login_counts_as_a_wrong_one(office: LoginOffice) -> None:
    await office.logins.disable("ana")
    answers = [codes(await office.log_in()) for _ in range(6)]
    assert answers == [["INVALID_CREDENTIALS"]] * 5 + [["LOCKED_OUT"]]


async def test_many_attempts_at_once_are_counted_each_and_those_refused_are_not(office: LoginOffice) -> None:
    outcomes = await asyncio.gather(*(office.log_in("ana", "wrong") for _ in range(12)))
    answers = sorted(code for outcome in outcomes for code in codes(outcome))
    assert answers == ["INVALID_CREDENTIALS"] * 5 + ["LOCKED_OUT"] * 7
    assert [row.failures for row in await office.store.fetch(tables.throttle.select())] == [5, 5]


async def test_several_processes_count_together(office: LoginOffice, tmp_path: Path) -> None:
    async with login_office(tmp_path) as other:
        await asyncio.gather(fail(office, 2), fail(other, 3))
        assert await locked_minutes(office) == 15
        assert await locked_minutes(other) == 15


async def test_how_often_and_how_long_are_settings(tmp_path: Path) -> None:
    async with login_office(tmp_path, login_failures=2, login_lock=300, address_failures=4) as office:
        await fail(office, 2)
        assert await locked_minutes(office) == 5
        await fail(office, 2, "nobody")
        assert await locked_minutes(office, "somebody") == 15


async def test_counters_that_say_nothing_any_more_are_cleared_away(office: LoginOffice) -> None:
    await fail(office, 1, "nobody")
    office.clock.pass_by(days=1)
    await fail(office, 1, "somebody", "203.0.113.1")
    assert len(await office.store.fetch(tables.throttle.select())) == 2


async def test_no_username_or_address_stands_in_the_counters(office: LoginOffice, tmp_path: Path) -> None:
    await fail(office, 1, "my password in the wrong field")
    assert b"wrong field" not in bytes_in(tmp_path)
