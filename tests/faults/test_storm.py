"""Connections to the ERP die at random while orders are submitted: each key has one order, whole, in the end."""

import asyncio
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from erp_adapter.errors import ErpError
from erp_adapter.reference_layout import reference_layout
from erp_adapter.store.opening import open_store
from resolvers.cart_changes import WantedLine
from resolvers.clock import SystemClock
from resolvers.ordering import Ordering
from resolvers.submission import SubmissionRequest
from tests.faults.lab import SERVERS, Lab, open_lab
from tests.faults.network import COMMIT
from tests.faults.proxy import Moment
from tests.killing.jobs import CUSTOMERS, Job, write_books
from tests.resolvers.ordering_office import asked, make_ports, put_together

SUBMISSIONS = 40
CALM = 0.15
"""Seconds at most between one stroke and the next."""

LONG = 120.0
"""Seconds after which the submissions will come to no end."""


@pytest.mark.parametrize("system", SERVERS)
async def test_no_order_is_lost_or_doubled_by_a_storm(system: str, tmp_path: Path) -> None:
    tables = ("sales_order", "sales_order_line")
    async with open_lab(system, tmp_path, build=write_books, order_tables=tables) as lab:
        store = await asyncio.to_thread(open_store, f"sqlite:///{tmp_path}/store.sqlite")
        _, relations = reference_layout()
        clock = SystemClock()
        use = put_together(make_ports(lab.database, relations, store, clock, system=system), clock)
        storm = asyncio.ensure_future(strike(lab))
        jobs = [Job(index) for index in range(SUBMISSIONS)]
        async with asyncio.timeout(LONG):
            failures: list[ErpError] = []
            answers = await asyncio.gather(*[one_after_the_other(use, jobs, each, failures) for each in CUSTOMERS])
        storm.cancel()
        await lab.proxy.lift()
        given = {key: number for each in answers for key, number in each.items()}
        assert await orders(lab) == {given[job.key]: (job.key, job.lines) for job in jobs}
        # Or there was no storm.
        assert len(failures) > SUBMISSIONS / 10
        await store.close()


async def strike(lab: Lab) -> None:
    """Cut what there is, or the next commit at any of its moments, or be silent for a while."""
    chance = random.Random(20260331)  # noqa: S311 - the same chance again
    while True:
        await asyncio.sleep(chance.random() * CALM)
        match chance.randrange(4):
            case 0:
                lab.proxy.cut()
            case 1:
                lab.proxy.silence()
                await asyncio.sleep(chance.random() * CALM)
                await lab.proxy.lift()
            case _:
                lab.proxy.cut_at(COMMIT[lab.system], chance.choice(list(Moment)))


async def one_after_the_other(
    use: Ordering, jobs: list[Job], customer: str, failures: list[ErpError]
) -> dict[str, str]:
    """The number that each of a customer's keys was answered with."""
    return {job.key: await submitted(use, job, failures) for job in jobs if job.customer == customer}


async def submitted(use: Ordering, job: Job, failures: list[ErpError]) -> str:
    """As a client does that sends everything again until it is answered."""
    wanted = [
        WantedLine(code, None, quantity, job.key, ("lines", str(place)))
        for place, (code, quantity) in enumerate(job.lines.items())
    ]
    while True:
        try:
            added = await use.current_orders.add(asked(job.buyer), wanted, if_version=None, key=job.key)
            outcome = await use.submissions.submit(asked(job.buyer), SubmissionRequest(job.key, None, None))
        except ErpError as error:
            failures.append(error)
            continue
        if not added.errors and outcome.submitted is not None:
            return outcome.submitted[1]


async def orders(lab: Lab) -> dict[str, tuple[str, Any]]:
    """The note and the lines of each order, by its number."""
    _, relations = reference_layout()
    rows = await lab.inside(lambda connection: list(connection.execute(select(relations.sales_order_line))))
    heads = await lab.inside(lambda connection: list(connection.execute(select(relations.sales_order))))
    lines: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        lines[row.order_number].append(row)
    assert lines.keys() == {row.number for row in heads}
    return {number: (of[0].note, {row.product_code: row.quantity for row in of}) for number, of in lines.items()}
