"""A customer of the company."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from erp_adapter.domain import customers
from erp_adapter.domain.codes import InvoiceNumber, OrderNumber
from erp_adapter.domain.customers import CustomerQuery, CustomerSort
from erp_adapter.domain.paging import Page
from resolvers.paging import page_request
from schema.batched import batched
from schema.context import Info
from schema.enums import Direction
from schema.ids import global_id
from schema.types.address import Address, DeliveryAddress
from schema.types.connections import After, Before, First, Last, PageInfo
from schema.types.credit import Credit
from schema.types.declaration import AnnualDeclaration, annual_declarations
from schema.types.invoice import Invoice
from schema.types.invoices import (
    InvoiceConnection,
    InvoiceFilterArgument,
    InvoiceOrderArgument,
    invoice_connections,
)
from schema.types.node import Node
from schema.types.order import Order, shown_order
from schema.types.orders import OrderConnection, OrderFilterArgument, OrderOrderArgument, order_connections
from schema.types.prices import Tariff
from schema.types.receivables import (
    ReceivableConnection,
    ReceivableFilterArgument,
    ReceivableOrderArgument,
    receivable_connections,
)
from schema.types.statement import AccountStatement, account_statements


@strawberry.type(description="A customer of the company, and all that is between the two.")
class Customer(Node):
    record: strawberry.Private[customers.Customer]
    code: str = strawberry.field(description="Its code in the ERP.")
    name: str = strawberry.field(description="Its registered name (razón social).")
    trade_name: str | None = strawberry.field(description="The name that it trades under.")
    tax_id: str | None = strawberry.field(description="NIF or VAT number.")
    email: str | None = strawberry.field(description="Its e-mail address.")
    phone: str | None = strawberry.field(description="Its telephone number.")
    billing_address: Address = strawberry.field(description="Where its invoices go.")
    payment_terms: str | None = strawberry.field(description="When and how it pays, in words.")
    sales_representative: str | None = strawberry.field(description="Who looks after it.")

    @classmethod
    def of(cls, record: customers.Customer) -> "Customer":
        return cls(
            record=record,
            id=global_id("Customer", record.code),
            code=record.code,
            name=record.name,
            trade_name=record.trade_name,
            tax_id=record.tax_id,
            email=record.email,
            phone=record.phone,
            billing_address=Address.of(record.address),
            payment_terms=record.payment_terms,
            sales_representative=record.sales_representative,
        )

    @batched(description="Where its orders can be delivered, the default first.")
    async def delivery_addresses(parents: "Sequence[Customer]", info: Info) -> list[list[DeliveryAddress]]:
        found = await info.context.office.customers.delivery_addresses([each.record.code for each in parents])
        return [[DeliveryAddress.of(address) for address in addresses] for addresses in found]

    @batched(description="The tariffs assigned to it in the ERP (tarifas), the first that prices a product wins.")
    async def tariffs(parents: "Sequence[Customer]", info: Info) -> list[list[Tariff]]:
        found = await info.context.office.customers.tariffs([each.record.code for each in parents])
        return [[Tariff.of(tariff) for tariff in tariffs] for tariffs in found]

    @batched(description="Needs SEE_OUTSTANDING.")
    async def credit(parents: "Sequence[Customer]", info: Info) -> list[Credit | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.credit.shown(info.context.viewer, codes)
        return [None if credit is None else Credit.of(credit) for credit in found]

    @batched(description="The order being put together (pedido actual); null until a line is added.")
    async def current_order(parents: "Sequence[Customer]", info: Info) -> list[Order | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.current_orders.current(info.context.viewer, codes)
        return [None if order is None else shown_order(info.context, order) for order in found]

    @batched(description="A submitted order by its number; null where the customer has none of it.")
    async def order(
        parents: "Sequence[Customer]",
        info: Info,
        number: Annotated[str, strawberry.argument(description="As the ERP gave it.")],
    ) -> list[Order | None]:
        keys = [(each.record.code, OrderNumber(number)) for each in parents]
        found = await info.context.office.orders.numbered(info.context.viewer, keys)
        return [None if head is None else shown_order(info.context, head) for head in found]

    @batched(description="Submitted orders (mis pedidos).")
    async def orders(
        parents: "Sequence[Customer]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: OrderFilterArgument = None,  # noqa: A002 - the contract's name
        order_by: OrderOrderArgument = None,
    ) -> list[OrderConnection | None]:
        codes = [each.record.code for each in parents]
        request = page_request(first, after, last, before)
        return list(await order_connections(info.context, codes, filter, order_by, request))

    @batched(
        description="An invoice by its number; null where the customer has none of it. Needs SEE_INVOICES, as everything of "
        "type Invoice; an invoice is seen whole, save what is owed of it."
    )
    async def invoice(
        parents: "Sequence[Customer]",
        info: Info,
        number: Annotated[str, strawberry.argument(description="The whole printed number.")],
    ) -> list[Invoice | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.invoices.of_customers(info.context.viewer, codes, InvoiceNumber(number))
        return [None if head is None else Invoice.of(head) for head in found]

    @batched(description="Its invoices (facturas). Needs SEE_INVOICES.")
    async def invoices(
        parents: "Sequence[Customer]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: InvoiceFilterArgument = None,  # noqa: A002 - the contract's name
        order_by: InvoiceOrderArgument = None,
    ) -> list[InvoiceConnection | None]:
        codes = [each.record.code for each in parents]
        request = page_request(first, after, last, before)
        return list(await invoice_connections(info, codes, filter, order_by, request))

    @batched(
        description="What is still to be paid (pendientes de pago): invoices' due dates and groupings of invoices. Needs "
        "SEE_OUTSTANDING."
    )
    async def outstanding(
        parents: "Sequence[Customer]",
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: ReceivableFilterArgument = None,  # noqa: A002 - the contract's name
        order_by: ReceivableOrderArgument = None,
    ) -> list[ReceivableConnection | None]:
        codes = [each.record.code for each in parents]
        request = page_request(first, after, last, before)
        return list(await receivable_connections(info.context, codes, filter, order_by, request))

    @batched(
        description="The accounts of this customer in the ledger, its main one first. Needs SEE_LEDGER, as the statement."
    )
    async def ledger_accounts(parents: "Sequence[Customer]", info: Info) -> list[list[str] | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.statements.accounts(info.context.viewer, codes)
        return [list(accounts) for accounts in found]

    @batched(
        description="The account with this customer over a period (extracto contable); the main account unless one is "
        "named. Null for a customer without an account."
    )
    async def statement(
        parents: "Sequence[Customer]",
        info: Info,
        from_: Annotated[dt.date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[dt.date, strawberry.argument(description="The last day.")],
        account: Annotated[str | None, strawberry.argument(description="One of ledgerAccounts.")] = None,
    ) -> list[AccountStatement | None]:
        codes = [each.record.code for each in parents]
        return await account_statements(info.context, codes, from_, to, account)

    @batched(
        description="The yearly total of operations with third parties (347 / 415), one per model that applies; where the "
        "year's invoices name several tax ids, for each. Needs SEE_ANNUAL_DECLARATION."
    )
    async def annual_declarations(
        parents: "Sequence[Customer]",
        info: Info,
        year: Annotated[int, strawberry.argument(description="A calendar year.")],
    ) -> list[list[AnnualDeclaration] | None]:
        return list(await annual_declarations(info.context, [each.record.code for each in parents], year))


@strawberry.input(name="CustomerOrder", description="What to sort by, and which way.")
class CustomerOrderInput:
    field: CustomerSort = strawberry.field(description="What to sort by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Which way.")


@strawberry.type(description="A customer in a list.")
class CustomerEdge:
    node: Customer = strawberry.field(description="The customer.")
    cursor: str = strawberry.field(description="Its place in the list, for `after` and `before`.")


@strawberry.type(description="A page of a list of customers.")
class CustomerConnection:
    query: strawberry.Private[CustomerQuery]
    page: strawberry.Private[Page[Customer]]

    @strawberry.field(description="The page's customers with their cursors.")
    def edges(self) -> list[CustomerEdge]:
        return [
            CustomerEdge(node=node, cursor=cursor)
            for node, cursor in zip(self.page.items, self.page.cursors, strict=True)
        ]

    @strawberry.field(description="The page's customers.")
    def nodes(self) -> list[Customer]:
        return list(self.page.items)

    @strawberry.field(description="Where the page stands in the list.")
    def page_info(self) -> PageInfo:
        return PageInfo(page=self.page)

    @strawberry.field(description="How many customers the whole list has; counted only when asked for.")
    async def total_count(self, info: Info) -> int | None:
        return await info.context.office.customers.count(info.context.viewer, self.query)
