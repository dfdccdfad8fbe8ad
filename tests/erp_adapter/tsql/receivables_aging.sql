SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 date

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

SELECT anon_1.receivables, anon_1.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) AS anon_1 UNION ALL SELECT anon_2.receivables, anon_2.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?) AS anon_2
-- 1 integer, 1 varchar, 1 numeric, 1 integer, 1 varchar, 1 numeric

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric
