"""The office over HTTP while its ERP stays away: coded answers at once, without asking it, and all well again by itself."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from schema.messages.requests import MESSAGES
from tests.faults.lab import SERVERS
from tests.faults.office import MODE, READ, FaultyOffice, codes, open_faulty_office
from tests.faults.test_office import nothing_leaks

LONG = 3600.0
"""Seconds of a pause that no test sees the end of."""

PATIENCE = 30.0
"""Seconds in which what has to come by itself has to have come."""

TOGETHER = 5
"""Requests at once: where each waits for its deadline, all wait for the same."""

every_server = pytest.mark.parametrize("system", SERVERS)


@asynccontextmanager
async def away(system: str, folder: Path, *, pause: float, silent: bool = False) -> AsyncIterator[FaultyOffice]:
    """An office with an order to be submitted, whose ERP refuses connections or is silent, which it knows."""
    async with open_faulty_office(system, folder, pause=pause) as office:
        await office.fill()
        if silent:
            office.lab.proxy.silence()
        else:
            await office.lab.proxy.refuse()
        async with asyncio.timeout(PATIENCE):
            while "retryAfter" not in extensions(await office.ask(READ)):
                answers = await asyncio.gather(*[office.ask(READ) for _ in range(TOGETHER)])
                assert {code for each in answers for code in codes(each)} <= {"ERP_UNAVAILABLE", "ERP_TIMEOUT"}
        yield office


def extensions(answer: httpx.Response) -> dict[str, Any]:
    (error,) = answer.json()["errors"]
    found: dict[str, Any] = error["extensions"]
    return found


async def nobody_interrupts() -> None:
    """Wait until the statements that were given up have ended: some drivers connect once more to end one."""
    async with asyncio.timeout(PATIENCE):
        while any(each.name.startswith("sql-interrupt") for each in threading.enumerate()):
            await asyncio.sleep(0.01)


def reservations(folder: Path) -> list[Any]:
    with closing(sqlite3.connect(folder / "store.sqlite")) as store:
        return [reservation for (reservation,) in store.execute("SELECT reservation FROM cart")]


@every_server
@pytest.mark.parametrize("silent", [False, True], ids=["refusing", "silent"])
async def test_it_is_said_at_once_in_both_languages_and_the_erp_is_not_asked(
    system: str, silent: bool, tmp_path: Path
) -> None:
    async with away(system, tmp_path, pause=LONG, silent=silent) as office:
        await office.lab.proxy.refuse()
        await nobody_interrupts()
        # Whoever were to ask the ERP would now wait for a deadline, and be seen.
        await office.lab.proxy.lift()
        office.lab.proxy.silence()
        accepted = office.lab.proxy.accepted
        for place, locale in enumerate(("es", "en")):
            for answer in (await office.ask(READ, locale), await office.submit("a key", locale)):
                told = extensions(answer)
                assert (told["code"], answer.status_code) == ("ERP_UNAVAILABLE", 200)
                assert 0 < told["retryAfter"] <= LONG
                message = MESSAGES["erp.away"][place].format(retry_after=told["retryAfter"])
                assert answer.json()["errors"][0]["message"] == message
                nothing_leaks(office, answer)
        assert (await office.client.get("/health/ready")).status_code == 503
        assert (await office.client.get("/health/live")).status_code == 200
        assert office.lab.proxy.accepted == accepted
        assert reservations(tmp_path) == [None]


@every_server
async def test_the_erp_is_offline_as_of_its_last_answer(system: str, tmp_path: Path) -> None:
    began = datetime.now(UTC)
    async with away(system, tmp_path, pause=LONG) as office:
        first, second = [(await office.data(MODE))["erp"] for _ in range(2)]
        assert first == second
        assert first["mode"] == "OFFLINE"
        assert began < datetime.fromisoformat(first["asOf"]) < datetime.now(UTC)


@every_server
async def test_it_is_back_by_itself_and_the_order_is_submitted_once(system: str, tmp_path: Path) -> None:
    async with away(system, tmp_path, pause=0.2) as office:
        before = await office.lab.orders()
        assert codes(await office.submit("first")) == ["ERP_UNAVAILABLE"]
        assert await office.mode() == "OFFLINE"
        assert not await office.is_ready()
        await office.lab.proxy.lift()
        async with asyncio.timeout(PATIENCE):
            while not await office.is_ready():
                await asyncio.sleep(0.01)
        assert await office.mode() == "LIVE"
        assert codes(await office.ask(READ)) == []
        # By another key: the refused one holds nothing.
        answers = [(await office.submit("second")).json()["data"]["submitCurrentOrder"] for _ in range(2)]
        assert [(each["replayed"], each["errors"]) for each in answers] == [(False, []), (True, [])]
        assert await office.lab.orders() - before == 1
