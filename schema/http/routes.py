"""Where the endpoint is, and the signs of its health."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from erp_adapter.errors import GatewayError
from schema.http.endpoint import GraphQLEndpoint

Ready = Callable[[], Awaitable[bool]]


def graphql_routes(endpoint: GraphQLEndpoint) -> list[BaseRoute]:
    return [Route(endpoint.service.settings.path, endpoint, name="graphql")]


def health_routes(ready: Ready) -> list[BaseRoute]:
    """`/health/live` answers as long as the process does; `/health/ready` is 503 while `ready` says no, or cannot."""

    async def live(_request: Request) -> Response:
        return _health(200, "live")

    async def is_ready(_request: Request) -> Response:
        try:
            able = await ready()
        except GatewayError:
            able = False
        return _health(200, "ready") if able else _health(503, "not ready")

    return [Route("/health/live", live), Route("/health/ready", is_ready)]


def _health(status: int, text: str) -> Response:
    return JSONResponse({"status": text}, status, {"Cache-Control": "no-store"})
