"""Which status an answer has, by the edition of GraphQL over HTTP that the site has chosen."""

from typing import Any, Literal

from schema.http.errors import status_of
from schema.http.negotiation import GRAPHQL_JSON, JSON
from schema.http.refusals import HttpRefusal

Edition = Literal["classic", "september2026"]

OK = 200
PARTIAL = 294
"""An operation that ran, with errors in some of its fields: the edition's own number, which HTTP reads as 200."""
BAD_REQUEST = 400
UNPROCESSABLE = 422

_TOLD_AS_DATA = {"PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"}
"""Apollo's clients for iOS read no body whose status says that something failed, and would not send the document."""


class Statuses:
    """`classic`: what clients have known for years, and the audits of the `graphql-http` package ask for."""

    def __init__(self, edition: Edition) -> None:
        self._is_classic = edition == "classic"

    def of_refusal(self, refusal: HttpRefusal) -> int:
        """For a request that is no well-formed one."""
        if refusal.is_unprocessable and not self._is_classic:
            return UNPROCESSABLE
        return refusal.status

    def of_body(self, body: dict[str, Any], media: str) -> int:
        """For a well-formed request."""
        if self._is_classic:
            if media == JSON or "data" in body:
                return OK
            code = _code(body)
            return OK if code in _TOLD_AS_DATA else status_of(code, BAD_REQUEST)
        if "data" not in body:
            code = _code(body)
            return status_of(code, BAD_REQUEST if code == "GRAPHQL_PARSE_FAILED" else UNPROCESSABLE)
        return PARTIAL if "errors" in body and media != JSON else OK

    def media(self, status: int, media: str) -> str:
        """The media type of an answer with this status, for a client that takes `media`.

        The newer edition writes what failed as application/graphql-response+json for clients of application/json too:
        a proxy's error might be any JSON.
        """
        return media if self._is_classic or status < BAD_REQUEST else GRAPHQL_JSON


def _code(body: dict[str, Any]) -> str:
    code: str = body["errors"][0]["extensions"]["code"]
    return code
