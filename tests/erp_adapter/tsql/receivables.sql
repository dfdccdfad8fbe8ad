SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT anon_1.age_0, anon_1.age_1, anon_1.age_2, anon_1.age_3, anon_1.age_4, anon_1.list_number
FROM (SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.currency = (SELECT company.currency
FROM company)) AS anon_1 UNION ALL SELECT anon_2.age_0, anon_2.age_1, anon_2.age_2, anon_2.age_3, anon_2.age_4, anon_2.list_number
FROM (SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.currency = (SELECT company.currency
FROM company)) AS anon_2
-- 8 date, 1 integer, 1 varchar, 1 numeric, 8 date, 1 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.sort_1, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, receivable.number ASC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.sort_1, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, receivable.number ASC) AS anon_2 ORDER BY sort_0 ASC, sort_1 ASC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric

SELECT anon_1.receivables, anon_1.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) AS anon_1 UNION ALL SELECT anon_2.receivables, anon_2.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) AS anon_2
-- 1 integer, 1 varchar, 1 numeric, 1 integer, 1 varchar, 1 numeric

SELECT receivable.customer_code, receivable.number AS owing, receivable_invoice.invoice_number AS invoice_number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable.customer_code IN (?) AND receivable.number IN (?) UNION SELECT receivable.customer_code, receivable.grouping_number AS owing, receivable_invoice.invoice_number AS invoice_number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IN (?) ORDER BY invoice_number
-- 4 varchar

SELECT receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.number IN (?)
-- 2 varchar

SELECT receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable_invoice.invoice_number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable.customer_code IN (?) AND receivable_invoice.invoice_number IN (?) AND receivable.kind = ? ORDER BY receivable.due_date, receivable.number
-- 3 varchar

SELECT receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable_invoice.invoice_number
FROM receivable_invoice JOIN receivable ON receivable_invoice.receivable_number = receivable.number
WHERE receivable_invoice.invoice_number IN (?) AND receivable.kind = ? ORDER BY receivable.due_date, receivable.number
-- 2 varchar
