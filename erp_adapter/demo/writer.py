"""How do rows get into the SQLite file, many at a time and few in memory."""

import sqlite3
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from sqlalchemy import MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

Cell = str | int | float | None
Row = Mapping[str, Cell]

BATCH = 1_000
CACHE_KIB = 32_768


class Writer:
    """One connection that loads the tables of a metadata. Rows wait in batches; indexes are made at the end.

    A row names its table's columns; those it leaves out take the table's default.
    """

    def __init__(self, path: str, metadata: MetaData) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self._metadata = metadata
        self._waiting: dict[str, list[dict[str, Cell]]] = {}
        self._blank: dict[str, dict[str, Cell]] = {}
        self._insert: dict[str, str] = {}
        self.held = 0
        self.most_held = 0

    def __enter__(self) -> Self:
        # A half-made file is thrown away, so that nothing need survive a crash.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", f"cache_size = -{CACHE_KIB}"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute("BEGIN")
        for table in self._metadata.sorted_tables:
            self.connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
            self._describe(table)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def add(self, table: str, row: Row) -> None:
        waiting = self._waiting[table]
        filled = {**self._blank[table], **row}
        if len(filled) != len(self._blank[table]):
            raise KeyError(f"{table} has no {sorted(set(row) - set(self._blank[table]))}")
        waiting.append(filled)
        self.held += 1
        if len(waiting) >= BATCH:
            self._flush(table)

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        for row in rows:
            self.add(table, row)

    def run(self, statement: str, parameters: tuple[Cell, ...] = ()) -> sqlite3.Cursor:
        """Run a statement on what was added so far."""
        self.flush()
        return self.connection.execute(statement, parameters)

    def flush(self) -> None:
        for table in self._waiting:
            self._flush(table)

    def finish(self) -> None:
        """Make the indexes, gather their statistics, commit, and let the file be read while an order is written."""
        self.flush()
        for table in self._metadata.sorted_tables:
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                self.connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        self.connection.execute("COMMIT")
        self.connection.execute("ANALYZE")
        self.connection.execute("PRAGMA journal_mode = WAL")

    def work_table(self, name: str, columns: str) -> None:
        """Add a table that lasts as long as the connection: what has to be sorted waits there, not in memory."""
        names = [column.split()[0] for column in columns.split(",")]
        self.connection.execute(f"CREATE TEMP TABLE {name} ({columns})")
        self._register(name, dict.fromkeys(names))

    def _describe(self, table: Table) -> None:
        self._register(table.name, {column.name: _default(column.default) for column in table.columns})

    def _register(self, name: str, blank: dict[str, Cell]) -> None:
        self._blank[name] = blank
        self._waiting[name] = []
        self._insert[name] = f"INSERT INTO {name} ({', '.join(blank)}) VALUES ({', '.join(f':{key}' for key in blank)})"

    def _flush(self, table: str) -> None:
        waiting = self._waiting[table]
        if waiting:
            self.most_held = max(self.most_held, self.held)
            self.connection.executemany(self._insert[table], waiting)
            self.held -= len(waiting)
            waiting.clear()


def _default(default: Any) -> Cell:
    return None if default is None else default.arg
