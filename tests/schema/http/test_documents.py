"""What is remembered of documents."""

from types import SimpleNamespace
from typing import Any

import pytest
from graphql import OperationType, build_schema

from schema.http.documents import BYTES_A_TOKEN, Document, Documents
from schema.http.refusals import DocumentRefused
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import Shop

SCHEMA = build_schema("type Query { a: Int b(first: Int): Query }")


def documents(most: int = 100, most_bytes: int = 1_000_000) -> Documents:
    return Documents(SCHEMA, LimitSettings(), most=most, most_bytes=most_bytes)


def keep(store: Documents, text: str) -> Document:
    document = store.read(text)
    store.keep(document)
    return document


def test_a_kept_document_is_found_by_its_text() -> None:
    store = documents()
    document = keep(store, "{ a }")
    assert store.find("{ a }") is document
    assert store.find("{ a  }") is None


def test_the_document_used_longest_ago_goes_first() -> None:
    store = documents(most=2)
    keep(store, "{ a }")
    keep(store, "{ x: a }")
    store.find("{ a }")
    keep(store, "{ y: a }")
    assert [bool(store.find(text)) for text in ("{ a }", "{ x: a }", "{ y: a }")] == [True, False, True]


def test_memory_is_bounded_whatever_the_number() -> None:
    store = documents(most_bytes=30 * BYTES_A_TOKEN)
    for n in range(50):
        keep(store, f"{{ a{n}: a }}")
    assert 1 < len(store) < 10


def test_a_document_that_would_take_all_the_memory_is_not_kept() -> None:
    store = documents(most_bytes=3 * BYTES_A_TOKEN)
    keep(store, "{ a a a }")
    assert len(store) == 0


def test_keeping_a_document_again_counts_it_once() -> None:
    store = documents(most_bytes=10 * BYTES_A_TOKEN)
    for _ in range(20):
        keep(store, "{ a }")
    keep(store, "{ x: a }")
    assert len(store) == 2


def grown(store: Documents, document: Document, size: int) -> None:
    """Let it grow as if it had been run."""
    plan: Any = SimpleNamespace(bytes=size)
    document.prepared(None, lambda _document, _name: plan)
    store.weigh(document)


def test_what_is_made_to_run_documents_counts_too() -> None:
    store = documents(most_bytes=50_000)
    for text in ("{ a }", "{ x: a }", "{ y: a }"):
        grown(store, keep(store, text), 20_000)
    assert [bool(store.find(text)) for text in ("{ a }", "{ x: a }", "{ y: a }")] == [False, True, True]


def test_a_document_that_grows_beyond_all_the_memory_goes_alone() -> None:
    store = documents(most_bytes=50_000)
    keep(store, "{ a }")
    grown(store, keep(store, "{ x: a }"), 60_000)
    assert [bool(store.find(text)) for text in ("{ a }", "{ x: a }")] == [True, False]


def test_one_that_was_dropped_or_never_kept_is_not_counted() -> None:
    store = documents(most=1, most_bytes=50_000)
    dropped = keep(store, "{ a }")
    keep(store, "{ x: a }")
    grown(store, dropped, 60_000)
    grown(store, store.read("{ x: a }"), 60_000)
    assert store.find("{ x: a }")
    assert store._all_bytes == store.read("{ x: a }").bytes


async def test_a_request_counts_what_was_made_to_run_it(shop: Shop) -> None:
    query = "{ viewer { username } }"
    await shop.post({"query": query})
    store = shop.endpoint.service.documents
    kept = store.find(query)
    assert kept is not None
    assert store._all_bytes == kept.bytes > store.read(query).bytes


async def test_a_document_is_read_and_validated_once(shop: Shop) -> None:
    for _ in range(3):
        await shop.post({"query": "{ viewer { username } }"})
    kept = shop.endpoint.service.documents.find("{ viewer { username } }")
    await shop.post({"query": "{ viewer { username } }"})
    assert kept is not None
    assert shop.endpoint.service.documents.find("{ viewer { username } }") is kept


async def test_a_document_that_fails_is_not_kept(shop: Shop) -> None:
    for query in ("{", "{ nothing }", "{ __typename", 'mutation { step(name: "a") } subscription { ticks }'):
        await shop.post({"query": query})
    assert len(shop.endpoint.service.documents) == 0


def test_the_fields_at_the_top_are_found_through_fragments_and_cycles() -> None:
    text = "{ x: a ... { ...F } } fragment F on Query { b { a } ...G } fragment G on Query { ...F __typename ...H }"
    (operation,) = documents().read(text).operations
    assert operation.kind is OperationType.QUERY
    assert operation.roots == {"a", "b", "__typename"}


def test_validation_stops_after_so_many_errors() -> None:
    store = Documents(SCHEMA, LimitSettings(max_validation_errors=3), most=1, most_bytes=1)
    document = store.read("{ " + " ".join(f"x{n}" for n in range(15)) + " }")
    with pytest.raises(DocumentRefused) as refused:
        store.validate(document, suggest=False)
    assert len(refused.value.errors) == 4
