"""SQL Server through pyodbc, with Microsoft's driver or with FreeTDS.

Transactions are READ COMMITTED. The UPDATE of a counter locks its row until the commit, so that the next transaction's
waits for it; that is so with READ_COMMITTED_SNAPSHOT as well, which changes what reads do: without it they wait for the
rows that a writer holds (and a read may be a deadlock's victim, which is then read once more), with it they see the rows
as they were committed last.
"""

from math import ceil
from typing import Any

from sqlalchemy import URL, Engine, event

from erp_adapter.dialects import cancellation, engines, odbc
from erp_adapter.dialects.faults import Fault
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
DRIVER = "ODBC Driver 18 for SQL Server"
GRACE_SECONDS = 1.0
ANSI = "ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER"
"""What Microsoft's driver sets, save for ARITHABORT; FreeTDS does not, and indexed views are then left unused."""

_NUMBERS: dict[Fault, tuple[int, ...]] = {
    DuplicateKey: (2601, 2627),
    ErpContention: (1205, 1211, 3960, 3961),
    ErpTimeout: (1222,),
    ErpNotWritable: (229, 230, 262, 297, 300, 916, 1101, 1105, 3906, 3908, 9002),
    ConnectionLost: (64, 233, 596, 10053, 10054, 10060, 20004, 20006, 20047),
    ErpUnavailable: (4060, 10928, 10929, 17809, 18456, 20002, 20009, 40501, 40613),
    ErpRefused: (220, 245, 515, 547, 2628, 8114, 8115, 8152),
}
_FAULTS = odbc.by_number(_NUMBERS)
_STATES: dict[str, Fault] = {"08001": ErpUnavailable, "08004": ErpUnavailable, "08": ConnectionLost, **odbc.TIMEOUTS}


def open_engine(url: URL, *, connections: int, deadline: float, fast_executemany: bool = False) -> Engine:
    """`fast_executemany` sends the rows of many in one go, where the driver can: FreeTDS can't."""
    odbc.driver()
    target = connection_url(url)
    engine = engines.create(
        target,
        connections=connections,
        connect_args={"autocommit": True, "timeout": ceil(deadline)},
        skip_autocommit_rollback=True,
        fast_executemany=fast_executemany and not is_freetds(target),
    )
    statements = session_statements(deadline)

    def prepare(connection: Any, record: Any) -> None:
        # The driver's own limit on a statement, as a backstop.
        connection.timeout = ceil(deadline + GRACE_SECONDS)
        connection.execute(statements).close()
        cancellation.prepare(record)

    event.listen(engine, "connect", prepare, insert=True)
    cancellation.listen(engine)
    # A transaction that an error has ended is no more there to be rolled back.
    rollback = "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION"
    engines.listen_to_transactions(engine, begin="BEGIN TRANSACTION", commit="COMMIT TRANSACTION", rollback=rollback)
    engines.distrust_the_network(engine, fault_of)
    return engine


def session_statements(deadline: float) -> str:
    """An error ends the whole transaction; a lock is waited for no longer than the deadline; days are written as ISO."""
    return (
        f"SET {ANSI} ON; SET XACT_ABORT ON; SET LOCK_TIMEOUT {ceil(deadline * 1000)};"
        " SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET DATEFORMAT ymd"
    )


def is_freetds(url: URL) -> bool:
    driver = str(url.query.get("driver", DRIVER)).lower()
    return "freetds" in driver or "libtdsodbc" in driver


def connection_url(url: URL) -> URL:
    """Say to the driver what it must not choose by itself; what the URL says itself goes before.

    Microsoft's driver encrypts, and checks the certificate unless `TrustServerCertificate=yes`. FreeTDS needs the protocol's
    version, without which it speaks one that has no dates, and the port by itself.
    """
    if is_freetds(url):
        return odbc.with_settings(odbc.with_own_port(url), {"TDS_Version": "7.4", "ClientCharset": "UTF-8"})
    return odbc.with_settings(url, {"driver": DRIVER, "Encrypt": "yes", "TrustServerCertificate": "no"})


def fault_of(error: BaseException) -> Fault:
    return odbc.odbc_fault(error, _FAULTS, _STATES)
