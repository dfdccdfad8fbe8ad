"""What the gateway knows an ERP as: the relations of the reference layout, and whose each row is."""

from dataclasses import dataclass, fields

from sqlalchemy import FromClause


@dataclass(frozen=True, slots=True)
class Relations:
    """Each relation is a table, a view or a subquery with the reference layout's column names."""

    company: FromClause
    customer: FromClause
    customer_address: FromClause
    tariff: FromClause
    customer_tariff: FromClause
    tariff_price: FromClause
    customer_price: FromClause
    customer_discount: FromClause
    offer: FromClause
    product: FromClause
    product_family: FromClause
    product_image: FromClause
    product_attribute: FromClause
    customer_product_code: FromClause
    stock: FromClause
    tax: FromClause
    sales_order: FromClause
    sales_order_line: FromClause
    invoice: FromClause
    invoice_line: FromClause
    invoice_tax: FromClause
    invoice_order: FromClause
    invoice_document: FromClause
    receivable: FromClause
    receivable_invoice: FromClause
    cash_receipt: FromClause
    ledger_account: FromClause
    ledger_entry: FromClause


def relation_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Relations))


@dataclass(frozen=True, slots=True)
class Owner:
    """Where a relation's rows say whose they are: in `column`, or in the parent that `column` refers to."""

    column: str
    parent: str | None = None
    parent_key: str = ""


OWNERS: dict[str, Owner] = {
    "customer": Owner("code"),
    "customer_address": Owner("customer_code"),
    "customer_tariff": Owner("customer_code"),
    "customer_price": Owner("customer_code"),
    "customer_discount": Owner("customer_code"),
    "customer_product_code": Owner("customer_code"),
    "sales_order": Owner("customer_code"),
    "sales_order_line": Owner("order_number", "sales_order", "number"),
    "invoice": Owner("customer_code"),
    "invoice_line": Owner("invoice_number", "invoice", "number"),
    "invoice_tax": Owner("invoice_number", "invoice", "number"),
    "invoice_order": Owner("invoice_number", "invoice", "number"),
    "invoice_document": Owner("invoice_number", "invoice", "number"),
    "receivable": Owner("customer_code"),
    "receivable_invoice": Owner("receivable_number", "receivable", "number"),
    "cash_receipt": Owner("tax_id", "customer", "tax_id"),
    "ledger_account": Owner("customer_code"),
    # By the entry's own customer: an account that several share says nothing of whose an entry is.
    "ledger_entry": Owner("customer_code"),
}
"""The relations that hold a customer's data. Every statement over one of them starts in `erp_adapter.scope`."""
