"""What the price of a product depends on, as the ERP has it.

Percentages run in cascade; both days of a validity are included, and None leaves it open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class ProductTerms:
    """What of a product its price depends on; `families`: its own first, then that one's ancestors."""

    code: ProductCode
    brand: str | None
    families: tuple[FamilyCode, ...]
    base_price: Decimal
    for_sale: bool
    min_quantity: Decimal
    quantity_step: Decimal


@dataclass(frozen=True, slots=True)
class CustomerTerms:
    """What of a customer its prices depend on; the tariffs in the customer's order."""

    tariffs: tuple[Tariff, ...]
    discounts: tuple[CustomerDiscount, ...]
    offers: bool = True


NOBODY = CustomerTerms(tariffs=(), discounts=(), offers=False)
"""For staff without a customer: base prices, and no offers."""


@dataclass(frozen=True, slots=True)
class ProductRows:
    """One product's rows: agreed with the customer, of its tariffs, and offers; rows that don't concern it do no harm."""

    agreed: Sequence[PriceRow]
    tariff_rows: Mapping[TariffCode, Sequence[PriceRow]]
    offers: Sequence[Offer]


@dataclass(frozen=True, slots=True)
class PriceRows:
    """The rows of many products for many customers, as they were read together."""

    agreed: Mapping[tuple[CustomerCode, ProductCode], Sequence[PriceRow]]
    tariff_rows: Mapping[ProductCode, Mapping[TariffCode, Sequence[PriceRow]]]
    offers: Sequence[Offer]

    def of(self, customer: CustomerCode | None, product: ProductTerms) -> ProductRows:
        return ProductRows(
            agreed=self.agreed.get((customer, product.code), ()) if customer is not None else (),
            tariff_rows=self.tariff_rows.get(product.code, {}),
            offers=[each for each in self.offers if each.product == product.code or each.family in product.families],
        )
