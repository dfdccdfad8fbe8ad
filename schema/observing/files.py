"""What is seen of the files that are made: how many, how long, how they ended."""

import asyncio
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from erp_adapter.errors import ErpTimeout, TooBusy
from resolvers.downloads import Job, Made, WorkshopPort
from resolvers.sheets.requests import InvoiceBundle

if TYPE_CHECKING:
    from schema.observing.metrics import Metrics


class FileTraces(Protocol):
    def export(self, kind: str) -> AbstractContextManager[None]: ...


class WatchedWorkshop:
    """Wraps a workshop with so many places for `workers`."""

    def __init__(
        self, workshop: WorkshopPort, workers: int, metrics: "Metrics | None", traces: FileTraces | None
    ) -> None:
        self._workshop = workshop
        self._workers = workers
        self._metrics = metrics
        self._traces = traces
        self._wanted = 0

    @property
    def at_work(self) -> int:
        """Files that are being made."""
        return min(self._wanted, self._workers)

    @property
    def waiting(self) -> int:
        return self._wanted - self.at_work

    async def make(self, job: Job, *, key: str, until: datetime) -> Made:
        kind, outcome, started = _kind(job), "failed", perf_counter()
        self._wanted += 1
        try:
            with nullcontext() if self._traces is None else self._traces.export(kind):
                made = await self._workshop.make(job, key=key, until=until)
        except TooBusy:
            outcome = "refused"
            raise
        except ErpTimeout:
            outcome = "late"
            raise
        except asyncio.CancelledError:
            outcome = "gone"
            raise
        else:
            outcome = "again" if made.kept else "made"
            return made
        finally:
            self._wanted -= 1
            if self._metrics is not None:
                self._metrics.export(kind, outcome, perf_counter() - started)


def _kind(job: Job) -> str:
    if job.wanted.format is not None:
        return job.wanted.format.value.lower()
    return "zip" if isinstance(job.wanted.request, InvoiceBundle) else "document"
