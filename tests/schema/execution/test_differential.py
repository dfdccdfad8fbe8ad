"""The executor answers as graphql-core does: 20,000 random documents, each with its data and variables."""

from collections import Counter

import pytest

from tests.schema.execution.differential.__main__ import told_small
from tests.schema.execution.differential.features import missing
from tests.schema.execution.differential.running import compare
from tests.schema.execution.differential.subject import Tally, executor_of

SEEDS = range(1, 9)
DOCUMENTS = 2_500

REFUSED_AT_MOST = 0.03
"""The share of documents that may be lost because fields can't be merged."""


@pytest.mark.parametrize("seed", SEEDS)
async def test_both_answer_alike(seed: int) -> None:
    tally = Tally()
    make_subject = executor_of(tally)
    report = await compare(seed, DOCUMENTS, make_subject)
    for mismatch in report.mismatches:
        pytest.fail(await told_small(mismatch, make_subject))
    assert report.documents == DOCUMENTS
    assert tally.fast > report.operations / 4
    assert tally.slow > report.operations / 100
    assert 0 < tally.handed < report.operations / 10
    assert_covered(report.seen)


def assert_covered(seen: Counter[str]) -> None:
    """Everything that the comparison is to cover occurred; the generator has not silently stopped making it."""
    assert missing(seen) == []
    assert seen["documents refused"] < DOCUMENTS * REFUSED_AT_MOST
