"""How a server is started, asked once, looked at and stopped: each is one process that listens on this machine alone."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import httpx
import msgspec

from app import DEMO_PASSWORD
from bench.data import SECRET, Data
from bench.workloads import Variables, Workload

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "bench/peers"
DATABASES = ("postgres", "mariadbd")
START_SECONDS = 60.0
STOP_SECONDS = 15.0
ASK_SECONDS = 60.0
CONNECTIONS = 4
ASKS_FOR_MORE = {
    "OFFICE_LISTS__LARGEST_PAGE": "1000",
    "OFFICE_LOAD__PER_LOGIN": "1000",
    "OFFICE_BUDGETS__PER_MINUTE": str(10**15),
    "OFFICE_BUDGETS__PER_HOUR": str(10**15),
}
"""W3's pages are larger than usual, and one login asks for more than any person does: it is counted all the same."""

LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken } }"

SpawnedBy = Callable[[Data], "tuple[list[str], Mapping[str, str], Path]"]


@dataclass(frozen=True, slots=True)
class Server:
    """One of those that are measured. `spawn` gives its command, what is added to its environment, and its folder.

    A server that is `plain` is no GraphQL: its workloads have addresses and their variables are the body.
    """

    name: str
    title: str
    spawn: SpawnedBy
    health: str = "/health"
    plain: bool = False
    logs_in: bool = False
    speaks: str = ""

    @property
    def documents(self) -> str:
        """Under which name its documents are kept."""
        return self.speaks or self.name

    def answers(self, workload: Workload) -> bool:
        return self.plain or workload.document(self.documents) is not None

    def path(self, workload: Workload) -> str:
        return f"/{workload.name}" if self.plain else "/graphql"


@dataclass(slots=True)
class Running:
    """A server's process while it runs."""

    server: Server
    process: subprocess.Popen[bytes]
    port: int
    log: IO[bytes]
    client: httpx.Client
    tokens: dict[str, str] = field(default_factory=dict)
    own: dict[str, Variables] = field(default_factory=dict)
    """What it alone needs to be asked a workload, such as ids of its own."""
    seconds: float = 0.0
    """How long it took to start."""

    def headers(self, login: str) -> dict[str, str]:
        """What each request bears. A token lasts a quarter of an hour: `forget_logins` between rounds."""
        if not self.server.logs_in:
            return {}
        if login not in self.tokens:
            who = {"username": login, "password": DEMO_PASSWORD}
            answer = self.client.post("/graphql", json={"query": LOGIN, "variables": {"input": who}}).json()
            self.tokens[login] = answer["data"]["login"]["accessToken"]
        return {"Authorization": f"Bearer {self.tokens[login]}"}

    def forget_logins(self) -> None:
        self.tokens.clear()

    def ask(self, workload: Workload, variables: Variables) -> Any:
        """The data of its answer; raise RuntimeError with what it said where it has none."""
        headers = self.headers(workload.login) | {"Content-Type": "application/json"}
        answer = self.client.post(self.server.path(workload), content=self.body(workload, variables), headers=headers)
        said = answer.json() if answer.headers.get("Content-Type", "").startswith("application/") else None
        if answer.status_code != httpx.codes.OK or said is None or "errors" in said:
            raise RuntimeError(
                f"{self.server.name} on {workload.name}: {answer.status_code} {answer.text[:600]}\n{self.said()}"
            )
        return said if self.server.plain else said["data"]

    def body(self, workload: Workload, variables: Variables) -> bytes:
        """What it is sent."""
        asked = {**variables, **self.own.get(workload.name, {})}
        if self.server.plain:
            return msgspec.json.encode(asked)
        return msgspec.json.encode({"query": workload.document(self.server.documents), "variables": asked})

    def query(self, document: str, variables: Variables, login: str) -> Any:
        """The data of any document's answer."""
        answer = self.client.post(
            "/graphql", json={"query": document, "variables": dict(variables)}, headers=self.headers(login)
        ).json()
        if answer.get("errors"):
            raise RuntimeError(f"{self.server.name}: {answer['errors']}\n{self.said()}")
        return answer["data"]

    def cpu_seconds(self) -> float:
        """What its threads have taken so far, its children's time not counted (Linux)."""
        return cpu_seconds(self.process.pid)

    def memory(self) -> float:
        """The MB that it holds now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def said(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8", errors="replace")[-2_000:]


def cpu_seconds(process: int) -> float:
    """User and system time of a process's threads, in nanoseconds' steps where the kernel keeps them."""
    found = 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        try:
            found += int((thread / "schedstat").read_text(encoding="ascii").split()[0])
        except FileNotFoundError:
            continue
    if found:
        return found / 1e9
    times = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


def database_seconds() -> dict[int, float]:
    """What each process of this machine's database servers has taken so far; a server that is elsewhere has none here."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "comm").read_text(encoding="utf-8").strip() in DATABASES:
                found[int(process.name)] = cpu_seconds(int(process.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


@contextmanager
def running(server: Server, data: Data, *, core: int | None = None) -> Iterator[Running]:
    """Start a server on the data, wait until it answers, and stop it in the end; `core`: the one that it is to stay on."""
    command, environment, folder = server.spawn(data)
    asked = {"BENCH_CUSTOMER": data.subject.customer, "BENCH_DATABASE": data.database or "", **environment}
    with started(server, command, asked, folder, core=core) as found:
        yield found


@contextmanager
def started(
    server: Server, command: list[str], environment: Mapping[str, str], folder: Path, *, core: int | None = None
) -> Iterator[Running]:
    """The same by any command; `{port}` in it, and PORT in its environment, is where it is to listen."""
    port = _free_port()
    outside = {name: value for name, value in os.environ.items() if not name.upper().startswith("OFFICE_")}
    asked = {"PORT": str(port), **environment}
    command = [part.replace("{port}", str(port)) for part in command]
    with tempfile.NamedTemporaryFile(prefix=f"bench-{server.name}-") as log:
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - what the table of servers says
            command, cwd=folder, env=outside | asked, stdout=log, stderr=subprocess.STDOUT
        )
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=ASK_SECONDS, trust_env=False)
        found = Running(server, process, port, log, client)
        try:
            _wait(found)
            found.seconds = time.monotonic() - began
            yield found
        finally:
            client.close()
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(started: Running) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and started.process.poll() is None:
        try:
            if started.client.get(started.server.health).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{started.server.name} does not answer:\n{started.said()}")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def gateway(name: str, title: str, folder: Path, settings: Mapping[str, str] | None = None) -> Server:
    """The gateway as `make serve` starts it, from a folder with its sources, with a store of its own.

    It allows what is asked for, unless its sources know no such setting: with one they would not start.
    """

    def spawn(data: Data) -> tuple[list[str], Mapping[str, str], Path]:
        environment = {
            "OFFICE_ERP__URL": data.erp,
            "OFFICE_ERP__CONNECTIONS": str(CONNECTIONS),
            "OFFICE_STORE__URL": data.store_for(name),
            "OFFICE_LOGIN__SECRET": SECRET,
            "OFFICE_COMPANY__STOCK_POLICY": "EXACT",
        }
        known = (folder / "docs/settings.md").read_text(encoding="utf-8")
        environment |= {name: value for name, value in ASKS_FOR_MORE.items() if name in known} | dict(settings or {})
        return [sys.executable, "-m", "app", "serve", "--port", "{port}"], environment, folder

    return Server(name, title, spawn, health="/health/ready", logs_in=True, speaks="gateway")


def _python(module: str) -> SpawnedBy:
    return lambda _data: ([sys.executable, "-m", module], {}, ROOT)


def node() -> str:
    """The Node that the peers bring along, or the one on the path."""
    brought = next(PEERS.glob("node/node_modules/node-*/bin/node"), None)
    return str(brought or shutil.which("node") or "node")


def _node(folder: str) -> SpawnedBy:
    def spawn(_data: Data) -> tuple[list[str], Mapping[str, str], Path]:
        return [node(), "server.js"], {"NODE_ENV": "production"}, PEERS / folder

    return spawn


GATEWAY = gateway("gateway", "the gateway", ROOT)
FLOOR = Server("floor", "by hand", _python("bench.floor"), plain=True)
POSTGRAPHILE = Server("postgraphile", "PostGraphile", _node("postgraphile"))
MERCURIUS = Server("mercurius", "Mercurius", _node("mercurius"))
STRAWBERRY = Server("strawberry", "stock Strawberry", _python("bench.stock_strawberry"))

SERVERS = {server.name: server for server in (GATEWAY, FLOOR, POSTGRAPHILE, MERCURIUS, STRAWBERRY)}
