"""The statements that one would write by hand for each workload: one for an answer, its figures as text."""

IN_FORCE = "({0}.valid_from IS NULL OR {0}.valid_from <= $2) AND ({0}.valid_until IS NULL OR {0}.valid_until >= $2)"
BEST_FIRST = "{0}.min_quantity DESC, {0}.valid_from DESC NULLS LAST, {0}.valid_until DESC NULLS FIRST, {0}.price"
LEAST = """CASE WHEN p.quantity_step <= 0 THEN CASE WHEN p.min_quantity > 0 THEN p.min_quantity ELSE 1 END
    ELSE greatest(ceil(p.min_quantity / p.quantity_step), 1) * p.quantity_step END"""


def _left(row: str) -> str:
    """What a row's three discounts leave of 1, exactly."""
    return " * ".join(f"((100 - {row}.discount_{place}) * 0.01)" for place in (1, 2, 3))


OWN_TARIFF = f"""
    SELECT t.code, t.discount, a.position FROM customer_tariff a JOIN tariff t ON t.code = a.tariff_code
    WHERE a.customer_code = $1 AND t.currency = (SELECT currency FROM company) AND {IN_FORCE.format("t")}
"""

PRICES = f"""
above AS (
    SELECT DISTINCT family_code AS start, family_code AS code, 0 AS depth FROM shelf
    UNION ALL
    SELECT above.start, f.parent_code, above.depth + 1 FROM above JOIN product_family f ON f.code = above.code
    WHERE f.parent_code IS NOT NULL
),
own_tariff AS ({OWN_TARIFF}),
priced AS (
    SELECT s.code, s.quantity, found.price, found.net_unit, offered.price AS offer_price, offered.net_unit AS offer_unit
    FROM shelf s
    LEFT JOIN LATERAL (
        SELECT r.price, {_left("r")} AS kept FROM customer_price r
        WHERE r.customer_code = $1 AND r.product_code = s.code AND r.price > 0 AND r.min_quantity <= s.quantity
        AND {IN_FORCE.format("r")}
        ORDER BY {BEST_FIRST.format("r")} LIMIT 1
    ) agreed ON true
    LEFT JOIN LATERAL (
        SELECT coalesce(r.price, round(s.base_price * (100 - t.discount) * 0.01, 6)) AS price, coalesce(r.kept, 1) AS kept
        FROM own_tariff t
        LEFT JOIN LATERAL (
            SELECT r.price, {_left("r")} AS kept FROM tariff_price r
            WHERE r.product_code = s.code AND r.tariff_code = t.code AND r.price > 0 AND r.min_quantity <= s.quantity
            AND {IN_FORCE.format("r")}
            ORDER BY {BEST_FIRST.format("r")} LIMIT 1
        ) r ON true
        WHERE r.price IS NOT NULL OR s.base_price * (100 - t.discount) > 0
        ORDER BY t.position LIMIT 1
    ) listed ON true
    LEFT JOIN LATERAL (
        SELECT {_left("r")} AS kept FROM customer_discount r LEFT JOIN above ON above.start = s.family_code
            AND above.code = r.family_code
        WHERE r.customer_code = $1 AND {IN_FORCE.format("r")}
        AND (r.family_code IS NOT NULL OR r.brand IS NOT NULL)
        AND (r.family_code IS NULL OR above.code IS NOT NULL) AND (r.brand IS NULL OR r.brand = s.brand)
        ORDER BY r.family_code IS NULL, r.brand IS NULL, above.depth, r.valid_from DESC NULLS LAST,
            r.valid_until DESC NULLS FIRST, kept
        LIMIT 1
    ) discount ON agreed.price IS NULL
    CROSS JOIN LATERAL (
        SELECT price, price * kept AS net_unit FROM (
            SELECT coalesce(agreed.price, listed.price, nullif(s.base_price, 0)) AS price,
                coalesce(agreed.kept, discount.kept, listed.kept, 1) AS kept
        ) chosen
    ) found
    LEFT JOIN LATERAL (
        SELECT coalesce(nullif(r.price, 0), found.price) AS price,
            coalesce(nullif(r.price, 0), found.price) * {_left("r")} AS net_unit
        FROM offer r
        WHERE r.valid_until >= $2 AND (r.valid_from IS NULL OR r.valid_from <= $2) AND r.min_quantity <= s.quantity
        AND (r.product_code = s.code OR r.product_code IS NULL AND r.family_code IS NOT NULL)
        AND (r.family_code IS NULL OR EXISTS (
            SELECT FROM above WHERE above.start = s.family_code AND above.code = r.family_code))
        AND (r.tariff_code IS NULL OR r.tariff_code IN (SELECT code FROM own_tariff))
        AND (r.price > 0 OR {_left("r")} < 1)
        ORDER BY net_unit LIMIT 1
    ) offered ON offered.net_unit < found.net_unit
)
"""
"""$1 the customer, $2 the day; `shelf` has the products with a quantity each; `priced` gives what a unit costs."""

NET = "round(priced.quantity * coalesce(priced.offer_unit, priced.net_unit), 2)"

PRICED = f"""coalesce(
    (SELECT true FROM tariff_price r JOIN own_tariff t ON t.code = r.tariff_code
        WHERE r.product_code = p.code AND r.price > 0 AND {IN_FORCE.format("r")} LIMIT 1),
    (SELECT true FROM customer_price r WHERE r.customer_code = $1 AND r.product_code = p.code AND r.price > 0
        AND {IN_FORCE.format("r")} LIMIT 1), false)"""
"""Whether a product without a price of its own has one for the customer: an EXISTS would read all rows of the tariffs."""

W1 = f"""
WITH RECURSIVE below AS (
    SELECT $3::varchar AS code
    UNION ALL
    SELECT f.code FROM below JOIN product_family f ON f.parent_code = below.code
),
shelf AS MATERIALIZED (
    SELECT p.code, p.name, p.family_code, p.brand, p.base_price, {LEAST} AS quantity
    FROM below CROSS JOIN LATERAL (
        SELECT * FROM product p WHERE p.for_sale AND p.family_code = below.code
        AND CASE WHEN p.base_price > 0 THEN true ELSE {PRICED} END
        ORDER BY p.name, p.code LIMIT 50
    ) p
    ORDER BY p.name, p.code LIMIT 50
),
{PRICES}
SELECT shelf.code, shelf.name, f.name AS family, {NET}::text AS net, coalesce(stock.quantity, 0)::text AS quantity
FROM shelf JOIN priced ON priced.code = shelf.code
LEFT JOIN product_family f ON f.code = shelf.family_code
LEFT JOIN LATERAL (
    SELECT sum(quantity) - sum(reserved) AS quantity FROM stock WHERE product_code = shelf.code
) stock ON true
ORDER BY shelf.name, shelf.code
"""

LIST = W1.replace("LIMIT 50", "LIMIT 100000")
"""All of the family, for a file."""

PAGE_OF = f"""
WITH RECURSIVE below AS (
    SELECT CAST(:family AS varchar) AS code
    UNION ALL
    SELECT f.code FROM below JOIN product_family f ON f.parent_code = below.code
),
own_tariff AS ({OWN_TARIFF})
SELECT p.* FROM below CROSS JOIN LATERAL (
    SELECT * FROM product p WHERE p.for_sale AND p.family_code = below.code
    AND CASE WHEN p.base_price > 0 THEN true ELSE {PRICED} END
    ORDER BY p.name, p.code LIMIT :first
) p
ORDER BY p.name, p.code LIMIT :first
"""
"""The products of W1 as whole rows; its family and number are parameters by name."""

PRICES_OF = f"""
WITH RECURSIVE shelf AS MATERIALIZED (
    SELECT p.code, p.family_code, p.brand, p.base_price, {LEAST} AS quantity
    FROM product p WHERE p.code = ANY (:codes)
),
{PRICES}
SELECT priced.code, {NET} AS net FROM priced
"""
"""For a server that has the products already: its list of codes is a parameter by name."""

W2 = """
WITH newest AS (
    SELECT number, date, total FROM invoice WHERE customer_code = $1 ORDER BY date DESC, number DESC LIMIT 20
)
SELECT n.number, n.date, n.total::text AS total, l.quantity::text AS quantity, l.net::text AS net, l.description,
    p.code, p.name
FROM newest n LEFT JOIN invoice_line l ON l.invoice_number = n.number LEFT JOIN product p ON p.code = l.product_code
ORDER BY n.date DESC, n.number DESC, l.position
"""

W3 = """
WITH page AS (
    SELECT date, entry_number, line, concept, document, debit, credit FROM ledger_entry
    WHERE customer_code = $1 AND account = $2 AND date BETWEEN $3 AND $4 AND NOT is_opening_or_closing
    ORDER BY date, entry_number, line LIMIT 1000
)
SELECT date, entry_number, concept, document, debit::text AS debit, credit::text AS credit,
    ((SELECT coalesce(sum(debit - credit), 0) FROM ledger_entry
      WHERE customer_code = $1 AND account = $2 AND date < $3 AND NOT is_opening_or_closing)
     + sum(debit - credit) OVER (ORDER BY date, entry_number, line))::text AS balance
FROM page ORDER BY date, page.entry_number, line
"""

ALL_ENTRIES = W3.replace("LIMIT 1000", "LIMIT 100000")

W4 = "SELECT code, name, brand, unit, barcode FROM product WHERE code = $1 AND for_sale"

CART = f"""
WITH RECURSIVE shelf AS MATERIALIZED (
    SELECT l.position, p.code, p.family_code, p.brand, p.base_price, l.quantity
    FROM bench_cart_line l JOIN product p ON p.code = l.product_code WHERE l.customer_code = $1
),
{PRICES}
SELECT shelf.code, shelf.quantity::text AS quantity, {NET}::text AS net,
    (SELECT round(sum({NET} * (100 - c.order_discount_1) * (100 - c.order_discount_2) * 0.0001), 2)
     FROM priced, customer c WHERE c.code = $1)::text AS total
FROM shelf JOIN priced ON priced.code = shelf.code ORDER BY shelf.position
"""
"""The order's net is rounded once a tax rate; the cart of the workload has one."""

ORDERS = """
SELECT number, submitted_at, total::text AS total FROM sales_order WHERE customer_code = $1
ORDER BY submitted_at DESC, number DESC LIMIT 5
"""
OUTSTANDING = """
SELECT number, due_date, (amount - paid)::text AS balance FROM receivable
WHERE customer_code = $1 AND grouping_number IS NULL AND amount <> paid ORDER BY due_date, number LIMIT 10
"""
AGING = """
SELECT coalesce(sum(amount - paid) FILTER (WHERE due_date >= $2), 0)::text AS not_due,
    coalesce(sum(amount - paid) FILTER (WHERE due_date < $2), 0)::text AS late,
    coalesce(sum(amount - paid), 0)::text AS total
FROM receivable WHERE customer_code = $1 AND grouping_number IS NULL AND amount <> paid
AND currency = (SELECT currency FROM company)
"""

FOLDED = r"replace(lower(regexp_replace(normalize({}, NFKD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss')"
LINES = "coalesce(p.code, '') || E'\\n' || coalesce(p.name, '') || E'\\n' || coalesce(p.description, '')"
SEARCHED = FOLDED.format(
    f"{LINES} || E'\\n' || coalesce(p.brand, '') || E'\\n' || coalesce(p.barcode, '')",
)
FOUND = f"""
SELECT p.code, p.name, p.brand, p.family_code,
    CASE WHEN {FOLDED.format("p.code")} = $4 OR {FOLDED.format("p.barcode")} = $4 THEN 0
        WHEN {FOLDED.format("p.code")} LIKE $4 || '%' OR {FOLDED.format("p.name")} LIKE $4 || '%' THEN 1
        ELSE 2 END AS relevance
FROM product p WHERE p.for_sale
AND CASE WHEN p.base_price > 0 THEN true ELSE {PRICED} END
AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS word WHERE {SEARCHED} NOT LIKE '%' || word || '%'
    AND NOT EXISTS (SELECT FROM customer_product_code own WHERE own.customer_code = $1 AND own.product_code = p.code
        AND {FOLDED.format("own.code")} LIKE '%' || word || '%'))
"""
SEARCH = f"""
WITH own_tariff AS MATERIALIZED ({OWN_TARIFF}),
found AS MATERIALIZED ({FOUND})
(SELECT 0 AS kind, code, name, brand, 0 AS products FROM found ORDER BY relevance, name, code LIMIT 20)
UNION ALL
(SELECT 1, found.family_code, f.name, NULL, count(*) AS products FROM found JOIN product_family f ON f.code = family_code
 GROUP BY 2, 3 ORDER BY products DESC, found.family_code LIMIT 200)
UNION ALL
(SELECT 2, NULL, NULL, brand, count(*) AS products FROM found WHERE brand IS NOT NULL
 GROUP BY brand ORDER BY products DESC, brand LIMIT 200)
"""
"""By hand the words are looked for once, for the page and both facets."""

SET_LINE = "UPDATE bench_cart_line SET quantity = $3 WHERE customer_code = $1 AND product_code = $2"
NEXT_VERSION = "UPDATE bench_cart SET version = version + 1 WHERE customer_code = $1"
EMPTY_CART = "DELETE FROM bench_cart_line WHERE customer_code = $1"
NEW_CART = "INSERT INTO bench_cart VALUES ($1, 1) ON CONFLICT (customer_code) DO UPDATE SET version = 1"
ADD_LINE = "INSERT INTO bench_cart_line VALUES ($1, $2, $3, $4)"
