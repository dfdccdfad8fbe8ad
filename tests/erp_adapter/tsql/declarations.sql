SELECT DISTINCT invoice.customer_code AS code, invoice.customer_tax_id AS tax_id
FROM invoice
WHERE invoice.customer_code IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ?
-- 2 varchar, 2 date

SELECT TOP 1 CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total, invoice.net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model, invoice.exclusion_reason, invoice.customer_code, invoice.customer_tax_id, invoice.number, invoice.date, invoice.date AS sort_0, invoice.number AS sort_1
FROM invoice
WHERE invoice.customer_code IN (?) AND (invoice.customer_tax_id IN (?) OR invoice.customer_tax_id IS NULL) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? ORDER BY invoice.date ASC, invoice.number ASC
-- 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 2 date

SELECT TOP 1 CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total, invoice.net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model, invoice.exclusion_reason, invoice.customer_code, invoice.customer_tax_id, invoice.number, invoice.date, invoice.date AS sort_0, invoice.number AS sort_1
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.customer_tax_id IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? AND invoice.date >= ? AND (invoice.date > ? OR invoice.date = ? AND invoice.number > ?) ORDER BY invoice.date ASC, invoice.number ASC
-- 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 5 date, 1 varchar

SELECT TOP 1 CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total, invoice.net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model, invoice.exclusion_reason, invoice.customer_code, invoice.customer_tax_id, invoice.number, invoice.date, invoice.date AS sort_0, invoice.number AS sort_1
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.customer_tax_id IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? ORDER BY invoice.date ASC, invoice.number ASC
-- 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 2 date

SELECT TOP 1 CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total, invoice.net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model, invoice.exclusion_reason, invoice.customer_code, invoice.customer_tax_id, invoice.number, invoice.date, invoice.date AS sort_0, invoice.number AS sort_1
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.customer_tax_id IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? ORDER BY invoice.date DESC, invoice.number DESC
-- 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 2 date

SELECT cash_receipt.tax_id, sum(cash_receipt.amount) AS amount
FROM cash_receipt
WHERE cash_receipt.tax_id IN (?) AND cash_receipt.date BETWEEN ? AND ? GROUP BY cash_receipt.tax_id
-- 1 varchar, 2 date

SELECT company.tax_regime, company.reports_by_sii
FROM company
-- no parameters

SELECT count(*) AS invoices
FROM invoice
WHERE invoice.customer_code IN (?) AND (invoice.customer_tax_id IN (?) OR invoice.customer_tax_id IS NULL) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ?
-- 3 varchar, 2 date

SELECT count(*) AS invoices
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.customer_tax_id IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ?
-- 3 varchar, 2 date

SELECT customer.code, customer.tax_id
FROM customer
WHERE customer.tax_id IN (?) UNION ALL SELECT DISTINCT invoice.customer_code AS code, invoice.customer_tax_id AS tax_id
FROM invoice
WHERE CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? AND invoice.customer_tax_id IN (?)
-- 2 varchar, 2 date, 1 varchar

SELECT customer.code, customer.tax_id, ? AS place
FROM customer
WHERE customer.code IN (?) UNION ALL SELECT DISTINCT invoice.customer_code AS code, invoice.customer_tax_id AS tax_id, ? AS place
FROM invoice
WHERE invoice.customer_code IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ? ORDER BY place, tax_id ASC
-- 1 integer, 1 varchar, 1 integer, 2 varchar, 2 date

SELECT fact.quarter, sum(fact.total) AS total, sum(fact.net) AS net, sum(fact.laid_out) AS laid_out, fact.only_laid_out, fact.reverse_charge, fact.withheld, fact.own_currency, fact.regime, fact.declaration_model, fact.exclusion_reason, fact.customer_code, fact.customer_tax_id
FROM (SELECT CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total AS total, invoice.net AS net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge AS reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model AS declaration_model, invoice.exclusion_reason AS exclusion_reason, invoice.customer_code AS customer_code, invoice.customer_tax_id AS customer_tax_id
FROM invoice
WHERE invoice.customer_code IN (?) AND (invoice.customer_tax_id IN (?) OR invoice.customer_tax_id IS NULL) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ?) AS fact GROUP BY fact.quarter, fact.only_laid_out, fact.reverse_charge, fact.withheld, fact.own_currency, fact.regime, fact.declaration_model, fact.exclusion_reason, fact.customer_code, fact.customer_tax_id
-- 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 2 date

SELECT fact.quarter, sum(fact.total) AS total, sum(fact.net) AS net, sum(fact.laid_out) AS laid_out, fact.only_laid_out, fact.reverse_charge, fact.withheld, fact.own_currency, fact.regime, fact.declaration_model, fact.exclusion_reason, fact.customer_code, fact.customer_tax_id
FROM (SELECT CASE WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? WHEN (CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END < ?) THEN ? ELSE ? END AS quarter, invoice.total AS total, invoice.net AS net, coalesce((SELECT sum(line.net) AS sum_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number AND line.out_of_pocket = 1), 0) AS laid_out, CASE WHEN ((SELECT min(CASE WHEN (line.out_of_pocket = 1) THEN ? WHEN (CAST(line.net AS DECIMAL(28, 2)) != ?) THEN ? END) AS min_1
FROM invoice_line AS line JOIN invoice AS owner ON line.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number) = ? AND CAST(invoice.charges AS DECIMAL(28, 2)) = ?) THEN ? ELSE ? END AS only_laid_out, invoice.reverse_charge AS reverse_charge, CASE WHEN (CAST(invoice.withholding AS DECIMAL(28, 2)) != ?) THEN ? ELSE ? END AS withheld, CASE WHEN (invoice.currency = (SELECT company.currency
FROM company)) THEN ? ELSE ? END AS own_currency, coalesce((SELECT CASE WHEN (min(tax_row.regime) = max(tax_row.regime)) THEN min(tax_row.regime) END AS anon_1
FROM invoice_tax AS tax_row JOIN invoice AS owner ON tax_row.invoice_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = invoice.number), (SELECT company.tax_regime
FROM company)) AS regime, invoice.declaration_model AS declaration_model, invoice.exclusion_reason AS exclusion_reason, invoice.customer_code AS customer_code, invoice.customer_tax_id AS customer_tax_id
FROM invoice
WHERE invoice.customer_code IN (?) AND invoice.customer_tax_id IN (?) AND CASE WHEN (invoice.kind = ?) THEN invoice.date ELSE coalesce(invoice.operation_date, invoice.date) END BETWEEN ? AND ?) AS fact GROUP BY fact.quarter, fact.only_laid_out, fact.reverse_charge, fact.withheld, fact.own_currency, fact.regime, fact.declaration_model, fact.exclusion_reason, fact.customer_code, fact.customer_tax_id
-- 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 1 integer, 1 varchar, 1 date, 2 integer, 1 varchar, 1 numeric, 1 integer, 1 numeric, 1 integer, 1 varchar, 1 integer, 1 numeric, 2 integer, 1 numeric, 4 integer, 4 varchar, 2 date
