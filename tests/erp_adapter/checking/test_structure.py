"""The connection that looks at a database goes where the gateway's own go."""

from pathlib import Path

import pytest
from sqlalchemy import literal, make_url, select

from erp_adapter.checking.structure import inspecting
from erp_adapter.errors import ErpUnavailable
from tests.services import fresh_database, port_of


async def test_the_port_behind_the_host_is_meant(tmp_path: Path) -> None:
    """MariaDB's driver looks for it elsewhere, and would take its usual one."""
    with fresh_database("mariadb", tmp_path) as url:
        parsed = make_url(url)
        without = parsed.difference_update_query(["port"])
        one = select(literal(1))
        assert await inspecting(without.set(port=port_of(parsed)), lambda c: c.execute(one).scalar_one()) == 1
        with pytest.raises(ErpUnavailable):
            await inspecting(without.set(port=1), lambda c: c.execute(one).scalar_one())


async def test_a_look_takes_no_writers_turn(tmp_path: Path) -> None:
    """A file that may only be read can be looked at."""
    with fresh_database("sqlite", tmp_path) as url:
        file = Path(str(make_url(url).database))
        file.touch()
        read_only = f"sqlite:///file:{file}?mode=ro&uri=true"
        assert await inspecting(read_only, lambda c: c.execute(select(literal(1))).scalar_one()) == 1
