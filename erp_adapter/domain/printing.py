"""An invoice as it is printed, from what the ERP stored on the day of issue (RD 1619/2012, art. 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.customers import Company
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceLine
from erp_adapter.domain.totals import TaxAmount


@dataclass(frozen=True, slots=True)
class DuePayment:
    """A due date of the invoice (vencimiento) and what was to be paid on it."""

    due_date: date
    amount: Decimal
    payment_method: str | None


@dataclass(frozen=True, slots=True)
class PrintedInvoice:
    """`mentions` are the ERP's own words, such as why it is exempt; None where it has none.

    `due` is empty for a reader who may not see what is owed. `rectifies_date` is None where the ERP does not have the
    rectified invoice. `verifactu`: the record was sent to the tax office.
    """

    company: Company
    head: InvoiceHead
    lines: Sequence[InvoiceLine]
    taxes: Sequence[TaxAmount]
    due: Sequence[DuePayment]
    rectifies_date: date | None
    reverse_charge: bool
    cash_basis: bool
    mentions: str | None
    verifactu: bool

    @property
    def printable(self) -> bool:
        """Whether there is what a document must show: lines, and what they are taxed."""
        return bool(self.lines and self.taxes)


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """The ERP's file of an invoice. `signed` is what the ERP says of it; the file itself may say another thing."""

    content: bytes
    media_type: str
    signed: bool


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """What there is of an invoice's document: the ERP's file, or else what it is printed from.

    `unreadable`: the ERP names a file that is not there, or can't be read; nothing is printed in its place.
    """

    customer_code: CustomerCode
    number: InvoiceNumber
    date: date
    file: ArchivedFile | None
    unreadable: bool
    printed: PrintedInvoice | None


@dataclass(frozen=True, slots=True)
class TakenDocument:
    """A document that was handed out; `outcome` is its state, or why there was none."""

    customer_code: CustomerCode
    number: InvoiceNumber
    outcome: str
