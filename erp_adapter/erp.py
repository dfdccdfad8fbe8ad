"""An ERP as it is served: its database, and where in it what is read and written stands."""

from dataclasses import dataclass

from erp_adapter.database import Database
from erp_adapter.dialects import open_database
from erp_adapter.mapping import load_mapping
from erp_adapter.mapping.submission import Submission
from erp_adapter.relations import Relations
from erp_adapter.settings import ErpSettings


@dataclass(frozen=True, slots=True)
class Erp:
    """Without a `submission` nothing can be submitted."""

    database: Database
    relations: Relations
    submission: Submission | None


def open_erp(settings: ErpSettings, *, connections: int, deadline: float) -> Erp:
    """Connect when first asked. Raise MappingError where the mapping has no SQL for the database's system."""
    mapping = load_mapping(settings.mapping)
    return Erp(
        open_database(settings.url, connections=connections, deadline=deadline),
        mapping.relations(settings.system),
        mapping.submission(settings.system),
    )
