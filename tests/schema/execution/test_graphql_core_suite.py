"""graphql-core's own tests of execution pass with our executor in the place of its own, but for what is listed here."""

import json
import os
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tools.fetch_graphql_core_tests import FOLDER, PACKAGE, fetched

PROJECT = Path(__file__).parents[3]
SECONDS = 120

LEAST_TESTS = 700
LEAST_OURS = 300

WAITS = "graphql-core cancels what runs beside an error that nulls its parent, or leaves it behind; ours waits for it"
CHOICE = "which errors below one null are told, and in which order, is the executor's choice"
SYNC = "graphql-core takes a coroutine for a value where nothing may wait; ours runs it"
OWN_VALUES = "our executor has its own limit of errors in variables, and never makes suggestions"

EXCEPTIONS = {
    "test_cancellation.py::describe_execute_cancellation::stops_late_sibling_object_completion_after_non_null_bubbling": WAITS,
    "test_executor.py::describe_execute_handles_basic_execution_tasks::handles_sync_errors_combined_with_async_ones": WAITS,
    "test_executor.py::describe_execute_handles_basic_execution_tasks::handles_sync_errors_combined_with_async_ones_in_async_context": WAITS,
    "test_lists.py::describe_execute_handles_abrupt_completion_in_synchronous_iterables::drains_the_iterator_when_a_null_bubbles_up_from_a_non_null_item": WAITS,
    "test_lists.py::describe_execute_handles_abrupt_completion_in_synchronous_iterables::drains_the_iterator_when_next_throws": WAITS,
    "test_lists.py::describe_execute_handles_abrupt_completion_in_synchronous_iterables::handles_iterator_errors_with_later_pending_awaitables": WAITS,
    "test_lists.py::describe_execute_handles_abrupt_completion_in_synchronous_iterables::handles_sync_errors_with_later_pending_awaitables": WAITS,
    "test_parallel.py::describe_parallel_execution::describe_cancel_on_exception::cancel_async_iterators": WAITS,
    "test_parallel.py::describe_parallel_execution::describe_cancel_on_exception::cancel_lists": WAITS,
    "test_parallel.py::describe_parallel_execution::describe_cancel_on_exception::cancel_selection_sets": WAITS,
    "test_parallel.py::describe_parallel_execution::describe_cancel_on_exception::cancel_type_resolver": WAITS,
    "test_union_interface.py::describe_execute_union_and_intersection_types::handles_pending_is_type_of_rejections_when_a_later_one_throws_sync": WAITS,
    "test_union_interface.py::describe_execute_union_and_intersection_types::handles_rejections_from_is_type_of_after_an_is_type_of_returns_true": WAITS,
    "test_executor.py::describe_execute_handles_basic_execution_tasks::uses_a_different_number_of_max_coercion_errors": OWN_VALUES,
    "test_variables.py::describe_execute_handles_inputs::describe_handles_objects_and_nullability::describe_using_variables::includes_suggestions_for_invalid_default_values": OWN_VALUES,
    "test_lists.py::describe_execute_accepts_async_iterables_as_list_value::handles_mixture_of_sync_and_async_errors_in_async_iterables": CHOICE,
    "test_nonnull.py::describe_execute_handles_non_nullable_types::describe_handles_multiple_errors_for_a_single_response_position::nullable_and_non_nullable_nested_fields_throw_nested_errors": CHOICE,
    "test_nonnull.py::describe_execute_handles_non_nullable_types::describe_handles_multiple_errors_for_a_single_response_position::nullable_and_non_nullable_root_fields_throw_nested_errors": CHOICE,
    "test_nonnull.py::describe_execute_handles_non_nullable_types::describe_handles_multiple_errors_for_a_single_response_position::slower_nullable_after_non_nullable_nested_field": CHOICE,
    "test_nonnull.py::describe_execute_handles_non_nullable_types::describe_handles_multiple_errors_for_a_single_response_position::slower_nullable_after_non_nullable_root_field": CHOICE,
    "test_nonnull.py::describe_execute_handles_non_nullable_types::describe_nulls_a_complex_tree_of_nullable_fields_each::throws": CHOICE,
    "test_sync.py::describe_execute_synchronously_when_possible::describe_execute_sync::iterates_sync_and_async_iterables_synchronously_without_check_sync": SYNC,
    "test_sync.py::describe_execute_synchronously_when_possible::describe_execute_sync::reports_async_iterables_as_errors_without_check_sync": SYNC,
    "test_sync.py::describe_execute_synchronously_when_possible::describe_execute_sync::throws_if_encountering_async_iterable_execution_without_check_sync": SYNC,
    "test_sync.py::describe_execute_synchronously_when_possible::describe_execute_sync::throws_if_encountering_async_operation_without_check_sync": SYNC,
}
"""Why a test fails with our executor, by the test's id; a test that passes may not stand here."""


HANDED = {
    "abort_signal",
    "check_sync",
    "executor_class",
    "field_resolver",
    "hooks",
    "is_async_iterable",
    "middleware",
    "type_resolver",
}
"""What callers ask `execute` for that our executor does not have: graphql-core runs those itself."""


def require_suite() -> None:
    """Skip the test where graphql-core's tests are not there; fail it where services are required."""
    if fetched() == version("graphql-core"):
        return
    reason = "graphql-core's own tests are not there: `make graphql-core-tests` fetches them"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def report() -> dict[str, Any]:
    """Run graphql-core's tests in a child with our executor; give what the adapter wrote."""
    with TemporaryDirectory() as folder:
        written, settings = Path(folder) / "report.json", Path(folder) / "pytest.ini"
        settings.write_text("[pytest]\n", encoding="ascii")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "--tb=native", "-c", str(settings), "--rootdir", str(FOLDER)),
                *("-p", "tests.schema.execution.graphql_core_adapter"),
                *("-p", "no:asyncio", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "python_classes=PyTest*"),
                str(PACKAGE / "execution"),
            ],
            cwd=PROJECT,
            env=os.environ | {"GRAPHQL_CORE_SUITE_REPORT": str(written)},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert written.is_file(), done.stdout + done.stderr
        told: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
        return told | {"output": done.stdout}


def test_what_fails_is_what_is_listed() -> None:
    require_suite()
    told = report()
    failed = {name.partition("/execution/")[2] for name, each in told["outcomes"].items() if each == "failed"}
    assert failed - EXCEPTIONS.keys() == set(), told["output"]
    assert EXCEPTIONS.keys() - failed == set()


def test_it_is_our_executor_that_runs_them() -> None:
    require_suite()
    told = report()
    assert len(told["outcomes"]) >= LEAST_TESTS
    ours = sum(count for name, count in told["ran"].items() if name.startswith("ours"))
    assert ours >= LEAST_OURS, told["ran"]


def test_what_our_executor_is_not_asked_is_listed() -> None:
    require_suite()
    assert {name.removeprefix("graphql-core: ") for name in report()["ran"] if not name.startswith("ours")} == HANDED
