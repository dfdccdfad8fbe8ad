"""The whole office on a copy of a small demo, at a day of its own, with what the ERP is asked on record."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
from graphql import GraphQLSchema, parse, validate
from pydantic import SecretStr

from app import DEMO_PASSWORD, Opened, Settings, archive_documents, demo_logins, put_together, write_file
from erp_adapter.demo.build import DemoBooks, build
from erp_adapter.erp import Erp, open_erp
from erp_adapter.settings import ErpSettings, StoreSettings
from erp_adapter.store.news import open_news
from erp_adapter.store.opening import open_store
from resolvers.downloads import Job, Made
from resolvers.login_settings import LoginSettings
from resolvers.passwords import Passwords
from resolvers.principal import Principal
from schema.build import build_schema
from schema.context import RequestContext
from schema.execution.executor import Executor
from schema.execution.strawberry_binding import strawberry_executor
from schema.http.errors import ErrorWriter
from tests.recording import RecordingDatabase

DEMO_DAY = date(2026, 3, 31)
NOON = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
SCALE = 0.01


class StoppedClock:
    """It is always noon of the demo's day."""

    def now(self) -> datetime:
        return NOON


class FilesHere:
    """Makes files in this process, for the sake of time; what is asked of the ERP is on record too."""

    def __init__(self, settings: Settings, erp: Erp, folder: Path) -> None:
        self._settings = settings
        self._erp = erp
        self._folder = folder
        self._kept: dict[str, Made] = {}

    async def make(self, job: Job, *, key: str, until: datetime) -> Made:
        if key in self._kept:
            return replace(self._kept[key], kept=True)
        path = self._folder / key
        self._kept[key] = Made(path, await write_file(self._settings, self._erp, job, path), kept=False)
        return self._kept[key]


@dataclass(frozen=True, slots=True)
class Demo:
    """A built demo, to copy from; `documents` is its archive of invoices, which nobody changes."""

    folder: Path
    books: DemoBooks
    documents: Path | None = None


@dataclass(slots=True)
class Office:
    """Asks as a person would, without HTTP; `erp` has the statements on record."""

    opened: Opened
    erp: RecordingDatabase
    executor: Executor
    principals: dict[str, Principal] = field(default_factory=dict)

    @property
    def schema(self) -> GraphQLSchema:
        return self.executor.schema

    async def principal(self, username: str) -> Principal:
        if username not in self.principals:
            outcome = await self.opened.office.sessions.login(username, DEMO_PASSWORD, client="test")
            assert outcome.principal is not None, outcome.problems
            self.principals[username] = outcome.principal
        return self.principals[username]

    async def ask(
        self, query: str, variables: Mapping[str, Any] | None = None, *, by: str | None = "compras", locale: str = "es"
    ) -> dict[str, Any]:
        """The answer as a client reads it from JSON."""
        document = parse(query)
        faults = validate(self.schema, document)
        assert faults == [], faults
        principal = None if by is None else await self.principal(by)
        context = RequestContext(office=self.opened.office, principal=principal, locale=locale, client="test")
        self.erp.forget()
        result = await self.executor.prepare(document, None).run(variables or {}, context)
        await context.finish()
        await context.close()
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = ErrorWriter(locale).execution(result.errors)
        answer: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(body))
        return answer

    async def data(self, query: str, variables: Mapping[str, Any] | None = None, **how: Any) -> Any:
        """The data of an answer without errors."""
        answer = await self.ask(query, variables, **how)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


def cheap_settings(folder: Path, *, documents: Path | None = None, mapping: str = "expand", **groups: Any) -> Settings:
    """The defaults on the demo's files, with passwords that cost nothing."""
    return Settings(
        erp=ErpSettings(url=f"sqlite:///{folder}/erp.sqlite", connections=2, documents=documents, mapping=mapping),
        store=StoreSettings(url=f"sqlite:///{folder}/store.sqlite", connections=2),
        login=LoginSettings(
            secret=SecretStr("x" * 32), argon2_memory_kib=8, argon2_passes=1, argon2_lanes=1, login_failures=1000
        ),
        **groups,
    )


def build_demo(folder: Path, scale: float = SCALE) -> Demo:
    """Build the demo's books and logins once, for all tests to copy."""
    books = build(folder / "erp.sqlite", scale=scale, today=DEMO_DAY)

    async def add_logins() -> None:
        async with open_at(folder) as office:
            outcome = await office.opened.logins.add(demo_logins(books))
            assert not outcome.faults

    asyncio.run(add_logins())
    archive_documents(folder, books)
    return Demo(folder, books, folder / "documents")


@asynccontextmanager
async def open_at(folder: Path, *, only_graphql_core: bool = False, **groups: Any) -> AsyncIterator[Office]:
    settings = cheap_settings(folder, **groups)
    source = open_erp(settings.erp, connections=2, deadline=10)
    erp = RecordingDatabase(source.unguarded, source.relations)
    source = replace(source, database=erp)
    store = open_store(settings.store.url, connections=2)
    passwords = Passwords(settings.login)
    files, news = FilesHere(settings, source, folder), open_news(settings.store)
    opened = put_together(settings, source, store, passwords, StoppedClock(), files, news)
    try:
        yield Office(opened, erp, strawberry_executor(build_schema(), only_graphql_core=only_graphql_core))
    finally:
        passwords.close()
        await store.close()
        await erp.close()


@asynccontextmanager
async def office_on(demo: Demo, folder: Path, **groups: Any) -> AsyncIterator[Office]:
    """The office on a copy of the demo in `folder`, with these groups of settings or what else `open_at` is told."""
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, folder / name)
    async with open_at(folder, **{"documents": demo.documents, **groups}) as office:
        yield office
