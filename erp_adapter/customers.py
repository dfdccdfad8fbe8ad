"""Customers and the company, as the ERP has them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from erp_adapter.cascade import cascade
from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.domain.customers import Address, Company, Customer, CustomerQuery, DeliveryAddress
from erp_adapter.domain.fields import Fields, Wanted
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Keyset, SortKey
from erp_adapter.list_reading import ListReader, Placed
from erp_adapter.prepared import GivenValues, Kept, Prepared
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_customer, given_scope, only, scoped

_ADDRESS = ("street", "city", "postal_code", "province", "country")


class CustomerRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._lists: ListReader[_List] = ListReader(database, _given)
        self._prepared: Kept[Prepared] = Kept()

    async def company(self) -> Company:
        def build() -> Select[Any]:
            company = self._relations.company.c
            return select(*_COMPANY.among(company))

        company, *_ = _COMPANY.values(await self._read("company", build))
        return company

    async def customers(
        self, codes: Collection[CustomerCode], wanted: Wanted = None
    ) -> Mapping[CustomerCode, Customer]:
        """Those that exist, active or not; of each its code and what is wanted."""
        chosen = None if wanted is None else wanted.with_names("code")
        whose, values = given_scope(CustomerScope.of(codes))

        def build() -> Select[Any]:
            return scoped(self._relations, "customer", whose, *_CUSTOMER.among(self._relations.customer.c, chosen))

        rows = await self._read(("customers", chosen), build, values)
        return {customer.code: customer for customer in _CUSTOMER.values(rows, chosen)}

    async def known_customers(self, codes: Collection[CustomerCode]) -> frozenset[CustomerCode]:
        """Those of the codes that the ERP has a customer for."""
        return frozenset(await self.customers(codes, Fields(frozenset())))

    async def delivery_addresses(
        self, customers: Collection[CustomerCode]
    ) -> Mapping[CustomerCode, Sequence[DeliveryAddress]]:
        """Each customer's, the default one first."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.customer_address.c
            statement = scoped(self._relations, "customer_address", whose, *_DELIVERY_ADDRESS.among(columns))
            return statement.order_by(columns.is_default.desc(), columns.code)

        found: dict[CustomerCode, list[DeliveryAddress]] = defaultdict(list)
        for address in _DELIVERY_ADDRESS.values(await self._read("addresses", build, values)):
            found[address.customer_code].append(address)
        return found

    async def own_product_codes(self, customer: CustomerCode, codes: Collection[str]) -> Mapping[str, ProductCode]:
        """The products that the customer calls by these codes of its own."""
        rows = await self._own_codes(customer, "code", codes)
        return {code: ProductCode(product) for code, product in rows}

    async def codes_of_products(
        self, customer: CustomerCode, products: Collection[ProductCode]
    ) -> Mapping[ProductCode, Sequence[str]]:
        """What the customer calls these products, in order; one that it has no code of its own for is left out."""
        found: dict[ProductCode, list[str]] = defaultdict(list)
        for code, product in await self._own_codes(customer, "product_code", products):
            found[ProductCode(product)].append(code)
        return found

    async def page(
        self, query: CustomerQuery, scope: CustomerScope, request: PageRequest, wanted: Wanted = None
    ) -> Page[Customer]:
        columns = partial(_CUSTOMER.among, self._relations.customer.c, wanted)
        build = partial(_CUSTOMER.values, wanted=wanted)
        (page,) = await self._lists.pages(
            [_List(query, scope)], request, wanted, lambda each: self._matching(each, *columns()), self._keyset, build
        )
        return page

    async def count(self, query: CustomerQuery, scope: CustomerScope) -> int:
        total = func.count().label("total")
        rows = await self._lists.aggregates([_List(query, scope)], "count", lambda each: self._matching(each, total))
        ((customers, *_),) = rows
        return int(customers)

    async def _own_codes(self, customer: CustomerCode, column: str, values: Collection[str]) -> Sequence[Sequence[Any]]:
        """(own code, product's code) of the customer's that have one of these in a column, in the order of the codes."""

        def build() -> Select[Any]:
            columns = self._relations.customer_product_code.c
            chosen = (columns.code, columns.product_code)
            statement = scoped(self._relations, "customer_product_code", only(Given("customer")), *chosen)
            return statement.where(among(columns[column], Given("values"))).order_by(columns.code)

        return await self._read(("own codes", column), build, {**given_customer(customer), "values": values})

    def _matching(self, listed: "_List", *columns: ColumnElement[Any]) -> Select[Any]:
        customer = self._relations.customer.c
        fields = (customer.code, customer.name, customer.trade_name, customer.tax_id, customer.email, customer.city)
        statement = scoped(self._relations, "customer", listed.whose, *columns)
        return statement.where(*[has_word(word, *fields) for word in listed.query.words])

    def _keyset(self, lists: "Sequence[_List]") -> Keyset:
        query, columns = lists[0].query, self._relations.customer.c
        keys = [SortKey(columns[what.value.lower()], descending) for what, descending in query.order]
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in query.order)
        return Keyset(f"customer:{name}", keys, unique=columns.code)

    async def _read(
        self, shape: Hashable, build: Callable[[], Select[Any]], values: GivenValues = MappingProxyType({})
    ) -> Sequence[Sequence[Any]]:
        return await self._database.read(self._prepared.get(shape, lambda: Prepared(build())), values)


@dataclass(frozen=True, slots=True)
class _List:
    query: CustomerQuery
    whose: Any


def _given(listed: _List) -> Placed[_List] | None:
    """None for one that searches."""
    if listed.query.words:
        return None
    whose, values = given_scope(listed.whose)
    return (listed.query.order, listed.whose.codes is None), _List(listed.query, whose), values


def _nameless(*parts: Any) -> Address:
    return Address(None, *parts)


_COMPANY = Record(Company, address=Part(*_ADDRESS, make=_nameless))
_DELIVERY_ADDRESS = Record(DeliveryAddress, address=Part("name", *_ADDRESS, make=Address))
_CUSTOMER = Record(
    Customer,
    address=Part("name", *_ADDRESS, make=Address),
    order_discounts=Part("order_discount_1", "order_discount_2", make=cascade),
)
