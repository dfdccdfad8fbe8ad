"""Which product a code means."""

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.product_lookup import ProductLookup
from tests.erp_adapter.books import customer, make_books, open_books, product
from tests.erp_adapter.grounds import Ground
from tests.erp_adapter.noting import Note


async def test_a_products_code_goes_before_a_barcode_and_that_before_the_customers_own(
    ground: Ground, note: Note
) -> None:
    own = [
        {"customer_code": "C1", "code": code, "product_code": "P3"} for code in ("P1", "2000000000015", "MINE", "BAR")
    ]
    rows = {
        "customer": [customer("C1"), customer("C2")],
        "product": [
            product("P1", barcode="2000000000015"),
            product("P2", barcode="P1"),
            product("P3", barcode="BAR"),
            product("P4", barcode="BAR"),
        ],
        "customer_product_code": [*own, {"customer_code": "C2", "code": "YOURS", "product_code": "P1"}],
    }
    make_books(ground, rows)
    database, relations = open_books(ground, note)
    codes = ["P1", "2000000000015", "MINE", "YOURS", "BAR", "NOPE"]
    found = await ProductLookup(database, relations).by_any_code(CustomerCode("C1"), codes)
    await database.close()
    assert found == {"P1": "P1", "2000000000015": "P1", "MINE": "P3", "BAR": "P3"}
    assert len(database.statements) == 1
