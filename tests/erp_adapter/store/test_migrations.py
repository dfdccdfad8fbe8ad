"""The store's tables, as made by the migrations."""

import asyncio
import multiprocessing
import stat
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from erp_adapter.dialects import run_once
from erp_adapter.store.migrations import NEWEST, VERSIONS, upgrade
from erp_adapter.store.opening import open_store
from erp_adapter.store.order_tables import cart

METADATA = cart.metadata
"""Of all the store's tables: those of orders are declared with the others'."""


def open_and_close(url: str) -> None:
    asyncio.run(open_store(url).close())


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, METADATA))


def tables(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


def test_the_migrated_schema_is_the_declared_one(store_url: str) -> None:
    run_once(store_url, upgrade, deadline=60)
    assert run_once(store_url, differences, deadline=60) == []


def test_migrating_twice_changes_nothing(store_url: str) -> None:
    run_once(store_url, upgrade, deadline=60)
    first = run_once(store_url, tables, deadline=60)
    run_once(store_url, upgrade, deadline=60)
    assert run_once(store_url, tables, deadline=60) == first


def test_processes_that_start_at_once_make_one_store(store_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=open_and_close, args=(store_url,)) for _ in range(3)]
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


def test_the_newest_version_is_the_head_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST
