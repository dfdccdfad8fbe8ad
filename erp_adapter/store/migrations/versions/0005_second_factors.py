"""Second factors, and the codes on paper for when they are lost."""

import sqlalchemy as sa
from alembic import op

from erp_adapter.store.migrations import TABLE
from erp_adapter.types import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "second_factor",
        sa.Column("login_id", sa.Integer, nullable=False),
        sa.Column("sealed", sa.String(255)),
        sa.Column("last_step", sa.Integer),
        sa.Column("proposed", sa.String(255)),
        sa.Column("proposed_at", Instant),
        sa.PrimaryKeyConstraint("login_id", name="pk_second_factor"),
        sa.ForeignKeyConstraint(["login_id"], ["login.id"], name="fk_second_factor_login_id", ondelete="CASCADE"),
        **TABLE,
    )
    op.create_table(
        "recovery_code",
        sa.Column("login_id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("login_id", "digest", name="pk_recovery_code"),
        sa.ForeignKeyConstraint(["login_id"], ["login.id"], name="fk_recovery_code_login_id", ondelete="CASCADE"),
        **TABLE,
    )
