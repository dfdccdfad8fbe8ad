"""Workers that end, are renewed and are stopped, while clients ask: no request is lost."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.workers.crew import Crew, data, free_port, log_in, serving, start

QUERY = "{ products(first: 5) { nodes { code name price { netUnitPrice } } } }"
ADD = "mutation Add($input: AddOrderLineInput!) { addOrderLine(input: $input) { errors { code } } }"
LINES = "{ viewer { customer { currentOrder { lines { quantity } } } } }"
EXPORT = "{ products(first: 1) { export(format: PDF) { url } } }"
CLIENTS = 6
END = b"\r\n\r\n"


@pytest.fixture(params=["lane", "ordinary"])
def way(request: pytest.FixtureRequest, office: Mapping[str, str]) -> Mapping[str, str]:
    """The office, whichever way requests take."""
    return {**office, "OFFICE_HTTP__LANE": str(request.param == "lane").lower()}


@dataclass(slots=True)
class Load:
    """Clients that ask one after the other, over connections that they keep. An answer that is none ends the test."""

    crew: Crew
    token: str
    answers: int = 0
    stops: asyncio.Event = field(default_factory=asyncio.Event)

    async def go_on(self, number: int = 100) -> None:
        """Wait until so many more have been answered."""
        wanted = self.answers + number
        async with asyncio.timeout(60):
            while self.answers < wanted:
                await asyncio.sleep(0.01)

    async def ask(self, query: str, **variables: Any) -> None:
        address = f"http://127.0.0.1:{self.crew.port}"
        async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60) as client:
            while not self.stops.is_set():
                await data(client, query, self.token, **variables)
                self.answers += 1


@asynccontextmanager
async def loaded(crew: Crew) -> AsyncIterator[Load]:
    load = Load(crew, (await log_in(await crew.client(0)))["accessToken"])
    async with asyncio.TaskGroup() as group:
        for _ in range(CLIENTS):
            group.create_task(load.ask(QUERY))
        await load.go_on()
        yield load
        load.stops.set()


async def test_renewed_under_load_no_request_is_lost(way: Mapping[str, str]) -> None:
    async with serving(way) as crew:
        before = crew.workers
        async with loaded(crew) as load:
            crew.signal(signal.SIGHUP)
            await crew.until_said("All workers are new")
            await load.go_on()
        assert not set(before) & set(crew.workers)
        await crew.until_gone(*before)


async def test_renewed_under_load_what_is_written_is_written_once(office: Mapping[str, str]) -> None:
    async with serving(office) as crew:
        client = await crew.client(0)
        token = (await log_in(client))["accessToken"]
        code = (await data(client, "{ products(first: 1) { nodes { code } } }", token))["products"]["nodes"][0]["code"]
        load = Load(crew, token)
        async with asyncio.TaskGroup() as group:
            group.create_task(load.ask(ADD, input={"line": {"code": code, "quantity": "1"}}))
            await load.go_on(10)
            crew.signal(signal.SIGHUP)
            await crew.until_said("All workers are new")
            load.stops.set()
        (line,) = (await data(await crew.client(0), LINES, token))["viewer"]["customer"]["currentOrder"]["lines"]
        assert float(line["quantity"]) == load.answers


async def test_a_file_that_is_being_made_is_still_given_by_the_worker_that_is_renewed(
    office: Mapping[str, str],
) -> None:
    async with serving(office) as crew:
        client = await crew.client(0)
        token = (await log_in(client))["accessToken"]
        url = (await data(client, EXPORT, token))["products"]["export"]["url"]
        file = asyncio.create_task(client.get(url))
        await until_made(crew.workers[0])
        crew.signal(signal.SIGHUP)
        answer = await file
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
        await crew.until_said("All workers are new")


async def until_made(worker: int) -> None:
    """Wait until a worker has a process that makes a file."""
    async with asyncio.timeout(60):
        while not Path(f"/proc/{worker}/task/{worker}/children").read_text(encoding="ascii"):
            await asyncio.sleep(0.01)


async def test_a_worker_that_dies_is_started_again(office: Mapping[str, str]) -> None:
    async with serving(office) as crew:
        victim, other = crew.workers
        os.kill(victim, signal.SIGKILL)
        await crew.until_started(3)
        assert crew.workers[1] == other
        assert (await (await crew.client(0)).get("/health/ready")).status_code == 200


async def test_with_who_started_them_dead_workers_end(office: Mapping[str, str]) -> None:
    async with serving(office) as crew:
        crew.process.kill()
        await crew.until_gone(*crew.workers)


async def test_a_worker_that_is_told_to_stop_by_itself_is_replaced(office: Mapping[str, str]) -> None:
    async with serving(office, workers=1) as crew:
        os.kill(crew.workers[0], signal.SIGTERM)
        await crew.until_started(2)


async def test_with_settings_that_are_not_right_the_old_ones_go_on(office: Mapping[str, str], tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text("{}", encoding="utf-8")
    async with serving({**office, "OFFICE_HTTP__MANIFEST": str(manifest)}) as crew:
        before = crew.workers
        manifest.write_text("no manifest", encoding="utf-8")
        crew.signal(signal.SIGHUP)
        await crew.until_said("A new worker did not start, the others go on: status 2")
        assert crew.workers == before
        assert (await (await crew.client(1)).get("/health/ready")).status_code == 200


async def test_what_a_worker_cannot_start_with_ends_all_with_its_status(
    office: Mapping[str, str], tmp_path: Path
) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text("no manifest", encoding="utf-8")
    settings = {**office, "OFFICE_HTTP__MANIFEST": str(manifest)}
    process = start(settings, "--workers", "2", log=tmp_path / "log", port=free_port())
    assert await asyncio.to_thread(process.wait, 60) == 2
    assert "manifest" in (tmp_path / "log").read_text(encoding="utf-8")


async def test_a_port_that_is_taken_is_said(office: Mapping[str, str], tmp_path: Path) -> None:
    async with serving(office, workers=1) as crew:
        process = start(office, "--workers", "2", log=tmp_path / "log", port=crew.port)
        assert await asyncio.to_thread(process.wait, 60) == 2
        assert "can't be listened on" in (tmp_path / "log").read_text(encoding="utf-8")


async def test_stopped_under_load_all_that_is_asked_over_a_connection_that_served_is_answered(
    way: Mapping[str, str],
) -> None:
    async with serving(way) as crew:
        request = asking((await log_in(await crew.client(0)))["accessToken"])
        answered: list[int] = []
        async with asyncio.TaskGroup() as group:
            for _ in range(CLIENTS):
                group.create_task(ask_until_refused(crew.port, request, answered))
            async with asyncio.timeout(60):
                while len(answered) < 100:
                    await asyncio.sleep(0.01)
            crew.signal(signal.SIGTERM)
        assert set(answered) == {200}
        assert await crew.status() == 0
        await crew.until_gone(*crew.workers)


def asking(token: str) -> bytes:
    body = json.dumps({"query": QUERY}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: office\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        f"Authorization: Bearer {token}"
    )
    return head.encode() + END + body


async def ask_until_refused(port: int, request: bytes, answered: list[int]) -> None:
    """Ask again and again, by another connection when an answer says so, until nobody takes connections any more.

    Only a connection over which nothing has been answered yet may end without an answer: it was not accepted.
    """
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            return
        goes_on, is_first = True, True
        while goes_on:
            try:
                writer.write(request)
                head = (await reader.readuntil(END)).lower()
            except (OSError, asyncio.IncompleteReadError):
                assert is_first
                break
            length = int(head.partition(b"content-length: ")[2].split(b"\r\n")[0])
            assert len(await reader.readexactly(length)) == length
            answered.append(int(head.split()[1]))
            goes_on, is_first = b"connection: close" not in head, False
        writer.close()


async def test_at_the_end_what_runs_is_finished(way: Mapping[str, str], office: Mapping[str, str]) -> None:
    async with serving(way, workers=1) as crew:
        client = await crew.client(0)
        token = (await log_in(client))["accessToken"]
        url = (await data(client, EXPORT, token))["products"]["export"]["url"]
        file = asyncio.create_task(client.get(url))
        await until_made(crew.workers[0])
        crew.signal(signal.SIGTERM)
        answer = await file
        assert (answer.status_code, answer.headers["connection"]) == (200, "close")
        assert await crew.status() == 0
