"""Everything around logins on a store of its own, with a clock that the test moves and passwords cheap to hash."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app import logging_in
from erp_adapter.database import Database
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.store import tables
from erp_adapter.store.news import FileNews, News
from erp_adapter.store.opening import open_store
from erp_adapter.store.throttle import ThrottleCounters
from resolvers.enrolment import Enrolment
from resolvers.login_forms import LoginForm
from resolvers.login_settings import LoginSettings
from resolvers.logins import Logins
from resolvers.password_changes import PasswordChanges
from resolvers.passwords import Passwords
from resolvers.principal import Principal
from resolvers.sessions import LoginOutcome, Sessions
from resolvers.throttling import Throttle
from resolvers.tokens import Tokens

SECRET = "a secret of thirty-two bytes or more"
PASSWORD = "tres gatos en la azotea"
HOME = "192.0.2.7"


def cheap_settings(**changes: Any) -> LoginSettings:
    cheap = {"secret": SECRET, "argon2_memory_kib": 8, "argon2_passes": 1, "argon2_lanes": 1}
    return LoginSettings.model_validate(cheap | changes)


class SetClock:
    def __init__(self) -> None:
        self.instant = datetime(2026, 3, 31, 10, 0, 0, 250_000, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def pass_by(self, **time: float) -> None:
        self.instant += timedelta(**time)


class FewCustomers:
    async def known_customers(self, codes: Collection[CustomerCode]) -> set[CustomerCode]:
        return set(codes) & {CustomerCode(code) for code in ("C1", "C2", "C3")}


@dataclass(frozen=True, slots=True)
class LoginOffice:
    store: Database
    clock: SetClock
    settings: LoginSettings
    passwords: Passwords
    throttle: Throttle
    news: News
    sessions: Sessions
    password_changes: PasswordChanges
    second_factors: Enrolment
    logins: Logins

    async def add(self, username: str, **rest: Any) -> None:
        form = {"name": username.title(), "password": PASSWORD, "customers": ("C1",)} | rest
        outcome = await self.logins.add([LoginForm(username, **form)])
        assert outcome.faults == ()

    async def log_in(
        self, username: str = "ana", password: str = PASSWORD, client: str = HOME, otp: str | None = None
    ) -> LoginOutcome:
        return await self.sessions.login(username, password, client=client, otp=otp)

    async def opened(self, username: str = "ana", password: str = PASSWORD) -> tuple[Tokens, Principal]:
        outcome = await self.log_in(username, password)
        assert outcome.tokens is not None, outcome.problems
        assert outcome.principal is not None
        return outcome.tokens, outcome.principal

    async def audited(self) -> list[tuple[str, str, str | None, str | None]]:
        rows = await self.store.fetch(tables.audit.select().order_by(tables.audit.c.id))
        return [(row.action, row.outcome, row.username, row.subject) for row in rows]


@asynccontextmanager
async def login_office(folder: Path, news: News | None = None, **changes: Any) -> AsyncIterator[LoginOffice]:
    """`news`: those of the file beside the store, unless others are given."""
    settings, clock = cheap_settings(**changes), SetClock()
    store = open_store(f"sqlite:///{folder}/store.db")
    passwords = Passwords(settings)
    news = news or FileNews(folder / "store.db.news")
    people = logging_in(settings, store, FewCustomers(), passwords, clock, news)
    yield LoginOffice(
        store=store,
        clock=clock,
        settings=settings,
        passwords=passwords,
        throttle=Throttle(ThrottleCounters(store), clock, settings),
        news=news,
        sessions=people.sessions,
        password_changes=people.password_changes,
        second_factors=people.second_factors,
        logins=people.logins,
    )
    passwords.close()
    await store.close()


def codes(outcome: LoginOutcome) -> list[str]:
    return [problem.code.value for problem in outcome.problems]


def bytes_in(folder: Path) -> bytes:
    """All that is written in a folder's files."""
    return b"".join(file.read_bytes() for file in folder.iterdir())
