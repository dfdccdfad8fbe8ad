"""Each deliberate mistake in the executor makes the comparison with graphql-core fail."""

import pytest

from tests.schema.execution.mutants import MUTANTS, Mutant, tried

LEAST = 10


def test_there_are_enough() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= LEAST


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_it_fits_the_sources(mutant: Mutant) -> None:
    assert mutant.source()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_it_is_found(mutant: Mutant) -> None:
    found, said = tried(mutant)
    assert found, said
