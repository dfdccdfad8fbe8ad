"""What current orders come to at today's prices."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.cart import Cart, CartLine, Seen
from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import CustomerCode, ProductCode, TaxCode
from erp_adapter.domain.customers import Customer
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.order_records import IN_CART, Order, OrderLine
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.pricing import Price
from erp_adapter.domain.tax import NO_TAX, LineTax, TaxRate, line_tax, rate_on
from erp_adapter.domain.totals import TotalLine, Totals, order_totals
from resolvers.clock import Clock, today
from resolvers.price_book import PriceBook, PriceReader, PriceSourcePort
from resolvers.settings import CompanySettings
from resolvers.shelf import PRICED

NOTHING = Decimal(0)


class ValuedProductsPort(Protocol):
    async def products(
        self, codes: Collection[ProductCode], wanted: Wanted = None
    ) -> Mapping[ProductCode, Product]: ...
    async def tax_rates(self, codes: Collection[TaxCode]) -> Mapping[TaxCode, Sequence[TaxRate]]: ...


@dataclass(frozen=True, slots=True)
class ValuedLine:
    """A line with what the ERP says of it today: no product where that is gone, no price where it can't be had."""

    line: CartLine
    position: int
    product: Product | None
    price: Price | None
    tax: LineTax

    @property
    def record(self) -> OrderLine:
        line, product, price = self.line, self.product, self.price
        return OrderLine(
            key=(IN_CART, line.id),
            position=self.position,
            product_code=line.product_code,
            code=line.product_code,
            description=line.seen.name if product is None else product.name,
            quantity=line.quantity,
            served=NOTHING,
            invoiced=NOTHING,
            unit_price=None if price is None else price.unit_price,
            discounts=None if price is None else price.discounts,
            net=None if price is None else price.net,
            tax=self.tax,
            note=line.note,
        )

    def seen_line(self, stock: Decimal | None) -> CartLine:
        """The line as a buyer who is shown it today has seen it."""
        name = self.line.seen.name if self.product is None else self.product.name
        price = None if self.price is None else self.price.net_unit_price
        return replace(self.line, seen=Seen(name, price, stock))


@dataclass(frozen=True, slots=True)
class ValuedCart:
    """`totals` add up the lines that have a price."""

    cart: Cart
    customer: Customer
    lines: tuple[ValuedLine, ...]
    totals: Totals
    currency: str

    @property
    def order(self) -> Order | None:
        """The current order as it is shown; None while it has no line."""
        cart = self.cart
        if not cart.lines:
            return None
        return Order(
            key=(IN_CART, cart.id),
            customer_code=cart.customer_code,
            number=None,
            status=OrderStatus.CURRENT,
            submitted_at=None,
            requested_date=cart.details.requested_date,
            reference=cart.details.reference,
            notes=cart.details.notes,
            address_code=cart.details.address_code,
            lines=tuple(line.record for line in self.lines),
            discounts=self.customer.order_discounts,
            charges=Decimal("0.00"),
            totals=self.totals,
            currency=self.currency,
            version=cart.version,
        )


class Valuation:
    def __init__(
        self, products: ValuedProductsPort, prices: PriceSourcePort, settings: CompanySettings, clock: Clock
    ) -> None:
        self._products = products
        self._prices = prices
        self._settings = settings
        self._clock = clock

    def price_book(self, customer: CustomerCode) -> PriceBook:
        """The customer's prices, whoever asks: an order is priced even for a buyer that sees no price."""
        return self._reader().book(customer)

    def _reader(self) -> PriceReader:
        return PriceReader(
            self._prices, today=today(self._clock, self._settings.zone), offer_rule=self._settings.offer_rule
        )

    async def value(self, cart: Cart, customer: Customer, book: PriceBook) -> ValuedCart:
        """Value one order with prices that have been read for part of it already."""
        products, taxes = await self._read([cart])
        return await self._valued(cart, customer, book, products, taxes)

    async def value_all(self, carts: Sequence[tuple[Cart, Customer]]) -> list[ValuedCart]:
        """Value many customers' orders, by as many statements as one."""
        products, taxes = await self._read([cart for cart, _ in carts])
        reader = self._reader()
        return await asyncio.gather(
            *[self._valued(cart, customer, reader.book(customer.code), products, taxes) for cart, customer in carts]
        )

    async def _read(
        self, carts: Sequence[Cart]
    ) -> tuple[Mapping[ProductCode, Product], Mapping[TaxCode, Sequence[TaxRate]]]:
        codes = {line.product_code for cart in carts for line in cart.lines}
        products = await self._products.products(codes, PRICED) if codes else {}
        taxes = {product.tax_code for product in products.values()}
        return products, await self._products.tax_rates(taxes) if taxes else {}

    async def _valued(
        self,
        cart: Cart,
        customer: Customer,
        book: PriceBook,
        products: Mapping[ProductCode, Product],
        taxes: Mapping[TaxCode, Sequence[TaxRate]],
    ) -> ValuedCart:
        known = [(products[line.product_code], line) for line in cart.lines if line.product_code in products]
        found = await book.prices([(product, line.quantity) for product, line in known])
        prices = {line.id: price for (_, line), price in zip(known, found, strict=True)}
        lines = [
            self._line(line, position, customer, products.get(line.product_code), prices.get(line.id), taxes)
            for position, line in enumerate(cart.lines, 1)
        ]
        totals = order_totals(
            [TotalLine(line.price.net, line.tax) for line in lines if line.price is not None],
            discounts=customer.order_discounts,
            rounding=self._settings.tax_rounding,
        )
        return ValuedCart(cart, customer, tuple(lines), totals, await book.currency())

    def _line(
        self,
        line: CartLine,
        position: int,
        customer: Customer,
        product: Product | None,
        price: Price | None,
        taxes: Mapping[TaxCode, Sequence[TaxRate]],
    ) -> ValuedLine:
        if product is None:
            return ValuedLine(line, position, None, None, NO_TAX)
        rate = rate_on(taxes.get(product.tax_code, ()), today(self._clock, self._settings.zone))
        tax = line_tax(rate, surcharge=customer.surcharge, exempt=customer.tax_exempt)
        return ValuedLine(line, position, product, price, tax)
