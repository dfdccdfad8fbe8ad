"""Which columns an ERP may lack, and what they then are: the contract's brackets, said here alone."""

from collections.abc import Mapping
from typing import Final


class Company:
    """The default of a currency: the company's."""


THE_COMPANYS: Final = Company()

Default = str | int | bool | Company | None


def _discounts(last: int, first: int = 1, name: str = "discount") -> dict[str, Default]:
    return {f"{name}_{place}": 0 for place in range(first, last + 1)}


_VALIDITY: dict[str, Default] = {"valid_from": None, "valid_until": None}

OPTIONAL: Mapping[str, Mapping[str, Default]] = {
    "company": {"province": None, "reports_by_sii": False},
    "customer": {
        "trade_name": None,
        "email": None,
        "phone": None,
        "province": None,
        "payment_terms": None,
        "sales_representative": None,
        "credit_limit": None,
        "surcharge": False,
        "tax_exempt": False,
        **_discounts(2, name="order_discount"),
        "active": True,
    },
    "customer_address": {"province": None, "is_default": False},
    "tariff": {"discount": None, **_VALIDITY},
    "tariff_price": {"min_quantity": 0, **_discounts(3), **_VALIDITY},
    "customer_price": {"min_quantity": 0, **_discounts(3), **_VALIDITY},
    "customer_discount": {"family_code": None, "brand": None, **_discounts(3, first=2), **_VALIDITY},
    "offer": {
        "product_code": None,
        "family_code": None,
        "tariff_code": None,
        "min_quantity": 0,
        "price": None,
        **_discounts(3),
        "valid_from": None,
    },
    "product": {
        "description": None,
        "technical_description": None,
        "barcode": None,
        "brand": None,
        "family_code": None,
        "units_per_pack": 1,
        "min_quantity": 1,
        "quantity_step": 1,
        "min_stock": 0,
        "for_sale": True,
    },
    "product_family": {"parent_code": None, "position": 0},
    "product_image": {"alt": None},
    "stock": {"warehouse_code": "", "reserved": 0},
    "tax": {"surcharge_rate": 0, **_VALIDITY},
    "sales_order": {
        "requested_date": None,
        "reference": None,
        "notes": None,
        "address_code": None,
        "cancelled": False,
        "confirmed": False,
        **_discounts(2),
        "charges": 0,
        "charges_tax_rate": None,
        "external_reference": None,
    },
    "sales_order_line": {
        "product_code": None,
        **_discounts(3),
        "surcharge_rate": 0,
        "closed": False,
        "note": None,
    },
    "invoice": {
        "series": None,
        "operation_date": None,
        "customer_street": None,
        "customer_city": None,
        "customer_postal_code": None,
        "customer_province": None,
        "customer_country": None,
        **_discounts(2),
        "charges": 0,
        "withholding": 0,
        "rectifies_number": None,
        "declaration_model": None,
        "exclusion_reason": None,
        "reverse_charge": False,
        "cash_basis": False,
        "mentions": None,
        "verification_url": None,
        "verifactu": False,
    },
    "invoice_line": {"product_code": None, **_discounts(3), "out_of_pocket": False},
    "invoice_tax": {"surcharge_rate": 0, "surcharge": 0},
    "invoice_document": {"uri": None, "content": None},
    "receivable": {"payment_method": None, "grouping_number": None, "currency": THE_COMPANYS},
    "ledger_account": {"position": 0},
    "ledger_entry": {
        "customer_code": None,
        "document": None,
        "invoice_number": None,
        "is_opening_or_closing": False,
    },
}
"""By relation and column. A column that is not here must be mapped; of `invoice_document` either of its two must be too."""
