"""Puts our executor in the place of graphql-core's while graphql-core's own tests run: a plugin of the child pytest.

`execute` and `execute_sync` hand an operation to our executor, unless the caller asks for what it does not have (`OURS`
lists what it does have); then graphql-core runs it, and that is counted by the argument's name. Our executor always wants
an event loop: where there is none, or the caller can't wait, it runs to its end in a loop of its own. Whether a coroutine
was among what was run, as graphql-core tells by giving an awaitable, our executor does not say: a result that is there
already may be awaited too.

What happened is written, as JSON, to the file that GRAPHQL_CORE_SUITE_REPORT names.
"""

import asyncio
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Awaitable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import graphql
import graphql.execution
import msgspec
import pytest
from graphql import DocumentNode, ExecutionResult, GraphQLSchema, assert_valid_schema

from schema.execution.executor import Answer, Executor

OURS = ("schema", "document", "root_value", "context_value", "variable_values", "operation_name")
SECONDS = 1

IGNORED = ("max_coercion_errors", "hide_suggestions")
"""Our executor has its own values of these: 20, and no suggestions."""

_execute = graphql.execution.execute
_execute_sync = graphql.execution.execute_sync
_executors: WeakKeyDictionary[GraphQLSchema, Executor] = WeakKeyDictionary()
_ran: Counter[str] = Counter()
_by_test: defaultdict[str, Counter[str]] = defaultdict(Counter)
_outcomes: dict[str, str] = {}
_test = ["collection"]


def execute(*arguments: Any, **named: Any) -> Any:
    """Run the operation as graphql-core's `execute` does, by our executor if it can."""
    given = dict(zip(OURS, arguments, strict=False)) | named
    if reason := _reason(arguments, given):
        return _handed(reason, _execute, arguments, named)
    return _run(given, wait=True)


def execute_sync(*arguments: Any, **named: Any) -> Any:
    """Run the operation as graphql-core's `execute_sync` does, by our executor if it can."""
    given = dict(zip(OURS, arguments, strict=False)) | named
    if reason := _reason(arguments, given):
        return _handed(reason, _execute_sync, arguments, named)
    return _run(given, wait=False)


def _reason(arguments: tuple[Any, ...], given: dict[str, Any]) -> str | None:
    """Why our executor can't run it: the first argument that it does not have; None where it can."""
    if len(arguments) > len(OURS):
        return "more arguments by place"
    if not isinstance(given.get("document"), DocumentNode) or not isinstance(given.get("schema"), GraphQLSchema):
        return "no document or no schema"
    for name, value in given.items():
        if name not in {*OURS, *IGNORED} and value is not None and value is not False:
            return name
    return None


def _run(given: dict[str, Any], *, wait: bool) -> Any:
    schema = given["schema"]
    assert_valid_schema(schema)
    executor = _executors.get(schema)
    if executor is None:
        executor = _executors[schema] = Executor(schema)
    prepared = executor.prepare(given["document"], given.get("operation_name"))
    running: Coroutine[Any, Any, Answer] = prepared.run(
        given.get("variable_values") or {}, given.get("context_value"), given.get("root_value")
    )
    if not wait or not _in_a_loop():
        _count("ours, to its end")
        with ThreadPoolExecutor(1) as thread:
            answer = thread.submit(asyncio.run, running).result()
        return _result(answer, Given if wait else ExecutionResult)
    try:
        first = running.send(None)
    except StopIteration as done:
        _count("ours, at once")
        return _result(done.value, Given)
    _count("ours, awaited")
    return _rest(running, first)


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


async def _rest(running: Coroutine[Any, Any, Answer], first: Any) -> ExecutionResult:
    # Some tests never let go of what graphql-core would cancel: ours waits for it.
    async with asyncio.timeout(SECONDS):
        return _result(await _Resumed(running, first))


class _Resumed(Awaitable[Answer]):
    """A coroutine that has run up to its first wait."""

    def __init__(self, running: Coroutine[Any, Any, Answer], first: Any) -> None:
        self._running = running
        self._first = first

    def __await__(self) -> Generator[Any, Any, Answer]:
        waited_for = self._first
        while True:
            try:
                sent = yield waited_for
            except BaseException as error:  # noqa: BLE001 - a cancellation is the coroutine's own
                step = partial(self._running.throw, error)
            else:
                step = partial(self._running.send, sent)
            try:
                waited_for = step()
            except StopIteration as done:
                answer: Answer = done.value
                return answer


class Given(ExecutionResult):
    """A result that is there already, for those who await it too."""

    __hash__ = None  # type: ignore[assignment]

    def plain(self) -> ExecutionResult:
        return ExecutionResult(self.data, self.errors)

    def __await__(self) -> Generator[Any, Any, ExecutionResult]:
        yield from ()
        return self.plain()

    def __eq__(self, other: object) -> bool:
        return self.plain() == (other.plain() if isinstance(other, Given) else other)

    def __repr__(self) -> str:
        return repr(self.plain())


def _result(answer: Answer, kind: type[ExecutionResult] = ExecutionResult) -> ExecutionResult:
    return kind(msgspec.to_builtins(answer.data), answer.errors or None)


def _handed(reason: str, function: Any, arguments: Any, named: Any) -> Any:
    _count(f"graphql-core: {reason}")
    return function(*arguments, **named)


def _count(what: str) -> None:
    _ran[what] += 1
    _by_test[_test[0]][what] += 1


def pytest_configure() -> None:
    """Replace the functions wherever tests may import them from, before any test is imported."""
    for name, ours in {"execute": execute, "execute_sync": execute_sync}.items():
        for module in (
            graphql,
            graphql.execution,
            sys.modules["graphql.execution.execute"],
            sys.modules["graphql.graphql"],
        ):
            if hasattr(module, name):
                setattr(module, name, ours)


def pytest_runtest_logstart(nodeid: str) -> None:
    """Note which test the next operations belong to."""
    _test[0] = nodeid


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the worst of a test's phases."""
    if report.outcome != "passed" or report.when == "call":
        _outcomes[report.nodeid] = report.outcome


def pytest_sessionfinish() -> None:
    """Write the report."""
    told = {"outcomes": _outcomes, "ran": _ran, "by_test": _by_test}
    Path(os.environ["GRAPHQL_CORE_SUITE_REPORT"]).write_text(json.dumps(told), encoding="utf-8")
