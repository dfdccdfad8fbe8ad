"""Fields that an object shows as its record has them, and which fields of the record a selection needs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
import strawberry
from strawberry.types.base import StrawberryOptional
from strawberry.utils.str_converters import to_camel_case

from erp_adapter.domain.fields import Fields, JsonField, Wanted
from erp_adapter.domain.paging import Page
from schema.batched import NEEDS_METADATA, SOURCE_METADATA
from schema.execution.selected import Selected
from schema.ids import global_id
from schema.types.node import ID_DESCRIPTION

T = TypeVar("T")

_AS_TEXT = (Decimal, date)
"""Types of fields whose values may be text already."""

_IN_JSON = (str, int, *_AS_TEXT)

_known: WeakKeyDictionary[Selected, dict[type, Wanted]] = WeakKeyDictionary()


def of_record(name: str, *, description: str, needs: Sequence[str] | None = None, holder: str = "record") -> Any:
    """A field that is an attribute of the object's `record`.

    `needs`: of an attribute that the record works out, the fields that it uses. `holder`: what of the object has the
    attribute, where that is not always the record.
    """
    held, read = attrgetter(holder), attrgetter(name)
    metadata: dict[str, Any] = {SOURCE_METADATA: f"{holder}.{name}"}
    return strawberry.field(
        resolver=lambda self: read(held(self)),
        description=description,
        metadata=metadata if needs is None else {**metadata, NEEDS_METADATA: tuple(needs)},
    )


def made_of(resolver: Callable[[Any], Any], *names: str, description: str) -> Any:
    """A field that is made of these fields of the object's `record`."""
    return strawberry.field(resolver=resolver, description=description, metadata={NEEDS_METADATA: names})


def id_of(kind: str, *names: str) -> Any:
    """The field `id`, of these fields of the object's `record`."""

    def resolve(self):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - the field's own type is said beside it
        return global_id(kind, *[str(getattr(self.record, name)) for name in names])

    return made_of(resolve, *names, description=ID_DESCRIPTION)


def wanted_of(kind: type, *places: Selected | None) -> Wanted:
    """The fields of a `kind`'s record that are needed for what is selected of it at these places.

    None, for all of them, where a field that is selected does not say what it needs.
    """
    chosen = [each for each in places if each is not None]
    if len(chosen) != 1:
        return _worked_out(kind, {name for each in chosen for name in each})
    known = _known.setdefault(chosen[0], {})
    if kind not in known:
        known[kind] = _worked_out(kind, set(chosen[0]))
    return known[kind]


def wanted_rows(kind: type, connection: Selected) -> Wanted:
    """As `wanted_of`, for what is selected of a connection's rows."""
    known = _known.setdefault(connection, {})
    if kind not in known:
        nodes, edges = connection.get("nodes"), connection.get("edges")
        wanted = wanted_of(kind, nodes, None if edges is None else edges.get("node"))
        json = None if nodes is None or edges is not None else _json(kind, nodes.plainly())
        known[kind] = wanted if wanted is None or json is None else replace(wanted, json=json)
    return known[kind]


def rows_of(page: Page[T]) -> list[T]:
    """What a connection's `nodes` gives: the rows, or all of them as they have been written."""
    return list(page.items) if page.json is None else msgspec.Raw(page.json)  # type: ignore[return-value]


def _json(kind: Any, names: Mapping[str, str] | None) -> tuple[JsonField, ...] | None:
    fields = {to_camel_case(each.python_name): each for each in kind.__strawberry_definition__.fields}
    json = []
    for key, name in ({} if names is None else names).items():
        field = fields[name]
        holder, _, column = field.metadata.get(SOURCE_METADATA, "").partition(".")
        is_nullable = isinstance(field.type, StrawberryOptional)
        type_ = field.type.of_type if is_nullable else field.type
        if holder != "record" or NEEDS_METADATA in field.metadata or type_ not in _IN_JSON:
            return None
        json.append(JsonField(key, column, type_, is_nullable))
    return tuple(json) or None


def _worked_out(kind: Any, names: Collection[str]) -> Wanted:
    shown: set[str] = set()
    used: set[str] = set()
    for field in kind.__strawberry_definition__.fields:
        if to_camel_case(field.python_name) not in names:
            continue
        source = field.metadata.get(SOURCE_METADATA)
        needs = field.metadata.get(NEEDS_METADATA)
        if needs is not None:
            used.update(needs)
        elif source is not None:
            (shown if _may_be_text(field.type) else used).add(source.partition(".")[2])
        else:
            return None
    return Fields(frozenset(shown | used), frozenset(shown - used))


def _may_be_text(type_: Any) -> bool:
    return (type_.of_type if isinstance(type_, StrawberryOptional) else type_) in _AS_TEXT
