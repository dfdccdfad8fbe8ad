"""Logins, sessions, their tokens, the counters of failed attempts and the audit trail."""

import sqlalchemy as sa
from alembic import op

from erp_adapter.store.migrations import TABLE

revision = "0001"
down_revision = None


def upgrade() -> None:
    _logins()
    _sessions()
    _records()


def _logins() -> None:
    op.create_table(
        "login",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("username", sa.String(100), nullable=False),
        sa.Column("username_key", sa.String(100), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(200)),
        sa.Column("locale", sa.String(8), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("permissions", sa.String(400), nullable=False),
        sa.Column("active", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("password_changed_at", sa.DateTime, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_login"),
        sa.UniqueConstraint("username_key", name="uq_login_username_key"),
        **TABLE,
    )
    op.create_table(
        "login_customer",
        sa.Column("login_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("customer_code", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("login_id", "position", name="pk_login_customer"),
        sa.ForeignKeyConstraint(["login_id"], ["login.id"], name="fk_login_customer_login_id", ondelete="CASCADE"),
        sa.UniqueConstraint("login_id", "customer_code", name="uq_login_customer_login_id_customer_code"),
        **TABLE,
    )


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("login_id", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("last_used_at", sa.DateTime, nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.Column("ended_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.ForeignKeyConstraint(["login_id"], ["login.id"], name="fk_session_login_id", ondelete="CASCADE"),
        **TABLE,
    )
    op.create_index("ix_session_login_id", "session", ["login_id"])
    op.create_table(
        "refresh_token",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("session_id", sa.String(64), nullable=False),
        sa.Column("issued_at", sa.DateTime, nullable=False),
        sa.Column("used_at", sa.DateTime),
        sa.PrimaryKeyConstraint("digest", name="pk_refresh_token"),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name="fk_refresh_token_session_id", ondelete="CASCADE"),
        **TABLE,
    )
    op.create_index("ix_refresh_token_session_id_used_at", "refresh_token", ["session_id", "used_at"])
    op.create_table(
        "reset_token",
        sa.Column("login_id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("login_id", name="pk_reset_token"),
        sa.ForeignKeyConstraint(["login_id"], ["login.id"], name="fk_reset_token_login_id", ondelete="CASCADE"),
        sa.UniqueConstraint("digest", name="uq_reset_token_digest"),
        **TABLE,
    )


def _records() -> None:
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locks", sa.Integer, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("locked_until", sa.DateTime),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_throttle"),
        **TABLE,
    )
    op.create_index("ix_throttle_expires_at", "throttle", ["expires_at"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("outcome", sa.String(60), nullable=False),
        sa.Column("login_id", sa.Integer),
        sa.Column("username", sa.String(100)),
        sa.Column("customer_code", sa.String(40)),
        sa.Column("subject", sa.String(200)),
        sa.Column("address", sa.String(100)),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        **TABLE,
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_customer_code_at", "audit", ["customer_code", "at"])
