"""What stands above an invoice's lines: who issued it, which it is, to whom."""

from collections.abc import Iterator, Sequence

from babel import Locale

from erp_adapter.domain.customers import Address
from erp_adapter.domain.printing import PrintedInvoice
from exports.figures import Figures
from exports.invoice.paper import SMALL, Paper, Style
from exports.invoice.qr import TaxCode
from exports.invoice.words import word
from exports.pages import BLUE, GREY, LEFT, PALE, RIGHT, RULE

FACTS = 66.0
"""How wide the column at the right is, in millimetres."""
GAP = 6.0
NAME = Style(12, bold=True, colour=BLUE)
PLAIN = Style(8.5, colour=GREY)
TITLE = Style(19, bold=True, colour=BLUE)
NUMBER = Style(11, bold=True)
CUSTOMER = Style(10.5, bold=True)
VALUE = Style(8, bold=True)
ADDRESS = Style(8.5)

Styled = tuple[str, Style]


class Heading:
    """Writes the top of the first page."""

    def __init__(self, paper: Paper, invoice: PrintedInvoice, figures: Figures) -> None:
        self._paper, self._invoice, self._figures = paper, invoice, figures

    def write(self) -> None:
        paper, head = self._paper, self._invoice.head
        top, left = paper.y, paper.left
        ends = [top]
        if head.verification_url:
            code = TaxCode(head.verification_url, verifiable=self._invoice.verifactu)
            code.draw(paper.document, left, top)
            left += code.width + 2
            ends.append(top + code.height)
        ends.append(self._block(left, top, paper.right - FACTS - GAP - left, self._issuer()))
        ends.append(self._which(top))
        paper.y = max(ends) + 5
        self._recipient()
        paper.y += 5

    def _issuer(self) -> list[Styled]:
        company = self._invoice.company
        tax_id = f"{self._word('tax_id')} {company.tax_id}" if company.tax_id else ""
        lines = [(company.name, NAME), (tax_id, PLAIN)]
        return lines + [(line, PLAIN) for line in self._address(company.address, company.name)]

    def _which(self, y: float) -> float:
        paper, head = self._paper, self._invoice.head
        subtitle = self._word(f"subtitle.{head.kind}") if head.kind == "RECTIFYING" else ""
        with paper.document.part("/S/H1"):
            for text, style in ((self._word(f"title.{head.kind}").upper(), TITLE), (subtitle, SMALL)):
                y = paper.write(paper.right, y, paper.lines(text, style, FACTS), style, align=RIGHT)
        with paper.document.part("/S/P"):
            y = paper.write(paper.right, y + 0.8, paper.lines(head.number, NUMBER, FACTS), NUMBER, align=RIGHT)
        y += 2
        table = paper.document.group("/S/Table")
        for label, value in self._facts():
            y = self._fact(y, label, value, table)
        return y

    def _facts(self) -> Iterator[tuple[str, str]]:
        head, figures = self._invoice.head, self._figures
        yield "series", head.series or ""
        yield "date", figures.day(head.date)
        if head.operation_date and head.operation_date != head.date:
            yield "operation_date", figures.day(head.operation_date)
        if head.rectifies_number:
            day = self._invoice.rectifies_date
            since = f" {self._word('rectified_on').format(date=figures.day(day))}" if day else ""
            yield "rectifies", f"{head.rectifies_number}{since}"
        yield "customer_code", head.customer_code
        yield "currency", head.currency

    def _fact(self, y: float, label: str, value: str, table: int) -> float:
        paper, document = self._paper, self._paper.document
        name = self._word(label)
        room = FACTS - paper.text_width(name, SMALL) - 3
        lines = paper.lines(value, VALUE, room)
        if not lines:
            return y
        row = document.group("/S/TR", table)
        with document.decoration():
            document.fill_box(paper.right - FACTS, y, FACTS, 0.15, RULE)
        with document.part("/S/TH/A<</O/Table/Scope/Row>>", row):
            paper.write(paper.right - FACTS, y + 0.95, [name], SMALL)
        with document.part("/S/TD", row):
            return paper.write(paper.right, y + 0.9, lines, VALUE, align=RIGHT) + 0.7

    def _recipient(self) -> None:
        """In a panel, the name at the left and the address beside it."""
        paper, head = self._paper, self._invoice.head
        half = paper.width / 2 - 4
        tax_id = f"{self._word('tax_id')} {head.customer_tax_id}" if head.customer_tax_id else ""
        who = [(self._word("recipient"), SMALL), (head.customer_name, CUSTOMER), (tax_id, ADDRESS)]
        where = [(line, ADDRESS) for line in self._address(head.customer_address, head.customer_name)]
        if where:
            where.insert(0, (self._word("address"), SMALL))
        tall = max(self._tall(who, half), self._tall(where, half)) + 4
        with paper.document.decoration():
            paper.document.fill_box(paper.left, paper.y, paper.width, tall, PALE)
            paper.document.fill_box(paper.left, paper.y, 0.8, tall, BLUE)
        self._block(paper.left + 4, paper.y + 2, half, who)
        self._block(paper.left + paper.width / 2 + 2, paper.y + 2, half, where)
        paper.y += tall

    def _address(self, address: Address | None, name: str) -> list[str]:
        """The country is told only to those abroad."""
        if address is None:
            return []
        town = f"{address.postal_code} {address.city}".strip()
        province = address.province if address.province and address.province != address.city else None
        home = self._invoice.company.address.country
        country = Locale(self._figures.locale).territories.get(address.country, address.country)
        lines = (
            address.name if address.name != name else None,
            address.street,
            f"{town} ({province})" if province else town,
            country if address.country != home else None,
        )
        return [line for line in lines if line]

    def _block(self, x: float, y: float, width: float, lines: Sequence[Styled]) -> float:
        if not any(text.strip() for text, _ in lines):
            return y
        with self._paper.document.part("/S/P"):
            for text, style in lines:
                y = self._paper.write(x, y, self._paper.lines(text, style, width), style, align=LEFT)
        return y

    def _tall(self, lines: Sequence[Styled], width: float) -> float:
        return sum(len(self._paper.lines(text, style, width)) * style.leading for text, style in lines)

    def _word(self, key: str) -> str:
        return word(key, self._figures.locale)
