"""What somebody who is not logged in learns of the schema: nothing, whichever executor runs and however it is reached."""

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from resolvers.principal import Principal
from schema.build import build_schema
from schema.execution.strawberry_binding import strawberry_executor
from schema.http.cookies import Jar
from schema.http.endpoint import GraphQLEndpoint
from schema.http.lane import lane_to
from schema.http.routes import graphql_routes
from schema.http.service import GraphQLService
from tests.schema.http.serving import serving
from tests.schema.http.shop import JSON, NO_TLS

ASKED = {
    "introspection": ("{ __schema { types { name } } }", {}),
    "one type": ('{ __type(name: "Query") { name } }', {}),
    "introspection in a fragment": ("{ ...A } fragment A on Query { __schema { types { name } } }", {}),
    "introspection that is skipped": ("{ __typename ... @skip(if: true) { __schema { types { name } } } }", {}),
    "introspection below a mutation": ("mutation { __schema { types { name } } }", {}),
    "a field": ("mutation { loginn { accessToken } }", {}),
    "a field below": ('mutation { login(input: { username: "a", password: "b" }) { accesToken } }', {}),
    "an argument": ("mutation { login(inputt: 1) { accessToken } }", {}),
    "an input field": ('mutation { login(input: { usernam: "a" }) { accessToken } }', {}),
    "an input field in a variable": (
        "mutation($v: LoginInput!) { login(input: $v) { accessToken } }",
        {"v": {"usernam": "a", "password": "b"}},
    ),
    "a type": ("query($v: LoginInpt) { __typename @skip(if: $v) }", {}),
    "a type in a fragment": ("{ __typename ...A } fragment A on Qery { __typename }", {}),
    "a directive": ("{ __typename @skipp(if: true) }", {}),
    "an argument of a directive": ("{ __typename @skip(iff: true) }", {}),
    "a value": ("query($v: ExportFormat = PDFF) { __typename @include(if: $v) }", {}),
}


class Stranger:
    principal: Principal | None = None
    jar: Jar | None = None

    async def finish(self) -> None:
        pass

    async def close(self) -> None:
        pass


async def nobody(_credentials: str | None, _language: str, _client: str) -> Stranger:
    return Stranger()


@pytest.fixture(scope="module", params=["levels", "graphql-core"])
def service(request: pytest.FixtureRequest) -> GraphQLService:
    executor = strawberry_executor(build_schema(), only_graphql_core=request.param == "graphql-core")
    return GraphQLService(executor, nobody)


@pytest.mark.parametrize("way", ["lane", "ordinary"])
async def test_a_stranger_is_told_no_name_of_the_schema(service: GraphQLService, way: str) -> None:
    app = Starlette(routes=graphql_routes(GraphQLEndpoint(service)))
    async with (
        serving(app, lane_to(service) if way == "lane" else HttpToolsProtocol) as served,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}", trust_env=False, verify=NO_TLS) as client,
    ):
        for name, (query, variables) in ASKED.items():
            response = await client.post("/graphql", json={"query": query, "variables": variables})
            said: dict[str, Any] = response.json()
            assert response.headers["content-type"].startswith(JSON), name
            assert said.get("data") is None, name
            assert said["errors"], name
            assert "Did you mean" not in json.dumps(said), name
            assert "__schema" not in json.dumps(said.get("data")), name
