"""A small shop, shaped like the contract, and a client for it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import strawberry
from graphql import GraphQLSchema
from starlette.applications import Starlette
from starlette.middleware import Middleware

from erp_adapter.errors import ErpUnavailable, Forbidden, TooBusy, Unauthenticated
from resolvers.principal import Principal, Role
from schema.execution.executor import Executor
from schema.http.connections import guarded
from schema.http.cookies import Jar
from schema.http.endpoint import GraphQLEndpoint
from schema.http.headers import SecurityHeaders
from schema.http.lane import lane_to
from schema.http.routes import graphql_routes
from schema.http.service import GraphQLService
from schema.observing.routes import Watched
from tests.schema.http.serving import Served, serving

LOGIN = {"Authorization": "Bearer good"}
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Reading the authorities' certificates takes longer than most tests."""

PRINCIPAL = Principal(
    login_id=1,
    session_id="s",
    username="ana",
    name="Ana",
    email=None,
    locale="es",
    role=Role.CUSTOMER,
    permissions=frozenset(),
    customers=(),
)


Work = Callable[[], Awaitable[object]]


async def for_ever() -> None:
    await asyncio.Event().wait()


@dataclass(slots=True)
class ShopContext:
    principal: Principal | None
    locale: str
    waiting: asyncio.Event
    work: Work
    steps: list[str] = field(default_factory=list)
    closed: bool = False
    full: bool = False
    jar: Jar | None = None

    async def finish(self) -> None:
        if self.full:
            raise ErpUnavailable

    async def close(self) -> None:
        self.closed = True


Info = strawberry.Info[ShopContext, None]


@strawberry.type
class PageInfo:
    has_next_page: bool


@strawberry.type
class Product:
    code: str

    @strawberry.field
    def related(self) -> "list[Product]":
        return [Product(code=f"{self.code}+")]

    @strawberry.field
    def secret(self) -> str | None:
        raise Forbidden

    @strawberry.field
    def broken(self) -> str | None:
        raise RuntimeError("SELECT password FROM logins")


@strawberry.type
class ProductConnection:
    nodes: list[Product]
    page_info: PageInfo
    total_count: int


def _products(first: int = 20) -> ProductConnection:
    return ProductConnection(
        nodes=[Product(code=f"P{n}") for n in range(min(first, 3))],
        page_info=PageInfo(has_next_page=False),
        total_count=3,
    )


@strawberry.type
class Viewer:
    username: str

    @strawberry.field
    def products(self, first: int | None = None) -> ProductConnection:
        return _products(20 if first is None else first)


@strawberry.type
class Query:
    @strawberry.field
    def viewer(self, info: Info) -> Viewer | None:
        return Viewer(username=info.context.principal.username) if info.context.principal else None

    @strawberry.field
    def products(self, first: int = 20) -> ProductConnection:
        return _products(first)

    @strawberry.field
    def product(self, code: str) -> Product | None:
        return Product(code=code)

    @strawberry.field
    def erp(self) -> str | None:
        raise ErpUnavailable

    @strawberry.field
    def must(self) -> str:
        raise Forbidden

    @strawberry.field
    def locale(self, info: Info) -> str:
        return info.context.locale

    @strawberry.field
    async def slow(self, info: Info) -> str:
        info.context.steps.append("started")
        info.context.waiting.set()
        try:
            await info.context.work()
        except asyncio.CancelledError:
            info.context.steps.append("cancelled")
            raise
        return "never"


@strawberry.input
class LoginInput:
    username: str
    password: str


@strawberry.type
class LoginPayload:
    access_token: str | None


@strawberry.type
class Mutation:
    @strawberry.mutation
    def login(self, input: LoginInput) -> LoginPayload | None:  # noqa: A002 - the contract's name
        return LoginPayload(access_token=f"token of {input.username}")

    @strawberry.mutation
    async def step(self, info: Info, name: str) -> int:
        info.context.steps.append(f"{name} begins")
        await asyncio.sleep(0)
        info.context.steps.append(f"{name} ends")
        return len(info.context.steps)


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self) -> AsyncIterator[int]:
        yield 1


def shop_schema() -> GraphQLSchema:
    schema = strawberry.Schema(query=Query, mutation=Mutation, subscription=Subscription)
    return schema._schema


@dataclass
class Shop:
    """The endpoint, every context that it asked for, and whether a slow operation has begun to wait.

    `way` is how it is reached: by the "lane" or the "ordinary" way.
    """

    way: str
    endpoint: GraphQLEndpoint
    contexts: list[ShopContext]
    waiting: asyncio.Event

    @asynccontextmanager
    async def client(self) -> AsyncIterator[httpx.AsyncClient]:
        async with (
            self.served() as served,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{served.port}", trust_env=False, verify=NO_TLS) as client,
        ):
            yield client

    def served(self, **config: Any) -> AbstractAsyncContextManager[Served]:
        """Behind a real socket, as the server is; `config` is uvicorn's."""
        service, middleware = self.endpoint.service, [Middleware(SecurityHeaders)]
        if service.watch is not None:
            middleware.insert(0, Middleware(Watched, watch=service.watch, graphql=(service.settings.path,)))
        app = Starlette(routes=graphql_routes(self.endpoint), middleware=middleware)
        return serving(app, lane_to(service) if self.way == "lane" else guarded(service.load), **config)

    async def post(self, body: Any, headers: dict[str, str] | None = None) -> httpx.Response:
        """Send JSON, or bytes as they are, as somebody logged in unless the headers say otherwise."""
        sent = {"Content-Type": JSON, "Accept": GRAPHQL_JSON, **(LOGIN if headers is None else headers)}
        async with self.client() as client:
            if isinstance(body, bytes):
                return await client.post("/graphql", content=body, headers=sent)
            return await client.post("/graphql", json=body, headers=sent)

    async def get(self, params: dict[str, str] | bytes, headers: dict[str, str] | None = None) -> httpx.Response:
        sent = {"Accept": GRAPHQL_JSON, **(LOGIN if headers is None else headers)}
        async with self.client() as client:
            if isinstance(params, bytes):
                return await client.get(f"/graphql?{params.decode()}", headers=sent)
            return await client.get("/graphql", params=params, headers=sent)


def open_shop(way: str, *, work: Work = for_ever, **settings: Any) -> Shop:
    """`work` is what a slow operation does."""
    contexts: list[ShopContext] = []
    waiting = asyncio.Event()

    async def context(token: str | None, locale: str, _client: str) -> ShopContext:
        if token == "Bearer busy":
            raise TooBusy(retry_after=7)
        if token == "Bearer fault":
            raise RuntimeError("cannot open /var/lib/store.db")
        if token not in {None, "Bearer good", "Bearer full"}:
            raise Unauthenticated
        made = ShopContext(PRINCIPAL if token else None, locale, waiting, work, full=token == "Bearer full")
        contexts.append(made)
        return made

    return Shop(way, GraphQLEndpoint(GraphQLService(Executor(shop_schema()), context, **settings)), contexts, waiting)


def codes(response: httpx.Response) -> list[str]:
    """The codes of an answer's errors."""
    return [each["extensions"]["code"] for each in response.json().get("errors", [])]


def text(response: httpx.Response) -> str:
    """The message of an answer's first error."""
    message: str = response.json()["errors"][0]["message"]
    return message
