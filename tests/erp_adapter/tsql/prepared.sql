SELECT TOP 1 product.base_price
FROM product
WHERE product.base_price > ? AND product.code != ? ORDER BY product.base_price
-- 1 integer, 1 numeric, 1 varchar

SELECT offer.price AS anon_1, offer.valid_from AS anon_2, offer.valid_until AS anon_3
FROM offer ORDER BY offer.code
-- no parameters

SELECT product.code
FROM product
WHERE product.code = ?
-- 1 varchar

SELECT product.code
FROM product
WHERE product.code IN (?)
-- 1 varchar

SELECT product.code
FROM product
WHERE product.code IN (?) ORDER BY product.code
-- 1 varchar

SELECT product.code, ? AS anon_1
FROM product
WHERE product.code IN (?) AND product.unit = ? ORDER BY product.code
-- 3 varchar

SELECT product.code, product.base_price, product.brand
FROM product
WHERE product.base_price <= ? ORDER BY product.base_price DESC
-- 1 numeric
