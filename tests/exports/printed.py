"""An invoice as the ERP stored it, for the tests of its document."""

import datetime as dt
from decimal import Decimal

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ProductCode
from erp_adapter.domain.customers import Address, Company
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceLine
from erp_adapter.domain.invoices import InvoiceKind
from erp_adapter.domain.printing import PrintedInvoice
from erp_adapter.domain.totals import TaxAmount

PLACE = Address(None, "Calle Mayor 1", "Madrid", "28001", "Madrid", "ES")
COMPANY = Company("Distribuciones Ñandú, S.L.", "B12345674", PLACE, "EUR", "IVA")


def printed(number: str = "F-1", *, with_lines: bool = True) -> PrintedInvoice:
    net, tax = Decimal("100.00"), Decimal("21.00")
    head = InvoiceHead(
        number=InvoiceNumber(number),
        series=None,
        kind=InvoiceKind.INVOICE,
        date=dt.date(2024, 5, 31),
        operation_date=None,
        customer_code=CustomerCode("C1"),
        customer_name="Tienda, S.A.",
        customer_tax_id="A58818501",
        customer_address=PLACE,
        discounts=(),
        charges=Decimal(0),
        net=net,
        total=net + tax,
        withholding=Decimal(0),
        currency="EUR",
        rectifies_number=None,
        verification_url=None,
    )
    line = InvoiceLine(head.number, 1, ProductCode("P1"), "Aceite 5 l", Decimal(4), Decimal(25), (), net, Decimal(21))
    return PrintedInvoice(
        company=COMPANY,
        head=head,
        lines=[line] if with_lines else [],
        taxes=[TaxAmount("IVA 21 %", Decimal(21), net, tax, Decimal(0), Decimal(0))],
        due=(),
        rectifies_date=None,
        reverse_charge=False,
        cash_basis=False,
        mentions=None,
        verifactu=False,
    )
