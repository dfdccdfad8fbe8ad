-- Run once in Tryton's database, on SQLite or PostgreSQL, before the office is opened over it (tryton.toml).

-- Which sales came from the office. The primary key is what makes the submission of an order happen once.
CREATE TABLE oficina_order (
    external_reference VARCHAR(64) NOT NULL PRIMARY KEY,
    sale INTEGER NOT NULL UNIQUE
);

-- What Tryton itself never looks up, and a customer's page does. Their names are not Tryton's, whose updates leave them.
CREATE INDEX oficina_product_code ON product_product (code);
CREATE INDEX oficina_product_category ON "product_template-product_category" (template);
CREATE INDEX oficina_category_product ON "product_template-product_category" (category, template);
CREATE INDEX oficina_category_tax ON "product_category-customer-account_tax" (category);
CREATE INDEX oficina_tax_surcharge ON account_tax (es_reported_with);
CREATE INDEX oficina_stock_move ON stock_move (product, state);
CREATE INDEX oficina_invoice_party ON account_invoice (party, invoice_date);
CREATE INDEX oficina_invoice_number ON account_invoice (number);
CREATE INDEX oficina_tax_identifier ON party_identifier (code);
CREATE INDEX oficina_invoice_tax_identifier ON account_invoice (party_tax_identifier);
CREATE INDEX oficina_invoice_move ON account_invoice (move);
CREATE INDEX oficina_move_line_party ON account_move_line (party) WHERE party IS NOT NULL;
