"""How a line of the log is written: as text for people, as JSON for machines, and without what must stay secret."""

import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

import msgspec

from schema.observing.seen import SEEN

FIELDS = "fields"
"""Under which name a record has its fields: `log.info("…", extra={FIELDS: {…}})`."""

HIDDEN = "[hidden]"

_SECRETS = re.compile(
    r"(?P<jwt>\beyJ[\w-]{5,}\.[\w-]+\.[\w-]+)"
    r"|(?P<bearer>(?<=bearer )\S+)"
    r"|(?P<url>(?<=://)[^\s/@]*:[^\s/@]+(?=@))",
    re.IGNORECASE,
)


class StandardError(logging.StreamHandler[TextIO]):
    """Writes to what is standard error at the time: whoever captures it closes it later."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override] # as logging's own last resort
        return sys.stderr


def set_up(form: Literal["auto", "text", "json"]) -> None:
    """Write what is worth a warning, and the office's own lines, to standard error."""
    as_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    handler = StandardError()
    handler.setFormatter(TextLines() if as_text else JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("office").setLevel(logging.INFO)


class JsonLines(logging.Formatter):
    """One object a line: when, how grave, who says what, of which request, its fields."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": _instant(record),
            "level": record.levelname,
            "logger": record.name,
            "message": hidden(record.getMessage()),
            **_fields(record),
        }
        if record.exc_info:
            line["exception"] = hidden(self.formatException(record.exc_info))
        return msgspec.json.encode(line).decode()


class TextLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(f"{name}={_plain(value)}" for name, value in _fields(record).items())
        said = hidden(record.getMessage()).replace("\n", "\\n").replace("\r", "\\r")
        line = f"{_instant(record)} {record.levelname} {record.name}: {said}"
        if fields:
            line = f"{line} {fields}"
        return f"{line}\n{hidden(self.formatException(record.exc_info))}" if record.exc_info else line


def hidden(text: str) -> str:
    """The text without tokens, and without the passwords of URLs."""
    return _SECRETS.sub(HIDDEN, text)


def _instant(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fields(record: logging.LogRecord) -> Mapping[str, Any]:
    """What the record has of its own, or else of which request it is."""
    found: Mapping[str, Any] | None = getattr(record, FIELDS, None)
    if found is not None:
        return found
    seen = SEEN.get()
    return {} if seen is None else {"request_id": seen.request_id}


def _plain(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
