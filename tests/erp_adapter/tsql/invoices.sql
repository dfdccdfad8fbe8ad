SELECT TOP 1 invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url, invoice.date AS sort_0, invoice.number AS sort_1
FROM invoice
WHERE invoice.customer_code = ? ORDER BY invoice.date DESC, invoice.number DESC
-- 1 integer, 1 varchar

SELECT count(*) AS invoices
FROM invoice
WHERE invoice.customer_code = ?
-- 1 varchar

SELECT invoice.number AS of_invoice, invoice_line.position, invoice_line.product_code, invoice_line.description, invoice_line.quantity, invoice_line.unit_price, invoice_line.discount_1, invoice_line.discount_2, invoice_line.discount_3, invoice_line.net, invoice_line.tax_rate
FROM invoice_line JOIN invoice ON invoice_line.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?) ORDER BY invoice.number, invoice_line.position
-- 2 varchar

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

SELECT invoice.number, (SELECT sales_order.customer_code
FROM sales_order
WHERE invoice_order.order_number = sales_order.number) AS customer_code, invoice_order.order_number
FROM invoice_order JOIN invoice ON invoice_order.invoice_number = invoice.number
WHERE invoice.number IN (?) ORDER BY invoice_order.order_number
-- 1 varchar

SELECT invoice.number, (SELECT sales_order.customer_code
FROM sales_order
WHERE sales_order.customer_code IN (?) AND invoice_order.order_number = sales_order.number) AS customer_code, invoice_order.order_number
FROM invoice_order JOIN invoice ON invoice_order.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?) ORDER BY invoice_order.order_number
-- 3 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.number IN (?)
-- 2 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.rectifies_number IN (?) ORDER BY invoice.date, invoice.number
-- 2 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.number IN (?)
-- 1 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url
FROM invoice
WHERE invoice.rectifies_number IN (?) ORDER BY invoice.date, invoice.number
-- 1 varchar

SELECT invoice.number, invoice.series, invoice.kind, invoice.date, invoice.operation_date, invoice.customer_code, invoice.customer_name, invoice.customer_tax_id, invoice.customer_street, invoice.customer_city, invoice.customer_postal_code, invoice.customer_province, invoice.customer_country, invoice.discount_1, invoice.discount_2, invoice.charges, invoice.net, invoice.total, invoice.withholding, invoice.currency, invoice.rectifies_number, invoice.verification_url, invoice_order.order_number
FROM invoice_order JOIN invoice ON invoice_order.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice_order.order_number IN (?) ORDER BY invoice.date, invoice.number
-- 2 varchar

SELECT invoice_tax.name, invoice_tax.rate, invoice_tax.base, invoice_tax.tax, invoice_tax.surcharge_rate, invoice_tax.surcharge, invoice.number AS of_invoice
FROM invoice_tax JOIN invoice ON invoice_tax.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND invoice.number IN (?) ORDER BY invoice.number, invoice_tax.rate DESC, invoice_tax.surcharge_rate DESC, invoice_tax.name
-- 2 varchar

SELECT sum(invoice.net) AS net, sum(invoice.total) AS total
FROM invoice
WHERE invoice.customer_code = ? AND invoice.currency = (SELECT company.currency
FROM company)
-- 1 varchar

SELECT sum(invoice.net) AS net, sum(invoice.total) AS total, sum(standing.balance) AS balance
FROM invoice LEFT OUTER JOIN (SELECT receivable.customer_code AS customer_code, receivable_invoice.invoice_number AS invoice_number, CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) AS balance, CASE WHEN (CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) = ? AND max(CASE WHEN (CAST(groupings.amount - groupings.paid AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END) = ?) THEN ? WHEN (CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) = ?) THEN ? WHEN (max(CASE WHEN (receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ?) THEN ? ELSE ? END) = ?) THEN ? WHEN (max(CASE WHEN (CAST(receivable.paid AS DECIMAL(28, 2)) != ? OR CAST(groupings.paid AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END) = ?) THEN ? ELSE ? END AS rank, coalesce(min(CASE WHEN (receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) THEN receivable.due_date END), max(receivable.due_date)) AS due_date
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number LEFT OUTER JOIN (SELECT held_by.number AS number, held_by.amount AS amount, held_by.paid AS paid
FROM receivable AS held_by
WHERE held_by.customer_code = ? AND held_by.kind = ?) AS groupings ON groupings.number = receivable.grouping_number
WHERE receivable.customer_code = ? AND receivable.kind = ? GROUP BY receivable.customer_code, receivable_invoice.invoice_number) AS standing ON standing.customer_code = ? AND standing.invoice_number = invoice.number
WHERE invoice.customer_code = ? AND invoice.currency = (SELECT company.currency
FROM company)
-- 2 integer, 2 numeric, 5 integer, 1 numeric, 1 integer, 1 numeric, 1 date, 4 integer, 2 numeric, 5 integer, 1 numeric, 6 varchar

SELECT sum(invoice.net) AS net, sum(invoice.total) AS total, sum(standing.balance) AS balance, 0 AS list_number
FROM invoice LEFT OUTER JOIN (SELECT receivable.customer_code AS customer_code, receivable_invoice.invoice_number AS invoice_number, CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) AS balance, CASE WHEN (CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) = ? AND max(CASE WHEN (CAST(groupings.amount - groupings.paid AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END) = ?) THEN ? WHEN (CAST(sum(CASE WHEN (receivable.grouping_number IS NULL) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ELSE ? END) AS DECIMAL(28, 2)) = ?) THEN ? WHEN (max(CASE WHEN (receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ?) THEN ? ELSE ? END) = ?) THEN ? WHEN (max(CASE WHEN (CAST(receivable.paid AS DECIMAL(28, 2)) != ? OR CAST(groupings.paid AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END) = ?) THEN ? ELSE ? END AS rank, coalesce(min(CASE WHEN (receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) THEN receivable.due_date END), max(receivable.due_date)) AS due_date
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number LEFT OUTER JOIN (SELECT held_by.number AS number, held_by.amount AS amount, held_by.paid AS paid
FROM receivable AS held_by
WHERE held_by.customer_code IN (?) AND held_by.kind = ?) AS groupings ON groupings.number = receivable.grouping_number
WHERE receivable.customer_code IN (?) AND receivable.kind = ? GROUP BY receivable.customer_code, receivable_invoice.invoice_number) AS standing ON standing.customer_code = ? AND standing.invoice_number = invoice.number
WHERE invoice.customer_code IN (?) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR (EXISTS (SELECT ? AS anon_1
FROM invoice_line JOIN invoice AS owner ON invoice_line.invoice_number = owner.number LEFT OUTER JOIN product ON product.code = invoice_line.product_code
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice_line.description, ?) + ? + coalesce(invoice_line.product_code, ?) + ? + coalesce(product.name, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) OR (EXISTS (SELECT ? AS anon_2
FROM invoice_order JOIN invoice AS owner ON invoice_order.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND ((EXISTS (SELECT ? AS anon_3
FROM sales_order
WHERE sales_order.customer_code IN (?) AND invoice_order.order_number = sales_order.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(sales_order.number, ?) + ? + coalesce(sales_order.reference, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice_order.order_number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') AND owner.number = invoice.number))) AND invoice.currency = (SELECT company.currency
FROM company)
-- 3 integer, 2 numeric, 5 integer, 1 numeric, 1 integer, 1 numeric, 1 date, 4 integer, 2 numeric, 5 integer, 1 numeric, 8 varchar, 1 integer, 7 varchar, 1 integer, 1 varchar, 1 integer, 7 varchar
