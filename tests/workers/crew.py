"""`python -m app serve --workers 2` on a small demo, and a client that chooses the process that answers it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app import DEMO_PASSWORD, HERE

SECONDS = 60
STOPPED = "T"
LOGIN = "mutation In($input: LoginInput!) { login(input: $input) { accessToken refreshToken errors { code } } }"


@dataclass(slots=True)
class Crew:
    """The processes: `process` is the one that was started, which starts the workers."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines() if line.endswith("}")]

    @property
    def started(self) -> list[int]:
        """The process ids of all workers that have served, in the order in which they began to."""
        return [each["process"] for each in self.lines if "place" in each]

    @property
    def workers(self) -> list[int]:
        """Those that serve now, by their places."""
        return list({each["place"]: each["process"] for each in self.lines if "place" in each}.values())

    async def until_started(self, number: int) -> None:
        """Wait until so many have begun to serve, since the beginning."""
        async with asyncio.timeout(SECONDS):
            while len(self.started) < number:
                assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
                await asyncio.sleep(0.02)

    async def until_said(self, message: str) -> None:
        async with asyncio.timeout(SECONDS):
            while not any(each["message"] == message for each in self.lines):
                await asyncio.sleep(0.02)

    async def until_gone(self, *processes: int) -> None:
        async with asyncio.timeout(SECONDS):
            while any(Path(f"/proc/{each}").exists() for each in processes):
                await asyncio.sleep(0.02)

    async def status(self) -> int:
        """Wait until it has ended by itself."""
        return await asyncio.to_thread(self.process.wait, SECONDS)

    async def client(self, place: int) -> httpx.AsyncClient:
        """One with a connection to the worker of a place, as long as it is used every few seconds."""
        client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=SECONDS)
        self.clients.append(client)
        with held(*(each for each in self.workers if each != self.workers[place])):
            assert (await client.get("/health/live")).status_code == 200
        return client

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)


@contextmanager
def held(*processes: int) -> Iterator[None]:
    """Nobody but others can take a connection meanwhile."""
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        for each in processes:
            while _state(each) != STOPPED:
                pass
        yield
    finally:
        for each in processes:
            os.kill(each, signal.SIGCONT)


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def start(settings: Mapping[str, str], *words: str, log: Path, port: int) -> "subprocess.Popen[bytes]":
    outside = {name: value for name, value in os.environ.items() if not name.startswith("OFFICE_")}
    command = [sys.executable, "-m", "app", "serve", "--port", str(port), *words]
    with log.open("wb") as written:
        return subprocess.Popen(command, cwd=HERE, env=outside | dict(settings), stderr=written)


@contextmanager
def running(settings: Mapping[str, str], *, workers: int = 2) -> Iterator[Crew]:
    with tempfile.TemporaryDirectory() as folder:
        log, port = Path(folder) / "log", free_port()
        process = start({**settings, "OFFICE_WATCH__LOG": "json"}, "--workers", str(workers), log=log, port=port)
        crew = Crew(process, port, log)
        try:
            yield crew
        finally:
            process.terminate()
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise


@asynccontextmanager
async def serving(settings: Mapping[str, str], *, workers: int = 2) -> AsyncIterator[Crew]:
    with running(settings, workers=workers) as crew:
        await crew.until_started(workers)
        async with closing(crew):
            yield crew


@asynccontextmanager
async def closing(crew: Crew) -> AsyncIterator[None]:
    """Close the clients that the block has opened."""
    try:
        yield
    finally:
        for each in crew.clients:
            await each.aclose()
        crew.clients.clear()


async def ask(client: httpx.AsyncClient, query: str, token: str | None = None, **variables: Any) -> dict[str, Any]:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    body = {"query": query, "variables": variables}
    answer: dict[str, Any] = (await client.post("/graphql", json=body, headers=headers)).json()
    return answer


async def data(client: httpx.AsyncClient, query: str, token: str | None = None, **variables: Any) -> Any:
    answer = await ask(client, query, token, **variables)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def log_in(client: httpx.AsyncClient, username: str = "compras") -> dict[str, Any]:
    who = {"username": username, "password": DEMO_PASSWORD}
    login: dict[str, Any] = (await data(client, LOGIN, input=who))["login"]
    assert login["errors"] == []
    return login
