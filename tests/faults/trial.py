"""One fault tried on one database: what is answered, how soon, and how soon all is well behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter

from erp_adapter.errors import ErpError
from tests.faults.faults import Fault, code_of
from tests.faults.lab import READ_MARK, WRITE_MARK, Lab


@dataclass(frozen=True, slots=True)
class Answer:
    code: str
    error: ErpError | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """`written`: rows that the write left. `recovery`: from the lifting to the answers to a read and a write."""

    read: Answer
    write: Answer
    written: int
    after_read: Answer
    after_write: Answer

    @property
    def recovery(self) -> float:
        return self.after_read.seconds + self.after_write.seconds


async def tried(lab: Lab, fault: Fault) -> Trial:
    """Strike before a read, lift, strike before a write, lift; each time the first call behind it has to be answered."""
    await lab.read()
    await lab.write()
    before = await lab.orders()
    async with fault.strike(lab, READ_MARK):
        read = await answer(lambda: fault.call_read(lab))
    await lab.proxy.lift()
    after_read = await answer(lab.read)
    async with fault.strike(lab, WRITE_MARK):
        write = await answer(lambda: fault.call_write(lab))
    await lab.proxy.lift()
    after_write = await answer(lab.write)
    written = await lab.orders() - before - (after_write.error is None)
    return Trial(read, write, written, after_read, after_write)


async def answer(call: Callable[[], Awaitable[object]]) -> Answer:
    began = perf_counter()
    try:
        await call()
    except ErpError as error:
        return Answer(code_of(error), error, perf_counter() - began)
    return Answer(code_of(None), None, perf_counter() - began)
