"""A product, and what of it depends on who asks."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from erp_adapter.domain import catalogue, stock
from erp_adapter.domain.codes import ProductCode
from erp_adapter.domain.quantities import FINEST, LARGEST
from erp_adapter.errors import BadRequest
from schema.batched import batched
from schema.context import Info
from schema.shown import id_of, of_record, wanted_of
from schema.types.connections import CustomerCodeArgument
from schema.types.node import Node
from schema.types.prices import Offer, Price, PriceBreak

if TYPE_CHECKING:
    from schema.types.families import ProductFamily


_PRICED = ("code", "brand", "family_code", "base_price", "for_sale", "min_quantity", "quantity_step")
"""What a price depends on."""


@strawberry.type(description="A picture of a product.")
class ProductImage:
    url: str = strawberry.field(description="Where it is; needs no login.")
    alt: str | None = strawberry.field(description="What it shows, in words.")
    position: int = strawberry.field(description="Its place among the product's pictures, from 1.")


@strawberry.type(description="A property of a product, such as its diameter.")
class ProductAttribute:
    name: str = strawberry.field(description="Which property.")
    value: str = strawberry.field(description="Its value, with its unit.")


@strawberry.type(description="Only what the company's stock policy lets this viewer know.")
class Stock:
    record: strawberry.Private[stock.VisibleStock]
    policy: stock.StockPolicy = of_record("policy", description="What may be known.")
    quantity: Decimal | None = of_record("quantity", description="EXACT only: what is there and not reserved.")
    level: stock.StockLevel | None = of_record(
        "level", description="EXACT and TRAFFIC_LIGHT: from the product's minimum stock."
    )

    @classmethod
    def of(cls, record: stock.VisibleStock) -> "Stock":
        return cls(record=record)


@strawberry.type(description="An article of the catalogue.")
class Product(Node):
    record: strawberry.Private[catalogue.Product]
    id: strawberry.ID = id_of("Product", "code")
    code: str = of_record("code", description="Its code in the ERP.")
    name: str = of_record("name", description="Its name.")
    description: str | None = of_record("description", description="What it is, for a buyer.")
    technical_description: str | None = of_record("technical_description", description="What it is, for a technician.")
    barcode: str | None = of_record("barcode", description="EAN-13, as a rule.")
    brand: str | None = of_record("brand", description="Its brand.")
    unit: str = of_record("unit", description="What a quantity of 1 is.")
    units_per_pack: Decimal = of_record("units_per_pack", description="How many units come in a pack.")
    minimum_quantity: Decimal = of_record("min_quantity", description="The least that can be ordered.")
    quantity_step: Decimal = of_record("quantity_step", description="Quantities are sold in multiples of this.")

    @classmethod
    def of(cls, record: catalogue.Product) -> "Product":
        return cls(record=record)

    @batched(description="The family that it belongs to.", needs=("family_code",))
    async def family(
        parents: "Sequence[Product]", info: Info
    ) -> list[Annotated["ProductFamily", strawberry.lazy("schema.types.families")] | None]:
        from schema.types.families import ProductFamily  # noqa: PLC0415 - the two refer to each other

        codes = [each.record.family_code for each in parents]
        found = await info.context.office.catalogue.data.families({code for code in codes if code is not None})
        records = [None if code is None else found.get(code) for code in codes]
        return [None if record is None else ProductFamily.of(record) for record in records]

    @batched(description="The general rate of today, a percentage.", needs=("tax_code",))
    async def tax_rate(parents: "Sequence[Product]", info: Info) -> list[Decimal]:
        return await info.context.office.catalogue.general_tax_rates([each.record for each in parents])

    @batched(description="Its pictures, in order.", needs=("code",))
    async def images(parents: "Sequence[Product]", info: Info) -> list[list[ProductImage]]:
        found = await info.context.office.catalogue.data.images({each.record.code for each in parents})
        url = info.context.office.image_url
        return [
            [ProductImage(url=url(image.uri), alt=image.alt, position=image.position) for image in found.get(code, ())]
            for code in (each.record.code for each in parents)
        ]

    @batched(description="Its properties, in order.", needs=("code",))
    async def attributes(parents: "Sequence[Product]", info: Info) -> list[list[ProductAttribute]]:
        found = await info.context.office.catalogue.data.attributes({each.record.code for each in parents})
        return [
            [ProductAttribute(name=each.name, value=each.value) for each in found.get(parent.record.code, ())]
            for parent in parents
        ]

    @batched(description="Only what the company's stock policy lets this viewer know.", needs=("code", "min_stock"))
    async def stock(parents: "Sequence[Product]", info: Info) -> list[Stock]:
        context = info.context
        shown = await context.office.catalogue.stock(context.viewer, [each.record for each in parents])
        return [Stock.of(each) for each in shown]

    @batched(
        needs=_PRICED,
        description="What the customer pays for this quantity today; left out, the least that can be bought. Null: not "
        "for sale to it, or a login that may not see prices.",
    )
    async def price(
        parents: "Sequence[Product]",
        info: Info,
        quantity: Annotated[Decimal | None, strawberry.argument(description="Over zero.")] = None,
        customer_code: CustomerCodeArgument = None,
    ) -> list[Price | None]:
        if quantity is not None and not (0 < quantity <= LARGEST and quantity == quantity.quantize(FINEST)):
            raise BadRequest("price.quantity", decimals=-int(FINEST.as_tuple().exponent), largest=LARGEST)
        book = info.context.price_book(customer_code)
        prices = await book.prices([(each.record, quantity) for each in parents])
        return [None if price is None else Price.of(price) for price in prices]

    @batched(
        needs=_PRICED,
        description="The quantities from which the price changes, by the same rules as price; the first is the least "
        "that can be bought. Null without SEE_PRICES.",
    )
    async def price_breaks(
        parents: "Sequence[Product]", info: Info, customer_code: CustomerCodeArgument = None
    ) -> list[list[PriceBreak] | None]:
        found = await info.context.price_book(customer_code).breaks([each.record for each in parents])
        return [None if breaks is None else [PriceBreak.of(each) for each in breaks] for breaks in found]

    @batched(needs=_PRICED, description="Offers that this customer can use today. Null without SEE_PRICES.")
    async def offers(
        parents: "Sequence[Product]", info: Info, customer_code: CustomerCodeArgument = None
    ) -> list[list[Offer] | None]:
        found = await info.context.price_book(customer_code).offers([each.record for each in parents])
        return [None if offers is None else [Offer.of(each) for each in offers] for offers in found]


async def products_by_code(info: Info, codes: Sequence[ProductCode | None]) -> list[Product | None]:
    """Each product as the catalogue has it now, with what is selected of it; None for no code, and where it is gone."""
    named = {code for code in codes if code is not None}
    data = info.context.office.catalogue.data
    found = await data.products(named, wanted_of(Product, info.selected)) if named else {}
    records = [None if code is None else found.get(code) for code in codes]
    return [None if record is None else Product.of(record) for record in records]
