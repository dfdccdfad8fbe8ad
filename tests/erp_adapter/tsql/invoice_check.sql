SELECT TOP 1 invoice.number, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding
FROM invoice
WHERE invoice.number > ? ORDER BY invoice.number
-- 1 integer, 1 varchar

SELECT invoice.number, invoice_line.invoice_number, invoice_line.position, invoice_line.product_code, invoice_line.description, invoice_line.quantity, invoice_line.unit_price, invoice_line.discount_1, invoice_line.discount_2, invoice_line.discount_3, invoice_line.net, invoice_line.tax_rate, invoice_line.out_of_pocket
FROM invoice_line JOIN invoice ON invoice_line.invoice_number = invoice.number
WHERE invoice.number IN (?)
-- 1 varchar

SELECT invoice.number, invoice_tax.invoice_number, invoice_tax.name, invoice_tax.regime, invoice_tax.rate, invoice_tax.base, invoice_tax.tax, invoice_tax.surcharge_rate, invoice_tax.surcharge
FROM invoice_tax JOIN invoice ON invoice_tax.invoice_number = invoice.number
WHERE invoice.number IN (?)
-- 1 varchar

SELECT receivable.amount, receivable_invoice.invoice_number AS number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable_invoice.invoice_number IN (?) AND receivable.kind = ?
-- 2 varchar
