"""A printed invoice shows all that the ERP stored, and no more."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from erp_adapter.domain.customers import Address
from erp_adapter.domain.printing import DuePayment, PrintedInvoice
from erp_adapter.domain.totals import TaxAmount
from exports.invoice import print_invoice
from tests.exports.invoice.samples import (
    COMPANY,
    HEAD,
    RECTIFYING,
    SURCHARGED,
    WITHHELD,
    Printed,
    line,
    missing,
    sample,
)


def printed(invoice: PrintedInvoice, *, locale: str = "es", duplicate: bool = False) -> Printed:
    return Printed(print_invoice(invoice, locale=locale, duplicate=duplicate))


def test_every_figure_of_the_lines_is_shown_as_stored() -> None:
    row = replace(
        line(2),
        quantity=Decimal("1234.567"),
        unit_price=Decimal("1234.567891"),
        net=Decimal("1524161.79"),
        tax_rate=Decimal("5.25"),
        discounts=(Decimal(10), Decimal(0), Decimal("2.5")),
    )
    document = printed(sample(lines=[line(0), row]))
    figures = ("1.234,567 1.234,567891 10 % + 2,5 % 5,25 % 1.524.161,79", "12 18,4575 21 % 221,49", "CAB-3G25")
    assert not missing(figures, document)


def test_taxes_and_totals_are_the_stored_ones_even_where_they_do_not_add_up() -> None:
    taxes = (TaxAmount("IGIC 7 %", Decimal(7), Decimal("99.99"), Decimal("7.01"), Decimal(0), Decimal("0.00")),)
    document = printed(sample(head={"net": Decimal("100.02"), "total": Decimal("107.05")}, taxes=taxes, due=()))
    texts = ("IGIC 7 % 99,99 7 % 7,01", "Importe neto 100,02 €", "Impuestos 7,03 €", "Total 107,05 €")
    assert not missing(texts, document)


def test_who_issued_it_which_it_is_and_to_whom_are_shown_as_on_the_day_of_issue() -> None:
    texts: tuple[str, ...] = (
        *("Suministros Añaza Atlántica, S. L. NIF B76123452", "38500 Güímar (Santa Cruz de Tenerife)"),
        *("FACTURA FA-2026-1", "Serie FA", "Fecha de expedición 12/03/2026", "Fecha de operación 10/03/2026"),
        *("Ferretería Núñez e Hijos, S. A. NIF A26012347", "Avenida de la Constitución, 27, 2.º B 26001 Logroño"),
        *("Código de cliente C0042", "Moneda EUR", "Página 1 de 1"),
    )
    assert not missing(texts, printed(sample()))


def test_what_the_erp_does_not_have_leaves_no_label_behind() -> None:
    head = {
        "series": None,
        "operation_date": None,
        "customer_tax_id": None,
        "customer_address": None,
        "rectifies_number": None,
    }
    lines = [replace(line(0), product_code=None, discounts=())]
    document = printed(sample(lines=lines, head=head, due=[], mentions=None))
    labels = ("Serie", "Fecha de operación", "Domicilio", "Código ", "Dto.", "Vencimiento", "Retención", "Recargo")
    others = ("Cargos", "Descuento", "Rectifica", "DUPLICADO", "QR tributario", "VERI*FACTU")
    assert [label for label in (*labels, *others) if label in document.pages[0].replace("Código de cliente", "")] == []
    assert document.pages[0].count("NIF") == 1


def test_the_date_of_operation_is_shown_only_where_it_is_another() -> None:
    assert not printed(sample(head={"operation_date": HEAD.date})).holds("Fecha de operación")


def test_a_method_of_payment_that_is_missing_leaves_no_label() -> None:
    document = printed(sample(due=(DuePayment(date(2026, 4, 11), Decimal("1301.37"), None),)))
    assert document.holds("11/04/2026 1.301,37")
    assert not document.holds("Forma de pago")


def test_a_surcharge_is_shown_by_its_rate_and_amount_as_are_charges_and_discounts() -> None:
    texts = (
        *("IVA 21 % 1.000,51 21 % 210,11 5,2 % 52,03", "IVA 21 % 75,00 21 % 15,75 5,2 % 3,90"),
        *("Descuento general 3 % + 1,5 %", "Cargos 75,00 €", "Impuestos y recargos 281,79 €", "Total 1.357,30 €"),
    )
    assert not missing(texts, printed(sample(**SURCHARGED)))


def test_a_withholding_is_taken_off_below_the_total() -> None:
    texts = ("Total 1.301,37 €", "Retención -204,35 €", "Total a pagar 1.097,02 €", WITHHELD["mentions"])
    assert not missing(texts, printed(sample(**WITHHELD)))


def test_due_dates_are_shown_with_their_amounts_and_methods() -> None:
    texts = ("11/04/2026 Recibo domiciliado a 30 días 650,68", "11/05/2026 Recibo domiciliado a 60 días 650,69")
    assert not missing(texts, printed(sample()))


@pytest.mark.parametrize("locale", ["es", "en"])
def test_the_mentions_that_the_law_gives_are_spanish_for_every_reader(locale: str) -> None:
    mentioned = printed(sample(reverse_charge=True, cash_basis=True), locale=locale, duplicate=True)
    texts = ("Inversión del sujeto pasivo", "Régimen especial del criterio de caja", "DUPLICADO")
    assert not missing(texts, mentioned)
    assert missing(texts, printed(sample(), locale=locale)) == list(texts)


def test_a_rectifying_invoice_says_so_and_names_the_other_and_its_date() -> None:
    texts = ("FACTURA RECTIFICATIVA FR-2026-7", "Rectifica a la factura FA-2026-1 de 12/03/2026", "Total -90,75 €")
    assert not missing(texts, printed(sample(1, **RECTIFYING)))
    undated = printed(sample(1, **{**RECTIFYING, "rectifies_date": None}))
    assert undated.holds("FA-2026-1 Código de cliente")


def test_an_english_reader_has_english_labels_and_figures() -> None:
    texts = ("INVOICE FA-2026-1", "Date of issue 12/03/2026", "Net amount 1,075.51 €", "Page 1 of 1")
    assert not missing(texts, printed(sample(), locale="en"))
    assert printed(sample(1, **RECTIFYING), locale="en").holds("CORRECTIVE INVOICE (factura rectificativa)")


def test_another_currency_stands_beside_the_totals_and_the_head() -> None:
    assert not missing(("Moneda USD", "Total 1.301,37 USD"), printed(sample(head={"currency": "USD"})))


def test_the_country_is_told_to_those_abroad() -> None:
    abroad = Address("Dépôt", "Rue de la Paix, 1", "Paris", "75002", None, "FR")
    document = printed(sample(head={"customer_address": abroad}))
    assert document.holds("Dépôt Rue de la Paix, 1 75002 Paris Francia")
    assert not document.holds("España")


def test_characters_that_the_font_does_not_have_are_seen_to_be_missing() -> None:
    document = printed(sample(head={"customer_name": "寿司 Łódź 🍣 Žižkov\x00\ud800"}))
    assert document.holds("\ufffd\ufffd Łódź \ufffd Žižkov\ufffd")


def test_the_file_tells_its_title_language_and_author() -> None:
    document = printed(sample())
    assert (document.metadata["Title"], document.metadata["Author"]) == ("Factura FA-2026-1", COMPANY.name)
    assert b"/Lang (es)" in print_invoice(sample(), locale="es", duplicate=False)
    assert b"/Lang (en)" in print_invoice(sample(), locale="en", duplicate=False)


@pytest.mark.parametrize("changes", [{}, {"verifactu": True, "head": {"verification_url": "https://a.example/q"}}])
def test_the_same_invoice_gives_the_same_bytes(changes: dict[str, Any]) -> None:
    first, second = (print_invoice(sample(40, **changes), locale="es", duplicate=True) for _ in range(2))
    assert first == second
    assert b"(D:20260312000000Z)" in first


@pytest.mark.parametrize("invoice", [sample(0), sample(taxes=())])
def test_an_invoice_that_lacks_what_it_must_show_is_not_printed(invoice: PrintedInvoice) -> None:
    with pytest.raises(ValueError, match="FA-2026-1"):
        print_invoice(invoice, locale="es", duplicate=False)
