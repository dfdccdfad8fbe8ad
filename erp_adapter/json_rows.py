"""Pages that PostgreSQL writes as JSON itself, so that a thousand rows pass through the gateway as one value.

Only for rows of plain values: what is worked out in the gateway is not for the database to write.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial, reduce
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

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.domain.fields import Fields, JsonField, Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Keyset
from erp_adapter.pages import PreparedList, PreparedPage, read_prepared_page
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.records import Record
from erp_adapter.types import Exact

T = TypeVar("T")
_CENTS = 2

TOGETHER = 100
"""Rows in one text: the driver puts a longer one together from what arrives, and copies it each time."""


def json_object(record: Record[Any], columns: Any, fields: Iterable[JsonField]) -> ColumnElement[str] | None:
    """One row's object, null where a value is that may not be; None where a field is not plainly a column's value."""
    parts: list[str | ColumnElement[str]] = ["{"]
    for number, field in enumerate(fields):
        value = _value(record, columns, field)
        if value is None:
            return None
        parts += [f'{"," if number else ""}"{field.key}":', *value]
    return _joined([*parts, "}"])


def _joined(parts: Iterable[str | ColumnElement[str]]) -> ColumnElement[str]:
    texts: list[str | ColumnElement[str]] = []
    for part in parts:
        if isinstance(part, str) and texts and isinstance(texts[-1], str):
            texts[-1] += part
        elif not isinstance(part, str) or part:
            texts.append(part)
    # Clients choose the keys: what stands between the values is bound like any other value.
    bound = [literal(text, Text) if isinstance(text, str) else text for text in texts]
    return reduce(ColumnElement.concat, bound)


def _value(record: Record[Any], columns: Any, field: JsonField) -> Sequence[str | ColumnElement[str]] | None:
    source = record.plain_column(field.name)
    if source is None:
        return None
    name, is_text = source
    column = cast(columns[name], Text) if is_text else columns[name]
    written, quote = _written(column, field.kind)
    if written is None or not field.is_nullable:
        return None if written is None else [quote, written, quote]
    return [func.coalesce(_joined([quote, written, quote]), literal("null", Text))]


def _written(column: ColumnElement[Any], kind: type) -> tuple[ColumnElement[str] | None, str]:
    """The text of a value, and what is to stand around it."""
    type_ = column.type
    if kind is str and isinstance(type_, String):
        return cast(func.to_json(column), Text), ""
    if kind is str and isinstance(type_, Integer):
        return cast(column, Text), '"'
    if kind is date and type(type_) is Date:
        return cast(func.to_json(column), Text), ""
    if kind is Decimal and isinstance(type_, Exact) and type_.scale == _CENTS:
        return cast(cast(column, Numeric(type_.precision + _CENTS, type_.scale)), Text), '"'
    if kind is int and isinstance(type_, Integer):
        return cast(column, Text), ""
    return None, ""


def written_page(rows: FromClause, json: ColumnElement[str], keyset: Keyset, *, backward: bool) -> Select[Any]:
    """The first `size` of the rows, so many in one text, and what the page is told by.

    Of each text: how many rows, how many of them could be written, the text, and the sort values of the page's first and
    of its last row where they are in it. `rows` have their sort values, and come in the order of paging.
    """
    place = func.row_number().over(order_by=keyset.order(rows.c, backward=backward))
    keys = keyset.values(rows.c)
    numbered = select(json.label("json"), place.label("place"), func.count().over().label("rows"), *keys)
    of_rows = numbered.select_from(rows).subquery("numbered")
    each, size = of_rows.c, Given("size").typed(Integer())
    in_order = each.place.desc() if backward else each.place
    text = func.string_agg(each.json, literal(",", Text)).aggregate_order_by(in_order).filter(each.place <= size)
    ends = (each.place == 1, each.place == func.least(each.rows, size))
    part = ((each.place - 1) // TOGETHER).label("part")
    return (
        select(
            func.count(),
            func.count(each.json),
            func.convert_to(text, "UTF8"),
            *[func.max(each[key.name]).filter(is_end) for is_end in ends for key in keys],
        )
        .group_by(part)
        .order_by(part)
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
    parts = await database.read(prepared, {**values, "size": request.size})
    rows = sum(part[0] for part in parts)
    if sum(part[1] for part in parts) < rows:
        return None
    texts = [part[2] for part in parts if part[2] is not None]
    cursors: list[str] = []
    if texts:
        half = (len(parts[0]) - 3) // 2
        cursors = [keyset.cursor_of(parts[0][3 : 3 + half]), keyset.cursor_of(parts[len(texts) - 1][3 + half :])]
    if request.backward:
        texts.reverse()
        cursors.reverse()
    json = b"[%b]" % b",".join(texts)
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
