SELECT receivable.customer_code, sum(receivable.amount) - sum(receivable.paid) AS anon_1
FROM receivable
WHERE receivable.customer_code IN (?) AND receivable.grouping_number IS NULL AND receivable.currency = (SELECT company.currency
FROM company) GROUP BY receivable.customer_code
-- 1 varchar

SELECT sales_order.customer_code, sales_order.number, (SELECT company.tax_regime
FROM company) AS regime, sales_order.discount_1, sales_order.discount_2, sales_order.charges, sales_order.charges_tax_rate, sales_order_line.quantity, sales_order_line.served, sales_order_line.invoiced, sales_order_line.closed, sales_order_line.net, sales_order_line.tax_rate, sales_order_line.surcharge_rate
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code IN (?) AND sales_order.currency = (SELECT company.currency
FROM company) AND sales_order.cancelled = 0 AND (EXISTS (SELECT ? AS anon_1
FROM sales_order_line AS line JOIN sales_order AS owner ON line.order_number = owner.number
WHERE owner.customer_code IN (?) AND owner.number = sales_order.number AND NOT (CAST(CASE WHEN (line.closed = 1 OR CAST(line.quantity AS DECIMAL(28, 3)) >= ? AND CAST(line.served AS DECIMAL(28, 3)) >= CAST(line.quantity AS DECIMAL(28, 3)) OR CAST(line.quantity AS DECIMAL(28, 3)) <= ? AND CAST(line.served AS DECIMAL(28, 3)) <= CAST(line.quantity AS DECIMAL(28, 3))) THEN line.served ELSE line.quantity END AS DECIMAL(28, 3)) >= ? AND CAST(line.invoiced AS DECIMAL(28, 3)) >= CAST(CASE WHEN (line.closed = 1 OR CAST(line.quantity AS DECIMAL(28, 3)) >= ? AND CAST(line.served AS DECIMAL(28, 3)) >= CAST(line.quantity AS DECIMAL(28, 3)) OR CAST(line.quantity AS DECIMAL(28, 3)) <= ? AND CAST(line.served AS DECIMAL(28, 3)) <= CAST(line.quantity AS DECIMAL(28, 3))) THEN line.served ELSE line.quantity END AS DECIMAL(28, 3)) OR CAST(CASE WHEN (line.closed = 1 OR CAST(line.quantity AS DECIMAL(28, 3)) >= ? AND CAST(line.served AS DECIMAL(28, 3)) >= CAST(line.quantity AS DECIMAL(28, 3)) OR CAST(line.quantity AS DECIMAL(28, 3)) <= ? AND CAST(line.served AS DECIMAL(28, 3)) <= CAST(line.quantity AS DECIMAL(28, 3))) THEN line.served ELSE line.quantity END AS DECIMAL(28, 3)) <= ? AND CAST(line.invoiced AS DECIMAL(28, 3)) <= CAST(CASE WHEN (line.closed = 1 OR CAST(line.quantity AS DECIMAL(28, 3)) >= ? AND CAST(line.served AS DECIMAL(28, 3)) >= CAST(line.quantity AS DECIMAL(28, 3)) OR CAST(line.quantity AS DECIMAL(28, 3)) <= ? AND CAST(line.served AS DECIMAL(28, 3)) <= CAST(line.quantity AS DECIMAL(28, 3))) THEN line.served ELSE line.quantity END AS DECIMAL(28, 3))))) ORDER BY sales_order.customer_code, sales_order.number, sales_order_line.position
-- 1 varchar, 1 integer, 1 varchar, 10 numeric
