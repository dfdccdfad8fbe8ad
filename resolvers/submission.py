"""Hands a current order over to the ERP, exactly once.

The ERP keeps a reference made of the current order's id as unique, so one current order becomes one order only, whatever
keys, retries, processes or crashes there are. An attempt holds the current order in the store (reserve), writes the order in
one transaction of the ERP (write), then spends the key and begins the next current order in one transaction of the store
(mark). Whoever meets a hold looks the reference up in the ERP first: found, the attempt is finished in its place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from erp_adapter.domain.cart import Cart, CartLine, Reservation, Submission
from erp_adapter.domain.codes import OrderId
from erp_adapter.domain.new_order import NewOrder
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.order_records import Order
from erp_adapter.errors import DuplicateKey
from resolvers.buyers import Asked, Buyer, Buyers, key_digest, key_problem
from resolvers.cart_editing import ATTEMPTS, CROWDED, VERSION_CONFLICT
from resolvers.clock import Clock
from resolvers.handover import BEING_SUBMITTED, AuditPort, ErpOrdersPort, Handover, SubmissionsPort
from resolvers.order_changes import Examination, Examiner, OrderChange
from resolvers.order_settings import OrderSettings
from resolvers.problems import Problem, ProblemCode
from resolvers.valuation import Valuation, ValuedCart

EXPECTED_TOTAL = ("expectedTotal",)
READ_ONLY = Problem(ProblemCode.NOT_ALLOWED, "order.readOnly")


class SeenPort(Protocol):
    async def see(self, lines: Sequence[CartLine]) -> None: ...


@dataclass(frozen=True, slots=True)
class SubmissionOutcome:
    """`submitted` is the order that the key gave; where it gave none, `current` is the order as it is now."""

    submitted: OrderKey | None = None
    replayed: bool = False
    current: Order | None = None
    changes: tuple[OrderChange, ...] = ()
    warnings: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionRequest:
    """`key` is the client's own, the same in every retry."""

    key: str
    expected_total: Decimal | None
    if_version: int | None


class Submissions:
    def __init__(
        self,
        *,
        buyers: Buyers,
        handover: Handover,
        submissions: SubmissionsPort,
        erp: ErpOrdersPort,
        seen: SeenPort,
        valuation: Valuation,
        examiner: Examiner,
        audit: AuditPort,
        settings: OrderSettings,
        clock: Clock,
        new_id: Callable[[], str],
        accepts_orders: bool,
    ) -> None:
        self._buyers = buyers
        self._accepts_orders = accepts_orders
        self._handover = handover
        self._submissions = submissions
        self._erp = erp
        self._seen = seen
        self._valuation = valuation
        self._examiner = examiner
        self._audit = audit
        self._settings = settings
        self._clock = clock
        self._new_id = new_id

    async def submit(self, asked: Asked, request: SubmissionRequest) -> SubmissionOutcome:
        """Hand the customer's current order over, or give the order that this key gave before.

        Raise ErpError where the ERP's answer is not known: the same key tells later what became of it.
        """
        buyer = await self._buyers.find(asked)
        if isinstance(buyer, Problem):
            return SubmissionOutcome(errors=(buyer,))
        problem = key_problem(request.key) or _oracle_problem(buyer, request)
        if problem is not None:
            return SubmissionOutcome(errors=(problem,))
        for _ in range(ATTEMPTS):
            outcome = await self._attempt(buyer, request)
            if outcome is not None:
                return outcome
        return SubmissionOutcome(errors=(CROWDED,))

    async def _attempt(self, buyer: Buyer, request: SubmissionRequest) -> SubmissionOutcome | None:
        """Try once; None where the current order has changed meanwhile."""
        code, key = buyer.customer.code, key_digest(request.key)
        # The order first and the key behind it: a key that is spent in between is then seen.
        cart = (await self._handover.open([code]))[code]
        spent = (await self._submissions.spent(code, [key])).get(key)
        if spent is not None:
            return _replayed(spent, request)
        valued = await self._valuation.value(cart, buyer.customer, self._valuation.price_book(code))
        held = self._handover.may_be_running(cart)
        if held and not _is_the_same(cart, key, request):
            return _refused(valued, Examination((BEING_SUBMITTED,)))
        examined = await self._examined(buyer, valued, request)
        if not examined.errors:
            return await self._hand_over(buyer, valued, request, examined)
        if (await self._handover.open([code]))[code] != cart:
            return None
        if held:
            # The other attempt with this key may have found nothing against the order, and still be writing it.
            return _refused(valued, Examination((BEING_SUBMITTED,)))
        await self._seen.see(examined.seen)
        return _refused(valued, examined)

    async def _examined(self, buyer: Buyer, valued: ValuedCart, request: SubmissionRequest) -> Examination:
        if not self._accepts_orders:
            return Examination((READ_ONLY,))
        if valued.lines and request.if_version not in {None, valued.cart.version}:
            return Examination((VERSION_CONFLICT,))
        return await self._examiner.examine(buyer, valued, request.expected_total)

    async def _hand_over(
        self, buyer: Buyer, valued: ValuedCart, request: SubmissionRequest, examined: Examination
    ) -> SubmissionOutcome | None:
        cart, order, now = valued.cart, valued.order, self._clock.now()
        reservation = Reservation(
            self._new_id(), key_digest(request.key), request.expected_total, request.if_version, now
        )
        if order is None or not await self._submissions.reserve(cart, reservation):
            return None
        new = NewOrder(
            order=order,
            totals=valued.totals,
            external_reference=cart.external_reference,
            submitted_at=now,
            # Half, so that neither a slow commit nor another machine's clock makes it outlive the hold.
            valid_until=now + self._settings.reservation_age / 2,
        )
        order_id, written_before = await self._write(new)
        entries = [buyer.entry(now, "order.submit", "ok", order_id)]
        if not await self._submissions.finish(cart, reservation, order_id, at=self._clock.now(), entries=entries):
            # Somebody who met the hold has finished it already, and does not know whose it was.
            await self._audit.record(entries)
        return SubmissionOutcome((cart.customer_code, order_id), replayed=written_before, warnings=examined.warnings)

    async def _write(self, new: NewOrder) -> tuple[OrderId, bool]:
        """Which order it is, and whether another attempt had written it."""
        try:
            return await self._erp.write(new), False
        except DuplicateKey:
            customer = new.order.customer_code
            found = await self._erp.handed_over({customer: new.external_reference})
            if customer not in found:
                raise
            return found[customer], True


def _refused(valued: ValuedCart, examined: Examination) -> SubmissionOutcome:
    return SubmissionOutcome(
        current=valued.order, changes=examined.changes, warnings=examined.warnings, errors=examined.errors
    )


def _replayed(spent: Submission, request: SubmissionRequest) -> SubmissionOutcome:
    if (spent.expected_total, spent.if_version) != (request.expected_total, request.if_version):
        conflict = Problem(ProblemCode.IDEMPOTENCY_CONFLICT, "order.keyConflict", ("idempotencyKey",))
        return SubmissionOutcome(errors=(conflict,))
    return SubmissionOutcome((spent.customer_code, spent.order_id), replayed=True)


def _is_the_same(cart: Cart, key: str, request: SubmissionRequest) -> bool:
    """Whether the attempt that holds the order is a try of this very submission."""
    held = cart.reservation
    return held is not None and held.key == key and held.has_input(request.expected_total, request.if_version)


def _oracle_problem(buyer: Buyer, request: SubmissionRequest) -> Problem | None:
    """Without SEE_PRICES no total may be tried out."""
    if request.expected_total is None or buyer.sees_prices:
        return None
    return Problem(ProblemCode.NOT_ALLOWED, "order.expectedTotalNotAllowed", EXPECTED_TOTAL)
