-- What a PostgreSQL developer would add beside the ERP's tables for an API over them: functions and types in a schema of
-- their own. The ERP's tables stay as they are. Sent in one go, it is one transaction; the lock is for a second server.
SELECT pg_advisory_xact_lock(5081973);
DROP SCHEMA IF EXISTS bench_peers CASCADE;
CREATE SCHEMA bench_peers;

CREATE FUNCTION bench_peers.kept(first numeric, second numeric, third numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (100 - first) * (100 - second) * (100 - third) * 0.000001 $$;
COMMENT ON FUNCTION bench_peers.kept IS E'@behavior -*\nWhat three discounts in cascade leave of 1, exactly.';

CREATE FUNCTION bench_peers.in_force(valid_from date, valid_until date, today date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (valid_from IS NULL OR valid_from <= today) AND (valid_until IS NULL OR valid_until >= today)
$$;

CREATE FUNCTION bench_peers.least_quantity(minimum numeric, step numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN step > 0 THEN greatest(ceil(minimum / step), 1) * step WHEN minimum > 0 THEN minimum ELSE 1 END
$$;
COMMENT ON FUNCTION bench_peers.in_force IS '@behavior -*';
COMMENT ON FUNCTION bench_peers.least_quantity IS '@behavior -*';

CREATE FUNCTION bench_peers.tariffs_of(customer text, today date)
RETURNS TABLE (code varchar, discount numeric, "position" integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT tariff.code, tariff.discount, own.position
    FROM customer_tariff own JOIN tariff ON tariff.code = own.tariff_code
    WHERE own.customer_code = customer AND tariff.currency = (SELECT currency FROM company)
    AND bench_peers.in_force(tariff.valid_from, tariff.valid_until, today)
$$;

COMMENT ON FUNCTION bench_peers.tariffs_of IS '@behavior -*';

CREATE FUNCTION bench_peers.prices(codes varchar[], quantities numeric[], customer varchar, today date)
RETURNS TABLE (product_code varchar, net numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    WITH RECURSIVE wanted AS MATERIALIZED (
        SELECT product.code, product.family_code, product.brand, product.base_price,
            coalesce(asked.quantity, bench_peers.least_quantity(product.min_quantity, product.quantity_step)) AS quantity
        FROM unnest(codes, quantities) AS asked (code, quantity) JOIN product ON product.code = asked.code
        WHERE product.for_sale
    ),
    lineage AS (
        SELECT DISTINCT family_code AS family, family_code AS member, 0 AS distance FROM wanted
        UNION ALL
        SELECT lineage.family, parent.parent_code, lineage.distance + 1
        FROM lineage JOIN product_family parent ON parent.code = lineage.member WHERE parent.parent_code IS NOT NULL
    ),
    own_tariff AS MATERIALIZED (SELECT * FROM bench_peers.tariffs_of(customer, today)),
    own_discount AS MATERIALIZED (
        SELECT family_code, brand, valid_from, valid_until,
            bench_peers.kept(discount_1, discount_2, discount_3) AS kept
        FROM customer_discount
        WHERE customer_code = customer AND bench_peers.in_force(valid_from, valid_until, today)
        AND (family_code IS NOT NULL OR brand IS NOT NULL)
    ),
    found AS (
        SELECT wanted.*, rule.price, coalesce(agreed.kept, discounted.kept, listed.kept, 1) AS kept
        FROM wanted
        LEFT JOIN LATERAL (
            SELECT row.price, bench_peers.kept(row.discount_1, row.discount_2, row.discount_3) AS kept
            FROM customer_price row
            WHERE row.customer_code = customer AND row.product_code = wanted.code
            AND row.price > 0 AND row.min_quantity <= wanted.quantity
            AND bench_peers.in_force(row.valid_from, row.valid_until, today)
            ORDER BY row.min_quantity DESC, row.valid_from DESC NULLS LAST, row.valid_until DESC NULLS FIRST, row.price
            LIMIT 1
        ) agreed ON true
        LEFT JOIN LATERAL (
            SELECT coalesce(line.price, round(wanted.base_price * (100 - own_tariff.discount) * 0.01, 6)) AS price,
                coalesce(line.kept, 1) AS kept
            FROM own_tariff LEFT JOIN LATERAL (
                SELECT row.price, bench_peers.kept(row.discount_1, row.discount_2, row.discount_3) AS kept
                FROM tariff_price row
                WHERE row.tariff_code = own_tariff.code AND row.product_code = wanted.code
                AND row.price > 0 AND row.min_quantity <= wanted.quantity
                AND bench_peers.in_force(row.valid_from, row.valid_until, today)
                ORDER BY row.min_quantity DESC, row.valid_from DESC NULLS LAST, row.valid_until DESC NULLS FIRST, row.price
                LIMIT 1
            ) line ON true
            WHERE line.price IS NOT NULL OR wanted.base_price * (100 - own_tariff.discount) > 0
            ORDER BY own_tariff.position LIMIT 1
        ) listed ON agreed.price IS NULL
        LEFT JOIN LATERAL (
            SELECT own_discount.kept
            FROM own_discount LEFT JOIN lineage
            ON lineage.family = wanted.family_code AND lineage.member = own_discount.family_code
            WHERE (own_discount.family_code IS NULL OR lineage.member IS NOT NULL)
            AND (own_discount.brand IS NULL OR own_discount.brand = wanted.brand)
            ORDER BY own_discount.family_code IS NULL, own_discount.brand IS NULL, lineage.distance,
                own_discount.valid_from DESC NULLS LAST, own_discount.valid_until DESC NULLS FIRST, own_discount.kept
            LIMIT 1
        ) discounted ON agreed.price IS NULL
        CROSS JOIN LATERAL (SELECT coalesce(agreed.price, listed.price, nullif(wanted.base_price, 0)) AS price) rule
        WHERE rule.price IS NOT NULL
    ),
    running AS MATERIALIZED (
        SELECT product_code, family_code, nullif(price, 0) AS price, min_quantity,
            bench_peers.kept(discount_1, discount_2, discount_3) AS kept
        FROM offer
        WHERE valid_until >= today AND (valid_from IS NULL OR valid_from <= today)
        AND (tariff_code IS NULL OR tariff_code IN (SELECT code FROM own_tariff))
        AND (product_code = ANY (codes)
            OR product_code IS NULL AND family_code IN (SELECT member FROM lineage))
    ),
    offered AS (
        SELECT found.code, min(coalesce(running.price, found.price) * running.kept) AS unit
        FROM found JOIN running
        ON (running.product_code = found.code OR running.product_code IS NULL)
        AND running.min_quantity <= found.quantity AND (running.price IS NOT NULL OR running.kept < 1)
        WHERE running.family_code IS NULL OR EXISTS (
            SELECT FROM lineage WHERE lineage.family = found.family_code AND lineage.member = running.family_code
        )
        GROUP BY found.code
    )
    SELECT found.code, round(found.quantity * least(found.price * found.kept, offered.unit), 2)
    FROM found LEFT JOIN offered ON offered.code = found.code
$$;
COMMENT ON FUNCTION bench_peers.prices IS E'@behavior -*\nWhat a quantity of each product costs the customer; null: the least that is sold.';

CREATE FUNCTION bench_peers.shown(family varchar, customer varchar, today date, amount integer)
RETURNS TABLE (code varchar, name varchar, family_code varchar)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    WITH RECURSIVE branch AS (
        SELECT family AS code
        UNION ALL
        SELECT child.code FROM branch JOIN product_family child ON child.parent_code = branch.code
    ),
    own_tariff AS MATERIALIZED (SELECT code FROM bench_peers.tariffs_of(customer, today))
    -- The first of each family by its index, and of these the first: a branch has thousands of products.
    SELECT first.* FROM branch CROSS JOIN LATERAL (
        SELECT product.code, product.name, product.family_code
        FROM product
        WHERE product.family_code = branch.code AND product.for_sale
        -- Single values: with EXISTS the price rows of all products would be read at once.
        AND (product.base_price > 0
            OR (SELECT true FROM own_tariff JOIN tariff_price row ON row.tariff_code = own_tariff.code
                WHERE row.product_code = product.code AND row.price > 0
                AND bench_peers.in_force(row.valid_from, row.valid_until, today) LIMIT 1)
            OR (SELECT true FROM customer_price row
                WHERE row.product_code = product.code AND row.price > 0 AND row.customer_code = customer
                AND bench_peers.in_force(row.valid_from, row.valid_until, today) LIMIT 1))
        ORDER BY product.family_code, product.name, product.code LIMIT amount
    ) first
    ORDER BY first.name, first.code LIMIT amount
$$;
COMMENT ON FUNCTION bench_peers.shown IS
    E'@behavior -*\nThe first products of a family, or of those below it, that the customer can buy.';

CREATE TYPE bench_peers.shelf_product AS (
    code varchar, name varchar, family_code varchar, price_net numeric, stock_quantity numeric
);
COMMENT ON TYPE bench_peers.shelf_product IS
    E'@foreignKey (family_code) references public.product_family (code)|@fieldName family';

CREATE FUNCTION bench_peers.shelf(family varchar, customer varchar, today date, amount integer)
RETURNS SETOF bench_peers.shelf_product
LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    WITH shown AS MATERIALIZED (SELECT * FROM bench_peers.shown(family, customer, today, amount)),
    priced AS MATERIALIZED (
        -- An argument that is a subquery would keep the function from being planned with the rest.
        SELECT prices.* FROM (SELECT array_agg(code) AS codes FROM shown) list,
            LATERAL bench_peers.prices(list.codes, NULL, customer, today)
    )
    SELECT shown.code, shown.name, shown.family_code, priced.net,
        (SELECT coalesce(sum(stock.quantity - stock.reserved), 0) FROM stock WHERE stock.product_code = shown.code)
    FROM shown LEFT JOIN priced ON priced.product_code = shown.code
    ORDER BY shown.name, shown.code
$$;
COMMENT ON FUNCTION bench_peers.shelf IS E'@name shelf\nThese products with what the customer pays and what is left.';

CREATE TYPE bench_peers.statement_entry AS (
    date date, entry_number integer, concept varchar, document varchar, debit numeric, credit numeric, balance numeric
);

CREATE FUNCTION bench_peers.statement(customer varchar, account varchar, since date, until date, amount integer)
RETURNS SETOF bench_peers.statement_entry
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
    WITH opening AS MATERIALIZED (
        SELECT coalesce(sum(row.debit - row.credit), 0) AS balance FROM ledger_entry row
        WHERE row.customer_code = customer AND row.account = statement.account AND row.date < since
        AND NOT row.is_opening_or_closing
    ),
    page AS (
        SELECT * FROM ledger_entry row
        WHERE row.customer_code = customer AND row.account = statement.account AND row.date BETWEEN since AND until
        AND NOT row.is_opening_or_closing
        ORDER BY row.date, row.entry_number, row.line LIMIT amount
    )
    SELECT page.date, page.entry_number, page.concept, page.document, page.debit, page.credit,
        (SELECT balance FROM opening)
            + sum(page.debit - page.credit) OVER (ORDER BY page.date, page.entry_number, page.line)
    FROM page ORDER BY page.date, page.entry_number, page.line
$$;
COMMENT ON FUNCTION bench_peers.statement IS
    E'@name statement\nThe entries of a period with the balance after each, of all that the account has.';

CREATE TYPE bench_peers.cart_line AS (code varchar, quantity numeric, net numeric);
CREATE TYPE bench_peers.cart AS (lines bench_peers.cart_line[], net numeric);

CREATE FUNCTION bench_peers.current_order(customer varchar, today date) RETURNS bench_peers.cart
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH line AS MATERIALIZED (
        SELECT position, product_code, quantity FROM bench_cart_line WHERE customer_code = customer
    ),
    priced AS MATERIALIZED (
        SELECT prices.* FROM (SELECT array_agg(product_code) AS codes, array_agg(quantity) AS quantities FROM line) list,
            LATERAL bench_peers.prices(list.codes, list.quantities, customer, today)
    )
    SELECT array_agg((line.product_code, line.quantity, priced.net)::bench_peers.cart_line ORDER BY line.position),
        (SELECT round(sum(priced.net) * (100 - buyer.order_discount_1) * (100 - buyer.order_discount_2) * 0.0001, 2)
         FROM customer buyer WHERE buyer.code = current_order.customer)
    FROM line JOIN priced ON priced.product_code = line.product_code
$$;
COMMENT ON FUNCTION bench_peers.current_order IS
    E'@name currentOrder\nThe order that is being put together; its net is rounded once, as of one tax rate.';

CREATE FUNCTION bench_peers.set_line(customer varchar, code varchar, quantity numeric, today date)
RETURNS bench_peers.cart
LANGUAGE sql VOLATILE AS $$
    UPDATE bench_cart_line SET quantity = set_line.quantity WHERE customer_code = customer AND product_code = code;
    UPDATE bench_cart SET version = version + 1 WHERE customer_code = customer;
    SELECT * FROM bench_peers.current_order(customer, today);
$$;
COMMENT ON FUNCTION bench_peers.set_line IS E'@name setLine\nAnother quantity of a line, and the order that it makes.';

CREATE TYPE bench_peers.debt AS (not_due numeric, total numeric);

CREATE FUNCTION bench_peers.aging(customer varchar, today date) RETURNS bench_peers.debt
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(sum(amount - paid) FILTER (WHERE due_date >= today), 0), coalesce(sum(amount - paid), 0)
    FROM receivable
    WHERE customer_code = customer AND grouping_number IS NULL AND amount <> paid
    AND currency = (SELECT currency FROM company)
$$;
COMMENT ON FUNCTION bench_peers.aging IS E'@name aging\nWhat the customer owes in the company''s currency.';

CREATE TYPE bench_peers.due AS (number varchar, due_date date, balance numeric);

CREATE FUNCTION bench_peers.outstanding(customer varchar, amount integer) RETURNS SETOF bench_peers.due
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
    SELECT row.number, row.due_date, row.amount - row.paid FROM receivable row
    WHERE row.customer_code = customer AND row.grouping_number IS NULL AND row.amount <> row.paid
    ORDER BY row.due_date, row.number LIMIT outstanding.amount
$$;
COMMENT ON FUNCTION bench_peers.outstanding IS E'@name outstanding\nThe first due dates with a balance.';

CREATE FUNCTION bench_peers.folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss')
$$;
COMMENT ON FUNCTION bench_peers.folded IS E'@behavior -*\nLower case without accents.';

CREATE TYPE bench_peers.found_product AS (code varchar, name varchar, brand varchar);
CREATE TYPE bench_peers.found_family AS (family_name varchar, count integer);
CREATE TYPE bench_peers.found_brand AS (brand varchar, count integer);
CREATE TYPE bench_peers.finding AS (
    products bench_peers.found_product[], families bench_peers.found_family[], brands bench_peers.found_brand[]
);

CREATE FUNCTION bench_peers.finding(search text, customer varchar, today date, amount integer)
RETURNS bench_peers.finding
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH asked AS MATERIALIZED (
        SELECT words, ARRAY(
            SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
            FROM regexp_split_to_table(words, '\s+') word WHERE word <> ''
        ) AS patterns
        FROM (SELECT bench_peers.folded(search) AS words) folding
    ),
    own_tariff AS MATERIALIZED (SELECT code FROM bench_peers.tariffs_of(customer, today)),
    own_code AS MATERIALIZED (
        SELECT product_code, string_agg(code, E'\n') AS codes FROM customer_product_code
        WHERE customer_code = customer GROUP BY product_code
    ),
    found AS MATERIALIZED (
        SELECT product.code, product.name, product.brand, product.family_code,
            CASE
                WHEN (SELECT words FROM asked)
                    IN (bench_peers.folded(product.code), bench_peers.folded(product.barcode)) THEN 0
                WHEN starts_with(bench_peers.folded(product.code), (SELECT words FROM asked))
                    OR starts_with(bench_peers.folded(product.name), (SELECT words FROM asked)) THEN 1
                ELSE 2
            END AS relevance
        FROM product LEFT JOIN own_code ON own_code.product_code = product.code
        WHERE product.for_sale
        AND bench_peers.folded(concat_ws(E'\n', product.code, product.name, product.description, product.brand,
            product.barcode, own_code.codes)) LIKE ALL ((SELECT patterns FROM asked)::text[])
        AND (product.base_price > 0
            OR (SELECT true FROM own_tariff JOIN tariff_price row ON row.tariff_code = own_tariff.code
                WHERE row.product_code = product.code AND row.price > 0
                AND bench_peers.in_force(row.valid_from, row.valid_until, today) LIMIT 1)
            OR (SELECT true FROM customer_price row
                WHERE row.product_code = product.code AND row.price > 0 AND row.customer_code = customer
                AND bench_peers.in_force(row.valid_from, row.valid_until, today) LIMIT 1))
    )
    SELECT
        ARRAY(SELECT (code, name, brand)::bench_peers.found_product FROM found
            ORDER BY relevance, name, code LIMIT amount),
        ARRAY(SELECT (family.name, counted.times)::bench_peers.found_family
            FROM (SELECT family_code, count(*)::integer AS times FROM found GROUP BY family_code) counted
            JOIN product_family family ON family.code = counted.family_code
            ORDER BY counted.times DESC, counted.family_code LIMIT 200),
        ARRAY(SELECT (brand, times)::bench_peers.found_brand
            FROM (SELECT brand, count(*)::integer AS times FROM found WHERE brand IS NOT NULL GROUP BY brand) counted
            ORDER BY times DESC, brand LIMIT 200)
$$;
COMMENT ON FUNCTION bench_peers.finding IS
    E'@name finding\nThe first products in which all words are, and how many of each family and brand there are.';
