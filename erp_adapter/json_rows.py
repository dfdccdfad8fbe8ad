"""Pages that PostgreSQL writes as JSON itself, so that a thousand rows pass through the gateway as one value.

Only for rows of plain values: what is worked out in the gateway is not for the database to write.
"""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Numeric,
    Select,
    String,
    Text,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.domain.fields import Fields, JsonField, Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Cursors, Keyset, PreparedList, PreparedPage, read_prepared_page
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.records import Record
from erp_adapter.types import Exact

T = TypeVar("T")
_CENTS = 2


def json_object(record: Record[Any], columns: Any, fields: Iterable[JsonField]) -> ColumnElement[str] | None:
    """One row's object, null where a value is that may not be; None where a field is not plainly a column's value."""
    written: ColumnElement[str] = literal("{", Text)
    for number, field in enumerate(fields):
        value = _value(record, columns, field)
        if value is None:
            return None
        # Clients choose the keys: they are bound like any other value.
        written = written.concat(literal(f'{"," if number else ""}"{field.key}":', Text)).concat(value)
    return written.concat(literal("}", Text))


def _value(record: Record[Any], columns: Any, field: JsonField) -> ColumnElement[str] | None:
    source = record.plain_column(field.name)
    if source is None:
        return None
    name, is_text = source
    column = cast(columns[name], Text) if is_text else columns[name]
    written = _written(column, field.kind)
    return func.coalesce(written, literal("null", Text)) if field.is_nullable and written is not None else written


def _written(column: ColumnElement[Any], kind: type) -> ColumnElement[str] | None:
    type_ = column.type
    if kind is str and isinstance(type_, String):
        return cast(func.to_json(column), Text)
    if kind is date and type(type_) is Date:
        return cast(func.to_json(column), Text)
    if kind is Decimal and isinstance(type_, Exact) and type_.scale == _CENTS:
        return _quoted(cast(cast(column, Numeric(type_.precision + _CENTS, type_.scale)), Text))
    if kind is int and isinstance(type_, Integer):
        return cast(column, Text)
    return None


def _quoted(text: ColumnElement[str]) -> ColumnElement[str]:
    return literal('"', Text).concat(text).concat(literal('"', Text))


def written_page(rows: FromClause, json: ColumnElement[str], keyset: Keyset, *, backward: bool) -> Select[Any]:
    """How many rows there are, how many could be written, the first `size` of them as an array, and both ends' sort values.

    `rows` have their sort values.
    """
    place = func.row_number().over(order_by=keyset.order(rows.c, backward=backward))
    keys = keyset.values(rows.c)
    numbered = select(json.label("json"), place.label("place"), func.count().over().label("rows"), *keys)
    each = numbered.select_from(rows).subquery("numbered").c
    size: Any = Given("size")
    in_order = each.place.desc() if backward else each.place
    array = func.string_agg(each.json, aggregate_order_by(literal(",", Text), in_order)).filter(each.place <= size)
    whole = literal("[", Text).concat(func.coalesce(array, literal("", Text))).concat(literal("]", Text))
    ends = [each.place == 1, each.place == func.least(each.rows, size)]
    return select(
        func.count(),
        func.count(each.json),
        func.convert_to(whole, "UTF8"),
        *[func.max(each[key.name]).filter(is_end) for is_end in (reversed(ends) if backward else ends) for key in keys],
    )


async def read_written_page(
    database: Database,
    prepared: Prepared,
    values: GivenValues,
    keyset: Keyset,
    request: PageRequest,
    behind: Callable[[], Awaitable[bool]],
) -> Page[Any] | None:
    """A page of rows that need nothing more done; None where one lacks a value that must be there."""
    ((rows, complete, json, *ends),) = await database.read(prepared, {**values, "size": request.size})
    if complete < rows:
        return None
    half = len(ends) // 2
    first_and_last = [ends[:half], ends[half:]] if rows and request.size else []
    cursors = Cursors(first_and_last, keyset.cursor_of)
    return Page((), cursors, request.backward, more=rows > request.size, behind=behind, json=json)


async def read_page(
    database: Database,
    statements: Kept[Any],
    asked: Callable[[Wanted], PreparedList],
    request: PageRequest,
    record: Record[T],
    wanted: Wanted,
) -> Page[T]:
    """A page of one list, written by the database where it can be. `asked` tells the list of the record's columns."""
    if wanted is not None and wanted.json is not None and database.writes_json:
        fields, listed = wanted.json, asked(Fields(wanted.names, json=wanted.json))
        page = PreparedPage(listed, request)

        def build() -> Prepared | None:
            rows = page.select().subquery("page")
            json = json_object(record, rows.c, fields)
            return (
                None if json is None else Prepared(written_page(rows, json, listed.keyset, backward=request.backward))
            )

        prepared: Prepared | None = statements.get(("json", page.shape), build)
        behind = partial(page.is_behind, database, statements)
        if prepared is not None:
            found = await read_written_page(database, prepared, page.values, listed.keyset, request, behind)
            if found is not None:
                return found
    return await read_prepared_page(database, statements, asked(wanted), request, partial(record.values, wanted=wanted))
