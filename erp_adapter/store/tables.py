"""The gateway's own tables: who may log in, what sessions are open, what was done."""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint

from erp_adapter.domain.logins import ADDRESS_LENGTH, CODE_LENGTH, NAME_LENGTH, USERNAME_LENGTH
from erp_adapter.types import Instant

DIGEST = 64
"""Characters of a SHA-256 in hexadecimal."""

SEALED = 255
"""Characters of a secret as it is sealed: some 100 are used."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables of the store; modules that declare more of them use this one."""


def _of_login(*, key: bool = False) -> Column[int]:
    return Column(
        "login_id", Integer, ForeignKey("login.id", ondelete="CASCADE"), primary_key=key, nullable=False, index=not key
    )


def _instant(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Instant, nullable=optional)


login = Table(
    "login",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("username", String(USERNAME_LENGTH), nullable=False),
    Column("username_key", String(USERNAME_LENGTH), nullable=False, unique=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("email", String(NAME_LENGTH)),
    Column("locale", String(8), nullable=False),
    Column("role", String(20), nullable=False),
    Column("permissions", String(400), nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
    Column("password_hash", String(255), nullable=False),
    _instant("password_changed_at"),
    _instant("created_at"),
)

login_customer = Table(
    "login_customer",
    metadata,
    _of_login(key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("customer_code", String(CODE_LENGTH), nullable=False),
    UniqueConstraint("login_id", "customer_code"),
)

session = Table(
    "session",
    metadata,
    Column("id", String(DIGEST), primary_key=True),
    _of_login(),
    _instant("created_at"),
    _instant("last_used_at"),
    _instant("expires_at"),
    _instant("ended_at", optional=True),
)

refresh_token = Table(
    "refresh_token",
    metadata,
    Column("digest", String(DIGEST), primary_key=True),
    Column("session_id", String(DIGEST), ForeignKey("session.id", ondelete="CASCADE"), nullable=False),
    _instant("issued_at"),
    _instant("used_at", optional=True),
    Index(None, "session_id", "used_at"),
)

reset_token = Table(
    "reset_token",
    metadata,
    _of_login(key=True),
    Column("digest", String(DIGEST), nullable=False, unique=True),
    _instant("expires_at"),
)

second_factor = Table(
    "second_factor",
    metadata,
    _of_login(key=True),
    Column("sealed", String(SEALED)),
    Column("last_step", Integer),
    Column("proposed", String(SEALED)),
    _instant("proposed_at", optional=True),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    _of_login(key=True),
    Column("digest", String(DIGEST), primary_key=True),
)

throttle = Table(
    "throttle",
    metadata,
    Column("key", String(DIGEST), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locks", Integer, nullable=False),
    _instant("since"),
    _instant("locked_until", optional=True),
    _instant("expires_at"),
    Index(None, "expires_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    _instant("at"),
    Column("action", String(60), nullable=False),
    Column("outcome", String(60), nullable=False),
    Column("login_id", Integer),
    Column("username", String(USERNAME_LENGTH)),
    Column("customer_code", String(CODE_LENGTH)),
    Column("subject", String(NAME_LENGTH)),
    Column("address", String(ADDRESS_LENGTH)),
    Index(None, "at"),
    Index(None, "customer_code", "at"),
    Index(None, "login_id", "at"),
)
