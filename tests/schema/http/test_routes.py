"""Health, and the headers of every answer."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from erp_adapter.errors import ErpUnavailable
from schema.http.headers import SecurityHeaders
from schema.http.routes import health_routes


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def cannot_say() -> bool:
    raise ErpUnavailable


async def get(app: Starlette, path: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        return await client.get(path)


@pytest.mark.parametrize("ready", [yes, no, cannot_say])
async def test_a_process_that_runs_is_live(ready: object) -> None:
    response = await get(Starlette(routes=health_routes(ready)), "/health/live")  # type: ignore[arg-type]
    assert (response.status_code, response.json()) == (200, {"status": "live"})


@pytest.mark.parametrize(("ready", "status"), [(yes, 200), (no, 503), (cannot_say, 503)])
async def test_it_is_ready_when_it_says_so(ready: object, status: int) -> None:
    response = await get(Starlette(routes=health_routes(ready)), "/health/ready")  # type: ignore[arg-type]
    assert response.status_code == status


async def test_every_answer_keeps_browsers_from_guessing_and_a_routes_own_headers_stand() -> None:
    async def page(_request: Request) -> Response:
        return Response(headers={"Referrer-Policy": "same-origin"})

    app = Starlette(routes=[Route("/", page)], middleware=[Middleware(SecurityHeaders)])
    response = await get(app, "/")
    assert response.headers["referrer-policy"] == "same-origin"
    missing = await get(app, "/nothing")
    assert (missing.headers["x-content-type-options"], missing.headers["referrer-policy"]) == ("nosniff", "no-referrer")


async def test_what_is_not_http_passes_untouched() -> None:
    started = []

    async def app(scope: object, receive: object, send: object) -> None:
        started.append((scope, receive, send))

    await SecurityHeaders(app)({"type": "lifespan"}, yes, no)  # type: ignore[arg-type]
    assert started == [({"type": "lifespan"}, yes, no)]
