"""The audit trail is added to and read, the newest first; nothing in the adapter changes or removes an entry."""

import ast
import inspect
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from erp_adapter.database import Database
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.domain.audit import AuditEntry, AuditQuery
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.paging import PageRequest
from erp_adapter.store.audit import AuditTrail
from erp_adapter.store.opening import open_store

NOON = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
ANA, LUIS = CustomerCode("C001"), CustomerCode("C002")
ADAPTER = Path(__file__).parents[3] / "erp_adapter"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Database]:
    database = open_store(store_url, connections=2)
    yield database
    await database.close()


@pytest.fixture
def trail(store: Database) -> AuditTrail:
    return AuditTrail(store)


def entry(i: int) -> AuditEntry:
    """One a minute, by two logins, for two customers, of two kinds."""
    login = i % 2 + 1
    return AuditEntry(
        at=NOON + timedelta(minutes=i),
        action=("order.change", "customer.read")[i // 2 % 2],
        outcome="ok",
        login_id=login,
        username=f"staff{login}",
        customer_code=(ANA, LUIS)[i // 4 % 2],
        subject=f"{i}",
        address="192.0.2.1",
    )


async def subjects(trail: AuditTrail, **wanted: object) -> list[str | None]:
    found: list[str | None] = []
    cursor = None
    while True:
        page = await trail.page(AuditQuery(**wanted), PageRequest(3, cursor))  # type: ignore[arg-type]
        found += [each.subject for each in page.items]
        if not page.more:
            return found
        cursor = page.cursors[-1]


async def test_an_entry_comes_back_as_it_was_recorded(trail: AuditTrail) -> None:
    bare = AuditEntry(NOON - timedelta(days=1), "session.open", "refused")
    await trail.record([entry(3), bare])
    page = await trail.page(AuditQuery(), PageRequest(10))
    assert page.items == (entry(3), bare)


async def test_entries_are_found_by_what_is_asked_the_newest_first(trail: AuditTrail) -> None:
    await trail.record([entry(i) for i in range(16)])
    everything = [str(i) for i in reversed(range(16))]
    assert await subjects(trail) == everything
    assert await subjects(trail, login_id=2) == everything[::2]
    assert await subjects(trail, customer_code=LUIS) == ["15", "14", "13", "12", "7", "6", "5", "4"]
    assert await subjects(trail, action="customer.read", login_id=1) == ["14", "10", "6", "2"]
    span = {"since": NOON + timedelta(minutes=3), "until": NOON + timedelta(minutes=5)}
    assert await subjects(trail, **span) == ["5", "4", "3"]
    assert await subjects(trail, customer_code=CustomerCode("nadie")) == []


async def test_entries_of_one_instant_keep_their_order(trail: AuditTrail) -> None:
    for i in range(7):
        await trail.record([replace(entry(i), at=NOON)])
    assert await subjects(trail) == [str(i) for i in reversed(range(7))]


@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "wanted", [{}, {"login_id": 1}, {"customer_code": ANA}, {"since": NOON}, {"login_id": 1, "until": NOON}], ids=str
)
async def test_a_page_is_read_in_an_index(store: Database, trail: AuditTrail, wanted: dict[str, object]) -> None:
    assert isinstance(store, ThreadedDatabase)
    await trail.record([entry(i) for i in range(50)])
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(store._writer, "before_cursor_execute", note)
    await subjects(trail, **wanted)
    event.remove(store._writer, "before_cursor_execute", note)
    with store._writer.connect() as connection:
        for statement, parameters in asked:
            steps = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]  # type: ignore[arg-type]
            # Read in the index on the instant from its end, and stopped at the page's end.
            assert [each for each in steps if "USING INDEX" not in each] == []


def changes(path: Path) -> Iterator[str]:
    """Where a module updates or deletes rows of the audit trail, or says so in SQL of its own."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            whole = ast.unparse(node)
            if called.rpartition(".")[2] in {"update", "delete", "drop", "drop_table"} and "audit" in whole:
                yield f"{path.name}:{node.lineno}: {whole}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "audit" in node.value.lower():
            words = set(node.value.upper().split())
            if words & {"UPDATE", "DELETE", "DROP", "TRUNCATE", "REPLACE"}:
                yield f"{path.name}:{node.lineno}: {node.value}"


def test_nothing_in_the_adapter_changes_or_removes_an_entry(tmp_path: Path) -> None:
    assert [fault for path in ADAPTER.rglob("*.py") for fault in changes(path)] == []
    bad = tmp_path / "bad.py"
    bad.write_text(
        "delete(tables.audit)\ntables.audit.update().values(at=1)\nop.drop_table('audit')\ntext('DELETE FROM audit')\n"
    )
    assert len(list(changes(bad))) == 4


def test_the_trail_can_be_added_to_and_read_and_no_more() -> None:
    public = {name for name, _ in inspect.getmembers(AuditTrail, inspect.isfunction) if not name.startswith("_")}
    assert public == {"record", "page"}
