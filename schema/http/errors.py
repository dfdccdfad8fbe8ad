"""What an answer says of what went wrong.

An error that the gateway knows has a code and a message in the reader's language. Any other is masked: the answer has a
reference, and the log has the same reference with the traceback.
"""

import logging
import secrets
from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError, ValueNode

from erp_adapter.errors import GatewayError
from schema.messages import message
from schema.observing.seen import SEEN

Entry = dict[str, Any]

LONGEST_DETAIL = 500
"""Characters quoted of what graphql-core says: it repeats what the client sent."""

MOST_LOGGED = 10
"""Tracebacks logged for one answer: a page of rows that all fail would fill the log."""

_log = logging.getLogger(__name__)

_STATUS = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "PERSISTED_QUERY_NOT_IN_LIST": 403,
    "INTERNAL": 500,
    "RATE_LIMITED": 429,
    "TOO_BUSY": 503,
    "ERP_UNAVAILABLE": 503,
    "ERP_TIMEOUT": 504,
    "DEADLINE_PASSED": 504,
}


def status_of(code: str, otherwise: int = 400) -> int:
    """The status that an error has when nothing ran for it; `otherwise` for what is the request's own fault."""
    return _STATUS.get(code, otherwise)


def headers_of(error: GatewayError) -> dict[str, str]:
    """What HTTP wants to be said beside a status."""
    if error.code == "UNAUTHENTICATED":
        return {"WWW-Authenticate": "Bearer"}
    if error.code in {"TOO_BUSY", "RATE_LIMITED"} or "retry_after" in error.details:
        return {"Retry-After": str(error.details.get("retry_after", 1))}
    return {}


class ErrorWriter:
    """Writes the errors of one answer."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._reference: str | None = None
        self._logged: set[int] = set()

    def known(self, error: GatewayError) -> Entry:
        text = message(error.message, self._locale, {"retry_after": 1, **error.details})
        extensions: dict[str, object] = {"code": error.code}
        if "retry_after" in error.details:
            # An error of a field has no header of its own.
            extensions["retryAfter"] = error.details["retry_after"]
        return {"message": text, "extensions": extensions}

    def document(self, code: str, errors: Sequence[GraphQLError]) -> list[Entry]:
        """What graphql-core says of a document or of variables, in English after a few words in the reader's language."""
        return [self._placed(self._detailed(code, each), each) for each in errors]

    def execution(self, errors: Sequence[GraphQLError]) -> list[Entry]:
        """What became of an operation that ran."""
        return [self._placed(self._of_a_field(each), each) for each in errors]

    def masked(self, error: BaseException) -> Entry:
        if self._reference is None:
            seen = SEEN.get()
            self._reference = secrets.token_hex(4) if seen is None else seen.request_id
        if id(error) not in self._logged and len(self._logged) < MOST_LOGGED:
            # The answer's errors are alive until it is written: no id is used twice.
            self._logged.add(id(error))
            _log.error("An error was masked, reference %s", self._reference, exc_info=error)
        text = message("INTERNAL", self._locale, {"reference": self._reference})
        return {"message": text, "extensions": {"code": "INTERNAL"}}

    def _of_a_field(self, error: GraphQLError) -> Entry:
        cause = error.original_error
        if isinstance(cause, GatewayError):
            return self.known(cause)
        if isinstance(cause, GraphQLError) and cause.nodes and isinstance(cause.nodes[0], ValueNode):
            # An argument whose variable was given null, or the like: validation lets it through.
            return self._detailed("BAD_USER_INPUT", cause)
        return self.masked(cause or error)

    def _detailed(self, code: str, error: GraphQLError) -> Entry:
        detail = error.message
        if len(detail) > LONGEST_DETAIL:
            detail = detail[:LONGEST_DETAIL] + "…"
        return {
            "message": message(f"graphql.{code}", self._locale, {"detail": detail}),
            "extensions": {"code": code},
        }

    def _placed(self, entry: Entry, error: GraphQLError) -> Entry:
        if error.path is not None:
            entry["path"] = error.path
        if error.locations:
            entry["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
        return entry
