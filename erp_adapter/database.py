"""One way to run statements, whatever the driver: a deadline on each, and an end when nobody waits any more."""

from erp_adapter.dialects.threaded import ThreadedDatabase
from erp_adapter.ports import MOST_KEPT_LISTS, Database, Parameters, Transaction

__all__ = ["MOST_KEPT_LISTS", "Database", "Parameters", "ThreadedDatabase", "Transaction"]
