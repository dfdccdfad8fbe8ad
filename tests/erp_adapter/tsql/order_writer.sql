INSERT INTO sales_order (
number, customer_code, submitted_at, requested_date, reference, notes, address_code, cancelled, confirmed,
discount_1, discount_2, charges, net, total, currency, external_reference
) VALUES (
?, ?, ?, ?, ?, ?, ?, ?, ?,
?, ?, ?, ?, ?, ?, ?
)
-- 1 big_integer, 1 varchar, 1 datetime, 1 date, 3 varchar, 2 boolean, 5 numeric, 2 varchar

INSERT INTO sales_order_line (
order_number, position, product_code, description, quantity, served, invoiced, unit_price,
discount_1, discount_2, discount_3, net, tax_rate, surcharge_rate, closed, note
) VALUES (
?, ?, ?, ?, ?, ?, ?, ?,
?, ?, ?, ?, ?, ?, ?, ?
)
-- 1 big_integer, 1 integer, 2 varchar, 10 numeric, 1 boolean, 1 varchar

SELECT sales_order.customer_code, sales_order.number AS key_of_0
FROM sales_order
WHERE sales_order.customer_code IN (?) AND sales_order.external_reference IN (?)
-- 2 varchar

SELECT value AS number FROM counter WHERE name = 'sales_order'
-- no parameters

UPDATE counter SET value = value + 1 WHERE name = 'sales_order'
-- no parameters
