SELECT DISTINCT TOP 1 invoice.number, invoice.customer_code
FROM invoice_document JOIN invoice ON invoice_document.invoice_number = invoice.number
WHERE invoice.number > ? ORDER BY invoice.number
-- 1 integer, 1 varchar

SELECT company.name, company.tax_id, company.street, company.city, company.postal_code, company.province, company.country, company.currency, company.tax_regime
FROM company
-- no parameters

SELECT invoice.number AS of_invoice, invoice_line.position, invoice_line.product_code, invoice_line.description, invoice_line.quantity, invoice_line.unit_price, invoice_line.discount_1, invoice_line.discount_2, invoice_line.discount_3, invoice_line.net, invoice_line.tax_rate
FROM invoice_line JOIN invoice ON invoice_line.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?) ORDER BY invoice.number, invoice_line.position
-- 2 varchar

SELECT invoice.number AS of_invoice, invoice_line.position, invoice_line.product_code, invoice_line.description, invoice_line.quantity, invoice_line.unit_price, invoice_line.discount_1, invoice_line.discount_2, invoice_line.discount_3, invoice_line.net, invoice_line.tax_rate
FROM invoice_line JOIN invoice ON invoice_line.invoice_number = invoice.number
WHERE invoice.number IN (?) ORDER BY invoice.number, invoice_line.position
-- 1 varchar

SELECT invoice.number, (SELECT max(CASE WHEN (invoice_document.signed = 1) THEN ? ELSE ? END + CASE WHEN (invoice_document.content IS NOT NULL) THEN ? ELSE ? END) AS max_1
FROM invoice_document JOIN invoice AS owner ON invoice_document.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) AS [file], CASE WHEN (EXISTS (SELECT ? AS anon_1
FROM invoice_line JOIN invoice AS owner ON invoice_line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number)) THEN ? ELSE ? END AS has_lines, CASE WHEN (EXISTS (SELECT ? AS anon_2
FROM invoice_tax JOIN invoice AS owner ON invoice_tax.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number)) THEN ? ELSE ? END AS has_taxes
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.number IN (?)
-- 4 integer, 1 varchar, 1 integer, 1 varchar, 3 integer, 1 varchar, 2 integer, 2 varchar

SELECT invoice.number, invoice.reverse_charge, invoice.cash_basis, invoice.mentions, invoice.verifactu, (SELECT earlier.date
FROM invoice AS earlier
WHERE earlier.customer_code IN (?) AND earlier.number = invoice.rectifies_number) AS rectifies_date
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.number IN (?)
-- 3 varchar

SELECT invoice.number, invoice.reverse_charge, invoice.cash_basis, invoice.mentions, invoice.verifactu, (SELECT earlier.date
FROM invoice AS earlier
WHERE earlier.number = invoice.rectifies_number) AS rectifies_date
FROM invoice
WHERE invoice.number IN (?)
-- 1 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.number IN (?)
-- 2 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.number IN (?)
-- 1 varchar

SELECT invoice.number, invoice_document.invoice_number, invoice_document.uri, invoice_document.content, invoice_document.media_type, invoice_document.signed
FROM invoice_document JOIN invoice ON invoice_document.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?)
-- 2 varchar

SELECT invoice_tax.name, invoice_tax.rate, invoice_tax.base, invoice_tax.tax, invoice_tax.surcharge_rate, invoice_tax.surcharge, invoice.number AS of_invoice
FROM invoice_tax JOIN invoice ON invoice_tax.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?) ORDER BY invoice.number, invoice_tax.rate DESC, invoice_tax.surcharge_rate DESC, invoice_tax.name
-- 2 varchar

SELECT invoice_tax.name, invoice_tax.rate, invoice_tax.base, invoice_tax.tax, invoice_tax.surcharge_rate, invoice_tax.surcharge, invoice.number AS of_invoice
FROM invoice_tax JOIN invoice ON invoice_tax.invoice_number = invoice.number
WHERE invoice.number IN (?) ORDER BY invoice.number, invoice_tax.rate DESC, invoice_tax.surcharge_rate DESC, invoice_tax.name
-- 1 varchar

SELECT receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable_invoice.invoice_number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable.customer_code IN (?) AND receivable_invoice.invoice_number IN (?) AND receivable.kind = ? ORDER BY receivable.due_date, receivable.number
-- 3 varchar
