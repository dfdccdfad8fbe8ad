"""A second factor: set up, shown, used once, lost, taken away."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pyotp
import pytest

from erp_adapter.errors import Unauthenticated
from erp_adapter.store import tables
from resolvers.enrolment import Proof
from resolvers.principal import Principal, Role
from resolvers.sealing import SealUnknown
from tests.resolvers.login_office import HOME, PASSWORD, SECRET, LoginOffice, bytes_in, codes, login_office

NEXT = "the next secret, of thirty-two bytes or more"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    async with office_at(tmp_path) as parts:
        await parts.add("ana")
        yield parts


def office_at(folder: Path, **changes: Any) -> Any:
    return login_office(folder, **{"second_factor": "optional", **changes})


def proof(code: str | None = None, username: str = "ana", password: str = PASSWORD) -> Proof:
    return Proof(username, password, code, HOME)


class Phone:
    """An authenticator app with a secret, going by the office's clock."""

    def __init__(self, office: LoginOffice, secret: str) -> None:
        self._office = office
        self._codes = pyotp.TOTP(secret)

    def code(self, steps: int = 0) -> str:
        return str(self._codes.at(self._office.clock.now(), counter_offset=steps))

    def next_code(self) -> str:
        self._office.clock.pass_by(seconds=30)
        return self.code()

    def wrong_code(self) -> str:
        near = {self.code(steps) for steps in (-1, 0, 1)}
        return next(text for text in ("000000", "111111", "222222", "333333") if text not in near)


async def enrolled(
    office: LoginOffice, username: str = "ana", viewer: Principal | None = None
) -> tuple[Phone, tuple[str, ...]]:
    started = await office.second_factors.start(proof(username=username))
    assert started.secret is not None, started.problems
    phone = Phone(office, started.secret)
    confirmed = await office.second_factors.confirm(proof(phone.code(), username), viewer)
    assert confirmed.problems == ()
    office.clock.pass_by(seconds=30)
    return phone, confirmed.recovery_codes


async def test_who_has_set_one_up_logs_in_with_its_code_and_not_without(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    (problem,) = (await office.log_in()).problems
    assert (problem.code.value, problem.path) == ("SECOND_FACTOR_REQUIRED", ("otp",))
    assert codes(await office.log_in(otp="  ")) == ["SECOND_FACTOR_REQUIRED"]
    assert codes(await office.log_in(otp=phone.code())) == []


async def test_it_does_not_count_before_a_first_code_has_confirmed_it(office: LoginOffice) -> None:
    started = await office.second_factors.start(proof())
    assert started.secret is not None
    assert codes(await office.log_in()) == []
    wrong = await office.second_factors.confirm(proof(Phone(office, started.secret).wrong_code()), None)
    assert [problem.code for problem in wrong.problems] == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in()) == []


async def test_the_link_for_the_app_says_who_and_where(office: LoginOffice) -> None:
    started = await office.second_factors.start(proof())
    assert started.uri == f"otpauth://totp/oficina-virtual:ana?secret={started.secret}&issuer=oficina-virtual"
    assert len(started.secret or "") == 32


async def test_without_a_second_factor_in_the_office_none_is_asked_for_or_set_up(tmp_path: Path) -> None:
    async with office_at(tmp_path) as office:
        await office.add("ana")
        await enrolled(office)
    async with office_at(tmp_path, second_factor="off") as office:
        assert codes(await office.log_in()) == []
        started = await office.second_factors.start(proof())
        assert [problem.code for problem in started.problems] == ["NOT_ALLOWED"]


@pytest.mark.parametrize("steps", [-1, 0, 1])
async def test_a_clock_that_is_a_step_off_is_borne_with(office: LoginOffice, steps: int) -> None:
    phone, _ = await enrolled(office)
    office.clock.pass_by(minutes=5)
    assert codes(await office.log_in(otp=phone.code(steps))) == []


@pytest.mark.parametrize("steps", [-2, 2])
async def test_a_clock_that_is_two_steps_off_is_not(office: LoginOffice, steps: int) -> None:
    phone, _ = await enrolled(office)
    office.clock.pass_by(minutes=5)
    assert codes(await office.log_in(otp=phone.code(steps))) == ["INVALID_CREDENTIALS"]


async def test_a_code_is_good_once_within_its_window_and_so_is_none_before_it(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    office.clock.pass_by(minutes=5)
    code, earlier = phone.code(), phone.code(-1)
    assert codes(await office.log_in(otp=code)) == []
    (problem,) = (await office.log_in(otp=code)).problems
    assert (problem.code.value, problem.message, problem.path) == ("INVALID_CREDENTIALS", "login.wrongCode", ("otp",))
    assert codes(await office.log_in(otp=earlier)) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=phone.next_code())) == []


async def test_the_code_that_confirmed_it_does_not_log_in(office: LoginOffice) -> None:
    started = await office.second_factors.start(proof())
    phone = Phone(office, started.secret or "")
    await office.second_factors.confirm(proof(phone.code()), None)
    assert codes(await office.log_in(otp=phone.code())) == ["INVALID_CREDENTIALS"]


async def test_codes_that_are_tried_out_lock_the_login_as_passwords_do(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    for _ in range(5):
        assert codes(await office.log_in(otp=phone.wrong_code())) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=phone.code())) == ["LOCKED_OUT"]


async def test_the_right_password_between_does_not_give_more_tries(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    for _ in range(5):
        assert codes(await office.log_in()) == ["SECOND_FACTOR_REQUIRED"]
        assert codes(await office.log_in(otp=phone.wrong_code())) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in()) == ["LOCKED_OUT"]


async def test_being_asked_for_the_code_locks_nobody_out(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    for _ in range(40):
        assert codes(await office.log_in()) == ["SECOND_FACTOR_REQUIRED"]
    assert codes(await office.log_in(otp=phone.code())) == []


async def test_codes_are_not_looked_at_with_a_wrong_password(office: LoginOffice) -> None:
    phone, recovery = await enrolled(office)
    assert codes(await office.log_in(password="wrong", otp=phone.code())) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(password="wrong", otp=recovery[0])) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=phone.code())) == []


async def test_a_recovery_code_logs_in_once_however_it_is_typed(office: LoginOffice) -> None:
    _, recovery = await enrolled(office)
    assert len(set(recovery)) == 10
    assert codes(await office.log_in(otp=f" {recovery[0].upper().replace('-', ' ')} ")) == []
    assert codes(await office.log_in(otp=recovery[0])) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=recovery[1])) == []


async def test_a_recovery_code_of_another_login_is_none(office: LoginOffice) -> None:
    await office.add("eva")
    _, recovery = await enrolled(office)
    phone, _ = await enrolled(office, "eva")
    assert codes(await office.log_in("eva", otp=recovery[0])) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in("eva", otp=phone.code())) == []


@pytest.mark.parametrize("code", ["12345", "1234567", "٤٥٦٧٨٩", "\ud800", "x" * 100_000, "12 34"])
async def test_what_can_be_no_code_is_a_wrong_one(office: LoginOffice, code: str) -> None:
    await enrolled(office)
    assert codes(await office.log_in(otp=code)) == ["INVALID_CREDENTIALS"]


async def test_another_takes_the_place_of_one_only_by_a_code_of_that(office: LoginOffice) -> None:
    old, recovery = await enrolled(office)
    refused = await office.second_factors.start(proof())
    assert [problem.code for problem in refused.problems] == ["SECOND_FACTOR_REQUIRED"]
    started = await office.second_factors.start(proof(old.code()))
    new = Phone(office, started.secret or "")
    assert codes(await office.log_in(otp=old.next_code())) == []
    confirmed = await office.second_factors.confirm(proof(new.next_code()), None)
    assert confirmed.problems == ()
    assert codes(await office.log_in(otp=old.next_code())) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=recovery[0])) == ["INVALID_CREDENTIALS"]
    assert codes(await office.log_in(otp=new.code())) == []
    assert codes(await office.log_in(otp=confirmed.recovery_codes[0])) == []


async def test_a_secret_that_was_shown_waits_half_an_hour_and_is_confirmed_once(office: LoginOffice) -> None:
    started = await office.second_factors.start(proof())
    phone = Phone(office, started.secret or "")
    office.clock.pass_by(minutes=30)
    late = await office.second_factors.confirm(proof(phone.code()), None)
    assert [problem.code for problem in late.problems] == ["NOT_FOUND"]
    phone, _ = await enrolled(office)
    again = await office.second_factors.confirm(proof(phone.next_code()), None)
    assert [problem.code for problem in again.problems] == ["NOT_FOUND"]


async def test_setting_one_up_ends_all_sessions_but_that_of_who_does_it(office: LoginOffice) -> None:
    (mine, principal), (other, _) = await office.opened(), await office.opened()
    await enrolled(office, viewer=principal)
    assert (await office.sessions.authenticate(mine.access)).username == "ana"
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(other.access)


async def test_a_session_of_somebody_else_keeps_none(office: LoginOffice) -> None:
    await office.add("eva")
    _, eva = await office.opened("eva")
    tokens, _ = await office.opened()
    await enrolled(office, viewer=eva)
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(tokens.access)


async def test_it_is_taken_away_by_a_code_of_it(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    asked = await office.second_factors.remove(proof())
    assert [problem.code for problem in asked] == ["SECOND_FACTOR_REQUIRED"]
    assert await office.second_factors.remove(proof(phone.code())) == []
    assert codes(await office.log_in()) == []
    assert await office.store.fetch(tables.recovery_code.select()) == []


@pytest.mark.parametrize("wanted", ["staff", "all"])
async def test_who_needs_one_cannot_log_in_without_and_sets_it_up_by_the_password(tmp_path: Path, wanted: str) -> None:
    async with office_at(tmp_path, second_factor=wanted) as office:
        await office.add("vega", role=Role.STAFF, customers=())
        (problem,) = (await office.log_in("vega")).problems
        assert (problem.code.value, problem.message) == ("SECOND_FACTOR_REQUIRED", "login.secondFactorMissing")
        phone, _ = await enrolled(office, "vega")
        assert codes(await office.log_in("vega", otp=phone.code())) == []
        refused = await office.second_factors.remove(proof(phone.next_code(), "vega"))
        assert [problem.code for problem in refused] == ["NOT_ALLOWED"]


async def test_customers_need_none_where_only_staff_do(tmp_path: Path) -> None:
    async with office_at(tmp_path, second_factor="staff") as office:
        await office.add("ana")
        assert codes(await office.log_in()) == []


async def test_a_session_of_before_one_was_needed_does_not_go_on(tmp_path: Path) -> None:
    async with office_at(tmp_path, second_factor="off") as office:
        await office.add("ana")
        tokens, _ = await office.opened()
    async with office_at(tmp_path, second_factor="all") as office:
        assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]


async def test_setting_one_up_is_no_way_around_the_lock_and_tells_no_stranger_who_exists(office: LoginOffice) -> None:
    outcomes = [
        (await office.second_factors.start(proof(username=name, password="wrong"))).problems for name in ("ana", "no")
    ]
    assert outcomes[0] == outcomes[1]
    for _ in range(4):
        await office.second_factors.confirm(proof("000000", password="wrong"), None)
    locked = await office.second_factors.start(proof())
    assert [problem.code for problem in locked.problems] == ["LOCKED_OUT"]


async def test_an_administrator_takes_it_away_and_the_sessions_end(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    outcome = await office.log_in(otp=phone.code())
    assert outcome.tokens is not None
    assert (await office.logins.reset_second_factor("Ana")).usernames == ("ana",)
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(outcome.tokens.access)
    assert codes(await office.log_in()) == []
    assert [fault.message for fault in (await office.logins.reset_second_factor("no")).faults] == ["login.form.unknown"]


async def test_a_reset_password_does_not_take_the_place_of_the_code(office: LoginOffice) -> None:
    phone, _ = await enrolled(office)
    (handover,) = (await office.logins.issue_reset("ana")).handovers
    assert await office.password_changes.reset(handover.value, PASSWORD[::-1], client=HOME) == []
    assert codes(await office.log_in(password=PASSWORD[::-1])) == ["SECOND_FACTOR_REQUIRED"]
    assert codes(await office.log_in(password=PASSWORD[::-1], otp=phone.code())) == []


async def test_the_store_tells_neither_the_secret_nor_the_codes_on_paper(office: LoginOffice, tmp_path: Path) -> None:
    started = await office.second_factors.start(proof())
    phone = Phone(office, started.secret or "")
    confirmed = await office.second_factors.confirm(proof(phone.code()), None)
    kept = bytes_in(tmp_path)
    for secret in (started.secret or "", *confirmed.recovery_codes):
        assert secret.encode() not in kept
        assert secret.replace("-", "").encode() not in kept


async def test_what_is_sealed_for_one_login_opens_for_no_other(office: LoginOffice) -> None:
    await office.add("eva")
    phone, _ = await enrolled(office)
    await enrolled(office, "eva")
    ((sealed,),) = await office.store.fetch(
        tables.second_factor.select()
        .with_only_columns(tables.second_factor.c.sealed)
        .where(tables.second_factor.c.login_id == 1)
    )
    async with office.store.transaction() as transaction:
        await transaction.execute(tables.second_factor.update().values(sealed=sealed))
    with pytest.raises(SealUnknown):
        await office.log_in("eva", otp=phone.code())


async def test_a_factor_outlives_the_secret_that_sealed_it(tmp_path: Path) -> None:
    async with office_at(tmp_path) as office:
        await office.add("ana")
        started = await office.second_factors.start(proof())
        phone = Phone(office, started.secret or "")
        await office.second_factors.confirm(proof(phone.code()), None)
    async with office_at(tmp_path, secret=NEXT, other_secrets=SECRET) as office:
        assert codes(await office.log_in(otp=Phone(office, started.secret or "").next_code())) == []
        await office.second_factors.renew()
    async with office_at(tmp_path, secret=NEXT) as office:
        office.clock.pass_by(minutes=5)
        assert codes(await office.log_in(otp=Phone(office, started.secret or "").code())) == []


async def test_factors_that_no_secret_opens_are_said_at_start(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with office_at(tmp_path) as office:
        await office.add("ana")
        await enrolled(office)
    async with office_at(tmp_path, secret=NEXT) as office:
        await office.second_factors.renew()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "1 second factors" in caplog.text


async def test_all_of_it_is_written_down(office: LoginOffice) -> None:
    phone, recovery = await enrolled(office)
    await office.log_in()
    await office.log_in(otp=phone.wrong_code())
    await office.log_in(otp=recovery[0])
    await office.second_factors.start(proof(phone.wrong_code()))
    await office.second_factors.remove(proof(phone.code()))
    await office.logins.reset_second_factor("ana")
    assert (await office.audited())[1:] == [
        ("factor.start", "ok", "ana", None),
        ("factor.confirm", "ok", "ana", None),
        ("session.open", "asked", "ana", None),
        ("session.open", "refused", "ana", None),
        ("factor.recovery", "ok", "ana", None),
        ("session.open", "ok", "ana", None),
        ("factor.start", "refused", "ana", None),
        ("factor.remove", "ok", "ana", None),
        ("factor.reset", "ok", None, "ana"),
    ]
