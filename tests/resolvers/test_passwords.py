"""Passwords: how they are kept and tried, and what they must be."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from erp_adapter.errors import TooBusy
from resolvers.login_settings import LoginSettings
from resolvers.password_rules import is_common, weaknesses
from resolvers.passwords import Passwords
from tests.resolvers.login_office import SECRET, cheap_settings


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    kept = Passwords(cheap_settings())
    yield kept
    kept.close()


def faults(password: str, username: str = "ana", **settings: int) -> list[str]:
    problems = weaknesses(password, username, cheap_settings(**settings), path=("newPassword",))
    assert all(problem.code == "WEAK_PASSWORD" and problem.path == ("newPassword",) for problem in problems)
    return [problem.message.removeprefix("login.password.") for problem in problems]


async def test_a_hash_is_argon2id_with_a_salt_of_its_own_and_its_password_s(passwords: Passwords) -> None:
    one, other = await passwords.hash("azotea"), await passwords.hash("azotea")
    assert one.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert one != other
    assert await passwords.matches("azotea", one)
    assert not await passwords.matches("Azotea", one)


async def test_nobody_s_password_never_matches(passwords: Passwords) -> None:
    assert not await passwords.matches("azotea", None)
    assert not await passwords.matches("azotea", "no hash at all")


async def test_a_password_is_the_same_however_its_accents_are_composed(passwords: Passwords) -> None:
    kept = await passwords.hash("Le\u00f3n y ca\u00f1ada")
    assert await passwords.matches("Leo\u0301n y can\u0303ada", kept)


async def test_what_cannot_be_written_as_unicode_is_a_password_too(passwords: Passwords) -> None:
    assert await passwords.matches("\ud800", await passwords.hash("\ud800"))


def test_the_parameters_are_those_of_rfc_9106_unless_set() -> None:
    settings = LoginSettings.model_validate({"secret": SECRET})
    assert (settings.argon2_memory_kib, settings.argon2_passes, settings.argon2_lanes) == (65536, 3, 4)


async def test_a_hash_of_other_parameters_is_outdated(passwords: Passwords) -> None:
    kept = await passwords.hash("azotea")
    dearer = Passwords(cheap_settings(argon2_passes=2))
    assert not passwords.is_outdated(kept)
    assert dearer.is_outdated(kept)
    assert await dearer.matches("azotea", kept)
    dearer.close()


async def test_no_more_passwords_are_hashed_at_once_than_may_and_no_more_wait() -> None:
    passwords = Passwords(cheap_settings(hashes_at_once=2, hashes_waiting=1))
    running, most = 0, 0
    lock, go_on = threading.Lock(), threading.Event()

    def work() -> None:
        nonlocal running, most
        with lock:
            running, most = running + 1, max(most, running + 1)
        go_on.wait()
        with lock:
            running -= 1

    tasks = [asyncio.create_task(passwords._in_thread(work)) for _ in range(4)]
    refused, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    assert [type(task.exception()) for task in refused] == [TooBusy]
    go_on.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert most == 2
    assert await passwords.matches("azotea", await passwords.hash("azotea"))
    passwords.close()


async def test_a_caller_that_goes_away_gives_its_place_back_when_the_thread_is_done() -> None:
    passwords = Passwords(cheap_settings(hashes_at_once=1, hashes_waiting=0))
    begun, go_on, ended = asyncio.Event(), threading.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()
        ended.set()

    task = asyncio.create_task(passwords._in_thread(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(TooBusy):
        await passwords.hash("azotea")
    go_on.set()
    passwords.close()
    assert ended.is_set()
    assert passwords._places.acquire(blocking=False)


def test_a_good_password_has_no_faults() -> None:
    assert faults("tres gatos en la azotea") == []
    assert faults("Zq8!vbn2#L") == []


@pytest.mark.parametrize(("length", "expected"), [(9, ["short"]), (10, []), (128, []), (129, ["long"])])
def test_a_password_has_ten_to_128_characters(length: int, expected: list[str]) -> None:
    assert faults(("gaviota y marea " * 9)[:length]) == expected


def test_how_short_and_how_long_are_settings_and_are_told() -> None:
    problems = weaknesses("azul y mar", "ana", cheap_settings(password_shortest=15), path=())
    assert [(problem.message, problem.details) for problem in problems] == [("login.password.short", {"shortest": 15})]


@pytest.mark.parametrize("password", ["Almacenes-2071", "xx almácenes xx", "ALMACENES!!"])
def test_a_password_does_not_contain_the_username(password: str) -> None:
    assert "username" in faults(password, "Almacenes")


def test_a_username_of_few_letters_may_occur_in_a_password() -> None:
    assert faults("la banana madura", "ana") == []


@pytest.mark.parametrize(
    "password",
    [
        "Contraseña2024!",
        "P@ssw0rd2026",
        "password12345",
        "2026password",
        "qwertyuiop",
        "asdfghjklz",
        "1234567890",
        "9876543210",
        "aaaaaaaaaaaa",
        "ababababab",
        "1q2w3e4r5t",
        "holaholahola",
        "Barcelona1992",
        "m4dr1d-2026-!!",
        "Pedidos2026",
    ],
)
def test_a_password_that_everybody_tries_first_is_common(password: str) -> None:
    assert is_common(password)
    assert "common" in faults(password, "nobody-special")


@pytest.mark.parametrize("password", ["mi contraseña secreta", "83029571462", "verano en la playa", "gatogatuno7"])
def test_words_together_and_random_digits_are_not_common(password: str) -> None:
    assert not is_common(password)


def test_every_fault_is_told_at_once() -> None:
    assert faults("hola1", "hola1") == ["short", "username", "common"]
