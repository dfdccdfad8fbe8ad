"""Files behind links: made when a link is opened, kept until it expires, and written down who took which."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.printing import TakenDocument
from erp_adapter.domain.sheets import ExportFormat
from resolvers.clock import Clock
from resolvers.export_links import ExportLinks, FileWanted
from resolvers.principal import Principal
from resolvers.sheets.requests import InvoiceBundle, InvoiceFile

TAKEN, DOCUMENT = "export.take", "document.take"

MEDIA_TYPES: Mapping[ExportFormat, str] = {
    ExportFormat.PDF: "application/pdf",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.XLS: "application/vnd.ms-excel",
    ExportFormat.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made, for whom, and the instant that its data is of."""

    viewer: Principal
    wanted: FileWanted
    at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """A file that has been made; `documents` are those that it holds. `kept`: it had been made before."""

    path: Path
    documents: Sequence[TakenDocument]
    kept: bool


@dataclass(frozen=True, slots=True)
class Download:
    path: Path
    filename: str
    media_type: str

    @property
    def inline(self) -> bool:
        """Whether browsers may show it instead of storing it."""
        return self.media_type == MEDIA_TYPES[ExportFormat.PDF]


class WorkshopPort(Protocol):
    async def make(self, job: Job, *, key: str, until: datetime) -> Made:
        """Make the file, or give the one that was made under this key; raise TooBusy where too many wait."""
        ...


class AuditPort(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


class Downloads:
    def __init__(self, links: ExportLinks, workshop: WorkshopPort, audit: AuditPort, clock: Clock) -> None:
        self._links = links
        self._workshop = workshop
        self._audit = audit
        self._clock = clock

    async def file(self, token: str, *, client: str, part: bool) -> Download:
        """Give the file that a link asks for. `part`: only some of it is to be sent, as readers of PDF ask for.

        It is written down before anything is sent; a further part of a file that was made before is not. Raise what
        `ExportLinks.open` and `WorkshopPort.make` do, and what may come of reading the ERP.
        """
        opened = await self._links.open(token)
        now = self._clock.now()
        job = Job(opened.viewer, opened.wanted, now)
        made = await self._workshop.make(job, key=hashlib.sha256(token.encode()).hexdigest(), until=opened.expires_at)
        if not (part and made.kept):
            await self._audit.record(_entries(job, made, client))
        return Download(made.path, opened.wanted.filename, _media_type(opened.wanted))


def _media_type(wanted: FileWanted) -> str:
    if wanted.format is not None:
        return MEDIA_TYPES[wanted.format]
    return "application/zip" if isinstance(wanted.request, InvoiceBundle) else MEDIA_TYPES[ExportFormat.PDF]


def _entries(job: Job, made: Made, client: str) -> list[AuditEntry]:
    request = job.wanted.request
    who = job.viewer.login_id, job.viewer.username
    taken = [
        AuditEntry(job.at, DOCUMENT, each.outcome, *who, each.customer_code, each.number, client)
        for each in made.documents
    ]
    if isinstance(request, InvoiceFile):
        return taken
    return [AuditEntry(job.at, TAKEN, "ok", *who, request.customer, job.wanted.filename, client), *taken]
