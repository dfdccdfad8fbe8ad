"""What an administrator does with logins."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from erp_adapter.errors import Unauthenticated
from resolvers.login_forms import Fault, LoginForm
from resolvers.logins import Outcome
from resolvers.principal import Permission, Role
from schema.messages import message
from tests.resolvers.login_office import HOME, PASSWORD, LoginOffice, codes, login_office

HEADER = "username,name,email,role,customers,permissions,password"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[LoginOffice]:
    async with login_office(tmp_path) as parts:
        yield parts


def form(**changes: object) -> LoginForm:
    return LoginForm(**({"username": "ana", "name": "Ana", "customers": ("C1",), "password": PASSWORD} | changes))  # type: ignore[arg-type]


def told(outcome: Outcome) -> list[tuple[int | None, str | None, str]]:
    """Line, column and message of each fault, and that each can be said in both languages."""
    assert outcome.usernames == ()
    assert outcome.handovers == ()
    return [(fault.line, fault.column, spoken(fault)) for fault in outcome.faults]


def spoken(fault: Fault) -> str:
    assert message(fault.message, "es", fault.details) != message(fault.message, "en", fault.details)
    return fault.message.removeprefix("login.").removeprefix("form.")


async def usernames(office: LoginOffice) -> list[str]:
    return [login.username for login in await office.logins.list()]


async def test_an_added_login_can_log_in_with_all_permissions(office: LoginOffice) -> None:
    assert await office.logins.add([form()]) == Outcome(("ana",))
    _, principal = await office.opened()
    assert principal.role is Role.CUSTOMER
    assert principal.permissions == set(Permission)


async def test_a_login_without_a_password_is_given_one(office: LoginOffice) -> None:
    outcome = await office.logins.add([form(password="")])
    (handover,) = outcome.handovers
    assert handover.username == "ana"
    await office.opened(password=handover.value)


async def test_permissions_and_customers_are_those_named_in_their_order_and_once(office: LoginOffice) -> None:
    await office.logins.add([form(customers=("C3", "C1", "C3"), permissions=("see_prices", "SEE_LEDGER"))])
    _, principal = await office.opened()
    assert principal.permissions == {Permission.SEE_PRICES, Permission.SEE_LEDGER}
    assert principal.customers == ("C3", "C1")


async def test_staff_have_no_customers(office: LoginOffice) -> None:
    assert told(await office.logins.add([form(role="STAFF")])) == [(None, "customers", "staffCustomer")]
    await office.logins.add([form(role="STAFF", customers=())])
    _, principal = await office.opened()
    assert (principal.role, principal.customers, principal.customer(None)) == (Role.STAFF, (), None)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"username": ""}, [("username", "username")]),
        ({"username": "a b"}, [("username", "username")]),
        ({"username": "a?"}, [("username", "username")]),
        ({"username": "a\x00"}, [("username", "username")]),
        ({"username": "a" * 101}, [("username", "long"), ("username", "long")]),
        ({"username": "ﷺ" * 10}, [("username", "long")]),
        ({"name": ""}, [("name", "required")]),
        ({"name": "n" * 201}, [("name", "long")]),
        ({"email": "nobody"}, [("email", "email")]),
        ({"email": "a b@example.com"}, [("email", "email")]),
        ({"email": "@example.com"}, [("email", "email")]),
        ({"locale": "fr"}, [("locale", "locale")]),
        ({"role": "BOSS"}, [("role", "role")]),
        ({"customers": ()}, [("customers", "noCustomer")]),
        ({"customers": ("C1", "C9")}, [("customers", "customer")]),
        ({"permissions": ("SEE_PRICES", "SEE_ALL")}, [("permissions", "permission")]),
        ({"password": "short"}, [("password", "password.short")]),
        ({"password": "p" * 129}, [("password", "password.long")]),
        ({"password": "contraseña1"}, [("password", "password.common")]),
        ({"username": "azotea"}, [("password", "password.username")]),
    ],
)
async def test_what_is_wrong_is_told_by_column_and_nothing_is_added(
    office: LoginOffice, changes: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    outcome = await office.logins.add([form(**changes)])
    assert [(column, text) for _, column, text in told(outcome)] == faults
    assert await usernames(office) == []


async def test_a_username_is_taken_whatever_its_case_and_accents(office: LoginOffice) -> None:
    await office.add("Ana")
    assert told(await office.logins.add([form(username="ÁNA")])) == [(None, "username", "taken")]


async def test_two_administrators_at_once_add_a_login_once(office: LoginOffice) -> None:
    outcomes = await asyncio.gather(*(office.logins.add([form()]) for _ in range(3)))
    assert sorted(len(outcome.usernames) for outcome in outcomes) == [0, 0, 1]
    assert {spoken(fault) for outcome in outcomes for fault in outcome.faults} == {"taken"}


async def test_logins_are_listed_by_username(office: LoginOffice) -> None:
    for name in ("eva", "Ana", "luz"):
        await office.add(name)
    await office.logins.disable("eva")
    listed = await office.logins.list()
    assert [(login.username, login.active, login.customers) for login in listed] == [
        ("Ana", True, ("C1",)),
        ("eva", False, ("C1",)),
        ("luz", True, ("C1",)),
    ]


async def test_a_password_that_is_set_ends_sessions_and_lifts_the_lock(office: LoginOffice) -> None:
    await office.add("ana")
    tokens, _ = await office.opened()
    for _ in range(5):
        await office.log_in(password="wrong")
    assert await office.logins.set_password("ANA", "cuatro perros en el patio") == Outcome(("ana",))
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(tokens.access)
    await office.opened(password="cuatro perros en el patio")


async def test_a_password_can_be_made_up(office: LoginOffice) -> None:
    await office.add("ana")
    first, second = [(await office.logins.set_password("ana")).handovers[0].value for _ in range(2)]
    assert first != second
    await office.opened(password=second)


async def test_a_weak_password_is_not_set(office: LoginOffice) -> None:
    await office.add("ana")
    assert told(await office.logins.set_password("ana", "short")) == [(None, "password", "password.short")]
    await office.opened()


async def test_enabling_lifts_the_lock(office: LoginOffice) -> None:
    await office.add("ana")
    for _ in range(5):
        await office.log_in(password="wrong")
    await office.logins.enable("ana")
    assert codes(await office.log_in()) == []


async def test_a_login_that_does_not_exist_is_told(office: LoginOffice) -> None:
    for outcome in (
        await office.logins.disable("nobody"),
        await office.logins.enable("nobody"),
        await office.logins.set_password("nobody"),
        await office.logins.issue_reset("nobody"),
    ):
        assert told(outcome) == [(None, "username", "unknown")]


async def test_a_disabled_login_is_issued_no_reset_token(office: LoginOffice) -> None:
    await office.add("ana")
    await office.logins.disable("ana")
    assert told(await office.logins.issue_reset("ana")) == [(None, "username", "unknown")]


async def test_all_that_is_done_is_written_down(office: LoginOffice) -> None:
    await office.logins.import_csv([HEADER, f"ana,Ana,,,C1,,{PASSWORD}", "eva,Eva,,,C1,,"])
    await office.logins.disable("ana")
    await office.logins.enable("ana")
    await office.logins.set_password("ana")
    await office.logins.issue_reset("ana")
    actions = ["disable", "enable", "password", "reset"]
    assert await office.audited() == [
        ("login.add", "ok", None, "ana"),
        ("login.add", "ok", None, "eva"),
        *[(f"login.{action}", "ok", None, "ana") for action in actions],
    ]


async def test_a_file_adds_all_its_logins_and_gives_the_passwords_that_it_made_up(office: LoginOffice) -> None:
    done: list[tuple[int, int]] = []
    lines = [
        "\ufeff" + HEADER,
        f"ana,Ana Díaz,ana@example.com,customer,C1;C2,SEE_PRICES; PLACE_ORDERS,{PASSWORD}",
        "",
        '"eva","Eva ""la jefa"" Gil",,STAFF,,,',
    ]
    outcome = await office.logins.import_csv(lines, progress=lambda *step: done.append(step))
    assert outcome.faults == ()
    assert outcome.usernames == ("ana", "eva")
    assert [handover.username for handover in outcome.handovers] == ["eva"]
    assert done == [(1, 2), (2, 2)]
    _, ana = await office.opened()
    assert (ana.name, ana.customers) == ("Ana Díaz", ("C1", "C2"))
    assert ana.permissions == {Permission.SEE_PRICES, Permission.PLACE_ORDERS}
    _, eva = await office.opened("eva", outcome.handovers[0].value)
    assert (eva.name, eva.role) == ('Eva "la jefa" Gil', Role.STAFF)


async def test_a_file_as_spanish_spreadsheets_write_it_is_read(office: LoginOffice) -> None:
    lines = [HEADER.replace(",", ";") + "\r\n", 'ana;Ana;;;"C1;C2";;' + PASSWORD + "\r\n"]
    assert (await office.logins.import_csv(lines)).usernames == ("ana",)
    assert (await office.opened())[1].customers == ("C1", "C2")


async def test_a_file_with_anything_wrong_adds_nothing_and_tells_lines_and_columns(office: LoginOffice) -> None:
    await office.add("luz")
    lines = [
        HEADER,
        f"ana,Ana,,,C1,,{PASSWORD}",
        'eva,"Eva',
        'Gil",nobody,,C9,SEE_ALL,',
        "ANA,Ana,,,C1,,",
        "luz,,,BOSS,,,short",
    ]
    assert told(await office.logins.import_csv(lines)) == [
        (3, "email", "email"),
        (3, "permissions", "permission"),
        (3, "customers", "customer"),
        (5, "username", "repeated"),
        (6, "name", "required"),
        (6, "role", "role"),
        (6, "password", "password.short"),
        (6, "username", "taken"),
    ]
    assert await usernames(office) == ["luz"]


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        ([], [(1, column, "import.missing") for column in HEADER.split(",")[:6]]),
        (
            ["username,name,email,role,customers,phone"],
            [(1, "permissions", "import.missing"), (1, "phone", "import.unknown")],
        ),
        ([HEADER, "ana,Ana,,,C1,,,,"], [(2, None, "import.cells")]),
        ([HEADER, "eva,Eva,,,C1,,", 'ana,"Ana'], [(3, None, "import.unreadable")]),
    ],
)
async def test_a_file_that_cannot_be_read_says_where(
    office: LoginOffice, lines: list[str], faults: list[tuple[int, str | None, str]]
) -> None:
    assert told(await office.logins.import_csv(lines)) == faults
    assert await usernames(office) == []


async def test_columns_may_come_in_any_order_and_cells_at_the_end_may_lack(office: LoginOffice) -> None:
    lines = ["Password, name,username,customers,email,role,permissions", f"{PASSWORD},Ana,ana,C1"]
    assert (await office.logins.import_csv(lines)).usernames == ("ana",)
    await office.opened()


async def test_the_sessions_of_a_login_end_and_no_others(office: LoginOffice) -> None:
    for name in ("ana", "eva"):
        await office.add(name)
    (ana, _), (eva, _) = await office.opened("ana"), await office.opened("eva")
    assert (await office.logins.log_out("Ana")).usernames == ("ana",)
    with pytest.raises(Unauthenticated):
        await office.sessions.authenticate(ana.access)
    assert (await office.sessions.authenticate(eva.access)).username == "eva"
    assert (await office.logins.log_out("nobody")).faults[0].message == "login.form.unknown"
    assert ("login.logout", "ok", None, "ana") in await office.audited()


async def test_everybodys_sessions_end_and_their_refresh_tokens_with_them(office: LoginOffice) -> None:
    for name in ("ana", "eva"):
        await office.add(name)
    opened = [(await office.opened(name))[0] for name in ("ana", "eva")]
    await office.logins.log_out(None)
    for tokens in opened:
        with pytest.raises(Unauthenticated):
            await office.sessions.authenticate(tokens.access)
        assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == ["TOKEN_EXPIRED"]
    assert ("login.logout", "ok", None, None) in await office.audited()
