"""Lists of products: what may be bought, filters, the search, the order, facets."""

import base64
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from erp_adapter.catalogue import CatalogueRepository
from erp_adapter.domain.catalogue import ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode
from erp_adapter.domain.paging import PageRequest
from erp_adapter.domain.text import fold
from erp_adapter.errors import BadRequest
from tests.erp_adapter.books import Rows, customer, make_books, open_books, product
from tests.erp_adapter.grounds import Ground
from tests.erp_adapter.noting import Note
from tests.recording import RecordingDatabase

TODAY = date(2026, 3, 31)
YESTERDAY = date(2026, 3, 30)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
FOR_ANA = ProductQuery(CustomerCode("ANA"), TODAY, ProductFilter(), ((ProductSort.CODE, False),))
ALL = PageRequest(100)

ROWS: Rows = {
    "customer": [customer("ANA"), customer("LUIS")],
    "tariff": [
        {"code": "T1", "name": "PVP", "currency": "EUR"},
        {"code": "TUSD", "name": "Export", "currency": "USD"},
        {"code": "TOLD", "name": "Antigua", "currency": "EUR", "valid_until": YESTERDAY},
    ],
    "customer_tariff": [
        {"customer_code": "ANA", "tariff_code": code, "position": place}
        for place, code in enumerate(["T1", "TUSD", "TOLD"])
    ],
    "product_family": [
        {"code": "F", "name": "Fontanería"},
        {"code": "F1", "name": "Tubos", "parent_code": "F"},
        {"code": "F11", "name": "Tubos de cobre", "parent_code": "F1"},
        {"code": "E", "name": "Electricidad"},
    ],
    "product": [
        product("COBRE15", name="Tubo de cobre 15 mm", family_code="F11", brand="Árteco", barcode="2000000000015"),
        product(
            "GRIFO",
            name="Grifo monomando",
            family_code="F",
            brand="Árteco",
            description="Para baño, con aireador KB-Ó1",
        ),
        product("CABLE", name="Cable 3x1,5", family_code="E", brand="Lumix"),
        product("SIN", name="Sin marca ni familia", barcode="KB-Ó1"),
        product("NOVENTA", name="Descatalogado", for_sale=False),
        product("GRATIS", name="Sin precio alguno", base_price=0),
        product("PACTADO", name="Solo con precio pactado", base_price=0),
        product("TARIFA", name="Solo con tarifa", base_price=0),
        product("DOLAR", name="Solo con tarifa en dólares", base_price=0),
        product("VIEJO", name="Solo con tarifa caducada", base_price=0),
    ],
    "customer_price": [{"customer_code": "ANA", "product_code": "PACTADO", "price": 3}],
    "tariff_price": [
        {"tariff_code": "T1", "product_code": "TARIFA", "price": 3},
        {"tariff_code": "TUSD", "product_code": "DOLAR", "price": 3},
        {"tariff_code": "TOLD", "product_code": "VIEJO", "price": 3},
    ],
    "product_attribute": [
        {"product_code": "COBRE15", "position": 1, "name": "Material", "value": "Cobre"},
        {"product_code": "CABLE", "position": 1, "name": "Material", "value": "Cobre"},
        {"product_code": "CABLE", "position": 2, "name": "Color", "value": "Azul"},
    ],
    "customer_product_code": [
        {"customer_code": "ANA", "code": "REF-7", "product_code": "SIN"},
        {"customer_code": "LUIS", "code": "REF-8", "product_code": "GRIFO"},
    ],
    "offer": [
        {"code": "O1", "name": "Familia", "family_code": "F1", "discount_1": 5, "valid_until": TODAY},
        {
            "code": "O2",
            "name": "Otra tarifa",
            "product_code": "CABLE",
            "tariff_code": "T9",
            "discount_1": 5,
            "valid_until": TODAY,
        },
        {"code": "O3", "name": "Pasada", "product_code": "GRIFO", "discount_1": 5, "valid_until": YESTERDAY},
        {"code": "O5", "name": "Con precio", "product_code": "DOLAR", "price": 2, "valid_until": TODAY},
        {"code": "O4", "name": "De nada", "product_code": "SIN", "price": 0, "valid_until": TODAY},
    ],
    "sales_order": [
        {
            "number": number,
            "customer_code": owner,
            "submitted_at": NEW_YEAR,
            "charges": 0,
            "net": 1,
            "total": 1,
            "currency": "EUR",
            "cancelled": cancelled,
        }
        for number, owner, cancelled in [("1", "ANA", False), ("2", "LUIS", False), ("3", "ANA", True)]
    ],
    "sales_order_line": [
        {"order_number": number, "position": 1, "product_code": code, "description": "", "unit_price": 1, "net": 1}
        for number, code in [("1", "GRIFO"), ("2", "CABLE"), ("3", "SIN")]
    ],
}


@pytest.fixture
async def database(ground: Ground, note: Note) -> AsyncIterator[RecordingDatabase]:
    make_books(ground, ROWS)
    opened, _ = open_books(ground, note)
    yield opened
    await opened.close()


@pytest.fixture
def catalogue(database: RecordingDatabase) -> CatalogueRepository:
    return CatalogueRepository(database, database._relations)


async def codes(catalogue: CatalogueRepository, query: ProductQuery) -> list[str]:
    (page,) = await catalogue.product_pages([query], ALL)
    assert await catalogue.product_counts([query]) == [len(page.items)]
    return [each.code for each in page.items]


async def search(catalogue: CatalogueRepository, text: str, query: ProductQuery = FOR_ANA) -> list[str]:
    return await codes(catalogue, replace(query, filter=ProductFilter(words=tuple(fold(text).split()))))


async def test_a_customer_sees_what_is_for_sale_and_has_a_price_for_it(catalogue: CatalogueRepository) -> None:
    assert await codes(catalogue, FOR_ANA) == ["CABLE", "COBRE15", "GRIFO", "PACTADO", "SIN", "TARIFA"]


async def test_another_customer_does_not_see_what_only_the_first_has_prices_for(catalogue: CatalogueRepository) -> None:
    assert await codes(catalogue, replace(FOR_ANA, customer=CustomerCode("LUIS"))) == [
        "CABLE",
        "COBRE15",
        "GRIFO",
        "SIN",
    ]


async def test_staff_without_a_customer_see_all_that_is_for_sale(catalogue: CatalogueRepository) -> None:
    found = await codes(catalogue, replace(FOR_ANA, customer=None))
    assert "GRATIS" in found
    assert "NOVENTA" not in found


async def test_an_offer_with_its_own_price_is_enough_only_where_offers_come_before_tariffs(
    catalogue: CatalogueRepository,
) -> None:
    assert "DOLAR" not in await codes(catalogue, FOR_ANA)
    found = await codes(catalogue, replace(FOR_ANA, priced_by_offers=True))
    assert set(found) - set(await codes(catalogue, FOR_ANA)) == {"DOLAR"}


async def test_staff_without_a_customer_can_use_no_offer(catalogue: CatalogueRepository) -> None:
    everybody = replace(FOR_ANA, customer=None)
    assert await codes(catalogue, replace(everybody, filter=ProductFilter(on_offer=True))) == []
    not_offered = await codes(catalogue, replace(everybody, filter=ProductFilter(on_offer=False)))
    assert not_offered == await codes(catalogue, everybody)


async def test_a_family_is_listed_with_all_below_it(catalogue: CatalogueRepository) -> None:
    query = replace(FOR_ANA, filter=ProductFilter(family=FamilyCode("F")))
    assert await codes(catalogue, query) == ["COBRE15", "GRIFO"]
    assert await codes(catalogue, replace(query, within=FamilyCode("F1"))) == ["COBRE15"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ProductFilter(brands=("Árteco",)), ["COBRE15", "GRIFO"]),
        (ProductFilter(brands=()), []),
        (ProductFilter(attributes=(("Material", ("Cobre", "Latón")),)), ["CABLE", "COBRE15"]),
        (ProductFilter(attributes=(("Material", ("Cobre",)), ("Color", ("Azul",)))), ["CABLE"]),
        (ProductFilter(on_offer=True), ["COBRE15"]),
        (ProductFilter(on_offer=False), ["CABLE", "GRIFO", "PACTADO", "SIN", "TARIFA"]),
        (ProductFilter(bought_before=True), ["GRIFO"]),
        (ProductFilter(bought_before=False, brands=("Árteco",)), ["COBRE15"]),
    ],
)
async def test_filters(catalogue: CatalogueRepository, wanted: ProductFilter, found: list[str]) -> None:
    assert await codes(catalogue, replace(FOR_ANA, filter=wanted)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TUBO cobre", ["COBRE15"]),
        ("arteco", ["COBRE15", "GRIFO"]),
        ("BAÑO", ["GRIFO"]),
        ("bano aireador", ["GRIFO"]),
        ("2000000000015", ["COBRE15"]),
        ("tubo grifo", []),
        ("100%", []),
        ("_", []),
        ("ref-7", ["SIN"]),
        ("ref-8", []),
    ],
)
async def test_every_word_is_found_anywhere_without_case_or_accents(
    catalogue: CatalogueRepository, text: str, found: list[str]
) -> None:
    assert await search(catalogue, text) == found


async def test_relevance_puts_the_code_or_barcode_first_then_beginnings(catalogue: CatalogueRepository) -> None:
    query = replace(FOR_ANA, order=((ProductSort.RELEVANCE, False),))
    assert await search(catalogue, "cable", query) == ["CABLE"]
    assert (await search(catalogue, "so", query))[:2] == ["PACTADO", "TARIFA"]
    assert (await search(catalogue, "grifo", query))[0] == "GRIFO"


async def test_a_barcode_with_letters_is_the_most_relevant_however_it_is_typed(catalogue: CatalogueRepository) -> None:
    query = replace(FOR_ANA, order=((ProductSort.RELEVANCE, False),))
    assert await search(catalogue, "kb-ó1", query) == ["SIN", "GRIFO"]


@pytest.mark.parametrize("family", [None, FamilyCode("F")])
@pytest.mark.parametrize("order", [((what, down),) for what in ProductSort for down in (False, True)])
async def test_pages_of_any_order_give_each_product_once_in_both_directions(
    catalogue: CatalogueRepository, order: tuple[tuple[ProductSort, bool], ...], family: FamilyCode | None
) -> None:
    query = replace(FOR_ANA, order=order, filter=ProductFilter(words=("o",), family=family))
    await check_pages(catalogue, query)


async def check_pages(catalogue: CatalogueRepository, query: ProductQuery) -> None:
    (whole,) = await catalogue.product_pages([query], ALL)
    assert len(whole.items) > 1
    for backward in (False, True):
        seen: list[str] = []
        request = PageRequest(2, backward=backward)
        while True:
            (page,) = await catalogue.product_pages([query], request)
            chunk: list[str] = [each.code for each in page.items]
            seen = chunk + seen if backward else seen + chunk
            assert await page.behind() is (request.cursor is not None)
            if not page.more:
                break
            request = replace(request, cursor=page.cursors[0 if backward else -1])
        assert seen == [each.code for each in whole.items]


@pytest.mark.parametrize(
    "narrowed",
    [
        {"brands": ("Árteco",)},
        {"attributes": (("Material", ("Cobre",)),)},
        {"on_offer": False},
        {"bought_before": True},
        {"words": ("grifo",)},
    ],
)
@pytest.mark.parametrize("what", [ProductSort.NAME, ProductSort.FAMILY])
async def test_a_family_is_narrowed_as_the_whole_catalogue_is(
    catalogue: CatalogueRepository, what: ProductSort, narrowed: dict[str, Any]
) -> None:
    query = replace(FOR_ANA, order=((what, False),), filter=ProductFilter(**narrowed))
    of_family = await codes(catalogue, replace(query, filter=replace(query.filter, family=FamilyCode("F"))))
    assert of_family == [each for each in await codes(catalogue, query) if each in {"COBRE15", "GRIFO"}]
    assert of_family


@pytest.mark.parametrize(
    ("wanted", "by_family"),
    [
        (ProductFilter(family=FamilyCode("F")), True),
        (ProductFilter(), False),
        (ProductFilter(family=FamilyCode("F"), attributes=(("Material", ("Cobre",)),)), False),
        (ProductFilter(family=FamilyCode("F"), bought_before=True), False),
    ],
)
async def test_where_the_database_joins_laterally_a_family_is_read_by_the_first_of_each_below_it(
    catalogue: CatalogueRepository, database: RecordingDatabase, wanted: ProductFilter, by_family: bool
) -> None:
    await catalogue.product_pages([replace(FOR_ANA, filter=wanted)], PageRequest(1))
    (statement,) = database.statements
    assert ("LATERAL" in statement) is (by_family and database.joins_laterally)


async def test_families_in_a_circle_are_listed_once(ground: Ground, note: Note) -> None:
    circle = [{"code": code, "name": code, "parent_code": above} for code, above in [("A", "B"), ("B", "A")]]
    products = [product(code, family_code=code) for code in "AB"]
    make_books(ground, {"product_family": circle, "product": products})
    database, _ = open_books(ground, note)
    catalogue = CatalogueRepository(database, database._relations)
    query = replace(FOR_ANA, customer=None, filter=ProductFilter(family=FamilyCode("A")))
    assert await codes(catalogue, query) == ["A", "B"]
    await database.close()


SEARCH = replace(FOR_ANA, filter=ProductFilter(words=("o",)), order=((ProductSort.RELEVANCE, False),))


async def test_a_search_has_the_same_answers_once_its_products_are_found(catalogue: CatalogueRepository) -> None:
    found = await catalogue.found(SEARCH)
    assert found.found is not None
    assert await codes(catalogue, found) == await codes(catalogue, SEARCH)
    for facets in (catalogue.brand_facets, catalogue.family_facets, catalogue.attribute_facets):
        assert await facets(found) == await facets(SEARCH) != []
    await check_pages(catalogue, found)


async def test_a_search_that_finds_nothing_has_no_products(catalogue: CatalogueRepository) -> None:
    found = await catalogue.found(replace(SEARCH, filter=ProductFilter(words=("nada",))))
    assert await codes(catalogue, found) == []
    assert await catalogue.brand_facets(found) == []


async def test_a_search_that_finds_too_many_is_left_as_it_is(
    catalogue: CatalogueRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = len(await codes(catalogue, SEARCH))
    monkeypatch.setattr("erp_adapter.catalogue.MOST_FOUND", many - 1)
    assert await catalogue.found(SEARCH) == SEARCH


async def test_a_list_without_words_is_not_looked_for(
    catalogue: CatalogueRepository, database: RecordingDatabase
) -> None:
    assert await catalogue.found(FOR_ANA) == FOR_ANA
    assert database.statements == []


async def test_searches_of_as_many_words_are_one_statement(
    catalogue: CatalogueRepository, database: RecordingDatabase
) -> None:
    found = [await search(catalogue, text, SEARCH) for text in ("tubo cobre", "cable lumix")]
    assert found == [["COBRE15"], ["CABLE"]]
    assert len(set(database.statements)) == len(database.statements) / 2
    assert len(catalogue._prepared) == len(set(database.statements))


async def test_lists_of_several_families_take_one_statement(
    catalogue: CatalogueRepository, database: RecordingDatabase
) -> None:
    queries = [replace(FOR_ANA, within=FamilyCode(code)) for code in ("F", "E", "F1")]
    pages = await catalogue.product_pages(queries, PageRequest(1))
    assert [[each.code for each in page.items] for page in pages] == [["COBRE15"], ["CABLE"], ["COBRE15"]]
    assert [page.more for page in pages] == [True, False, False]
    assert await catalogue.product_counts(queries) == [2, 1, 1]
    assert len(database.statements) == 2
    again = await catalogue.product_pages(queries, PageRequest(1, cursor=pages[0].cursors[0]))
    assert [await page.behind() for page in again] == [True, True, True]
    assert len(database.statements) == 4


async def test_facets_count_what_the_list_holds(catalogue: CatalogueRepository) -> None:
    brands = await catalogue.brand_facets(FOR_ANA)
    assert [(each.value, each.count) for each in brands] == [("Árteco", 2), ("Lumix", 1)]
    families = await catalogue.family_facets(FOR_ANA)
    assert {each.value: each.count for each in families} == {"F11": 1, "F": 1, "E": 1}
    attributes = await catalogue.attribute_facets(FOR_ANA)
    assert (attributes[0].name, attributes[0].value, attributes[0].count) == ("Material", "Cobre", 2)


async def test_products_are_read_by_code_for_sale_or_not(catalogue: CatalogueRepository) -> None:
    found = await catalogue.products([ProductCode("NOVENTA"), ProductCode("NADA")])
    assert set(found) == {"NOVENTA"}


@pytest.mark.parametrize("cursor", ["", "x", "=" * 9, "W" * 20_000, "é", base64.b64encode(b"[" * 5000).decode()])
async def test_what_no_list_gave_is_no_cursor(catalogue: CatalogueRepository, cursor: str) -> None:
    with pytest.raises(BadRequest, match=r"cursor\.invalid"):
        await catalogue.product_pages([FOR_ANA], PageRequest(1, cursor=cursor))
