"""The figures that others keep, and are asked for when Prometheus wants them: connections, files, documents, the executor."""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from erp_adapter.observing import WatchedDatabase
from schema.execution.executor import Slow
from schema.http.admission import Admission, Room
from schema.observing.files import WatchedWorkshop
from schema.observing.sources import Source


class KeptDocuments(Protocol):
    @property
    def kept_bytes(self) -> int: ...

    def __len__(self) -> int: ...


def figures_of_service(documents: KeptDocuments, slow: Slow, admission: Admission) -> list[Source]:
    rooms = (("usual", admission.usual), ("heavy", admission.heavy), ("strangers", admission.strangers))

    def each(name: str, help_text: str, value: Callable[[Room], int]) -> Source:
        return Source("gauge", name, help_text, lambda: [((of,), float(value(room))) for of, room in rooms], ("room",))

    values, operations = "Values that were no usual ones", "Operations that graphql-core ran as a whole"
    return [
        each("office_places", "Operations that may run at once", lambda room: room.places),
        each("office_places_in_use", "Operations that run", lambda room: room.at_work),
        each("office_places_waiting", "Operations that wait for a place", lambda room: room.waiting),
        _one("gauge", "office_documents_kept", "Documents kept ready to be run", lambda: len(documents)),
        _one("gauge", "office_documents_bytes", "An estimate of what they take", lambda: documents.kept_bytes),
        _one("counter", "office_executor_slow_values", values, lambda: slow.values),
        _one("counter", "office_executor_slow_operations", operations, lambda: slow.operations),
    ]


def figures_of_office(databases: Sequence[WatchedDatabase], files: WatchedWorkshop) -> list[Source]:
    def each(name: str, help_text: str, value: Callable[[WatchedDatabase], int]) -> Source:
        return Source(
            "gauge", name, help_text, lambda: [((of.name,), float(value(of))) for of in databases], ("database",)
        )

    return [
        each("office_connections", "Connections that there may be", lambda database: database.connections),
        each("office_connections_in_use", "Connections at work for somebody", lambda database: database.in_use),
        each("office_connections_waiting", "Who waits for a connection", lambda database: database.waiting),
        _one("gauge", "office_exports_at_work", "Files that are being made", lambda: files.at_work),
        _one("gauge", "office_exports_waiting", "Files that wait for a place", lambda: files.waiting),
    ]


def _one(kind: Literal["counter", "gauge"], name: str, help_text: str, value: Callable[[], int]) -> Source:
    return Source(kind, name, help_text, lambda: [((), float(value()))])
