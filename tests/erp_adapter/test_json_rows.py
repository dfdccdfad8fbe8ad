"""A page that the database writes is the page that the gateway would write."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from erp_adapter import json_rows
from erp_adapter.domain.fields import Fields, JsonField
from erp_adapter.domain.invoice_list import InvoiceHead
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.prepared import GivenValues, Prepared
from tests.erp_adapter.invoice_books import NEWEST_FIRST, invoice, invoices_of
from tests.erp_adapter.order_books import ANA, Books

NAMES = ['"Caños", S.L.', "tab\tand\nline\\", "señor ñandú €", "\x01\x1f", "</script>", ""]
PLAIN = (
    JsonField("n", "number", str, is_nullable=False),
    JsonField("customerName", "customer_name", str, is_nullable=False),
    JsonField("date", "date", date, is_nullable=False),
    JsonField("rectifies", "rectifies_number", str, is_nullable=True),
    JsonField("total", "total", Decimal, is_nullable=False),
)
FIELDS = Fields(frozenset(each.name for each in PLAIN))
WRITTEN = replace(FIELDS, json=PLAIN)

pytestmark = pytest.mark.parametrize("system", ["postgresql"], indirect=True)


@pytest.fixture
def invoices(books: Books, monkeypatch: pytest.MonkeyPatch) -> InvoiceRepository:
    monkeypatch.setattr(json_rows, "TOGETHER", 2)
    for place, name in enumerate(NAMES):
        other = None if place % 2 else "F-0"
        total = Decimal("1234567890123456.70") if place == 1 else Decimal(place) / -10
        row = invoice(f"F-{place}", date=date(2026, 1, 1 + place // 2), rectifies_number=other, total=total)
        books.add("invoice", row | {"customer_name": name})
    return InvoiceRepository(books.database, books.relations)


async def page_of(invoices: InvoiceRepository, request: PageRequest, wanted: Fields) -> Page[InvoiceHead]:
    (page,) = await invoices.pages([replace(invoices_of(ANA), order=NEWEST_FIRST)], request, wanted)
    return page


def as_json(head: InvoiceHead) -> dict[str, Any]:
    return {
        "n": head.number,
        "customerName": head.customer_name,
        "date": head.date.isoformat(),
        "rectifies": head.rectifies_number,
        "total": f"{head.total:f}",
    }


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("size", [0, 1, 4, 5, 6, 50])
async def test_pages_have_the_same_rows_and_ends(invoices: InvoiceRepository, size: int, backward: bool) -> None:
    cursor = None
    for _ in range(2):
        request = PageRequest(size, cursor, backward)
        page, usual = await page_of(invoices, request, WRITTEN), await page_of(invoices, request, FIELDS)
        assert page.json is not None
        assert msgspec.json.decode(page.json) == [as_json(each) for each in usual.items]
        assert list(page.cursors) == ([usual.cursors[0], usual.cursors[-1]] if usual.items else [])
        assert (page.more, await page.behind(), page.backward) == (usual.more, await usual.behind(), backward)
        if usual.items:
            cursor = usual.cursors[0 if backward else -1]


async def test_it_is_one_statement_of_few_rows(
    invoices: InvoiceRepository, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, rows = books.database.read, []

    async def counted(prepared: Prepared, values: GivenValues) -> Sequence[Sequence[Any]]:
        found = await read(prepared, values)
        rows.append(len(found))
        return found

    monkeypatch.setattr(books.database, "read", counted)
    await page_of(invoices, PageRequest(4), WRITTEN)
    assert rows == [3]


async def test_a_row_that_lacks_what_must_be_there_is_left_to_the_gateway(invoices: InvoiceRepository) -> None:
    demanding = replace(PLAIN[3], is_nullable=False)
    page = await page_of(invoices, PageRequest(4), replace(WRITTEN, json=(*PLAIN[:3], demanding)))
    assert page.json is None
    assert len(page.items) == 4


async def test_what_is_no_plain_column_is_left_to_the_gateway(invoices: InvoiceRepository) -> None:
    made = JsonField("operationDate", "operation_date", date, is_nullable=True)
    wanted = Fields(FIELDS.names | {"operation_date"}, json=(made,))
    page = await page_of(invoices, PageRequest(4), wanted)
    assert page.json is None
    assert len(page.items) == 4
