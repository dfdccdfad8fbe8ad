"""What can go wrong with a database, and what the gateway then answers to a read and to a write."""

from dataclasses import dataclass

from erp_adapter.errors import ErpError, ErpTimeout, ErpUnavailable
from tests.faults.calls import Call, deadlocked_read, deadlocked_write, sleeping_read, sleeping_write
from tests.faults.lab import Lab
from tests.faults.network import (
    Strike,
    cut_at,
    cut_at_commit,
    idle_cut,
    nothing,
    refusing,
    silent,
    silent_to_new,
    slow,
    too_slow,
)
from tests.faults.proxy import Moment
from tests.faults.server import (
    database_unknown,
    disk_full,
    idle_killed,
    login_refused,
    out_of_connections,
    read_only,
    row_locked,
    without_rights,
)

OK = "answered"
UNAVAILABLE = ErpUnavailable.code
TIMEOUT = ErpTimeout.code


async def _read(lab: Lab) -> None:
    await lab.read()


async def _write(lab: Lab) -> None:
    await lab.write()


@dataclass(frozen=True, slots=True)
class Fault:
    """`strike` holds as long as its context; its bytes are what the call that follows sends.

    `read` and `write`: what those are answered with. `written`: whether the write counts all the same.
    """

    name: str
    strike: Strike
    read: str
    write: str
    written: bool = False
    call_read: Call = _read
    call_write: Call = _write
    note: str = ""


FAULTS = (
    Fault("none", nothing, OK, OK, written=True),
    Fault("cut while idle", idle_cut, OK, OK, written=True, note="the caller sees nothing of it"),
    Fault("killed by the server while idle", idle_killed, OK, OK, written=True, note="the same"),
    Fault("cut before a statement arrives", cut_at(Moment.UNSENT), OK, UNAVAILABLE, note="the read is done again"),
    Fault("cut while a statement runs", cut_at(Moment.SENT), OK, UNAVAILABLE, note="the same"),
    Fault("cut in the middle of an answer", cut_at(Moment.IN_ANSWER), OK, UNAVAILABLE, note="the same"),
    Fault("cut before the commit arrives", cut_at_commit(Moment.UNSENT), OK, UNAVAILABLE),
    Fault(
        "cut after the commit, before its answer",
        cut_at_commit(Moment.ANSWERED),
        OK,
        UNAVAILABLE,
        written=True,
        note="the same key tells later; never written twice",
    ),
    Fault("silent", silent, TIMEOUT, TIMEOUT),
    Fault("silent to new connections", silent_to_new, TIMEOUT, TIMEOUT),
    Fault("refusing", refusing, UNAVAILABLE, UNAVAILABLE),
    Fault("out of connections", out_of_connections, UNAVAILABLE, UNAVAILABLE),
    Fault("slow network", slow, OK, OK, written=True),
    Fault("slower than the deadline", too_slow, TIMEOUT, TIMEOUT),
    Fault("slow statement", nothing, TIMEOUT, TIMEOUT, call_read=sleeping_read, call_write=sleeping_write),
    Fault("row locked by another", row_locked, OK, TIMEOUT),
    Fault(
        "deadlock",
        nothing,
        OK,
        UNAVAILABLE,
        call_read=deadlocked_read,
        call_write=deadlocked_write,
        note="a read that is the victim is done again",
    ),
    Fault("read-only", read_only, OK, UNAVAILABLE, note="MariaDB: a login without rights to write"),
    Fault("a right is missing", without_rights, OK, UNAVAILABLE),
    Fault("disk full", disk_full, OK, UNAVAILABLE, note="simulated: the server's own error, from a trigger"),
    Fault("login refused", login_refused, UNAVAILABLE, UNAVAILABLE),
    Fault("database unknown", database_unknown, UNAVAILABLE, UNAVAILABLE),
)


def has_own_calls(fault: Fault) -> bool:
    """Whether the fault lies in what is asked, not in the database."""
    return (fault.call_read, fault.call_write) != (_read, _write)


def code_of(error: ErpError | None) -> str:
    return OK if error is None else error.code
