SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 2 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 3 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 2 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 date

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 date

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND receivable.due_date <= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 2 date

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 date

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?) AND receivable.due_date < ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 varchar, 1 date

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?) ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric, 1 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? ORDER BY receivable.due_date ASC, receivable.number ASC
-- 1 integer, 1 varchar, 1 numeric

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_7
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_2
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) ORDER BY receivable.due_date ASC, receivable.number ASC
-- 2 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 8 varchar, 1 integer, 3 varchar

SELECT TOP 1 receivable.customer_code, receivable.number, receivable.kind, receivable.date, receivable.due_date, receivable.amount, receivable.paid, receivable.payment_method, receivable.grouping_number, receivable.currency, receivable.due_date AS sort_0, receivable.number AS sort_1, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) ORDER BY receivable.due_date ASC, receivable.number ASC
-- 2 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 3 varchar

SELECT anon_1.receivables, anon_1.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_2
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))))) AS anon_1 UNION ALL SELECT anon_3.receivables, anon_3.list_number
FROM (SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_7
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_4
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))))) AS anon_3
-- 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 3 varchar, 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 3 varchar

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ?
-- 1 varchar, 1 numeric

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ?
-- 1 varchar, 2 numeric

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ?
-- 1 varchar, 2 numeric

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ?
-- 1 varchar, 3 numeric

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ?
-- 1 varchar, 1 numeric, 1 date

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ?
-- 1 varchar, 1 numeric, 1 date

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ?
-- 1 varchar, 1 numeric, 1 date

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND receivable.due_date <= ?
-- 1 varchar, 1 numeric, 2 date

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?)
-- 1 varchar, 1 numeric, 1 varchar

SELECT count(*) AS receivables
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?) AND receivable.due_date < ?
-- 1 varchar, 1 numeric, 1 varchar, 1 date

SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))))
-- 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 3 varchar

SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_7
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_2
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))))
-- 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 8 varchar, 1 integer, 3 varchar

SELECT count(*) AS receivables, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'
-- 1 integer, 1 varchar, 1 numeric, 4 varchar

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 2 numeric

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) <= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 3 numeric

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) >= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 2 numeric

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date < ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 1 date

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date <= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 1 date

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 1 date

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.due_date >= ? AND receivable.due_date <= ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 2 date

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?) AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 1 varchar

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4
FROM receivable
WHERE receivable.customer_code = ? AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND receivable.kind IN (?) AND receivable.due_date < ? AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 varchar, 1 numeric, 1 varchar, 1 date

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_7
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_2
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 8 varchar, 1 integer, 3 varchar

SELECT sum(CASE WHEN (receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_0, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_1, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_2, sum(CASE WHEN (receivable.due_date < ? AND receivable.due_date >= ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_3, sum(CASE WHEN (receivable.due_date < ?) THEN CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) END) AS age_4, 0 AS list_number
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND CAST(receivable.amount - receivable.paid AS DECIMAL(28, 2)) != ? AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(receivable.number, ?) + ? + coalesce(receivable.payment_method, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR receivable.number IN (SELECT coalesce(due.grouping_number, due.number) AS coalesce_3
FROM receivable_invoice JOIN receivable AS due ON receivable_invoice.receivable_number = due.number
WHERE due.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM invoice
WHERE invoice.customer_code IN (?) AND receivable_invoice.invoice_number = invoice.number AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(invoice.number, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')))) AND receivable.currency = (SELECT company.currency
FROM company)
-- 8 date, 1 integer, 1 varchar, 1 numeric, 5 varchar, 1 integer, 3 varchar
