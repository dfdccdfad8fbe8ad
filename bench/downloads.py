"""What a file takes that is opened by its link: the list of a family's products as XLSX, a year's statement as PDF.

The gateway makes it in a process of its own, which starts for the file; by hand it is made in the server, without a link, a
header, a language or a design. So what is told is the time that a person waits, and what the file weighs.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from bench.data import Data
from bench.measure import cores
from bench.servers import FLOOR, Running, Server, running
from bench.subject import Subject
from bench.workloads import BUYER, PAYER, WORKLOADS, Variables

ROUNDS = 3
FILES = {
    "XLSX": "query ($family: String) { products(filter: { familyCode: $family }) { export(format: XLSX) { url } } }",
    "PDF": "query ($from: Date!, $to: Date!) { viewer { customer { statement(from: $from, to: $to) "
    "{ export(format: PDF) { url } } } } }",
}
LOGINS = {"XLSX": BUYER, "PDF": PAYER}
TITLES = {"XLSX": "Products of a family as XLSX", "PDF": "Statement of a year as PDF"}


@dataclass(frozen=True, slots=True)
class Download:
    """Median seconds from the question for the link to the file's last byte; `size` in bytes."""

    server: str
    kind: str
    seconds: float
    size: int


def download(data: Data, gateway: Server, told: Callable[[str], None]) -> list[Download]:
    """Have each file made anew, by the gateway and by hand, in turn."""
    serving, _ = cores()
    servers = [gateway] if data.database is None else [gateway, FLOOR]
    found: list[Download] = []
    for server in servers:
        with running(server, data, core=serving) as started:
            for kind in FILES:
                told(f"{kind} by {server.name}")
                samples = [_one(started, kind, data.subject) for _ in range(ROUNDS)]
                seconds = statistics.median(taken for taken, _ in samples)
                found.append(Download(server.name, kind, seconds, samples[-1][1]))
    return found


def _one(started: Running, kind: str, subject: Subject) -> tuple[float, int]:
    # A new login gives a new link: the file that is kept for the old one is not measured.
    started.forget_logins()
    started.headers(LOGINS[kind])
    before = time.perf_counter()
    answer = _file(started, kind, _variables(kind, subject))
    assert answer.status_code == httpx.codes.OK, answer.text[:400]
    return time.perf_counter() - before, len(answer.content)


def _file(started: Running, kind: str, asked: Variables) -> httpx.Response:
    if started.server.plain:
        return started.client.post(f"/{kind}", json=dict(asked))
    return started.client.get(link(started.query(FILES[kind], asked, LOGINS[kind])))


def _variables(kind: str, subject: Subject) -> Variables:
    (asked,) = WORKLOADS["W1" if kind == "XLSX" else "W3"].variables(subject)
    return asked


def link(data: object) -> str:
    """The one link of an answer, wherever it is."""
    while isinstance(data, dict):
        if "url" in data:
            return str(data["url"])
        (data,) = data.values()
    raise LookupError("there is no link in the answer")
