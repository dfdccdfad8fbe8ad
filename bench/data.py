"""Where are the data: the demo at a scale as a SQLite file, the gateway's store with its logins, and a copy on a server.

They are made once and kept in `demo-data/bench/<scale>/` and in the database `office_bench_<scale>`, and made again when the
demo's code is another, or its day so long ago that prices would run out.
"""

import asyncio
import hashlib
import json
import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
from pydantic import SecretStr

import erp_adapter.demo
from app import DEMO_PASSWORD, Settings, demo_logins, open_office
from bench import loading, subject
from bench.subject import Subject, add_prices, choose
from bench.workloads import PAYER
from erp_adapter.demo.build import build, demo_books
from erp_adapter.settings import ErpSettings, StoreSettings
from resolvers.login_forms import LoginForm
from resolvers.login_settings import LoginSettings

FOLDER = Path("demo-data") / "bench"
KEPT_FOR = timedelta(days=10)
SECRET = "measured-in-one-run-on-one-machine"  # noqa: S105 - of a store that holds the demo's logins
ADDRESSES = {
    "postgresql": os.environ.get("BENCH_POSTGRESQL", "postgresql://root@127.0.0.1:5432/postgres"),
    "mariadb": os.environ.get(
        "BENCH_MARIADB", "mariadb+pyodbc://root@127.0.0.1/mysql?driver=MariaDB+Unicode&port=3306"
    ),
}


@dataclass(frozen=True, slots=True)
class Data:
    """What was made. `erp` is the URL as the gateway takes it, `database` as the others do; None where they are not asked."""

    system: str
    scale: float
    folder: Path
    erp: str
    database: str | None
    subject: Subject

    @property
    def store(self) -> str:
        return f"sqlite:///{self.folder.resolve()}/store.sqlite"

    def store_for(self, server: str) -> str:
        """The URL of a fresh copy of the store, which no other server writes to."""
        copy = self.folder.resolve() / f"store-{server}.sqlite"
        for old in copy.parent.glob(f"{copy.name}*"):
            old.unlink()
        with closing(sqlite3.connect(self.folder / "store.sqlite")) as store, closing(sqlite3.connect(copy)) as target:
            store.backup(target)
        return f"sqlite:///{copy}"


def prepare(system: str, scale: float) -> Data:
    """Give the data on a system, making what is not there."""
    folder = FOLDER / f"{scale:g}"
    folder.mkdir(parents=True, exist_ok=True)
    file, made = folder / "erp.sqlite", folder / "made.json"
    mark = _mark(made)
    if mark is None or not file.exists():
        mark = _build(file, made, scale)
    day = date.fromisoformat(mark.rpartition(" ")[2])
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as books:
        chosen = _subject(books, day, folder / f"subject-{mark.replace(' ', '-')}.json")
        erp, database = f"sqlite:///{file.resolve()}", None
        if system != "sqlite":
            name = f"office_bench_{scale:g}".replace(".", "_")
            erp, database = loading.load(system, ADDRESSES[system], name, books, mark)
    data = Data(system, scale, folder, erp, database, chosen)
    _make_store(data, mark)
    return data


def _subject(books: sqlite3.Connection, day: date, kept: Path) -> Subject:
    """What was chosen when the books were new, since choosing takes seconds; asked today."""
    if not kept.exists():
        kept.write_bytes(msgspec.json.encode(choose(books, day)))
    # Prices are of the day on which they are asked for.
    return replace(msgspec.json.decode(kept.read_bytes(), type=Subject), today=date.today())  # noqa: DTZ011 - the servers' day


def _mark(made: Path) -> str | None:
    """What the file was made of and on which day; None where it is not to be used."""
    if not made.exists():
        return None
    mark: str = json.loads(made.read_text(encoding="utf-8"))["mark"]
    version, _, day = mark.rpartition(" ")
    fresh = date.today() - date.fromisoformat(day) <= KEPT_FOR  # noqa: DTZ011 - the books' own day
    return mark if version == _version() and fresh else None


def _version() -> str:
    """A digest of the code that makes the rows."""
    sources = sorted(Path(erp_adapter.demo.__path__[0]).glob("*.*"))
    layout = Path(erp_adapter.demo.__path__[0]).parent / "reference_layout.py"
    digest = hashlib.sha256()
    for source in (*sources, layout, Path(subject.__file__)):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _build(file: Path, made: Path, scale: float) -> str:
    made.unlink(missing_ok=True)
    (file.parent / "store.sqlite").unlink(missing_ok=True)
    started, today = time.perf_counter(), date.today()  # noqa: DTZ011 - the books' own day
    build(file, scale=scale, today=today)
    with closing(sqlite3.connect(file)) as books:
        add_prices(books, today)
    mark = f"{_version()} {today.isoformat()}"
    made.write_text(json.dumps({"mark": mark}), encoding="utf-8")
    print(f"made the demo at scale {scale:g} in {time.perf_counter() - started:.0f} s")
    return mark


def _make_store(data: Data, mark: str) -> None:
    """A store with the demo's logins, and one for the customer of the statement."""
    file, made = data.folder / "store.sqlite", data.folder / "store.json"
    if file.exists() and made.exists() and made.read_text(encoding="utf-8") == mark:
        return
    for old in data.folder.glob("store.sqlite*"):
        old.unlink()
    settings = Settings(
        erp=ErpSettings(url=f"sqlite:///{data.folder.resolve()}/erp.sqlite"),
        store=StoreSettings(url=data.store),
        login=LoginSettings(secret=SecretStr(SECRET)),
    )
    payer = LoginForm(
        PAYER, "Elena Extracto", "extracto@example.com", customers=(data.subject.payer,), password=DEMO_PASSWORD
    )

    async def add() -> None:
        async with open_office(settings) as opened:
            outcome = await opened.logins.add([*demo_logins(demo_books()), payer])
            assert not outcome.faults, outcome.faults

    asyncio.run(add())
    made.write_text(mark, encoding="utf-8")
