"""How lines of the log are written, and what never stands in one."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from schema.observing.log_lines import FIELDS, JsonLines, TextLines, hidden, set_up

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def _root() -> Iterator[None]:
    """Leave logging as it was."""
    root, office = logging.getLogger(), logging.getLogger("office")
    handlers, level, of_office = root.handlers[:], root.level, office.level
    yield
    root.handlers[:], root.level = handlers, level
    office.setLevel(of_office)


def record(text: str = "said", *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("office.x", logging.WARNING, __file__, 1, text, arguments, None)
    made.__dict__.update(extra)
    return made


@pytest.mark.usefixtures("_root")
@pytest.mark.parametrize(
    ("form", "stream", "is_json"),
    [
        ("auto", Terminal(), False),
        ("auto", io.StringIO(), True),
        ("text", io.StringIO(), False),
        ("json", Terminal(), True),
    ],
)
def test_people_read_text_and_machines_json(
    monkeypatch: pytest.MonkeyPatch, form: str, stream: io.StringIO, is_json: bool
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    set_up(form)  # type: ignore[arg-type]
    logging.getLogger("uvicorn.error").error("refused")
    logging.getLogger("office.requests").info("request", extra={FIELDS: {"ms": 1.5}})
    logging.getLogger("sqlalchemy").info("SELECT")
    first, second = stream.getvalue().splitlines()
    assert first.startswith("{") == second.startswith("{") == is_json
    assert "refused" in first
    assert ('"ms":1.5' if is_json else "ms=1.5") in second


def test_a_line_of_json_has_its_fields_beside_what_every_line_has() -> None:
    line = json.loads(JsonLines().format(record("%s said", "who", **{FIELDS: {"codes": ["A"], "ms": 2.0}})))
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "WARNING",
        "logger": "office.x",
        "message": "who said",
        "codes": ["A"],
        "ms": 2.0,
    }


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
def test_nobody_makes_a_line_of_its_own(form: logging.Formatter) -> None:
    assert len(form.format(record("one\nWARNING office: two\r\n")).splitlines()) == 1


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
def test_an_exceptions_text_is_without_secrets(form: logging.Formatter) -> None:
    error = RuntimeError(f"postgresql://office:geheim@db/erp said Bearer abc.def and {JWT}")
    written = form.format(record(exc_info=(RuntimeError, error, None)))
    assert "RuntimeError" in written
    assert [each for each in ("geheim", "abc.def", JWT) if each in written] == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"Authorization: bearer {JWT}", "Authorization: bearer [hidden]"),
        (f"token={JWT};", "token=[hidden];"),
        ("redis://:pass@host:6379/0", "redis://[hidden]@host:6379/0"),
        ("mariadb+pyodbc://u:p%40@h/?driver=x", "mariadb+pyodbc://[hidden]@h/?driver=x"),
        ("http://127.0.0.1:8000/graphql", "http://127.0.0.1:8000/graphql"),
        ("ana@example.com wrote", "ana@example.com wrote"),
    ],
)
def test_tokens_and_passwords_of_urls_are_hidden(text: str, written: str) -> None:
    assert hidden(text) == written
