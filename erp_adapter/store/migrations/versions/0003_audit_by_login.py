"""What one login did is found without reading what all the others did."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("ix_audit_login_id_at", "audit", ["login_id", "at"])
