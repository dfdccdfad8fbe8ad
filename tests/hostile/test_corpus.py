"""The corpus of hostile requests, each sent to a server as a site runs it."""

import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.hostile.corpus import CORPUS
from tests.hostile.mutator import mutants
from tests.hostile.shapes import Hostile
from tests.hostile.target import Bounds, Target, Took, demo_served

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process takes is read from /proc")

BOUNDS = Bounds(cpu=1.5, memory=64.0)
"""Of the corpus' own, 0.5 s and 32 MB, what is sure on a slower or a busy machine; `python -m bench.hostile` holds it to those."""

MUTANTS, SEED = 150, 20_260_331
LEAST_SHAPES = 500


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with demo_served(tmp_path_factory.mktemp("hostile")) as served:
        yield served


def contained(took: Took) -> None:
    assert took.faults(BOUNDS) == [], took.answer[:500]


def test_the_corpus_has_shapes_and_no_copies() -> None:
    assert len({str(each) for each in CORPUS}) == len(CORPUS)
    sent = Counter(each.bytes_with("TOKEN" if each.who else "") for each in CORPUS)
    assert [each for each, count in sent.items() if count > 1] == []
    assert len(CORPUS) >= LEAST_SHAPES


@pytest.mark.parametrize("request_", CORPUS, ids=str)
def test_a_hostile_request_is_contained_and_the_next_client_served(target: Target, request_: Hostile) -> None:
    contained(target.send(request_))


@pytest.mark.parametrize("request_", list(mutants(CORPUS, SEED, MUTANTS)), ids=lambda each: each.name)
def test_a_changed_one_is_contained_too(target: Target, request_: Hostile) -> None:
    contained(target.send(request_))


def test_the_same_seed_changes_the_same() -> None:
    assert list(mutants(CORPUS, 7, 200)) == list(mutants(CORPUS, 7, 200))
    assert list(mutants(CORPUS, 7, 200)) != list(mutants(CORPUS, 8, 200))


def test_no_stranger_learns_a_name_of_the_schema(target: Target) -> None:
    """Neither by introspection nor by what an error suggests."""
    asked = [each for each in CORPUS if each.family == "introspection" and not each.who]
    answers = [target.send(each).answer for each in asked]
    assert len(asked) > 10
    for answer in answers:
        assert b"Did you mean" not in answer
        assert b'"types":' not in answer
        assert b'"queryType"' not in answer


def took(**changes: object) -> Took:
    usual: dict[str, object] = {
        "request": Hostile("a", "b"),
        "status": 400,
        "answer": b"",
        "cpu": 0.0,
        "memory": 0.0,
        "peak": 0.0,
        "leaked": None,
        "next_served": True,
    }
    return Took(**(usual | changes))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    "changes",
    [
        {"status": 500},
        {"status": 503},
        {"status": 0},
        {"cpu": 0.51},
        {"memory": 33.0},
        {"answer": b"a" * 1_048_577},
        {"leaked": b"Traceback"},
        {"next_served": False},
    ],
)
def test_what_is_not_contained_is_said_to_be_so(changes: dict[str, object]) -> None:
    assert took().faults(Bounds()) == []
    assert len(took(**changes).faults(Bounds())) == 1


def test_who_says_that_more_is_to_come_may_stay_without_an_answer() -> None:
    assert took(status=0, request=Hostile("a", "b", silent=True)).faults(Bounds()) == []
