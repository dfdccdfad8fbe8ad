"""The office over HTTP while its ERP's database fails: coded answers, true signs of health, one order for one key.

One office lives through all faults of its database, one after the other: none needs it to be started again.
"""

from collections.abc import AsyncIterator
from time import perf_counter

import httpx
import pytest
import pytest_asyncio

from schema.messages.requests import MESSAGES
from tests.faults.faults import FAULTS, OK, Fault, has_own_calls
from tests.faults.lab import DEADLINE, PASSWORD, SERVERS
from tests.faults.office import LINE_MARK, READ, FaultyOffice, codes, open_faulty_office

MARGIN = 5.0
"""Seconds over the deadline, on a machine that does much else."""

OVER_HTTP = [fault for fault in FAULTS if not has_own_calls(fault)]
NOT_WRITABLE = ("read-only", "a right is missing", "disk full")


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=SERVERS)
async def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[FaultyOffice]:
    async with open_faulty_office(request.param, tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.mark.parametrize("fault", OVER_HTTP, ids=lambda fault: fault.name)
async def test_a_read_is_answered_by_a_code_and_health_is_true(office: FaultyOffice, fault: Fault) -> None:
    assert await office.is_ready()
    async with fault.strike(office.lab, b""):
        began = perf_counter()
        answer = await office.ask(READ)
        assert perf_counter() - began < DEADLINE + MARGIN
        assert codes(answer) == ([] if fault.read == OK else [fault.read])
        assert await office.is_ready() is (fault.read == OK)
        assert await office.mode() == ("LIVE" if fault.read == OK else "OFFLINE")
    await office.lab.proxy.lift()
    nothing_leaks(office, answer)
    assert codes(await office.ask(READ)) == []
    assert await office.is_ready()
    assert await office.mode() == "LIVE"


@pytest.mark.parametrize("fault", OVER_HTTP, ids=lambda fault: fault.name)
async def test_a_submission_is_answered_by_a_code_and_happens_once(office: FaultyOffice, fault: Fault) -> None:
    await office.fill()
    before = await office.lab.orders()
    async with fault.strike(office.lab, LINE_MARK):
        began = perf_counter()
        answer = await office.submit(fault.name)
        assert perf_counter() - began < 4 * (DEADLINE + MARGIN)
        assert codes(answer) == ([] if fault.write == OK else [fault.write])
        if fault.name in NOT_WRITABLE:
            assert await office.mode() == "READ_ONLY"
            assert answer.json()["errors"][0]["message"] == MESSAGES["erp.notWritable"][0]
    await office.lab.proxy.lift()
    nothing_leaks(office, answer)
    assert await office.lab.orders() - before == int(fault.written)
    again = [(await office.submit(fault.name)).json()["data"]["submitCurrentOrder"] for _ in range(2)]
    assert [each["errors"] for each in again] == [[], []]
    assert again[0]["order"]["number"] == again[1]["order"]["number"]
    assert await office.lab.orders() - before == 1
    assert await office.mode() == "LIVE"


@pytest.mark.parametrize("locale", ["es", "en"])
async def test_what_is_said_is_said_in_the_reader_s_language(office: FaultyOffice, locale: str) -> None:
    await office.lab.proxy.refuse()
    (error,) = (await office.ask(READ, locale)).json()["errors"]
    await office.lab.proxy.lift()
    assert error["message"] == MESSAGES["ERP_UNAVAILABLE"][locale == "en"]


def nothing_leaks(office: FaultyOffice, answer: httpx.Response) -> None:
    """No name of a database, a login, a driver or a table comes out."""
    lab = office.lab
    internal = [lab.name, lab.login, PASSWORD, str(lab.proxy.port), "127.0.0.1", "asyncpg", "odbc", "SELECT", "counter"]
    assert [word for word in internal if word in answer.text] == []
