"""What stands above and below a printed list: whose it is, what it is, its figures."""

from collections.abc import Sequence

from erp_adapter.domain.customers import Address
from erp_adapter.domain.sheets import Fact, Sheet
from exports.figures import Figures, of_when
from exports.pages import BLUE, GREY, MARGIN, PALE, RULE, Colour, Document
from exports.wording import wording

GAP = 4.0
CARDS = 3
"""Facts side by side on an upright page; one more on a page on its side."""

LEADING, DESCENT = 0.46, 0.11
"""From one line to the next, and from its baseline down: millimetres for each point of its size."""

Styled = tuple[str, float, bool, Colour]
"""A line, its size, whether it is bold, its colour."""


def write_heading(document: Document, sheet: Sheet, figures: Figures) -> float:
    """Write the top of the first page and give where it ends."""
    y = _parties(document, sheet, figures.locale)
    with document.decoration():
        document.fill_box(MARGIN, y + 3.5, document.epw, 0.5, BLUE)
    with document.part("/S/H1"):
        y = _block(document, MARGIN, y + 7, document.epw, [(wording(sheet.title, figures.locale), 16, True, BLUE)])
    with document.part("/S/P"):
        y = _block(document, MARGIN, y + 1, document.epw, [(of_when(sheet, figures), 8.5, False, GREY)])
    return write_facts(document, sheet.above, figures, y + 3) + 2


def write_facts(document: Document, facts: Sequence[Fact], figures: Figures, y: float) -> float:
    """Write the figures in a row of cards, as many rows as it takes, and give where they end."""
    across = CARDS + (document.w > document.h)
    width = (document.epw - GAP * (across - 1)) / across
    for start in range(0, len(facts), across):
        cards = [_card(document, fact, figures, width) for fact in facts[start : start + across]]
        tall = 3.8 + max(_height(lines) for lines in cards)
        if y + tall > document.bottom:
            document.add_page()
            y = MARGIN
        for index, lines in enumerate(cards):
            x = MARGIN + index * (width + GAP)
            with document.decoration():
                document.fill_box(x, y, width, tall, PALE)
                document.fill_box(x, y, 0.7, tall, BLUE)
            with document.part("/S/P"):
                _block(document, x + 3, y + 1.6, width - 5, lines)
        y += tall + GAP - 1
    return y


def _card(document: Document, fact: Fact, figures: Figures, width: float) -> list[Styled]:
    name, value = wording(fact.name, figures.locale), figures.cell(fact.kind, fact.value)
    return [
        *((line, 7.5, False, GREY) for line in document.wrapped(name, 7.5, width - 5)),
        *((line, 9.5, True, BLUE) for line in document.wrapped(value, 9.5, width - 5, bold=True)),
    ]


def _parties(document: Document, sheet: Sheet, locale: str) -> float:
    """The company at the left, the customer at the right; give where the longer ends."""
    company, customer = sheet.company, sheet.customer
    half = document.epw * 0.47
    tax_id = wording("sheet.tax_id", locale)
    lines: list[Styled] = [(company.name, 12, True, BLUE), (f"{tax_id} {company.tax_id}", 8, False, GREY)]
    lines += [(line, 8, False, GREY) for line in _address(company.address, company.address.country)]
    with document.part("/S/P"):
        y = _block(document, MARGIN, MARGIN, half if customer else document.epw, lines)
    if customer is None:
        return y
    code = " · ".join(filter(None, (customer.code, customer.tax_id and f"{tax_id} {customer.tax_id}")))
    left = MARGIN + document.epw - half
    lines = [(wording("sheet.customer", locale), 7.5, False, GREY), (customer.name, 10, True, BLUE)]
    lines += [(line, 8, False, GREY) for line in (code, *_address(customer.address, company.address.country))]
    with document.part("/S/P"):
        end = _block(document, left + 4, MARGIN, half - 4, lines)
    with document.decoration():
        document.fill_box(left, MARGIN, 0.3, end - MARGIN, RULE)
    return max(y, end)


def _address(address: Address, home: str) -> list[str]:
    """The country is told only to those abroad."""
    town = f"{address.postal_code} {address.city}".strip()
    province = address.province if address.province and address.province != address.city else None
    country = address.country if address.country != home else None
    lines = (address.street, f"{town} ({province})" if province else town, country)
    return [line for line in lines if line]


def _block(document: Document, x: float, y: float, width: float, lines: Sequence[Styled]) -> float:
    """Write lines one under the other, each wrapped to the width, and give where they end."""
    for text, size, bold, colour in lines:
        for line in document.wrapped(text, size, width, bold=bold):
            y += size * LEADING
            document.write_line(x, y - size * DESCENT, line, size, bold=bold, colour=colour)
    return y


def _height(lines: Sequence[Styled]) -> float:
    return sum(size * LEADING for _, size, _, _ in lines)
