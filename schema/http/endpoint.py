"""How a request over HTTP becomes an answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec
from graphql import ExecutionResult, GraphQLSchema, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from erp_adapter.errors import GatewayError, Unauthenticated
from resolvers.principal import Principal
from schema.execution.graphql_core import run
from schema.http.documents import Document, Documents, Operation
from schema.http.errors import Entry, ErrorWriter, headers_of, status_of
from schema.http.negotiation import JSON, locale, media_type
from schema.http.refusals import (
    ClientGone,
    DocumentRefused,
    HttpRefusal,
    MalformedRequest,
    MutationByGet,
    OperationRefused,
    PersistedQueryNotSupported,
)
from schema.http.requests import GraphQLRequest, read_request
from schema.http.settings import HttpSettings
from schema.http.waiting import while_wanted
from schema.limits.cost import PageSizes
from schema.limits.refusals import TooCostly
from schema.limits.settings import LimitSettings

BAD_REQUEST = 400

PUBLIC = {
    OperationType.QUERY: frozenset({"__typename"}),
    OperationType.MUTATION: frozenset({"__typename", "login", "refreshSession", "resetPassword"}),
}
"""What a stranger may ask for. Introspection is not in it."""


class RequestContextLike(Protocol):
    """What the endpoint needs of the context that resolvers are given."""

    @property
    def principal(self) -> Principal | None:
        """Who is logged in; None for a stranger."""
        ...

    async def finish(self) -> None:
        """Do what has to be done before the answer goes out; raise where it may not."""
        ...

    async def close(self) -> None:
        """End what still runs for the request."""
        ...


ContextFactory = Callable[[Request, str], Awaitable[RequestContextLike]]
"""Makes a request's context, given the language that it prefers ("es" or "en").

Raises Unauthenticated when the Authorization header proves nothing; without one the context has no principal.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A body for the client. `status` None: what GraphQL over HTTP asks for, by media type and by whether data is there."""

    body: dict[str, Any]
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class GraphQLEndpoint:
    """GraphQL over HTTP, as an ASGI application."""

    def __init__(
        self,
        schema: GraphQLSchema,
        context: ContextFactory,
        *,
        http: HttpSettings | None = None,
        limits: LimitSettings | None = None,
    ) -> None:
        self.settings = http or HttpSettings()
        self._schema = schema
        self._context = context
        self._limits = limits or LimitSettings()
        self._documents = Documents(
            schema, self._limits, most=self.settings.kept_documents, most_bytes=self.settings.kept_bytes
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        accept = ", ".join(request.headers.getlist("accept"))
        language = locale(request.headers.get("accept-language"))
        writer = ErrorWriter(language)
        media = JSON
        try:
            media = media_type(accept)
            answer = await self._answer(request, receive, writer, language)
            response = _response(answer, media)
        except ClientGone:
            return
        except HttpRefusal as refusal:
            response = _response(Answer({"errors": [writer.known(refusal)]}, refusal.status, refusal.headers), media)
        except Exception as error:  # noqa: BLE001 - the border: nobody above can tell the client
            response = _response(Answer({"errors": [writer.masked(error)]}, 500), media)
        await response(scope, receive, send)

    async def _answer(self, request: Request, receive: Receive, writer: ErrorWriter, language: str) -> Answer:
        asked = await read_request(
            request.scope,
            receive,
            request.headers,
            max_bytes=self._limits.max_body_bytes,
            deadline=self.settings.deadline,
        )
        try:
            work = self._with_context(request, asked, writer, language)
            return await while_wanted(work, receive, self.settings.deadline)
        except DocumentRefused as refused:
            return Answer({"errors": writer.document(refused.code, refused.errors)})
        except HttpRefusal:
            raise
        except GatewayError as error:
            return Answer({"errors": [writer.known(error)]}, headers=headers_of(error))

    async def _with_context(
        self, request: Request, asked: GraphQLRequest, writer: ErrorWriter, language: str
    ) -> Answer:
        try:
            context = await self._context(request, language)
        except GatewayError as error:
            return Answer({"errors": [writer.known(error)]}, status_of(error.code), headers_of(error))
        try:
            document, operation = self._prepare(request.method, asked, context.principal)
            result = await run(
                self._schema,
                document.node,
                operation=operation.name,
                variables=asked.variables or {},
                context=context,
            )
            await context.finish()
            return _of_result(result, writer)
        finally:
            await context.close()

    def _prepare(self, method: str, asked: GraphQLRequest, who: Principal | None) -> tuple[Document, Operation]:
        """Find out what to run; raise unless it may be run by this person and within the limits."""
        if asked.query is None:
            if asked.asks_by_hash:
                raise PersistedQueryNotSupported
            raise MalformedRequest("request.query")
        kept = self._documents.find(asked.query)
        document = kept or self._documents.read(asked.query)
        operation = document.operation(asked.operation_name)
        if operation.kind is OperationType.SUBSCRIPTION:
            raise OperationRefused("operation.subscription")
        if operation.kind is OperationType.MUTATION and method == "GET":
            raise MutationByGet("request.mutation_by_get")
        if who is None and not operation.roots <= PUBLIC[operation.kind]:
            raise Unauthenticated
        self._check_cost(operation, asked)
        if kept is None:
            self._documents.validate(document, suggest=who is not None)
            if who is not None:
                # A stranger's documents would push out those of the people who work.
                self._documents.keep(document)
        return document, operation

    def _check_cost(self, operation: Operation, asked: GraphQLRequest) -> None:
        sizes = PageSizes(asked.variables or {}, operation.defaults, self._limits.default_page)
        cost = sizes.work_out(operation.cost)
        if cost > self._limits.max_cost:
            raise TooCostly("limit.cost", cost=min(cost, 10**12), limit=self._limits.max_cost)


def _of_result(result: ExecutionResult, writer: ErrorWriter) -> Answer:
    errors = result.errors or []
    if result.data is None and all(each.path is None for each in errors):
        return Answer({"errors": writer.document("BAD_USER_INPUT", errors)})
    body: dict[str, Any] = {"data": result.data}
    if errors:
        body["errors"] = writer.execution(errors)
    return Answer(body)


def _response(answer: Answer, media: str) -> Response:
    status = answer.status
    if status is None:
        status = 200 if media == JSON or "data" in answer.body else _status_of_refusal(answer.body["errors"])
    return Response(
        msgspec.json.encode(answer.body),
        status,
        {
            "Vary": "Accept, Accept-Language, Authorization",
            "Cache-Control": "no-store",
            **(answer.headers if status >= BAD_REQUEST else {}),
        },
        f"{media}; charset=utf-8",
    )


def _status_of_refusal(errors: list[Entry]) -> int:
    return status_of(errors[0]["extensions"]["code"])
