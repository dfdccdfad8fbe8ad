"""The order that a customer is putting together (pedido actual): read, filled and changed."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from erp_adapter.domain.cart import Cart
from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.domain.customers import Customer
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.order_records import Order, OrderLine
from resolvers.buyers import Asked, Buyer, Buyers, CustomerRecordsPort, key_digest, key_problem
from resolvers.cart_changes import KEEP, CartChange, LineChange, WantedLine, added, changed, removed
from resolvers.cart_details import DetailsChange, DetailsRules
from resolvers.cart_editing import CartEditor, CartOutcome, refused
from resolvers.handover import Handover
from resolvers.order_settings import OrderSettings
from resolvers.principal import Principal
from resolvers.problems import Problem, ProblemCode
from resolvers.shelf import Shelves
from resolvers.valuation import Valuation

LONGEST_CODE = 40


class LookupPort(Protocol):
    async def by_any_code(self, customer: CustomerCode, codes: Collection[str]) -> Mapping[str, ProductCode]:
        """Find each by the product's code, its barcode or the customer's own code, in this order."""
        ...


class EarlierOrdersPort(Protocol):
    async def lines(self, keys: Collection[OrderKey]) -> Mapping[OrderKey, Sequence[OrderLine]]: ...


class CartOwnersPort(Protocol):
    async def owners(self, cart_ids: Collection[str]) -> Mapping[str, CustomerCode]: ...
    async def line_owners(self, line_ids: Collection[str]) -> Mapping[str, CustomerCode]: ...


class CurrentOrders:
    def __init__(
        self,
        *,
        buyers: Buyers,
        records: CustomerRecordsPort,
        handover: Handover,
        editor: CartEditor,
        valuation: Valuation,
        shelves: Shelves,
        details: DetailsRules,
        lookup: LookupPort,
        earlier: EarlierOrdersPort,
        owners: CartOwnersPort,
        settings: OrderSettings,
        new_id: Callable[[], str],
    ) -> None:
        self._buyers = buyers
        self._records = records
        self._handover = handover
        self._editor = editor
        self._valuation = valuation
        self._shelves = shelves
        self._details = details
        self._lookup = lookup
        self._earlier = earlier
        self._owners = owners
        self._settings = settings
        self._new_id = new_id

    async def current(self, viewer: Principal, customers: Sequence[Customer]) -> list[Order | None]:
        """Each customer's current order at today's prices; None without a line, or for a customer not the viewer's."""
        allowed = {each.code: each for each in customers if viewer.scope.allows(each.code)}
        carts = await self._handover.open(allowed) if allowed else {}
        filled = [(cart, allowed[code]) for code, cart in carts.items() if cart.lines]
        valued = await self._valuation.value_all(filled) if filled else []
        orders = {each.customer.code: each.order for each in valued}
        return [orders.get(each.code) for each in customers]

    async def by_id(self, viewer: Principal, cart_ids: Sequence[str]) -> list[Order | None]:
        """Current orders by their ids; None for what is none, is handed over, or may not be seen."""
        owners = await self._owners.owners(cart_ids)
        orders = {order.key[1]: order for order in await self._of_owners(viewer, owners)}
        return [orders.get(cart_id) for cart_id in cart_ids]

    async def lines_by_id(self, viewer: Principal, line_ids: Sequence[str]) -> list[OrderLine | None]:
        """Lines of current orders by their ids; None for what is none, or may not be seen."""
        owners = await self._owners.line_owners(line_ids)
        orders = await self._of_owners(viewer, owners)
        lines = {line.key[1]: line for order in orders for line in order.lines}
        return [lines.get(line_id) for line_id in line_ids]

    async def add(
        self, asked: Asked, lines: Sequence[WantedLine], *, if_version: int | None, key: str | None
    ) -> CartOutcome:
        """Put lines in, by codes of any kind; the good ones go in, each bad one is an error."""
        buyer = await self._buyers.find(asked)
        if isinstance(buyer, Problem):
            return refused(buyer)
        if len(lines) > self._settings.most_lines:
            return refused(self._too_many())
        codes = {line.code.strip() for line in lines}
        usable = {code for code in codes if code.isprintable() and 0 < len(code) <= LONGEST_CODE}
        found = await self._lookup.by_any_code(buyer.customer.code, usable) if usable else {}
        wanted = [replace(line, product=found.get(line.code.strip())) for line in lines]
        return await self._put_in(buyer, wanted, if_version, key)

    async def repeat(
        self, asked: Asked, order: OrderKey | None, *, if_version: int | None, key: str | None
    ) -> CartOutcome:
        """Put an earlier order's lines in at today's prices; None: no submitted order."""
        buyer = await self._buyers.find(asked)
        if isinstance(buyer, Problem):
            return refused(buyer)
        path = ("orderId",)
        own = order is not None and order[0] == buyer.customer.code
        lines = (await self._earlier.lines([order])).get(order, ()) if order is not None and own else ()
        if not lines:
            return refused(Problem(ProblemCode.NOT_FOUND, "order.orderNotFound", path))
        wanted = [
            WantedLine(line.code or line.description, line.product_code, line.quantity, line.note, path, fields=False)
            for line in lines
            if line.product_code is not None or line.quantity
        ]
        return await self._put_in(buyer, wanted, if_version, key)

    async def update_line(
        self, asked: Asked, line_id: str, change: LineChange, *, if_version: int | None
    ) -> CartOutcome:
        buyer = await self._buyers.find(asked)
        if isinstance(buyer, Problem):
            return refused(buyer)
        book = self._valuation.price_book(buyer.customer.code)

        async def make(cart: Cart) -> CartChange:
            line = cart.line(line_id)
            codes = set() if line is None or change.quantity is KEEP else {line.product_code}
            # What the whole order comes to is told afterwards, whatever becomes of the change.
            beside = {each.product_code for each in cart.lines}
            return await changed(cart, line_id, change, await self._shelves.open(buyer.viewer, book, codes, beside))

        return await self._editor.edit(buyer, book, make, if_version=if_version)

    async def remove_line(self, asked: Asked, line_id: str, *, if_version: int | None) -> CartOutcome:
        async def make(cart: Cart) -> CartChange:
            return removed(cart, line_id)

        return await self._edit(asked, make, if_version)

    async def clear(self, asked: Asked, *, if_version: int | None) -> CartOutcome:
        """Take everything out, the details too; there is then no current order until a line is added."""

        async def make(cart: Cart) -> CartChange:
            return CartChange(cart.cleared())

        return await self._edit(asked, make, if_version)

    async def update(self, asked: Asked, change: DetailsChange, *, if_version: int | None) -> CartOutcome:
        """Change the details; of an order without lines they are kept, and shown with its first line."""

        async def make(cart: Cart) -> CartChange:
            return await self._details.changed(cart, change)

        return await self._edit(asked, make, if_version)

    async def _of_owners(self, viewer: Principal, owners: Mapping[str, CustomerCode]) -> list[Order]:
        allowed = {code for code in owners.values() if viewer.scope.allows(code)}
        records = await self._records.customers(allowed) if allowed else {}
        found = await self.current(viewer, [*records.values()])
        return [order for order in found if order is not None]

    async def _edit(
        self, asked: Asked, make: Callable[[Cart], Awaitable[CartChange]], if_version: int | None
    ) -> CartOutcome:
        buyer = await self._buyers.find(asked)
        if isinstance(buyer, Problem):
            return refused(buyer)
        book = self._valuation.price_book(buyer.customer.code)
        return await self._editor.edit(buyer, book, make, if_version=if_version)

    async def _put_in(
        self, buyer: Buyer, wanted: Sequence[WantedLine], if_version: int | None, key: str | None
    ) -> CartOutcome:
        problem = None if key is None else key_problem(key)
        if problem is not None:
            return refused(problem)
        book = self._valuation.price_book(buyer.customer.code)
        codes = {line.product for line in wanted if line.product is not None}
        shelf = await self._shelves.open(buyer.viewer, book, codes)

        async def make(cart: Cart) -> CartChange:
            return await added(cart, wanted, shelf, most_lines=self._settings.most_lines, new_id=self._new_id)

        digest = None if key is None else key_digest(key)
        return await self._editor.edit(buyer, book, make, if_version=if_version, key=digest)

    def _too_many(self) -> Problem:
        return Problem(
            ProblemCode.TOO_MANY_LINES, "order.tooManyAtOnce", ("lines",), {"most": self._settings.most_lines}
        )
