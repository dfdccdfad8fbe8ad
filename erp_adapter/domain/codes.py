"""Codes of the business, typed so that a customer's can't pass for a product's."""

from typing import NewType

CustomerCode = NewType("CustomerCode", str)
ProductCode = NewType("ProductCode", str)
FamilyCode = NewType("FamilyCode", str)
TariffCode = NewType("TariffCode", str)
OfferCode = NewType("OfferCode", str)
TaxCode = NewType("TaxCode", str)
AddressCode = NewType("AddressCode", str)
OrderNumber = NewType("OrderNumber", str)
OrderId = NewType("OrderId", str)
"""An order's key in the ERP as one text: its number, unless the ERP keeps orders by something else."""
InvoiceNumber = NewType("InvoiceNumber", str)
ReceivableNumber = NewType("ReceivableNumber", str)
AccountCode = NewType("AccountCode", str)
