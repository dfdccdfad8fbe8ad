"""The demo's books at the smallest scale, made once for all the tests that read them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, Row, make_url, select

from erp_adapter.demo.build import DemoBooks, build
from erp_adapter.dialects import open_engine
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations

TODAY = date(2026, 3, 10)
SMALLEST = 0.01


@dataclass(frozen=True, eq=False)
class Books:
    """What was built, read back as the adapter reads it."""

    path: Path
    demo: DemoBooks
    engine: Engine
    layout: MetaData
    relations: Relations

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", cache(self.rows))

    def rows(self, relation: str) -> list[Row[Any]]:
        with self.engine.connect() as connection:
            return list(connection.execute(select(self.layout.tables[relation])))

    def by(self, relation: str, column: str) -> dict[Any, list[Row[Any]]]:
        found: defaultdict[Any, list[Row[Any]]] = defaultdict(list)
        for row in self.rows(relation):
            found[getattr(row, column)].append(row)
        return found

    def one(self, relation: str, column: str) -> dict[Any, Row[Any]]:
        return {getattr(row, column): row for row in self.rows(relation)}


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    path = tmp_path_factory.mktemp("demo") / "erp.db"
    demo = build(path, scale=SMALLEST, today=TODAY)
    engine = open_engine(make_url(f"sqlite:///{path}"), connections=1)
    yield Books(path, demo, engine, *reference_layout())
    engine.dispose()
