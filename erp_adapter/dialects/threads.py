"""Threads for statements: none keeps the process alive, and one that is stuck keeps none of the others from their work."""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
Task = tuple["Future[Any]", Callable[[], Any]]

JOIN_SECONDS = 1.0


class Threads:
    """As many as there are tasks at once: who starts them sees to it that those are not too many.

    Not a ThreadPoolExecutor: the interpreter waits for its threads at the end, and a database that says nothing any more
    would have the process wait with it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()

    def start(self, work: Callable[[], T]) -> "Future[T]":
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = _Worker(self._name, self._idle)
            self._all.add(worker)
            worker.start()
        worker.tasks.put((future, work))
        return future

    def shutdown(self) -> None:
        """End the threads that have nothing to do, and the others when they have done what they do."""
        until = monotonic() + JOIN_SECONDS
        for worker in self._all:
            worker.tasks.put(None)
        for worker in self._all:
            worker.join(max(until - monotonic(), 0))


class _Worker(Thread):
    def __init__(self, name: str, idle: "list[_Worker]") -> None:
        super().__init__(name=name, daemon=True)
        self.tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._among_idle = idle

    def run(self) -> None:
        while (task := self.tasks.get()) is not None:
            self._do(*task)
            # Nothing of a caller's is held while the thread waits for the next.
            del task

    def _do(self, future: "Future[Any]", work: Callable[[], Any]) -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is the caller's, who waits in another thread
            self._among_idle.append(self)
            future.set_exception(error)
        else:
            self._among_idle.append(self)
            future.set_result(result)
