"""How a request becomes an answer, whatever carried it here."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from graphql import OperationType

from erp_adapter.errors import GatewayError, Unauthenticated
from resolvers.principal import Principal
from schema.execution.executor import Answer as Result
from schema.execution.executor import Executor
from schema.http.compression import Compression
from schema.http.documents import Document, Documents, Operation
from schema.http.errors import ErrorWriter, headers_of, status_of
from schema.http.heads import Head
from schema.http.manifest import read_manifest
from schema.http.negotiation import JSON
from schema.http.refusals import (
    DeadlinePassed,
    DocumentRefused,
    HttpRefusal,
    MalformedRequest,
    MutationByGet,
    NotAcceptable,
    OperationRefused,
    PersistedQueryNotFound,
    PersistedQueryNotSupported,
)
from schema.http.replies import Answer, Reply, ReplyWriter
from schema.http.requests import GraphQLRequest, check_head, decode_body, decode_url
from schema.http.settings import HttpSettings
from schema.http.validators import CATALOGUE, tagged
from schema.limits.cost import PageSizes
from schema.limits.refusals import TooCostly
from schema.limits.settings import LimitSettings


class RequestContextLike(Protocol):
    """What a request needs of the context that resolvers are given."""

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


ContextFactory = Callable[[str | None, str, str], Awaitable[RequestContextLike]]
"""Makes a request's context, given its Authorization header, the language that it prefers ("es" or "en"), its address.

Raises Unauthenticated when the header proves nothing; without one the context has no principal.
"""


class GraphQLService:
    """GraphQL over HTTP without the transport: who carries a request asks `refusal`, then gives the body to `reply`."""

    def __init__(
        self,
        executor: Executor,
        context: ContextFactory,
        *,
        http: HttpSettings | None = None,
        limits: LimitSettings | None = None,
    ) -> None:
        self.settings = http or HttpSettings()
        self.limits = limits or LimitSettings()
        self.documents = Documents(
            executor.schema, self.limits, most=self.settings.kept_documents, most_bytes=self.settings.kept_bytes
        )
        self._executor = executor
        self._context = context
        self._writer = ReplyWriter()
        self._compression = Compression(self.settings.compress_from)
        if self.settings.manifest is not None:
            self.documents.know(read_manifest(self.settings.manifest))

    def refusal(self, head: Head) -> Reply | None:
        """What to answer without reading the body; None where it is wanted."""
        try:
            _ = head.media
            check_head(head, self.limits.max_body_bytes)
        except HttpRefusal as refusal:
            return self.refused(head, refusal)
        return None

    def refused(self, head: Head, refusal: HttpRefusal) -> Reply:
        """What to answer to a request that is no well-formed one of GraphQL over HTTP."""
        entry = ErrorWriter(head.language).known(refusal)
        return self._writer.write(Answer({"errors": [entry]}, refusal.status, refusal.headers), _media(head))

    def late(self, head: Head) -> Reply:
        """What to answer when the deadline has passed before the reply was there."""
        entry = ErrorWriter(head.language).known(DeadlinePassed(seconds=self.settings.deadline))
        return self._writer.write(Answer({"errors": [entry]}), _media(head))

    async def reply(self, head: Head, body: bytes, client: str) -> Reply:
        """Do what a request asks for, once `refusal` had nothing against it; `client` is the address it came from."""
        errors = ErrorWriter(head.language)
        try:
            asked = decode_body(body) if head.method == "POST" else decode_url(head.query, self.limits.max_body_bytes)
            return await self._written(head, await self._answer(head, asked, client, errors))
        except HttpRefusal as refusal:
            return self.refused(head, refusal)
        except DocumentRefused as refused:
            answer = Answer({"errors": errors.document(refused.code, refused.errors)})
        except GatewayError as error:
            answer = Answer({"errors": [errors.known(error)]}, headers=headers_of(error))
        except Exception as error:  # noqa: BLE001 - the border: nobody above can tell the client
            answer = Answer({"errors": [errors.masked(error)]}, 500)
        return self._writer.write(answer, head.media)

    async def _written(self, head: Head, answer: Answer) -> Reply:
        reply = self._writer.write(answer, head.media)
        operation = answer.operation
        if operation is None or operation.kind is not OperationType.QUERY:
            # What logging in gives is never compressed: by its length a compressed secret can be guessed.
            return reply
        if (
            self.settings.etags
            and head.method == "GET"
            and operation.roots <= CATALOGUE
            and "errors" not in answer.body
        ):
            reply = tagged(reply, head)
        return await self._compression.applied(reply, head)

    async def _answer(self, head: Head, asked: GraphQLRequest, client: str, errors: ErrorWriter) -> Answer:
        try:
            context = await self._context(head.credentials, head.language, client)
        except GatewayError as error:
            return Answer({"errors": [errors.known(error)]}, status_of(error.code), headers_of(error))
        try:
            document, operation = self._prepare(head.method, asked, context.principal)
            prepared = document.prepared(operation.name, self._executor.prepare)
            try:
                result = await prepared.run(asked.variables or {}, context)
            finally:
                self.documents.weigh(document)
            await context.finish()
            return _of_result(result, errors, operation)
        finally:
            await context.close()

    def _prepare(self, method: str, asked: GraphQLRequest, who: Principal | None) -> tuple[Document, Operation]:
        """Find out what to run; raise unless it may be run by this person and within the limits."""
        kept = self._known(asked) if asked.query is None else self.documents.find(asked.query)
        document = kept or self.documents.read(asked.query or "")
        operation = document.operation(asked.operation_name)
        if operation.kind is OperationType.SUBSCRIPTION:
            raise OperationRefused("operation.subscription")
        if operation.kind is OperationType.MUTATION and method == "GET":
            raise MutationByGet("request.mutation_by_get")
        if who is None and not operation.is_public:
            raise Unauthenticated
        self._check_cost(operation, asked)
        if kept is None:
            self.documents.validate(document, suggest=who is not None)
            if who is not None:
                # A stranger's documents would push out those of the people who work.
                self.documents.keep(document)
        return document, operation

    def _known(self, asked: GraphQLRequest) -> Document:
        """The document of the manifest that a request asks for by its id."""
        if not asked.asks_by_hash:
            raise MalformedRequest("request.query")
        if self.settings.manifest is None:
            raise PersistedQueryNotSupported
        document = self.documents.known(asked.hash)
        if document is None:
            raise PersistedQueryNotFound
        return document

    def _check_cost(self, operation: Operation, asked: GraphQLRequest) -> None:
        if operation.cost.terms:
            sizes = PageSizes(asked.variables or {}, operation.defaults, self.limits.default_page)
            cost = sizes.work_out(operation.cost)
        else:
            cost = operation.cost.fixed
        if cost > self.limits.max_cost:
            raise TooCostly("limit.cost", cost=min(cost, 10**12), limit=self.limits.max_cost)


def _media(head: Head) -> str:
    """The media type of a refusal: a client that accepts none is told so in JSON."""
    try:
        return head.media
    except NotAcceptable:
        return JSON


def _of_result(result: Result, writer: ErrorWriter, operation: Operation) -> Answer:
    if not result.has_data:
        return Answer({"errors": writer.document("BAD_USER_INPUT", result.errors)})
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = writer.execution(result.errors)
    return Answer(body, operation=operation)
