"""How GraphiQL's page and files are served, and that its examples are good queries."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from starlette.applications import Starlette

from schema.http.explorer import explorer_routes

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "tools" / "graphiql"
EXAMPLES = sorted((SOURCES / "examples").glob("*.graphql"))
# What the page puts in place of these names, as in tools/graphiql/src/sample.ts.
SAMPLE = {
    "$productCode": "TOR-010",
    "$productWord": "Tornillo",
    "$minimumQuantity": "10",
    "$customerCode": "C00012",
    "$newKey": "0123456789ab",
}


def client_of(static: Path) -> httpx.AsyncClient:
    app = Starlette(routes=explorer_routes(static))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://office.test")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>explorador</title>")
    (tmp_path / "secret.txt").write_text("not an asset")
    (assets / "index-abc.js").write_text("export {};" * 200)
    (assets / "index-abc.css").write_text("body {}")
    return tmp_path


async def test_page(built: Path) -> None:
    """The page is asked for anew each time, so that a new build is seen at once."""
    async with client_of(built) as client:
        response = await client.get("/graphiql")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/assets/index-abc.js"])
async def test_policy(built: Path, path: str) -> None:
    """Page and workers run files of this origin alone, talk to it alone, and no other site frames them."""
    async with client_of(built) as client:
        headers = (await client.get(path)).headers
    directives = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["worker-src"] == directives["connect-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["base-uri"] == directives["form-action"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_assets(built: Path) -> None:
    """Assets carry a hash in their names: they are kept for a year, and sent compressed."""
    async with client_of(built) as client:
        response = await client.get("/graphiql/assets/index-abc.js")
        again = await client.get("/graphiql/assets/index-abc.js", headers={"If-None-Match": response.headers["etag"]})
        style = await client.get("/graphiql/assets/index-abc.css")
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-encoding"] == "gzip"
    assert again.status_code == 304
    assert style.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("path", ["none.js", "", "../index.html", "..%2fsecret.txt", "%2e%2e/secret.txt", "a%00b"])
async def test_nothing_else_is_served(built: Path, path: str) -> None:
    """What is not a file of the assets is not found."""
    async with client_of(built) as client:
        response = await client.get(f"/graphiql/assets/{path}")
    assert response.status_code == 404


async def test_not_built(tmp_path: Path) -> None:
    """Before the build the page says how to build it, and a later build needs no restart."""
    async with client_of(tmp_path / "static") as client:
        page = await client.get("/graphiql")
        asset = await client.get("/graphiql/assets/index.js")
        assert page.status_code == 503
        assert "make setup" in page.text
        assert asset.status_code == 404

        (tmp_path / "static" / "assets").mkdir(parents=True)
        (tmp_path / "static" / "index.html").write_text("<!doctype html>")
        assert (await client.get("/graphiql")).status_code == 200


async def test_only_reading(built: Path) -> None:
    """The page and its files are read and never written."""
    async with client_of(built) as client:
        assert (await client.post("/graphiql")).status_code == 405
        assert (await client.put("/graphiql/assets/index-abc.js")).status_code == 405
        assert (await client.head("/graphiql")).status_code == 200


def test_locked_packages() -> None:
    """Each package is pinned by what is in it, and never by the address that it came from."""
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert all("integrity" in package and "resolved" not in package for package in packages)


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema((ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8"))


def test_there_are_examples() -> None:
    """Each example has its number, and begins with its title as a comment."""
    assert [file.name[:2] for file in EXAMPLES] == [f"{number:02}" for number in range(1, len(EXAMPLES) + 1)]
    assert all(file.read_text(encoding="utf-8").startswith("# ") for file in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_example(example: Path, schema: GraphQLSchema) -> None:
    """Each example is valid against the committed schema, and so are the variables that it opens with."""
    document = parse(example.read_text(encoding="utf-8"))
    assert validate(schema, document) == []
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert operation.name is not None
    outcome = get_variable_values(schema, operation.variable_definitions or (), variables_of(example))
    assert not isinstance(outcome, list), outcome


def variables_of(example: Path) -> dict[str, Any]:
    file = example.with_suffix(".json")
    if not file.is_file():
        return {}
    variables = json.loads(file.read_text(encoding="utf-8"))
    return {name: SAMPLE.get(value, value) for name, value in variables.items()}
