"""An ERP as it is served: its database, and where in it what is read and written stands."""

from dataclasses import dataclass

from sqlalchemy import select

from erp_adapter.breaker import Breaker, GuardedDatabase
from erp_adapter.database import Database
from erp_adapter.dialects import open_database
from erp_adapter.mapping import load_mapping
from erp_adapter.mapping.submission import Submission
from erp_adapter.relations import Relations
from erp_adapter.settings import ErpSettings


@dataclass(frozen=True, slots=True)
class Erp:
    """`database` is refused while the breaker takes the ERP for away; `unguarded` is asked each time, and tells each fault.

    Without a `submission` nothing can be submitted.
    """

    database: Database
    unguarded: Database
    breaker: Breaker
    relations: Relations
    submission: Submission | None


def open_erp(settings: ErpSettings, *, connections: int, deadline: float) -> Erp:
    """Connect when first asked. Raise MappingError where the mapping has no SQL for the database's system."""
    mapping = load_mapping(settings.mapping)
    relations = mapping.relations(settings.system)
    database = open_database(settings.url, connections=connections, deadline=deadline)
    # What every office has: without it nothing else can be answered either.
    smallest = select(relations.company.c.currency)
    breaker = Breaker(
        lambda: database.fetch(smallest),
        faults=settings.breaker_faults,
        pause=settings.breaker_pause,
        longest_pause=settings.breaker_longest_pause,
    )
    return Erp(GuardedDatabase(database, breaker), database, breaker, relations, mapping.submission(settings.system))
