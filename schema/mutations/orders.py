"""Putting the current order together, and handing it over."""

from typing import Annotated, TypeVar

import strawberry

from erp_adapter.domain.codes import AddressCode, CustomerCode, OrderId
from erp_adapter.domain.order_list import OrderKey
from erp_adapter.domain.order_records import IN_CART, IN_ERP
from resolvers.buyers import Asked
from resolvers.cart_changes import KEEP, Keep, LineChange, WantedLine
from resolvers.cart_details import DetailsChange
from resolvers.submission import SubmissionRequest
from schema.context import Info, RequestContext
from schema.ids import keys_of
from schema.types.current_order import (
    AddOrderLineInput,
    AddOrderLinesInput,
    ClearCurrentOrderInput,
    CurrentOrderPayload,
    OrderLineInput,
    RemoveOrderLineInput,
    RepeatOrderInput,
    SubmitCurrentOrderInput,
    SubmitCurrentOrderPayload,
    UpdateCurrentOrderInput,
    UpdateOrderLineInput,
)

T = TypeVar("T")


@strawberry.type
class OrderMutations:
    @strawberry.mutation(description="Puts a line into the current order.")
    async def add_order_line(
        self,
        info: Info,
        input: Annotated[AddOrderLineInput, strawberry.argument(description="The line.")],  # noqa: A002 - the contract's name
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.add(
            _asked(info.context, input.customer_code),
            [_wanted(input.line, "line")],
            if_version=input.if_version,
            key=input.idempotency_key,
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(
        description="Many at once: the good lines go in, each bad one comes back as an error with its index."
    )
    async def add_order_lines(
        self,
        info: Info,
        input: Annotated[AddOrderLinesInput, strawberry.argument(description="The lines.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.add(
            _asked(info.context, input.customer_code),
            [_wanted(line, "lines", str(index)) for index, line in enumerate(input.lines)],
            if_version=input.if_version,
            key=input.idempotency_key,
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(description="Changes a line's quantity or note.")
    async def update_order_line(
        self,
        info: Info,
        input: Annotated[UpdateOrderLineInput, strawberry.argument(description="The change.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.update_line(
            _asked(info.context, input.customer_code),
            _line_id(input.line_id),
            LineChange(quantity=_given(input.quantity), note=_given(input.note)),
            if_version=input.if_version,
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(description="Takes a line out.")
    async def remove_order_line(
        self,
        info: Info,
        input: Annotated[RemoveOrderLineInput, strawberry.argument(description="The line.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.remove_line(
            _asked(info.context, input.customer_code), _line_id(input.line_id), if_version=input.if_version
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(description="Takes all lines out, and clears reference, notes, date and address.")
    async def clear_current_order(
        self,
        info: Info,
        input: Annotated[ClearCurrentOrderInput, strawberry.argument(description="Which order.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.clear(
            _asked(info.context, input.customer_code), if_version=input.if_version
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(
        description="Changes the reference, notes, date or address; before the first line they are kept for it."
    )
    async def update_current_order(
        self,
        info: Info,
        input: Annotated[UpdateCurrentOrderInput, strawberry.argument(description="The change.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        address = _given(input.delivery_address_id)
        change = DetailsChange(
            reference=_given(input.reference),
            notes=_given(input.notes),
            requested_date=_given(input.requested_date),
            address=_address(address) if isinstance(address, str) else address,
        )
        outcome = await info.context.office.current_orders.update(
            _asked(info.context, input.customer_code), change, if_version=input.if_version
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(description="Puts an earlier order's lines into the current one, at today's prices.")
    async def repeat_order(
        self,
        info: Info,
        input: Annotated[RepeatOrderInput, strawberry.argument(description="The order.")],  # noqa: A002 - as above
    ) -> CurrentOrderPayload | None:
        outcome = await info.context.office.current_orders.repeat(
            _asked(info.context, input.customer_code),
            _order_key(input.order_id),
            if_version=input.if_version,
            key=input.idempotency_key,
        )
        return CurrentOrderPayload.of(outcome, info.context)

    @strawberry.mutation(
        description="Hands the current order to the ERP, once: the same key again gives the same order back."
    )
    async def submit_current_order(
        self,
        info: Info,
        input: Annotated[SubmitCurrentOrderInput, strawberry.argument(description="The order.")],  # noqa: A002 - as above
    ) -> SubmitCurrentOrderPayload | None:
        request = SubmissionRequest(input.idempotency_key, input.expected_total, input.if_version)
        outcome = await info.context.office.submissions.submit(_asked(info.context, input.customer_code), request)
        return await SubmitCurrentOrderPayload.of(outcome, info.context)


def _asked(context: RequestContext, customer_code: str | None) -> Asked:
    return Asked(context.viewer, customer_code, context.client)


def _wanted(line: OrderLineInput, *path: str) -> WantedLine:
    return WantedLine(line.code, None, line.quantity, line.note, path)


def _given(value: T) -> T | Keep:
    return KEEP if value is strawberry.UNSET else value


def _line_id(text: str) -> str:
    """A line of a current order; empty for what is none."""
    keys = keys_of("OrderLine", text) or []
    return keys[1] if len(keys) == 2 and keys[0] == IN_CART else ""  # noqa: PLR2004 - the kind and the id


def _address(text: str) -> tuple[CustomerCode, AddressCode]:
    """Whose address and its code; empty for what is none."""
    keys = keys_of("DeliveryAddress", text) or []
    customer, code = keys if len(keys) == 2 else ("", "")  # noqa: PLR2004 - whose, and the code
    return CustomerCode(customer), AddressCode(code)


def _order_key(text: str) -> OrderKey | None:
    keys = keys_of("Order", text) or []
    if len(keys) != 3 or keys[0] != IN_ERP:  # noqa: PLR2004 - the kind, the customer and the number
        return None
    return CustomerCode(keys[1]), OrderId(keys[2])
