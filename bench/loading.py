"""How do the books get from the SQLite file into a database on a server: tables, rows in bulk, indexes, statistics."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import Any

import asyncpg
from sqlalchemy import Connection, MetaData, Table, make_url, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from erp_adapter.dialects import run_once
from erp_adapter.reference_layout import reference_layout

MARKER = "bench_made"
BATCH = 5_000
LOAD_SECONDS = 3_600.0
# The text format of COPY: one line a row, a tab between, \N for null.
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

CART = """
CREATE TABLE bench_cart (customer_code varchar(40) PRIMARY KEY, version integer NOT NULL);
CREATE TABLE bench_cart_line (
    customer_code varchar(40) NOT NULL, position integer NOT NULL, product_code varchar(40) NOT NULL,
    quantity numeric(18, 3) NOT NULL, PRIMARY KEY (customer_code, position)
)
"""
"""Where the servers that have no store of their own keep the order that is being put together."""


def load(system: str, address: str, name: str, books: sqlite3.Connection, mark: str) -> tuple[str, str | None]:
    """Give the gateway's URL of a database with these books, and the others'; fill it unless its mark says it is there."""
    if system == "postgresql":
        return asyncio.run(_load_postgresql(address, name, books, mark))
    return _load_mariadb(address, name, books, mark), None


def system_version(system: str, erp: str) -> str:
    """The system's name and version."""
    if system == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    number = run_once(erp, lambda connection: str(connection.execute(text("SELECT version()")).scalar()), deadline=10)
    return number.partition(" on ")[0] if system == "postgresql" else f"MariaDB {number.partition('-')[0]}"


async def _load_postgresql(address: str, name: str, books: sqlite3.Connection, mark: str) -> tuple[str, str]:
    server = await asyncpg.connect(address)
    there = await server.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", name)
    url = make_url(address).set(database=name)
    erp = url.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
    database = url.render_as_string(hide_password=False)
    if there and await _marked(database) == mark:
        await server.close()
        return erp, database
    await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await server.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    # Compiling plans takes longer than to run them here; off for all, so that no server is ahead by a setting.
    await server.execute(f"ALTER DATABASE {name} SET jit = off")
    await server.close()
    connection = await asyncpg.connect(database, command_timeout=LOAD_SECONDS)
    try:
        await _fill(connection, books, mark)
    finally:
        await connection.close()
    return erp, database


async def _marked(database: str) -> str | None:
    connection = await asyncpg.connect(database)
    try:
        mark: str | None = await connection.fetchval(f"SELECT mark FROM {MARKER}")
    except asyncpg.UndefinedTableError:
        return None
    finally:
        await connection.close()
    return mark


async def _fill(connection: Any, books: sqlite3.Connection, mark: str) -> None:
    started, (metadata, _) = time.perf_counter(), reference_layout()
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        await connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        await connection.copy_to_table(table.name, source=_lines(books, table), columns=_names(table), format="text")
    copied = time.perf_counter()
    for table in metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            await connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    await connection.execute(CART)
    await connection.execute(f"CREATE TABLE {MARKER} (mark text NOT NULL)")
    # Each index-only scan would otherwise look at every row the first time.
    await connection.execute("VACUUM ANALYZE")
    await connection.execute(f"INSERT INTO {MARKER} VALUES ($1)", mark)
    ended = time.perf_counter()
    print(
        f"filled PostgreSQL in {ended - started:.0f} s: rows {copied - started:.0f} s, indexes {ended - copied:.0f} s"
    )


async def _lines(books: sqlite3.Connection, table: Table) -> AsyncIterator[bytes]:
    for rows in _batches(books, table):
        yield "".join("\t".join(map(_written, row)) + "\n" for row in rows).encode()


def _written(cell: Any) -> str:
    if cell is None:
        return r"\N"
    if isinstance(cell, str):
        return cell.translate(_ESCAPED)
    return rf"\\x{cell.hex()}" if isinstance(cell, bytes) else str(cell)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _batches(books: sqlite3.Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    rows = books.execute(f"SELECT {', '.join(_names(table))} FROM {table.name}")
    while batch := list(islice(rows, BATCH)):
        yield batch


def _load_mariadb(address: str, name: str, books: sqlite3.Connection, mark: str) -> str:
    url = make_url(address).set(database=name)
    erp = url.render_as_string(hide_password=False)

    def there(connection: Connection) -> str | None:
        known = connection.execute(
            text("SELECT count(*) FROM information_schema.tables WHERE table_schema = :name AND table_name = :marker"),
            {"name": name, "marker": MARKER},
        ).scalar()
        if known:
            found: str | None = connection.execute(text(f"SELECT mark FROM {name}.{MARKER}")).scalar()
            return found
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} CHARACTER SET utf8mb4"))
        return None

    if run_once(address, there, deadline=LOAD_SECONDS) == mark:
        return erp
    started, (metadata, _) = time.perf_counter(), reference_layout()
    run_once(erp, metadata.drop_all, deadline=LOAD_SECONDS)
    run_once(erp, metadata.create_all, deadline=LOAD_SECONDS)
    run_once(erp, lambda connection: _insert(connection, books, metadata, mark), deadline=LOAD_SECONDS)
    print(f"filled MariaDB in {time.perf_counter() - started:.0f} s")
    return erp


def _insert(connection: Connection, books: sqlite3.Connection, metadata: MetaData, mark: str) -> None:
    for table in metadata.sorted_tables:
        names = _names(table)
        # The driver sends one row at a time otherwise, ten times as slow.
        row = f"({', '.join('?' * len(names))})"
        for batch in _batches(books, table):
            for start in range(0, len(batch), 200):
                rows = batch[start : start + 200]
                cells = tuple(cell for each in rows for cell in each)
                statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {', '.join([row] * len(rows))}"
                connection.exec_driver_sql(statement, cells)
        connection.commit()
    for table in metadata.sorted_tables:
        connection.execute(text(f"ANALYZE TABLE {table.name}"))
    connection.execute(text(f"DROP TABLE IF EXISTS {MARKER}"))
    connection.execute(text(f"CREATE TABLE {MARKER} (mark varchar(80) NOT NULL)"))
    connection.execute(text(f"INSERT INTO {MARKER} VALUES (:mark)"), {"mark": mark})
