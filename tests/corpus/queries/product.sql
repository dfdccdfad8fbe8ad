-- 14 statements

SELECT anon_1.code, anon_1.name, anon_1.currency, anon_1.discount, anon_1.valid_from, anon_1.valid_until, anon_1.customer_code, anon_1.position, company.currency AS currency_1 FROM company LEFT OUTER JOIN (SELECT tariff.code AS code, tariff.name AS name, tariff.currency AS currency, tariff.discount AS discount, tariff.valid_from AS valid_from, tariff.valid_until AS valid_until, customer_tariff.customer_code AS customer_code, customer_tariff.position AS position FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code WHERE customer_tariff.customer_code IN (__[POSTCOMPILE_customers_1])) AS anon_1 ON 1 = 1 ORDER BY anon_1.customer_code, anon_1.position;

SELECT customer_discount.family_code, customer_discount.brand, customer_discount.discount_1, customer_discount.discount_2, customer_discount.discount_3, customer_discount.valid_from, customer_discount.valid_until, customer_discount.customer_code FROM customer_discount WHERE customer_discount.customer_code IN (__[POSTCOMPILE_customers_1]);

SELECT customer_price.min_quantity, customer_price.price, customer_price.discount_1, customer_price.discount_2, customer_price.discount_3, customer_price.valid_from, customer_price.valid_until, customer_price.customer_code, customer_price.product_code FROM customer_price WHERE customer_price.customer_code IN (__[POSTCOMPILE_customers_1]) AND customer_price.product_code IN (__[POSTCOMPILE_products_1]) AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?);

SELECT product.code FROM product WHERE product.code IN (__[POSTCOMPILE_codes_1]);

SELECT product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack AS anon_1, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale FROM product WHERE product.code IN (__[POSTCOMPILE_codes_1]);

SELECT product_attribute.name, product_attribute.value, product_attribute.product_code FROM product_attribute WHERE product_attribute.product_code IN (__[POSTCOMPILE_keys_1]) ORDER BY product_attribute.position;

SELECT product_family.code, product_family.name, product_family.parent_code FROM product_family WHERE product_family.code IN (__[POSTCOMPILE_keys_1]);

SELECT product_family.code, product_family.name, product_family.parent_code FROM product_family WHERE product_family.code IN (__[POSTCOMPILE_keys_1]);

SELECT product_family.code, product_family.name, product_family.parent_code FROM product_family WHERE product_family.code IN (__[POSTCOMPILE_keys_1]);

SELECT product_image.uri, product_image.alt, product_image.position, product_image.product_code FROM product_image WHERE product_image.product_code IN (__[POSTCOMPILE_keys_1]) ORDER BY product_image.position;

SELECT stock.product_code, sum(stock.quantity) - sum(stock.reserved) AS anon_1 FROM stock WHERE stock.product_code IN (__[POSTCOMPILE_products_1]) GROUP BY stock.product_code;

SELECT tariff_price.min_quantity, tariff_price.price, tariff_price.discount_1, tariff_price.discount_2, tariff_price.discount_3, tariff_price.valid_from, tariff_price.valid_until, tariff_price.tariff_code, tariff_price.product_code FROM tariff_price WHERE tariff_price.product_code IN (__[POSTCOMPILE_products_1]) AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code FROM customer_tariff WHERE customer_tariff.customer_code IN (__[POSTCOMPILE_customers_1])) AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?);

SELECT tax.code, tax.name, tax.regime, tax.rate, tax.surcharge_rate, tax.valid_from, tax.valid_until FROM tax WHERE tax.code IN (__[POSTCOMPILE_keys_1]);

WITH RECURSIVE anon_1(start, code, parent_code, depth) AS (SELECT product_family.code AS start, product_family.code AS code, product_family.parent_code AS parent_code, __[POSTCOMPILE_param_1] AS depth FROM product_family WHERE product_family.code IN (__[POSTCOMPILE_families_1]) UNION ALL SELECT anon_1.start AS start, product_family.code AS code, product_family.parent_code AS parent_code, anon_1.depth + __[POSTCOMPILE_param_2] AS anon_2 FROM anon_1, product_family WHERE product_family.code = anon_1.parent_code AND anon_1.depth < ?) SELECT offer.code, offer.name, offer.product_code, offer.family_code, offer.tariff_code, offer.min_quantity, offer.price, offer.discount_1, offer.discount_2, offer.discount_3, offer.valid_from, offer.valid_until, anon_1.start, anon_1.code AS code_1, anon_1.depth FROM anon_1 LEFT OUTER JOIN offer ON offer.family_code = anon_1.code AND anon_1.depth > ? AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) UNION ALL SELECT offer.code, offer.name, offer.product_code, offer.family_code, offer.tariff_code, offer.min_quantity, offer.price, offer.discount_1, offer.discount_2, offer.discount_3, offer.valid_from, offer.valid_until, NULL AS anon_3, NULL AS anon__1, NULL AS anon__2 FROM offer WHERE (offer.product_code IN (__[POSTCOMPILE_products_1]) OR offer.family_code IN (__[POSTCOMPILE_families_2]) AND offer.product_code IS NULL) AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?);
