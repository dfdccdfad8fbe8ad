"""Whether the ERP itself holds that no two orders have the same external reference."""

import re
from typing import Any

from sqlalchemy import Connection, func, inspect
from sqlalchemy.exc import NoSuchTableError

from erp_adapter.checking.findings import Finding, Verdict
from erp_adapter.checking.indexes import create_index
from erp_adapter.checking.physical import Place, place_of
from erp_adapter.checking.relations import everyone
from erp_adapter.database import Database
from erp_adapter.relations import Relations

NAME = "sales_order"


async def duplicates(database: Database, relations: Relations) -> list[Finding]:
    """External references that several orders have."""
    reference = relations.sales_order.c.external_reference
    statement = everyone(relations, NAME, reference).where(reference.is_not(None)).group_by(reference)
    rows = await database.fetch(statement.having(func.count() > 1).limit(1))
    if not rows:
        return []
    what = f"external_reference: {rows[0].external_reference!r} is on several orders; an order could be submitted twice"
    return [Finding(NAME, Verdict.NO, what)]


def uniqueness(connection: Connection, relations: Relations) -> list[Finding]:
    """Whether the table behind `sales_order` has a unique index on the column behind `external_reference`."""
    place = place_of(relations.sales_order.c.external_reference)
    if place is None:
        if _is_unique_behind(connection, str(relations.sales_order)):
            return []
        what = (
            "whether external_reference is unique in the ERP can't be seen through the mapping's SELECT: it must be, by a "
            "unique index, or an order could be submitted twice"
        )
        return [Finding(NAME, Verdict.WARN, what)]
    if _is_unique(connection, place):
        return []
    index = create_index(connection.dialect, [place], unique=True)
    what = "external_reference is not held unique by the ERP, and an order could be submitted twice: add a unique index"
    return [Finding(NAME, Verdict.WARN, what, index)]


def _is_unique_behind(connection: Connection, text: str) -> bool:
    """Whether a table that a SELECT names has a unique column of the reference's own name."""
    names = set(re.findall(r"\w+", text)) & set(inspect(connection).get_table_names())
    return any(_is_unique(connection, Place(None, name, "external_reference")) for name in sorted(names))


def _is_unique(connection: Connection, place: Place) -> bool:
    inspector: Any = inspect(connection)
    table, schema = place.table, place.schema
    try:
        unique = [each["column_names"] for each in inspector.get_indexes(table, schema=schema) if each["unique"]]
        unique += [each["column_names"] for each in inspector.get_unique_constraints(table, schema=schema)]
        unique.append(inspector.get_pk_constraint(table, schema=schema)["constrained_columns"])
    except NoSuchTableError:
        return False
    return [place.column] in unique
