"""A small ERP of orders, with the statements that were run on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, Row, Table, delete, event, insert

from erp_adapter.database import Database
from erp_adapter.dialects import open_database
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.order_list import OrderFilter, OrderQuery, OrderSort
from erp_adapter.relations import Relations
from tests.erp_adapter.grounds import EngineGround, Ground, layout, sqlite_ground
from tests.erp_adapter.noting import Note, NotingDatabase, nothing

FILE = "erp.sqlite"
ANA, LUIS = CustomerCode("C001"), CustomerCode("C002")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
NEWEST_FIRST = ((OrderSort.SUBMITTED_AT, True),)
ADDRESS = {"street": "Calle Mayor 1", "city": "Soria", "postal_code": "42001", "country": "ES"}


@dataclass
class Books:
    """`statements` holds each since it was last cleared: on SQLite its SQL as sent, and its parameters."""

    ground: Ground
    relations: Relations
    database: Database
    statements: list[tuple[Any, Any]] = field(default_factory=list)

    def add(self, relation: str, *rows: dict[str, Any]) -> None:
        self.ground.run(lambda connection: connection.execute(insert(self.table(relation)), list(rows)))

    def clear(self, *relations: str) -> None:
        self.ground.run(lambda connection: [connection.execute(delete(self.table(each))) for each in relations])

    def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """What it gives, asked without an event loop: hypothesis runs its examples in none."""
        return self.ground.run(lambda connection: connection.execute(statement).all())

    def say(self, *statements: str) -> None:
        """Run SQL as it is."""
        self.ground.run(lambda connection: [connection.exec_driver_sql(each) for each in statements])

    def table(self, relation: str) -> Table:
        table = getattr(self.relations, relation)
        assert isinstance(table, Table)
        return table

    def plans(self) -> list[str]:
        """How SQLite reads what the statements ask for, a step each."""
        asked = list(self.statements)
        return self.ground.run(
            lambda connection: [
                row.detail
                for statement, parameters in asked
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
        )

    def close(self) -> None:
        self.ground.close()


def open_books(folder: Path, customers: Sequence[CustomerCode] = (ANA, LUIS)) -> Books:
    """Those of `books_on`, in an SQLite file in the folder."""
    return books_on(sqlite_ground(folder / FILE), customers)


def reopen_books(folder: Path) -> Books:
    """The books that `open_books` left in the folder."""
    return _open(sqlite_ground(folder / FILE))


def books_on(ground: Ground, customers: Sequence[CustomerCode] = (ANA, LUIS), note: Note = nothing) -> Books:
    """A company, its customers, and no order yet. `note` is told each statement."""
    books = _open(ground, note)
    company = {"name": "Suministros Duero", "tax_id": "A42000000", "currency": "EUR", "tax_regime": "IVA"}
    books.add("company", ADDRESS | company)
    books.add("customer", *[ADDRESS | {"code": code, "name": f"Cliente {code}"} for code in customers])
    books.statements.clear()
    return books


def _open(ground: Ground, note: Note = nothing) -> Books:
    _, relations = layout()
    statements: list[tuple[Any, Any]] = []
    file = ground if isinstance(ground, EngineGround) and ground.system == "sqlite" else None

    def write_down(statement: Executable) -> None:
        note(statement)
        if file is None:
            statements.append((statement, None))

    def write_down_as_sent(
        _connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        if sql.startswith("SELECT"):
            statements.append((sql, parameters))

    if file is None:
        database = open_database(ground.url, connections=2, deadline=30)
    else:
        database = ThreadedDatabase(file.engine, connections=2, deadline=30)
        event.listen(file.engine, "before_cursor_execute", write_down_as_sent)
    return Books(ground, relations, NotingDatabase(database, write_down), statements)


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
