"""The store's tables, made and brought up to date: `migrate` is safe to run again, and by two processes at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

LOCK = 7_041_502
LOCK_SECONDS = 60

TABLE: dict[str, Any] = {
    f"{system}_{option}": value
    for system in ("mysql", "mariadb")
    for option, value in (("charset", "utf8mb4"), ("collate", "utf8mb4_bin"))
}
"""Options of every table: MariaDB's own default may hold no more than Latin letters, and take "a" for "A"."""


def migrate(engine: Engine) -> None:
    """Bring the store's tables to the newest version; do nothing where they are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.begin() as connection, _alone(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Hold other processes' migrations back. On SQLite the transaction does: it is IMMEDIATE."""
    system = connection.dialect.name
    if system == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if system not in {"mysql", "mariadb"}:
        yield
        return
    # MariaDB commits before each CREATE TABLE, so the lock is the connection's and not the transaction's.
    name = {"name": f"migrate{LOCK}", "seconds": LOCK_SECONDS}
    connection.execute(text("SELECT GET_LOCK(:name, :seconds)"), name)
    try:
        yield
    finally:
        connection.execute(text("SELECT RELEASE_LOCK(:name)"), name)
