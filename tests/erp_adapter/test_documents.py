"""What an invoice's document is made of comes as the ERP stored it, and only to those whose it is."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.documents import DocumentRepository
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.invoices import DocumentState
from erp_adapter.domain.printing import ArchivedFile, DuePayment
from erp_adapter.invoices import InvoiceRepository
from erp_adapter.scope import EVERYONE, CustomerScope
from tests.erp_adapter.invoice_books import invoice, line, link, receivable, tax
from tests.erp_adapter.order_books import ANA, LUIS, Books
from tests.recording import RecordingDatabase

A, B, C, THEIRS = (InvoiceNumber(each) for each in ("F-1", "F-2", "R-1", "F-9"))
ALL = [A, B, C, THEIRS]
HERS = CustomerScope.of([ANA])
PDF = "application/pdf"


def document(number: str, **values: Any) -> dict[str, Any]:
    usual = {"invoice_number": number, "uri": None, "content": None, "media_type": PDF, "signed": False}
    return usual | values


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.fixture
def documents(books: Books, folder: Path) -> DocumentRepository:
    notes: dict[str, Any] = {"reverse_charge": False, "cash_basis": False, "mentions": None, "verifactu": False}
    special: dict[str, Any] = {"reverse_charge": True, "cash_basis": True, "mentions": "Exenta", "verifactu": True}
    books.add(
        "invoice",
        invoice(A, date=date(2026, 1, 31), **notes),
        invoice(B, **special),
        invoice(C, kind="RECTIFYING", rectifies_number=A, **notes),
        invoice(THEIRS, LUIS, rectifies_number=A, **notes),
    )
    return DocumentRepository(RecordingDatabase(books.database, books.relations), books.relations, folder)


async def test_a_printed_invoice_is_what_the_erp_stored(books: Books, documents: DocumentRepository) -> None:
    books.add("invoice_line", line(A, 2), line(A, 1, net=Decimal("99.99")), line(THEIRS))
    books.add("invoice_tax", tax(A, tax=Decimal("20.99")))
    found = await documents.printed(HERS, ALL, owed=True)
    assert list(found) == [A, B, C]
    first = found[A]
    assert (first.company.name, first.head.number, first.head.total) == ("Suministros Duero", A, Decimal(121))
    assert [(each.position, each.net) for each in first.lines] == [(1, Decimal("99.99")), (2, Decimal(100))]
    assert [each.tax for each in first.taxes] == [Decimal("20.99")]
    assert [each.printable for each in found.values()] == [True, False, False]


async def test_what_the_law_wants_said_is_as_the_erp_has_it(documents: DocumentRepository) -> None:
    found = await documents.printed(HERS, [A, B], owed=False)
    facts = [(each.reverse_charge, each.cash_basis, each.mentions, each.verifactu) for each in found.values()]
    assert facts == [(False, False, None, False), (True, True, "Exenta", True)]


async def test_due_dates_are_in_order_those_in_groupings_too(books: Books, documents: DocumentRepository) -> None:
    books.add(
        "receivable",
        receivable("V2", "60", due_date=date(2026, 5, 1)),
        receivable("V1", "40", "40", grouping_number="G", payment_method="Recibo"),
    )
    books.add("receivable", receivable("G", "40", kind="GROUPING"), receivable("V9", "9", customer_code=LUIS))
    books.add("receivable_invoice", link("V2", A), link("V1", A), link("G", A), link("V9", A), link("V9", THEIRS))
    due = [DuePayment(date(2026, 3, 31), Decimal(40), "Recibo"), DuePayment(date(2026, 5, 1), Decimal(60), None)]
    found = await documents.printed(HERS, [A, B], owed=True)
    assert [list(each.due) for each in found.values()] == [due, []]


async def test_what_is_owed_is_not_read_for_who_may_not_see_it(books: Books, documents: DocumentRepository) -> None:
    books.add("receivable", receivable("V1"))
    books.add("receivable_invoice", link("V1", A))
    books.statements.clear()
    assert (await documents.printed(HERS, [A], owed=False))[A].due == ()
    assert not any("receivable" in str(statement) for statement, _ in books.statements)


async def test_a_rectified_invoice_says_its_date_within_the_scope_alone(documents: DocumentRepository) -> None:
    assert (await documents.printed(HERS, [C], owed=False))[C].rectifies_date == date(2026, 1, 31)
    assert (await documents.printed(EVERYONE, [THEIRS], owed=False))[THEIRS].rectifies_date == date(2026, 1, 31)
    his = (await documents.printed(CustomerScope.of([LUIS]), [THEIRS], owed=False))[THEIRS]
    assert (his.head.rectifies_number, his.rectifies_date) == (A, None)


async def test_another_customers_invoices_are_left_out(books: Books, documents: DocumentRepository) -> None:
    books.add("invoice_document", *[document(each, content=b"x") for each in ALL])
    for scope, expected in ((HERS, {A, B, C}), (CustomerScope.of([LUIS]), {THEIRS}), (CustomerScope.of([]), set())):
        assert set(await documents.printed(scope, [*ALL, InvoiceNumber("none")], owed=True)) == expected
        assert set(await documents.archived(scope, [*ALL, InvoiceNumber("none")])) == expected


@pytest.mark.parametrize("count", [1, 30])
async def test_many_are_read_by_as_many_statements_as_one(
    books: Books, documents: DocumentRepository, count: int
) -> None:
    numbers = [InvoiceNumber(f"M-{place}") for place in range(count)]
    books.add("invoice", *[invoice(each, rectifies_number=A) for each in numbers])
    books.add("invoice_line", *[line(each, place) for each in numbers for place in (1, 2)])
    books.add("invoice_tax", *[tax(each) for each in numbers])
    books.add("receivable", *[receivable(f"V{each}") for each in numbers])
    books.add("receivable_invoice", *[link(f"V{each}", each) for each in numbers])
    books.add("invoice_document", *[document(each, content=b"x") for each in numbers])
    books.statements.clear()
    found = await documents.printed(HERS, numbers, owed=True)
    assert len(books.statements) == 6
    assert [each.printable and len(each.due) for each in found.values()] == [1] * count
    await documents.printed(HERS, numbers, owed=False)
    assert len(books.statements) == 6 + 5
    assert len(await documents.archived(HERS, numbers)) == count
    assert len(books.statements) == 6 + 5 + 1


@pytest.mark.parametrize("system", ["sqlite"], indirect=True)
async def test_what_is_printed_and_archived_is_looked_up_by_index(books: Books, documents: DocumentRepository) -> None:
    await documents.printed(HERS, ALL, owed=True)
    await documents.archived(HERS, ALL)
    scans = {step for step in books.plans() if step.startswith("SCAN")}
    assert scans <= {"SCAN company"}


async def test_a_file_is_the_archives_or_held_by_the_database_which_wins(
    books: Books, documents: DocumentRepository, folder: Path
) -> None:
    (folder / "a.pdf").write_bytes(b"archived")
    books.add("invoice_document", document(A, uri="a.pdf", signed=True), document(B, uri="a.pdf", content=b"held"))
    assert await documents.archived(HERS, ALL) == {
        A: ArchivedFile(b"archived", PDF, signed=True),
        B: ArchivedFile(b"held", PDF, signed=False),
    }


@pytest.mark.parametrize("uri", [None, "", "gone.pdf", "../erp.sqlite", "https://files.example/a.pdf", "."])
async def test_a_file_that_cant_be_read_is_none_and_nothing_stands_in_for_it(
    books: Books, documents: DocumentRepository, folder: Path, uri: str | None
) -> None:
    (folder / "a.pdf").write_bytes(b"unsigned")
    books.add("invoice_document", document(A, uri=uri, signed=True), document(A, uri="a.pdf"), document(B, content=b""))
    assert await documents.archived(HERS, ALL) == {A: None, B: None}


async def test_of_several_files_a_signed_one_is_taken_then_one_that_is_held_then_the_first(
    books: Books, documents: DocumentRepository, folder: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(name.encode())
    books.add("invoice_document", document(A, uri="a.pdf"), document(A, uri="b.pdf", signed=True))
    books.add("invoice_document", document(B, uri="b.pdf"), document(B, uri="a.pdf"))
    books.add("invoice_document", document(C, uri="a.pdf"), document(C, content=b"held"))
    found = await documents.archived(HERS, ALL)
    assert {key: each and each.content for key, each in found.items()} == {A: b"b.pdf", B: b"a.pdf", C: b"held"}


async def test_without_a_folder_only_what_the_database_holds_is_there(books: Books, folder: Path) -> None:
    """And lists say so beforehand."""
    (folder / "a.pdf").write_bytes(b"archived")
    some = [InvoiceNumber(f"N-{place}") for place in range(5)]
    books.add("invoice", *[invoice(each) for each in some])
    books.add("invoice_line", *[line(each) for each in some])
    books.add("invoice_tax", *[tax(each) for each in some])
    books.add("invoice_document", document(some[0], uri="a.pdf"), document(some[1], uri="a.pdf", signed=True))
    books.add("invoice_document", document(some[2], content=b"held"), document(some[3], uri="a.pdf", signed=True))
    books.add("invoice_document", document(some[3], content=b"unsigned"))
    documents = DocumentRepository(books.database, books.relations, None)
    found = await documents.archived(HERS, some)
    assert {key for key, file in found.items() if file} == {some[2]}
    invoices = InvoiceRepository(books.database, books.relations, has_archive=False)
    states = await invoices.documents(HERS, some)
    none, duplicate = DocumentState.UNAVAILABLE, DocumentState.DUPLICATE
    assert [states[each] for each in some] == [none, none, duplicate, none, duplicate]


@pytest.mark.parametrize("page", [1, 2, 3, 500])
async def test_all_that_is_archived_is_found_page_by_page_each_once(
    books: Books, documents: DocumentRepository, page: int
) -> None:
    books.add("invoice_document", *[document(each) for each in (THEIRS, C, C, C, A, "no invoice")])
    assert [each async for each in documents.archived_numbers(page)] == [(ANA, A), (LUIS, THEIRS), (ANA, C)]
