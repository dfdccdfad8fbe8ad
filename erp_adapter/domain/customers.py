"""Customers and the company, as their records have them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import AddressCode, CustomerCode


@dataclass(frozen=True, slots=True)
class Address:
    name: str | None
    street: str
    city: str
    postal_code: str
    province: str | None
    country: str


@dataclass(frozen=True, slots=True)
class DeliveryAddress:
    customer_code: CustomerCode
    code: AddressCode
    address: Address
    is_default: bool


@dataclass(frozen=True, slots=True)
class Customer:
    code: CustomerCode
    name: str
    trade_name: str | None
    tax_id: str | None
    email: str | None
    phone: str | None
    address: Address
    payment_terms: str | None
    sales_representative: str | None
    credit_limit: Decimal | None
    surcharge: bool
    tax_exempt: bool
    order_discounts: tuple[Decimal, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    tax_id: str
    address: Address
    currency: str
    tax_regime: str


class CustomerSort(StrEnum):
    CODE = "CODE"
    NAME = "NAME"


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """Customers with all these folded words, in an order of (what, descending), never empty."""

    words: tuple[str, ...]
    order: tuple[tuple[CustomerSort, bool], ...]
