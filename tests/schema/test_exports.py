"""Every link that the schema offers opens for whom it was made, shows no more than the list does, and is written down."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from graphql import GraphQLObjectType, get_named_type
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from app import DEMO_PASSWORD
from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.errors import BadRequest, Gone, NotAvailable
from resolvers.audit import AuditWanted
from resolvers.export_settings import ExportSettings
from resolvers.login_forms import LoginForm
from resolvers.principal import Permission
from tests.office import Demo, Office, office_on
from tests.schema.shopping import Person

CSV = "export(format: CSV) { url filename }"
LISTS = f"""{{
  products {{ {CSV} }}
  viewer {{ customer {{
    orders {{ {CSV} }}
    invoices {{ {CSV} }}
    outstanding {{ {CSV} }}
    annualDeclarations(year: 2025) {{ {CSV} }}
    statement(from: "2025-01-01", to: "2026-03-31") {{ {CSV} }}
  }} }}
}}"""
DOCUMENTS = """{ viewer { customer { invoices(first: 100) {
  documents { url } nodes { number document { state link { url filename } } } } } } }"""


async def taken(office: Office, link: dict[str, str], *, client: str = "10.0.0.9") -> bytes:
    """The file behind a link."""
    token = link["url"].removeprefix("/exports/")
    download = await office.opened.office.downloads.file(token, client=client, part=False)
    assert "filename" not in link or download.filename == link["filename"]
    return download.path.read_bytes()


def links(answer: Any, name: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every link in an answer, by the field that it hangs from."""
    if isinstance(answer, list):
        for each in answer:
            yield from links(each, name)
    if isinstance(answer, dict):
        if str(answer.get("url")).startswith("/exports/"):
            yield name, answer
        for key, each in answer.items():
            yield from links(each, name if key == "export" else key)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


async def add_login(office: Office, *permissions: Permission) -> str:
    """A login of the main customer that may do this and no more."""
    ((username, code),) = [("limitado", (await office.principal("compras")).customers[0])]
    names = tuple(each.value for each in permissions)
    form = LoginForm(
        username, "Luz Limitada", "luz@example.com", customers=(code,), permissions=names, password=DEMO_PASSWORD
    )
    assert not (await office.opened.logins.add([form])).faults
    return username


@pytest.mark.parametrize("file_format", list(ExportFormat))
async def test_every_link_of_the_schema_opens(office: Office, tmp_path: Path, file_format: ExportFormat) -> None:
    """In every format; a field of this kind that is new is met here too."""
    customer = (await office.principal("compras")).customers[0]
    person = Person(office, tmp_path, "compras", customer)
    person.asking = replace(person.asking, defaults={**person.asking.defaults, "format": file_format.value})
    answer = await person.read(depth=6)
    offered = {
        f"{kind.name}.{name}"
        for kind in office.schema.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, what in kind.fields.items()
        if get_named_type(what.type).name == "ExportLink"
    }
    met = {leaf.around for leaf in person.leaves() if leaf.place == "ExportLink.url" and leaf.value}
    assert met == offered
    for link in {link["url"]: link for _, link in links(answer["data"])}.values():
        assert await taken(office, link)


async def test_each_list_is_whole_whatever_the_page(office: Office) -> None:
    data = await office.data(
        f"{{ viewer {{ customer {{ invoices(first: 1, orderBy: {{field: TOTAL}}) {{ totalCount {CSV} }} }} }} }}"
    )
    invoices = data["viewer"]["customer"]["invoices"]
    shown = rows(await taken(office, invoices["export"]))
    assert len(shown) == invoices["totalCount"]
    totals = [float(row["Total"].replace(".", "").replace(",", ".")) for row in shown]
    assert totals == sorted(totals)


async def test_files_have_the_figures_of_the_api_to_the_cent(office: Office, tmp_path: Path) -> None:
    """By readers of other makes: the text of the PDF, the numbers of both workbooks."""
    formats = " ".join(f"{each}: export(format: {each}) {{ url }}" for each in ExportFormat)
    asked = f"{{ viewer {{ customer {{ invoices(first: 100) {{ totals {{ total }} nodes {{ number total }} {formats} }} }} }} }}"
    invoices = (await office.data(asked))["viewer"]["customer"]["invoices"]
    totals = {node["number"]: node["total"] for node in invoices["nodes"]}
    for each in (ExportFormat.XLSX, ExportFormat.XLS):
        file = tmp_path / f"invoices.{each.lower()}"
        file.write_bytes(await taken(office, invoices[each]))
        table = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
        place = next(line for line in table if line[0] == "Número").index("Total")
        assert {line[0]: f"{line[place]:.2f}" for line in table if line[0] in totals} == totals
    document = PdfDocument(await taken(office, invoices[ExportFormat.PDF]))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for number, total in [*totals.items(), ("Total EUR", invoices["totals"]["total"])]:
        assert number in text
        assert f"{Decimal(total):,.2f}".translate(str.maketrans(",.", ".,")) in text


MAY = {
    "products": set[Permission](),
    "orders": set[Permission](),
    "invoices": {Permission.SEE_INVOICES},
    "outstanding": {Permission.SEE_OUTSTANDING},
    "annualDeclarations": {Permission.SEE_ANNUAL_DECLARATION},
    "statement": {Permission.SEE_LEDGER},
}


@pytest.mark.parametrize("lacking", [None, *Permission])
async def test_a_file_holds_what_the_login_may_see(office: Office, lacking: Permission | None) -> None:
    """Without a permission the list is not offered, or has no column of it."""
    by = await add_login(office, *(each for each in Permission if each is not lacking))
    found = dict(links((await office.ask(LISTS, by=by))["data"]))
    assert set(found) == {name for name, needed in MAY.items() if lacking not in needed}
    columns = {name: set(rows(await taken(office, link))[0]) for name, link in found.items()}
    for name in ("products", "orders"):
        assert bool(columns[name] & {"Precio sin impuestos", "Neto", "Total"}) is (lacking is not Permission.SEE_PRICES)
    if "invoices" in columns:
        assert ("Pendiente" in columns["invoices"]) is (lacking is not Permission.SEE_OUTSTANDING)
    if "outstanding" in columns:
        assert ("Facturas" in columns["outstanding"]) is (lacking is not Permission.SEE_INVOICES)


async def test_a_link_ends_with_its_session(office: Office) -> None:
    found = dict(links(await office.data(LISTS)))
    await office.opened.office.sessions.logout(await office.principal("compras"), client="test")
    for link in found.values():
        with pytest.raises(Gone):
            await taken(office, link)


async def test_a_link_ends_when_its_login_is_shut_out(office: Office) -> None:
    found = dict(links(await office.data(LISTS)))
    await office.opened.logins.disable("compras")
    with pytest.raises(Gone):
        await taken(office, found["invoices"])


async def test_a_document_is_what_its_state_says(office: Office, demo: Demo, tmp_path: Path) -> None:
    """A signed file byte for byte, any other with «DUPLICADO» on it; a zip holds them all."""
    archived = demo.documents
    assert archived is not None
    invoices = (await office.data(DOCUMENTS))["viewer"]["customer"]["invoices"]
    states = set()
    for node in invoices["nodes"]:
        state, content = node["document"]["state"], await taken(office, node["document"]["link"])
        original = archived / f"{node['number']}.pdf"
        states.add((state, original.exists()))
        assert content.startswith(b"%PDF")
        assert (original.exists() and content == original.read_bytes()) is (state == "SIGNED_ORIGINAL")
    assert states == {("SIGNED_ORIGINAL", True), ("DUPLICATE", True), ("DUPLICATE", False)}
    bundle = tmp_path / "all.zip"
    bundle.write_bytes(await taken(office, invoices["documents"]))
    with ZipFile(bundle) as opened:
        assert opened.testzip() is None
        assert sorted(opened.namelist()) == sorted(f"{node['number']}.pdf" for node in invoices["nodes"])


async def test_a_file_that_the_archive_lost_is_unavailable(demo: Demo, tmp_path: Path) -> None:
    """Nothing is printed in its place: there would be two versions of one document."""
    empty = tmp_path / "documents"
    empty.mkdir()
    async with office_on(demo, tmp_path, documents=empty) as office:
        nodes = (await office.data(DOCUMENTS))["viewer"]["customer"]["invoices"]["nodes"]
        (lost,) = [node for node in nodes if node["document"]["state"] == "SIGNED_ORIGINAL"][:1]
        with pytest.raises(NotAvailable, match=r"document\.broken"):
            await taken(office, lost["document"]["link"])


async def test_what_is_longer_than_the_site_allows_is_refused(demo: Demo, tmp_path: Path) -> None:
    """A list by its rows, a zip by its documents; the page says to narrow the filter."""
    async with office_on(demo, tmp_path, exports=ExportSettings(most_rows=1, most_documents=1)) as office:
        found = dict(links(await office.data(LISTS)))
        with pytest.raises(BadRequest, match=r"export\.too_large"):
            await taken(office, found["products"])
        invoices = (await office.data(DOCUMENTS))["viewer"]["customer"]["invoices"]
        with pytest.raises(BadRequest, match=r"export\.too_many_documents") as refused:
            await taken(office, invoices["documents"])
        assert refused.value.details == {"count": len(invoices["nodes"]), "most": 1}


async def test_who_took_which_file_when_and_from_where_is_written_down(office: Office) -> None:
    invoices = (await office.data(DOCUMENTS))["viewer"]["customer"]["invoices"]
    node = next(each for each in invoices["nodes"] if each["document"]["link"])
    await taken(office, node["document"]["link"], client="10.0.0.1")
    await taken(office, dict(links(await office.data(LISTS)))["orders"], client="10.0.0.2")
    entries = [each async for each in office.opened.office.audit.entries(AuditWanted(login="compras"), 2)]
    customer = (await office.principal("compras")).customers[0]
    assert [(each.action, each.subject, each.outcome, each.customer_code, each.address) for each in entries] == [
        ("export.take", "Pedidos 2026-03-31.csv", "ok", customer, "10.0.0.2"),
        ("document.take", node["number"], node["document"]["state"], customer, "10.0.0.1"),
    ]


async def test_a_further_part_of_a_file_is_not_written_down_again(office: Office) -> None:
    link = dict(links(await office.data(LISTS)))["orders"]
    token = link["url"].removeprefix("/exports/")
    for part in (True, True, False):
        await office.opened.office.downloads.file(token, client="10.0.0.1", part=part)
    wanted = AuditWanted(login="compras", action="export.take")
    assert len([each async for each in office.opened.office.audit.entries(wanted, 9)]) == 2
