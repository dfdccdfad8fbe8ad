"""Which error a driver's is: told by the server's number and the SQLSTATE, never by a text that a client can write."""

import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from erp_adapter.dialects import mariadb, mssql, open_database, postgresql, sqlite
from erp_adapter.dialects.faults import translated
from erp_adapter.errors import (
    ConnectionLost,
    DuplicateKey,
    ErpContention,
    ErpError,
    ErpNotWritable,
    ErpRefused,
    ErpTimeout,
    ErpUnavailable,
)

MA, MS, TDS = (
    "[ma-3.1.15][10.11.19-MariaDB]",
    "[Microsoft][ODBC Driver 18 for SQL Server][SQL Server]",
    "[FreeTDS][SQL Server]",
)

MARIADB = [
    ("23000", f"{MA}Duplicate entry 'x' for key 'PRIMARY' (1062) (SQLExecute)", DuplicateKey),
    ("23000", f"{MA}Column 'a' cannot be null (1048) (SQLExecute)", ErpRefused),
    ("23000", f"{MA}Duplicate entry '(1213) (SQLExecute)' for key 'name' (1062) (SQLExecute)", DuplicateKey),
    ("23000", f"{MA}CONSTRAINT `few` failed for `a`.`b` (4025) (SQLExecute)", ErpRefused),
    ("22001", f"{MA}Data too long for column 'a' at row 1 (1406) (SQLExecute)", ErpRefused),
    (
        "40001",
        f"{MA}Deadlock found when trying to get lock; try restarting transaction (1213) (SQLExecute)",
        ErpContention,
    ),
    ("HY000", f"{MA}Lock wait timeout exceeded; try restarting transaction (1205) (SQLExecute)", ErpTimeout),
    ("70100", f"{MA}Query execution was interrupted (max_statement_time exceeded) (1969) (SQLExecute)", ErpTimeout),
    ("HY018", f"{MA}Query execution was interrupted (1317) (SQLExecute)", ErpTimeout),
    ("08S01", f"{MA}Lost connection to server during query (2013) (SQLExecute)", ConnectionLost),
    ("08S01", f"{MA}Server has gone away (2006) (SQLExecute)", ConnectionLost),
    ("70100", f"{MA}Connection was killed (1927) (SQLExecute)", ConnectionLost),
    ("HY000", "[ma-3.1.15]Can't connect to server on '127.0.0.1' (115) (2002) (SQLDriverConnect)", ErpUnavailable),
    ("08004", f"{MA}Too many connections (1040) (SQLDriverConnect)", ErpUnavailable),
    ("HY000", f"{MA}The MariaDB server is running with the --read-only option (1290) (SQLExecute)", ErpNotWritable),
    ("42000", f"{MA}INSERT command denied to user 'a'@'b' for table 'c' (1142) (SQLExecute)", ErpNotWritable),
    ("HY000", f"{MA}The table 'a' is full (1114) (SQLExecute)", ErpNotWritable),
    ("42S02", f"{MA}Table 'a.b' doesn't exist (1146) (SQLExecute)", ErpUnavailable),
]

MSSQL = [
    (
        "23000",
        f"{MS}Violation of PRIMARY KEY constraint 'pk'. (2627) (SQLExecDirectW); [23000] {MS}The statement has been terminated. (3621)",
        DuplicateKey,
    ),
    (
        "23000",
        f"{TDS}Cannot insert duplicate key row in object 'a' with unique index 'b'. (2601) (SQLExecDirectW)",
        DuplicateKey,
    ),
    ("23000", f"{MS}Cannot insert the value NULL into column 'a' (515) (SQLExecDirectW)", ErpRefused),
    (
        "23000",
        f'{MS}The INSERT statement conflicted with the FOREIGN KEY constraint "a". (547) (SQLExecDirectW)',
        ErpRefused,
    ),
    ("22001", f"{MS}String or binary data would be truncated in table 'a' (2628) (SQLExecDirectW)", ErpRefused),
    (
        "40001",
        f"{MS}Transaction (Process ID 1) was deadlocked on lock resources (1205) (SQLExecDirectW)",
        ErpContention,
    ),
    (
        "42000",
        f"{MS}Snapshot isolation transaction aborted due to update conflict. (3960) (SQLExecDirectW)",
        ErpContention,
    ),
    ("42000", f"{MS}Lock request time out period exceeded. (1222) (SQLExecDirectW)", ErpTimeout),
    ("HYT00", f"[HYT00] {MS}Query timeout expired (0) (SQLExecDirectW)", ErpTimeout),
    ("HY008", f"[HY008] {MS}Operation canceled (0) (SQLExecDirectW)", ErpTimeout),
    ("08S01", f"{MS}TCP Provider: An existing connection was forcibly closed (10054) (SQLExecDirectW)", ConnectionLost),
    ("08S01", f"{TDS}Write to the server failed (20006) (SQLExecDirectW)", ConnectionLost),
    (
        "08S01",
        f"{TDS}Unable to connect: Adaptive Server is unavailable or does not exist (20009) (SQLDriverConnect)",
        ErpUnavailable,
    ),
    ("08001", f"{MS}Login timeout expired (0) (SQLDriverConnect)", ErpUnavailable),
    ("28000", f"{MS}Login failed for user 'a'. (18456) (SQLDriverConnect)", ErpUnavailable),
    ("42000", f"{MS}The INSERT permission was denied on the object 'a' (229) (SQLExecDirectW)", ErpNotWritable),
    (
        "25000",
        f'{MS}Failed to update database "a" because the database is read-only. (3906) (SQLExecDirectW)',
        ErpNotWritable,
    ),
    (
        "42000",
        f"{MS}Could not allocate space for object 'a' because the 'PRIMARY' filegroup is full. (1105) (SQLExecDirectW)",
        ErpNotWritable,
    ),
    ("42S02", f"{MS}Invalid object name 'a'. (208) (SQLExecDirectW)", ErpUnavailable),
]

POSTGRESQL = [
    (asyncpg.UniqueViolationError("x"), DuplicateKey),
    (asyncpg.NotNullViolationError("x"), ErpRefused),
    (asyncpg.ForeignKeyViolationError("x"), ErpRefused),
    (asyncpg.ExclusionViolationError("x"), ErpRefused),
    (asyncpg.StringDataRightTruncationError("x"), ErpRefused),
    (asyncpg.exceptions._base.DataError("an argument that does not fit"), ErpRefused),
    (asyncpg.DeadlockDetectedError("x"), ErpContention),
    (asyncpg.SerializationError("x"), ErpContention),
    (asyncpg.QueryCanceledError("x"), ErpTimeout),
    (asyncpg.LockNotAvailableError("x"), ErpTimeout),
    (asyncpg.ReadOnlySQLTransactionError("x"), ErpNotWritable),
    (asyncpg.InsufficientPrivilegeError("x"), ErpNotWritable),
    (asyncpg.DiskFullError("x"), ErpNotWritable),
    (asyncpg.AdminShutdownError("x"), ConnectionLost),
    (asyncpg.CrashShutdownError("x"), ConnectionLost),
    (asyncpg.ConnectionDoesNotExistError("x"), ConnectionLost),
    (asyncpg.InterfaceError("connection is closed"), ConnectionLost),
    (ConnectionResetError(), ConnectionLost),
    (BrokenPipeError(), ConnectionLost),
    (ConnectionRefusedError(), ErpUnavailable),
    (OSError("no route to host"), ErpUnavailable),
    (asyncpg.CannotConnectNowError("x"), ErpUnavailable),
    (asyncpg.TooManyConnectionsError("x"), ErpUnavailable),
    (asyncpg.InvalidPasswordError("x"), ErpUnavailable),
    (asyncpg.UndefinedTableError("x"), ErpUnavailable),
]


@pytest.mark.parametrize(("state", "text", "fault"), MARIADB)
def test_mariadbs_errors(state: str, text: str, fault: type[ErpError]) -> None:
    assert mariadb.fault_of(Exception(state, f"[{state}] {text}")) is fault


@pytest.mark.parametrize(("state", "text", "fault"), MSSQL)
def test_sql_servers_errors_by_both_drivers(state: str, text: str, fault: type[ErpError]) -> None:
    assert mssql.fault_of(Exception(state, f"[{state}] {text}")) is fault


@pytest.mark.parametrize(("error", "fault"), POSTGRESQL, ids=lambda value: type(value).__name__)
def test_postgresqls_errors(error: Exception, fault: type[ErpError]) -> None:
    assert postgresql.fault_of(error) is fault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL CHECK (name <> 'b'))")
        connection.execute("INSERT INTO thing VALUES (1, 'a')")
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("values", "fault"),
    [("1, 'c'", DuplicateKey), ("2, 'a'", DuplicateKey), ("2, NULL", ErpRefused), ("2, 'b'", ErpRefused)],
)
async def test_sqlites_own_rules(file: Path, values: str, fault: type[ErpError]) -> None:
    database = open_database(f"sqlite:///{file}", connections=1, deadline=10)
    with pytest.raises(ErpError) as raised:
        async with database.transaction() as transaction:
            await transaction.execute(text(f"INSERT INTO thing VALUES ({values})"))
    assert type(raised.value) is fault
    await database.close()


async def test_a_file_that_may_only_be_read(file: Path) -> None:
    database = open_database(f"sqlite:///file:{file}?mode=ro&uri=true", connections=1, deadline=10)
    assert len(await database.fetch(text("SELECT id FROM thing"))) == 1
    with pytest.raises(ErpNotWritable):
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO thing VALUES (2, 'c')"))
    await database.close()


async def test_a_file_that_is_none_or_is_not_there(file: Path) -> None:
    file.write_bytes(b"no database" * 100)
    for path in (file, file.parent / "nowhere" / "some.db"):
        database = open_database(f"sqlite:///{path}", connections=1, deadline=10)
        with pytest.raises(ErpUnavailable):
            await database.fetch(text("SELECT id FROM thing"))
        await database.close()


def test_nothing_of_a_drivers_text_goes_further_than_the_cause() -> None:
    cause = sqlite3.IntegrityError("secret")
    with pytest.raises(ErpError) as raised, translated(sqlite.fault_of):
        raise IntegrityError("INSERT secret", {"secret": 1}, cause)
    assert "secret" not in f"{raised.value} {raised.value.details}"
    assert isinstance(raised.value.__cause__, IntegrityError)
