"""Links to files: for whom, of what, until when.

A link proves itself: it holds what it asks for, signed (RFC 7515), and who may ask. So nothing is kept of it, and any process
can open it. It is good as long as its session is, and what its login may do is what it was when the link was made.
"""

import hashlib
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

import jwt
import msgspec

from erp_adapter.domain.declarations import DeclarationModel
from erp_adapter.domain.sheets import ExportFormat
from erp_adapter.errors import BadRequest, Forbidden, Gone
from resolvers.clock import Clock
from resolvers.export_settings import ExportSettings
from resolvers.principal import Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.requests import (
    DeclarationSheet,
    InvoiceBundle,
    InvoiceFile,
    InvoiceSheet,
    ListRequest,
    OrderSheet,
    ProductSheet,
    ReceivableSheet,
    StatementSheet,
)
from resolvers.tokens import derived

ALGORITHM = "HS256"
LONGEST = 6_000
"""Characters of a link's token: addresses over 8,000 are refused by servers on the way."""


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    filename: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class FileWanted:
    """What a link asks for; `format` is None for documents. `filename` is in the language of `locale`."""

    request: ListRequest
    format: ExportFormat | None
    locale: str
    filename: str


@dataclass(frozen=True, slots=True)
class OpenedLink:
    viewer: Principal
    wanted: FileWanted
    expires_at: datetime


class _Claims(msgspec.Struct, frozen=True, array_like=True):
    login_id: int
    session_id: str
    allowed: str
    made_at: int
    expires_at: int
    locale: str
    format: ExportFormat | None
    request: ListRequest


class SessionsPort(Protocol):
    async def principal(self, session_id: str) -> Principal | None: ...


class ExportLinks:
    def __init__(
        self,
        sessions: SessionsPort,
        secrets: tuple[str, ...],
        settings: ExportSettings,
        company: CompanySettings,
        clock: Clock,
    ) -> None:
        self._sessions = sessions
        self._keys = [derived(secret, "export link") for secret in secrets]
        self._settings = settings
        self._company = company
        self._clock = clock
        self._jws = jwt.PyJWS(algorithms=[ALGORITHM])

    def link(self, viewer: Principal, request: ListRequest, file_format: ExportFormat | None, locale: str) -> Link:
        """Make a link to a file of what the viewer has just been given; raise BadRequest where it would be too long."""
        made_at = self._clock.now().replace(microsecond=0)
        expires_at = made_at + self._settings.lifetime
        claims = _Claims(
            viewer.login_id,
            viewer.session_id,
            _allowed(viewer),
            int(made_at.timestamp()),
            int(expires_at.timestamp()),
            locale,
            file_format,
            request,
        )
        token = self._jws.encode(
            zlib.compress(msgspec.json.encode(claims)), self._keys[0], ALGORITHM, {"typ": None, "zip": "DEF"}
        )
        if len(token) > LONGEST:
            raise BadRequest("export.too_long")
        return Link(f"{self._settings.address}/{token}", self._wanted(claims).filename, expires_at)

    async def open(self, token: str) -> OpenedLink:
        """Say what a link asks for, and for whom.

        Raise Forbidden for one that was not made here or has been changed; Gone for one that has expired, whose session has
        ended, or whose login may no longer do the same.
        """
        try:
            claims = msgspec.json.decode(zlib.decompress(self._signed(token)), type=_Claims)
        except (jwt.InvalidTokenError, zlib.error, msgspec.MsgspecError, ValueError) as error:
            raise Forbidden("link.invalid") from error
        expires_at = datetime.fromtimestamp(claims.expires_at, UTC)
        if self._clock.now() >= expires_at:
            raise Gone("link.expired")
        viewer = await self._sessions.principal(claims.session_id)
        if viewer is None or viewer.login_id != claims.login_id or _allowed(viewer) != claims.allowed:
            raise Gone("link.ended")
        return OpenedLink(viewer, self._wanted(claims), expires_at)

    def _signed(self, token: str) -> bytes:
        """What a link holds, by whichever of the secrets it was signed."""
        *others, last = self._keys
        for key in others:
            with suppress(jwt.InvalidSignatureError):
                return bytes(self._jws.decode(token, key, [ALGORITHM]))
        return bytes(self._jws.decode(token, last, [ALGORITHM]))

    def _wanted(self, claims: _Claims) -> FileWanted:
        made_at = datetime.fromtimestamp(claims.made_at, UTC)
        day = made_at.astimezone(self._company.zone).date()
        name = file_name(claims.request, claims.format, claims.locale, day)
        return FileWanted(claims.request, claims.format, claims.locale, name)


def _allowed(viewer: Principal) -> str:
    """What the login may do, in few characters: another right or customer gives others."""
    rights = [viewer.role, *sorted(viewer.permissions), "", *viewer.customers]
    return hashlib.sha256("\0".join(rights).encode()).hexdigest()[:32]


NAMES: Mapping[type[ListRequest], tuple[str, str]] = {
    ProductSheet: ("Catálogo", "Catalogue"),
    OrderSheet: ("Pedidos", "Orders"),
    InvoiceSheet: ("Facturas", "Invoices"),
    ReceivableSheet: ("Pendiente de pago", "Outstanding"),
    InvoiceBundle: ("Facturas", "Invoices"),
}


def file_name(request: ListRequest, file_format: ExportFormat | None, locale: str, day: date) -> str:
    """Name the file, for a person's folder.

    >>> from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
    >>> file_name(InvoiceFile(CustomerCode("1"), InvoiceNumber("2026/12")), None, "es", date(2026, 3, 31))
    'Factura 2026-12.pdf'
    """
    english = locale == "en"
    match request:
        case InvoiceFile():
            name, extension = f"{'Invoice' if english else 'Factura'} {request.number}", "pdf"
        case DeclarationSheet():
            model = "415" if request.model is DeclarationModel.M415 else "347"
            name, extension = f"{model} {request.year}", ""
        case StatementSheet():
            name, extension = f"{'Statement' if english else 'Extracto'} {request.account} {request.until}", ""
        case _:
            name, extension = f"{NAMES[type(request)][english]} {day}", "zip" if file_format is None else ""
    return f"{_safe(name)}.{extension or str(file_format).lower()}"


def _safe(name: str) -> str:
    """Without what some system refuses in a file's name."""
    return "".join("-" if char in '<>:"/\\|?*' or not char.isprintable() else char for char in name)
