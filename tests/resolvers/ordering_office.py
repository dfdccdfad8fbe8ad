"""Everything around current orders on a small ERP and a store of their own, with a clock that the test moves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from erp_adapter.catalogue import CatalogueRepository
from erp_adapter.credit import CreditRepository
from erp_adapter.customers import CustomerRepository
from erp_adapter.database import Database
from erp_adapter.dialects import open_engine
from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.order_records import Order
from erp_adapter.mapping import load_mapping
from erp_adapter.order_writer import OrderWriter
from erp_adapter.orders import OrderRepository
from erp_adapter.prices import PriceRepository
from erp_adapter.product_lookup import ProductLookup
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations
from erp_adapter.store import tables
from erp_adapter.store.audit import AuditTrail
from erp_adapter.store.carts import CartRepository
from erp_adapter.store.migrations import migrate
from erp_adapter.store.submissions import SubmissionRepository
from resolvers.buyers import Asked
from resolvers.cart_changes import WantedLine
from resolvers.cart_editing import CartOutcome
from resolvers.clock import Clock
from resolvers.credit import CreditBook
from resolvers.order_settings import OrderSettings
from resolvers.ordering import Ordering, OrderingPorts, ordering
from resolvers.principal import Permission, Principal, Role
from resolvers.problems import Problem
from resolvers.settings import CompanySettings
from resolvers.submission import SubmissionOutcome, SubmissionRequest
from tests.erp_adapter.books import ADDRESS, Rows, customer, make_books, open_books, product
from tests.recording import RecordingDatabase
from tests.resolvers.login_office import HOME, SetClock

TODAY = date(2026, 3, 31)
ALL = frozenset(Permission)
OWN, OTHER, INACTIVE = CustomerCode("C1"), CustomerCode("C2"), CustomerCode("C9")

BOOKS: Rows = {
    "customer": [
        customer("C1"),
        customer("C2", order_discount_1=10, order_discount_2=5, surcharge=True),
        customer("C3", tax_exempt=True, credit_limit=100),
        customer("C9", active=False),
    ],
    "customer_address": [
        {"customer_code": "C1", "code": "A1", "name": "Almacén", **ADDRESS},
        {"customer_code": "C2", "code": "A2", "name": "Tienda", **ADDRESS},
    ],
    "product": [
        product("P1", name="Tubo", barcode="2000000000015"),
        product("P2", name="Codo", base_price=3, min_quantity=6, quantity_step=3),
        product("P3", name="Llave", base_price=20, tax_code="R"),
        product("GONE", name="Retirado", for_sale=False),
        product("FREE", name="Sin precio", base_price=0),
        product("MINE", name="Manguera"),
    ],
    "customer_product_code": [
        {"customer_code": "C1", "code": "TUYO", "product_code": "P3"},
        {"customer_code": "C1", "code": "P1", "product_code": "P3"},
        {"customer_code": "C2", "code": "SUYO", "product_code": "P1"},
    ],
    "tax": [
        {"code": "G", "name": "IVA 21 %", "regime": "IVA", "rate": 21, "surcharge_rate": Decimal("5.2")},
        {"code": "R", "name": "IVA 10 %", "regime": "IVA", "rate": 10, "surcharge_rate": Decimal("1.4")},
    ],
    "stock": [
        {"product_code": "P1", "warehouse_code": "1", "quantity": 5},
        {"product_code": "P2", "warehouse_code": "1", "quantity": 100},
        {"product_code": "P3", "warehouse_code": "1", "quantity": 0},
    ],
    "counter": [{"name": "sales_order", "value": 1000}],
}


def login(*customers: CustomerCode, permissions: frozenset[Permission] = ALL, role: Role = Role.CUSTOMER) -> Principal:
    return Principal(7, "session", "ana", "Ana", None, "es", role, permissions, customers)


ANA = login(OWN)
BLIND = login(OWN, permissions=ALL - {Permission.SEE_PRICES})
STAFF = login(role=Role.STAFF)


def new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class OrderingOffice:
    clock: SetClock
    store: Database
    erp: RecordingDatabase
    relations: Relations
    ports: OrderingPorts
    use: Ordering

    async def add(
        self, *lines: tuple[str, object], by: Principal = ANA, customer: str | None = None, **rest: Any
    ) -> CartOutcome:
        """Add (code, quantity) pairs; `note`, `version` and `key` may be given."""
        note, version, key = rest.get("note"), rest.get("version"), rest.get("key")
        wanted = [
            WantedLine(code, None, Decimal(str(quantity)), note, ("lines", str(i)))
            for i, (code, quantity) in enumerate(lines)
        ]
        return await self.use.current_orders.add(asked(by, customer), wanted, if_version=version, key=key)

    async def order(self, by: Principal = ANA, customer: CustomerCode = OWN) -> Order | None:
        records = await self.ports.customers.customers([customer])
        (order,) = await self.use.current_orders.current(by, list(records.values()))
        return order

    async def filled(self, *lines: tuple[str, object]) -> Order:
        """The current order with these lines, one of P1 if none is given."""
        outcome = await self.add(*(lines or (("P1", 2),)))
        assert outcome.errors == ()
        assert outcome.order is not None
        return outcome.order

    async def submit(
        self, key: str = "k1", *, by: Principal = ANA, customer: str | None = None, **rest: Any
    ) -> SubmissionOutcome:
        """`total` is what the person saw, `version` the order's."""
        request = SubmissionRequest(key, rest.get("total"), rest.get("version"))
        return await self.use.submissions.submit(asked(by, customer), request)

    async def set(self, name: str, code: str, /, **columns: Any) -> None:
        """Change rows of the ERP by their code."""
        relation = reference_layout()[0].tables[name]
        key = relation.c[{"stock": "product_code", "counter": "name"}.get(name, "code")]
        async with self.erp.transaction() as transaction:
            await transaction.execute(update(relation).where(key == code).values(columns))

    async def put(self, name: str, **columns: Any) -> None:
        relation: Any = getattr(self.relations, name)
        async with self.erp.transaction() as transaction:
            await transaction.execute(insert(relation).values(columns))

    async def rows(self, name: str) -> list[Any]:
        """All rows of a relation of the ERP, whoever's."""
        relation: Any = getattr(self.relations, name)
        async with self.erp.transaction() as transaction:
            return list(await transaction.fetch(select(relation)))

    async def audited(self) -> list[tuple[str, str, str | None, str | None]]:
        rows = await self.store.fetch(tables.audit.select().order_by(tables.audit.c.id))
        return [(row.action, row.outcome, row.username, row.customer_code) for row in rows]

    def with_ports(self, **ports: Any) -> "OrderingOffice":
        """The same office with other ports in the place of some."""
        changed = replace(self.ports, **ports)
        return replace(self, ports=changed, use=put_together(changed, self.clock))

    def ruled(self, *, company: dict[str, Any] | None = None, **orders: Any) -> "OrderingOffice":
        """The same office by other rules of the company."""
        return replace(self, use=put_together(self.ports, self.clock, company=company, **orders))


def asked(by: Principal, customer: str | None = None) -> Asked:
    return Asked(by, customer, HOME)


def put_together(
    ports: OrderingPorts, clock: Clock, *, company: dict[str, Any] | None = None, **orders: Any
) -> Ordering:
    return ordering(
        ports,
        company=CompanySettings.model_validate(company or {}),
        orders=OrderSettings.model_validate(orders),
        clock=clock,
        new_id=new_id,
    )


def make_ports(
    erp: Database, relations: Relations, store: Database, clock: Clock, *, system: str = "sqlite"
) -> OrderingPorts:
    customers = CustomerRepository(erp, relations)
    return OrderingPorts(
        carts=CartRepository(store, new_id),
        submissions=SubmissionRepository(store, new_id),
        audit=AuditTrail(store),
        erp=OrderWriter(erp, relations, load_mapping("expand").submission(system), clock.now),
        earlier=OrderRepository(erp, relations),
        lookup=ProductLookup(erp, relations),
        customers=customers,
        products=CatalogueRepository(erp, relations),
        prices=PriceRepository(erp, relations),
        credit=CreditBook(CreditRepository(erp, relations), CompanySettings()),
    )


@asynccontextmanager
async def ordering_office(folder: Path) -> AsyncIterator[OrderingOffice]:
    for name, content in _files().items():
        (folder / name).write_bytes(content)
    erp, relations = open_books(folder / "erp.db")
    engine = open_engine(f"sqlite:///{folder}/store.db", connections=4)
    store, clock = ThreadedDatabase(engine, connections=4, deadline=10), SetClock()
    ports = make_ports(erp, relations, store, clock)
    yield OrderingOffice(clock, store, erp, relations, ports, put_together(ports, clock))
    await store.close()
    await erp.close()


@cache
def _files() -> dict[str, bytes]:
    """Both databases as every test finds them, made once."""
    with TemporaryDirectory() as folder:
        make_books(Path(folder) / "erp.db", BOOKS)
        engine = open_engine(f"sqlite:///{folder}/store.db", connections=1)
        migrate(engine)
        engine.dispose()
        return {name: (Path(folder) / name).read_bytes() for name in ("erp.db", "store.db")}


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Each problem's code and path."""
    return [(problem.code.value, ".".join(problem.path)) for problem in problems]


def lines_of(order: Order | None) -> list[tuple[str, Any]]:
    return [] if order is None else [(line.code, line.quantity) for line in order.lines]
