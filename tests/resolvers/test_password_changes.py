"""How a person changes its own password."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from erp_adapter.errors import Unauthenticated
from resolvers.problems import Problem
from tests.resolvers.login_office import HOME, PASSWORD, LoginOffice, codes, login_office

NEW = "cuatro perros en el patio"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    async with login_office(tmp_path) as parts:
        await parts.add("ana")
        yield parts


def told(problems: Sequence[Problem]) -> list[tuple[str, tuple[str, ...]]]:
    return [(problem.message, problem.path) for problem in problems]


async def reset_token(office: LoginOffice, username: str = "ana") -> str:
    outcome = await office.logins.issue_reset(username)
    return outcome.handovers[0].value


async def test_a_changed_password_is_the_only_one(office: LoginOffice) -> None:
    _, principal = await office.opened()
    assert await office.password_changes.change(principal, PASSWORD, NEW, client=HOME) == []
    assert codes(await office.log_in()) == ["INVALID_CREDENTIALS"]
    await office.opened(password=NEW)


async def test_a_change_ends_the_other_sessions_and_keeps_its_own(office: LoginOffice) -> None:
    (mine, principal), (other, _) = await office.opened(), await office.opened()
    await office.password_changes.change(principal, PASSWORD, NEW, client=HOME)
    assert await office.sessions.authenticate(mine.access) == principal
    assert codes(await office.sessions.refresh(mine.refresh, client=HOME)) == []
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(other.access)
    assert codes(await office.sessions.refresh(other.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


async def test_a_change_asks_for_the_current_password(office: LoginOffice) -> None:
    _, principal = await office.opened()
    problems = await office.password_changes.change(principal, "wrong", NEW, client=HOME)
    assert told(problems) == [("login.invalidCredentials", ("currentPassword",))]
    await office.opened()


async def test_the_current_password_cannot_be_guessed_at_will(office: LoginOffice) -> None:
    _, principal = await office.opened()
    for _ in range(5):
        await office.password_changes.change(principal, "wrong", NEW, client=HOME)
    problems = await office.password_changes.change(principal, PASSWORD, NEW, client=HOME)
    assert told(problems) == [("login.lockedOut", ())]
    assert codes(await office.log_in()) == ["LOCKED_OUT"]


async def test_a_weak_new_password_changes_nothing(office: LoginOffice) -> None:
    (other, principal), _ = await office.opened(), await office.opened()
    problems = await office.password_changes.change(principal, PASSWORD, "short", client=HOME)
    assert told(problems) == [("login.password.short", ("newPassword",))]
    await office.sessions.authenticate(other.access)
    await office.opened()


async def test_the_new_password_is_another_one(office: LoginOffice) -> None:
    _, principal = await office.opened()
    problems = await office.password_changes.change(principal, PASSWORD, PASSWORD, client=HOME)
    assert told(problems) == [("login.password.same", ("newPassword",))]


async def test_a_reset_token_sets_the_password_once(office: LoginOffice) -> None:
    token = await reset_token(office)
    assert await office.password_changes.reset(token, NEW, client=HOME) == []
    await office.opened(password=NEW)
    problems = await office.password_changes.reset(token, PASSWORD, client=HOME)
    assert told(problems) == [("login.resetExpired", ("token",))]
    await office.opened(password=NEW)


async def test_a_reset_token_used_twice_at_once_works_once(office: LoginOffice) -> None:
    token = await reset_token(office)
    resets = (office.password_changes.reset(token, f"{NEW} {n}", client=HOME) for n in range(4))
    answers = await asyncio.gather(*resets)
    assert sorted(len(problems) for problems in answers) == [0, 1, 1, 1]


async def test_a_reset_ends_every_session_and_lifts_the_lock(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    token = await reset_token(office)
    for _ in range(5):
        await office.log_in(password="wrong")
    await office.password_changes.reset(token, NEW, client=HOME)
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(tokens.access)
    await office.opened(password=NEW)


async def test_a_reset_token_is_good_for_a_day(office: LoginOffice) -> None:
    token = await reset_token(office)
    office.clock.pass_by(hours=24, seconds=-1)
    assert told(await office.password_changes.reset(token, "short", client=HOME)) == [
        ("login.password.short", ("newPassword",))
    ]
    office.clock.pass_by(seconds=1)
    assert told(await office.password_changes.reset(token, NEW, client=HOME)) == [("login.resetExpired", ("token",))]


async def test_a_weak_password_does_not_use_the_token_up(office: LoginOffice) -> None:
    token = await reset_token(office)
    assert await office.password_changes.reset(token, "ana", client=HOME) != []
    assert await office.password_changes.reset(token, NEW, client=HOME) == []


async def test_a_second_reset_token_voids_the_first(office: LoginOffice) -> None:
    first, second = await reset_token(office), await reset_token(office)
    assert told(await office.password_changes.reset(first, NEW, client=HOME)) == [("login.resetExpired", ("token",))]
    assert await office.password_changes.reset(second, NEW, client=HOME) == []


async def test_a_change_of_password_voids_a_reset_token(office: LoginOffice) -> None:
    _, principal = await office.opened()
    token = await reset_token(office)
    await office.password_changes.change(principal, PASSWORD, NEW, client=HOME)
    assert await office.password_changes.reset(token, PASSWORD, client=HOME) != []


async def test_a_disabled_login_s_token_is_void(office: LoginOffice) -> None:
    token = await reset_token(office)
    await office.logins.disable("ana")
    assert told(await office.password_changes.reset(token, NEW, client=HOME)) == [("login.resetExpired", ("token",))]
    await office.logins.enable("ana")
    assert await office.password_changes.reset(token, NEW, client=HOME) != []


@pytest.mark.parametrize("token", ["", "no token", "\ud800"])
async def test_a_reset_token_that_never_was_is_an_expired_one(office: LoginOffice, token: str) -> None:
    assert told(await office.password_changes.reset(token, NEW, client=HOME)) == [("login.resetExpired", ("token",))]


async def test_changes_of_a_password_are_written_down(office: LoginOffice) -> None:
    _, principal = await office.opened()
    await office.password_changes.change(principal, "wrong", NEW, client=HOME)
    await office.password_changes.change(principal, PASSWORD, NEW, client=HOME)
    await office.password_changes.reset(await reset_token(office), PASSWORD, client=HOME)
    assert await office.audited() == [
        ("login.add", "ok", None, "ana"),
        ("session.open", "ok", "ana", None),
        ("password.change", "refused", "ana", None),
        ("password.change", "ok", "ana", None),
        ("login.reset", "ok", None, "ana"),
        ("password.reset", "ok", "ana", None),
    ]
