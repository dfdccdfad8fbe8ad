"""Databases that Tryton's own business logic has filled, ready for the office, and what Tryton says of them."""

import asyncio
import gzip
import io
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url

from erp_adapter.demo.tryton import OFFICE_SQL, unpack
from tests.services import fresh_database

DATA = Path(__file__).parents[1] / "data" / "tryton"
SYSTEMS = ("sqlite", "postgresql")
_COPY = re.compile(r'COPY public\.("?)(.+?)\1 \((.+)\) FROM stdin;')


@cache
def expected() -> Any:
    """What Tryton answered, asked through its own models."""
    return json.loads((DATA / "tryton-expected.json").read_text(encoding="utf-8"))


async def ask_tryton(erp: Path, question: str, number: int) -> Any:
    """What Tryton's own code says of a SQLite database, in a process of its own."""
    script = str(Path(__file__).with_name("ask.py"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, script, str(erp.parent), erp.stem, question, str(number), stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return json.loads(out)


@contextmanager
def tryton_on(system: str, folder: Path) -> Iterator[str]:
    """Give the URL of a copy that may be written to; on a server it is dropped afterwards."""
    if system == "sqlite":
        unpack(DATA / "tryton.sqlite.gz", folder / "erp.sqlite")
        yield f"sqlite:///{folder}/erp.sqlite"
        return
    with fresh_database(system, folder) as url:
        # The caller may be at work in a loop of its own.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _restore(url)).result()
        yield url


async def _restore(url: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        for statements, table, columns, rows in _parts(gzip.decompress((DATA / "tryton-postgres.sql.gz").read_bytes())):
            if statements:
                await connection.execute(statements)
            if table:
                await connection.copy_to_table(table, schema_name="public", columns=columns, source=io.BytesIO(rows))
        await connection.execute("SET search_path TO public")
        await connection.execute(OFFICE_SQL.read_text(encoding="utf-8"))
    finally:
        await connection.close()


def _parts(dump: bytes) -> Iterator[tuple[str, str, list[str], bytes]]:
    """What stands before each COPY, with its table, columns and rows; then the rest, without a table."""
    before: list[str] = []
    lines = iter(dump.split(b"\n"))
    for line in lines:
        text = line.decode("utf-8")
        if copy := _COPY.fullmatch(text):
            rows = b"".join(row + b"\n" for row in iter(lambda: next(lines), rb"\."))
            yield "\n".join(before), copy[2], [name.strip().strip('"') for name in copy[3].split(",")], rows
            before = []
        elif text and not text.startswith(("\\", "--")):
            # What begins with a backslash is for psql alone.
            before.append(text)
    yield "\n".join(before), "", [], b""
