"""What people do at an office all day, one request after the other: read, order, log in, take files."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, cast

import msgspec

from app import DEMO_PASSWORD
from bench.client import HEAD_END
from bench.subject import Subject
from bench.workloads import BUYER, DASHBOARD, INVOICES, PAYER, PRODUCT, PRODUCTS, STATEMENT, Workload

Kind = Literal["read", "order", "login", "file"]
KINDS: tuple[Kind, ...] = ("read", "order", "login", "file")

READS = ((PRODUCTS, 30), (INVOICES, 20), (PRODUCT, 40), (DASHBOARD, 8), (STATEMENT, 2))
"""How often each is asked for, of a hundred reads."""

ORDERS = 0.08
"""The part of the requests that belongs to an order, as far as there are buyers who are not waiting for an answer."""

BUYERS = (BUYER, "grupo", "vecino")
LINES = 4
MOST_WIRES = 300
IDLE_SECONDS = 3.0
"""Less than the server keeps a connection on which nothing is asked."""

OK = 200

LOGIN = "mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }"
ADD = """mutation ($input: AddOrderLineInput!) {
  addOrderLine(input: $input) { order { version } errors { code message } } }"""
SUBMIT = """mutation ($input: SubmitCurrentOrderInput!) {
  submitCurrentOrder(input: $input) { order { number } errors { code message } } }"""
FILES = (
    (BUYER, "query ($f: String) { products(filter: { familyCode: $f }) { export(format: XLSX) { url } } }"),
    (BUYER, "{ viewer { customer { invoices(first: 1) { export(format: CSV) { url } } } } }"),
    (BUYER, "{ viewer { customer { orders(first: 1) { export(format: PDF) { url } } } } }"),
    (BUYER, "{ viewer { customer { invoices(first: 20) { nodes { document { link { url } } } } } } }"),
)


class Wrong(Exception):
    """An answer that should not have been."""


@dataclass(slots=True)
class Wire:
    """One connection that is kept."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    used: float = 0.0

    @classmethod
    async def to(cls, port: int) -> "Wire":
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=2**24))

    async def ask(self, request: bytes) -> tuple[bytes, bool]:
        """The body of an answer, and whether the connection goes on; raise Wrong where it is no 200."""
        self.writer.write(request)
        head = await self.reader.readuntil(HEAD_END)
        lines = head.lower().split(b"\r\n")
        headers = dict(line.split(b": ", 1) for line in lines[1:-2])
        body = await self.reader.readexactly(int(headers[b"content-length"]))
        self.used = time.perf_counter()
        if int(lines[0].split()[1]) != OK:
            raise Wrong(f"{lines[0].decode()} {body[:300]!r}")
        return body, headers.get(b"connection") != b"close"

    async def close(self) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()


@dataclass(slots=True)
class Buyer:
    """Puts lines into a current order, and submits it: one request at a time."""

    login: str
    number: int = 0
    lines: int = 0
    version: int | None = None
    waits: bool = False


@dataclass(slots=True)
class Seen:
    """One answer: seconds from when it was due; `fault` where it is not what it should be."""

    at: float
    kind: Kind
    seconds: float
    fault: str | None


@dataclass(slots=True)
class Visitors:
    """All of them, over wires that they share. `unsent`: requests for which none was free."""

    port: int
    subject: Subject
    tokens: dict[str, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    unsent: int = 0
    wires: list[Wire] = field(default_factory=list)
    open: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - the same day again
    buyers: list[Buyer] = field(default_factory=lambda: [Buyer(login) for login in BUYERS])
    requests: dict[tuple[str, str], bytes] = field(default_factory=dict)
    codes: Sequence[str] = ()

    async def arrive(self) -> None:
        """Log everybody in, and look for what can be ordered."""
        for login in (*BUYERS, PAYER):
            await self.log_in(login)
        found = await self._data(BUYER, "{ products(first: 50) { nodes { code } } }")
        self.codes = [each["code"] for each in found["products"]["nodes"]]

    async def next(self, due: float) -> None:
        """Whatever somebody does next."""
        if self.chance.random() < ORDERS:
            buyer = next((each for each in self.buyers if not each.waits), None)
            if buyer is not None:
                buyer.waits = True
                try:
                    await self.noted("order", due, lambda: self.order(buyer))
                finally:
                    buyer.waits = False
                return
        await self.noted("read", due, self.read)

    async def read(self) -> None:
        (workload,) = self.chance.choices([each for each, _ in READS], [often for _, often in READS])
        answer = await self._exchange(self._asking(workload))
        if answer.startswith(b'{"data":null') or b'"errors":[' in answer:
            raise Wrong(answer[:300].decode(errors="replace"))

    async def order(self, buyer: Buyer) -> None:
        """Add another line, or submit the order when it has all of them."""
        key = f"{buyer.login} {buyer.number}"
        if buyer.lines < LINES:
            line = {"code": self.chance.choice(self.codes), "quantity": str(self.chance.randint(1, 5))}
            wanted = {"line": line, "idempotencyKey": f"{key} {buyer.lines}"}
            answer = (await self._data(buyer.login, ADD, input=wanted))["addOrderLine"]
            _well(answer)
            buyer.lines, buyer.version = buyer.lines + 1, answer["order"]["version"]
            return
        seen = {"idempotencyKey": key, "ifVersion": buyer.version}
        answer = (await self._data(buyer.login, SUBMIT, input=seen))["submitCurrentOrder"]
        _well(answer)
        if not answer["order"]["number"]:
            raise Wrong("the order has no number")
        buyer.lines, buyer.number = 0, buyer.number + 1

    async def log_in(self, login: str) -> None:
        who = {"username": login, "password": DEMO_PASSWORD}
        answer = (await self._data(None, LOGIN, input=who))["login"]
        _well(answer)
        self.tokens[login] = answer["accessToken"]
        self.requests.clear()

    async def take_file(self, number: int) -> None:
        """Ask for the link to a list or a document, and open it."""
        login, query = FILES[number % len(FILES)]
        url = _link(await self._data(login, query, f=self.subject.family))
        if not await self._exchange(f"GET {url} HTTP/1.1\r\nHost: office".encode() + HEAD_END):
            raise Wrong("the file is empty")

    async def noted(self, kind: Kind, due: float, work: Callable[[], Awaitable[None]]) -> None:
        fault = None
        try:
            await work()
        except Exception as wrong:  # noqa: BLE001 - whatever it is, it should not have been
            fault = f"{type(wrong).__name__}: {wrong}"
        now = time.perf_counter()
        self.seen.append(Seen(now, kind, now - due, fault))

    async def leave(self) -> None:
        for each in self.wires:
            await each.close()

    def _asking(self, workload: Workload) -> bytes:
        """A read's request, which is the same each time as long as its login has the same token."""
        key = workload.login, workload.name
        if key not in self.requests:
            (variables, *_) = workload.variables(self.subject)
            self.requests[key] = self._request(workload.login, str(workload.document("gateway")), variables)
        return self.requests[key]

    async def _data(self, login: str | None, query: str, **variables: Any) -> Any:
        answer = msgspec.json.decode(await self._exchange(self._request(login, query, variables)))
        if answer.get("errors"):
            raise Wrong(str(answer["errors"])[:300])
        return answer["data"]

    def _request(self, login: str | None, query: str, variables: Any) -> bytes:
        body = msgspec.json.encode({"query": query, "variables": variables})
        head = (
            "POST /graphql HTTP/1.1\r\nHost: office\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
            f"Content-Length: {len(body)}"
        )
        if login is not None:
            head += f"\r\nAuthorization: Bearer {self.tokens[login]}"
        return head.encode() + HEAD_END + body

    async def _exchange(self, request: bytes) -> bytes:
        """Ask over a wire that is free, or another one."""
        wire = await self._kept_wire() or await self._new_wire()
        goes_on = False
        try:
            body, goes_on = await wire.ask(request)
        finally:
            if goes_on:
                self.wires.append(wire)
            else:
                self.open -= 1
                await wire.close()
        return body

    async def _kept_wire(self) -> Wire | None:
        """The one that was used last, unless that is too long ago: the server may be closing it just now."""
        if not self.wires:
            return None
        if self.wires[-1].used > time.perf_counter() - IDLE_SECONDS:
            return self.wires.pop()
        self.open -= len(self.wires)
        old, self.wires = self.wires, []
        for each in old:
            await each.close()
        return None

    async def _new_wire(self) -> Wire:
        if self.open >= MOST_WIRES:
            self.unsent += 1
            raise Wrong(f"{MOST_WIRES} requests wait for their answers")
        self.open += 1
        try:
            return await Wire.to(self.port)
        except OSError:
            self.open -= 1
            raise


def _link(data: Any) -> str:
    """The first of an answer, wherever it is."""
    waiting = [data]
    for place in waiting:
        if isinstance(place, dict) and "url" in place:
            return str(place["url"])
        waiting.extend(place.values() if isinstance(place, dict) else place if isinstance(place, list) else [])
    raise Wrong("there is no link")


def _well(answer: Any) -> None:
    errors = cast("list[dict[str, str]]", answer["errors"])
    if errors:
        raise Wrong(str(errors))
