"""The requests that reach the application by ASGI, as they are watched: pages, files, and GraphQL that took the ordinary way."""

from collections.abc import Iterable
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schema.observing.watch import Watch

REQUEST_ID = b"x-request-id"


class Watched:
    """Begins and ends each request, and sends its id back. `graphql` are the paths of the endpoint, which says the rest."""

    def __init__(self, app: ASGIApp, watch: Watch, graphql: Iterable[str]) -> None:
        self._app = app
        self._watch = watch
        self._graphql = frozenset(graphql)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(reversed(scope["headers"]))
        request_id, parent = given.get(REQUEST_ID, b""), given.get(b"traceparent", b"")
        seen = self._watch.begin(request_id.decode("latin-1"), parent.decode("latin-1"), perf_counter())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                headers = [*message.get("headers", ()), (REQUEST_ID, seen.request_id.encode("latin-1"))]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            seen.status = 500
            raise
        finally:
            if not (scope["path"] in self._graphql and scope["method"] in {"GET", "POST"}):
                seen.route = _route(scope)
            self._watch.end(seen)


def _route(scope: Scope) -> str:
    """Where the request went, as the application writes it; a link's token stands in no log."""
    return str(getattr(scope.get("route"), "path", "none"))
