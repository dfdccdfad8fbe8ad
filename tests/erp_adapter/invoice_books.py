"""Rows of invoices for a small ERP, and the questions to ask about them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceQuery, InvoiceSort
from tests.erp_adapter import receivable_books
from tests.erp_adapter.order_books import ANA
from tests.erp_adapter.receivable_books import TODAY, link, receivable

__all__ = ["TODAY", "invoice", "invoices_of", "line", "link", "receivable", "tax"]

NEWEST_FIRST = ((InvoiceSort.DATE, True), (InvoiceSort.NUMBER, True))


def invoice(number: str, customer: CustomerCode = ANA, **values: Any) -> dict[str, Any]:
    optional = ("operation_date", "customer_city", "rectifies_number", "verification_url")
    usual = dict.fromkeys(optional) | {"discount_1": Decimal(0), "discount_2": Decimal(0)}
    return receivable_books.invoice(number, customer, **(usual | values))


def line(invoice_number: str, position: int = 1, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "invoice_number": invoice_number,
        "position": position,
        "product_code": None,
        "description": "Codo de cobre",
        "quantity": Decimal(10),
        "unit_price": Decimal(10),
        "discount_1": Decimal(0),
        "discount_2": Decimal(0),
        "discount_3": Decimal(0),
        "net": Decimal(100),
        "tax_rate": Decimal(21),
        "out_of_pocket": False,
    }
    return usual | values


def tax(invoice_number: str, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "invoice_number": invoice_number,
        "name": "IVA 21 %",
        "regime": "IVA",
        "rate": Decimal(21),
        "base": Decimal(100),
        "tax": Decimal(21),
        "surcharge_rate": Decimal(0),
        "surcharge": Decimal(0),
    }
    return usual | values


def invoices_of(
    customer: CustomerCode = ANA, order: Sequence[tuple[InvoiceSort, bool]] = NEWEST_FIRST, **wanted: Any
) -> InvoiceQuery:
    return InvoiceQuery(customer, TODAY, InvoiceFilter(**wanted), tuple(order))
