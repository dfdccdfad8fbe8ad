"""Where the books of a test lie: the reference layout, empty, in a database of one system."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Delete, Engine, MetaData, delete
from sqlalchemy.ext.asyncio import create_async_engine

from erp_adapter.dialects import open_engine
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations
from tests.services import fresh_database

T = TypeVar("T")


@cache
def layout() -> tuple[MetaData, Relations]:
    """The reference layout, the same for all tests: to make it takes as long as a test."""
    return reference_layout()


@cache
def _deletions() -> list[Delete]:
    return [delete(table) for table in reversed(layout()[0].sorted_tables)]


class Ground(Protocol):
    @property
    def system(self) -> str: ...

    @property
    def url(self) -> str: ...

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in a transaction, without an event loop."""
        ...

    def close(self) -> None: ...


class EngineGround:
    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: Engine = open_engine(url, connections=2)

    @property
    def system(self) -> str:
        return self.engine.dialect.name

    def run(self, work: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)

    def close(self) -> None:
        self.engine.dispose()


class AsyncGround:
    """PostgreSQL's driver needs an event loop, which is here a thread's own."""

    system = "postgresql"

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_async_engine(url)
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Callable[[Connection], T]) -> T:
        return asyncio.run_coroutine_threadsafe(self._run(work), self._loop).result()

    async def _run(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._engine.dispose(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Servers:
    """One database on each server that a test asked for, with its tables, kept until the end."""

    def __init__(self, folder: Path, kept: ExitStack) -> None:
        self._folder = folder
        self._kept = kept
        self._grounds: dict[str, Ground] = {}

    def empty(self, system: str) -> Ground:
        if system not in self._grounds:
            self._grounds[system] = self._new(system)
        ground = self._grounds[system]
        ground.run(lambda connection: [connection.execute(each) for each in _deletions()])
        return ground

    def _new(self, system: str) -> Ground:
        ground = _ground(self._kept.enter_context(fresh_database(system, self._folder)))
        self._kept.callback(ground.close)
        ground.run(layout()[0].create_all)
        return ground


@contextmanager
def open_servers(folder: Path) -> Iterator[Servers]:
    with ExitStack() as kept:
        yield Servers(folder, kept)


def sqlite_ground(file: Path) -> EngineGround:
    """A new file, or the one that is there."""
    if not file.exists():
        file.write_bytes(_empty_erp())
    return EngineGround(f"sqlite:///{file}")


def _ground(url: str) -> Ground:
    return AsyncGround(url) if url.startswith("postgresql") else EngineGround(url)


@cache
def _empty_erp() -> bytes:
    """The reference layout's tables, made once: that takes longer than most tests."""
    with TemporaryDirectory() as folder:
        ground = EngineGround(f"sqlite:///{folder}/erp.sqlite")
        ground.run(layout()[0].create_all)
        ground.close()
        return (Path(folder) / "erp.sqlite").read_bytes()
