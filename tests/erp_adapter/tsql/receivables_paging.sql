SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 date, 1 numeric, 1 date, 1 varchar, 1 numeric, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 varchar, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 date, 1 numeric, 1 date, 1 varchar, 1 numeric, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 varchar, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number < ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 varchar, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number > ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 4 numeric, 1 varchar, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.date <= ? AND (receivable.date < ? OR receivable.date = ? AND receivable.number < ? OR receivable.date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 varchar, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.date >= ? AND (receivable.date > ? OR receivable.date = ? AND receivable.number > ? OR receivable.date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 varchar, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? AND (receivable.due_date < ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) < ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number > ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 numeric, 1 date, 1 numeric, 1 varchar, 1 date, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? AND (receivable.due_date < ? OR receivable.due_date = ? AND receivable.number < ? OR receivable.due_date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 varchar, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND (receivable.due_date > ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) > ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number < ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 numeric, 1 date, 1 numeric, 1 varchar, 1 date, 1 numeric, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND (receivable.due_date > ? OR receivable.due_date = ? AND receivable.number > ? OR receivable.due_date = ? AND receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 date, 1 varchar, 1 date, 1 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.number <= ? AND (receivable.number < ? OR receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 varchar

SELECT TOP 1 ? AS anon_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.number >= ? AND (receivable.number > ? OR receivable.number = ?)
-- 2 integer, 1 varchar, 1 numeric, 3 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.due_date AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number > ?) ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 4 numeric, 1 date, 1 numeric, 1 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.due_date AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.due_date = ? AND receivable.number < ?) ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ASC, receivable.due_date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 4 numeric, 1 date, 1 numeric, 1 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.due_date AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ASC, receivable.due_date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.due_date AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number < ?) ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.number DESC
-- 1 integer, 1 varchar, 4 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) = ? AND receivable.number > ?) ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ASC, receivable.number ASC
-- 1 integer, 1 varchar, 4 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount AS DECIMAL(28, 2)) <= ? AND (CAST(receivable.amount AS DECIMAL(28, 2)) < ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number < ?) ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number DESC
-- 1 integer, 1 varchar, 4 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount AS DECIMAL(28, 2)) >= ? AND (CAST(receivable.amount AS DECIMAL(28, 2)) > ? OR CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number > ?) ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) ASC, receivable.number ASC
-- 1 integer, 1 varchar, 4 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.date <= ? AND (receivable.date < ? OR receivable.date = ? AND receivable.number < ?) ORDER BY receivable.date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.date >= ? AND (receivable.date > ? OR receivable.date = ? AND receivable.number > ?) ORDER BY receivable.date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? AND (receivable.due_date < ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) < ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number > ?) ORDER BY receivable.due_date DESC, CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 numeric, 1 date, 1 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND (receivable.due_date > ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) > ? OR receivable.due_date = ? AND CAST(receivable.amount AS DECIMAL(28, 2)) = ? AND receivable.number < ?) ORDER BY receivable.due_date ASC, CAST(receivable.amount AS DECIMAL(28, 2)) ASC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 numeric, 1 date, 1 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, CAST(receivable.amount AS DECIMAL(28, 2)) ASC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_1, receivable.number AS sort_2
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date DESC, CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? AND (receivable.due_date < ? OR receivable.due_date = ? AND receivable.number < ?) ORDER BY receivable.due_date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND (receivable.due_date > ? OR receivable.due_date = ? AND receivable.number > ?) ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 3 date, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date DESC, receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.number AS sort_0
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.number <= ? AND receivable.number < ? ORDER BY receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric, 2 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.number AS sort_0
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.number >= ? AND receivable.number > ? ORDER BY receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 2 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.number AS sort_0
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.number AS sort_0
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.number DESC
-- 1 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.number AS sort_0, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.number DESC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.number AS sort_0, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.number DESC) AS anon_2 ORDER BY sort_0 DESC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.sort_1, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.number DESC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.sort_1, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) DESC, receivable.number DESC) AS anon_2 ORDER BY sort_0 DESC, sort_1 DESC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.sort_1, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number DESC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.sort_1, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, CAST(receivable.amount AS DECIMAL(28, 2)) AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY CAST(receivable.amount AS DECIMAL(28, 2)) DESC, receivable.number DESC) AS anon_2 ORDER BY sort_0 DESC, sort_1 DESC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.sort_1, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.date DESC, receivable.number DESC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.sort_1, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.date DESC, receivable.number DESC) AS anon_2 ORDER BY sort_0 DESC, sort_1 DESC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric

SELECT anon_1.customer_code, anon_1.number, anon_1.kind, anon_1.date, anon_1.due_date, anon_1.amount, anon_1.paid, anon_1.payment_method, anon_1.grouping_number, anon_1.currency, anon_1.sort_0, anon_1.sort_1, anon_1.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date DESC, receivable.number DESC) AS anon_1 UNION ALL SELECT anon_2.customer_code, anon_2.number, anon_2.kind, anon_2.date, anon_2.due_date, anon_2.amount, anon_2.paid, anon_2.payment_method, anon_2.grouping_number, anon_2.currency, anon_2.sort_0, anon_2.sort_1, anon_2.list_number
FROM (SELECT TOP 1 receivable.customer_code AS customer_code, receivable.number AS number, receivable.kind AS kind, receivable.date AS date, receivable.due_date AS due_date, receivable.amount AS amount, receivable.paid AS paid, receivable.payment_method AS payment_method, receivable.grouping_number AS grouping_number, receivable.currency AS currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date DESC, receivable.number DESC) AS anon_2 ORDER BY sort_0 DESC, sort_1 DESC
-- 2 integer, 1 varchar, 1 numeric, 2 integer, 1 varchar, 1 numeric
