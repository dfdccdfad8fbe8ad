"""Sample invoices, and what a reader finds of a printed one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pypdfium2
from PIL import Image

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber, ProductCode
from erp_adapter.domain.customers import Address, Company
from erp_adapter.domain.invoice_list import InvoiceHead, InvoiceLine
from erp_adapter.domain.invoices import InvoiceKind
from erp_adapter.domain.printing import DuePayment, PrintedInvoice
from erp_adapter.domain.totals import TaxAmount

URL = (
    "https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR"
    "?nif=B76123452&numserie=FA-2026-1&fecha=12-03-2026&importe=1301.37"
)
COMPANY = Company(
    name="Suministros Añaza Atlántica, S. L.",
    tax_id="B76123452",
    address=Address(
        None, "Polígono Industrial Güímar, calle 3, nave 14", "Güímar", "38500", "Santa Cruz de Tenerife", "ES"
    ),
    currency="EUR",
    tax_regime="IVA",
)
CUSTOMER_ADDRESS = Address(None, "Avenida de la Constitución, 27, 2.º B", "Logroño", "26001", "La Rioja", "ES")
HEAD = InvoiceHead(
    number=InvoiceNumber("FA-2026-1"),
    series="FA",
    kind=InvoiceKind.INVOICE,
    date=date(2026, 3, 12),
    operation_date=date(2026, 3, 10),
    customer_code=CustomerCode("C0042"),
    customer_name="Ferretería Núñez e Hijos, S. A.",
    customer_tax_id="A26012347",
    customer_address=CUSTOMER_ADDRESS,
    discounts=(),
    charges=Decimal("0.00"),
    net=Decimal("1075.51"),
    total=Decimal("1301.37"),
    withholding=Decimal("0.00"),
    currency="EUR",
    rectifies_number=None,
    verification_url=None,
)
TAXES = (
    TaxAmount("IVA 21 %", Decimal(21), Decimal("1000.51"), Decimal("210.11"), Decimal(0), Decimal("0.00")),
    TaxAmount("IVA 21 % (otros)", Decimal(21), Decimal("75.00"), Decimal("15.75"), Decimal(0), Decimal("0.00")),
)
GOODS = (
    ("TOR-M8X40", "Tornillo hexagonal DIN 933 M8×40, acero cincado 8.8, caja de 200 unidades", "12", "18.4575"),
    ("ADH-310", "Adhesivo de poliuretano monocomponente, cartucho de 310 ml, color gris", "24", "6.1"),
    ("CAB-3G25", "Cable H07RN-F 3G2,5 mm², por metros", "137.5", "1.234567"),
    (None, "Corte a medida y embalaje", "1", "35"),
    ("DIS-125", "Disco de corte 125 × 1 mm para acero inoxidable", "50", "0.995"),
    ("GUA-T9", "Guantes de nitrilo, talla 9, par", "40", "2.35"),
    ("TAL-18V", "Taladro percutor a batería 18 V, 2 × 5,0 Ah, maletín y cargador rápido", "2", "189.9"),
    ("SIL-N", "Silicona neutra transparente 280 ml", "18", "4.275"),
)


def line(position: int) -> InvoiceLine:
    code, description, quantity, price = GOODS[position % len(GOODS)]
    return InvoiceLine(
        invoice_number=HEAD.number,
        position=position,
        product_code=ProductCode(code) if code else None,
        description=description,
        quantity=Decimal(quantity),
        unit_price=Decimal(price),
        discounts=((), (Decimal(10),), (Decimal(10), Decimal("2.5")))[position % 3],
        net=(Decimal(quantity) * Decimal(price)).quantize(Decimal("0.01")) + position,
        tax_rate=Decimal(21),
    )


def sample(
    lines: int | Sequence[InvoiceLine] = 8, head: dict[str, Any] | None = None, **changes: Any
) -> PrintedInvoice:
    """An ordinary invoice but for the changes."""
    invoice = PrintedInvoice(
        company=COMPANY,
        head=replace(HEAD, **(head or {})),
        lines=[line(position) for position in range(lines)] if isinstance(lines, int) else lines,
        taxes=TAXES,
        due=(
            DuePayment(date(2026, 4, 11), Decimal("650.68"), "Recibo domiciliado a 30 días"),
            DuePayment(date(2026, 5, 11), Decimal("650.69"), "Recibo domiciliado a 60 días"),
        ),
        rectifies_date=None,
        reverse_charge=False,
        cash_basis=False,
        mentions=None,
        verifactu=False,
    )
    return replace(invoice, **changes)


VERIFIABLE: dict[str, Any] = {"head": {"verification_url": URL}, "verifactu": True}
SURCHARGED: dict[str, Any] = {
    "head": {"total": Decimal("1357.30"), "discounts": (Decimal(3), Decimal("1.5")), "charges": Decimal("75.00")},
    "taxes": (
        TaxAmount("IVA 21 %", Decimal(21), Decimal("1000.51"), Decimal("210.11"), Decimal("5.2"), Decimal("52.03")),
        TaxAmount("IVA 21 %", Decimal(21), Decimal("75.00"), Decimal("15.75"), Decimal("5.2"), Decimal("3.90")),
    ),
}
WITHHELD: dict[str, Any] = {
    "head": {"withholding": Decimal("204.35")},
    "mentions": "Operación exenta por aplicación del artículo 20.Uno.23.º de la Ley 37/1992.",
}
RECTIFYING: dict[str, Any] = {
    "head": {
        "number": InvoiceNumber("FR-2026-7"),
        "series": "FR",
        "kind": InvoiceKind.RECTIFYING,
        "rectifies_number": InvoiceNumber("FA-2026-1"),
        "net": Decimal("-75.00"),
        "total": Decimal("-90.75"),
    },
    "rectifies_date": date(2026, 3, 12),
    "taxes": (TaxAmount("IVA 21 %", Decimal(21), Decimal("-75.00"), Decimal("-15.75"), Decimal(0), Decimal("0.00")),),
    "due": (),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A text and where it stands, in millimetres from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Printed:
    """A printed invoice as a reader has it."""

    def __init__(self, content: bytes) -> None:
        self._file = pypdfium2.PdfDocument(content)
        self.pages = [page.get_textpage().get_text_range() for page in self._file]
        self.metadata = self._file.get_metadata_dict()

    def holds(self, text: str) -> bool:
        return squeezed(text) in squeezed("".join(self.pages))

    def picture(self, page: int = 0, dots: int = 300) -> Image.Image:
        picture: Image.Image = self._file[page].render(scale=dots / 72).to_pil()
        return picture

    def boxes(self, page: int) -> list[Box]:
        """The text boxes of a page."""
        text = self._file[page].get_textpage()
        rectangles = [text.get_rect(index) for index in range(text.count_rects())]
        return [self._box(page, text.get_text_bounded(*sides), sides) for sides in rectangles]

    def characters(self, page: int) -> list[Box]:
        """The characters of a page but for white space: PDFium puts some of its own at a line's end."""
        text = self._file[page].get_textpage()
        shown = [(index, text.get_text_range(index, 1)) for index in range(text.count_chars())]
        return [self._box(page, each, text.get_charbox(index)) for index, each in shown if each.strip()]

    def _box(self, page: int, text: str, sides: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = sides
        height = self._file[page].get_height()
        return Box(text, mm(left), mm(height - top), mm(right), mm(height - bottom))


def mm(points: float) -> float:
    return points * 25.4 / 72


def squeezed(text: str) -> str:
    """Without white space; PDFium tells a hyphen at a line's end as U+FFFE."""
    return re.sub(r"\s+", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def missing(texts: Iterable[str], printed: Printed) -> list[str]:
    return [text for text in texts if not printed.holds(text)]
