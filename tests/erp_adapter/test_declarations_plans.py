"""A tax id's figure is found by indexes, however many invoices the others have."""

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest

from erp_adapter.demo.identifiers import cif
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.paging import PageRequest
from tests.erp_adapter.declaration_books import (
    ANA,
    EVA,
    LUIS,
    SHARED,
    YEAR,
    Shelf,
    customer,
    invoice,
    line,
    receipt,
    tax,
)
from tests.erp_adapter.order_books import open_books


@pytest.fixture(scope="module", params=[False, True], ids=["no statistics", "statistics"])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Four thousand invoices of a thousand customers, with the database's statistics or without."""
    books = open_books(tmp_path_factory.mktemp("busy"), [EVA])
    codes = [CustomerCode(f"D{place:03}") for place in range(1000)]
    tax_ids = [cif("B", place + 1) for place in range(1000)]
    books.add("customer", *[customer(code, tax_ids[place]) for place, code in enumerate(codes)])
    books.add("customer", customer(ANA, SHARED), customer(LUIS, SHARED))
    owners = [(codes[place % 1000], tax_ids[place % 1000]) for place in range(4000)] + [
        (ANA, SHARED),
        (LUIS, SHARED),
    ] * 20
    rows = [
        invoice(str(place), code, "1", date(YEAR, 1 + place % 12, 1), customer_tax_id=tax_id)
        for place, (code, tax_id) in enumerate(owners)
    ]
    books.add("invoice", *rows)
    books.add("invoice_line", *[line(row["number"], 1, "1") for row in rows])
    books.add("invoice_tax", *[tax(row["number"], "IVA") for row in rows])
    books.add("cash_receipt", *[receipt(row["customer_tax_id"], "1") for row in rows])
    if request.param:
        books.say("ANALYZE")
    yield Shelf(books)
    asyncio.run(books.database.close())


async def test_a_figure_and_its_documents_are_found_by_indexes(busy: Shelf) -> None:
    busy.books.statements.clear()
    (declaration,) = (await busy.of(ANA))[0]
    assert declaration.total == 40
    (page,) = await busy.declarations.documents([declaration], PageRequest(5))
    await busy.declarations.documents([declaration], PageRequest(5, page.cursors[-1]))
    await busy.declarations.counts([declaration])
    plans = busy.books.plans()
    assert {step for step in plans if step.startswith("SCAN")} <= {"SCAN company", "SCAN fact"}
    assert any("ix_invoice_tax_id" in step for step in plans)
