"""PDF files of all shapes for the tests of documents, and how a reader shows them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL.Image import Image

TEXT = (
    b"BT /F1 12 Tf 40 700 Td (Factura F-1: 1.234,56) Tj ET 0.2 0.4 0.6 rg 30 30 100 50 re f 1 0 0 RG 0 0 612 792 re S"
)

Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def made(*changes: Change, content: bytes = TEXT, **attributes: Any) -> bytes:
    """Make a PDF of one page for each change, or of one page; `attributes` are each page's, None takes one away."""
    pdf = pikepdf.new()
    for change in changes or (lambda *_: None,):
        usual = {
            "Type": Name.Page,
            "MediaBox": Array([0, 0, 612, 792]),
            "Resources": Dictionary(Font=Dictionary(F1=helvetica())),
            "Contents": pdf.make_stream(content),
        }
        page = {key: value for key, value in (usual | attributes).items() if value is not None}
        pdf.pages.append(pikepdf.Page(Dictionary(**page)))
        change(pdf, pdf.pages[-1])
    return saved(pdf)


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    target = BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def written(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """Write objects as they are, for files that no library would write."""
    body, places = b"%PDF-1.7\n", {}
    for number, text in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    trailer = b"trailer <</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, root, len(body))
    return body + b"xref\n" + table + trailer


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), extra, data)


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as file:
        return [page.get_textpage().get_text_range() for page in file]


def pictures(pdf: bytes, scale: float = 2) -> list[Image]:
    with pypdfium2.PdfDocument(pdf) as file:
        return [page.render(scale=scale).to_pil().convert("L") for page in file]
