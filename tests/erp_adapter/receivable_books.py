"""Rows of what is owed for a small ERP, and the questions to ask about them."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from tests.erp_adapter.order_books import ANA

TODAY = date(2026, 3, 31)
DUE_FIRST = ((ReceivableSort.DUE_DATE, False),)


def receivable(number: str, amount: str = "100", paid: str = "0", *, late: int = 0, **values: Any) -> dict[str, Any]:
    """A due date of Ana's so many days before TODAY."""
    usual: dict[str, Any] = {
        "number": number,
        "kind": "DUE",
        "customer_code": ANA,
        "date": date(2026, 1, 1),
        "due_date": TODAY - timedelta(days=late),
        "amount": Decimal(amount),
        "paid": Decimal(paid),
        "payment_method": None,
        "grouping_number": None,
        "currency": "EUR",
    }
    return usual | values


def link(receivable_number: str, invoice_number: str) -> dict[str, Any]:
    return {"receivable_number": receivable_number, "invoice_number": invoice_number}


def invoice(number: str, customer: CustomerCode = ANA, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "number": number,
        "kind": "INVOICE",
        "date": date(2026, 1, 1),
        "customer_code": customer,
        "customer_name": "Ana",
        "charges": Decimal(0),
        "net": Decimal(100),
        "total": Decimal(121),
        "withholding": Decimal(0),
        "currency": "EUR",
    }
    return usual | values


def owed_by(
    customer: CustomerCode = ANA,
    order: Sequence[tuple[ReceivableSort, bool]] = DUE_FIRST,
    *,
    today: date = TODAY,
    by_invoice: bool = True,
    **wanted: Any,
) -> ReceivableQuery:
    return ReceivableQuery(customer, today, ReceivableFilter(**wanted), tuple(order), by_invoice)
