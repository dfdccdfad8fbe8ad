"""The office over a database of Tryton's, with a login for each of its customers and one of the staff."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from app import DEMO_PASSWORD, Settings, put_together
from erp_adapter.domain.stock import StockPolicy
from erp_adapter.erp import open_erp
from erp_adapter.settings import ErpSettings, StoreSettings
from erp_adapter.store.news import open_news
from erp_adapter.store.opening import open_store
from resolvers.login_forms import LoginForm
from resolvers.login_settings import LoginSettings
from resolvers.passwords import Passwords
from resolvers.principal import Role
from resolvers.settings import CompanySettings
from schema.build import build_schema
from schema.execution.strawberry_binding import strawberry_executor
from tests.office import FilesHere, Office
from tests.recording import RecordingDatabase
from tests.tryton.books import expected

STAFF = "ventas"


class AfterTheYear:
    """It is always noon of the day after the last of the data."""

    def now(self) -> datetime:
        return datetime(2026, 1, 1, 11, tzinfo=UTC)


def login_of(party: str) -> str:
    """The login of a customer, by the name that Tryton has for it."""
    return f"cliente-{expected()['parties'][party]['code']}"


@asynccontextmanager
async def open_office(url: str, folder: Path) -> AsyncIterator[Office]:
    """Open it over the ERP at `url`, with a store of its own in `folder`."""
    settings = Settings(
        erp=ErpSettings(url=url, connections=2, mapping="tryton"),
        store=StoreSettings(url=f"sqlite:///{folder}/store.sqlite", connections=2),
        login=LoginSettings(
            secret=SecretStr("x" * 32), argon2_memory_kib=8, argon2_passes=1, argon2_lanes=1, login_failures=1000
        ),
        company=CompanySettings(stock_policy=StockPolicy.EXACT),
    )
    source = open_erp(settings.erp, connections=2, deadline=30)
    erp = RecordingDatabase(source.database, source.relations)
    source = replace(source, database=erp)
    store = open_store(settings.store.url, connections=2)
    passwords = Passwords(settings.login)
    files, news = FilesHere(settings, source, folder), open_news(settings.store)
    opened = put_together(settings, source, store, passwords, AfterTheYear(), files, news)
    try:
        outcome = await opened.logins.add(_logins())
        assert not outcome.faults, outcome.faults
        yield Office(opened, erp, strawberry_executor(build_schema()))
    finally:
        passwords.close()
        await store.close()
        await erp.close()


def _logins() -> list[LoginForm]:
    customers = [
        LoginForm(login_of(name), name, "", customers=(party["code"],), password=DEMO_PASSWORD)
        for name, party in expected()["parties"].items()
    ]
    return [*customers, LoginForm(STAFF, "Ventas", "", role=Role.STAFF, password=DEMO_PASSWORD)]
