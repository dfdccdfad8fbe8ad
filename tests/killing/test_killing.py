"""Processes are killed while they submit, at every step and at random: each key has one order, whole, in the end."""

import asyncio
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from erp_adapter.dialects import run_once
from erp_adapter.reference_layout import reference_layout
from erp_adapter.store.opening import open_store
from erp_adapter.store.order_tables import cart, cart_line, submission
from tests.killing.jobs import CUSTOMERS, Battlefield, Job, write_books
from tests.killing.mortal import STEPS
from tests.services import fresh_database

SUBMISSIONS = int(os.environ.get("KILLING_SUBMISSIONS", "100"))
"""On each pair of systems, some 20 s on two cores; set the variable to let it run for longer by hand."""

WORLDS = (("sqlite", "sqlite"), ("postgresql", "sqlite"), ("mariadb", "postgresql"))
"""The systems of the ERP and of the store, which can fail apart."""


@dataclass(frozen=True, slots=True)
class Aftermath(Battlefield):
    """What is left when all submissions are answered."""

    def erp_rows(self, relation: Any) -> list[Any]:
        return _rows(self.erp, relation)

    def store_rows(self, relation: Any) -> list[Any]:
        return _rows(self.store, relation)

    @property
    def deaths(self) -> Counter[str]:
        return Counter((self.folder / "deaths").read_text().splitlines())


@pytest.fixture(scope="module", params=WORLDS, ids="-".join)
def battlefield(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aftermath]:
    folder = tmp_path_factory.mktemp("killing")
    with fresh_database(request.param[0], folder) as erp, fresh_database(request.param[1], folder) as store:
        run_once(erp, write_books, deadline=60)
        asyncio.run(open_store(store).close())
        command = [sys.executable, "-m", "tests.killing.nursery", str(folder), erp, store, str(SUBMISSIONS), "20260331"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        aftermath = Aftermath(folder, erp, store)
        figures = json.loads(ran.stdout)
        sys.stdout.write(f"{SUBMISSIONS} submissions: {figures}, at steps {dict(aftermath.deaths)}\n")
        yield aftermath


def test_every_step_has_seen_its_deaths(battlefield: Aftermath) -> None:
    deaths = battlefield.deaths
    assert set(deaths) == set(STEPS)
    assert sum(deaths.values()) > SUBMISSIONS / 4


def test_every_key_has_one_order_with_all_its_lines(battlefield: Aftermath) -> None:
    _, relations = reference_layout()
    orders = {row.number: row for row in battlefield.erp_rows(relations.sales_order)}
    lines: dict[str, list[Any]] = defaultdict(list)
    for row in battlefield.erp_rows(relations.sales_order_line):
        lines[row.order_number].append(row)
    assert lines.keys() == orders.keys()
    by_key = {}
    for number, of_order in lines.items():
        (key,) = {row.note for row in of_order}
        assert key not in by_key, f"{key} has more than one order"
        by_key[key] = (orders[number].customer_code, {row.product_code: row.quantity for row in of_order})
        assert orders[number].net == sum(row.net for row in of_order)
    assert by_key == {job.key: (job.customer, job.lines) for job in map(Job, range(SUBMISSIONS))}


def test_every_answer_to_a_key_was_the_same_order(battlefield: Aftermath) -> None:
    _, relations = reference_layout()
    keys = {row.order_number: row.note for row in battlefield.erp_rows(relations.sales_order_line)}
    answers = [line.split() for line in (battlefield.folder / "answers").read_text().splitlines()]
    assert {Job(int(index)).key for index, _ in answers} == set(keys.values())
    assert all(keys[number] == Job(int(index)).key for index, number in answers)


def test_nothing_is_left_half_done(battlefield: Aftermath) -> None:
    assert len(battlefield.store_rows(submission)) == SUBMISSIONS
    assert len({row.order_number for row in battlefield.store_rows(submission)}) == SUBMISSIONS
    assert [row.reservation for row in battlefield.store_rows(cart)] == [None] * len(CUSTOMERS)
    assert battlefield.store_rows(cart_line) == []


def test_orders_are_numbered_one_after_the_other(battlefield: Aftermath) -> None:
    _, relations = reference_layout()
    numbers = sorted(int(row.number) for row in battlefield.erp_rows(relations.sales_order))
    assert numbers == list(range(1001, 1001 + SUBMISSIONS))


def _rows(url: str, relation: Any) -> list[Any]:
    return run_once(url, lambda connection: list(connection.execute(select(relation))), deadline=60)
