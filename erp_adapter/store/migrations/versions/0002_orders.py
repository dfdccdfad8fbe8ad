"""Current orders with their lines, the keys of additions, and the keys that orders were handed over by."""

import sqlalchemy as sa
from alembic import op

from erp_adapter.store.migrations import TABLE
from erp_adapter.types import amount, quantity, unit_price

revision = "0002"
down_revision = "0001"

AMOUNT = amount()
QUANTITY = quantity()
UNIT_PRICE = unit_price()


def upgrade() -> None:
    _carts()
    _keys()


def _carts() -> None:
    op.create_table(
        "cart",
        sa.Column("customer_code", sa.String(40), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reference", sa.String(60)),
        sa.Column("notes", sa.Text),
        sa.Column("requested_date", sa.Date),
        sa.Column("address_code", sa.String(40)),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("reservation", sa.String(36)),
        sa.Column("reserved_at", sa.DateTime),
        sa.Column("reserved_key", sa.String(64)),
        sa.Column("reserved_total", AMOUNT),
        sa.Column("reserved_if_version", sa.Integer),
        sa.PrimaryKeyConstraint("customer_code", name="pk_cart"),
        sa.UniqueConstraint("id", name="uq_cart_id"),
        **TABLE,
    )
    op.create_table(
        "cart_line",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("customer_code", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("product_code", sa.String(40), nullable=False),
        sa.Column("quantity", QUANTITY, nullable=False),
        sa.Column("note", sa.String(500)),
        sa.Column("seen_name", sa.String(200), nullable=False),
        sa.Column("seen_net_unit_price", UNIT_PRICE),
        sa.Column("seen_stock", QUANTITY),
        sa.PrimaryKeyConstraint("id", name="pk_cart_line"),
        sa.ForeignKeyConstraint(
            ["customer_code"], ["cart.customer_code"], name="fk_cart_line_customer_code", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("customer_code", "product_code", name="uq_cart_line_customer_code_product_code"),
        **TABLE,
    )


def _keys() -> None:
    op.create_table(
        "cart_key",
        sa.Column("customer_code", sa.String(40), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("customer_code", "key", name="pk_cart_key"),
        **TABLE,
    )
    op.create_table(
        "submission",
        sa.Column("customer_code", sa.String(40), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("cart_id", sa.String(36), nullable=False),
        sa.Column("order_number", sa.String(40), nullable=False),
        sa.Column("expected_total", AMOUNT),
        sa.Column("if_version", sa.Integer),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("customer_code", "key", name="pk_submission"),
        **TABLE,
    )
    op.create_index("ix_submission_cart_id", "submission", ["cart_id"])
