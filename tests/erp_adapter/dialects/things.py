"""A table of each kind of value, and what the systems call the same things by other names."""

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, String, Table, TextClause, text

from erp_adapter.types import Instant, amount

METADATA = MetaData()

thing = Table(
    "thing",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(40), nullable=False, unique=True),
    Column("price", amount()),
    Column("at", Instant),
    Column("day", Date),
    Column("active", Boolean(create_constraint=False), nullable=False, default=True),
    mariadb_charset="utf8mb4",
    mariadb_collate="utf8mb4_nopad_bin",
)

ENDLESS: dict[str, TextClause] = {
    "sqlite": text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"),
    "postgresql": text("SELECT pg_sleep(600)"),
    "mariadb": text("SELECT sleep(600)"),
}

CONNECTIONS = {
    "postgresql": "SELECT pid, state = 'active' FROM pg_stat_activity WHERE datname = '{database}'",
    "mariadb": "SELECT id, command <> 'Sleep' FROM information_schema.processlist WHERE db = '{database}'",
}
"""Their numbers on the server, and whether each is at work."""

END = {"postgresql": "SELECT pg_terminate_backend({number})", "mariadb": "KILL {number}"}
