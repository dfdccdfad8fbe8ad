"""The store's tables of orders: those being put together, and the keys of those handed over."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from erp_adapter.domain.cart import LONGEST_LINE_NOTE, LONGEST_REFERENCE
from erp_adapter.domain.logins import CODE_LENGTH, NAME_LENGTH
from erp_adapter.store.tables import DIGEST, metadata
from erp_adapter.types import Instant, amount, quantity, unit_price

UUID = 36
"""Characters of a UUID."""

cart = Table(
    "cart",
    metadata,
    Column("customer_code", String(CODE_LENGTH), primary_key=True),
    Column("id", String(UUID), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("reference", String(LONGEST_REFERENCE)),
    Column("notes", Text),
    Column("requested_date", Date),
    Column("address_code", String(CODE_LENGTH)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("reservation", String(UUID)),
    Column("reserved_at", Instant),
    Column("reserved_key", String(DIGEST)),
    Column("reserved_total", amount()),
    Column("reserved_if_version", Integer),
)

cart_line = Table(
    "cart_line",
    metadata,
    Column("id", String(UUID), primary_key=True),
    Column("customer_code", String(CODE_LENGTH), ForeignKey("cart.customer_code", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("product_code", String(CODE_LENGTH), nullable=False),
    Column("quantity", quantity(), nullable=False),
    Column("note", String(LONGEST_LINE_NOTE)),
    Column("seen_name", String(NAME_LENGTH), nullable=False),
    Column("seen_net_unit_price", unit_price()),
    Column("seen_stock", quantity()),
    UniqueConstraint("customer_code", "product_code"),
)

cart_key = Table(
    "cart_key",
    metadata,
    Column("customer_code", String(CODE_LENGTH), primary_key=True),
    Column("key", String(DIGEST), primary_key=True),
    Column("created_at", Instant, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("customer_code", String(CODE_LENGTH), primary_key=True),
    Column("key", String(DIGEST), primary_key=True),
    Column("cart_id", String(UUID), nullable=False),
    Column("order_number", String(CODE_LENGTH), nullable=False),
    Column("expected_total", amount()),
    Column("if_version", Integer),
    Column("created_at", Instant, nullable=False),
    Index(None, "cart_id"),
)
