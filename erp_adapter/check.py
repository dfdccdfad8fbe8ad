"""Whether a database has what the gateway reads: the relations, with their columns."""

from dataclasses import dataclass, fields

from sqlalchemy import select

from erp_adapter.database import Database
from erp_adapter.errors import ErpError
from erp_adapter.relations import OWNERS, Relations
from erp_adapter.scope import EVERYONE, scoped


@dataclass(frozen=True, slots=True)
class RelationCheck:
    """`fault` says for an administrator what is wrong with a relation; None: it can be read."""

    name: str
    fault: str | None


async def check_relations(database: Database, relations: Relations) -> list[RelationCheck]:
    """Read a row of each relation, all columns."""
    checks = []
    for field in fields(relations):
        relation = getattr(relations, field.name)
        statement = scoped(relations, field.name, EVERYONE) if field.name in OWNERS else select(relation)
        try:
            await database.fetch(statement.limit(1))
        except ErpError as error:
            checks.append(RelationCheck(field.name, str(error.__cause__ or error).splitlines()[0]))
        else:
            checks.append(RelationCheck(field.name, None))
    return checks
