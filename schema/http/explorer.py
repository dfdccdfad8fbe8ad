"""How GraphiQL is served: which files there are, and what the page may do."""

from pathlib import Path, PurePath

import anyio
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PAGE_PATH = "/graphiql"

# Scripts and workers are files of this origin alone. Styles need 'unsafe-inline' twice over: the editor (Monaco) writes
# style elements with its theme's colours, and style attributes with each line's place, and takes no nonce; no style can
# run a script or, with the rest of the policy, reach another address. Its icons and fonts are data: inside its own CSS.
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PAGE_HEADERS = SECURITY_HEADERS | {"Cache-Control": "no-cache"}
# The build names each file by a hash of what is in it.
ASSET_HEADERS = SECURITY_HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"}

# Windows takes media types from its registry, which often calls a script text/plain: under nosniff it would not run.
SCRIPT_TYPE = "text/javascript; charset=utf-8"

NOT_BUILT = """<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Oficina virtual – explorador</title>
<h1>El explorador no está construido</h1>
<p>Ejecute <code>make setup</code> (o <code>python tools/build_graphiql.py</code>) y vuelva a cargar esta página.</p>
<p lang="en">The explorer is not built: run <code>make setup</code> (or <code>python tools/build_graphiql.py</code>) and
reload this page.</p>
</html>
"""


def explorer_routes(static: Path) -> list[BaseRoute]:
    """Serve the page at /graphiql and its files under /graphiql/assets, from the folder that the build fills.

    The folder may be built, or built again, while the server runs; until it is there the page says how to build it (503).
    """

    async def page(_request: Request) -> Response:
        file = static / "index.html"
        if not await anyio.Path(file).is_file():
            return HTMLResponse(NOT_BUILT, status_code=503, headers=PAGE_HEADERS)
        return FileResponse(file, headers=PAGE_HEADERS)

    assets = _Assets(directory=static / "assets", check_dir=False)
    return [
        Route(PAGE_PATH, page),
        Mount(f"{PAGE_PATH}/assets", assets, middleware=[Middleware(GZipMiddleware, compresslevel=6)]),
    ]


class _Assets(StaticFiles):
    async def check_config(self) -> None:
        """Let a folder that is not built yet answer 404, where Starlette would fail."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(ASSET_HEADERS)
        if PurePath(path).suffix == ".js":
            response.headers["Content-Type"] = SCRIPT_TYPE
        return response
