"""What the price of a product depends on, as the ERP has it.

Percentages run in cascade; both days of a validity are included, and None leaves it open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode


@dataclass(frozen=True, slots=True)
class Tariff:
    """`discount` is a percentage on the base price; None: the tariff prices only the products that it has rows for."""

    code: TariffCode
    name: str
    currency: str
    discount: Decimal | None
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price from a quantity on, agreed with a customer or in a tariff."""

    min_quantity: Decimal
    price: Decimal
    discounts: tuple[Decimal, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class CustomerDiscount:
    """A customer's discounts for what is of the family and of the brand that it names; naming neither it is for nothing."""

    family: FamilyCode | None
    brand: str | None
    discounts: tuple[Decimal, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A price or discounts for the product and the family that it names, for all tariffs or one; naming neither: nothing."""

    code: OfferCode
    name: str
    product: ProductCode | None
    family: FamilyCode | None
    tariff: TariffCode | None
    min_quantity: Decimal
    price: Decimal | None
    discounts: tuple[Decimal, ...]
    valid_from: date | None
    valid_until: date | None


class PricedProduct(Protocol):
    """What of a product its price depends on."""

    @property
    def code(self) -> ProductCode: ...
    @property
    def brand(self) -> str | None: ...
    @property
    def family_code(self) -> FamilyCode | None: ...
    @property
    def base_price(self) -> Decimal: ...
    @property
    def for_sale(self) -> bool: ...
    @property
    def min_quantity(self) -> Decimal: ...
    @property
    def quantity_step(self) -> Decimal: ...


@dataclass(frozen=True, slots=True)
class CustomerTerms:
    """What of a customer its prices depend on; the tariffs in the customer's order."""

    tariffs: tuple[Tariff, ...]
    discounts: tuple[CustomerDiscount, ...]
    offers: bool = True


NOBODY = CustomerTerms(tariffs=(), discounts=(), offers=False)
"""For staff without a customer: base prices, and no offers."""

RowsByProduct = Mapping[ProductCode, Sequence[PriceRow]]


FamilyLines = Mapping[FamilyCode, tuple[FamilyCode, ...]]
"""Families, each with the line to its root, itself first."""


@dataclass(frozen=True, slots=True)
class PriceRows:
    """The rows of many products for many customers, as they were read together; rows that concern none do no harm."""

    families: FamilyLines
    agreed: Mapping[CustomerCode, RowsByProduct]
    tariff_rows: Mapping[TariffCode, RowsByProduct]
    offers: Sequence[Offer]

    def line(self, family: FamilyCode | None) -> tuple[FamilyCode, ...]:
        """A family with its ancestors, empty for no family; one that the ERP does not know is its own line."""
        return () if family is None else self.families.get(family, (family,))


NO_ROWS = PriceRows(families={}, agreed={}, tariff_rows={}, offers=())
"""For nobody, whose prices need none."""


@dataclass(frozen=True, slots=True)
class PriceData:
    """What customers' prices are made of: the company's currency, each customer's terms, the rows."""

    currency: str
    terms: Mapping[CustomerCode, CustomerTerms]
    rows: PriceRows
