"""An invoice printed from the ERP's data."""

from exports.invoice.document import print_invoice

__all__ = ["print_invoice"]
