"""What the engines of all blocking drivers have in common: transactions are begun by a statement, reads by none."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, DisconnectionError

from erp_adapter.dialects.faults import FaultOf
from erp_adapter.errors import ConnectionLost

READS: Mapping[str, bool] = {"office_reads": True}
"""Execution options of connections that are in no transaction. SQLAlchemy's AUTOCOMMIT would say so to the driver at each
use, and take it back: two round trips a read."""

IDLE_SECONDS = 120.0
"""How long a remote connection may lie idle and be trusted: some firewalls forget it after four minutes, without a word."""


def create(url: URL, *, connections: int, connect_args: Mapping[str, Any], **settings: Any) -> Engine:
    """An engine whose pool is bounded by who uses it: a stuck connection takes nobody else's place."""
    return create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=-1,
        pool_use_lifo=True,
        connect_args=dict(connect_args),
        # An error's text goes to the log, where no customer's values belong.
        hide_parameters=True,
        **settings,
    )


def listen_to_transactions(
    engine: Engine, *, begin: str, commit: str | None = None, rollback: str | None = None
) -> None:
    """Say these where the driver would say nothing, or something else."""

    def listener(text: str) -> Callable[[Connection], None]:
        def say(connection: Connection) -> None:
            if not connection.get_execution_options().get("office_reads"):
                connection.exec_driver_sql(text)

        return say

    def say_rollback(connection: Connection) -> None:
        if connection.invalidated or connection.get_execution_options().get("office_reads"):
            return
        try:
            connection.exec_driver_sql(str(rollback))
        except DBAPIError:
            connection.invalidate()

    event.listen(engine, "begin", listener(begin))
    if commit is not None:
        event.listen(engine, "commit", listener(commit))
    if rollback is not None:
        event.listen(engine, "rollback", say_rollback)


def distrust_the_network(engine: Engine, fault_of: FaultOf) -> None:
    """Throw a connection away with its elders when it turns out dead, and by itself when it has lain idle for long."""

    def judge(context: ExceptionContext) -> None:
        context.is_disconnect = fault_of(context.original_exception) is ConnectionLost

    def put_back(_connection: object, record: Any) -> None:
        record.info["idle_since"] = monotonic()

    def take(_connection: object, record: Any, _proxy: object) -> None:
        since = record.info.get("idle_since")
        if since is not None and monotonic() - since > IDLE_SECONDS:
            raise DisconnectionError

    event.listen(engine, "handle_error", judge)
    event.listen(engine, "checkin", put_back)
    event.listen(engine, "checkout", take)
