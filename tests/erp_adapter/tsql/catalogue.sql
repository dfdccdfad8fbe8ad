SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.code IN (?) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.code IN (?) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (0 = 1 OR product.brand IS NULL AND product.code < ? OR product.brand IS NULL AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (0 = 1 OR product.family_code IS NULL AND product.name < ? OR product.family_code IS NULL AND product.name = ? AND product.code < ? OR product.family_code IS NULL AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 18 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.brand < ? OR product.brand IS NULL OR product.brand = ? AND product.code < ? OR product.brand = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 18 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.brand IS NOT NULL OR product.brand IS NULL AND product.code > ? OR product.brand IS NULL AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.family_code < ? OR product.family_code IS NULL OR product.family_code = ? AND product.name < ? OR product.family_code = ? AND product.name = ? AND product.code < ? OR product.family_code = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 22 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.family_code IS NOT NULL OR product.family_code IS NULL AND product.name > ? OR product.family_code IS NULL AND product.name = ? AND product.code > ? OR product.family_code IS NULL AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 18 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.brand >= ? AND (product.brand > ? OR product.brand = ? AND product.code > ? OR product.brand = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 19 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.code <= ? AND (product.code < ? OR product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 16 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.code >= ? AND (product.code > ? OR product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 16 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code >= ? AND (product.family_code > ? OR product.family_code = ? AND product.name > ? OR product.family_code = ? AND product.name = ? AND product.code > ? OR product.family_code = ? AND product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 23 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.name <= ? AND (product.name < ? OR product.name = ? AND product.code < ? OR product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 19 varchar

SELECT TOP 1 ? AS anon_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.name >= ? AND (product.name > ? OR product.name = ? AND product.code > ? OR product.name = ? AND product.code = ?)
-- 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 19 varchar

SELECT TOP 1 ? AS name, product.brand AS value, count(*) AS products
FROM product
WHERE product.code IN (?) AND product.brand IS NOT NULL GROUP BY product.brand ORDER BY count(*) DESC, product.brand
-- 1 integer, 2 varchar

SELECT TOP 1 ? AS name, product.brand AS value, count(*) AS products
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.brand IS NOT NULL GROUP BY product.brand ORDER BY count(*) DESC, product.brand
-- 1 integer, 1 varchar, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 ? AS name, product.brand AS value, count(*) AS products
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IS NOT NULL GROUP BY product.brand ORDER BY count(*) DESC, product.brand
-- 1 integer, 1 varchar, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

SELECT TOP 1 ? AS name, product.family_code AS value, count(*) AS products
FROM product
WHERE product.code IN (?) AND product.family_code IS NOT NULL GROUP BY product.family_code ORDER BY count(*) DESC, product.family_code
-- 1 integer, 2 varchar

SELECT TOP 1 ? AS name, product.family_code AS value, count(*) AS products
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IS NOT NULL GROUP BY product.family_code ORDER BY count(*) DESC, product.family_code
-- 1 integer, 1 varchar, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 ? AS name, product.family_code AS value, count(*) AS products
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IS NOT NULL GROUP BY product.family_code ORDER BY count(*) DESC, product.family_code
-- 1 integer, 1 varchar, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

SELECT TOP 1 product.code
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.code
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.code IN (?) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.code IN (?) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.code IN (?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 3 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.code IN (?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 3 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 28 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END <= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name < ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code < ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END >= ? AND (CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name > ? OR CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END = ? AND product.name = ? AND product.code > ?) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 3 integer, 3 varchar, 1 integer, 2 varchar, 3 integer, 4 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name ASC, product.code ASC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name DESC, product.code DESC
-- 1 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (0 = 1 OR product.brand IS NULL AND product.code < ?) ORDER BY product.brand DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 14 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.brand < ? OR product.brand IS NULL OR product.brand = ? AND product.code < ?) ORDER BY product.brand DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 16 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.brand IS NOT NULL OR product.brand IS NULL AND product.code > ?) ORDER BY product.brand ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 14 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.brand >= ? AND (product.brand > ? OR product.brand = ? AND product.code > ?) ORDER BY product.brand ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 17 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.brand ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.brand DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE 0 = 1 ORDER BY product.code ASC
-- 1 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 26 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.code <= ? AND product.code < ? ORDER BY product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.code >= ? AND product.code > ? ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?) AND (product.code NOT IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL)) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 4 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) ORDER BY product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 ORDER BY product.code ASC
-- 1 integer

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (0 = 1 OR product.family_code IS NULL AND product.name < ? OR product.family_code IS NULL AND product.name = ? AND product.code < ?) ORDER BY product.family_code DESC, product.name DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 16 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.family_code < ? OR product.family_code IS NULL OR product.family_code = ? AND product.name < ? OR product.family_code = ? AND product.name = ? AND product.code < ?) ORDER BY product.family_code DESC, product.name DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 19 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (product.family_code IS NOT NULL OR product.family_code IS NULL AND product.name > ? OR product.family_code IS NULL AND product.name = ? AND product.code > ?) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 16 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code >= ? AND (product.family_code > ? OR product.family_code = ? AND product.name > ? OR product.family_code = ? AND product.name = ? AND product.code > ?) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 20 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.family_code DESC, product.name DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.name <= ? AND (product.name < ? OR product.name = ? AND product.code < ?) ORDER BY product.name DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 17 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.name >= ? AND (product.name > ? OR product.name = ? AND product.code > ?) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 17 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) ORDER BY product.name DESC, product.code DESC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT TOP 1 product_attribute.name, product_attribute.value, count(*) AS products
FROM product_attribute
WHERE product_attribute.product_code IN (SELECT product.code
FROM product
WHERE product.code IN (?)) GROUP BY product_attribute.name, product_attribute.value ORDER BY count(*) DESC, product_attribute.name, product_attribute.value
-- 1 integer, 1 varchar

SELECT TOP 1 product_attribute.name, product_attribute.value, count(*) AS products
FROM product_attribute
WHERE product_attribute.product_code IN (SELECT product.code
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))) GROUP BY product_attribute.name, product_attribute.value ORDER BY count(*) DESC, product_attribute.name, product_attribute.value
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT TOP 1 product_attribute.name, product_attribute.value, count(*) AS products
FROM product_attribute
WHERE product_attribute.product_code IN (SELECT product.code
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?))))) GROUP BY product_attribute.name, product_attribute.value ORDER BY count(*) DESC, product_attribute.name, product_attribute.value
-- 1 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

SELECT count(*) AS total
FROM product
WHERE 0 = 1
-- no parameters

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1
-- no parameters

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?))))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/'))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 26 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?)
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.brand IN (?) AND (product.code NOT IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?))
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 4 varchar

SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL)
-- 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

SELECT product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale
FROM product
WHERE product.code IN (?)
-- 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END ASC, product.name DESC, product.code DESC
-- 1 integer, 1 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY CASE WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ? OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.barcode, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI = ?) THEN ? WHEN (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.code, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(product.name, N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/') THEN ? ELSE ? END DESC, product.name DESC, product.code DESC
-- 1 integer, 1 varchar, 3 integer, 2 varchar, 1 integer, 2 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 15 varchar, 1 integer, 2 varchar, 2 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.brand ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.brand AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.brand DESC, product.code DESC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.code DESC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.family_code DESC, product.name DESC, product.code DESC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.brand IN (?) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.name DESC, product.code DESC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.brand IN (?) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(product.code, ?) + ? + coalesce(product.name, ?) + ? + coalesce(product.description, ?) + ? + coalesce(product.brand, ?) + ? + coalesce(product.barcode, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/' OR product.code IN (SELECT customer_product_code.product_code
FROM customer_product_code
WHERE customer_product_code.customer_code = ? AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(coalesce(customer_product_code.code, ?), N'ß', N'ss'), N'ẞ', N'ss'), N'ŀ', N'l·'), N'Ŀ', N'l·'), N'º', N'o'), N'ª', N'a'), N'¹', N'1'), N'²', N'2'), N'³', N'3') COLLATE Latin1_General_100_CI_AI LIKE ? ESCAPE '/')) AND product.family_code IN (SELECT anon_1.code
FROM anon_1)
-- 1 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 13 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.code IN (SELECT product_attribute.product_code
FROM product_attribute
WHERE product_attribute.name = ? AND product_attribute.value IN (?)) AND product.family_code IN (SELECT anon_1.code
FROM anon_1)
-- 1 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 2 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1)
-- 1 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.brand IN (?)
-- 1 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.code IN (SELECT sales_order_line.product_code
FROM sales_order_line JOIN sales_order ON sales_order_line.order_number = sales_order.number
WHERE sales_order.customer_code = ? AND sales_order.cancelled = 0 AND sales_order_line.product_code IS NOT NULL)
-- 1 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date, 1 varchar

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND product.family_code IN (SELECT anon_1.code
FROM anon_1)
-- 1 integer, 1 varchar, 2 integer

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?),
anon_3(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_3.depth + 0 AS anon_4
FROM product_family, anon_3
WHERE product_family.parent_code = anon_3.code AND anon_3.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.family_code IN (SELECT anon_3.code
FROM anon_3) ORDER BY product.code ASC
-- 1 integer, 1 varchar, 3 integer, 1 varchar, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?),
anon_3(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_3.depth + 0 AS anon_4
FROM product_family, anon_3
WHERE product_family.parent_code = anon_3.code AND anon_3.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND product.family_code IN (SELECT anon_3.code
FROM anon_3)
-- 1 integer, 1 varchar, 3 integer, 1 varchar, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 2 date

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?),
anon_3(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_3.depth + 0 AS anon_4
FROM product_family, anon_3
WHERE product_family.parent_code = anon_3.code AND anon_3.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_3.code
FROM anon_3))) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?),
anon_3(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_3.depth + 0 AS anon_4
FROM product_family, anon_3
WHERE product_family.parent_code = anon_3.code AND anon_3.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_3.code
FROM anon_3))) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 1 varchar, 3 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code = ? UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?),
anon_3(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_3.depth + 0 AS anon_4
FROM product_family, anon_3
WHERE product_family.parent_code = anon_3.code AND anon_3.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND product.family_code IN (SELECT anon_1.code
FROM anon_1) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_3.code
FROM anon_3)))
-- 1 integer, 1 varchar, 3 integer, 2 date, 1 varchar, 2 date, 4 numeric, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1))) ORDER BY product.code ASC
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1))) ORDER BY product.code ASC
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.family_code AS sort_0, product.name AS sort_1, product.code AS sort_2
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1))) ORDER BY product.family_code ASC, product.name ASC, product.code ASC
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.name AS sort_0, product.code AS sort_1
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1))) ORDER BY product.name ASC, product.code ASC
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1)))
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?)))) AND NOT (product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND (offer.price > ? OR offer.discount_1 != ? OR offer.discount_2 != ? OR offer.discount_3 != ?)) OR product.family_code IN (SELECT anon_1.code
FROM anon_1)))
-- 1 integer, 2 date, 1 varchar, 2 date, 4 numeric, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 4 numeric, 2 date, 1 varchar, 2 date, 4 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT TOP 1 product.code, product.name, product.description, product.technical_description, product.barcode, product.brand, product.family_code, product.unit, product.units_per_pack, product.min_quantity, product.quantity_step, product.tax_code, product.base_price, product.min_stock, product.for_sale, product.code AS sort_0
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?))) OR product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) OR product.family_code IN (SELECT anon_1.code
FROM anon_1))) ORDER BY product.code ASC
-- 1 integer, 2 date, 1 varchar, 2 date, 1 numeric, 3 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 2 date, 1 numeric

WITH anon_1(code, depth) AS
(SELECT product_family.code AS code, 0 AS depth
FROM product_family
WHERE product_family.code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) UNION ALL SELECT product_family.code AS code, anon_1.depth + 0 AS anon_2
FROM product_family, anon_1
WHERE product_family.parent_code = anon_1.code AND anon_1.depth < ?)
SELECT count(*) AS total
FROM product
WHERE product.for_sale = 1 AND (product.base_price > ? OR (EXISTS (SELECT tariff_price.product_code
FROM tariff_price
WHERE tariff_price.product_code = product.code AND tariff_price.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?)) AND tariff_price.price > ? AND (tariff_price.valid_from IS NULL OR tariff_price.valid_from <= ?) AND (tariff_price.valid_until IS NULL OR tariff_price.valid_until >= ?))) OR (EXISTS (SELECT customer_price.product_code
FROM customer_price
WHERE customer_price.customer_code = ? AND customer_price.product_code = product.code AND customer_price.price > ? AND (customer_price.valid_from IS NULL OR customer_price.valid_from <= ?) AND (customer_price.valid_until IS NULL OR customer_price.valid_until >= ?))) OR product.code IN (SELECT offer.product_code
FROM offer
WHERE offer.product_code IS NOT NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) OR product.family_code IS NOT NULL AND (product.family_code IN (SELECT offer.family_code
FROM offer
WHERE offer.family_code IS NOT NULL AND offer.product_code IS NULL AND offer.valid_until >= ? AND (offer.valid_from IS NULL OR offer.valid_from <= ?) AND (offer.tariff_code IS NULL OR offer.tariff_code IN (SELECT customer_tariff.tariff_code
FROM customer_tariff JOIN tariff ON tariff.code = customer_tariff.tariff_code
WHERE customer_tariff.customer_code = ? AND tariff.currency = (SELECT company.currency
FROM company) AND (tariff.valid_from IS NULL OR tariff.valid_from <= ?) AND (tariff.valid_until IS NULL OR tariff.valid_until >= ?))) AND offer.price > ?) OR product.family_code IN (SELECT anon_1.code
FROM anon_1)))
-- 1 integer, 2 date, 1 varchar, 2 date, 1 numeric, 2 integer, 1 numeric, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 1 numeric, 4 date, 1 varchar, 2 date, 1 numeric, 2 date, 1 varchar, 2 date, 1 numeric
