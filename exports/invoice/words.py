"""The words of a printed invoice. Those that the law gives stay Spanish for every reader."""

WORDS: dict[str, tuple[str, str]] = {
    "title.INVOICE": ("Factura", "Invoice"),
    "title.RECTIFYING": ("Factura rectificativa", "Corrective invoice"),
    "subtitle.RECTIFYING": ("", "(factura rectificativa)"),
    "tax_id": ("NIF", "Tax ID"),
    "recipient": ("Cliente", "Customer"),
    "address": ("Domicilio", "Address"),
    # What stands beside the title.
    "series": ("Serie", "Series"),
    "date": ("Fecha de expedición", "Date of issue"),
    "operation_date": ("Fecha de operación", "Date of operation"),
    "customer_code": ("Código de cliente", "Customer code"),
    "rectifies": ("Rectifica a la factura", "Corrects invoice"),
    "rectified_on": ("de {date}", "of {date}"),
    "currency": ("Moneda", "Currency"),
    # Lines.
    "code": ("Código", "Code"),
    "description": ("Descripción", "Description"),
    "quantity": ("Cantidad", "Quantity"),
    "unit_price": ("Precio sin imp.", "Price before tax"),
    "discounts": ("Dto.", "Discount"),
    "line_tax": ("Imp.", "Tax"),
    "line_net": ("Importe", "Amount"),
    # Taxes and sums.
    "tax_name": ("Impuesto", "Tax"),
    "base": ("Base imponible", "Taxable base"),
    "rate": ("Tipo", "Rate"),
    "tax": ("Cuota", "Tax due"),
    "surcharge_rate": ("Tipo R.E.", "Surcharge rate"),
    "surcharge": ("Recargo equiv.", "Surcharge"),
    "document_discounts": ("Descuento general", "Document discount"),
    "charges": ("Cargos", "Charges"),
    "net": ("Importe neto", "Net amount"),
    "taxes": ("Impuestos", "Taxes"),
    "taxes_and_surcharges": ("Impuestos y recargos", "Taxes and surcharges"),
    "total": ("Total", "Total"),
    "withholding": ("Retención", "Withholding"),
    "payable": ("Total a pagar", "Total to pay"),
    # What was to be paid.
    "due_date": ("Vencimiento", "Due date"),
    "payment_method": ("Forma de pago", "Payment method"),
    "due_amount": ("Importe", "Amount"),
}

DUPLICATE = "DUPLICADO"
"""RD 1619/2012, art. 14."""
REVERSE_CHARGE = "Inversión del sujeto pasivo"
CASH_BASIS = "Régimen especial del criterio de caja"
"""RD 1619/2012, art. 6.1 m and p."""
QR_LABEL = "QR tributario:"
VERIFIABLE = "VERI*FACTU"
"""Orden HAC/1177/2024, art. 21."""


def word(key: str, locale: str) -> str:
    """Say it in "es" or "en"."""
    spanish, english = WORDS[key]
    return english if locale == "en" else spanish
