"""How long each look-up takes, and which tables stand in the way of its being fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from sqlalchemy import URL, Connection, FromClause, TableClause, func, inspect, literal, select
from sqlalchemy.exc import SQLAlchemyError

from erp_adapter.checking.findings import Verdict, told
from erp_adapter.checking.indexes import Remedy, remedy
from erp_adapter.checking.lookups import Lookup
from erp_adapter.checking.physical import tables
from erp_adapter.checking.plans import plan_of
from erp_adapter.checking.structure import inspecting
from erp_adapter.database import Database
from erp_adapter.errors import ErpError, ErpTimeout
from erp_adapter.relations import Relations

SMALL_TABLE = 1000
"""Rows up to which a table may be read whole for a page."""

TIMES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """`milliseconds` are the best of three, None where it could not be run; `what` says what to do, empty: nothing.

    `statements` make the indexes that are missing.
    """

    name: str
    milliseconds: float | None
    rows: int
    verdict: Verdict
    what: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    milliseconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    what: str = ""
    statements: tuple[str, ...] = ()


async def measure(
    database: Database, relations: Relations, url: str | URL, lookups: Sequence[Lookup], small: int = SMALL_TABLE
) -> list[Measured]:
    """Run each look-up as the gateway would, and have the database explain how."""
    timed = [await _timed(database, lookup) for lookup in lookups]

    def explain(connection: Connection) -> list[Judgement]:
        reader = _PlanReader(connection, relations, small)
        return [reader.judge(lookup) for lookup in lookups]

    try:
        judged = await inspecting(url, explain)
    except ErpError as error:
        judged = [Judgement(Verdict.NOTE, f"its plan can't be seen: {told(error)}")] * len(lookups)
    return [_measured(*each) for each in zip(lookups, timed, judged, strict=True)]


def _measured(lookup: Lookup, timed: Timed | ErpError, judged: Judgement) -> Measured:
    if isinstance(timed, ErpTimeout):
        # Its plan says what to do.
        what = "; ".join(filter(None, [told(timed), judged.what]))
        return Measured(lookup.name, None, 0, Verdict.WARN, what, judged.statements)
    if isinstance(timed, ErpError):
        return Measured(lookup.name, None, 0, Verdict.NO, f"can't be read: {told(timed)}")
    return Measured(lookup.name, timed.milliseconds, timed.rows, judged.verdict, judged.what, judged.statements)


async def _timed(database: Database, lookup: Lookup) -> Timed | ErpError:
    times, rows = [], 0
    for _ in range(TIMES):
        begun = perf_counter()
        try:
            rows = len(await database.fetch(lookup.statement))
        except ErpError as error:
            return error
        times.append((perf_counter() - begun) * 1000)
    return Timed(min(times), rows)


class _PlanReader:
    def __init__(self, connection: Connection, relations: Relations, small: int) -> None:
        self._connection = connection
        self._relations = relations
        self._small = small
        inspector = inspect(connection)
        self._views = set(inspector.get_view_names())
        self._tables = set(inspector.get_table_names())
        self._companys = {name for _, name in tables(relations.company)}
        self._large: dict[str, bool] = {}

    def judge(self, lookup: Lookup) -> Judgement:
        try:
            plan = plan_of(self._connection, lookup.statement)
        except SQLAlchemyError as error:
            # What was begun before is of no more use to PostgreSQL.
            self._connection.rollback()
            return Judgement(Verdict.NOTE, f"its plan can't be seen: {told(error)}")
        said = {
            scan.table: self._remedy(lookup, scan.table)
            for scan in plan.scans
            if scan.table not in self._companys
            and not (lookup.in_order and scan.in_order)
            and self._is_large(scan.table, lookup)
        }
        if not said:
            return Judgement(Verdict.OK)
        warned = any(each.verdict is Verdict.WARN for each in said.values())
        what = "; ".join(f"reads all of {name}: {each.what}" for name, each in said.items())
        statements = tuple(each.statement for each in said.values() if each.statement is not None)
        return Judgement(Verdict.WARN if warned else Verdict.NOTE, what, statements)

    def _remedy(self, lookup: Lookup, table: str) -> Remedy:
        behind = {name: {each for _, each in tables(self._relation(name))} for name in lookup.indexes}
        named = [name for name, found in behind.items() if table in found]
        unknown = [name for name, found in behind.items() if not found or found & self._views]
        names = named or unknown
        if not names:
            return Remedy(
                Verdict.WARN, "it stands behind another relation of the mapping; see what finds its rows there"
            )
        if len(names) > 1:
            what = f"it stands behind {' or '.join(names)}; see what finds its rows in the mapping"
            return Remedy(Verdict.WARN, what)
        (name,) = names
        if not lookup.indexes[name]:
            return Remedy(Verdict.NOTE, f"{name} has nothing in the mapping that an index could find")
        return remedy(self._connection, self._relation(name), lookup.indexes[name], table)

    def _relation(self, name: str) -> FromClause:
        relation: FromClause = getattr(self._relations, name)
        return relation

    def _is_large(self, table: str, lookup: Lookup) -> bool:
        if table not in self._large:
            self._large[table] = self._count(table, lookup) > self._small
        return self._large[table]

    def _count(self, table: str, lookup: Lookup) -> int:
        """The rows of a table, as far as it matters. What is no table by this name (a subquery's step) has none."""
        schemas = {
            schema
            for name in lookup.indexes
            for schema, each in tables(getattr(self._relations, name))
            if each == table
        }
        schema = schemas.pop() if schemas else None
        if schema is None and table not in self._tables:
            return 0
        return count_up_to(self._connection, table, schema, self._small + 1)


def count_up_to(connection: Connection, table: str, schema: str | None, most: int) -> int:
    """How many rows a table has, counting no further than `most`."""
    some = select(literal(1).label("one")).select_from(TableClause(table, schema=schema)).limit(most).subquery()
    found: Any = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return int(found)
