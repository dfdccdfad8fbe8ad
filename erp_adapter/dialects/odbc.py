"""What MariaDB and SQL Server share: pyodbc's connection strings and its errors."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sqlalchemy import URL

from erp_adapter.dialects.faults import Fault
from erp_adapter.errors import ErpContention, ErpRefused, ErpTimeout, ErpUnavailable

_NATIVE = re.compile(r"\((\d+)\) \(SQL\w+\)")
"""The server's number for an error, as pyodbc writes it behind the message; the last one, since the message may quote a value
that a client has sent."""

_BY_CLASS: dict[str, Fault] = {"22": ErpRefused, "23": ErpRefused, "40": ErpContention}


def driver() -> Any:
    """pyodbc, loaded when a system needs it; raise ValueError where the machine has no unixODBC, which its wheel needs."""
    try:
        return import_module("pyodbc")
    except ImportError as error:
        raise ValueError(f"pyodbc can't be loaded ({error}); install ODBC: on Debian the package unixodbc") from error


def by_number(numbers: Mapping[Fault, tuple[int, ...]]) -> dict[int, Fault]:
    return {number: fault for fault, those in numbers.items() for number in those}


def odbc_fault(error: BaseException, numbers: Mapping[int, Fault], states: Mapping[str, Fault]) -> Fault:
    """Look the server's number up, then the SQLSTATE, then its class of two characters."""
    state, text = [*map(str, error.args), "", ""][:2]
    for number in _NATIVE.findall(text)[-1:]:
        if int(number) in numbers:
            return numbers[int(number)]
    return states.get(state) or states.get(state[:2]) or _BY_CLASS.get(state[:2]) or ErpUnavailable


TIMEOUTS: dict[str, Fault] = {"HYT00": ErpTimeout, "HYT01": ErpTimeout, "HY008": ErpTimeout}


def with_settings(url: URL, settings: Mapping[str, str]) -> URL:
    """Add to the connection string what the URL does not say itself; its keywords know no case."""
    given = {name.lower() for name in url.query}
    added = {name: value for name, value in settings.items() if name.lower() not in given}
    return url.update_query_dict(added)


def with_own_port(url: URL) -> URL:
    """The port as a keyword: SQLAlchemy writes it behind the host and a comma, which only Microsoft's driver reads."""
    return url if url.port is None else with_settings(url, {"port": str(url.port)}).set(port=None)
