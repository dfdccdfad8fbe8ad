"""Short ways to write the domain's values, and how many examples a property is tried on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings

from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    CustomerDiscount,
    CustomerPrices,
    CustomerTerms,
    Offer,
    OfferRule,
    Price,
    PriceBreak,
    PriceRow,
    PriceRows,
    Pricing,
    Tariff,
)
from erp_adapter.domain.tax import LineTax

# Always the same examples, with no file kept and no clock looked at: a test that passes passes everywhere.
PROPERTY = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

TODAY = date(2026, 3, 31)
EUR = "EUR"
IVA21 = LineTax("IVA 21 %", Decimal(21), Decimal(0))
IVA10 = LineTax("IVA 10 %", Decimal(10), Decimal(0))
IVA21_SURCHARGED = LineTax("IVA 21 %", Decimal(21), Decimal("5.2"))


CUSTOMER = CustomerCode("C")
_LINE = (FamilyCode("CHILD"), FamilyCode("PARENT"), FamilyCode("ROOT"))
LINES = {family: _LINE[place:] for place, family in enumerate(_LINE)}
"""Each of the families that lie in one another."""


@dataclass(frozen=True, slots=True)
class Product:
    """What of a product its price depends on."""

    code: ProductCode
    brand: str | None
    family_code: FamilyCode | None
    base_price: Decimal
    for_sale: bool
    min_quantity: Decimal
    quantity_step: Decimal


@dataclass(frozen=True, slots=True)
class Rows:
    """Those of one product for one customer."""

    agreed: Sequence[PriceRow]
    tariff_rows: Mapping[TariffCode, Sequence[PriceRow]]
    offers: Sequence[Offer]

    def read_for(self, product: Product) -> PriceRows:
        tariff_rows = {code: {product.code: rows} for code, rows in self.tariff_rows.items()}
        return PriceRows(LINES, {CUSTOMER: {product.code: self.agreed}}, tariff_rows, self.offers)


@dataclass(frozen=True, slots=True)
class Rules:
    """Pricing, of one product at a time."""

    rule: OfferRule

    def of(self, product: Product, customer: CustomerTerms, rows: Rows) -> CustomerPrices:
        return Pricing(EUR, TODAY, self.rule).of(CUSTOMER, customer, rows.read_for(product))

    def price(self, product: Product, customer: CustomerTerms, rows: Rows, quantity: Decimal) -> Price | None:
        return self.of(product, customer, rows).price(product, quantity)

    def breaks(self, product: Product, customer: CustomerTerms, rows: Rows) -> tuple[PriceBreak, ...]:
        return self.of(product, customer, rows).breaks(product)

    def usable_offers(self, product: Product, customer: CustomerTerms, rows: Rows) -> tuple[Offer, ...]:
        return self.of(product, customer, rows).usable_offers(product)


def decimals(*values: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def tariff(
    code: str = "T1",
    *,
    discount: str | None = None,
    currency: str = EUR,
    start: date | None = None,
    end: date | None = None,
) -> Tariff:
    off = None if discount is None else Decimal(discount)
    return Tariff(TariffCode(code), f"Tarifa {code}", currency, off, start, end)


def row(
    price: str, *discounts: str, from_quantity: str = "0", start: date | None = None, end: date | None = None
) -> PriceRow:
    return PriceRow(Decimal(from_quantity), Decimal(price), decimals(*discounts), start, end)


def discount(
    *percentages: str,
    family: str | None = None,
    brand: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> CustomerDiscount:
    code = None if family is None else FamilyCode(family)
    return CustomerDiscount(code, brand, decimals(*percentages), start, end)


def offer(
    code: str = "O1",
    *discounts: str,
    price: str | None = None,
    product: str | None = "P",
    family: str | None = None,
    tariff: str | None = None,
    from_quantity: str = "0",
    start: date | None = None,
    end: date | None = None,
) -> Offer:
    return Offer(
        code=OfferCode(code),
        name=f"Oferta {code}",
        product=None if product is None else ProductCode(product),
        family=None if family is None else FamilyCode(family),
        tariff=None if tariff is None else TariffCode(tariff),
        min_quantity=Decimal(from_quantity),
        price=None if price is None else Decimal(price),
        discounts=decimals(*discounts),
        valid_from=start,
        valid_until=end,
    )


def product(
    base: str = "100",
    *,
    brand: str | None = "ACME",
    family: str | None = "CHILD",
    for_sale: bool = True,
    minimum: str = "1",
    step: str = "1",
) -> Product:
    code = None if family is None else FamilyCode(family)
    return Product(ProductCode("P"), brand, code, Decimal(base), for_sale, Decimal(minimum), Decimal(step))


def customer(*tariffs: Tariff, discounts: tuple[CustomerDiscount, ...] = ()) -> CustomerTerms:
    return CustomerTerms(tariffs, discounts)


def rows(*offers: Offer, agreed: tuple[PriceRow, ...] = (), **tariff_rows: tuple[PriceRow, ...]) -> Rows:
    return Rows(agreed, {TariffCode(code): its for code, its in tariff_rows.items()}, offers)


def pricing(rule: OfferRule = OfferRule.BEST_PRICE) -> Rules:
    return Rules(rule)


def price_of(
    its_rows: Rows,
    terms: CustomerTerms | None = None,
    *,
    of: Product | None = None,
    quantity: str = "1",
    rule: OfferRule = OfferRule.BEST_PRICE,
) -> Price | None:
    return pricing(rule).price(of or product(), terms or customer(), its_rows, Decimal(quantity))


def priced(
    its_rows: Rows,
    terms: CustomerTerms | None = None,
    *,
    of: Product | None = None,
    quantity: str = "1",
    rule: OfferRule = OfferRule.BEST_PRICE,
) -> Price:
    """Price what must have a price."""
    price = price_of(its_rows, terms, of=of, quantity=quantity, rule=rule)
    assert price is not None
    return price
