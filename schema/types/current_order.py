"""What is sent to change or submit the current order, and what comes back."""

from datetime import date
from decimal import Decimal

import strawberry

from resolvers.cart_editing import CartOutcome
from resolvers.order_changes import OrderChange as Change
from resolvers.order_changes import OrderChangeKind
from resolvers.submission import SubmissionOutcome
from schema.context import RequestContext
from schema.enums import described
from schema.errors import UserError
from schema.types.order import Order, OrderLine, shown_order

IF_VERSION = "The order's version that the person saw; another one now is VERSION_CONFLICT and nothing changes."
KEY = "Chosen by the client: the same one again changes nothing, so that a retry does not add twice."
CUSTOMER = "Which customer's order; left out: the login's first customer. Staff must say it."
LINE_ID = "A line of the current order."
KEEPS = "A field left out stays as it is; null clears it."
WARNINGS = "Said, and done all the same (credit, stock, where the company's rule is to warn)."
ERRORS = "What stood in the way; empty where all went well."

described(
    OrderChangeKind,
    "OrderChangeKind",
    "What changed since a line was added.",
    {
        "PRICE": "Its net price a unit; before and after are null without SEE_PRICES.",
        "STOCK": "There is not enough; before and after are what there was and is, null unless the figure may be shown.",
        "NOT_FOR_SALE": "It can't be had any more; before is its net price a unit.",
    },
)


@strawberry.input(
    description="The product by its code, its barcode or the customer's own code, looked for in this order. A product "
    "already in the order: the quantities add up. Quantities are over zero, in the product's steps."
)
class OrderLineInput:
    code: str = strawberry.field(description="The product's code, its barcode or the customer's own code.")
    quantity: Decimal = strawberry.field(description="How much to add.")
    note: str | None = strawberry.field(default=None, description="What the customer says of this line.")


@strawberry.input(description="A line to put into the current order.")
class AddOrderLineInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    line: OrderLineInput = strawberry.field(description="What to add.")
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)
    idempotency_key: str | None = strawberry.field(default=None, description=KEY)


@strawberry.input(description="Lines to put into the current order, at most 500 unless the company says otherwise.")
class AddOrderLinesInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    lines: list[OrderLineInput] = strawberry.field(description="What to add.")
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)
    idempotency_key: str | None = strawberry.field(default=None, description=KEY)


@strawberry.input(description=KEEPS)
class UpdateOrderLineInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    line_id: strawberry.ID = strawberry.field(description=LINE_ID)
    quantity: Decimal | None = strawberry.field(
        default=strawberry.UNSET, description="How much the line is to have; it can't be cleared."
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description="What the customer says of this line.")
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)


@strawberry.input(description="A line to take out of the current order.")
class RemoveOrderLineInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    line_id: strawberry.ID = strawberry.field(description=LINE_ID)
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)


@strawberry.input(description="Which current order to empty.")
class ClearCurrentOrderInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)


@strawberry.input(description=KEEPS)
class UpdateCurrentOrderInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    reference: str | None = strawberry.field(
        default=strawberry.UNSET, description="The customer's own order number, at most 60 characters."
    )
    notes: str | None = strawberry.field(
        default=strawberry.UNSET, description="What the customer says of the order, at most 2000 characters."
    )
    requested_date: date | None = strawberry.field(
        default=strawberry.UNSET, description="When the customer wants it: today or later."
    )
    delivery_address_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="One of the customer's delivery addresses."
    )
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)


@strawberry.input(description="An earlier order whose lines to put into the current one.")
class RepeatOrderInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    order_id: strawberry.ID = strawberry.field(description="A submitted order of the same customer.")
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)
    idempotency_key: str | None = strawberry.field(default=None, description=KEY)


@strawberry.input(description="Which current order to hand over, and what the person saw of it.")
class SubmitCurrentOrderInput:
    customer_code: str | None = strawberry.field(default=None, description=CUSTOMER)
    if_version: int | None = strawberry.field(default=None, description=IF_VERSION)
    idempotency_key: str = strawberry.field(
        description="Chosen by the client, the same in every retry of one submission. It is spent only when an order is "
        "handed over: a refusal leaves it free. Spent, it gives that order back whatever the cart holds now; with another "
        "expectedTotal or ifVersion: IDEMPOTENCY_CONFLICT."
    )
    expected_total: Decimal | None = strawberry.field(
        default=None,
        description="The total that the person saw. Another total now: ORDER_CHANGED, and nothing is submitted. Left out: a "
        "change of price does not stop the order.",
    )


@strawberry.type(description="The current order after a change, or as it is where the change was refused.")
class CurrentOrderPayload:
    order: Order | None = strawberry.field(
        description="The current order; null while it has no line, or for who may not change it."
    )
    warnings: list[UserError] = strawberry.field(description=WARNINGS)
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    def of(cls, outcome: CartOutcome, context: RequestContext) -> "CurrentOrderPayload":
        return cls(
            order=None if outcome.order is None else shown_order(context, outcome.order),
            warnings=UserError.all_of(outcome.warnings, context.locale),
            errors=UserError.all_of(outcome.errors, context.locale),
        )


@strawberry.type(description="What changed of a line since it was added.")
class OrderChange:
    kind: OrderChangeKind = strawberry.field(description="What changed.")
    line: OrderLine = strawberry.field(description="The line as it is now.")
    before: Decimal | None = strawberry.field(description="What it was; null where it may not be seen.")
    after: Decimal | None = strawberry.field(description="What it is; null where it may not be seen, or is nothing.")

    @classmethod
    def of(cls, change: Change, *, amounts: bool) -> "OrderChange":
        line = OrderLine.of(change.line, amounts=amounts)
        return cls(kind=change.kind, line=line, before=change.before, after=change.after)


@strawberry.type(description="The order that was handed over, or why it was not.")
class SubmitCurrentOrderPayload:
    order: Order | None = strawberry.field(
        description="The ERP's order; where it was not submitted, the current order as it is now."
    )
    replayed: bool = strawberry.field(
        description="true: this key had been used before, and order is what it gave then."
    )
    changes: list[OrderChange] = strawberry.field(
        description="What changed since the lines were added, where the order was not submitted for it; the current order "
        "already holds today's prices."
    )
    warnings: list[UserError] = strawberry.field(description=WARNINGS)
    errors: list[UserError] = strawberry.field(description=ERRORS)

    @classmethod
    async def of(cls, outcome: SubmissionOutcome, context: RequestContext) -> "SubmitCurrentOrderPayload":
        amounts = context.office.orders.shows_amounts(context.viewer)
        return cls(
            order=await _submitted(outcome, context),
            replayed=outcome.replayed,
            changes=[OrderChange.of(change, amounts=amounts) for change in outcome.changes],
            warnings=UserError.all_of(outcome.warnings, context.locale),
            errors=UserError.all_of(outcome.errors, context.locale),
        )


async def _submitted(outcome: SubmissionOutcome, context: RequestContext) -> Order | None:
    if outcome.submitted is None:
        return None if outcome.current is None else shown_order(context, outcome.current)
    (head,) = await context.office.orders.visible(context.viewer, [outcome.submitted])
    return None if head is None else shown_order(context, head)
