"""How invoices, their lines and their taxes are made of what the ERP stored of them."""

from datetime import date

from erp_adapter.cascade import cascade
from erp_adapter.domain.customers import Address
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceLine
from erp_adapter.domain.invoices import InvoiceKind
from erp_adapter.domain.totals import TaxAmount
from erp_adapter.records import Part, Record


def _operation_date(stored: date | None, issued: date) -> date | None:
    """Some ERPs store it always."""
    return None if stored == issued else stored


def _address(
    name: str,
    street: str | None,
    city: str | None,
    postal_code: str | None,
    province: str | None,
    country: str | None,
) -> Address | None:
    """As printed: what the ERP left out is empty, and where it left everything out there is none."""
    if not any((street, city, postal_code, province)):
        return None
    return Address(name, street or "", city or "", postal_code or "", province, country or "")


OF_INVOICE = "of_invoice"
"""Under which name a line has the number of its invoice."""

_ADDRESS = ("name", "street", "city", "postal_code", "province", "country")

HEAD = Record(
    InvoiceHead,
    kind=Part("kind", make=InvoiceKind),
    operation_date=Part("operation_date", "date", make=_operation_date),
    customer_address=Part(*[f"customer_{name}" for name in _ADDRESS], make=_address),
    discounts=Part("discount_1", "discount_2", make=cascade),
)
LINE = Record(
    InvoiceLine,
    invoice_number=Part(OF_INVOICE),
    discounts=Part("discount_1", "discount_2", "discount_3", make=cascade),
)
TAX = Record(TaxAmount)
