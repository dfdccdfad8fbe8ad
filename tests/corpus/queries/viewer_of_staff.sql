-- 3 statements

SELECT count(*) AS total FROM customer;

SELECT customer.code, customer.name, customer.code AS sort_0 FROM customer ORDER BY customer.code ASC LIMIT ? OFFSET ?;

SELECT customer.code, customer.name, customer.name AS sort_0, customer.code AS sort_1, __[POSTCOMPILE_param_1] AS list_number FROM customer WHERE fold(coalesce(customer.code, ?) || ? || coalesce(customer.name, ?) || ? || coalesce(customer.trade_name, ?) || ? || coalesce(customer.tax_id, ?) || ? || coalesce(customer.email, ?) || ? || coalesce(customer.city, ?)) LIKE ? ESCAPE '/' ORDER BY customer.name ASC, customer.code ASC LIMIT ? OFFSET ?;
