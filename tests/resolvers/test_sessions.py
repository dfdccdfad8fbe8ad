"""Sessions: opened, refreshed, proved and ended."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.logins import Session
from erp_adapter.errors import TooBusy, Unauthenticated
from erp_adapter.store import tables
from erp_adapter.store.news import NoNews
from erp_adapter.store.redis_news import RedisNews
from resolvers.principal import Permission, Role
from resolvers.tokens import Tokens, digest
from tests.resolvers.login_office import HOME, PASSWORD, LoginOffice, bytes_in, codes, login_office
from tests.services import redis_address


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    async with login_office(tmp_path) as parts:
        await parts.add("Ana", customers=("C2", "C1"), permissions=("SEE_PRICES",), email="ana@example.com")
        yield parts


@asynccontextmanager
async def hearing(url: str) -> AsyncIterator[RedisNews]:
    """The news of a process that Redis reaches."""
    news = RedisNews(url)
    await news.listen()
    try:
        async with asyncio.timeout(10):
            while news.revision() is None:
                await asyncio.sleep(0.005)
        yield news
    finally:
        await news.close()


async def is_alive(office: LoginOffice, access: str) -> bool:
    try:
        await office.sessions.authenticate(access)
    except Unauthenticated:
        return False
    return True


async def read_by(office: LoginOffice, *tokens: Tokens) -> list[int]:
    """How often the store is asked for a session by each of these requests."""
    asked: list[Collection[str]] = []
    by_id = office.sessions._sessions.by_id

    async def counting(ids: Collection[str]) -> Mapping[str, Session]:
        asked.append(ids)
        return await by_id(ids)

    reads = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office.sessions._sessions, "by_id", counting)
        for each in tokens:
            asked.clear()
            await office.sessions.authenticate(each.access)
            reads.append(len(asked))
    return reads


async def test_a_login_is_told_who_it_is(office: LoginOffice) -> None:
    _, principal = await office.opened()
    assert (principal.username, principal.name, principal.email) == ("Ana", "Ana", "ana@example.com")
    assert principal.role is Role.CUSTOMER
    assert principal.permissions == {Permission.SEE_PRICES}
    assert principal.customers == ("C2", "C1")


@pytest.mark.parametrize("username", ["ana", "ANA", " Aná "])
async def test_case_accents_and_spaces_of_a_username_do_not_matter(office: LoginOffice, username: str) -> None:
    assert codes(await office.log_in(username)) == []


@pytest.mark.parametrize(
    ("username", "password"),
    [("ana", "not the password"), ("nobody", PASSWORD), ("\x00\ud800", "\ud800"), ("a" * 5000, ""), ("", "")],
)
async def test_a_wrong_password_and_an_unknown_login_are_answered_alike(
    office: LoginOffice, username: str, password: str
) -> None:
    outcome = await office.log_in(username, password)
    assert codes(outcome) == ["INVALID_CREDENTIALS"]
    assert (outcome.tokens, outcome.principal) == (None, None)
    assert outcome.problems[0].details == {}


async def test_an_unknown_login_costs_one_hash_as_a_known_one(
    office: LoginOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    verify = office.passwords._verify

    def counting(kept: str, password: str) -> bool:
        tried.append(kept.rsplit("$", 2)[0])
        return verify(kept, password)

    monkeypatch.setattr(office.passwords, "_verify", counting)
    await office.log_in("nobody")
    await office.log_in("ana", "not the password")
    await office.logins.disable("ana")
    await office.log_in("ana")
    assert tried == ["$argon2id$v=19$m=8,t=1,p=1"] * 3


async def test_an_access_token_proves_the_login(office: LoginOffice) -> None:
    tokens, principal = await office.opened()
    assert await office.sessions.authenticate(tokens.access) == principal


async def test_an_access_token_is_good_for_fifteen_minutes_and_not_at_their_end(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    office.clock.instant = tokens.expires_at
    office.clock.pass_by(microseconds=-1)
    assert await is_alive(office, tokens.access)
    office.clock.pass_by(microseconds=1)
    assert not await is_alive(office, tokens.access)


async def test_what_a_login_is_shows_at_once(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    async with office.store.transaction() as transaction:
        await transaction.execute(tables.login.update().values(permissions="SEE_INVOICES SEE_LEDGER"))
        await transaction.execute(tables.login_customer.delete().where(tables.login_customer.c.position == 1))
    principal = await office.sessions.authenticate(tokens.access)
    assert principal.permissions == {Permission.SEE_INVOICES, Permission.SEE_LEDGER}
    assert principal.customers == ("C2",)


async def test_who_asks_again_within_a_second_is_not_read_again(office: LoginOffice) -> None:
    (left, _), (right, _) = await office.opened(), await office.opened()
    reads = await read_by(office, left, left, right, left)
    assert reads == [1, 0, 1, 0]
    office.clock.pass_by(seconds=1)
    assert await read_by(office, left, left) == [1, 0]


async def test_what_is_changed_in_the_database_itself_is_seen_after_a_second(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    before = await office.sessions.authenticate(tokens.access)
    async with office.store.transaction() as transaction:
        await transaction.execute(tables.login.update().values(permissions="SEE_LEDGER"))
    office.clock.pass_by(microseconds=999_999)
    assert await office.sessions.authenticate(tokens.access) is before
    office.clock.pass_by(microseconds=1)
    assert (await office.sessions.authenticate(tokens.access)).permissions == {Permission.SEE_LEDGER}


@pytest.mark.parametrize("ending", ["logout", "reuse", "disable", "password", "change", "reset", "factor"])
async def test_what_another_process_ends_is_out_with_the_next_request(
    office: LoginOffice, tmp_path: Path, ending: str
) -> None:
    (tokens, principal), (_, keeper) = await office.opened(), await office.opened()
    if ending == "reuse":
        await office.sessions.refresh(tokens.refresh, client=HOME)
    async with login_office(tmp_path) as other:
        other.clock.pass_by(seconds=31)
        assert await is_alive(office, tokens.access)
        assert await read_by(office, tokens) == [0]
        if ending == "logout":
            await other.sessions.logout(principal, client=HOME)
        elif ending == "reuse":
            await other.sessions.refresh(tokens.refresh, client=HOME)
        elif ending == "disable":
            await other.logins.disable("ana")
        elif ending == "password":
            await other.logins.set_password("ana")
        elif ending == "change":
            assert await other.password_changes.change(keeper, PASSWORD, PASSWORD[::-1], client=HOME) == []
        elif ending == "reset":
            (handover,) = (await other.logins.issue_reset("ana")).handovers
            assert await other.password_changes.reset(handover.value, PASSWORD[::-1], client=HOME) == []
        else:
            await other.logins.reset_second_factor("ana")
    assert not await is_alive(office, tokens.access)


async def test_by_redis_what_another_process_ends_is_out_as_soon_as_it_is_told(tmp_path: Path) -> None:
    url = redis_address()
    async with hearing(url) as here, hearing(url) as there, login_office(tmp_path, here, remembered=60) as office:
        await office.add("ana")
        tokens, principal = await office.opened()
        assert await is_alive(office, tokens.access)
        async with login_office(tmp_path, there) as other:
            await other.sessions.logout(principal, client=HOME)
        async with asyncio.timeout(10):
            while await is_alive(office, tokens.access):
                await asyncio.sleep(0)


async def test_where_no_news_is_heard_each_request_asks_the_store(tmp_path: Path) -> None:
    async with login_office(tmp_path, NoNews()) as office:
        await office.add("ana")
        tokens, _ = await office.opened()
        assert await read_by(office, tokens, tokens) == [1, 1]


async def test_others_are_told_even_of_an_end_that_nobody_waits_for_any_more(
    office: LoginOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, principal = await office.opened()
    end, before = office.sessions._sessions.end, office.news.revision()

    async def ended_and_gone(ids: Collection[str], *, at: datetime) -> None:
        await end(ids, at=at)
        raise asyncio.CancelledError

    monkeypatch.setattr(office.sessions._sessions, "end", ended_and_gone)
    with pytest.raises(asyncio.CancelledError):
        await office.sessions.logout(principal, client=HOME)
    assert office.news.revision() != before


async def test_nobody_is_remembered_where_that_is_set_to_nothing(tmp_path: Path) -> None:
    async with login_office(tmp_path, remembered=0) as office:
        await office.add("ana")
        tokens, _ = await office.opened()
        assert await read_by(office, tokens, tokens) == [1, 1]


async def test_a_clock_that_is_set_back_makes_nobody_be_remembered_for_longer(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    office.clock.pass_by(minutes=10)
    assert await read_by(office, tokens) == [1]
    office.clock.pass_by(minutes=-5)
    assert await read_by(office, tokens) == [1]


async def test_a_session_that_is_remembered_ends_when_it_should(tmp_path: Path) -> None:
    lasting: dict[str, Any] = {
        "session_lifetime": 300,
        "refresh_lifetime": 300,
        "access_lifetime": 300,
        "remembered": 60,
    }
    async with login_office(tmp_path, **lasting) as office:
        await office.add("ana")
        tokens, _ = await office.opened()
        office.clock.instant = tokens.expires_at - timedelta(seconds=1)
        assert await is_alive(office, tokens.access)
        office.clock.pass_by(seconds=1)
        assert not await is_alive(office, tokens.access)


@pytest.mark.parametrize("ending", ["logout", "reuse", "disable", "password", "change"])
async def test_what_this_process_ends_is_out_at_once_however_lately_it_was_read(
    office: LoginOffice, ending: str
) -> None:
    (tokens, principal), (_, other) = await office.opened(), await office.opened()
    if ending == "reuse":
        await office.sessions.refresh(tokens.refresh, client=HOME)
        office.clock.pass_by(seconds=31)
    assert await is_alive(office, tokens.access)
    if ending == "logout":
        await office.sessions.logout(principal, client=HOME)
    elif ending == "reuse":
        await office.sessions.refresh(tokens.refresh, client=HOME)
    elif ending == "disable":
        await office.logins.disable("ana")
    elif ending == "password":
        await office.logins.set_password("ana")
    else:
        assert await office.password_changes.change(other, PASSWORD, PASSWORD[::-1], client=HOME) == []
    assert not await is_alive(office, tokens.access)


async def test_a_reset_password_puts_who_was_just_read_out_at_once(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    assert await is_alive(office, tokens.access)
    (handover,) = (await office.logins.issue_reset("ana")).handovers
    assert await office.password_changes.reset(handover.value, PASSWORD[::-1], client=HOME) == []
    assert not await is_alive(office, tokens.access)


async def test_who_was_being_read_when_the_session_ended_is_not_remembered(
    office: LoginOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens, principal = await office.opened()
    by_id = office.sessions._sessions.by_id

    async def slowly(ids: Collection[str]) -> Mapping[str, Session]:
        found = await by_id(ids)
        monkeypatch.undo()
        await office.sessions.logout(principal, client=HOME)
        return found

    monkeypatch.setattr(office.sessions._sessions, "by_id", slowly)
    await is_alive(office, tokens.access)
    assert not await is_alive(office, tokens.access)


async def test_people_who_ask_together_are_never_taken_for_each_other(office: LoginOffice) -> None:
    names = [f"login{n}" for n in range(6)]
    for name in names:
        await office.add(name)
    opened = [await office.opened(name) for name in names] * 3
    found = await asyncio.gather(*(office.sessions.authenticate(tokens.access) for tokens, _ in opened))
    assert found == [principal for _, principal in opened]


async def test_a_logout_ends_this_session_at_once_and_no_other(office: LoginOffice) -> None:
    (left, principal), (right, _) = await office.opened(), await office.opened()
    await office.sessions.logout(principal, client=HOME)
    assert not await is_alive(office, left.access)
    assert await is_alive(office, right.access)
    assert codes(await office.sessions.refresh(left.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


async def test_a_disabled_login_is_out_at_once_and_stays_out_when_enabled_again(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    await office.logins.disable("ana")
    assert not await is_alive(office, tokens.access)
    assert codes(await office.log_in()) == ["INVALID_CREDENTIALS"]
    await office.logins.enable("ana")
    assert not await is_alive(office, tokens.access)
    assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]
    assert codes(await office.log_in()) == []


async def test_a_login_disabled_in_the_database_itself_is_out_at_once(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    async with office.store.transaction() as transaction:
        await transaction.execute(tables.login.update().values(active=False))
    assert not await is_alive(office, tokens.access)
    assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


async def test_a_refresh_gives_another_pair_of_the_same_session(office: LoginOffice) -> None:
    tokens, principal = await office.opened()
    office.clock.pass_by(minutes=14)
    outcome = await office.sessions.refresh(tokens.refresh, client=HOME)
    assert outcome.principal == principal
    assert outcome.tokens is not None
    assert outcome.tokens.refresh != tokens.refresh
    assert outcome.tokens.access != tokens.access
    assert (await office.sessions.authenticate(outcome.tokens.access)).session_id == principal.session_id


async def test_the_old_token_gives_the_same_pair_for_thirty_seconds(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    office.clock.pass_by(minutes=14)
    first = await office.sessions.refresh(tokens.refresh, client=HOME)
    office.clock.pass_by(seconds=30)
    assert await office.sessions.refresh(tokens.refresh, client=HOME) == first


async def test_the_same_pair_comes_even_when_its_successor_has_been_used(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    first = await office.sessions.refresh(tokens.refresh, client=HOME)
    assert first.tokens is not None
    office.clock.pass_by(seconds=5)
    assert codes(await office.sessions.refresh(first.tokens.refresh, client=HOME)) == []
    assert await office.sessions.refresh(tokens.refresh, client=HOME) == first


async def test_the_old_token_after_thirty_seconds_ends_the_whole_session(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    first = await office.sessions.refresh(tokens.refresh, client=HOME)
    assert first.tokens is not None
    office.clock.pass_by(seconds=31)
    assert codes(await office.sessions.refresh(tokens.refresh, client="203.0.113.9")) == ["TOKEN_EXPIRED"]
    assert not await is_alive(office, first.tokens.access)
    assert codes(await office.sessions.refresh(first.tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]
    assert ("session.reuse", "ended", "Ana", None) in await office.audited()


async def test_requests_that_refresh_at_once_get_the_same_pair(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    office.clock.pass_by(minutes=14)
    outcomes = await asyncio.gather(*(office.sessions.refresh(tokens.refresh, client=HOME) for _ in range(6)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0].tokens is not None
    kept = await office.store.fetch(tables.refresh_token.select())
    assert len(kept) == 2


async def test_processes_that_refresh_at_once_give_the_same_pair(office: LoginOffice, tmp_path: Path) -> None:
    tokens, _ = await office.opened()
    async with login_office(tmp_path) as other:
        one, two = await asyncio.gather(
            office.sessions.refresh(tokens.refresh, client=HOME), other.sessions.refresh(tokens.refresh, client=HOME)
        )
    assert one == two
    assert one.tokens is not None


async def test_a_session_ends_when_unused_for_thirty_days(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    office.clock.pass_by(days=30, seconds=-1)
    outcome = await office.sessions.refresh(tokens.refresh, client=HOME)
    assert outcome.tokens is not None
    office.clock.pass_by(days=30)
    assert codes(await office.sessions.refresh(outcome.tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


async def test_a_session_ends_after_ninety_days_however_much_it_is_used(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    for _ in range(3):
        office.clock.pass_by(days=30, seconds=-1)
        outcome = await office.sessions.refresh(tokens.refresh, client=HOME)
        assert outcome.tokens is not None
        tokens = outcome.tokens
    assert tokens.expires_at - office.clock.now() < timedelta(seconds=4)
    office.clock.instant = tokens.expires_at
    assert not await is_alive(office, tokens.access)
    assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


@pytest.mark.parametrize("token", ["", "no token", "\ud800", "x" * 10_000])
async def test_a_refresh_token_that_never_was_is_an_expired_one(office: LoginOffice, token: str) -> None:
    outcome = await office.sessions.refresh(token, client=HOME)
    assert codes(outcome) == ["TOKEN_EXPIRED"]
    assert outcome.problems[0].path == ("refreshToken",)


async def test_a_session_of_another_login_is_not_proved(office: LoginOffice) -> None:
    await office.add("Eva")
    (tokens, _), (_, eva) = await office.opened(), await office.opened("eva")
    async with office.store.transaction() as transaction:
        await transaction.execute(tables.session.update().values(login_id=eva.login_id))
    assert not await is_alive(office, tokens.access)


async def test_nothing_in_the_store_opens_a_session(office: LoginOffice, tmp_path: Path) -> None:
    tokens, _ = await office.opened()
    kept = bytes_in(tmp_path)
    assert digest(tokens.refresh).encode() in kept
    for secret in (tokens.refresh, tokens.access, PASSWORD):
        assert secret.encode() not in kept


async def test_a_queue_of_passwords_that_is_full_says_when_to_try_again_and_counts_no_failure(tmp_path: Path) -> None:
    async with login_office(tmp_path, hashes_at_once=1, hashes_waiting=0, login_failures=1) as office:
        await office.add("ana")
        office.passwords._places.acquire()
        with pytest.raises(TooBusy) as busy:
            await office.log_in()
        assert busy.value.details == {"retry_after": 2}
        office.passwords._places.release()
        assert codes(await office.log_in()) == []


async def test_a_hash_of_old_parameters_is_renewed_when_its_password_is_given(tmp_path: Path) -> None:
    async with login_office(tmp_path) as before:
        await before.add("ana")
    async with login_office(tmp_path, argon2_passes=2) as after:
        tokens, _ = await after.opened()
        (login,) = await after.logins.list()
        assert login.password_hash.startswith("$argon2id$v=19$m=8,t=2,p=1$")
        assert await is_alive(after, tokens.access)
        await after.opened()


async def test_what_is_done_with_sessions_is_written_down_and_a_name_that_no_login_has_is_not(
    office: LoginOffice,
) -> None:
    _, principal = await office.opened()
    await office.log_in("ana", "wrong")
    await office.log_in("my password in the wrong field", "wrong")
    await office.sessions.logout(principal, client=HOME)
    assert await office.audited() == [
        ("login.add", "ok", None, "Ana"),
        ("session.open", "ok", "Ana", None),
        ("session.open", "refused", "Ana", None),
        ("session.open", "refused", None, None),
        ("session.close", "ok", "Ana", None),
    ]
    rows = await office.store.fetch(tables.audit.select().where(tables.audit.c.action == "session.open"))
    assert {row.address for row in rows} == {HOME}


async def test_expired_sessions_and_old_tokens_are_cleared_away(office: LoginOffice) -> None:
    tokens, _ = await office.opened()
    for _ in range(2):
        office.clock.pass_by(days=16)
        outcome = await office.sessions.refresh(tokens.refresh, client=HOME)
        assert outcome.tokens is not None
        tokens = outcome.tokens
    office.clock.pass_by(days=29)
    await office.sessions.refresh(tokens.refresh, client=HOME)
    assert len(await office.store.fetch(tables.refresh_token.select())) == 2 + 1
    office.clock.pass_by(days=60)
    await office.opened()
    assert len(await office.store.fetch(tables.session.select())) == 1
    assert len(await office.store.fetch(tables.refresh_token.select())) == 1
