"""Which list a request is for, and the sheet of it."""

from typing import assert_never

from erp_adapter.domain.sheets import Sheet
from resolvers.catalogue import Catalogue
from resolvers.clock import Clock
from resolvers.customers import Customers
from resolvers.declarations import Declarations
from resolvers.invoices import Invoices
from resolvers.orders import Orders
from resolvers.price_book import PriceSourcePort
from resolvers.principal import Principal
from resolvers.receivables import Receivables
from resolvers.settings import CompanySettings
from resolvers.sheets.declaration import DeclarationList
from resolvers.sheets.heading import Headings
from resolvers.sheets.invoices import InvoiceList
from resolvers.sheets.orders import OrderList
from resolvers.sheets.products import ProductList
from resolvers.sheets.receivables import ReceivableList
from resolvers.sheets.requests import (
    DeclarationSheet,
    InvoiceSheet,
    OrderSheet,
    ProductSheet,
    ReceivableSheet,
    SheetRequest,
    StatementSheet,
)
from resolvers.sheets.statement import StatementList
from resolvers.statements import Statements


class Sheets:
    """Every list, whole: its rows are read in batches, each by a fixed number of statements, as they are asked for."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        price_source: PriceSourcePort,
        orders: Orders,
        invoices: Invoices,
        receivables: Receivables,
        declarations: Declarations,
        statements: Statements,
        customers: Customers,
        settings: CompanySettings,
        clock: Clock,
    ) -> None:
        headings = Headings(customers, settings, clock)
        self.products = ProductList(catalogue, customers, price_source, headings, settings)
        self.orders = OrderList(orders, headings, settings)
        self.invoices = InvoiceList(invoices, headings)
        self.receivables = ReceivableList(receivables, invoices, headings)
        self.declaration = DeclarationList(declarations, headings)
        self.statement = StatementList(statements, headings)

    async def sheet(self, viewer: Principal, wanted: SheetRequest) -> Sheet:
        """What the viewer may see of the list now, by the company's day of now, whoever asked for it before.

        Raise Forbidden or BadRequest where the list itself would, and Gone for a declaration that is no more.
        """
        match wanted:
            case ProductSheet():
                return await self.products.sheet(viewer, wanted.query)
            case OrderSheet():
                return await self.orders.sheet(viewer, wanted.query)
            case InvoiceSheet():
                return await self.invoices.sheet(viewer, wanted.query)
            case ReceivableSheet():
                return await self.receivables.sheet(viewer, wanted.query)
            case DeclarationSheet():
                return await self.declaration.sheet(viewer, wanted)
            case StatementSheet():
                return await self.statement.sheet(viewer, wanted)
            case _:
                assert_never(wanted)
