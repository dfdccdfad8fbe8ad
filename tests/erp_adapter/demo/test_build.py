"""Building is repeatable, all or nothing, in little memory, and keeps figures exact."""

import sqlite3
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import inspect

from erp_adapter.demo import ledger
from erp_adapter.demo.build import build
from erp_adapter.demo.writer import BATCH, Writer
from erp_adapter.reference_layout import reference_layout
from erp_adapter.types import Exact
from tests.erp_adapter.demo.conftest import SMALLEST, TODAY, Books


def content(path: Path) -> str:
    digest = sha256()
    connection = sqlite3.connect(path)
    for statement in connection.iterdump():
        digest.update(statement.encode())
    connection.close()
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_rows_and_another_gives_others(books: Books, tmp_path: Path) -> None:
    build(tmp_path / "again.db", scale=SMALLEST, today=TODAY)
    build(tmp_path / "other.db", scale=SMALLEST, seed=7, today=TODAY)
    assert content(tmp_path / "again.db") == content(books.path)
    assert content(tmp_path / "other.db") != content(books.path)


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2025, 1, 1), date(2025, 12, 31), date(2027, 6, 15)])
def test_any_day_can_be_today(tmp_path: Path, today: date) -> None:
    build(tmp_path / "erp.db", scale=SMALLEST, today=today)
    connection = sqlite3.connect(tmp_path / "erp.db")
    owed = "SELECT round(sum(amount - paid), 2) FROM receivable WHERE grouping_number IS NULL AND currency = 'EUR'"
    posted = "SELECT round(sum(debit - credit), 2) FROM ledger_entry WHERE date >= ?"
    [(expected,)] = connection.execute(owed)
    [(found,)] = connection.execute(posted, (date(today.year, 1, 1).isoformat(),))
    connection.close()
    assert found == expected


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "erp.db"
    path.write_text("as it was")

    def fail(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(ledger, "write_ledger", fail)
    with pytest.raises(OSError, match="no room"):
        build(path, scale=SMALLEST, today=TODAY)
    assert [file.name for file in tmp_path.iterdir()] == ["erp.db"]
    assert path.read_text() == "as it was"


def test_the_books_of_before_are_replaced_with_what_belongs_to_them(tmp_path: Path) -> None:
    path = tmp_path / "erp.db"
    path.write_text("as it was")
    path.with_name("erp.db-wal").write_text("written to the books of before")
    build(path, scale=SMALLEST, today=TODAY)
    assert [file.name for file in tmp_path.iterdir()] == ["erp.db"]
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_rows_wait_in_batches_however_many_there_are() -> None:
    metadata, _ = reference_layout()
    with Writer(":memory:", metadata) as writer:
        for number in range(5 * BATCH):
            writer.add("counter", {"name": str(number), "value": number})
            writer.add("cash_receipt", {"tax_id": "", "date": "2026-01-01", "amount": number})
        assert writer.most_held <= 2 * BATCH
        assert writer.run("SELECT count(*) FROM counter").fetchone() == (5 * BATCH,)


def test_a_row_with_an_unknown_column_is_refused() -> None:
    metadata, _ = reference_layout()
    with Writer(":memory:", metadata) as writer, pytest.raises(KeyError, match="colour"):
        writer.add("counter", {"name": "x", "value": 1, "colour": "red"})


def test_every_figure_is_stored_as_the_nearest_double_of_its_scale(books: Books) -> None:
    metadata, _ = reference_layout()
    connection = sqlite3.connect(books.path)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Exact):
                query = f"SELECT DISTINCT {column.name} FROM {table.name} WHERE {column.name} IS NOT NULL"
                for (stored,) in connection.execute(query):
                    exact = Decimal(str(stored))
                    assert exact == round(exact, column.type.scale), f"{table.name}.{column.name}"
    connection.close()


def test_indexes_and_their_statistics_are_made(books: Books) -> None:
    metadata, _ = reference_layout()
    inspector = inspect(books.engine)
    for table in metadata.sorted_tables:
        made = {index["name"] for index in inspector.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= made
    assert "sqlite_stat1" in inspector.get_table_names() or inspector.has_table("sqlite_stat1")


def test_progress_tells_each_step_and_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(tmp_path / "erp.db", scale=SMALLEST, today=TODAY, progress=lambda *step: told.append(step))
    assert ("orders", 500, 500) in told
    assert {step for step, _, _ in told} >= {"products", "customers", "orders", "invoices"}
