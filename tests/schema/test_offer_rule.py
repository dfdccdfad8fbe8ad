"""The list of what can be bought is of what has a price, under each rule about offers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from erp_adapter.domain.pricing import OfferRule
from resolvers.settings import CompanySettings
from tests.office import DEMO_DAY, Demo, office_on, open_at

QUERY = '{ products(filter: { search: "SOLO-OFERTA" }) { totalCount nodes { code price { net source } } } }'


@pytest.mark.parametrize(("rule", "listed"), [(OfferRule.BEST_PRICE, 0), (OfferRule.FIRST_MATCH, 1)])
async def test_what_only_an_offer_prices_is_listed_where_that_is_a_price(
    demo: Demo, tmp_path: Path, rule: OfferRule, listed: int
) -> None:
    async with office_on(demo, tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "erp.sqlite")) as connection, connection:
        connection.execute(
            "INSERT INTO product (code, name, unit, units_per_pack, min_quantity, quantity_step, tax_code, base_price,"
            " min_stock, for_sale) SELECT 'SOLO-OFERTA', 'Solo', unit, 1, 1, 1, tax_code, 0, 0, 1 FROM product LIMIT 1"
        )
        connection.execute(
            "INSERT INTO offer (code, name, product_code, min_quantity, price, discount_1, discount_2, discount_3,"
            " valid_until) VALUES ('SO', 'Solo', 'SOLO-OFERTA', 0, 7.5, 0, 0, 0, ?)",
            (DEMO_DAY.isoformat(),),
        )
    async with open_at(tmp_path, company=CompanySettings(offer_rule=rule)) as office:
        found = (await office.data(QUERY))["products"]
    assert found["totalCount"] == listed
    assert [each["price"] for each in found["nodes"]] == [{"net": "7.50", "source": "OFFER"}] * listed
