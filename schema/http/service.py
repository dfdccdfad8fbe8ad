"""How a request becomes an answer, whatever carried it here."""

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any, Protocol

from graphql import OperationType

from erp_adapter.errors import GatewayError, RateLimited, Unauthenticated
from erp_adapter.sharing import IS_HEAVY
from resolvers.budgets import Budgets
from resolvers.principal import Principal
from schema.execution.executor import Answer as Result
from schema.execution.executor import Executor
from schema.http.admission import Admission, Overloaded
from schema.http.batches import BatchReader, Together, is_batch
from schema.http.compression import Compression
from schema.http.cookies import Cookies, CookieSettings, Jar, unmarked
from schema.http.cors import Cors
from schema.http.documents import Documents, Operation
from schema.http.errors import ErrorWriter, headers_of, status_of
from schema.http.heads import Head
from schema.http.load import LoadSettings
from schema.http.manifest import read_manifest
from schema.http.negotiation import JSON
from schema.http.persisted import PersistedDocuments
from schema.http.planning import Planned, Planner
from schema.http.refusals import (
    DeadlinePassed,
    DocumentRefused,
    HttpRefusal,
    MethodNotAllowed,
    NotAcceptable,
    OriginNotAllowed,
)
from schema.http.replies import Answer, Reply, ReplyWriter
from schema.http.requests import GraphQLRequest, check_head, decode_body, decode_url
from schema.http.settings import HttpSettings
from schema.http.statuses import OK, Statuses
from schema.http.validators import CATALOGUE, tagged
from schema.limits.refusals import AnswerTooLarge
from schema.limits.settings import LimitSettings
from schema.observing.seen import SEEN, phase
from schema.observing.watch import Watch


class RequestContextLike(Protocol):
    """What a request needs of the context that resolvers are given."""

    @property
    def principal(self) -> Principal | None:
        """Who is logged in; None for a stranger."""
        ...

    jar: Jar | None
    """The cookies of a request that wants some."""

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
        load: LoadSettings | None = None,
        budgets: Budgets | None = None,
        watch: Watch | None = None,
        cookies: CookieSettings | None = None,
    ) -> None:
        self.watch = watch
        self.settings = http or HttpSettings()
        self.limits = limits or LimitSettings()
        self.load = load or LoadSettings()
        self.admission = Admission(self.load)
        self.documents = Documents(
            executor.schema, self.limits, most=self.settings.kept_documents, most_bytes=self.settings.kept_bytes
        )
        self._executor = executor
        self._context = context
        self.cors = Cors(self.settings.cors_origins, credentials=self.settings.cors_credentials)
        self._cookies = Cookies(cookies, self.cors) if cookies is not None and cookies.on else None
        self._statuses = Statuses(self.settings.status_codes)
        self._writer = ReplyWriter(self._statuses, self.cors)
        self._compression = Compression(self.settings.compress_from)
        if self.settings.manifest is not None:
            self.documents.know(read_manifest(self.settings.manifest))
        self._batches = BatchReader(self.settings.batch)
        persisted = PersistedDocuments(
            self.documents, has_manifest=self.settings.manifest is not None, only=self.settings.only_manifest
        )
        self._planner = Planner(self.documents, persisted, self.limits, budgets)

    def refusal(self, head: Head) -> Reply | None:
        """What to answer without reading the body; None where it is wanted."""
        if head.method == "OPTIONS" and self.cors.is_on:
            return self._preflight(head)
        try:
            _ = head.media
            check_head(head, self.limits.max_body_bytes)
            self.admission.check(head)
        except HttpRefusal as refusal:
            return self.refused(head, refusal)
        return None

    def refused(self, head: Head, refusal: HttpRefusal) -> Reply:
        """What to answer to a request that is no well-formed one of GraphQL over HTTP."""
        answer = self._of_failure(refusal, ErrorWriter(head.language))
        return self._writer.write(answer, _media(head), head.origin)

    def late(self, head: Head) -> Reply:
        """What to answer when the deadline has passed before the reply was there."""
        entry = ErrorWriter(head.language).known(DeadlinePassed(seconds=self.settings.deadline))
        return self._writer.write(Answer({"errors": [entry]}), _media(head), head.origin)

    async def reply(self, head: Head, body: bytes, client: str) -> Reply:
        """Do what a request asks for, once `refusal` had nothing against it; `client` is the address it came from."""
        errors = ErrorWriter(head.language)
        if self.admission.is_full:
            return self.refused(head, Overloaded())
        self.admission.inside += 1
        try:
            if self._cookies is not None:
                head = self._cookies.opened(head)
            if self.settings.batch and is_batch(body):
                answer = await self._batch(head, body, client, errors)
            else:
                asked = (
                    decode_body(body) if head.method == "POST" else decode_url(head.query, self.limits.max_body_bytes)
                )
                answer = await self._answer(head, asked, client, errors)
            started = perf_counter()
            reply = await self._written(head, answer)
            seen = SEEN.get()
            if seen is not None:
                seen.write = perf_counter() - started
            return reply if head.jar is None else head.jar.put_into(reply)
        except Exception as error:  # noqa: BLE001 - the border: nobody above can tell the client
            told = unmarked(head, error) if self._cookies is not None else error
            return self._writer.write(self._of_failure(told, errors), head.media, head.origin)
        finally:
            self.admission.inside -= 1

    def _of_failure(self, error: Exception, errors: ErrorWriter) -> Answer:
        """The answer where nothing ran, or nothing is left of what did."""
        match error:
            case HttpRefusal():
                return Answer({"errors": [errors.known(error)]}, self._statuses.of_refusal(error), error.headers)
            case DocumentRefused():
                return Answer({"errors": errors.document(error.code, error.errors)})
            case RateLimited():
                return Answer({"errors": [errors.known(error)]}, status_of(error.code), headers_of(error))
            case GatewayError():
                return Answer({"errors": [errors.known(error)]}, headers=headers_of(error))
        return Answer({"errors": [errors.masked(error)]}, 500)

    def _preflight(self, head: Head) -> Reply:
        """What a browser is told that asks whether another origin's page may."""
        headers = self.cors.of_preflight(head.origin)
        if headers is not None:
            return Reply(OK, headers, b"")
        refusal = MethodNotAllowed("request.method") if head.origin is None else OriginNotAllowed("request.origin")
        return self.refused(head, refusal)

    async def _written(self, head: Head, answer: Answer) -> Reply:
        reply = self._writer.write(answer, head.media, head.origin)
        most = self.limits.max_answer_bytes
        if most and len(reply.body) > most:
            answer = self._of_failure(AnswerTooLarge("limit.answer", limit=most), ErrorWriter(head.language))
            return self._writer.write(answer, head.media, head.origin)
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

    async def _opened(self, head: Head, client: str) -> RequestContextLike:
        """The context of a request; of a cookie that proves nothing a stranger's, who may log in or refresh the session."""
        try:
            context = await self._context(head.credentials, head.language, client)
        except Unauthenticated:
            if head.jar is None or not head.jar.proves:
                raise
            context = await self._context(None, head.language, client)
        if head.jar is not None:
            context.jar = head.jar
        return context

    async def _answer(self, head: Head, asked: GraphQLRequest, client: str, errors: ErrorWriter) -> Answer:
        try:
            context = await self._opened(head, client)
        except GatewayError as error:
            return Answer({"errors": [errors.known(error)]}, status_of(error.code), headers_of(error))
        try:
            planned = await self._planner.plan(head.method, asked, context.principal, client)
            return await self._run(head, planned, context, client, errors)
        finally:
            await context.close()

    async def _run(
        self, head: Head, planned: Planned, context: RequestContextLike, client: str, errors: ErrorWriter
    ) -> Answer:
        document, operation, asked, cost, _ = planned
        prepared = document.prepared(operation.name, self._executor.prepare)
        login = None if context.principal is None else context.principal.login_id
        self.admission.begin(login)
        try:
            room = self.admission.room(cost, is_stranger=login is None)
            if not room.enter():
                with phase("wait"):
                    await room.wait()
        except BaseException:
            self.admission.end(login)
            raise
        heavily = IS_HEAVY.set(True) if room is self.admission.heavy else None
        started = perf_counter()
        try:
            await self._planner.pay(planned, context.principal, client)
            result = await prepared.run(asked.variables or {}, context)
        finally:
            room.leave()
            self.admission.end(login)
            if heavily is not None:
                # A request that waits on the connection for this one begins in its context.
                IS_HEAVY.reset(heavily)
            seen = SEEN.get()
            if seen is not None:
                seen.execute += perf_counter() - started
            self.documents.weigh(document)
        await context.finish()
        answer = _of_result(result, errors, operation)
        if (self.limits.show_cost or head.cost is not None) and isinstance(answer.body, dict):
            answer.body["extensions"] = self._planner.costs(cost, context.principal, client)
        return answer

    async def _batch(self, head: Head, body: bytes, client: str, errors: ErrorWriter) -> Answer:
        """Answer several operations, each with a context of its own, one after the other: a mutation may come before a query.

        What is wrong with one is said in its place; what is wrong with them together, before any of them runs.
        """
        wanted = self._batches.read(body)
        try:
            context = await self._opened(head, client)
        except GatewayError as error:
            return Answer({"errors": [errors.known(error)]}, status_of(error.code), headers_of(error))
        together = Together(self.limits)
        plan: list[Answer | Planned] = []
        try:
            for asked in wanted:
                try:
                    if isinstance(asked, HttpRefusal):
                        raise asked
                    planned = await self._planner.plan(head.method, asked, context.principal, client)
                except (DocumentRefused, GatewayError) as error:
                    plan.append(self._of_failure(error, errors))
                else:
                    together.add(planned.cost, planned.document.node.token_count if planned.is_new else 0)
                    plan.append(planned)
        finally:
            await context.close()
        answers = [
            each if isinstance(each, Answer) else await self._one_of_batch(head, each, client, errors) for each in plan
        ]
        kinds = {each.operation.kind for each in answers if each.operation is not None}
        only_queries = kinds <= {OperationType.QUERY}
        return Answer([each.body for each in answers], operation=answers[0].operation if only_queries else None)

    async def _one_of_batch(self, head: Head, planned: Planned, client: str, errors: ErrorWriter) -> Answer:
        try:
            context = await self._opened(head, client)
            try:
                return await self._run(head, planned, context, client, errors)
            finally:
                await context.close()
        except Exception as error:  # noqa: BLE001 - what went before it has happened, and its answer must go out
            return self._of_failure(error, errors)


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
