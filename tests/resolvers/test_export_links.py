"""A link opens for whom it was made, until it expires, and for nobody and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha512

import pytest

from erp_adapter.domain.catalogue import ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import AccountCode, CustomerCode, InvoiceNumber
from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.errors import BadRequest, Forbidden, Gone
from resolvers.export_links import ExportLinks
from resolvers.export_settings import ExportSettings
from resolvers.principal import Permission, Principal, Role
from resolvers.settings import CompanySettings
from resolvers.sheets.requests import InvoiceFile, ListRequest, ProductSheet, StatementSheet

SECRET = "s" * 32
MINUTES = timedelta(minutes=10)
ALICE = Principal(
    login_id=1,
    session_id="alice",
    username="alice",
    name="Alice",
    email=None,
    locale="es",
    role=Role.CUSTOMER,
    permissions=frozenset(Permission),
    customers=(CustomerCode("1"), CustomerCode("2")),
)
INVOICE = InvoiceFile(CustomerCode("1"), InvoiceNumber("2026/12"))
YEAR = StatementSheet(CustomerCode("1"), AccountCode("430"), date(2026, 1, 1), date(2026, 12, 31))


class Watch:
    """Shows the instant that it is set to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


class OpenSessions:
    def __init__(self, *principals: Principal) -> None:
        self.found = {each.session_id: each for each in principals}

    async def principal(self, session_id: str) -> Principal | None:
        return self.found.get(session_id)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def sessions() -> OpenSessions:
    return OpenSessions(ALICE)


@pytest.fixture
def links(watch: Watch, sessions: OpenSessions) -> ExportLinks:
    return links_at(watch, sessions)


def links_at(
    watch: Watch, sessions: OpenSessions, secrets: tuple[str, ...] = (SECRET,), address: str = "/exports"
) -> ExportLinks:
    settings = ExportSettings(lifetime=MINUTES, address=address)
    return ExportLinks(sessions, secrets, settings, CompanySettings(), watch)


def token(links: ExportLinks, request: ListRequest = INVOICE, file_format: ExportFormat | None = None) -> str:
    return links.link(ALICE, request, file_format, "es").url.removeprefix("/exports/")


async def test_a_link_says_what_was_asked_for_and_by_whom(links: ExportLinks, watch: Watch) -> None:
    link = links.link(ALICE, YEAR, ExportFormat.XLSX, "en")
    opened = await links.open(link.url.removeprefix("/exports/"))
    assert (opened.viewer, opened.wanted.request, opened.wanted.format) == (ALICE, YEAR, ExportFormat.XLSX)
    assert (opened.wanted.locale, opened.wanted.filename) == ("en", "Statement 430 2026-12-31.xlsx")
    assert opened.wanted.filename == link.filename
    assert opened.expires_at == link.expires_at == watch.at + MINUTES


async def test_its_file_is_named_by_the_companys_day(links: ExportLinks) -> None:
    """At 22:30 UTC it is tomorrow in Madrid."""
    query = ProductQuery(CustomerCode("1"), date(2026, 4, 1), ProductFilter(), ((ProductSort.NAME, False),))
    assert links.link(ALICE, ProductSheet(query), ExportFormat.PDF, "es").filename == "Catálogo 2026-04-01.pdf"


async def test_it_opens_until_it_expires_and_then_no_more(links: ExportLinks, watch: Watch) -> None:
    made = token(links)
    watch.at += MINUTES - timedelta(seconds=1)
    await links.open(made)
    watch.at += timedelta(seconds=1)
    with pytest.raises(Gone, match=r"link\.expired"):
        await links.open(made)


@pytest.mark.parametrize(
    "now",
    [
        None,
        replace(ALICE, login_id=2),
        replace(ALICE, permissions=ALICE.permissions - {Permission.SEE_INVOICES}),
        replace(ALICE, customers=(CustomerCode("1"),)),
        replace(ALICE, customers=(CustomerCode("2"), CustomerCode("1"))),
        replace(ALICE, role=Role.STAFF),
    ],
    ids=["logged out", "another login", "fewer permissions", "fewer customers", "another first", "another role"],
)
async def test_it_ends_with_what_the_login_was_when_it_was_made(
    links: ExportLinks, sessions: OpenSessions, now: Principal | None
) -> None:
    made = token(links)
    sessions.found = {} if now is None else {ALICE.session_id: now}
    with pytest.raises(Gone, match=r"link\.ended"):
        await links.open(made)


async def test_a_changed_link_is_none(links: ExportLinks) -> None:
    made = token(links)
    for place in range(0, len(made), 7):
        changed = made[:place] + ("A" if made[place] != "A" else "B") + made[place + 1 :]
        if changed != made:
            with pytest.raises(Forbidden, match=r"link\.invalid"):
                await links.open(changed)


@pytest.mark.parametrize("text", ["", "x", "a.b", "a.b.c", "é.ü.ñ", "eyJhbGciOiJub25lIn0.e30.", "." * 3000, "\0"])
async def test_what_is_no_link_is_refused_as_such(links: ExportLinks, text: str) -> None:
    with pytest.raises(Forbidden, match=r"link\.invalid"):
        await links.open(text)


async def test_a_link_of_another_office_is_none(watch: Watch, sessions: OpenSessions, links: ExportLinks) -> None:
    with pytest.raises(Forbidden):
        await links.open(token(links_at(watch, sessions, ("t" * 32,))))


async def test_an_access_token_is_no_link(links: ExportLinks, watch: Watch) -> None:
    from resolvers.tokens import AccessTokens, Claims  # noqa: PLC0415 - for this test alone

    access, _ = AccessTokens((SECRET,), "oficina-virtual", MINUTES).issue(
        Claims(1, "alice"), at=watch.at, until=watch.at + MINUTES
    )
    with pytest.raises(Forbidden):
        await links.open(access)


async def test_a_filter_too_long_for_an_address_is_refused(links: ExportLinks) -> None:
    brands = tuple(sha512(bytes([number])).hexdigest() for number in range(100))
    query = ProductQuery(None, date(2026, 4, 1), ProductFilter(brands=brands), ((ProductSort.NAME, False),))
    with pytest.raises(BadRequest, match=r"export\.too_long"):
        links.link(ALICE, ProductSheet(query), ExportFormat.CSV, "es")


async def test_the_address_may_be_another_machines(watch: Watch, sessions: OpenSessions) -> None:
    links = links_at(watch, sessions, address="https://oficina.example.com/ficheros")
    assert links.link(ALICE, INVOICE, None, "es").url.startswith("https://oficina.example.com/ficheros/ey")


@pytest.mark.parametrize(
    ("address", "path"),
    [("/exports", "/exports"), ("https://a.example", None), ("https://a.example/b/c", "/b/c"), ("exports", None)],
)
def test_an_address_has_a_path_of_its_own(address: str, path: str | None) -> None:
    if path is None:
        with pytest.raises(ValueError, match="address"):
            ExportSettings(address=address)
    else:
        assert ExportSettings(address=address).path == path
