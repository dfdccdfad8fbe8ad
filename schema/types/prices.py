"""Prices, tariffs and offers."""

from datetime import date
from decimal import Decimal

import strawberry

from erp_adapter.domain import pricing
from erp_adapter.domain.pricing import PriceSource
from schema.ids import global_id
from schema.types.node import Node


@strawberry.type(description="A price list (tarifa).")
class Tariff(Node):
    code: str = strawberry.field(description="Its code in the ERP.")
    name: str = strawberry.field(description="Its name.")
    currency: str = strawberry.field(description="ISO 4217.")
    valid_from: date | None = strawberry.field(description="Its first day; null: always.")
    valid_until: date | None = strawberry.field(description="Its last day; null: for ever.")

    @classmethod
    def of(cls, tariff: pricing.Tariff) -> "Tariff":
        return cls(
            id=global_id("Tariff", tariff.code),
            code=tariff.code,
            name=tariff.name,
            currency=tariff.currency,
            valid_from=tariff.valid_from,
            valid_until=tariff.valid_until,
        )


@strawberry.type(description="A dated offer for a product or a family of products.")
class Offer(Node):
    code: str = strawberry.field(description="Its code in the ERP.")
    name: str = strawberry.field(description="Its name.")
    valid_from: date | None = strawberry.field(description="Its first day; null: always.")
    valid_until: date | None = strawberry.field(description="Its last day; null: for ever.")
    minimum_quantity: Decimal = strawberry.field(description="From this quantity on.")
    unit_price: Decimal | None = strawberry.field(description="Its own price per unit, where it has one.")
    discounts: list[Decimal] | None = strawberry.field(description="Percentages, applied one after the other.")

    @classmethod
    def of(cls, offer: pricing.Offer) -> "Offer":
        shown = offer.price is not None or offer.discounts  # with neither, its figures may not be seen
        return cls(
            id=global_id("Offer", offer.code),
            code=offer.code,
            name=offer.name,
            valid_from=offer.valid_from,
            valid_until=offer.valid_until,
            minimum_quantity=offer.min_quantity,
            unit_price=offer.price,
            discounts=list(offer.discounts) if shown else None,
        )


@strawberry.type(description="What a quantity of a product costs a customer today, without tax.")
class Price:
    unit_price: Decimal = strawberry.field(description="Per unit, before discounts.")
    discounts: list[Decimal] = strawberry.field(description="Percentages, applied one after the other.")
    net_unit_price: Decimal = strawberry.field(
        description="Per unit after discounts, 6 decimals: to show, not to multiply."
    )
    net: Decimal = strawberry.field(
        description="quantity × unitPrice × Π(1 − discount), rounded once to the cent, without tax."
    )
    currency: str = strawberry.field(description="ISO 4217.")
    source: PriceSource = strawberry.field(description="Which rule gave it.")
    tariff: Tariff | None = strawberry.field(description="The tariff that it is from, where it is from one.")
    offer: Offer | None = strawberry.field(description="The offer that made it, where one did.")
    valid_until: date | None = strawberry.field(description="The last day on which this price holds, where it ends.")

    @classmethod
    def of(cls, price: pricing.Price, currency: str) -> "Price":
        return cls(
            unit_price=price.unit_price,
            discounts=list(price.discounts),
            net_unit_price=price.net_unit_price,
            net=price.net,
            currency=currency,
            source=price.source,
            tariff=None if price.tariff is None else Tariff.of(price.tariff),
            offer=None if price.offer is None else Offer.of(price.offer),
            valid_until=price.valid_until,
        )


@strawberry.type(description="A quantity from which the price changes.")
class PriceBreak:
    minimum_quantity: Decimal = strawberry.field(description="From this quantity on.")
    net_unit_price: Decimal = strawberry.field(description="As in Price.")
    source: PriceSource = strawberry.field(description="Which rule gives it.")

    @classmethod
    def of(cls, entry: pricing.PriceBreak) -> "PriceBreak":
        return cls(minimum_quantity=entry.minimum_quantity, net_unit_price=entry.net_unit_price, source=entry.source)
