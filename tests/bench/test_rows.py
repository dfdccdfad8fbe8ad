"""What `bench.rows` measures is what it says: seven leaves a row, the fast way alone."""

from typing import Any

import msgspec
import pytest
from graphql import parse

from bench.rows import QUERIES, answer, executor, measure, rows

LEAVES = 7


def leaves(value: Any) -> int:
    return sum(map(leaves, value.values())) if isinstance(value, dict) else 1


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
async def test_a_row_has_seven_leaves_and_none_of_them_is_unusual(query: str) -> None:
    ours = executor()
    prepared = ours.prepare(parse(query), None)
    body = msgspec.json.decode(await answer(prepared, rows(3)))
    assert [leaves(row) for row in body["data"]["rows"]] == [LEAVES] * 3
    assert (ours.slow.values, ours.slow.operations) == (0, 0)


async def test_the_whole_answer_is_measured() -> None:
    prepared = executor().prepare(parse(QUERIES["flat"]), None)
    assert (await measure(prepared, 5, rounds=1, seconds=0)).answer == len(await answer(prepared, rows(5)))
