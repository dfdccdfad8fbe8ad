// The statements, each with a name: a connection prepares it once.
const named = (name, text) => ({ name, text })

// As text, for a number in JSON would become a double.
const CART_LINES = `(
  SELECT coalesce(json_agg(json_build_object('code', code, 'quantity', quantity::text, 'net', net::text)), '[]')
  FROM unnest(lines)
) AS lines, net`

export const PRODUCT = named('product', 'SELECT code, name, brand, unit, barcode, family_code FROM product WHERE code = $1')
export const PRODUCTS = named('products', 'SELECT * FROM bench_peers.shown($1, $2, $3, $4)')
export const FAMILIES = named('families', 'SELECT code, name FROM product_family WHERE code = ANY ($1)')
export const PRICES = named('prices', 'SELECT * FROM bench_peers.prices($1, NULL, $2, $3)')
export const STOCK = named(
  'stock',
  'SELECT product_code, sum(quantity - reserved) AS quantity FROM stock WHERE product_code = ANY ($1) GROUP BY 1'
)
export const INVOICES = named(
  'invoices',
  'SELECT number, date, total FROM invoice WHERE customer_code = $1 ORDER BY date DESC, number DESC LIMIT $2'
)
export const LINES = named(
  'lines',
  `SELECT invoice_number, product_code, quantity, net, description FROM invoice_line
   WHERE invoice_number = ANY ($1) ORDER BY invoice_number, position`
)
export const LINE_PRODUCTS = named(
  'line_products',
  'SELECT code, name, brand, unit, barcode, family_code FROM product WHERE code = ANY ($1)'
)
export const STATEMENT = named(
  'statement',
  `SELECT date, entry_number AS "entryNumber", concept, document, debit, credit, balance
   FROM bench_peers.statement($1, $2, $3, $4, $5)`
)
export const CART = named('cart', `SELECT ${CART_LINES} FROM bench_peers.current_order($1, $2)`)
export const SET_LINE = named('set_line', `SELECT ${CART_LINES} FROM bench_peers.set_line($1, $2, $3, $4)`)
export const ORDERS = named(
  'orders',
  'SELECT number, total FROM sales_order WHERE customer_code = $1 ORDER BY submitted_at DESC, number DESC LIMIT $2'
)
export const OUTSTANDING = named(
  'outstanding',
  'SELECT number, due_date AS "dueDate", balance FROM bench_peers.outstanding($1, $2)'
)
export const AGING = named('aging', 'SELECT not_due AS "notDue", total FROM bench_peers.aging($1, $2)')
export const SEARCH = named(
  'search',
  `SELECT to_json(products) AS products, to_json(families) AS families, to_json(brands) AS brands
   FROM bench_peers.finding($1, $2, $3, $4)`
)
