"""What the log says of a request: its kind, its figures, the codes of its errors; nothing of what was asked, or by whom."""

import hashlib
import logging
from typing import Any, Literal

from schema.observing.log_lines import FIELDS
from schema.observing.seen import Seen

LONGEST_NAME = 64
"""Characters of an operation's name."""

OK, CLIENT_FAULT, SERVER_FAULT = 200, 400, 500

_requests = logging.getLogger("office.requests")
_slow = logging.getLogger("office.slow")


class RequestLog:
    """`which` requests have a line; `logins`: with the number of their login; `slow`: seconds from which one is slow."""

    def __init__(self, which: Literal["none", "errors", "all"], *, logins: bool, slow: float) -> None:
        self._all = which == "all"
        self._errors = which != "none"
        self._logins = logins
        self._slow = slow or float("inf")

    def told(self, seen: Seen, seconds: float) -> bool:
        """Log what is to be known of a request that has ended; say whether it was slow."""
        if self._all or (self._errors and (seen.codes or seen.status != OK) and _is_error(seen)):
            level = logging.WARNING if _is_ours(seen) else logging.INFO
            _requests.log(level, "request", extra={FIELDS: self._line(seen, seconds)})
        if seconds < self._slow:
            return False
        _slow.warning("slow request", extra={FIELDS: {**self._line(seen, seconds), **_phases(seen)}})
        return True

    def _line(self, seen: Seen, seconds: float) -> dict[str, Any]:
        line: dict[str, Any] = {
            "request_id": seen.request_id,
            "status": "gone" if seen.status is None else seen.status,
            "ms": _milliseconds(seconds),
        }
        if seen.route is not None:
            line["route"] = seen.route
        if seen.operation is not None:
            line["operation"] = (seen.operation.name or "anonymous")[:LONGEST_NAME]
            line["kind"] = seen.operation.kind.value
            line["cost"] = seen.cost
            line["statements"] = seen.statements
        if seen.codes:
            line["codes"] = seen.codes
        if self._logins and seen.login is not None:
            line["login"] = seen.login
        return line


def _phases(seen: Seen) -> dict[str, Any]:
    if seen.route is not None:
        return {
            "statements": seen.statements,
            "statements_ms": _milliseconds(seen.statement_seconds),
            "rows": seen.rows,
        }
    line: dict[str, Any] = {
        "wait_ms": _milliseconds(seen.wait),
        "parse_ms": _milliseconds(seen.parse),
        "validate_ms": _milliseconds(seen.validate),
        "execute_ms": _milliseconds(seen.execute),
        "write_ms": _milliseconds(seen.write),
        "statements_ms": _milliseconds(seen.statement_seconds),
        "rows": seen.rows,
    }
    if seen.document is not None:
        line["document"] = hashlib.sha256(seen.document.text.encode()).hexdigest()
    return line


def _is_error(seen: Seen) -> bool:
    """A page that is not there, or not for whoever asks, is nothing to be told of: robots look for hundreds."""
    if seen.route is not None:
        return seen.status is not None and seen.status >= SERVER_FAULT
    return bool(seen.codes) or (seen.status is not None and seen.status >= CLIENT_FAULT)


def _is_ours(seen: Seen) -> bool:
    return (seen.status is not None and seen.status >= SERVER_FAULT) or "INTERNAL" in seen.codes


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 2)
