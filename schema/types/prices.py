"""Prices, tariffs and offers."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import strawberry

from erp_adapter.domain import pricing
from erp_adapter.domain.pricing import PriceSource
from schema.shown import id_of, made_of, of_record
from schema.types.node import Node


@strawberry.type(description="A price list (tarifa).")
class Tariff(Node):
    record: strawberry.Private[pricing.Tariff]
    id: strawberry.ID = id_of("Tariff", "code")
    code: str = of_record("code", description="Its code in the ERP.")
    name: str = of_record("name", description="Its name.")
    currency: str = of_record("currency", description="ISO 4217.")
    valid_from: date | None = of_record("valid_from", description="Its first day; null: always.")
    valid_until: date | None = of_record("valid_until", description="Its last day; null: for ever.")

    @classmethod
    def of(cls, record: pricing.Tariff) -> "Tariff":
        return cls(record=record)


def _offer_discounts(self: "Offer") -> Sequence[Decimal] | None:
    """Null with no price either: then its figures may not be seen."""
    return self.record.discounts if self.record.price is not None or self.record.discounts else None


@strawberry.type(description="A dated offer for a product or a family of products.")
class Offer(Node):
    record: strawberry.Private[pricing.Offer]
    id: strawberry.ID = id_of("Offer", "code")
    code: str = of_record("code", description="Its code in the ERP.")
    name: str = of_record("name", description="Its name.")
    valid_from: date | None = of_record("valid_from", description="Its first day; null: always.")
    valid_until: date | None = of_record("valid_until", description="Its last day; null: for ever.")
    minimum_quantity: Decimal = of_record("min_quantity", description="From this quantity on.")
    unit_price: Decimal | None = of_record("price", description="Its own price per unit, where it has one.")
    discounts: list[Decimal] | None = made_of(
        _offer_discounts, "price", "discounts", description="Percentages, applied one after the other."
    )

    @classmethod
    def of(cls, record: pricing.Offer) -> "Offer":
        return cls(record=record)


def _tariff(self: "Price") -> Tariff | None:
    return None if self.record.tariff is None else Tariff.of(self.record.tariff)


def _offer(self: "Price") -> Offer | None:
    return None if self.record.offer is None else Offer.of(self.record.offer)


@strawberry.type(description="What a quantity of a product costs a customer today, without tax.")
class Price:
    record: strawberry.Private[pricing.Price]
    unit_price: Decimal = of_record("unit_price", description="Per unit, before discounts.")
    discounts: list[Decimal] = of_record("discounts", description="Percentages, applied one after the other.")
    net_unit_price: Decimal = of_record(
        "net_unit_price", description="Per unit after discounts, 6 decimals: to show, not to multiply."
    )
    net: Decimal = of_record(
        "net", description="quantity × unitPrice × Π(1 − discount), rounded once to the cent, without tax."
    )
    currency: str = of_record("currency", description="ISO 4217.")
    source: PriceSource = of_record("source", description="Which rule gave it.")
    tariff: Tariff | None = made_of(_tariff, "tariff", description="The tariff that it is from, where it is from one.")
    offer: Offer | None = made_of(_offer, "offer", description="The offer that made it, where one did.")
    valid_until: date | None = of_record(
        "valid_until", description="The last day on which this price holds, where it ends."
    )

    @classmethod
    def of(cls, record: pricing.Price) -> "Price":
        return cls(record=record)


@strawberry.type(description="A quantity from which the price changes.")
class PriceBreak:
    record: strawberry.Private[pricing.PriceBreak]
    minimum_quantity: Decimal = of_record("minimum_quantity", description="From this quantity on.")
    net_unit_price: Decimal = of_record("net_unit_price", description="As in Price.")
    source: PriceSource = of_record("source", description="Which rule gives it.")

    @classmethod
    def of(cls, record: pricing.PriceBreak) -> "PriceBreak":
        return cls(record=record)
