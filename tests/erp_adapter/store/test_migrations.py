"""The store's tables, as made by the migrations."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from erp_adapter.dialects import open_engine
from erp_adapter.store.migrations import migrate
from erp_adapter.store.opening import open_store
from erp_adapter.store.order_tables import cart

METADATA = cart.metadata
"""Of all the store's tables: those of orders are declared with the others'."""


def open_and_close(url: str) -> None:
    store = open_store(url)
    store._threads.shutdown()
    store._writer.dispose()


def test_the_migrated_schema_is_the_declared_one(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/store.db", connections=1)
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/store.db", connections=1)
    migrate(engine)
    first = sorted(inspect(engine).get_table_names())
    migrate(engine)
    assert sorted(inspect(engine).get_table_names()) == first
    engine.dispose()


def test_processes_that_start_at_once_make_one_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=open_and_close, args=(url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]


@pytest.mark.parametrize("suffix", ["", "-wal"])
async def test_the_store_can_be_read_by_its_owner_alone(tmp_path: Path, suffix: str) -> None:
    store = open_store(f"sqlite:///{tmp_path}/store.db")
    async with store.transaction() as transaction:
        assert stat.S_IMODE((tmp_path / f"store.db{suffix}").stat().st_mode) == 0o600
        assert await transaction.fetch(METADATA.tables["login"].select()) == []
    await store.close()
