"""How is the demo ERP made: a SQLite file with a Spanish distributor's books of three years."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from erp_adapter.demo import deliveries, invoices, ledger, settlements
from erp_adapter.demo.archive import ArchivedInvoice, archive_rows, archived_invoices
from erp_adapter.demo.catalogue import Catalogue, family_rows
from erp_adapter.demo.customers import company_row, customer_rows
from erp_adapter.demo.documents import Numbering, invoice_rows
from erp_adapter.demo.orders import OrderBook, order_row
from erp_adapter.demo.people import People, code_of
from erp_adapter.demo.prices import (
    customer_discount_rows,
    customer_price_rows,
    offer_rows,
    tariff_price_rows,
    tariff_rows,
)
from erp_adapter.demo.roles import Role
from erp_adapter.demo.services import service_invoices
from erp_adapter.demo.taxes import tax_rows
from erp_adapter.demo.timeline import Timeline
from erp_adapter.demo.writer import Row, Writer
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.reference_layout import reference_layout

PRODUCTS, CUSTOMERS, ORDERS, SERVICES_A_MONTH = 5_000, 300, 20_000, 20
LEAST_PRODUCTS, LEAST_CUSTOMERS, LEAST_ORDERS = 200, 40, 500
TOLD_EVERY = 500

T = TypeVar("T")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class DemoBooks:
    """The customers that are there to show something, and the invoices of which the books name a file."""

    customer: CustomerCode
    second_customer: CustomerCode
    group: tuple[CustomerCode, ...]
    past_credit: CustomerCode
    surcharge: CustomerCode
    exempt: CustomerCode
    two_codes: tuple[CustomerCode, CustomerCode]
    archive: tuple[ArchivedInvoice, ...]


def build(
    path: Path, *, scale: float = 1.0, seed: int = 2026, today: date, progress: Progress | None = None
) -> DemoBooks:
    """Write the books up to `today` into a new file at `path`, replacing what is there only when all is done.

    The same scale, seed and day give the same rows. `progress` is told the step, how much of it is done and how much
    there is, 0 where that is not known. At the smallest scales every special case is still there.
    """
    half_made = path.with_name(f"{path.name}.part")
    half_made.unlink(missing_ok=True)
    try:
        metadata, _ = reference_layout()
        with Writer(str(half_made), metadata) as writer:
            archive = _Books(writer, scale, seed, Timeline(today), progress or _untold).write()
        # Left by an interrupted reader, they would be taken for the new file's.
        for rest in ("-wal", "-shm"):
            path.with_name(f"{path.name}{rest}").unlink(missing_ok=True)
        half_made.replace(path)
    finally:
        half_made.unlink(missing_ok=True)
    return demo_books(archive)


def demo_books(archive: tuple[ArchivedInvoice, ...] = ()) -> DemoBooks:
    """Whom to show: the same customers in every build."""
    return DemoBooks(
        customer=code_of(Role.BUYER),
        second_customer=code_of(Role.SECOND),
        group=(code_of(Role.GROUP_NORTH), code_of(Role.GROUP_SOUTH), code_of(Role.GROUP_EAST)),
        past_credit=code_of(Role.PAST_CREDIT),
        surcharge=code_of(Role.SURCHARGE),
        exempt=code_of(Role.EXEMPT),
        two_codes=(code_of(Role.HEAD_OFFICE), code_of(Role.BRANCH_OFFICE)),
        archive=archive,
    )


class _Books:
    """Writes one step after the other; what a later step has to take in another order waits in work tables."""

    def __init__(self, writer: Writer, scale: float, seed: int, timeline: Timeline, progress: Progress) -> None:
        self._writer, self._seed, self._timeline, self._progress = writer, seed, timeline, progress
        self._services = max(2, round(SERVICES_A_MONTH * scale))
        self._catalogue = Catalogue(seed, max(LEAST_PRODUCTS, round(PRODUCTS * scale)))
        self._people = People(seed, max(LEAST_CUSTOMERS, round(CUSTOMERS * scale)))
        orders = max(LEAST_ORDERS, round(ORDERS * scale))
        self._orders = OrderBook(seed, orders, self._people, self._catalogue, timeline)

    def write(self) -> tuple[ArchivedInvoice, ...]:
        """Write all of it; give the invoices of which a file is to be made."""
        for module in (deliveries, settlements, ledger):
            self._writer.work_table(module.WORK_TABLE, module.WORK_COLUMNS)
        self._writer.work_table(invoices.RETURNS_TABLE, invoices.RETURNS_COLUMNS)
        self._writer.work_table(ledger.YEAR_TABLE, ledger.WORK_COLUMNS)
        self._write_catalogue()
        self._write_customers()
        self._write_orders()
        self._write_invoices()
        archive = self._write_archive()
        self._write_settlements()
        self._progress("ledger", 0, 0)
        ledger.write_ledger(self._writer, self._timeline)
        self._progress("indexes", 0, 0)
        self._writer.finish()
        return archive

    def _write_catalogue(self) -> None:
        today, writer = self._timeline.today, self._writer
        writer.add("company", company_row())
        writer.add_all("tax", tax_rows())
        writer.add_all("product_family", family_rows())
        writer.add_all("tariff", tariff_rows(today))
        for index in self._told("products", range(self._catalogue.count), self._catalogue.count):
            self._add(self._catalogue.rows(index))
            writer.add_all("tariff_price", tariff_price_rows(self._catalogue.product(index), today))
        writer.add_all("offer", offer_rows(self._seed, self._catalogue, today))

    def _write_customers(self) -> None:
        today, writer = self._timeline.today, self._writer
        for index in self._told("customers", range(self._people.count), self._people.count):
            customer = self._people.customer(index)
            self._add(customer_rows(self._seed, customer, self._catalogue))
            writer.add_all("customer_price", customer_price_rows(self._seed, customer, self._catalogue, today))
            writer.add_all("customer_discount", customer_discount_rows(self._seed, customer, today))

    def _write_orders(self) -> None:
        for index in self._told("orders", range(self._orders.count), self._orders.count):
            luck = self._orders.luck(index)
            order = self._orders.order(index, luck)
            made = deliveries.deliveries(order, self._timeline, luck)
            self._writer.add("sales_order", order_row(order, luck))
            self._writer.add_all("sales_order_line", deliveries.line_rows(order, made))
            self._writer.add_all(deliveries.WORK_TABLE, deliveries.work_rows(order, made))
        self._writer.add("counter", {"name": "sales_order", "value": self._orders.last_number})

    def _write_invoices(self) -> None:
        people, timeline, numbering = self._people, self._timeline, Numbering()
        self._writer.flush()
        connection = self._writer.connection
        made = invoices.order_invoices(invoices.delivered(connection), people, numbering)
        for place, invoice in enumerate(self._told("invoices", made)):
            self._add(invoice_rows(invoice, timeline))
            returns = invoices.given_back_rows(self._seed, place, invoice, timeline)
            self._writer.add_all(invoices.RETURNS_TABLE, returns)
        self._writer.flush()
        rectified = invoices.rectifying_invoices(invoices.given_back(connection), people, numbering)
        for invoice in self._told("rectifying invoices", rectified):
            self._add(invoice_rows(invoice, timeline))
        services = service_invoices(self._seed, self._services, people, timeline, numbering)
        for invoice in self._told("services", services):
            self._add(invoice_rows(invoice, timeline))

    def _write_archive(self) -> tuple[ArchivedInvoice, ...]:
        self._writer.flush()
        books = demo_books()
        customers = (books.customer, *books.group, books.second_customer)
        archive = tuple(archived_invoices(self._writer.connection, customers, self._timeline))
        self._writer.add_all("invoice_document", archive_rows(archive))
        return archive

    def _write_settlements(self) -> None:
        self._writer.flush()
        settlement = settlements.Settlement(self._seed, self._people, self._timeline)
        self._add(settlement.rows(self._told("due dates", settlements.dues(self._writer.connection))))
        self._add(settlements.on_account_rows(self._people.customer(Role.SECOND), self._timeline))
        self._add(settlements.purged_rows(self._people.customer(Role.PURGED), self._timeline))

    def _add(self, rows: Iterable[tuple[str, Row]]) -> None:
        for table, row in rows:
            self._writer.add(table, row)

    def _told(self, step: str, things: Iterable[T], count: int = 0) -> Iterator[T]:
        done = 0
        for done, thing in enumerate(things, 1):
            yield thing
            if done % TOLD_EVERY == 0:
                self._progress(step, done, count)
        self._progress(step, done, count)


def _untold(_step: str, _done: int, _all: int) -> None:
    pass
