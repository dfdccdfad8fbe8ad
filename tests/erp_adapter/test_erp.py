"""An ERP is opened with what guards it, and with a way past that."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import column, select, table

from erp_adapter.breaker import BreakerState
from erp_adapter.erp import Erp, open_erp
from erp_adapter.errors import ErpUnavailable
from erp_adapter.settings import ErpSettings
from tests.erp_adapter.books import make_books

FAULTS = 2


@pytest.fixture
async def erp(tmp_path: Path) -> AsyncIterator[Erp]:
    """One whose file is there and has no tables."""
    settings = ErpSettings(
        url=f"sqlite:///{tmp_path}/erp.sqlite", breaker_faults=FAULTS, breaker_pause=1e-9, breaker_longest_pause=1e-9
    )
    opened = open_erp(settings, connections=1, deadline=10)
    yield opened
    await opened.database.close()


async def opened_breaker(erp: Erp) -> None:
    for _ in range(FAULTS):
        with pytest.raises(ErpUnavailable):
            await erp.database.fetch(select(erp.relations.product))
    assert erp.breaker.state is BreakerState.OPEN


async def test_it_is_away_when_the_company_can_t_be_read_either_and_back_when_it_can(erp: Erp, tmp_path: Path) -> None:
    await opened_breaker(erp)
    with pytest.raises(ErpUnavailable, match=r"erp\.away"):
        await erp.database.fetch(select(erp.relations.product))
    make_books(tmp_path / "made.sqlite", {})
    (tmp_path / "erp.sqlite").write_bytes((tmp_path / "made.sqlite").read_bytes())
    assert await erp.database.fetch(select(erp.relations.product)) == []
    assert erp.breaker.state.value == "closed"


async def test_who_looks_for_faults_is_told_the_databases_own_though_it_is_away(erp: Erp) -> None:
    await opened_breaker(erp)
    with pytest.raises(ErpUnavailable, match="ERP_UNAVAILABLE") as raised:
        await erp.unguarded.fetch(select(erp.relations.product))
    assert "no such table: product" in str(raised.value.__cause__)


async def test_where_the_company_can_be_read_a_missing_table_makes_nobody_else_wait(erp: Erp, tmp_path: Path) -> None:
    make_books(tmp_path / "erp.sqlite", {})
    for _ in range(3 * FAULTS):
        with pytest.raises(ErpUnavailable, match="ERP_UNAVAILABLE"):
            await erp.database.fetch(select(table("nowhere", column("code"))))
    assert await erp.database.fetch(select(erp.relations.product)) == []
