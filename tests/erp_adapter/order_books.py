"""A small ERP of orders on SQLite, with the statements that were run on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, Table, delete, event, insert

from erp_adapter.database import ThreadedDatabase
from erp_adapter.dialects import open_engine
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.order_list import OrderFilter, OrderQuery, OrderSort
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations

ANA, LUIS = CustomerCode("C001"), CustomerCode("C002")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
NEWEST_FIRST = ((OrderSort.SUBMITTED_AT, True),)
ADDRESS = {"street": "Calle Mayor 1", "city": "Soria", "postal_code": "42001", "country": "ES"}


@dataclass
class Books:
    """`statements` holds the SQL and the parameters of each statement since it was last cleared."""

    engine: Engine
    relations: Relations
    database: ThreadedDatabase
    statements: list[tuple[str, Any]] = field(default_factory=list)

    def add(self, relation: str, *rows: dict[str, Any]) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(self.table(relation)), list(rows))

    def clear(self, *relations: str) -> None:
        with self.engine.begin() as connection:
            for relation in relations:
                connection.execute(delete(self.table(relation)))

    def table(self, relation: str) -> Table:
        table = getattr(self.relations, relation)
        assert isinstance(table, Table)
        return table

    def plans(self) -> list[str]:
        """How SQLite reads what the statements ask for, a step each."""
        asked = list(self.statements)
        with self.engine.connect() as connection:
            return [
                row.detail
                for statement, parameters in asked
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]

    def close(self) -> None:
        self.engine.dispose()


def open_books(folder: Path, customers: Sequence[CustomerCode] = (ANA, LUIS)) -> Books:
    """A company, its customers, and no order yet."""
    (folder / "erp.sqlite").write_bytes(_empty_erp())
    books = reopen_books(folder)
    company = {"name": "Suministros Duero", "tax_id": "A42000000", "currency": "EUR", "tax_regime": "IVA"}
    books.add("company", ADDRESS | company)
    books.add("customer", *[ADDRESS | {"code": code, "name": f"Cliente {code}"} for code in customers])
    books.statements.clear()
    return books


def reopen_books(folder: Path) -> Books:
    """The books that `open_books` left in the folder."""
    engine = open_engine(f"sqlite:///{folder / 'erp.sqlite'}", connections=2)
    _, relations = reference_layout()
    books = Books(engine, relations, ThreadedDatabase(engine, connections=2, deadline=30))

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.startswith("SELECT"):
            books.statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    return books


@cache
def _empty_erp() -> bytes:
    """The reference layout's tables, made once: that takes longer than most tests."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/erp.sqlite", connections=1)
        meta, _ = reference_layout()
        meta.create_all(engine)
        engine.dispose()
        return (Path(folder) / "erp.sqlite").read_bytes()


def order(number: str, customer: CustomerCode = ANA, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "number": number,
        "customer_code": customer,
        "submitted_at": NOON,
        "requested_date": None,
        "reference": None,
        "notes": None,
        "address_code": None,
        "cancelled": False,
        "confirmed": False,
        "discount_1": Decimal(0),
        "discount_2": Decimal(0),
        "charges": Decimal(0),
        "charges_tax_rate": None,
        "net": Decimal(100),
        "total": Decimal(121),
        "currency": "EUR",
        "external_reference": None,
    }
    return usual | values


def line(order_number: str, position: int = 1, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "order_number": order_number,
        "position": position,
        "product_code": None,
        "description": "Codo de cobre",
        "quantity": Decimal(10),
        "served": Decimal(0),
        "invoiced": Decimal(0),
        "unit_price": Decimal(10),
        "discount_1": Decimal(0),
        "discount_2": Decimal(0),
        "discount_3": Decimal(0),
        "net": Decimal(100),
        "tax_rate": Decimal(21),
        "surcharge_rate": Decimal(0),
        "closed": False,
        "note": None,
    }
    return usual | values


def orders_of(
    customer: CustomerCode = ANA, order: Sequence[tuple[OrderSort, bool]] = NEWEST_FIRST, **wanted: Any
) -> OrderQuery:
    return OrderQuery(customer, OrderFilter(**wanted), tuple(order))
