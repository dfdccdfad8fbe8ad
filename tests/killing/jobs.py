"""What is submitted while processes are killed, and how one of them goes about it."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, insert, make_url

from erp_adapter.dialects import open_database
from erp_adapter.dialects.systems import system_name
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.reference_layout import reference_layout
from resolvers.cart_changes import WantedLine
from resolvers.clock import SystemClock
from resolvers.ordering import Ordering
from resolvers.principal import Principal
from resolvers.submission import SubmissionOutcome, SubmissionRequest
from tests.erp_adapter.books import COMPANY, Rows, customer, product
from tests.killing.mortal import STEPS, Fate, MortalDatabase, MortalErp, MortalSubmissions
from tests.resolvers.ordering_office import asked, login, make_ports, put_together

CUSTOMERS = tuple(CustomerCode(f"C{number}") for number in range(1, 6))
PRODUCTS = tuple(f"P{number}" for number in range(1, 8))

BOOKS: Rows = {
    "customer": [customer(code) for code in CUSTOMERS],
    "product": [product(code) for code in PRODUCTS],
    "tax": [{"code": "G", "name": "IVA 21 %", "regime": "IVA", "rate": 21}],
    "counter": [{"name": "sales_order", "value": 1000}],
}


def write_books(connection: Connection) -> None:
    """Make the ERP on an empty database."""
    layout, _ = reference_layout()
    layout.create_all(connection)
    for name, rows in {"company": [COMPANY], **BOOKS}.items():
        for row in rows:
            connection.execute(insert(layout.tables[name]), row)


@dataclass(frozen=True, slots=True)
class Job:
    """One submission: its key stands in the note of each line too."""

    index: int

    @property
    def key(self) -> str:
        return f"job {self.index}"

    @property
    def customer(self) -> CustomerCode:
        return CUSTOMERS[self.index % len(CUSTOMERS)]

    @property
    def lines(self) -> dict[str, Decimal]:
        """From one to four products, with quantities that belong to this job."""
        first, count = self.index % 5, self.index % 4 + 1
        return {code: Decimal(self.index + place + 1) for place, code in enumerate(PRODUCTS[first : first + count])}

    @property
    def buyer(self) -> Principal:
        return login(self.customer)


@dataclass(frozen=True, slots=True)
class Battlefield:
    """Where everything is kept: the notes on deaths and answers in a folder, the ERP and the store at their URLs."""

    folder: Path
    erp: str
    store: str


@dataclass(frozen=True, slots=True)
class Mission:
    """The jobs of one process, and the step at which it dies; None: it dies when somebody else says so."""

    battlefield: Battlefield
    jobs: Sequence[Job]
    step: str | None
    passes: int

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        fate = Fate(self.step, self.passes, self.battlefield.folder / "deaths")
        erp, store = _database(self.battlefield.erp, fate), _database(self.battlefield.store, fate)
        clock = SystemClock()
        _, relations = reference_layout()
        system = system_name(make_url(self.battlefield.erp).get_backend_name())
        ports = make_ports(erp, relations, store, clock, system=system)
        erp.at = tuple(step for step in STEPS if step.startswith("within write"))
        ports = replace(
            ports, submissions=MortalSubmissions(ports.submissions, store, fate), erp=MortalErp(ports.erp, fate)
        )
        answers = os.open(self.battlefield.folder / "answers", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        for job in self.jobs:
            for number in await _submitted(put_together(ports, clock), job):
                os.write(answers, f"{job.index} {number}\n".encode())


def _database(url: str, fate: Fate) -> MortalDatabase:
    return MortalDatabase(open_database(url, connections=4, deadline=30), fate)


async def _submitted(use: Ordering, job: Job) -> list[str]:
    """Fill the current order and hand it over, as a client that sends everything again until it is answered."""
    wanted = [
        WantedLine(code, None, quantity, job.key, ("lines", str(place)))
        for place, (code, quantity) in enumerate(job.lines.items())
    ]
    while True:
        added = await use.current_orders.add(asked(job.buyer), wanted, if_version=None, key=job.key)
        if added.errors:
            continue
        # Every third job is sent twice at once, as by two windows.
        request = SubmissionRequest(job.key, None, None)
        tries = [use.submissions.submit(asked(job.buyer), request) for _ in range(2 if job.index % 3 == 0 else 1)]
        outcomes: list[SubmissionOutcome] = await asyncio.gather(*tries)
        numbers = [outcome.submitted[1] for outcome in outcomes if outcome.submitted is not None]
        if len(numbers) == len(outcomes):
            return list(numbers)
