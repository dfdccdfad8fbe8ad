"""What became of the attempts to hand a current order over, those included that were cut off half-way."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import Cart, Reservation, Submission
from erp_adapter.domain.codes import CustomerCode, OrderId
from erp_adapter.domain.new_order import NewOrder
from resolvers.clock import Clock
from resolvers.order_settings import OrderSettings
from resolvers.problems import Problem, ProblemCode


class CartsPort(Protocol):
    """Current orders as they are kept."""

    async def carts(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Cart]: ...


class SubmissionsPort(Protocol):
    """The keys of submissions, and the hold that an attempt has on a current order."""

    async def spent(self, customer: CustomerCode, keys: Collection[str]) -> Mapping[str, Submission]: ...
    async def reserve(self, order: Cart, reservation: Reservation) -> bool: ...
    async def finish(
        self,
        order: Cart,
        reservation: Reservation,
        order_id: OrderId,
        *,
        at: datetime,
        entries: Sequence[AuditEntry] = (),
    ) -> bool: ...


class ErpOrdersPort(Protocol):
    """The ERP's side: an order is written once for each external reference."""

    async def handed_over(self, references: Mapping[CustomerCode, str]) -> Mapping[CustomerCode, OrderId]: ...
    async def write(self, new: NewOrder) -> OrderId: ...


class AuditPort(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


BEING_SUBMITTED = Problem(ProblemCode.VERSION_CONFLICT, "order.beingSubmitted")


class Handover:
    def __init__(
        self,
        *,
        carts: CartsPort,
        submissions: SubmissionsPort,
        erp: ErpOrdersPort,
        settings: OrderSettings,
        clock: Clock,
    ) -> None:
        self._carts = carts
        self._submissions = submissions
        self._erp = erp
        self._settings = settings
        self._clock = clock

    async def open(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, Cart]:
        """Read current orders; one that the ERP has already, by an attempt that did not come to its end, is finished."""
        carts = await self._carts.carts(customers)
        reserved = {code: cart for code, cart in carts.items() if cart.reservation is not None}
        if not reserved:
            return carts
        found = await self._erp.handed_over({code: cart.external_reference for code, cart in reserved.items()})
        if not found:
            return carts
        for code, order_id in found.items():
            await self._recover(reserved[code], order_id)
        return {**carts, **await self._carts.carts(found)}

    def may_be_running(self, cart: Cart) -> bool:
        """Whether an attempt holds the order that may still come to its end."""
        reservation = cart.reservation
        return reservation is not None and reservation.is_young(self._clock.now(), self._settings.reservation_age)

    async def _recover(self, cart: Cart, order_id: OrderId) -> None:
        now = self._clock.now()
        entry = AuditEntry(now, "order.submit", "recovered", customer_code=cart.customer_code, subject=order_id)
        if cart.reservation is not None:
            await self._submissions.finish(cart, cart.reservation, order_id, at=now, entries=[entry])
