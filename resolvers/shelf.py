"""Whether a quantity of a product can be ordered: for sale, in its steps, in stock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.cart import Seen
from erp_adapter.domain.catalogue import Product
from erp_adapter.domain.codes import ProductCode
from erp_adapter.domain.fields import Fields, Wanted
from erp_adapter.domain.quantities import LARGEST, QuantityFault, check_quantity
from erp_adapter.domain.stock import StockPolicy, StockRule, short
from resolvers.order_settings import OrderSettings
from resolvers.price_book import PriceBook
from resolvers.principal import Principal
from resolvers.problems import Problem, ProblemCode
from resolvers.settings import CompanySettings

PRICED = Fields(
    frozenset(
        ("code", "name", "brand", "family_code", "tax_code", "base_price", "for_sale", "min_quantity", "quantity_step")
    )
)
"""What of a product a line of an order depends on."""

Path = tuple[str, ...]
NOTHING = Decimal(0)

FAULTS: Mapping[QuantityFault, tuple[ProblemCode, str]] = {
    QuantityFault.NOT_POSITIVE: (ProblemCode.INVALID_QUANTITY, "order.quantityNotPositive"),
    QuantityFault.TOO_LARGE: (ProblemCode.INVALID_QUANTITY, "order.quantityTooLarge"),
    QuantityFault.TOO_FINE: (ProblemCode.INVALID_QUANTITY, "order.quantityTooFine"),
    QuantityFault.MINIMUM: (ProblemCode.MINIMUM_QUANTITY, "order.quantityMinimum"),
    QuantityFault.STEP: (ProblemCode.QUANTITY_STEP, "order.quantityStep"),
}


class ShelvesPort(Protocol):
    async def products(
        self, codes: Collection[ProductCode], wanted: Wanted = None
    ) -> Mapping[ProductCode, Product]: ...
    async def available_stock(self, products: Collection[ProductCode]) -> Mapping[ProductCode, Decimal]: ...


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is, as far as the viewer may know of it; `available` is None where nothing was read."""

    rule: StockRule
    policy: StockPolicy
    available: Mapping[ProductCode, Decimal] | None

    def is_short(self, product: ProductCode, quantity: Decimal) -> bool:
        return self.available is not None and short(self.policy, self.available.get(product, NOTHING), quantity)

    def shown(self, product: ProductCode) -> Decimal | None:
        """The figure, where it may be shown."""
        if self.available is None or self.policy is not StockPolicy.EXACT:
            return None
        return self.available.get(product, NOTHING)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a quantity can't be had, or what is said of it all the same; `seen` is what the buyer sees with it."""

    seen: Seen | None = None
    error: Problem | None = None
    warning: Problem | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some products, read once; `judge` reads nothing more."""

    products: Mapping[ProductCode, Product]
    stock: Stock
    book: PriceBook

    async def judge(self, code: ProductCode, quantity: Decimal, *, product_path: Path, quantity_path: Path) -> Verdict:
        """Say whether this quantity of a product can be ordered."""
        product = self.products.get(code)
        problem = quantity_problem(quantity, quantity_path, code)
        if problem is not None:
            return Verdict(error=problem)
        (price,) = [None] if product is None else await self.book.prices([(product, quantity)])
        if product is None or price is None:
            return Verdict(error=not_for_sale(code, product_path))
        problem = quantity_problem(quantity, quantity_path, code, product)
        if problem is not None:
            return Verdict(error=problem)
        seen = Seen(product.name, price.net_unit_price, self.stock.shown(code))
        if not self.stock.is_short(code, quantity):
            return Verdict(seen)
        shortage = insufficient_stock(code, quantity_path)
        if self.stock.rule is StockRule.BLOCK:
            return Verdict(error=shortage)
        return Verdict(seen, warning=shortage)


class Shelves:
    def __init__(self, data: ShelvesPort, company: CompanySettings, orders: OrderSettings) -> None:
        self._data = data
        self._company = company
        self._orders = orders

    async def open(
        self, viewer: Principal, book: PriceBook, codes: Collection[ProductCode], beside: Collection[ProductCode] = ()
    ) -> Shelf:
        """Read what can be had of these products, in a fixed number of statements.

        `beside`: products whose prices will be asked of the book too, and are read with the others'.
        """
        products = await self._data.products({*codes, *beside}, PRICED) if codes else {}
        if products:
            await book.prices([(product, None) for product in products.values()])
        return Shelf(products, await self.stock(viewer, [code for code in codes if code in products]), book)

    async def stock(self, viewer: Principal, codes: Collection[ProductCode]) -> Stock:
        """The stock of these products as this viewer may know it; nothing is read where nothing hangs on it."""
        rule, policy = self._orders.stock_rule, self._company.stock_policy
        if viewer.is_staff and self._company.staff_see_exact_stock:
            policy = StockPolicy.EXACT
        if rule is StockRule.IGNORE or policy is StockPolicy.HIDDEN or not codes:
            return Stock(rule, policy, None)
        return Stock(rule, policy, await self._data.available_stock(codes))


def quantity_problem(quantity: Decimal, path: Path, code: str, product: Product | None = None) -> Problem | None:
    """Say why a quantity is none, or none of this product; None where it is good."""
    minimum, step = (NOTHING, NOTHING) if product is None else (product.min_quantity, product.quantity_step)
    fault = check_quantity(quantity, minimum, step)
    if fault is None:
        return None
    problem, message = FAULTS[fault]
    details = {"code": code, "minimum": plain(minimum), "step": plain(step), "largest": plain(LARGEST)}
    return Problem(problem, message, path, details)


def not_for_sale(code: str, path: Path = ()) -> Problem:
    return Problem(ProblemCode.NOT_FOR_SALE, "order.notForSale", path, {"code": code})


def insufficient_stock(code: str, path: Path = ()) -> Problem:
    """Without a figure: the policy may forbid it, and under EXACT the stock is shown with the product."""
    return Problem(ProblemCode.INSUFFICIENT_STOCK, "order.insufficientStock", path, {"code": code})


def plain(value: Decimal) -> str:
    """A figure for a message: no zeros behind it.

    >>> plain(Decimal("12.000")), plain(Decimal("0.500"))
    ('12', '0.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
