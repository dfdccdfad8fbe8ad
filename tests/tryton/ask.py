"""Asks Tryton's own code about a SQLite database of its own: `python ask.py FOLDER DATABASE quote SALE`, `… prices LIST`.

A process of its own, because importing trytond changes the one that does. The answer is JSON.
"""

import json
import sys
from typing import Any

HEAD = (
    *("company", "currency", "party", "invoice_address", "shipment_address", "payment_term", "price_list", "warehouse"),
    *("invoice_method", "shipment_method", "quotation_validity", "state", "invoice_state", "shipment_state"),
)
QUANTITIES = (1, 9, 10, 20, 50, 100)


def answer(folder: str, database: str, question: str, number: int) -> Any:
    from trytond import config  # noqa: PLC0415

    config.set("database", "uri", "sqlite://")
    config.set("database", "path", folder)
    from trytond.pool import Pool  # noqa: PLC0415
    from trytond.transaction import Transaction  # noqa: PLC0415

    Pool.start()
    pool = Pool(database)
    with Transaction().start(database, 0, readonly=True):
        pool.init()
    with Transaction().start(database, 1) as transaction:
        (company,) = pool.get("company.company").search([])
        with transaction.set_context(company=company.id, companies=[company.id]):
            said = quoted(pool, number) if question == "quote" else priced(pool, transaction, number)
        transaction.commit()
    return said


def quoted(pool: Any, sale: int) -> Any:
    """What the sale is once it is quoted, and what Tryton's form would have filled in for it and its lines."""
    model = pool.get("sale.sale")
    record = model(sale)
    head = {name: plain(getattr(record, name)) for name in HEAD}
    filled = filled_in(pool, record)
    model.quote([record])
    record = model(sale)
    return {
        "head": head,
        "filled": filled,
        "state": record.state,
        "number": record.number,
        "name": record.rec_name,
        "untaxed": str(record.untaxed_amount),
        "total": str(record.total_amount),
        "lines": [line_of(line) for line in record.lines],
    }


def filled_in(pool: Any, record: Any) -> Any:
    """The defaults of a new sale, after its party and its products are chosen."""
    model, line_model = pool.get("sale.sale"), pool.get("sale.line")
    defaults = model.default_get(list(model._fields), with_rec_name=False)
    fresh = model(**{name: value for name, value in defaults.items() if "." not in name})
    fresh.party = record.party
    fresh.on_change_party()
    lines = []
    for line in record.lines:
        like = line_model(sale=fresh, type="line", product=line.product, quantity=line.quantity, unit=None, taxes=[])
        like.on_change_product()
        lines.append(line_of(like))
    return {"head": {name: plain(getattr(fresh, name, None)) for name in HEAD}, "lines": lines}


def line_of(line: Any) -> Any:
    return {
        "product": line.product.code,
        "quantity": line.quantity,
        "unit": line.unit.symbol,
        "unit_price": str(line.unit_price),
        "taxes": sorted(tax.id for tax in line.taxes),
    }


def plain(value: Any) -> Any:
    """A record as its id."""
    return getattr(value, "id", value if value is None else str(value))


def priced(pool: Any, transaction: Any, price_list: int) -> list[tuple[str, int, str]]:
    """What all products cost by a price list, at each quantity."""
    model = pool.get("product.product")
    found = []
    with transaction.set_context(price_list=price_list):
        for quantity in QUANTITIES:
            products = model.search([])
            prices = model.get_sale_price(products, quantity=quantity)
            found += [(product.code, quantity, str(prices[product.id])) for product in products]
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))))
