"""Files over HTTP: whole or in parts, and a plain page for whoever may not have one."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from erp_adapter.errors import BadRequest, ErpTimeout, ErpUnavailable, Forbidden, Gone, NotAvailable, TooBusy
from resolvers.downloads import Download
from schema.http.downloads import DownloadEndpoint, download_routes

PDF, ZIP = "application/pdf", "application/zip"


@dataclass
class Files:
    """Gives a file, or raises what it is told to."""

    found: Download
    error: Exception | None = None
    parts: list[bool] = field(default_factory=list)

    async def file(self, token: str, *, client: str, part: bool) -> Download:
        self.parts.append(part)
        if self.error is not None:
            raise self.error
        return self.found


@pytest.fixture
def files(tmp_path: Path) -> Files:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    return Files(Download(path, "Catálogo «A».pdf", PDF))


def client(files: Files) -> httpx.AsyncClient:
    app = Starlette(routes=download_routes("/exports", DownloadEndpoint(lambda: files, deadline=5)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://office.test")


async def get(files: Files, **headers: str) -> httpx.Response:
    async with client(files) as asking:
        return await asking.get("/exports/eyJ.x.y", headers=headers)


async def test_a_file_comes_with_its_name_and_stays_with_who_asked(files: Files) -> None:
    answer = await get(files)
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, b"0123456789", PDF)
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"] == (
        "inline; filename=\"Catalogo A.pdf\"; filename*=UTF-8''Cat%C3%A1logo%20%C2%ABA%C2%BB.pdf"
    )


async def test_what_is_no_pdf_is_stored_and_not_shown(files: Files) -> None:
    files.found = Download(files.found.path, "Facturas.zip", ZIP)
    assert (await get(files)).headers["content-disposition"].startswith('attachment; filename="Facturas.zip"')


async def test_a_part_is_sent_by_itself(files: Files) -> None:
    whole, part = await get(files), await get(files, Range="bytes=2-4")
    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    assert whole.headers["accept-ranges"] == "bytes"
    assert files.parts == [False, True]


async def test_a_part_of_another_version_is_not_mixed_in(files: Files) -> None:
    assert (await get(files, **{"Range": "bytes=2-4", "If-Range": '"old"'})).status_code == 200
    tag = (await get(files)).headers["etag"]
    assert (await get(files, **{"Range": "bytes=2-4", "If-Range": tag})).status_code == 206


async def test_a_part_that_is_not_there_is_refused(files: Files) -> None:
    assert (await get(files, Range="bytes=20-30")).status_code == 416


async def test_head_says_the_same_without_the_file(files: Files) -> None:
    async with client(files) as asking:
        answer = await asking.head("/exports/eyJ.x.y")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "10")


async def test_nothing_else_can_be_done_with_a_link(files: Files) -> None:
    async with client(files) as asking:
        assert (await asking.post("/exports/eyJ.x.y")).status_code == 405


@pytest.mark.parametrize(
    ("error", "status", "spanish", "english"),
    [
        (Forbidden("link.invalid"), 403, "no es válido", "not valid"),
        (Gone("link.expired"), 410, "ha caducado", "has expired"),
        (Gone("link.ended"), 410, "ya no sirve", "no longer works"),
        (NotAvailable("document.missing"), 404, "no está disponible", "is not available"),
        (BadRequest("export.too_many_rows", format="XLS", most=65535, instead="XLSX"), 422, "XLSX", "XLSX"),
        (TooBusy(retry_after=10), 503, "10", "10"),
        (ErpTimeout(), 504, "", ""),
        (ErpUnavailable(), 503, "", ""),
    ],
)
async def test_who_may_not_have_it_reads_why_in_their_language(
    files: Files, error: Exception, status: int, spanish: str, english: str
) -> None:
    files.error = error
    for language, words in (("es", spanish), ("en", english)):
        answer = await get(files, **{"Accept-Language": language})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert words in answer.text
        assert f'<html lang="{language}">' in answer.text
        assert (answer.headers["cache-control"], answer.headers["vary"]) == ("no-store", "Accept-Language")
        assert answer.headers.get("retry-after") == ("10" if isinstance(error, TooBusy) else None)


async def test_what_nobody_foresaw_tells_nothing(files: Files, caplog: pytest.LogCaptureFixture) -> None:
    """The log has it, under the reference that the page gives."""
    files.error = RuntimeError("/srv/secret.py")
    answer = await get(files)
    assert (answer.status_code, "secret" in answer.text) == (500, False)
    assert caplog.records[0].args is not None
    assert str(caplog.records[0].args).strip("(),'") in answer.text


async def test_whoever_goes_away_is_not_worked_for(tmp_path: Path) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    class Endless:
        async def file(self, token: str, *, client: str, part: bool) -> Download:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            raise AssertionError

    async def receive() -> dict[str, str]:
        await begun.wait()
        return {"type": "http.disconnect"}

    async def send(_message: object) -> None:
        raise AssertionError

    endpoint = DownloadEndpoint(Endless, deadline=5)
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "headers": [],
        "path_params": {"token": "x"},
        "client": None,
    }
    await endpoint(scope, receive, send)
    assert ended.is_set()
