"""An invoice's pages: nothing is lost, clipped or written over, whatever it holds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ProductCode
from erp_adapter.domain.customers import Address
from erp_adapter.domain.invoice_list import InvoiceLine
from erp_adapter.domain.printing import DuePayment, PrintedInvoice
from erp_adapter.domain.sheets import Kind
from erp_adapter.domain.totals import TaxAmount
from exports.figures import Figures
from exports.fonts import written
from exports.invoice import print_invoice
from tests.exports.invoice.samples import (
    RECTIFYING,
    SURCHARGED,
    TAXES,
    VERIFIABLE,
    Box,
    Printed,
    line,
    missing,
    sample,
    squeezed,
)

MARGIN = 15
TOP, BOTTOM = 6, 290
ES = Figures("es")

LETTERS = "abcdefgñçÑÁÉÍÓÚÜáéíóúàèòïüÆßŁŽ€ºª°²½×&@#%()[]{}<>/\\|'\"«»¿?¡!;:,._+*=~^`$ ABCXYZ0123456789"
TEXTS = st.text(LETTERS + "  寿🍣", min_size=1, max_size=160)
NAMES = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2)
RATES = st.decimals(0, 100, places=2)
LINES = st.builds(
    InvoiceLine,
    invoice_number=st.just(InvoiceNumber("FA-1")),
    position=st.just(1),
    product_code=st.none() | st.builds(ProductCode, st.text("ABC-12", min_size=1, max_size=40)),
    description=TEXTS,
    quantity=st.decimals(-(10**7), 10**7, places=3),
    unit_price=st.decimals(-(10**7), 10**7, places=6),
    discounts=st.lists(RATES, max_size=3).map(tuple),
    net=AMOUNTS,
    tax_rate=RATES,
)
ADDRESSES = st.builds(
    Address, st.none() | NAMES, NAMES, NAMES, st.text("0123456789", max_size=8), st.none() | NAMES, NAMES
)
TAX_ROWS = st.builds(TaxAmount, NAMES, RATES, AMOUNTS, AMOUNTS, RATES, AMOUNTS)
DUES = st.builds(DuePayment, st.dates(date(1990, 1, 1), date(2100, 1, 1)), AMOUNTS, st.none() | NAMES)


@st.composite
def invoices(draw: st.DrawFn) -> PrintedInvoice:
    head = {
        "customer_code": CustomerCode(draw(NAMES)),
        "customer_name": draw(NAMES),
        "customer_tax_id": draw(st.none() | NAMES),
        "customer_address": draw(st.none() | ADDRESSES),
        "net": draw(AMOUNTS),
        "total": draw(AMOUNTS),
        "charges": draw(AMOUNTS),
        "withholding": draw(AMOUNTS),
        "currency": draw(st.sampled_from(["EUR", "USD", "GBP"])),
    }
    return sample(
        draw(st.lists(LINES, min_size=1, max_size=12)),
        head,
        taxes=draw(st.lists(TAX_ROWS, min_size=1, max_size=4)),
        due=draw(st.lists(DUES, max_size=6)),
        mentions=draw(st.none() | TEXTS),
    )


def amounts_of(invoice: PrintedInvoice) -> list[str]:
    head = invoice.head
    amounts = [head.net, head.total, *(each.net for each in invoice.lines), *(each.amount for each in invoice.due)]
    amounts += [amount for tax in invoice.taxes for amount in (tax.base, tax.tax)]
    if any(tax.surcharge or tax.surcharge_rate for tax in invoice.taxes):
        amounts += [tax.surcharge for tax in invoice.taxes]
    if head.withholding:
        amounts += [-head.withholding, head.total - head.withholding]
    shown = [ES.number(Kind.AMOUNT, amount) for amount in amounts]
    shown += [ES.number(Kind.PRICE, each.unit_price) for each in invoice.lines]
    return shown + [ES.number(Kind.QUANTITY, each.quantity) for each in invoice.lines]


def texts_of(invoice: PrintedInvoice) -> list[str]:
    head, address = invoice.head, invoice.head.customer_address
    texts = [head.customer_name, head.customer_tax_id, head.customer_code, invoice.mentions]
    texts += [text for each in invoice.lines for text in (each.description, each.product_code)]
    texts += [tax.name for tax in invoice.taxes] + [each.payment_method for each in invoice.due]
    if address:
        texts += [address.name, address.street, address.city, address.postal_code, address.province, address.country]
    return [written(text).replace("寿", "\ufffd").replace("🍣", "\ufffd") for text in texts if text]


def outside(document: Printed) -> list[str]:
    """The characters that leave the page's margins."""
    return [
        box.text
        for page in range(len(document.pages))
        if any(map(leaves, document.boxes(page)))
        for box in document.characters(page)
        if leaves(box)
    ]


def leaves(box: Box) -> bool:
    return box.left < MARGIN - 0.3 or box.right > 210 - MARGIN + 0.3 or box.top < TOP or box.bottom > BOTTOM


def overlapping(document: Printed) -> list[tuple[str, str]]:
    """Texts written one over the other."""
    return [
        (one.text, other.text)
        for page in range(len(document.pages))
        for boxes in [document.boxes(page)]
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one.overlaps(other)
    ]


@settings(max_examples=25, deadline=None)
@given(invoices(), st.booleans())
def test_nothing_is_lost_or_leaves_the_page_whatever_the_texts_and_amounts(
    invoice: PrintedInvoice, duplicate: bool
) -> None:
    document = Printed(print_invoice(invoice, locale="es", duplicate=duplicate))
    assert missing([*amounts_of(invoice), *texts_of(invoice)], document) == []
    assert outside(document) == []


@pytest.mark.parametrize("changes", [{}, VERIFIABLE, SURCHARGED, RECTIFYING])
def test_no_text_stands_over_another(changes: dict[str, Any]) -> None:
    document = Printed(print_invoice(sample(60, **changes), locale="es", duplicate=True))
    assert overlapping(document) == []
    assert outside(document) == []


@pytest.mark.parametrize("changes", [{}, VERIFIABLE, RECTIFYING])
def test_a_duplicate_says_so_on_every_page_in_a_place_of_its_own(changes: dict[str, Any]) -> None:
    document = Printed(print_invoice(sample(60, **changes), locale="en", duplicate=True))
    for page in range(len(document.pages)):
        boxes = document.boxes(page)
        (stamp,) = (box for box in boxes if box.text.strip() == "DUPLICADO")
        around = replace(stamp, left=stamp.left - 5, top=stamp.top - 2, right=stamp.right + 5, bottom=stamp.bottom + 2)
        assert [box.text for box in boxes if box is not stamp and box.overlaps(around)] == []
        assert stamp.bottom - stamp.top > 2.5


def test_an_original_never_says_duplicado() -> None:
    assert not Printed(print_invoice(sample(60), locale="es", duplicate=False)).holds("DUPLICADO")


def test_many_lines_take_several_pages_each_with_the_tables_head_and_its_number() -> None:
    document = Printed(print_invoice(sample(60), locale="es", duplicate=False))
    assert len(document.pages) == 3
    for number, page in enumerate(document.pages, 1):
        assert page.count("Descripción") == 1
        assert f"Página {number} de 3" in page
    assert ["Factura FA-2026-1 · 12/03/2026" in page for page in document.pages] == [False, True, True]


def test_five_hundred_lines_are_all_there_in_order() -> None:
    lines = [replace(line(number), description=f"Artículo n.º {number:03}") for number in range(500)]
    text = "".join(Printed(print_invoice(sample(lines), locale="es", duplicate=True)).pages)
    places = [text.index(each.description) for each in lines]
    assert places == sorted(places)


@pytest.mark.parametrize("count", range(20, 45))
def test_the_totals_stand_together_with_a_line_above_them(count: int) -> None:
    lines = [replace(line(3), description=f"Artículo {number}.") for number in range(count)]
    document = Printed(print_invoice(sample(lines), locale="es", duplicate=False))
    (page,) = (squeezed(page) for page in document.pages if "Importe neto" in page)
    held = ("Base imponible", "IVA 21 %", "Total", "1.301,37 €", "650,69", f"Artículo {count - 1}.")
    assert [text for text in held if squeezed(text) not in page] == []


def test_a_description_longer_than_a_page_goes_on_on_the_next() -> None:
    words = [f"palabra{number}" for number in range(2500)]
    row = replace(line(0), description=" ".join(words))
    document = Printed(print_invoice(sample([line(1), row, line(2)]), locale="es", duplicate=True))
    assert missing(words, document) == []
    assert (outside(document), overlapping(document)) == ([], [])


def test_more_taxes_and_due_dates_than_a_page_holds_go_on_on_the_next() -> None:
    taxes = [replace(TAXES[0], name=f"Tasa {number}.", base=Decimal(number)) for number in range(80)]
    due = [DuePayment(date(2026, 4, 1) + timedelta(number), Decimal(number), None) for number in range(80)]
    document = Printed(print_invoice(sample(taxes=taxes, due=due), locale="es", duplicate=True))
    names = [f"Tasa {number}. {number},00" for number in range(80)]
    days = [f"{ES.day(each.due_date)} {each.amount},00" for each in due]
    assert missing([*names, *days, "Total 1.301,37 €"], document) == []
    assert (outside(document), overlapping(document)) == ([], [])


def test_long_mentions_go_on_on_the_next_page() -> None:
    words = [f"mención{number}" for number in range(1500)]
    document = Printed(print_invoice(sample(25, mentions=" ".join(words)), locale="es", duplicate=True))
    assert missing(words, document) == []
    assert outside(document) == []


def test_a_figure_is_never_broken_where_texts_can_give_way() -> None:
    row = replace(
        line(0),
        product_code=ProductCode("REF-2026-000123-AZUL-XL"),
        quantity=Decimal("-1234567.125"),
        unit_price=Decimal("1234567.123456"),
        discounts=(Decimal(10), Decimal("12.25"), Decimal("33.33")),
        net=Decimal("123456789012.34"),
    )
    (page,) = Printed(print_invoice(sample([row]), locale="es", duplicate=False)).pages
    figures = ("-1.234.567,125", "1.234.567,123456", "123.456.789.012,34")
    assert [figure for figure in figures if figure not in page] == []
