SELECT anon_1.code, anon_1.list_number
FROM (SELECT product_family.code AS code, 0 AS list_number
FROM product_family
WHERE product_family.code IN (?)) AS anon_1 UNION ALL SELECT anon_2.code, anon_2.list_number
FROM (SELECT product_family.code AS code, 0 AS list_number
FROM product_family
WHERE product_family.code IN (?)) AS anon_2 ORDER BY code
-- 1 integer, 1 varchar, 1 integer, 1 varchar

SELECT product_family.code, 0 AS list_number
FROM product_family
WHERE product_family.code IN (?)
-- 1 integer, 1 varchar
