"""How a current order is changed: by who has seen its latest version, once for each key, and not while it is submitted."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import Cart
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.credit import Credit, CreditRule
from erp_adapter.domain.customers import Customer
from erp_adapter.domain.order_records import Order
from resolvers.buyers import Buyer
from resolvers.cart_changes import CartChange
from resolvers.clock import Clock
from resolvers.handover import BEING_SUBMITTED, Handover
from resolvers.order_settings import OrderSettings
from resolvers.price_book import PriceBook
from resolvers.problems import Problem, ProblemCode
from resolvers.valuation import Valuation, ValuedCart

ATTEMPTS = 20
"""How often a change is tried again because others changed the order at the same moment."""

VERSION_CONFLICT = Problem(ProblemCode.VERSION_CONFLICT, "order.versionConflict", ("ifVersion",))
CROWDED = Problem(ProblemCode.VERSION_CONFLICT, "order.crowded")


class CartKeepingPort(Protocol):
    """Current orders as they are kept: `save` fails where the order is no longer `before`, or the key is spent."""

    async def is_spent(self, customer: CustomerCode, key: str) -> bool: ...
    async def save(
        self, before: Cart, after: Cart, *, key: str | None, at: datetime, entries: Sequence[AuditEntry] = ()
    ) -> bool: ...


class CreditPort(Protocol):
    async def credit(self, customers: Collection[Customer]) -> Mapping[CustomerCode, Credit]: ...


@dataclass(frozen=True, slots=True)
class CartOutcome:
    """The current order as it is now, None while it has no line; what stood in the way, and what is said all the same."""

    order: Order | None
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def refused(*problems: Problem) -> CartOutcome:
    return CartOutcome(None, problems)


class CartEditor:
    def __init__(
        self,
        *,
        carts: CartKeepingPort,
        handover: Handover,
        valuation: Valuation,
        credit: CreditPort,
        settings: OrderSettings,
        clock: Clock,
    ) -> None:
        self._carts = carts
        self._handover = handover
        self._valuation = valuation
        self._credit = credit
        self._settings = settings
        self._clock = clock

    async def edit(
        self,
        buyer: Buyer,
        book: PriceBook,
        change: Callable[[Cart], Awaitable[CartChange]],
        *,
        if_version: int | None,
        key: str | None = None,
    ) -> CartOutcome:
        """Change the customer's current order; `key`, a digest, makes the same change again change nothing."""
        code = buyer.customer.code
        for _ in range(ATTEMPTS):
            cart = (await self._handover.open([code]))[code]
            if key is not None and await self._carts.is_spent(code, key):
                return await self._outcome(buyer, book, CartChange(cart))
            if self._handover.may_be_running(cart):
                return await self._outcome(buyer, book, CartChange(cart, (BEING_SUBMITTED,)))
            if if_version not in {None, cart.version}:
                return await self._outcome(buyer, book, CartChange(cart, (VERSION_CONFLICT,)))
            changed = await change(cart)
            if changed.cart == cart:
                return await self._outcome(buyer, book, changed)
            now = self._clock.now()
            entries = [buyer.entry(now, "order.change", "ok", str(cart.version + 1))] if buyer.viewer.is_staff else []
            if await self._carts.save(cart, changed.cart, key=key, at=now, entries=entries):
                return await self._saved(buyer, book, changed)
        return refused(CROWDED)

    async def _saved(self, buyer: Buyer, book: PriceBook, changed: CartChange) -> CartOutcome:
        code = buyer.customer.code
        cart = (await self._handover.open([code]))[code]
        return await self._outcome(buyer, book, CartChange(cart, changed.errors, changed.warnings), credit=True)

    async def _outcome(
        self, buyer: Buyer, book: PriceBook, changed: CartChange, *, credit: bool = False
    ) -> CartOutcome:
        valued = await self._valuation.value(changed.cart, buyer.customer, book)
        warnings = changed.warnings
        if credit and await self._is_beyond_credit(buyer, valued):
            warnings = (*warnings, Problem(ProblemCode.CREDIT_EXCEEDED, "order.credit"))
        return CartOutcome(valued.order, changed.errors, warnings)

    async def _is_beyond_credit(self, buyer: Buyer, valued: ValuedCart) -> bool:
        """Whether to say so while the order is put together."""
        if self._settings.credit_rule is CreditRule.IGNORE or not buyer.may_try_credit:
            return False
        return await exceeds_credit(self._credit, valued)


async def exceeds_credit(port: CreditPort, valued: ValuedCart) -> bool:
    """Whether the order is beyond its customer's credit; nothing is read of a customer without a limit."""
    if valued.customer.credit_limit is None or not valued.lines:
        return False
    credit = (await port.credit([valued.customer]))[valued.customer.code]
    return not credit.covers(valued.totals.total)
