"""Which list or document a link is for: what a signed link holds, whole.

Whoever follows the link is asked again whether it may: a request says what is wanted, and gives no right to it.
"""

from datetime import date

import msgspec

from erp_adapter.domain.catalogue import ProductQuery
from erp_adapter.domain.codes import AccountCode, CustomerCode, InvoiceNumber
from erp_adapter.domain.declarations import Declaration, DeclarationModel
from erp_adapter.domain.invoice_list import InvoiceQuery
from erp_adapter.domain.order_list import OrderQuery
from erp_adapter.domain.receivable_list import ReceivableQuery
from erp_adapter.domain.statements import Statement
from erp_adapter.domain.tax_ids import TaxId


class ProductSheet(msgspec.Struct, frozen=True, tag="products"):
    query: ProductQuery

    @property
    def customer(self) -> CustomerCode | None:
        """None: everything that is for sale, at base prices."""
        return self.query.customer


class OrderSheet(msgspec.Struct, frozen=True, tag="orders"):
    query: OrderQuery

    @property
    def customer(self) -> CustomerCode:
        return self.query.customer


class InvoiceSheet(msgspec.Struct, frozen=True, tag="invoices"):
    query: InvoiceQuery

    @property
    def customer(self) -> CustomerCode:
        return self.query.customer


class ReceivableSheet(msgspec.Struct, frozen=True, tag="receivables"):
    query: ReceivableQuery

    @property
    def customer(self) -> CustomerCode:
        return self.query.customer


class DeclarationSheet(msgspec.Struct, frozen=True, tag="declaration"):
    """Of the party with this tax id or, where it is None, of the customer's code alone: a customer may have several."""

    customer: CustomerCode
    year: int
    model: DeclarationModel
    tax_id: TaxId | None

    @classmethod
    def of(cls, customer: CustomerCode, declaration: Declaration) -> "DeclarationSheet":
        return cls(customer, declaration.year, declaration.model, declaration.taxpayer.party.tax_id)


class StatementSheet(msgspec.Struct, frozen=True, tag="statement"):
    """Both days included."""

    customer: CustomerCode
    account: AccountCode
    since: date
    until: date

    @classmethod
    def of(cls, statement: Statement) -> "StatementSheet":
        query = statement.query
        return cls(query.customer, query.account, query.since, query.until)


class InvoiceFile(msgspec.Struct, frozen=True, tag="invoice"):
    """An invoice's document."""

    customer: CustomerCode
    number: InvoiceNumber


class InvoiceBundle(msgspec.Struct, frozen=True, tag="bundle"):
    """The documents of all invoices of a list."""

    query: InvoiceQuery

    @property
    def customer(self) -> CustomerCode:
        return self.query.customer


SheetRequest = ProductSheet | OrderSheet | InvoiceSheet | ReceivableSheet | DeclarationSheet | StatementSheet
DocumentRequest = InvoiceFile | InvoiceBundle
ListRequest = SheetRequest | DocumentRequest
"""All that a link can be for."""
