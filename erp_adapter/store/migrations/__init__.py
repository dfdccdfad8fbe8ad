"""The store's tables, made and brought up to date: `migrate` is safe to run again, and by two processes at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from erp_adapter.errors import ErpTimeout

LOCK = 7_041_502
LOCK_SECONDS = 60

TABLE: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_0900_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}
"""Options of every table: MariaDB's own default may hold no more than Latin letters, and take "a" for "A" or for "a "."""


VERSIONS = Path(__file__).parent / "versions"
NEWEST = max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def migrate(engine: Engine) -> None:
    """Bring the store's tables to the newest version; do nothing where they are."""
    with engine.begin() as connection:
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    """The same in a transaction that has been begun."""
    if inspect(connection).has_table("alembic_version"):
        versions = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
        if versions == [NEWEST]:
            return
    # Only now: to import it takes a tenth of a start's time.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _alone(connection):
        command.upgrade(config, "head")


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Hold other processes' migrations back. On SQLite the transaction does: it is IMMEDIATE."""
    system = connection.dialect.name
    if system == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if system not in {"mysql", "mariadb"}:
        yield
        return
    # MariaDB commits before each CREATE TABLE, so the lock is the connection's and not the transaction's.
    name = {"name": f"migrate{LOCK}", "seconds": LOCK_SECONDS}
    if connection.scalar(text("SELECT GET_LOCK(:name, :seconds)"), name) != 1:
        raise ErpTimeout
    try:
        yield
    finally:
        connection.execute(text("SELECT RELEASE_LOCK(:name)"), name)
