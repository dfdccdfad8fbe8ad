"""Every statement of the contract suite as SQL Server is sent it: kept in files to be read, and checked there.

`python -m tests.tsql` runs the suite on SQLite and writes the files anew. A list of values stands with one place, TOP with
one, so that a statement is the same whatever it is asked with; below it are the types that its parameters are bound as.
"""

import os
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import CompoundSelect, Dialect, Executable, Lateral
from sqlalchemy.dialects.mssql.pyodbc import MSDialect_pyodbc
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.types import TypeDecorator, TypeEngine

FOLDER = Path(__file__).parents[1] / "erp_adapter" / "tsql"
DRIVER: Any = SimpleNamespace(
    version="5.3.0",
    Cursor=SimpleNamespace(nextset=None),
    SQL_VARCHAR=12,
    SQL_WVARCHAR=-9,
    SQL_DECIMAL=3,
    **dict.fromkeys(("BINARY", "DATETIME", "NUMBER", "STRING")),
)
"""What SQLAlchemy asks of pyodbc, with ODBC's own numbers: the machine may have none."""
DIALECT: Dialect = MSDialect_pyodbc(paramstyle="qmark", dbapi=DRIVER)  # type: ignore[no-untyped-call]
MOST_LISTS = 2
"""Of lists read at once: more of them say nothing new."""

_LATE = re.compile(r"__\[POSTCOMPILE_\w+?\]")
_TOP = re.compile(r"TOP __\[POSTCOMPILE_\w+?\]")
_IN = re.compile(r"IN \(__\[POSTCOMPILE_\w+?\]\)")
_BETWEEN = "\n\n"
_COLLECTED: dict[str, set[str]] = {}
_COLLECT = "COLLECT_TSQL"


class Stale(AssertionError):
    """The suite asks what is on no file."""


def note(statement: Executable) -> None:
    """Hold a statement of the test that runs against its module's file."""
    module = _module()
    # What is drawn at random may be asked once and never again.
    if not isinstance(statement, ClauseElement) or _is_long(statement) or module.endswith("_properties"):
        return
    if _is_lateral(statement):
        return
    text = text_of(statement)
    if os.environ.get(_COLLECT):
        _COLLECTED.setdefault(module, set()).add(text)
    elif text not in on_file(module):
        raise Stale(f"not in {_file(module).name}, which `python -m tests.tsql` writes:\n{text}")


def text_of(statement: ClauseElement) -> str:
    compiled = statement.compile(dialect=DIALECT)
    assert isinstance(compiled, SQLCompiler)
    lines = [" ".join(line.split()) for line in _shortened(str(compiled)).splitlines()]
    sql = "\n".join(line for line in lines if line)
    types = [_bound_as(compiled.binds[name].type) for name in compiled.positiontup or ()]
    runs = [f"{len(list(run))} {name}" for name, run in groupby(types)]
    return f"{sql}\n-- {', '.join(runs) or 'no parameters'}"


@cache
def on_file(module: str) -> frozenset[str]:
    file = _file(module)
    return frozenset(file.read_text(encoding="utf-8").strip().split(_BETWEEN)) if file.exists() else frozenset()


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.sql"))


def statements(file: Path) -> list[str]:
    return [each.partition("\n--")[0] for each in file.read_text(encoding="utf-8").strip().split(_BETWEEN)]


def write() -> int:
    """Run the suite and write what it asked."""
    os.environ[_COLLECT] = "1"
    failed = pytest.main([str(FOLDER.parent), "-q", "-k", "sqlite", "-p", "no:cacheprovider"])
    if failed:
        return int(failed)
    for file in files():
        file.unlink()
    FOLDER.mkdir(exist_ok=True)
    for module, texts in _COLLECTED.items():
        _file(module).write_text(_BETWEEN.join(sorted(texts)) + "\n", encoding="utf-8")
    return 0


def _module() -> str:
    """That of the test that runs."""
    return Path(os.environ["PYTEST_CURRENT_TEST"].partition("::")[0]).stem.removeprefix("test_")


def _file(module: str) -> Path:
    return FOLDER / f"{module}.sql"


def _is_long(statement: ClauseElement) -> bool:
    return isinstance(statement, CompoundSelect) and len(statement.selects) > MOST_LISTS


def _is_lateral(statement: ClauseElement) -> bool:
    """SQL Server, which has another word for it, is not asked so."""
    return any(isinstance(each, Lateral) for each in visitors.iterate(statement))


def _shortened(sql: str) -> str:
    return _LATE.sub("0", _IN.sub("IN (?)", _TOP.sub("TOP 1", sql)))


def _bound_as(type_: TypeEngine[object]) -> str:
    """As pyodbc is told, or finds out by itself, which is right of all but text."""
    stored = type_.dialect_impl(DIALECT)
    stored = stored.impl_instance if isinstance(stored, TypeDecorator) else stored
    told = stored.get_dbapi_type(DRIVER)
    names = {DRIVER.SQL_VARCHAR: "varchar", DRIVER.SQL_WVARCHAR: "nvarchar"}
    return names.get(told[0] if isinstance(told, tuple) else told, _by_itself(stored))


def _by_itself(type_: TypeEngine[object]) -> str:
    name = str(type_.__visit_name__).lower()
    return "as given" if name == "null" else name
