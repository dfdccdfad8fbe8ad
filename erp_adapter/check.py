"""Whether a database has what the gateway reads and writes."""

from dataclasses import dataclass, fields

from sqlalchemy import select

from erp_adapter.database import Database
from erp_adapter.errors import ErpError
from erp_adapter.order_writer import ORDER_COUNTER
from erp_adapter.relations import OWNERS, Relations
from erp_adapter.scope import EVERYONE, scoped


@dataclass(frozen=True, slots=True)
class RelationCheck:
    """`fault` says for an administrator what is wrong with a relation; None: it can be read."""

    name: str
    fault: str | None


async def check_relations(database: Database, relations: Relations) -> list[RelationCheck]:
    """Read a row of each relation, all columns; find the counter that numbers orders."""
    return [RelationCheck(field.name, await _fault(database, relations, field.name)) for field in fields(relations)]


async def _fault(database: Database, relations: Relations, name: str) -> str | None:
    statement = scoped(relations, name, EVERYONE) if name in OWNERS else select(getattr(relations, name))
    try:
        rows = await database.fetch(statement.limit(1))
        if name == "company" and not rows:
            return "has no row: the company that sells"
        counter = relations.counter.c
        if name == "counter" and not await database.fetch(select(counter.value).where(counter.name == ORDER_COUNTER)):
            return f"has no row named {ORDER_COUNTER}: the number of the last order"
    except ErpError as error:
        return str(error.__cause__ or error).splitlines()[0]
    return None
