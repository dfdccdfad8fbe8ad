"""How a request is refused before anything runs.

What is no well-formed GraphQL request over HTTP is an HttpRefusal. The rest are answers to a well-formed request.
"""

from collections.abc import Sequence
from typing import ClassVar

from graphql import GraphQLError

from erp_adapter.errors import GatewayError


class DocumentRefused(Exception):
    """A document that cannot be read, or asks for what the schema does not have."""

    def __init__(self, code: str, errors: Sequence[GraphQLError]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


class ClientGone(Exception):
    """The client closed its connection before the answer."""


class OperationRefused(GatewayError):
    code = "OPERATION_REFUSED"


class PersistedQueryHashMismatch(GatewayError):
    code = "PERSISTED_QUERY_HASH_MISMATCH"


class PersistedQueryNotInList(GatewayError):
    code = "PERSISTED_QUERY_NOT_IN_LIST"


class PersistedQueryNotSupported(GatewayError):
    code = "PERSISTED_QUERY_NOT_SUPPORTED"


class PersistedQueryNotFound(GatewayError):
    code = "PERSISTED_QUERY_NOT_FOUND"


class DeadlinePassed(GatewayError):
    code = "DEADLINE_PASSED"


class HttpRefusal(GatewayError):
    """`status` and `headers` are the answer's, whatever media type the client accepts.

    `is_unprocessable`: what came could be read, and newer editions of GraphQL over HTTP have a status for that (422).
    """

    code = "BAD_REQUEST"
    status: ClassVar[int] = 400
    is_unprocessable: ClassVar[bool] = False
    headers: ClassVar[dict[str, str]] = {}


class MalformedRequest(HttpRefusal):
    pass


class NotWellFormed(MalformedRequest):
    is_unprocessable = True


class OriginNotAllowed(HttpRefusal):
    code = "ORIGIN_NOT_ALLOWED"
    status = 403


class ForgeryPossible(HttpRefusal):
    code = "FORGERY_POSSIBLE"
    status = 403


class NotAcceptable(HttpRefusal):
    code = "NOT_ACCEPTABLE"
    status = 406


class MethodNotAllowed(HttpRefusal):
    code = "METHOD_NOT_ALLOWED"
    status = 405
    headers: ClassVar[dict[str, str]] = {"Allow": "GET, POST"}


class MutationByGet(MethodNotAllowed):
    headers: ClassVar[dict[str, str]] = {"Allow": "POST"}


class LoginByGetMissing(HttpRefusal):
    code = "UNAUTHENTICATED"
    status = 401
    headers: ClassVar[dict[str, str]] = {"WWW-Authenticate": "Bearer"}


class BodyTooSlow(HttpRefusal):
    code = "BODY_TOO_SLOW"
    status = 408
    headers: ClassVar[dict[str, str]] = {"Connection": "close"}


class BodyTooLarge(HttpRefusal):
    code = "BODY_TOO_LARGE"
    status = 413
    headers: ClassVar[dict[str, str]] = {"Connection": "close"}


class UrlTooLong(HttpRefusal):
    code = "URL_TOO_LONG"
    status = 414


class UnsupportedMediaType(HttpRefusal):
    code = "UNSUPPORTED_MEDIA_TYPE"
    status = 415
    headers: ClassVar[dict[str, str]] = {"Accept-Post": "application/json"}
