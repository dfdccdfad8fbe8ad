"""What is seen of files that are made."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.errors import ErpTimeout, TooBusy
from resolvers.downloads import Job, Made
from schema.observing.files import WatchedWorkshop
from schema.observing.metrics import Metrics
from schema.observing.tallies import Names
from tests.schema.observing.watching import figures

UNTIL = datetime(2026, 3, 31, tzinfo=UTC)


class Workshop:
    """Makes a file, or raises, once it is let."""

    def __init__(self, comes_of_it: Made | BaseException) -> None:
        self.comes_of_it = comes_of_it
        self.let = asyncio.Event()

    async def make(self, job: Job, *, key: str, until: datetime) -> Made:
        await self.let.wait()
        if isinstance(self.comes_of_it, Made):
            return self.comes_of_it
        raise self.comes_of_it


def job(form: ExportFormat | None = ExportFormat.PDF) -> Any:
    return SimpleNamespace(wanted=SimpleNamespace(format=form, request=None))


@pytest.mark.parametrize(
    ("comes_of_it", "outcome"),
    [
        (Made(Path("x"), (), kept=False), "made"),
        (Made(Path("x"), (), kept=True), "again"),
        (TooBusy(), "refused"),
        (ErpTimeout(), "late"),
        (ValueError(), "failed"),
    ],
)
async def test_each_is_counted_by_how_it_ended(comes_of_it: Made | Exception, outcome: str) -> None:
    workshop, metrics = Workshop(comes_of_it), Metrics(Names(0))
    workshop.let.set()
    with suppress(Exception):
        await WatchedWorkshop(workshop, 1, metrics, None).make(job(), key="k", until=UNTIL)
    assert figures(metrics)["office_exports_total"] == {("pdf", outcome): 1}


async def test_who_waits_is_told_from_who_is_at_work_and_who_goes_is_gone() -> None:
    workshop, metrics = Workshop(Made(Path("x"), (), kept=False)), Metrics(Names(0))
    watched = WatchedWorkshop(workshop, 2, metrics, None)
    making = [asyncio.create_task(watched.make(job(None), key=str(n), until=UNTIL)) for n in range(3)]
    await asyncio.sleep(0)
    assert (watched.at_work, watched.waiting) == (2, 1)
    making[0].cancel()
    await asyncio.wait({making[0]})
    assert (watched.at_work, watched.waiting) == (2, 0)
    workshop.let.set()
    await asyncio.gather(*making[1:])
    assert (watched.at_work, watched.waiting) == (0, 0)
    assert figures(metrics)["office_exports_total"] == {("document", "gone"): 1, ("document", "made"): 2}
