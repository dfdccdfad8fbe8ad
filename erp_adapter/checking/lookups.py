"""The look-ups behind a customer's pages: what each asks the ERP, and the index that it needs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, literal

from erp_adapter.checking.relations import everyone
from erp_adapter.database import Database
from erp_adapter.domain.catalogue import ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import CustomerCode, FamilyCode
from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceQuery, InvoiceSort
from erp_adapter.domain.order_list import OrderFilter, OrderQuery, OrderSort
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.invoice_query import InvoiceLists
from erp_adapter.keys import key_of, reference
from erp_adapter.order_query import OrderQueries
from erp_adapter.product_query import ProductQueries
from erp_adapter.receivable_query import ReceivableQueries
from erp_adapter.relations import OWNERS, Relations
from erp_adapter.scope import CustomerScope, scoped, scoped_receipts

PAGE = 21
SAMPLE_ROWS = 50
NO_KEY = "office-check"
"""Looked up where no row has a key yet, as no order has an external reference before the first submission."""

Indexes = Mapping[str, tuple[str, ...]]
"""The columns of the index that each relation is looked up by."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """`in_order`: there is nothing to look up by; an index that gives the order will do."""

    name: str
    statement: Select[Any]
    indexes: Indexes
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class ByKey:
    """Rows of `relation` by the first of `columns` (and their owner); the rest of them are what the index has besides."""

    name: str
    relation: str
    columns: tuple[str, ...]


BY_KEY = (
    ByKey("a customer by its code", "customer", ("code",)),
    ByKey("a customer's addresses", "customer_address", ("customer_code", "code")),
    ByKey("a customer's tariffs", "customer_tariff", ("customer_code", "tariff_code")),
    ByKey("a customer's agreed prices", "customer_price", ("customer_code", "product_code")),
    ByKey("a customer's discounts", "customer_discount", ("customer_code",)),
    ByKey("a customer's own product codes", "customer_product_code", ("customer_code", "code")),
    ByKey("products by code", "product", ("code",)),
    ByKey("products by barcode", "product", ("barcode",)),
    ByKey("families below a family", "product_family", ("parent_code",)),
    ByKey("pictures of products", "product_image", ("product_code", "position")),
    ByKey("properties of products", "product_attribute", ("product_code", "position")),
    ByKey("tariff prices of products", "tariff_price", ("product_code", "tariff_code")),
    ByKey("offers on products", "offer", ("product_code", "valid_until")),
    ByKey("offers on families", "offer", ("family_code", "valid_until")),
    ByKey("stock of products", "stock", ("product_code",)),
    ByKey("taxes by code", "tax", ("code",)),
    ByKey("lines of orders", "sales_order_line", ("order_number", "position")),
    ByKey("an order by its external reference", "sales_order", ("external_reference",)),
    ByKey("an invoice by its number", "invoice", ("number",)),
    ByKey("invoices that rectify an invoice", "invoice", ("rectifies_number",)),
    ByKey("invoices of a tax id", "invoice", ("customer_tax_id", "date")),
    ByKey("lines of invoices", "invoice_line", ("invoice_number", "position")),
    ByKey("taxes of invoices", "invoice_tax", ("invoice_number",)),
    ByKey("archived files of invoices", "invoice_document", ("invoice_number",)),
    ByKey("orders of invoices", "invoice_order", ("invoice_number", "order_number")),
    ByKey("invoices of orders", "invoice_order", ("order_number", "invoice_number")),
    ByKey("what a grouping holds", "receivable", ("grouping_number",)),
    ByKey("invoices of receivables", "receivable_invoice", ("receivable_number", "invoice_number")),
    ByKey("receivables of invoices", "receivable_invoice", ("invoice_number", "receivable_number")),
    ByKey("a customer's accounts", "ledger_account", ("customer_code", "account")),
    ByKey("an account's entries", "ledger_entry", ("customer_code", "account", "date", "entry_number", "line")),
)


class Lookups:
    """Puts the look-ups together with keys that the database really has.

    A relation in `missing` is not looked at, nor one by a column that the mapping leaves to its default.
    """

    def __init__(
        self,
        database: Database,
        relations: Relations,
        missing: frozenset[str],
        defaulted: Callable[[str], Sequence[str]],
        today: date,
    ) -> None:
        self._database = database
        self._relations = relations
        self._missing = missing
        self._defaulted = defaulted
        self._today = today

    async def all(self) -> list[Lookup]:
        """Those that there are rows for: over no rows every plan is good."""
        pages = [self._orders, self._invoices, self._receivables, self._products, self._receipts]
        found = [await page() for page in pages] + [await self._by_key(each) for each in BY_KEY]
        return [self._known(each) for each in found if each is not None]

    def _known(self, lookup: Lookup) -> Lookup:
        """Without the indexes of what is not there."""
        indexes = {
            name: tuple(column for column in columns if column not in self._defaulted(name))
            for name, columns in lookup.indexes.items()
            if name not in self._missing
        }
        return replace(lookup, indexes=indexes)

    async def _by_key(self, wanted: ByKey) -> Lookup | None:
        name, relation = wanted.relation, getattr(self._relations, wanted.relation)
        key = reference(relation, wanted.columns[0])
        if name in self._missing or wanted.columns[0] in self._defaulted(name):
            return None
        owner = self._owner(name)
        if not await self._database.fetch(everyone(self._relations, name, literal(1)).limit(1)):
            return None
        rows = await self._some(name, [*owner, *key.labels()], key.columns[0])
        statement = self._owned(name, rows[0] if owner and rows else None)
        texts = [key.text(row) for row in rows if not owner or row[0] == rows[0][0]] or [NO_KEY]
        indexed = _names(wanted.columns, relation)
        return Lookup(wanted.name, statement.where(key.among(texts[:PAGE])), {name: indexed})

    def _owned(self, name: str, row: Row[Any] | None) -> Select[Any]:
        if row is None:
            return everyone(self._relations, name)
        return scoped(self._relations, name, CustomerScope.of([CustomerCode(row[0])]))

    def _owner(self, name: str) -> list[ColumnElement[Any]]:
        """The column that says whose a relation's rows are; none where they are nobody's."""
        if name not in OWNERS:
            return []
        source, owner = getattr(self._relations, name), OWNERS[name]
        while owner.parent is not None:
            source, owner = getattr(self._relations, owner.parent), OWNERS[owner.parent]
        return [source.c[owner.column].label("owner")]

    async def _some(
        self, name: str, columns: Sequence[ColumnElement[Any]], filled: ColumnElement[Any]
    ) -> Sequence[Row[Any]]:
        statement = everyone(self._relations, name, *columns).where(filled.is_not(None))
        return await self._database.fetch(statement.limit(SAMPLE_ROWS))

    async def _customer(self, name: str) -> CustomerCode | None:
        """Some customer that has rows in a relation."""
        if name in self._missing:
            return None
        column = getattr(self._relations, name).c.customer_code
        rows = await self._some(name, [column.label("customer_code")], column)
        return CustomerCode(rows[0].customer_code) if rows else None

    async def _orders(self) -> Lookup | None:
        customer = await self._customer("sales_order")
        if customer is None:
            return None
        query = OrderQuery(customer, OrderFilter(), ((OrderSort.SUBMITTED_AT, True),))
        queries = OrderQueries(self._relations)
        indexes = {
            "sales_order": ("customer_code", "submitted_at", *_key_names(self._relations.sales_order)),
            "sales_order_line": _names(("order_number", "position"), self._relations.sales_order_line),
        }
        statement = queries.keyset([query]).select(queries.select(query), None, PAGE, backward=False)
        return Lookup("orders of a customer, newest first", statement, indexes)

    async def _invoices(self) -> Lookup | None:
        customer = await self._customer("invoice")
        if customer is None:
            return None
        lists = InvoiceLists(
            self._relations, [InvoiceQuery(customer, self._today, InvoiceFilter(), ((InvoiceSort.DATE, True),))]
        )
        (page,) = lists.pages(list(self._relations.invoice.c))
        indexes = {"invoice": ("customer_code", "date", "number")}
        return Lookup(
            "invoices of a customer, newest first", lists.keyset.select(page, None, PAGE, backward=False), indexes
        )

    async def _receivables(self) -> Lookup | None:
        customer = await self._customer("receivable")
        if customer is None:
            return None
        order = ((ReceivableSort.DUE_DATE, False),)
        query = ReceivableQuery(customer, self._today, ReceivableFilter(), order, by_invoice=False)
        queries = ReceivableQueries(self._relations)
        statement = queries.keyset([query]).select(queries.select(query), None, PAGE, backward=False)
        indexes = {"receivable": ("customer_code", "due_date", "number")}
        return Lookup("receivables of a customer, by due date", statement, indexes)

    async def _products(self) -> Lookup | None:
        customers = await self._some("customer", [self._relations.customer.c.code], self._relations.customer.c.code)
        family = self._relations.product.c.family_code
        families = await self._some("product", [family], family)
        if not customers or not families:
            return None
        wanted = ProductFilter(family=FamilyCode(families[0].family_code))
        query = ProductQuery(CustomerCode(customers[0].code), self._today, wanted, ((ProductSort.NAME, False),))
        queries = ProductQueries(self._relations)
        indexes = {
            "product": ("family_code", "name", "code"),
            "product_family": ("parent_code",),
            "tariff_price": ("product_code", "tariff_code"),
            "customer_price": ("customer_code", "product_code"),
            "customer_tariff": ("customer_code", "tariff_code"),
            "tariff": ("code",),
        }
        statement = queries.keyset(query).select(queries.select(query), None, PAGE, backward=False)
        return Lookup("products of a family, by name", statement, indexes)

    async def _receipts(self) -> Lookup | None:
        if "cash_receipt" in self._missing:
            return None
        receipt = self._relations.cash_receipt.c
        rows = await self._some("cash_receipt", [receipt.tax_id], receipt.tax_id)
        if not rows:
            return None
        statement = scoped_receipts(self._relations, [rows[0].tax_id], receipt.date, receipt.amount)
        return Lookup("cash received from a tax id", statement, {"cash_receipt": ("tax_id", "date")})


def _names(columns: Sequence[str], relation: Any) -> tuple[str, ...]:
    """These columns, each that a key has parts of by its parts."""
    found = [[getattr(column, "key", "") for column in reference(relation, name).columns] for name in columns]
    return tuple(part for parts in found for part in parts)


def _key_names(relation: Any) -> tuple[str, ...]:
    return tuple(getattr(column, "key", "") for column in key_of(relation).columns)
