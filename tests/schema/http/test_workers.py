"""Who keeps the workers: they are replaced, renewed one after the other and stopped, whatever they do."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from schema.http import workers
from schema.http.workers import NotStarted, Workers, listeners

SERVE = """
import socket, sys
from contextlib import suppress
from pathlib import Path
line, folder = socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2])
for number in range(100):
    name = folder / f"worker-{number}"
    with suppress(FileExistsError):
        name.touch(exist_ok=False)
        break
"""
WELL = SERVE + "line.send(b'r'); name.write_bytes(line.recv(1) or b'gone')"
HANGS = SERVE + "line.send(b'r')\nwhile True: line.recv(1)"
BREAKS_OFF = SERVE + "sys.exit(7)"
TWICE = SERVE + "number and sys.exit(7); line.send(b'r'); name.write_bytes(line.recv(1))"


class Told:
    """What programs in the place of workers have been told, by files that are named by their number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self) -> dict[str, str]:
        return {each.name: each.read_text() for each in sorted(self.folder.iterdir())}

    async def until(self, right: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        async with asyncio.timeout(20):
            while not right(self()):
                await asyncio.sleep(0.01)
        return self()


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.setattr(workers, "PAUSES", (0.0,))
    return Told(tmp_path)


def crew(program: str, told: Told, number: int = 1) -> Workers:
    def command(lifeline: int) -> list[str]:
        return [sys.executable, "-c", program, str(lifeline), str(told.folder)]

    return Workers(number, [], command, lambda place: {"PLACE": str(place)}, patience=20, longest=20)


@asynccontextmanager
async def serving(program: str, told: Told, number: int = 1) -> AsyncIterator[None]:
    running = asyncio.create_task(crew(program, told, number).run())
    try:
        await told.until(lambda found: len(found) == number)
        yield
        signal.raise_signal(signal.SIGTERM)
        await running
    finally:
        running.cancel()


async def test_all_are_told_to_stop(told: Told) -> None:
    async with serving(WELL, told, 3):
        assert told() == {"worker-0": "", "worker-1": "", "worker-2": ""}
    assert set(told().values()) == {"S"}


async def test_renewed_each_is_told_to_retire_once_another_has_its_place(told: Told) -> None:
    async with serving(WELL, told, 2):
        signal.raise_signal(signal.SIGHUP)
        found = await told.until(lambda found: list(found.values()).count("R") == 2)
        assert found == {"worker-0": "R", "worker-1": "R", "worker-2": "", "worker-3": ""}
    assert told() == {"worker-0": "R", "worker-1": "R", "worker-2": "S", "worker-3": "S"}


async def test_one_whose_successor_does_not_start_stays(told: Told, caplog: pytest.LogCaptureFixture) -> None:
    async with serving(TWICE, told):
        signal.raise_signal(signal.SIGHUP)
        async with asyncio.timeout(20):
            while "did not start, the others go on: status 7" not in caplog.text:
                await asyncio.sleep(0.01)
    assert told() == {"worker-0": "S", "worker-1": ""}


async def test_one_that_hangs_is_ended_and_replaced(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SILENCE", 0)
    running = asyncio.create_task(crew(HANGS, told).run())
    await told.until(lambda found: len(found) >= 2)
    monkeypatch.setattr(workers, "BEYOND", -20)
    signal.raise_signal(signal.SIGTERM)
    await running


async def test_where_none_starts_its_status_is_given(told: Told) -> None:
    with pytest.raises(NotStarted) as failed:
        await crew(BREAKS_OFF, told).run()
    assert failed.value.status == 7


async def test_where_none_is_left_and_none_starts_it_ends(told: Told) -> None:
    dies = TWICE.replace("name.write_bytes(line.recv(1))", "sys.exit(1)")
    with pytest.raises(NotStarted):
        await crew(dies, told).run()
    assert len(told()) == 2


async def test_what_does_not_end_by_itself_is_ended(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BEYOND", -20)
    async with serving(HANGS, told):
        pass


async def test_told_to_stop_while_one_is_starting_it_waits_for_that_one_to_end(told: Told) -> None:
    slow = SERVE + "line.recv(1); name.write_text('told')"
    running = asyncio.create_task(crew(slow, told).run())
    await told.until(lambda found: len(found) == 1)
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    assert told() == {"worker-0": "told"}


def test_an_address_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match=r"."):
        listeners("127.0.0.1", taken.getsockname()[1])


def test_a_name_may_stand_for_several_addresses() -> None:
    found = listeners("localhost", 0)
    assert {each.getsockname()[0] for each in found} <= {"127.0.0.1", "::1"}
    for each in found:
        each.close()
