"""How any value at all is completed, as graphql-core does it: what the made code leaves to it, one value at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from graphql import GraphQLError, GraphQLOutputType, Undefined
from graphql.pyutils import is_awaitable, is_iterable

from schema.execution.leaves import coerced_leaf
from schema.execution.markers import Failed, Pending
from schema.execution.nullability import null_error, strip

if TYPE_CHECKING:
    from schema.execution.plan import Field
    from schema.execution.state import Bags, State


class Completer:
    """Completes values of one type that a field gives, or that are items of its lists.

    `owner` is the row that the field belongs to, where it is made already. What fails becomes a marker.
    """

    __slots__ = ("_awaits", "_bare", "_calls", "_non_null", "field")

    def __init__(self, field: Field, type_: GraphQLOutputType, *, is_item: bool) -> None:
        self.field = field
        self._bare, self._non_null = strip(type_)
        self._calls = field.is_lenient and not is_item
        # What a column is filled with was awaited before, and nothing is awaited twice.
        self._awaits = is_item or not field.is_column

    def is_lost(self, completed: Any) -> bool:
        """Whether this value takes the list that it is an item of with it."""
        return self._non_null and completed.__class__ is Failed

    def odd(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        """Complete a value that is not a usual one."""
        state.slow.values += 1
        return self.complete(value, state, bags, owner)

    def complete(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        if self._calls and callable(value) and not isinstance(value, Exception):
            return self._called(value, state, bags, owner)
        return self._given(value, state, bags, owner)

    def _given(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        if self._awaits and not isinstance(value, Exception) and is_awaitable(value):
            return self._awaited(value, lambda found, bags: self._resolved(found, state, bags, owner), state, bags)
        return self._resolved(value, state, bags, owner)

    def _resolved(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        if isinstance(value, Exception):
            return state.fail(value)
        if value is None or value is Undefined:
            return state.fail(null_error(self.field)) if self._non_null else None
        try:
            return self._of(value, state, bags, owner)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this value's
            return state.fail(error)

    def _of(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        raise NotImplementedError

    def _called(self, function: Callable[..., Any], state: State, bags: Bags, owner: Any) -> Any:
        """Call what a parent has in the place of a value."""

        async def work(pending: Pending, bags: Bags) -> Any:
            info = state.info(self.field, lambda: state.path(self.field, pending))
            try:
                value = function(info)
                if is_awaitable(value):
                    value = await value
            except Exception as error:  # noqa: BLE001 - whatever it is, it is this value's
                return state.fail(error)
            return self._resolved(value, state, bags, owner)

        return state.later(work, bags)

    def _awaited(self, value: Awaitable[Any], go_on: Callable[[Any, Bags], Any], state: State, bags: Bags) -> Any:
        async def work(_pending: Pending, bags: Bags) -> Any:
            try:
                return go_on(await value, bags)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is this value's
                return state.fail(error)

        return state.later(work, bags)


class LeafCompleter(Completer):
    __slots__ = ()

    def _of(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:  # noqa: ARG002 - leaves have nothing below
        if value.__class__ is str and self.field.plan.facts.leaf(self._bare).text_passes:
            return value
        return coerced_leaf(self._bare, value)

    def admit(self, value: Any) -> bool:
        """Whether a value may be given to the type's coercer; its class is remembered."""
        if not is_ordinary(value) or value is Undefined or (self._calls and callable(value)):
            return False
        if not callable(value):
            self.field.plan.facts.leaf(self._bare).plain.add(value.__class__)
        return True


class ListCompleter(Completer):
    __slots__ = ("item",)

    def __init__(self, field: Field, type_: GraphQLOutputType, item: Completer, *, is_item: bool) -> None:
        super().__init__(field, type_, is_item=is_item)
        self.item = item

    def _of(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        if value.__class__ is msgspec.Raw:
            return value
        if hasattr(value, "__aiter__"):
            return self._iterated(value, state, bags, owner)
        if not is_iterable(value):
            field = self.field
            raise GraphQLError(
                f"Expected Iterable, but did not find one for field '{field.selection.type}.{field.name}'."
            )
        return [self.item.complete(each, state, bags, owner) for each in list(value)]

    def _iterated(self, value: Any, state: State, bags: Bags, owner: Any) -> Any:
        iterator = aiter(value)

        async def work(_pending: Pending, bags: Bags) -> Any:
            items: list[Any] = []
            made: Any = items
            try:
                async for each in iterator:
                    items.append(self.item.complete(each, state, bags, owner))
                    if self.item.is_lost(items[-1]):
                        break
                else:
                    return items
            except Exception as error:  # noqa: BLE001 - whatever it is, it is this list's
                made = state.fail(error, items)
            await _close(iterator)
            return made

        return state.later(work, bags)


async def _close(iterator: Any) -> None:
    """Close what is left before its end, where it can be; as in graphql-core, it does not matter if that fails."""
    close = getattr(iterator, "aclose", None)
    if close is not None:
        with suppress(Exception):
            await close()


def is_ordinary(value: Any) -> bool:
    return value is not None and not isinstance(value, Exception) and not is_awaitable(value)
