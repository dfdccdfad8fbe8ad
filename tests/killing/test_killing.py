"""Processes are killed while they submit, at every step and at random: each key has one order, whole, in the end."""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from erp_adapter.dialects import open_engine
from erp_adapter.reference_layout import reference_layout
from erp_adapter.store.opening import open_store
from erp_adapter.store.order_tables import cart, cart_line, submission
from tests.erp_adapter.books import make_books
from tests.killing.jobs import BOOKS, CUSTOMERS, Job
from tests.killing.mortal import STEPS

SUBMISSIONS = int(os.environ.get("KILLING_SUBMISSIONS", "200"))
"""Some 40 s on two cores; set the variable to let it run for longer by hand."""


@pytest.fixture(scope="module")
def battlefield(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killing")
    make_books(folder / "erp.db", BOOKS)
    store = open_store(f"sqlite:///{folder}/store.db")
    store._threads.shutdown()
    store._writer.dispose()
    command = [sys.executable, "-m", "tests.killing.nursery", str(folder), str(SUBMISSIONS), "20260331"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    sys.stdout.write(f"{SUBMISSIONS} submissions: {figures}, at steps {dict(_deaths(folder))}\n")
    return folder


def test_every_step_has_seen_its_deaths(battlefield: Path) -> None:
    deaths = _deaths(battlefield)
    assert set(deaths) == set(STEPS)
    assert sum(deaths.values()) > SUBMISSIONS / 4


def test_every_key_has_one_order_with_all_its_lines(battlefield: Path) -> None:
    _, relations = reference_layout()
    orders = {row.number: row for row in _rows(battlefield / "erp.db", relations.sales_order)}
    lines: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(battlefield / "erp.db", relations.sales_order_line):
        lines[row.order_number].append(row)
    assert lines.keys() == orders.keys()
    by_key = {}
    for number, of_order in lines.items():
        (key,) = {row.note for row in of_order}
        assert key not in by_key, f"{key} has more than one order"
        by_key[key] = (orders[number].customer_code, {row.product_code: row.quantity for row in of_order})
        assert orders[number].net == sum(row.net for row in of_order)
    assert by_key == {job.key: (job.customer, job.lines) for job in map(Job, range(SUBMISSIONS))}


def test_every_answer_to_a_key_was_the_same_order(battlefield: Path) -> None:
    _, relations = reference_layout()
    keys = {row.order_number: row.note for row in _rows(battlefield / "erp.db", relations.sales_order_line)}
    answers = [line.split() for line in (battlefield / "answers").read_text().splitlines()]
    assert {Job(int(index)).key for index, _ in answers} == set(keys.values())
    assert all(keys[number] == Job(int(index)).key for index, number in answers)


def test_nothing_is_left_half_done(battlefield: Path) -> None:
    store = battlefield / "store.db"
    assert len(_rows(store, submission)) == SUBMISSIONS
    assert len({row.order_number for row in _rows(store, submission)}) == SUBMISSIONS
    assert [row.reservation for row in _rows(store, cart)] == [None] * len(CUSTOMERS)
    assert _rows(store, cart_line) == []


def test_orders_are_numbered_one_after_the_other(battlefield: Path) -> None:
    _, relations = reference_layout()
    numbers = sorted(int(row.number) for row in _rows(battlefield / "erp.db", relations.sales_order))
    assert numbers == list(range(1001, 1001 + SUBMISSIONS))


def _deaths(folder: Path) -> Counter[str]:
    return Counter((folder / "deaths").read_text().splitlines())


def _rows(path: Path, relation: Any) -> list[Any]:
    engine = open_engine(f"sqlite:///{path}", connections=1)
    with engine.connect() as connection:
        rows = list(connection.execute(select(relation)))
    engine.dispose()
    return rows
