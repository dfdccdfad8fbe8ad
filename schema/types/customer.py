"""A customer of the company."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from erp_adapter.domain import customers
from erp_adapter.domain.codes import InvoiceNumber, OrderNumber
from erp_adapter.domain.customers import CustomerQuery, CustomerSort
from erp_adapter.domain.paging import Page
from schema.batched import batched
from schema.context import Info
from schema.enums import Direction
from schema.shown import id_of, made_of, of_record, wanted_of
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

_CODE = ("code",)
_PRICED = ("code", "surcharge", "tax_exempt", "order_discounts")
"""What an order that is put together comes to depends on."""


def _billing_address(self: "Customer") -> Address:
    return Address.of(self.record.address)


@strawberry.type(description="A customer of the company, and all that is between the two.")
class Customer(Node):
    record: strawberry.Private[customers.Customer]
    id: strawberry.ID = id_of("Customer", "code")
    code: str = of_record("code", description="Its code in the ERP.")
    name: str = of_record("name", description="Its registered name (razón social).")
    trade_name: str | None = of_record("trade_name", description="The name that it trades under.")
    tax_id: str | None = of_record("tax_id", description="NIF or VAT number.")
    email: str | None = of_record("email", description="Its e-mail address.")
    phone: str | None = of_record("phone", description="Its telephone number.")
    billing_address: Address = made_of(_billing_address, "address", description="Where its invoices go.")
    payment_terms: str | None = of_record("payment_terms", description="When and how it pays, in words.")
    sales_representative: str | None = of_record("sales_representative", description="Who looks after it.")

    @classmethod
    def of(cls, record: customers.Customer) -> "Customer":
        return cls(record=record)

    @batched(needs=_CODE, description="Where its orders can be delivered, the default first.")
    async def delivery_addresses(parents: "Sequence[Customer]", info: Info) -> list[list[DeliveryAddress]]:
        found = await info.context.office.customers.delivery_addresses([each.record.code for each in parents])
        return [[DeliveryAddress.of(address) for address in addresses] for addresses in found]

    @batched(
        needs=_CODE,
        description="The tariffs assigned to it in the ERP (tarifas), the first that prices a product wins.",
    )
    async def tariffs(parents: "Sequence[Customer]", info: Info) -> list[list[Tariff]]:
        found = await info.context.office.customers.tariffs([each.record.code for each in parents])
        return [[Tariff.of(tariff) for tariff in tariffs] for tariffs in found]

    @batched(needs=("code", "credit_limit"), description="Needs SEE_OUTSTANDING.")
    async def credit(parents: "Sequence[Customer]", info: Info) -> list[Credit | None]:
        found = await info.context.office.credit.shown(info.context.viewer, [each.record for each in parents])
        return [Credit.of(credit) for credit in found]

    @batched(needs=_PRICED, description="The order being put together (pedido actual); null until a line is added.")
    async def current_order(parents: "Sequence[Customer]", info: Info) -> list[Order | None]:
        records = [each.record for each in parents]
        found = await info.context.office.current_orders.current(info.context.viewer, records)
        return [None if order is None else shown_order(info.context, order) for order in found]

    @batched(needs=_CODE, description="A submitted order by its number; null where the customer has none of it.")
    async def order(
        parents: "Sequence[Customer]",
        info: Info,
        number: Annotated[str, strawberry.argument(description="As the ERP gave it.")],
    ) -> list[Order | None]:
        keys = [(each.record.code, OrderNumber(number)) for each in parents]
        wanted = wanted_of(Order, info.selected)
        found = await info.context.office.orders.numbered(info.context.viewer, keys, wanted)
        return [None if head is None else shown_order(info.context, head) for head in found]

    @batched(needs=_CODE, description="Submitted orders (mis pedidos).")
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
        request = info.context.office.lists.page_request(first, after, last, before)
        return list(await order_connections(info, codes, filter, order_by, request))

    @batched(
        needs=_CODE,
        description="An invoice by its number; null where the customer has none of it. Needs SEE_INVOICES, as everything of "
        "type Invoice; an invoice is seen whole, save what is owed of it.",
    )
    async def invoice(
        parents: "Sequence[Customer]",
        info: Info,
        number: Annotated[str, strawberry.argument(description="The whole printed number.")],
    ) -> list[Invoice | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.invoices.of_customers(info.context.viewer, codes, InvoiceNumber(number))
        return [None if head is None else Invoice.of(head) for head in found]

    @batched(needs=_CODE, description="Its invoices (facturas). Needs SEE_INVOICES.")
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
        request = info.context.office.lists.page_request(first, after, last, before)
        return list(await invoice_connections(info, codes, filter, order_by, request))

    @batched(
        needs=_CODE,
        description="What is still to be paid (pendientes de pago): invoices' due dates and groupings of invoices. Needs "
        "SEE_OUTSTANDING.",
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
        request = info.context.office.lists.page_request(first, after, last, before)
        return list(await receivable_connections(info, codes, filter, order_by, request))

    @batched(
        needs=_CODE,
        description="The accounts of this customer in the ledger, its main one first. Needs SEE_LEDGER, as the statement.",
    )
    async def ledger_accounts(parents: "Sequence[Customer]", info: Info) -> list[list[str] | None]:
        codes = [each.record.code for each in parents]
        found = await info.context.office.statements.accounts(info.context.viewer, codes)
        return [list(accounts) for accounts in found]

    @batched(
        needs=_CODE,
        description="The account with this customer over a period (extracto contable); the main account unless one is "
        "named. Null for a customer without an account.",
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
        needs=_CODE,
        description="The yearly total of operations with third parties (347 / 415), one per model that applies; where the "
        "year's invoices name several tax ids, for each. Needs SEE_ANNUAL_DECLARATION.",
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
