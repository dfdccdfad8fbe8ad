"""MariaDB through pyodbc and its own ODBC driver.

Transactions are READ COMMITTED, since InnoDB's default locks the gaps between rows too and lets two inserts deadlock. The
UPDATE of a counter locks its row until the commit: the next transaction's UPDATE waits for it and counts on from there.
"""

from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from math import ceil
from typing import Any

from sqlalchemy import URL, Engine, event

from erp_adapter.dialects import engines, odbc
from erp_adapter.dialects.faults import Fault
from erp_adapter.dialects.running import INTERRUPT
from erp_adapter.errors import (
    ConnectionLost,
    DuplicateKey,
    ErpContention,
    ErpNotWritable,
    ErpRefused,
    ErpTimeout,
    ErpUnavailable,
)

IS_REMOTE = True
DRIVER = "MariaDB Unicode"
FOUND_ROWS = 2
"""The driver's option to count the rows that an UPDATE finds, as other systems do, and not those that it changes."""
GRACE_SECONDS = 1.0
"""What the server's and the socket's own limits lie over the deadline: they end what could not be cancelled."""
IDLE_TRANSACTION_SECONDS = 60
CONNECT_SECONDS = 10

_NUMBERS: dict[Fault, tuple[int, ...]] = {
    DuplicateKey: (1062, 1169, 1586),
    ErpContention: (1020, 1213, 1614),
    ErpTimeout: (1205, 1317, 1969, 3024),
    ErpNotWritable: (1021, 1044, 1114, 1142, 1143, 1227, 1290, 1370, 1792, 1836, 1030, 1016),
    ConnectionLost: (1053, 1077, 1079, 1927, 2006, 2013, 2055, 4031),
    ErpUnavailable: (1040, 1045, 1203, 1226, 2002, 2003, 2005),
    ErpRefused: (1048, 1264, 1265, 1292, 1364, 1366, 1406, 1451, 1452, 1690, 3819, 4025),
}
_FAULTS = odbc.by_number(_NUMBERS)
_STATES: dict[str, Fault] = {"08001": ErpUnavailable, "08": ConnectionLost, **odbc.TIMEOUTS, "HY018": ErpTimeout}

_SESSION = (
    "SET SESSION time_zone = '+00:00', tx_isolation = 'READ-COMMITTED', max_statement_time = {statement},"
    " idle_transaction_timeout = {idle},"
    " sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
)


def open_engine(url: URL, *, connections: int, deadline: float) -> Engine:
    odbc.driver()
    engine = engines.create(
        connection_url(url, deadline),
        connections=connections,
        connect_args={"autocommit": True},
        skip_autocommit_rollback=True,
    )
    session = _SESSION.format(statement=deadline + GRACE_SECONDS, idle=IDLE_TRANSACTION_SECONDS)

    (connection_string,), _ = engine.dialect.create_connect_args(engine.url)

    def prepare(connection: Any, record: Any) -> None:
        connection.execute(session).close()
        number = connection.execute("SELECT CONNECTION_ID()").fetchval()
        record.info[INTERRUPT] = partial(_kill, connection_string, number)

    # Before SQLAlchemy's own first look, which asks for the quotes that the SQL mode makes.
    event.listen(engine, "connect", prepare, insert=True)
    # What the driver says at a commit is COMMIT, even where it was told to commit by itself.
    engines.listen_to_transactions(engine, begin="START TRANSACTION", rollback="ROLLBACK")
    engines.distrust_the_network(engine, fault_of)
    event.listen(engine, "before_cursor_execute", _with_fractions, retval=True)
    return engine


def connection_url(url: URL, deadline: float) -> URL:
    """Put the port where the driver looks for it, and bound each wait of the driver, which has no timeout by itself."""
    limit = str(ceil(deadline + 2 * GRACE_SECONDS))
    settings = {
        "driver": DRIVER,
        "CHARSET": "utf8mb4",
        "CONN_TIMEOUT": str(ceil(min(deadline, CONNECT_SECONDS) + GRACE_SECONDS)),
    }
    settings |= {"READ_TIMEOUT": limit, "WRITE_TIMEOUT": limit, "OPTION": str(FOUND_ROWS)}
    return odbc.with_settings(odbc.with_own_port(url), settings).set(drivername="mariadb+pyodbc")


def _with_fractions(
    _connection: object, _cursor: object, statement: str, parameters: Any, _context: object, is_many: bool
) -> tuple[str, Any]:
    """Write instants as text: pyodbc asks the driver how precise they are, and cuts to the seconds that it says."""
    if is_many:
        return statement, [_as_text(each) for each in parameters]
    return statement, _as_text(parameters)


def _as_text(parameters: Any) -> Any:
    if not any(isinstance(value, datetime) for value in parameters):
        return parameters
    return tuple(str(value) if isinstance(value, datetime) else value for value in parameters)


def _kill(connection_string: str, number: int) -> None:
    """End the statement of the connection that the server knows by this number.

    Not by the driver's own SQLCancel, which does the same: when the statement ends meanwhile, its handle is freed under it,
    and the process crashes.
    """
    driver = odbc.driver()
    with suppress(driver.Error), closing(driver.connect(connection_string, autocommit=True)) as connection:
        connection.execute(f"KILL QUERY {number}")


def fault_of(error: BaseException) -> Fault:
    return odbc.odbc_fault(error, _FAULTS, _STATES)
