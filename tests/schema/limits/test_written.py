"""What is written in a document, counted once each."""

import pytest
from graphql import parse

from schema.limits.refusals import DocumentTooLarge
from schema.limits.settings import LimitSettings
from schema.limits.written import Tally, check_written

THREE = {
    "max_operations": "query A { a } query B { b } query C { c } query D { d }",
    "max_fragments": "{ a } " + " ".join(f"fragment F{n} on Q {{ a }}" for n in range(4)),
    "max_variables": "query($a: Int, $b: Int, $c: Int, $d: Int) { a }",
    "max_arguments": "{ a(a: 1, b: 2) b(c: 3, d: 4) }",
    "max_directives": "query @a { a @b ... @c { b } ...F @d }",
    "max_same_name": "{ a { a } b { c: d a: c ... { a } } }",
}


@pytest.mark.parametrize(("limit", "document"), THREE.items())
def test_the_fourth_is_one_too_many_when_three_are_allowed(limit: str, document: str) -> None:
    check_written(parse(document), LimitSettings.model_validate({limit: 4}))
    with pytest.raises(DocumentTooLarge) as refused:
        check_written(parse(document), LimitSettings.model_validate({limit: 3}))
    assert refused.value.details == {"limit": 3}


@pytest.mark.parametrize("document", ["{ a(b: {c: 1, d: 2, e: 3}) }", "{ a(b: [1, 2, 3]) }", "{ a(b: [[1], [2]]) }"])
def test_input_fields_and_list_items_count_as_arguments(document: str) -> None:
    with pytest.raises(DocumentTooLarge):
        check_written(parse(document), LimitSettings(max_arguments=3))


def test_each_node_is_looked_at_once() -> None:
    one, two, three = (check_written(parse("{ " + "a(b: [1]) " * n + "}"), LimitSettings()) for n in (1, 2, 3))
    assert three - two == two - one


def test_counting_stops_at_the_limit() -> None:
    tally = Tally(LimitSettings(max_same_name=5))
    with pytest.raises(DocumentTooLarge):
        tally.check(parse("{ " + "a " * 200 + "}"))
    assert tally.visited <= 3 + 2 * 6
