SELECT anon_1.code, anon_1.name, anon_1.currency, anon_1.discount, anon_1.valid_from, anon_1.valid_until, anon_1.customer_code, anon_1.position, company.currency AS currency_1
FROM company LEFT OUTER JOIN (SELECT tariff.code AS code, tariff.name AS name, tariff.currency AS currency, tariff.discount AS discount, tariff.valid_from AS valid_from, tariff.valid_until AS valid_until, customer_tariff.customer_code AS customer_code, customer_tariff.position AS position
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code IN (?)) AS anon_1 ON 1 = 1 ORDER BY anon_1.customer_code, anon_1.position
-- 1 varchar

SELECT company.currency
FROM company
-- no parameters

SELECT customer_discount.family_code, customer_discount.brand, customer_discount.discount_1, customer_discount.discount_2, customer_discount.discount_3, customer_discount.valid_from, customer_discount.valid_until, customer_discount.customer_code
FROM customer_discount
WHERE customer_discount.customer_code IN (?)
-- 1 varchar

SELECT customer_price.min_quantity, customer_price.price, customer_price.discount_1, customer_price.discount_2, customer_price.discount_3, customer_price.valid_from, customer_price.valid_until, customer_price.customer_code, customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code IN (?) AND customer_price.product_code IN (?) AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)
-- 2 varchar, 2 date

SELECT tariff_price.min_quantity, tariff_price.price, tariff_price.discount_1, tariff_price.discount_2, tariff_price.discount_3, tariff_price.valid_from, tariff_price.valid_until, tariff_price.tariff_code, tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code IN (?) AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff
WHERE customer_tariff.customer_code IN (?)) AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?)
-- 2 varchar, 2 date

WITH anon_1(start, code, parent_code, depth) AS
(SELECT product_family.code AS start, product_family.code AS code, product_family.parent_code AS parent_code, 0 AS depth
FROM product_family
WHERE product_family.code IN (?) UNION ALL SELECT anon_1.start AS start, product_family.code AS code, product_family.parent_code AS parent_code, anon_1.depth + 0 AS anon_2
FROM anon_1, product_family
WHERE product_family.code = anon_1.parent_code AND anon_1.depth < ?)
SELECT offer.code, offer.name, offer.product_code, offer.family_code, offer.tariff_code, offer.min_quantity, offer.price, offer.discount_1, offer.discount_2, offer.discount_3, offer.valid_from, offer.valid_until, anon_1.start, anon_1.code AS code_1, anon_1.depth
FROM anon_1 LEFT OUTER JOIN offer ON offer.family_code = anon_1.code AND anon_1.depth > ? AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) UNION ALL SELECT offer.code, offer.name, offer.product_code, offer.family_code, offer.tariff_code, offer.min_quantity, offer.price, offer.discount_1, offer.discount_2, offer.discount_3, offer.valid_from, offer.valid_until, NULL AS anon_3, NULL AS anon__1, NULL AS anon__2
FROM offer
WHERE (offer.product_code IN (?) OR offer.family_code IN (?) AND offer.product_code IS NULL) AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?)
-- 1 integer, 1 varchar, 3 integer, 2 date, 2 varchar, 2 date
