"""A server to send hostile requests to, and what each of them took of it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app import DEMO_PASSWORD
from tests.hostile.shapes import BUYER, STAFF, STRANGER, Hostile

ROOT = Path(__file__).parents[2]
OFFICE = (sys.executable, "-m", "app")
SCALE = "0.02"
START_SECONDS = 60.0
ANSWER_SECONDS = 20.0
SILENCE_SECONDS = 1.0
SERVER_FAULT = 500

PROBE = b'{"query":"{ products(first: 3) { nodes { code } } }"}'
LOGIN = "mutation($i: LoginInput!) { login(input: $i) { accessToken } }"

UNLIMITED = {
    "OFFICE_BUDGETS__PER_MINUTE": "0",
    "OFFICE_BUDGETS__PER_HOUR": "0",
    "OFFICE_BUDGETS__STRANGERS_PER_MINUTE": "0",
    "OFFICE_BUDGETS__STRANGERS_PER_HOUR": "0",
    "OFFICE_LOGIN__LOGIN_FAILURES": "1000000",
    "OFFICE_LOGIN__ADDRESS_FAILURES": "1000000",
}
"""Each request is to be contained by itself, not because others came before it."""

INTERNAL = re.compile(
    rb'Traceback|File "|site-packages|\.py\b|sqlite|sqlalchemy|asyncpg|strawberry|graphql\.error|object at 0x'
    rb"|(?:Value|Type|Key|Index|Attribute|Runtime|Recursion|Overflow|Unicode\w+|Operational|Integrity|Data|GraphQL)Error\b"
    rb"|SELECT .{0,200} FROM|INSERT INTO|password_hash|/home/|/usr/|/tmp/",
    re.DOTALL,
)
"""What only the insides of a server are called."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request may take: seconds of CPU, MB of memory beyond what was held before, bytes of the answer."""

    cpu: float = 0.5
    memory: float = 32.0
    answer: int = 1_048_576


@dataclass(frozen=True, slots=True)
class Took:
    """What became of a request. `status` 0: there was no answer. `peak`: the most MB that were held on the way."""

    request: Hostile
    status: int
    answer: bytes
    cpu: float
    memory: float
    peak: float
    leaked: bytes | None
    next_served: bool

    def faults(self, bounds: Bounds) -> list[str]:
        """Why it was not contained; nothing where it was."""
        found = []
        if self.status >= SERVER_FAULT:
            found.append(f"answered {self.status}")
        if not self.status and not self.request.silent:
            found.append("no answer")
        if self.cpu > bounds.cpu:
            found.append(f"{self.cpu:.2f} s of CPU")
        if self.memory > bounds.memory:
            found.append(f"{self.memory:.0f} MB of memory")
        if len(self.answer) > bounds.answer:
            found.append(f"an answer of {len(self.answer)} bytes")
        if self.leaked is not None:
            found.append(f"tells {self.leaked!r}")
        if not self.next_served:
            found.append("the next client was not served")
        return found


@dataclass(slots=True)
class Target:
    """A server that runs, with a token for each login."""

    process: "subprocess.Popen[bytes]"
    port: int
    tokens: dict[str, str] = field(default_factory=dict)
    probe: bytes = PROBE
    patience: float = ANSWER_SECONDS

    def send(self, request: Hostile) -> Took:
        """Send one request, read what comes, and see to it that the next client is served."""
        pid = self.process.pid
        sent = request.bytes_with(self.tokens.get(request.who, ""))
        forget_peak(pid)
        cpu, memory = cpu_seconds(pid), resident(pid)
        answer = self.exchange(sent, SILENCE_SECONDS if request.silent else self.patience)
        next_served = self.serves()
        status = _status(answer)
        leak = next((each.group() for each in INTERNAL.finditer(answer) if each.group() not in sent), None)
        return Took(
            request=request,
            status=status,
            answer=answer,
            cpu=cpu_seconds(pid) - cpu,
            memory=resident(pid) - memory,
            peak=resident(pid, "VmHWM") - memory,
            leaked=leak,
            next_served=next_served,
        )

    def serves(self) -> bool:
        """Whether a usual request is answered."""
        if self.process.poll() is not None:
            return False
        request = Hostile("", "", self.probe, who=BUYER)
        return _status(self.exchange(request.bytes_with(self.tokens.get(BUYER, "")), self.patience)) == 200

    def exchange(self, sent: bytes, patience: float) -> bytes:
        """Send bytes and give all that comes, until the server closes or says nothing for a while."""
        received = bytearray()
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", self.port), timeout=patience) as connection,
        ):
            # Where it was refused before all of it had arrived the answer is there.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(sent)
            while piece := connection.recv(65_536):
                received += piece
        return bytes(received)

    def log_in(self, *logins: str) -> None:
        for login in logins:
            body = json.dumps(
                {"query": LOGIN, "variables": {"i": {"username": login, "password": DEMO_PASSWORD}}}
            ).encode()
            request = Hostile("", "", body, {"Accept": "application/json"}, who=STRANGER)
            _, _, answer = self.exchange(request.bytes_with(""), ANSWER_SECONDS).partition(b"\r\n\r\n")
            self.tokens[login] = json.loads(answer)["data"]["login"]["accessToken"]


def make_demo(folder: Path) -> None:
    """Make a small demo in a folder, unless it is there."""
    if not (folder / "demo.json").exists():
        make = [*OFFICE, "demo", "--dir", str(folder), "--scale", SCALE, "--no-serve"]
        subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def demo_served(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Target]:
    """The office on a small demo in a folder, as `serve` starts it, with its lane."""
    make_demo(folder)
    port = free_port()
    command = [*OFFICE, "serve", "--dir", str(folder), "--port", str(port)]
    with served(command, {**UNLIMITED, **(settings or {})}, port, folder) as target:
        target.log_in(BUYER, STAFF)
        for _ in range(20):
            target.serves()
        yield target


@contextmanager
def served(command: Sequence[str], environment: Mapping[str, str], port: int, folder: Path) -> Iterator[Target]:
    outside = {name: value for name, value in os.environ.items() if not name.upper().startswith("OFFICE_")}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**outside, **environment}, stdout=log, stderr=log)
        try:
            _wait(process, port)
            yield Target(process, port)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the server does not answer")


def _status(answer: bytes) -> int:
    """The status of the last answer of those that came over a connection; 0 where there is none."""
    found = re.findall(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(found[-1]) if found else 0


def cpu_seconds(process: int) -> float:
    """User and system time of a process, threads that have ended included, in hundredths (Linux)."""
    try:
        times = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int, which: str = "VmRSS") -> float:
    """The MB that a process holds (Linux); `VmHWM`: the most that it held since `forget_peak`."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0.0
    return int((status.partition(f"{which}:")[2].split() or ["0"])[0]) / 1024


def forget_peak(process: int) -> None:
    with suppress(OSError):
        Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")
