"""Files behind links: sent whole or in parts, or a plain page that says why not."""

import html
import logging
import secrets
import unicodedata
from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from erp_adapter.errors import GatewayError
from resolvers.downloads import Download
from schema.http.errors import headers_of
from schema.http.negotiation import locale
from schema.http.refusals import ClientGone
from schema.http.waiting import while_wanted
from schema.messages import message
from schema.observing.seen import SEEN

WAIT = 5.0
"""Seconds beyond a file's own deadline, for what is around it."""

UNAVAILABLE = 503

_STATUS = {
    "FORBIDDEN": 403,
    "GONE": 410,
    "NOT_AVAILABLE": 404,
    "BAD_USER_INPUT": 422,
    "ERP_TIMEOUT": 504,
    "DEADLINE_PASSED": 504,
}

_PAGE = """<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>
"""

_log = logging.getLogger(__name__)


class DownloadsLike(Protocol):
    async def file(self, token: str, *, client: str, part: bool) -> Download: ...


class DownloadEndpoint:
    """`downloads` is asked for when the first link is opened; a file is waited for `deadline` seconds."""

    def __init__(self, downloads: Callable[[], DownloadsLike], deadline: float) -> None:
        self._downloads = downloads
        self._deadline = deadline + WAIT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            response = await self._response(request, receive)
        except ClientGone:
            return
        await response(scope, receive, send)

    async def _response(self, request: Request, receive: Receive) -> Response:
        language = locale(request.headers.get("accept-language"))
        client = request.client.host if request.client else "unknown"
        work = self._downloads().file(request.path_params["token"], client=client, part="range" in request.headers)
        try:
            return _sent(await while_wanted(work, receive, self._deadline))
        except ClientGone:
            raise
        except GatewayError as error:
            text = message(error.message, language, {"retry_after": 1, **error.details})
            return _page(language, text, _STATUS.get(error.code, UNAVAILABLE), headers_of(error))
        except Exception as error:  # noqa: BLE001 - the border: nobody above can tell the client
            seen = SEEN.get()
            reference = secrets.token_hex(4) if seen is None else seen.request_id
            _log.error("A file could not be made, reference %s", reference, exc_info=error)
            return _page(language, message("INTERNAL", language, {"reference": reference}), 500, {})


def download_routes(path: str, endpoint: DownloadEndpoint) -> list[BaseRoute]:
    return [Route(f"{path}/{{token}}", endpoint, methods=["GET", "HEAD"])]


def _sent(download: Download) -> Response:
    way = "inline" if download.inline else "attachment"
    return FileResponse(
        download.path,
        media_type=download.media_type,
        headers={
            "Content-Disposition": f"{way}; {disposition(download.filename)}",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        },
    )


def disposition(filename: str) -> str:
    r"""Name a file for all browsers (RFC 6266): in ASCII for old ones, then as it is.

    >>> disposition("Catálogo 2026-03-31.pdf")
    'filename="Catalogo 2026-03-31.pdf"; filename*=UTF-8\'\'Cat%C3%A1logo%202026-03-31.pdf'
    """
    plain = "".join(char if char not in '"\\' else "-" for char in _ascii(filename))
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return decomposed.encode("ascii", "ignore").decode()


def _page(language: str, text: str, status: int, headers: dict[str, str]) -> Response:
    title = html.escape(message("page.title", language, {}))
    body = _PAGE.format(locale=language, title=title, text=html.escape(text))
    return HTMLResponse(
        body,
        status,
        {
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'",
            "Content-Language": language,
            "Vary": "Accept-Language",
            **headers,
        },
    )
