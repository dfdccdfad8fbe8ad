"""Customers and the company, as the ERP has them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.searching import has_word
from erp_adapter.domain.codes import AddressCode, CustomerCode, ProductCode
from erp_adapter.domain.customers import Address, Company, Customer, CustomerQuery, DeliveryAddress
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.keyset import Keyset, SortKey, count_rows, read_pages, row_by_row
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped


class CustomerRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations

    async def company(self) -> Company:
        row, *_ = await self._database.fetch(select(self._relations.company))
        return Company(row.name, row.tax_id, _address(row), row.currency, row.tax_regime)

    async def customers(self, codes: Collection[CustomerCode]) -> Mapping[CustomerCode, Customer]:
        """Those that exist, active or not."""
        rows = await self._database.fetch(scoped(self._relations, "customer", CustomerScope.of(codes)))
        return {customer.code: customer for customer in map(_customer, rows)}

    async def known_customers(self, codes: Collection[CustomerCode]) -> frozenset[CustomerCode]:
        """Those of the codes that the ERP has a customer for."""
        return frozenset(await self.customers(codes))

    async def delivery_addresses(
        self, customers: Collection[CustomerCode]
    ) -> Mapping[CustomerCode, Sequence[DeliveryAddress]]:
        """Each customer's, the default one first."""
        columns = self._relations.customer_address.c
        statement = scoped(self._relations, "customer_address", CustomerScope.of(customers))
        found: dict[CustomerCode, list[DeliveryAddress]] = defaultdict(list)
        for row in await self._database.fetch(statement.order_by(columns.is_default.desc(), columns.code)):
            found[CustomerCode(row.customer_code)].append(_delivery_address(row))
        return found

    async def own_product_codes(self, customer: CustomerCode, codes: Collection[str]) -> Mapping[str, ProductCode]:
        """The products that the customer calls by these codes of its own."""
        columns = self._relations.customer_product_code.c
        statement = scoped(
            self._relations, "customer_product_code", CustomerScope.of([customer]), columns.code, columns.product_code
        )
        rows = await self._database.fetch(statement.where(among(columns.code, codes)))
        return {row.code: ProductCode(row.product_code) for row in rows}

    async def codes_of_products(
        self, customer: CustomerCode, products: Collection[ProductCode]
    ) -> Mapping[ProductCode, Sequence[str]]:
        """What the customer calls these products, in order; one that it has no code of its own for is left out."""
        columns = self._relations.customer_product_code.c
        statement = scoped(
            self._relations, "customer_product_code", CustomerScope.of([customer]), columns.code, columns.product_code
        )
        statement = statement.where(among(columns.product_code, products)).order_by(columns.code)
        found: dict[ProductCode, list[str]] = defaultdict(list)
        for row in await self._database.fetch(statement):
            found[ProductCode(row.product_code)].append(row.code)
        return found

    async def page(self, query: CustomerQuery, scope: CustomerScope, request: PageRequest) -> Page[Customer]:
        statement = self._matching(query, scope)
        (page,) = await read_pages(self._database, [statement], self._keyset(query), request, row_by_row(_customer))
        return page

    async def count(self, query: CustomerQuery, scope: CustomerScope) -> int:
        statement = self._matching(query, scope).with_only_columns(func.count().label("total"))
        (row,) = await count_rows(self._database, [statement])
        total: int = row.total
        return total

    def _matching(self, query: CustomerQuery, scope: CustomerScope) -> Any:
        columns = self._relations.customer.c
        statement = scoped(self._relations, "customer", scope)
        for word in query.words:
            fields = (columns.code, columns.name, columns.trade_name, columns.tax_id, columns.email, columns.city)
            statement = statement.where(has_word(word, *fields))
        return statement

    def _keyset(self, query: CustomerQuery) -> Keyset:
        columns = self._relations.customer.c
        keys = [SortKey(columns[what.value.lower()], descending) for what, descending in query.order]
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in query.order)
        return Keyset(f"customer:{name}", keys, unique=columns.code)


def _address(row: Row[Any], name: str | None = None) -> Address:
    return Address(name, row.street, row.city, row.postal_code, row.province, row.country)


def _delivery_address(row: Row[Any]) -> DeliveryAddress:
    return DeliveryAddress(
        CustomerCode(row.customer_code), AddressCode(row.code), _address(row, row.name), row.is_default
    )


def _customer(row: Row[Any]) -> Customer:
    return Customer(
        code=CustomerCode(row.code),
        name=row.name,
        trade_name=row.trade_name,
        tax_id=row.tax_id,
        email=row.email,
        phone=row.phone,
        address=_address(row, row.name),
        payment_terms=row.payment_terms,
        sales_representative=row.sales_representative,
        credit_limit=row.credit_limit,
        surcharge=row.surcharge,
        tax_exempt=row.tax_exempt,
        order_discounts=tuple(each for each in (row.order_discount_1, row.order_discount_2) if each),
        active=row.active,
    )
