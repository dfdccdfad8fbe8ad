"""The figures of a tax id out of an ERP's invoices: whose they are, when, and what of them counts."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import DeclarationModel, ExclusionReason
from erp_adapter.domain.paging import PageRequest
from tests.erp_adapter.declaration_books import (
    ANA,
    EVA,
    LUIS,
    OTHERS,
    SHARED,
    YEAR,
    ZOE,
    Shelf,
    customer,
    invoice,
    line,
    numbers,
    receipt,
    tax,
)
from tests.erp_adapter.domain.examples import decimals
from tests.erp_adapter.order_books import ADDRESS, Books


@pytest.fixture
def shelf(books: Books) -> Shelf:
    """Customers without records: each test adds those that it needs."""
    books.clear("customer")
    return Shelf(books)


async def test_two_codes_with_one_tax_id_have_one_figure(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, "es-a-58818501"))
    shelf.add("invoice", invoice("1", ANA, "2000"), invoice("2", LUIS, "2000", customer_tax_id="ES A 58.818.501"))
    (ana,), (luis,) = await shelf.of(ANA, LUIS)
    assert ana == luis == await shelf.one(ANA)
    assert (ana.total, ana.declarable) == (Decimal(4000), True)
    assert numbers(await shelf.documents(ana)) == ["1", "2"]


@pytest.mark.parametrize("found_by", ["record", "invoice"])
async def test_a_code_is_found_by_its_record_or_by_an_invoice_and_then_with_every_spelling(
    shelf: Shelf, found_by: str
) -> None:
    odd = "ES . a-588 18-501"
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, SHARED if found_by == "record" else odd))
    shelf.add("invoice", invoice("1", LUIS, "10", customer_tax_id=odd))
    if found_by == "invoice":
        shelf.add("invoice", invoice("2", LUIS, "20", customer_tax_id=SHARED))
    assert (await shelf.one(ANA)).total == (10 if found_by == "record" else 30)


async def test_a_spelling_of_ones_own_finds_the_others_that_have_it(shelf: Shelf) -> None:
    odd = "ES . a-588 18-501"
    shelf.add("customer", customer(ANA, odd), customer(LUIS, None))
    shelf.add("invoice", invoice("1", LUIS, "10", customer_tax_id=odd))
    assert (await shelf.one(ANA)).total == 10


async def test_another_tax_ids_invoices_never_appear(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, SHARED), customer(EVA, OTHERS), customer(ZOE, None))
    shelf.add(
        "invoice",
        invoice("own", ANA, "1"),
        invoice("same tax id", LUIS, "2"),
        invoice("code that had another", LUIS, "4", customer_tax_id=OTHERS),
        invoice("code without", LUIS, "8", customer_tax_id=None),
        invoice("another's", EVA, "16", customer_tax_id=OTHERS),
        invoice("nobody's", ZOE, "32", customer_tax_id=None),
        invoice("no tax id", ZOE, "64", customer_tax_id="PENDIENTE"),
    )
    found = await shelf.one(ANA)
    assert (int(found.total), numbers(await shelf.documents(found))) == (3, ["own", "same tax id"])


@pytest.mark.parametrize("text", [None, "", "PENDIENTE", "00000000T", "A58818502"])
async def test_without_a_valid_tax_id_a_figure_is_the_codes_alone(shelf: Shelf, text: str | None) -> None:
    shelf.add("customer", customer(ANA, text), customer(LUIS, text))
    shelf.add("invoice", invoice("1", ANA, "1", customer_tax_id=text), invoice("2", LUIS, "2", customer_tax_id=text))
    shelf.add("cash_receipt", *[receipt(each, "7000") for each in [text] if each is not None])
    (ana,), (luis,) = await shelf.of(ANA, LUIS)
    assert [ana.total, luis.total] == [1, 2]
    assert (ana.cash, ana.cash_declarable) == (None, None)
    assert numbers(await shelf.documents(ana)) == ["1"]


async def test_the_tax_id_is_the_invoices_and_each_of_several_has_a_figure_of_its_own(shelf: Shelf) -> None:
    """The record's comes first."""
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, OTHERS))
    shelf.add(
        "invoice",
        invoice("1", ANA, "4000", customer_tax_id=OTHERS),
        invoice("2", ANA, "1"),
        invoice("3", ANA, "2", customer_tax_id=None),
        invoice("4", LUIS, "1000", customer_tax_id=OTHERS),
    )
    ((now, without, before),) = await shelf.of(ANA)
    assert [now.total, without.total, before.total] == [1, 2, 5000]
    assert numbers(await shelf.documents(before)) == ["1", "4"]


async def test_a_customer_code_that_looks_like_a_tax_id_is_not_one(shelf: Shelf) -> None:
    code = CustomerCode(SHARED)
    shelf.add("customer", customer(code, None), customer(ANA, SHARED))
    shelf.add("invoice", invoice("1", code, "1", customer_tax_id=None), invoice("2", ANA, "2"))
    (coded,), (taxed,) = await shelf.of(code, ANA)
    assert [coded.total, taxed.total] == [1, 2]


async def test_an_operation_counts_on_its_own_day_and_a_rectifying_invoice_on_the_day_it_was_issued(
    shelf: Shelf,
) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add(
        "invoice",
        invoice("1", ANA, "4000", date(YEAR, 4, 2), operation_date=date(YEAR, 3, 31)),
        invoice("2", ANA, "-1500", date(YEAR, 7, 1), kind="RECTIFYING", operation_date=date(YEAR, 3, 31)),
        invoice("3", ANA, "500", date(YEAR, 1, 8), operation_date=date(YEAR - 1, 12, 30)),
        invoice("4", ANA, "70", date(YEAR + 1, 1, 8), operation_date=date(YEAR, 12, 31)),
        invoice("5", ANA, "-600", date(YEAR, 1, 9), kind="RECTIFYING", operation_date=date(YEAR - 1, 12, 30)),
    )
    found = await shelf.one(ANA)
    assert found.quarters == decimals("3400", "0", "-1500", "70")
    assert [(each.number, each.operation.quarter) for each in await shelf.documents(found)] == [
        *(("5", 1), ("1", 1), ("2", 3), ("4", 4)),
    ]
    assert (await shelf.one(ANA, YEAR - 1)).quarters == decimals("0", "0", "0", "500")
    assert await shelf.of(ANA, year=YEAR + 1) == [[]]


async def test_the_years_ends_are_in_it(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    days = [
        date(YEAR, month, day) for month, day in ((1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31))
    ]
    shelf.add("invoice", *[invoice(str(place), ANA, "1", day) for place, day in enumerate(days)])
    shelf.add(
        "invoice", invoice("before", ANA, "9", date(YEAR - 1, 12, 31)), invoice("after", ANA, "9", date(YEAR + 1, 1, 1))
    )
    assert (await shelf.one(ANA)).quarters == decimals("2", "2", "2", "2")


async def test_the_year_after_has_what_was_given_back_then(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add("invoice", invoice("1", ANA, "5000", date(YEAR, 12, 5)))
    shelf.add("invoice", invoice("2", ANA, "-5000", date(YEAR + 1, 1, 5), kind="RECTIFYING"))
    first, second = await shelf.one(ANA), await shelf.one(ANA, YEAR + 1)
    assert (first.total, first.declarable) == (Decimal(5000), True)
    assert (second.total, second.declarable) == (Decimal(-5000), True)


async def test_money_laid_out_is_taken_off_by_its_lines(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add(
        "invoice",
        invoice("1", ANA, "96.50", net=Decimal(86)),
        invoice("2", ANA, "36"),
        invoice("3", ANA, "46", charges=Decimal(10)),
    )
    shelf.add("invoice_line", line("1", 1, "50"), line("1", 2, "36", out_of_pocket=True))
    shelf.add("invoice_line", line("2", 1, "36", out_of_pocket=True), line("2", 2, "0"))
    shelf.add("invoice_line", line("3", 1, "36", out_of_pocket=True))
    found = await shelf.one(ANA)
    facts = [(each.operation.amount, each.operation.reason) for each in await shelf.documents(found)]
    assert facts == [(Decimal("60.50"), None), (Decimal(36), ExclusionReason.OUT_OF_POCKET), (Decimal(10), None)]
    assert found.total == Decimal("70.50")


async def test_reasons_and_amounts_come_from_what_the_erp_stored(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add(
        "invoice",
        invoice("1", ANA, "1089", net=Decimal(900), withholding=Decimal(171)),
        invoice("2", ANA, "100", exclusion_reason="TERRITORY"),
        invoice("3", ANA, "121", net=Decimal(100), reverse_charge=True),
        invoice("4", ANA, "70", currency="USD"),
    )
    found = await shelf.one(ANA)
    assert found.total == 100
    documents = [each.operation for each in await shelf.documents(found)]
    assert [each.amount for each in documents] == [1089, 100, 100, 70]
    assert [each.reason for each in documents] == [ExclusionReason.WITHHOLDING, ExclusionReason.TERRITORY, None, None]
    assert [each.counts_in(found.model) for each in documents] == [False, False, True, False]


async def test_the_regime_of_the_taxes_says_the_model(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add("invoice", *[invoice(str(place), ANA, str(10**place)) for place in range(5)])
    shelf.add("invoice", invoice("5", ANA, "100000", declaration_model="M347"))
    shelf.add("invoice_tax", tax("0", "IVA"), tax("1", "IGIC"), tax("1", "IGIC"), tax("2", "IGIC"), tax("2", "IVA"))
    shelf.add("invoice_tax", tax("4", "IGIC"), tax("5", "IGIC"))
    ((mainland, canaries),) = await shelf.of(ANA)
    assert (mainland.model, mainland.total) == (DeclarationModel.M347, Decimal(101101))
    assert (canaries.model, canaries.total) == (DeclarationModel.M415, Decimal(10010))
    assert numbers(await shelf.documents(mainland)) == numbers(await shelf.documents(canaries)) == list("012345")


async def test_cash_is_the_tax_ids_of_the_year_once_however_many_codes_it_has(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, SHARED), customer(EVA, "ES-A58818501"))
    shelf.add("customer", customer(ZOE, OTHERS))
    shelf.add("invoice", invoice("1", ANA, "1"))
    shelf.add("cash_receipt", receipt(SHARED, "3000"), receipt(SHARED, "3000"), receipt("ES-A58818501", "0.01"))
    shelf.add("cash_receipt", receipt(SHARED, "9", date(YEAR - 1, 12, 31)), receipt(OTHERS, "50000"))
    for code in (ANA, LUIS, EVA):
        found = await shelf.one(code)
        assert (found.cash, found.cash_declarable) == (Decimal("6000.01"), True)
    assert (await shelf.one(ZOE)).cash == 50000


async def test_cash_is_found_however_a_receipt_spells_the_tax_id(shelf: Shelf) -> None:
    """In a usual way, or as a record or an invoice of its codes has it."""
    odd, stranger = "ES . a-588 18-501", "ES . A 588-18 501"
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, "es-a-58818501"), customer(ZOE, OTHERS))
    shelf.add("invoice", invoice("1", LUIS, "1", customer_tax_id=odd))
    for place, text in enumerate((SHARED, "ES-A58818501", "a 58818501", "es-a-58818501", odd, stranger, OTHERS)):
        shelf.add("cash_receipt", receipt(text, str(10**place)))
    for code in (ANA, LUIS):
        assert (await shelf.one(code)).cash == 11111
    assert (await shelf.one(ZOE)).cash == 1000000


async def test_cash_is_that_of_the_customers_own_tax_ids_alone(shelf: Shelf) -> None:
    """A tax id that is on its invoices alone is its own too; what is no tax id is nobody's."""
    shelf.add("customer", customer(ANA, "PENDIENTE"), customer(LUIS, SHARED), customer(EVA, OTHERS))
    shelf.add("invoice", invoice("1", ANA, "1", customer_tax_id="PENDIENTE"), invoice("2", LUIS, "2"))
    shelf.add("invoice", invoice("3", ZOE, "3", customer_tax_id="q 2826000 h"))
    shelf.add("cash_receipt", receipt("PENDIENTE", "1"), receipt(SHARED, "20"), receipt("Q-2826000-H", "300"))
    cash = [[each.cash for each in theirs] for theirs in await shelf.of(ANA, LUIS, EVA, ZOE)]
    assert cash == [[None], [Decimal(20)], [Decimal(300)], [Decimal(300)]]
    assert (await shelf.one(LUIS)).cash == 20


async def test_what_doubles_lack_to_nothing_is_nothing(shelf: Shelf) -> None:
    """A withholding, a line or charges of less than half a cent."""
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add("invoice", invoice("1", ANA, "121"), invoice("2", ANA, "36"))
    shelf.add("invoice_line", line("2", 1, "36", out_of_pocket=True), line("2", 2, "0"))
    shelf.books.say(
        "UPDATE invoice SET withholding = 0.1 + 0.2 - 0.3, charges = 0.1 + 0.2 - 0.3",
        "UPDATE invoice_line SET net = 0.1 + 0.2 - 0.3 WHERE position = 2",
    )
    documents = await shelf.documents(await shelf.one(ANA))
    assert [each.operation.reason for each in documents] == [None, ExclusionReason.OUT_OF_POCKET]


async def test_the_company_says_whether_it_files_and_by_which_model_where_nothing_else_does(shelf: Shelf) -> None:
    shelf.books.clear("company")
    company = {"name": "Isleña", "tax_id": "A00000083", "currency": "EUR", "tax_regime": "IGIC", "reports_by_sii": True}
    shelf.add("company", ADDRESS | company)
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add("invoice", invoice("1", ANA, "1"))
    found = await shelf.one(ANA)
    assert (found.model, found.filed) == (DeclarationModel.M415, False)


async def test_documents_are_paged_by_date_and_number_both_ways(shelf: Shelf) -> None:
    shelf.add("customer", customer(ANA, SHARED), customer(LUIS, SHARED))
    days = [date(YEAR, 1 + place % 3, 1) for place in range(9)]
    shelf.add("invoice", *[invoice(f"{place}", (ANA, LUIS)[place % 2], "1", day) for place, day in enumerate(days)])
    found = await shelf.one(ANA)
    assert numbers(await shelf.documents(found, size=2)) == list("036147258")
    assert await shelf.declarations.counts([found]) == [9]
    (last,) = await shelf.declarations.documents([found], PageRequest(2, backward=True))
    assert (numbers(last.items), last.more, await last.behind()) == (["5", "8"], True, False)


async def test_many_customers_are_read_by_as_many_statements_as_one(shelf: Shelf) -> None:
    codes = [CustomerCode(f"D{place:02}") for place in range(40)]
    counts, declarations = [], []
    shelf.add("customer", *[customer(code, SHARED if place % 2 else None) for place, code in enumerate(codes)])
    shelf.add("invoice", *[invoice(code, code, "1", customer_tax_id=None) for code in codes])
    for some in (codes[:1], codes):
        shelf.database.forget()
        declarations = [each for theirs in await shelf.of(*some) for each in theirs]
        await shelf.declarations.documents(declarations, PageRequest(2))
        await shelf.declarations.counts(declarations)
        counts.append(len(shelf.database.statements))
    assert counts == [8, 8]
    assert len(declarations) == 40


def random_books(luck: Random, code: CustomerCode) -> tuple[list[Any], list[Any]]:
    """Invoices of every kind, with the lines of those that have money laid out."""
    rows, lines = [], []
    for place in range(60):
        number, total = f"{place:02}", Decimal(luck.randint(-90000, 400000)) / 100
        laid_out = Decimal(luck.choice((0, 0, 3600, 1210))) / 100
        rows.append(
            invoice(
                number,
                code,
                str(total + laid_out),
                date(YEAR, luck.randint(1, 12), luck.randint(1, 28)),
                kind=luck.choice(("INVOICE", "INVOICE", "RECTIFYING")),
                operation_date=luck.choice((None, date(YEAR, luck.randint(1, 12), 1), date(YEAR - 1, 12, 31))),
                customer_tax_id=luck.choice((SHARED, "ES-A-58818501", "a58818501")),
                net=total - 21 + laid_out,
                withholding=Decimal(luck.choice((0, 0, 0, 19))),
                currency=luck.choice(("EUR", "EUR", "EUR", "USD")),
                declaration_model=luck.choice((None, None, "M415")),
                exclusion_reason=luck.choice((None, None, None, "INTRA_EU", "MANUAL")),
                reverse_charge=luck.choice((False, False, True)),
            )
        )
        lines += [line(number, 1, "5"), line(number, 2, str(laid_out), out_of_pocket=True)] if laid_out else []
    return rows, lines


@pytest.mark.parametrize("seed", range(4))
async def test_documents_add_up_to_the_figure_and_splitting_a_customer_into_two_codes_changes_nothing(
    shelf: Shelf, seed: int
) -> None:
    luck = Random(seed)  # noqa: S311 - to be the same each time
    rows, lines = random_books(luck, ANA)
    shelf.add("customer", customer(ANA, SHARED))
    shelf.add("invoice_line", *lines)
    shelf.add("invoice", *rows)
    ((*whole,),) = await shelf.of(ANA)
    listed = [await shelf.documents(each, size=luck.randint(1, 25)) for each in whole]
    for declaration, documents in zip(whole, listed, strict=True):
        assert sorted(documents, key=lambda each: (each.date, each.number)) == documents
        included = [each.operation for each in documents if each.operation.counts_in(declaration.model)]
        for quarter, amount in enumerate(declaration.quarters, 1):
            assert sum(each.amount for each in included if each.quarter == quarter) == amount
        assert declaration.total == sum(each.amount for each in included) == sum(declaration.quarters)

    shelf.books.clear("invoice")
    shelf.add("customer", customer(LUIS, luck.choice((SHARED, "ES A58818501"))))
    shelf.add("invoice", *[row | {"customer_code": luck.choice((ANA, LUIS))} for row in rows])
    (ana, luis) = await shelf.of(ANA, LUIS)
    assert ana == luis
    for split, before, documents in zip(ana, whole, listed, strict=True):
        assert (split.model, split.quarters, split.cash) == (before.model, before.quarters, before.cash)
        assert numbers(await shelf.documents(split)) == numbers(documents)
