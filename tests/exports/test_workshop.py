"""Files are made in other processes, few at a time, and nobody's work outlives whoever waits for it."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.errors import BadRequest, ErpTimeout, TooBusy
from exports.shelf import Shelf
from exports.workshop import Workshop

SOON = datetime(2999, 1, 1, tzinfo=UTC)


def write(text: str, target: Path) -> int:
    target.write_text(text, encoding="utf-8")
    return os.getpid()


def wait_for(door: Path, started: Path, target: Path) -> int:
    """Begin, and write the file once the door is there."""
    started.write_text(str(os.getpid()), encoding="utf-8")
    while not door.exists():
        time.sleep(0.01)
    return write("late", target)


def fail(target: Path) -> None:
    target.write_text("half", encoding="utf-8")
    raise BadRequest("export.too_large", most=7)


@pytest.fixture
def workshop(files: Path) -> Workshop[Any]:
    return shop(files)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Where they are kept."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def shop(files: Path, **changed: Any) -> Workshop[Any]:
    usual: dict[str, Any] = {"workers": 1, "waiting": 1, "per_person": 2, "deadline": 30.0}
    return Workshop(Shelf(files, int, most=200, longest=30.0), **{**usual, **changed})


async def begun(file: Path) -> int:
    while not file.exists() or not file.read_text():
        await asyncio.sleep(0.01)
    return int(file.read_text())


async def gone(process: int) -> None:
    """Wait until a process has ended; the test's own time limit is the bound."""
    while True:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)


@asynccontextmanager
async def busy(
    workshop: Workshop[Any], folder: Path, *, person: int = 1
) -> AsyncIterator[tuple[int, asyncio.Task[Any]]]:
    """Something that is being made as long as the block runs."""
    door, started = folder / f"door {person}", folder / f"started {person}"
    work = workshop.make(wait_for, door, started, key=f"busy {person}", person=person, until=SOON)
    task = asyncio.create_task(work)
    try:
        yield await begun(started), task
    finally:
        door.touch()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_file_is_made_elsewhere_and_kept_for_who_asks_again(workshop: Workshop[Any]) -> None:
    first = await workshop.make(write, "ñ €", key="a", person=1, until=SOON)
    again = await workshop.make(write, "other", key="a", person=1, until=SOON)
    assert first.result != os.getpid()
    assert (first.again, again.again) == (False, True)
    assert (again.path, again.path.read_text(encoding="utf-8")) == (first.path, "ñ €")


async def test_what_is_asked_for_twice_at_once_is_made_once(workshop: Workshop[Any], tmp_path: Path) -> None:
    async with busy(workshop, tmp_path) as (process, task):
        second = asyncio.create_task(workshop.make(write, "other", key="busy 1", person=1, until=SOON))
        await asyncio.sleep(0)
        (tmp_path / "door 1").touch()
        assert (await second).result == (await task).result == process


async def test_past_its_places_nobody_waits(workshop: Workshop[Any], tmp_path: Path) -> None:
    async with busy(workshop, tmp_path):
        waiting = asyncio.create_task(workshop.make(write, "2", key="2", person=2, until=SOON))
        await asyncio.sleep(0)
        with pytest.raises(TooBusy) as refused:
            await workshop.make(write, "3", key="3", person=3, until=SOON)
        assert refused.value.details["retry_after"]
        (tmp_path / "door 1").touch()
        assert (await waiting).path.read_text() == "2"


async def test_one_person_takes_no_more_than_a_share_of_the_places(tmp_path: Path, files: Path) -> None:
    workshop = shop(files, waiting=5, per_person=1)
    async with busy(workshop, tmp_path):
        with pytest.raises(TooBusy):
            await workshop.make(write, "mine", key="mine", person=1, until=SOON)
        other = asyncio.create_task(workshop.make(write, "theirs", key="theirs", person=2, until=SOON))
        await asyncio.sleep(0)
        (tmp_path / "door 1").touch()
        await other


async def test_who_goes_away_ends_the_process_and_leaves_nothing(
    workshop: Workshop[Any], files: Path, tmp_path: Path
) -> None:
    async with busy(workshop, tmp_path) as (process, task):
        task.cancel()
        await gone(process)
    assert list(files.iterdir()) == []
    assert (await workshop.make(write, "next", key="next", person=1, until=SOON)).path.read_text() == "next"


async def test_the_deadline_ends_it_too(tmp_path: Path, files: Path) -> None:
    workshop = shop(files, deadline=1.5)
    started = tmp_path / "started"
    with pytest.raises(ErpTimeout):
        await workshop.make(wait_for, tmp_path / "never", started, key="x", person=1, until=SOON)
    if started.exists():
        await gone(await begun(started))


async def test_what_went_wrong_comes_back_and_the_half_made_file_goes(workshop: Workshop[Any], files: Path) -> None:
    with pytest.raises(BadRequest) as refused:
        await workshop.make(fail, key="x", person=1, until=SOON)
    assert (refused.value.message, refused.value.details) == ("export.too_large", {"most": 7})
    assert list(files.iterdir()) == []
