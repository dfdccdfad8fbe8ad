"""Instants to the microsecond on MariaDB, whose DATETIME holds seconds; other systems have them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import DATETIME

revision = "0004"
down_revision = "0003"

INSTANTS = {
    "login": ("password_changed_at", "created_at"),
    "session": ("created_at", "last_used_at", "expires_at", "ended_at"),
    "refresh_token": ("issued_at", "used_at"),
    "reset_token": ("expires_at",),
    "throttle": ("since", "locked_until", "expires_at"),
    "audit": ("at",),
    "cart": ("created_at", "updated_at", "reserved_at"),
    "cart_key": ("created_at",),
    "submission": ("created_at",),
}
OPTIONAL = {"ended_at", "used_at", "locked_until", "reserved_at"}


def upgrade() -> None:
    if op.get_bind().dialect.name not in {"mysql", "mariadb"}:
        return
    for table, columns in INSTANTS.items():
        for column in columns:
            op.alter_column(
                table, column, type_=DATETIME(fsp=6), existing_type=sa.DateTime(), nullable=column in OPTIONAL
            )
