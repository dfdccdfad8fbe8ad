SELECT TOP 1 anon_1.customer_code, anon_1.account, anon_1.date, anon_1.entry_number, anon_1.line, anon_1.concept, anon_1.document, anon_1.debit, anon_1.credit, anon_1.invoice_number, anon_1.amount, anon_1.date AS sort_0, anon_1.entry_number AS sort_1, anon_1.line AS sort_2, 0 AS list_number
FROM (SELECT ledger_entry.account AS account, ledger_entry.customer_code AS customer_code, ledger_entry.date AS date, ledger_entry.entry_number AS entry_number, ledger_entry.line AS line, ledger_entry.concept AS concept, ledger_entry.document AS document, ledger_entry.debit AS debit, ledger_entry.credit AS credit, ledger_entry.invoice_number AS invoice_number, ledger_entry.is_opening_or_closing AS is_opening_or_closing, sum(ledger_entry.debit - ledger_entry.credit) OVER (PARTITION BY ledger_entry.customer_code, ledger_entry.account ORDER BY ledger_entry.date, ledger_entry.entry_number, ledger_entry.line) AS amount
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account IN (?) AND ledger_entry.date BETWEEN ? AND ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_2
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number))))) AS anon_1
WHERE anon_1.customer_code = ? AND anon_1.account = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(anon_1.concept, ?) + ? + coalesce(anon_1.document, ?) + ? + coalesce(CAST(anon_1.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(anon_1.concept, ?) + ? + coalesce(anon_1.document, ?) + ? + coalesce(CAST(anon_1.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' ORDER BY anon_1.date ASC, anon_1.entry_number ASC, anon_1.line ASC
-- 2 integer, 2 varchar, 2 date, 1 integer, 15 varchar

SELECT TOP 1 anon_1.customer_code, anon_1.account, anon_1.date, anon_1.entry_number, anon_1.line, anon_1.concept, anon_1.document, anon_1.debit, anon_1.credit, anon_1.invoice_number, anon_1.amount, anon_1.date AS sort_0, anon_1.entry_number AS sort_1, anon_1.line AS sort_2, 0 AS list_number
FROM (SELECT ledger_entry.account AS account, ledger_entry.customer_code AS customer_code, ledger_entry.date AS date, ledger_entry.entry_number AS entry_number, ledger_entry.line AS line, ledger_entry.concept AS concept, ledger_entry.document AS document, ledger_entry.debit AS debit, ledger_entry.credit AS credit, ledger_entry.invoice_number AS invoice_number, ledger_entry.is_opening_or_closing AS is_opening_or_closing, sum(ledger_entry.debit - ledger_entry.credit) OVER (PARTITION BY ledger_entry.customer_code, ledger_entry.account ORDER BY ledger_entry.date, ledger_entry.entry_number, ledger_entry.line) AS amount
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account IN (?) AND ledger_entry.date BETWEEN ? AND ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_2
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number))))) AS anon_1
WHERE anon_1.customer_code = ? AND anon_1.account = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(anon_1.concept, ?) + ? + coalesce(anon_1.document, ?) + ? + coalesce(CAST(anon_1.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' ORDER BY anon_1.date ASC, anon_1.entry_number ASC, anon_1.line ASC
-- 2 integer, 2 varchar, 2 date, 1 integer, 9 varchar

SELECT anon_1.customer_code, anon_1.account, anon_1.date, anon_1.entry_number, anon_1.line, anon_1.concept, anon_1.document, anon_1.debit, anon_1.credit, anon_1.invoice_number, anon_1.amount
FROM (SELECT ledger_entry.account AS account, ledger_entry.customer_code AS customer_code, ledger_entry.date AS date, ledger_entry.entry_number AS entry_number, ledger_entry.line AS line, ledger_entry.concept AS concept, ledger_entry.document AS document, ledger_entry.debit AS debit, ledger_entry.credit AS credit, ledger_entry.invoice_number AS invoice_number, ledger_entry.is_opening_or_closing AS is_opening_or_closing, sum(ledger_entry.debit - ledger_entry.credit) OVER (PARTITION BY ledger_entry.customer_code, ledger_entry.account ORDER BY ledger_entry.date, ledger_entry.entry_number, ledger_entry.line) AS amount
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account IN (?) AND ledger_entry.date <= ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_2
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number))))) AS anon_1
WHERE anon_1.date IN (?) AND CAST(anon_1.entry_number AS VARCHAR(20)) IN (?)
-- 2 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 varchar

SELECT count(*) AS entries, 0 AS list_number
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account = ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_1
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) AND ledger_entry.date BETWEEN ? AND ?
-- 1 integer, 2 varchar, 1 integer, 1 varchar, 2 date

SELECT count(*) AS entries, 0 AS list_number
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account = ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_1
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) AND ledger_entry.date BETWEEN ? AND ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(ledger_entry.concept, ?) + ? + coalesce(ledger_entry.document, ?) + ? + coalesce(CAST(ledger_entry.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'
-- 1 integer, 2 varchar, 1 integer, 1 varchar, 2 date, 6 varchar

SELECT count(*) AS entries, 0 AS list_number
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account = ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_1
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) AND ledger_entry.date BETWEEN ? AND ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(ledger_entry.concept, ?) + ? + coalesce(ledger_entry.document, ?) + ? + coalesce(CAST(ledger_entry.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(ledger_entry.concept, ?) + ? + coalesce(ledger_entry.document, ?) + ? + coalesce(CAST(ledger_entry.entry_number AS VARCHAR(40)), ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'
-- 1 integer, 2 varchar, 1 integer, 1 varchar, 2 date, 12 varchar

SELECT customer.code
FROM customer ORDER BY customer.code
-- no parameters

SELECT entry.customer_code, entry.account, entry.date, entry.entry_number, entry.line, entry.concept, entry.document, entry.debit, entry.credit, entry.invoice_number, entry.balance, entry.date AS date__1, entry.entry_number AS entry_number__1, entry.line AS line__1
FROM (SELECT page.customer_code AS customer_code, page.account AS account, page.date AS date, page.entry_number AS entry_number, page.line AS line, page.concept AS concept, page.document AS document, page.debit AS debit, page.credit AS credit, page.invoice_number AS invoice_number, ? + sum(page.debit - page.credit) OVER (ORDER BY page.date, page.entry_number, page.line) AS balance
FROM (SELECT TOP 1 ledger_entry.customer_code AS customer_code, ledger_entry.account AS account, ledger_entry.date AS date, ledger_entry.entry_number AS entry_number, ledger_entry.line AS line, ledger_entry.concept AS concept, ledger_entry.document AS document, ledger_entry.debit AS debit, ledger_entry.credit AS credit, ledger_entry.invoice_number AS invoice_number
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account = ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_1
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) AND ledger_entry.date >= ? AND ledger_entry.date <= ? ORDER BY ledger_entry.date, ledger_entry.entry_number, ledger_entry.line) AS page) AS entry ORDER BY entry.date, entry.entry_number, entry.line
-- 1 numeric, 1 integer, 2 varchar, 1 integer, 1 varchar, 2 date

SELECT ledger_account.customer_code, ledger_account.account
FROM ledger_account
WHERE ledger_account.customer_code IN (?) ORDER BY ledger_account.position, ledger_account.account
-- 1 varchar

SELECT ledger_entry.customer_code, sum(ledger_entry.debit - ledger_entry.credit) AS closing
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND (EXISTS (SELECT ? AS anon_1
FROM ledger_account
WHERE ledger_account.customer_code IN (?) AND ledger_account.customer_code = ledger_entry.customer_code AND ledger_account.account = ledger_entry.account)) AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_2
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) GROUP BY ledger_entry.customer_code
-- 1 varchar, 1 integer, 1 varchar, 1 integer, 1 varchar

SELECT sum(CASE WHEN (ledger_entry.date < ?) THEN ledger_entry.debit - ledger_entry.credit END) AS opening, sum(CASE WHEN (ledger_entry.date >= ?) THEN ledger_entry.debit END) AS debit, sum(CASE WHEN (ledger_entry.date >= ?) THEN ledger_entry.credit END) AS credit, (SELECT company.currency
FROM company) AS currency
FROM ledger_entry
WHERE ledger_entry.customer_code IN (?) AND ledger_entry.account = ? AND (ledger_entry.is_opening_or_closing = 0 OR NOT (EXISTS (SELECT ? AS anon_1
FROM ledger_entry AS earlier
WHERE earlier.customer_code IN (?) AND earlier.customer_code = ledger_entry.customer_code AND earlier.account = ledger_entry.account AND earlier.date <= ledger_entry.date AND (earlier.date < ledger_entry.date OR earlier.entry_number < ledger_entry.entry_number)))) AND ledger_entry.date <= ?
-- 3 date, 2 varchar, 1 integer, 1 varchar, 1 date
