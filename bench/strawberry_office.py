"""The office's own schema and use cases behind Strawberry's ASGI view, as its documentation starts one: no limits of ours.

With BENCH_LIMITERS=1 it has the limiters that Strawberry brings along, set to what the gateway allows.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.extensions import MaxAliasesLimiter, MaxTokensLimiter, QueryDepthLimiter
from strawberry.schema.config import StrawberryConfig

from app import bearer_token, open_office, read_settings
from erp_adapter.errors import Unauthenticated
from resolvers.office import Office
from schema.context import Info, RequestContext
from schema.limits.settings import LimitSettings
from schema.mutation import Mutation
from schema.query import Query
from schema.scalars import SCALARS

LIMITS = LimitSettings()


def limiters() -> list[Any]:
    return [
        lambda: QueryDepthLimiter(max_depth=LIMITS.max_depth),
        lambda: MaxAliasesLimiter(max_alias_count=LIMITS.max_aliases),
        lambda: MaxTokensLimiter(max_token_count=LIMITS.max_tokens),
    ]


class View(GraphQL[RequestContext, None]):
    """Makes the context that the office's resolvers are given."""

    office: Office

    async def get_context(self, request: Any, response: Any) -> RequestContext:  # noqa: ARG002 - as the view calls it
        credentials = request.headers.get("authorization")
        try:
            principal = credentials and await self.office.sessions.authenticate(bearer_token(credentials))
        except Unauthenticated:
            raise HTTPException(401) from None
        client: Request = request
        return RequestContext(
            office=self.office,
            principal=principal or None,
            locale="es",
            client=client.client.host if client.client else "",
        )


def main() -> None:
    extensions = limiters() if os.environ.get("BENCH_LIMITERS") else []
    config = StrawberryConfig(scalar_map=SCALARS, info_class=Info)
    view = View(strawberry.Schema(Query, Mutation, config=config, extensions=extensions), graphql_ide=None)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with open_office(read_settings(Path(os.environ["BENCH_FOLDER"]))) as opened:
            view.office = opened.office
            yield

    uvicorn.run(
        Starlette(routes=[Route("/graphql", view)], lifespan=lifespan),
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        log_level="warning",
    )


if __name__ == "__main__":
    main()
