"""Fields that need the database: written once, for all the parents of a level at a time."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, get_args

import strawberry
from aiodataloader import DataLoader
from graphql.pyutils import Path

from schema.context import Info

Batch = Callable[..., Awaitable[Sequence[Any]]]

BATCH_METADATA = "batch"

SOURCE_METADATA = "source"
"""Of a field that is an attribute of its object, or of what the object holds: the names, joined by dots."""


NEEDS_METADATA = "needs"
"""Of a field that is worked out: which fields of its object's record it uses."""


def batched(*, description: str, needs: Sequence[str] | None = None) -> Callable[[Batch], Any]:
    """Make a field of `async def field(parents, info, …) -> one entry a parent: a value, None or an exception`.

    `needs` says which fields of the parents' records it uses, so that no others are read; None: who knows.

    Under graphql-core the parents of one place in the document are gathered by a loader of the request; the loader
    keeps the parents themselves and no cache, so that no two are ever mistaken for each other. The function itself
    stays reachable in the field's metadata, for an executor that has whole levels at hand.
    """

    def decorate(batch: Batch) -> Any:
        async def resolve(self: Any, info: Info, **arguments: Any) -> Any:
            return await _loader(batch, info, arguments).load(self)

        signature = inspect.signature(batch)
        _, *arguments = signature.parameters.values()
        (entry,) = get_args(signature.return_annotation)
        resolve.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD), *arguments],
            return_annotation=entry,
        )
        resolve.__annotations__ = {each.name: each.annotation for each in arguments} | {"return": entry}
        resolve.__name__ = batch.__name__
        resolve.__module__ = batch.__module__
        metadata = {BATCH_METADATA: batch} if needs is None else {BATCH_METADATA: batch, NEEDS_METADATA: tuple(needs)}
        return strawberry.field(resolver=resolve, description=description, metadata=metadata)

    return decorate


def _loader(batch: Batch, info: Info, arguments: dict[str, Any]) -> DataLoader[Any, Any]:
    """The loader of this place in the document: there the arguments are the same for every parent."""
    context = info.context
    place = (batch, _place(info.path))
    if place not in context.loaders:

        async def load(parents: list[Any]) -> list[Any]:
            return list(await context.in_batch(lambda: batch(parents, info, **arguments)))

        context.loaders[place] = DataLoader(load, cache=False)
    return context.loaders[place]


def _place(path: Path | None) -> tuple[str, ...]:
    keys: list[str] = []
    while path is not None:
        if isinstance(path.key, str):
            keys.append(path.key)
        path = path.prev
    return tuple(keys)
