"""The reference layout as tables: what `docs/erp.md` describes, and what the demo has."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, FromClause, Index, Integer, LargeBinary, MetaData, String, Table, Text

from erp_adapter.relations import Relations, relation_names
from erp_adapter.types import Instant, amount, percentage, quantity, unit_price


def _code(name: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, String(40), primary_key=key, nullable=optional)


def _text(name: str, length: int = 200, *, optional: bool = False) -> Column[str]:
    return Column(name, String(length), nullable=optional)


def _day(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=optional)


def _flag(name: str, *, default: bool = False) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False, default=default)


def _position(*, key: bool = False) -> Column[int]:
    return Column("position", Integer, primary_key=key, nullable=False, autoincrement=False)


def _quantity(name: str, default: int = 0) -> Column[Any]:
    return Column(name, quantity(), nullable=False, default=default)


def _price(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, unit_price(), nullable=optional)


def _amount(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, amount(), nullable=optional)


def _rate(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, percentage(), nullable=optional, default=None if optional else 0)


def _discounts(count: int) -> list[Column[Any]]:
    return [_rate(f"discount_{i}") for i in range(1, count + 1)]


def _validity() -> list[Column[Any]]:
    return [_day("valid_from", optional=True), _day("valid_until", optional=True)]


def _address() -> list[Column[Any]]:
    return [
        _text("street"),
        _text("city", 100),
        _text("postal_code", 12),
        _text("province", 100, optional=True),
        _text("country", 2),
    ]


def reference_layout() -> tuple[MetaData, Relations]:
    """The layout of `docs/erp.md` as tables, in a metadata of their own."""
    meta = MetaData()
    tables = [*_parties(meta), *_prices(meta), *_catalogue(meta), *_orders(meta), *_invoices(meta), *_accounts(meta)]
    by_name: dict[str, FromClause] = {table.name: table for table in tables}
    return meta, Relations(**{name: by_name[name] for name in relation_names()})


def _parties(meta: MetaData) -> list[Table]:
    return [
        Table(
            "company",
            meta,
            _text("name"),
            _code("tax_id", key=True),
            *_address(),
            _text("currency", 3),
            _text("tax_regime", 4),
            _flag("reports_by_sii"),
        ),
        Table(
            "customer",
            meta,
            _code("code", key=True),
            _text("name"),
            _text("trade_name", optional=True),
            _code("tax_id", optional=True),
            _text("email", optional=True),
            _text("phone", 40, optional=True),
            *_address(),
            _text("payment_terms", optional=True),
            _text("sales_representative", optional=True),
            _amount("credit_limit", optional=True),
            _flag("surcharge"),
            _flag("tax_exempt"),
            *[_rate(f"order_discount_{i}") for i in (1, 2)],
            _flag("active", default=True),
            Index("ix_customer_name", "name", "code"),
            Index("ix_customer_tax_id", "tax_id"),
        ),
        Table(
            "customer_address",
            meta,
            _code("customer_code", key=True),
            _code("code", key=True),
            _text("name"),
            *_address(),
            _flag("is_default"),
        ),
    ]


def _prices(meta: MetaData) -> list[Table]:
    return [
        Table(
            "tariff",
            meta,
            _code("code", key=True),
            _text("name"),
            _text("currency", 3),
            _rate("discount", optional=True),
            *_validity(),
        ),
        Table("customer_tariff", meta, _code("customer_code", key=True), _code("tariff_code", key=True), _position()),
        Table(
            "tariff_price",
            meta,
            _code("tariff_code"),
            _code("product_code"),
            _quantity("min_quantity"),
            _price("price"),
            *_discounts(3),
            *_validity(),
            Index("ix_tariff_price", "product_code", "tariff_code"),
        ),
        Table(
            "customer_price",
            meta,
            _code("customer_code"),
            _code("product_code"),
            _quantity("min_quantity"),
            _price("price"),
            *_discounts(3),
            *_validity(),
            Index("ix_customer_price", "customer_code", "product_code"),
        ),
        Table(
            "customer_discount",
            meta,
            _code("customer_code"),
            _code("family_code", optional=True),
            _text("brand", 80, optional=True),
            *_discounts(3),
            *_validity(),
            Index("ix_customer_discount", "customer_code"),
        ),
        Table(
            "offer",
            meta,
            _code("code", key=True),
            _text("name"),
            _code("product_code", optional=True),
            _code("family_code", optional=True),
            _code("tariff_code", optional=True),
            _quantity("min_quantity"),
            _price("price", optional=True),
            *_discounts(3),
            _day("valid_from", optional=True),
            _day("valid_until"),
            Index("ix_offer_until", "valid_until"),
            Index("ix_offer_product", "product_code", "valid_until"),
            Index("ix_offer_family", "family_code", "valid_until"),
        ),
        Table(
            "tax",
            meta,
            _code("code"),
            _text("name"),
            _text("regime", 4),
            _rate("rate"),
            _rate("surcharge_rate"),
            *_validity(),
            Index("ix_tax", "code"),
        ),
    ]


def _catalogue(meta: MetaData) -> list[Table]:
    return [
        Table(
            "product",
            meta,
            _code("code", key=True),
            _text("name"),
            Column("description", Text),
            Column("technical_description", Text),
            _code("barcode", optional=True),
            _text("brand", 80, optional=True),
            _code("family_code", optional=True),
            _text("unit", 20),
            _quantity("units_per_pack", 1),
            _quantity("min_quantity", 1),
            _quantity("quantity_step", 1),
            _code("tax_code"),
            _price("base_price"),
            _quantity("min_stock"),
            _flag("for_sale", default=True),
            Index("ix_product_name", "name", "code"),
            Index("ix_product_brand", "brand", "code"),
            Index("ix_product_family", "family_code", "name", "code"),
            Index("ix_product_barcode", "barcode"),
        ),
        Table(
            "product_family",
            meta,
            _code("code", key=True),
            _text("name"),
            _code("parent_code", optional=True),
            Column("position", Integer, nullable=False, default=0),
            Index("ix_product_family_parent", "parent_code"),
        ),
        Table(
            "product_image",
            meta,
            _code("product_code", key=True),
            _position(key=True),
            _text("uri", 500),
            _text("alt", optional=True),
        ),
        Table(
            "product_attribute",
            meta,
            _code("product_code", key=True),
            _position(key=True),
            _text("name", 80),
            _text("value", 120),
            Index("ix_product_attribute_value", "name", "value", "product_code"),
        ),
        Table(
            "customer_product_code",
            meta,
            _code("customer_code", key=True),
            _code("code", key=True),
            _code("product_code"),
        ),
        Table(
            "stock",
            meta,
            _code("product_code", key=True),
            _code("warehouse_code", key=True),
            _quantity("quantity"),
            _quantity("reserved"),
        ),
    ]


def _orders(meta: MetaData) -> list[Table]:
    return [
        Table(
            "sales_order",
            meta,
            _code("number", key=True),
            _code("customer_code"),
            Column("submitted_at", Instant, nullable=False),
            _day("requested_date", optional=True),
            _text("reference", 60, optional=True),
            Column("notes", Text),
            _code("address_code", optional=True),
            _flag("cancelled"),
            _flag("confirmed"),
            *_discounts(2),
            _amount("charges"),
            _rate("charges_tax_rate", optional=True),
            _amount("net"),
            _amount("total"),
            _text("currency", 3),
            Column("external_reference", String(64), unique=True),
            Index("ix_sales_order_submitted", "customer_code", "submitted_at", "number"),
            Index("ix_sales_order_number", "customer_code", "number"),
        ),
        Table(
            "sales_order_line",
            meta,
            _code("order_number", key=True),
            _position(key=True),
            _code("product_code", optional=True),
            _text("description"),
            _quantity("quantity"),
            _quantity("served"),
            _quantity("invoiced"),
            _price("unit_price"),
            *_discounts(3),
            _amount("net"),
            _rate("tax_rate"),
            _rate("surcharge_rate"),
            _flag("closed"),
            Column("note", Text),
            Index("ix_sales_order_line_product", "product_code", "order_number"),
        ),
        Table("counter", meta, _code("name", key=True), Column("value", Integer, nullable=False)),
    ]


def _invoices(meta: MetaData) -> list[Table]:
    return [
        Table(
            "invoice",
            meta,
            _code("number", key=True),
            _code("series", optional=True),
            _text("kind", 12),
            _day("date"),
            _day("operation_date", optional=True),
            _code("customer_code"),
            _text("customer_name"),
            _code("customer_tax_id", optional=True),
            *[
                _text(f"customer_{part}", optional=True)
                for part in ("street", "city", "postal_code", "province", "country")
            ],
            *_discounts(2),
            _amount("charges"),
            _amount("net"),
            _amount("total"),
            _amount("withholding"),
            _text("currency", 3),
            _code("rectifies_number", optional=True),
            _text("declaration_model", 4, optional=True),
            _text("exclusion_reason", 20, optional=True),
            _flag("reverse_charge"),
            _flag("cash_basis"),
            Column("mentions", Text),
            _text("verification_url", 500, optional=True),
            _flag("verifactu"),
            Index("ix_invoice_date", "customer_code", "date", "number"),
            Index("ix_invoice_number", "customer_code", "number"),
            Index("ix_invoice_tax_id", "customer_tax_id", "date"),
            Index("ix_invoice_rectifies", "rectifies_number"),
        ),
        Table(
            "invoice_line",
            meta,
            _code("invoice_number", key=True),
            _position(key=True),
            _code("product_code", optional=True),
            _text("description"),
            _quantity("quantity"),
            _price("unit_price"),
            *_discounts(3),
            _amount("net"),
            _rate("tax_rate"),
            _flag("out_of_pocket"),
            Index("ix_invoice_line_product", "product_code", "invoice_number"),
        ),
        Table(
            "invoice_tax",
            meta,
            _code("invoice_number"),
            _text("name", 60),
            _text("regime", 4),
            _rate("rate"),
            _amount("base"),
            _amount("tax"),
            _rate("surcharge_rate"),
            _amount("surcharge"),
            Index("ix_invoice_tax", "invoice_number"),
        ),
        Table(
            "invoice_order",
            meta,
            _code("invoice_number", key=True),
            _code("order_number", key=True),
            Index("ix_invoice_order", "order_number"),
        ),
        Table(
            "invoice_document",
            meta,
            _code("invoice_number"),
            _text("uri", 500, optional=True),
            Column("content", LargeBinary),
            _text("media_type", 80),
            _flag("signed"),
            Index("ix_invoice_document", "invoice_number"),
        ),
    ]


def _accounts(meta: MetaData) -> list[Table]:
    return [
        Table(
            "receivable",
            meta,
            _code("number", key=True),
            _text("kind", 12),
            _code("customer_code"),
            _day("date"),
            _day("due_date"),
            _amount("amount"),
            _amount("paid"),
            _text("payment_method", 80, optional=True),
            _code("grouping_number", optional=True),
            _text("currency", 3),
            Index("ix_receivable_due", "customer_code", "due_date", "number"),
            Index("ix_receivable_grouping", "grouping_number"),
        ),
        Table(
            "receivable_invoice",
            meta,
            _code("receivable_number", key=True),
            _code("invoice_number", key=True),
            Index("ix_receivable_invoice", "invoice_number"),
        ),
        Table(
            "cash_receipt",
            meta,
            _code("tax_id"),
            _day("date"),
            _amount("amount"),
            Index("ix_cash_receipt", "tax_id", "date"),
        ),
        Table("ledger_account", meta, _code("customer_code", key=True), _code("account", key=True), _position()),
        Table(
            "ledger_entry",
            meta,
            _code("account"),
            _code("customer_code", optional=True),
            _day("date"),
            Column("entry_number", Integer, nullable=False),
            Column("line", Integer, nullable=False),
            _text("concept"),
            _text("document", 60, optional=True),
            _amount("debit"),
            _amount("credit"),
            _code("invoice_number", optional=True),
            _flag("is_opening_or_closing"),
            Index("ix_ledger_entry", "customer_code", "account", "date", "entry_number", "line"),
        ),
    ]
