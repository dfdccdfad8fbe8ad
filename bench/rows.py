"""What one row costs to be made and written, whether there are ten or ten thousand: `python -m bench.rows`.

CPU of the executor and of writing JSON, nothing else: the objects are there already, no database and no HTTP. A row has
seven leaves: all of them its own (flat), or three its own, two of an object that it holds, and two of an object that a
batched field gives (nested).
"""

import argparse
import asyncio
import gc
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec
import strawberry
from graphql import parse
from rich.console import Console
from rich.table import Table
from strawberry.schema.config import StrawberryConfig

from app import calm_collector
from schema.batched import batched
from schema.context import Info
from schema.execution.executor import Executor, Prepared
from schema.execution.strawberry_binding import strawberry_executor
from schema.scalars import SCALARS

SIZES = (10, 100, 1_000, 10_000)

ROUNDS, SECONDS = 5, 0.4
"""The best of so many rounds, each of so much CPU at least, is told."""

FLAT = "{ rows { id code name quantity amount day paid } }"
NESTED = "{ rows { id code name total { quantity amount } last { day paid } } }"
QUERIES = {"flat": FLAT, "nested": NESTED}

console = Console(width=None if sys.stdout.isatty() else 100)


@strawberry.type(description="An object that a row holds.")
class Total:
    quantity: int
    amount: Decimal


@strawberry.type(description="An object that is asked for, for all rows at once.")
class Last:
    day: date
    paid: bool


@strawberry.type(description="A row.")
class Row:
    id: strawberry.ID
    code: str
    name: str
    quantity: int
    amount: Decimal
    day: date
    paid: bool
    total: Total

    @batched(description="What its batch gives.")
    async def last(rows: Sequence["Row"], _info: Info) -> Sequence[Last]:  # noqa: N805 - for all rows
        return [Last(day=row.day, paid=row.paid) for row in rows]


@strawberry.type(description="Where the rows are.")
class Query:
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Measured:
    """Microseconds of CPU a row, and the length of the answer in bytes."""

    row: float
    answer: int


def executor() -> Executor:
    return strawberry_executor(
        strawberry.Schema(query=Query, config=StrawberryConfig(scalar_map=SCALARS, info_class=Info))
    )


def rows(count: int) -> Query:
    day = date(2026, 3, 31)
    return Query(
        rows=[
            Row(
                id=strawberry.ID(str(number)),
                code=f"GR{number:06}",
                name=f"Grupo de presión {number}",
                quantity=number,
                amount=Decimal(number) / 100,
                day=day,
                paid=number % 2 == 0,
                total=Total(quantity=number, amount=Decimal(number) / 10),
            )
            for number in range(count)
        ]
    )


async def answer(prepared: Prepared, root: Query) -> bytes:
    """Run it once, to the bytes that would be sent."""
    done = await prepared.run({}, None, root)
    assert not done.errors, done.errors
    return msgspec.json.encode({"data": done.data})


async def measure(prepared: Prepared, count: int, *, rounds: int = ROUNDS, seconds: float = SECONDS) -> Measured:
    root = rows(count)
    length = len(await answer(prepared, root))
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        times, started, spent = 0, time.process_time(), 0.0
        while not times or spent < seconds:
            await answer(prepared, root)
            times += 1
            spent = time.process_time() - started
        best = min(best, spent / times / count * 1e6)
    return Measured(best, length)


async def table(rounds: int, seconds: float) -> Table:
    made = Table("rows", *(f"{name}: µs a row" for name in QUERIES), *(f"{name}: bytes a row" for name in QUERIES))
    ours = executor()
    prepared = [ours.prepare(parse(query), None) for query in QUERIES.values()]
    for size in SIZES:
        found = [await measure(each, size, rounds=rounds, seconds=seconds) for each in prepared]
        made.add_row(
            f"{size:,}", *(f"{each.row:.2f}" for each in found), *(f"{each.answer / size:.0f}" for each in found)
        )
    return made


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rows", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of CPU, each round")
    chosen = parser.parse_args()
    calm_collector()
    console.print(asyncio.run(table(chosen.rounds, chosen.seconds)))


if __name__ == "__main__":
    main()
