"""What the drivers are told of the server, and what each connection is told at its beginning."""

from typing import Any

import pytest
from sqlalchemy import URL, Engine, make_url, text

from erp_adapter.dialects import mariadb, mssql, open_database, open_engine, postgresql
from erp_adapter.errors import ErpUnavailable
from tests.services import require_odbc

FREETDS = "mssql+pyodbc://office:p%40ss%3Bword@sql.example.com:1433/ERP?driver=FreeTDS"
MICROSOFT = "mssql+pyodbc://office:p%40ss%3Bword@sql.example.com:1433/ERP"
MARIADB = "mariadb+pyodbc://office:p%40ss%3Bword@db.example.com:3307/erp"


@pytest.fixture(autouse=True)
def _odbc() -> None:
    require_odbc()


def sent(engine: Engine) -> tuple[dict[str, str], dict[str, Any]]:
    """The connection string by its keywords, and the arguments beside it."""
    (string,), arguments = engine.dialect.create_connect_args(engine.url)
    # A value in braces has the only other semicolons.
    parts = string.replace("{p@ss;word}", "{p@ss,word}").split(";")
    return dict(part.split("=", 1) for part in parts), dict(arguments)


def opened(url: str | URL) -> dict[str, str]:
    engine = open_engine(url, connections=1, deadline=9.5)
    string, _ = sent(engine)
    engine.dispose()
    return string


def test_microsofts_driver_is_the_default_and_encrypts() -> None:
    assert opened(MICROSOFT) == {
        "DRIVER": "{ODBC Driver 18 for SQL Server}",
        "Server": "sql.example.com,1433",
        "Database": "ERP",
        "UID": "office",
        "PWD": "{p@ss,word}",
        "Encrypt": "yes",
        "TrustServerCertificate": "no",
    }


def test_what_the_url_says_itself_goes_before() -> None:
    string = opened(
        f"{MICROSOFT}?driver=ODBC+Driver+17+for+SQL+Server&trustservercertificate=yes&Encrypt=no&MARS_Connection=yes"
    )
    assert string["DRIVER"] == "{ODBC Driver 17 for SQL Server}"
    assert {name: value for name, value in string.items() if name.lower() in {"encrypt", "trustservercertificate"}} == {
        "trustservercertificate": "yes",
        "Encrypt": "no",
    }
    assert string["MARS_Connection"] == "yes"


def test_freetds_is_told_the_protocol_and_the_port_by_itself() -> None:
    assert opened(FREETDS) == {
        "DRIVER": "{FreeTDS}",
        "Server": "sql.example.com",
        "port": "1433",
        "Database": "ERP",
        "UID": "office",
        "PWD": "{p@ss,word}",
        "TDS_Version": "7.4",
        "ClientCharset": "UTF-8",
    }


@pytest.mark.parametrize(
    ("url", "wanted", "is_fast"), [(MICROSOFT, True, True), (MICROSOFT, False, False), (FREETDS, True, False)]
)
def test_many_rows_go_at_once_where_that_is_wanted_and_the_driver_can(url: str, wanted: bool, is_fast: bool) -> None:
    engine = mssql.open_engine(make_url(url), connections=1, deadline=10, fast_executemany=wanted)
    assert engine.dialect.fast_executemany is is_fast  # type: ignore[attr-defined]
    engine.dispose()


def test_a_session_of_sql_server_is_told_its_limits() -> None:
    assert mssql.session_statements(2.5) == (
        "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;"
        " SET XACT_ABORT ON; SET LOCK_TIMEOUT 2500; SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET DATEFORMAT ymd"
    )


@pytest.mark.parametrize("url", [FREETDS, MARIADB])
async def test_a_driver_that_finds_nobody_says_so(url: str) -> None:
    nobody = make_url(url).set(host="127.0.0.1", port=1)
    database = open_database(nobody, connections=1, deadline=5)
    with pytest.raises(ErpUnavailable):
        await database.fetch(text("SELECT 1"))
    with pytest.raises(ErpUnavailable):
        async with database.transaction():
            pass
    await database.close()


async def test_a_driver_that_is_not_installed_is_no_drivers_error() -> None:
    database = open_database(f"{MICROSOFT}?driver=Nothing+Such", connections=1, deadline=5)
    with pytest.raises(ErpUnavailable):
        await database.fetch(text("SELECT 1"))
    await database.close()


@pytest.mark.parametrize(
    "url", [MARIADB, MARIADB.replace(":3307", "") + "?port=3307", MARIADB.replace("mariadb", "mysql")]
)
def test_mariadbs_driver_is_told_its_limits_and_the_port_by_itself(url: str) -> None:
    assert opened(url) == {
        "DRIVER": "{MariaDB Unicode}",
        "Server": "db.example.com",
        "port": "3307",
        "Database": "erp",
        "UID": "office",
        "PWD": "{p@ss,word}",
        "CHARSET": "utf8mb4",
        "CONN_TIMEOUT": "11",
        "READ_TIMEOUT": "12",
        "WRITE_TIMEOUT": "12",
        "OPTION": "2",
    }


def test_a_deadline_of_minutes_does_not_wait_for_a_connection_so_long() -> None:
    assert mariadb.connection_url(make_url(MARIADB), 600).query["CONN_TIMEOUT"] == "11"


def test_a_session_of_postgresql_is_told_its_limits() -> None:
    assert postgresql.session_settings(2.5) == {
        "timezone": "UTC",
        "datestyle": "ISO",
        "statement_timeout": "3500",
        "idle_in_transaction_session_timeout": "60000",
    }


def test_a_system_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="oracle"):
        open_database("oracle://db.example.com/erp", connections=1, deadline=10)
