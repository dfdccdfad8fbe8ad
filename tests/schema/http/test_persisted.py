"""Documents by their hash, in the words that clients go by, and only those of the manifest where the site wants it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from schema.http.settings import HttpSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, open_shop

KNOWN = "{ viewer { username } }"
OTHER = "{ locale }"
ANSWER = {"data": {"viewer": {"username": "ana"}}}


def digest(document: str) -> str:
    return sha256(document.encode()).hexdigest()


def hashed(document: str, **named: Any) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": digest(document), **named}}


def opened(way: str, folder: Path, **settings: Any) -> Shop:
    path = folder / "manifest.json"
    path.write_text(json.dumps({digest(KNOWN): KNOWN, "inicio": KNOWN}))
    return open_shop(way, http=HttpSettings(manifest=path, **settings))


async def asked(shop: Shop, method: str, accept: str, extensions: Any, query: str | None = None) -> httpx.Response:
    headers = {**LOGIN, "Accept": accept}
    if method == "POST":
        return await shop.post({"extensions": extensions, **({"query": query} if query else {})}, headers)
    return await shop.get({"extensions": json.dumps(extensions), **({"query": query} if query else {})}, headers)


by_each_method = pytest.mark.parametrize("method", ["POST", "GET"])
in_each_type = pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])


@by_each_method
@in_each_type
async def test_what_is_not_known_is_said_in_the_words_that_clients_go_by(
    way: str, tmp_path: Path, method: str, accept: str
) -> None:
    """Apollo's and urql's clients then send the whole document."""
    response = await asked(opened(way, tmp_path), method, accept, hashed(OTHER))
    assert response.status_code == 200
    assert response.json() == {
        "errors": [{"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]
    }
    assert response.headers["cache-control"] == "no-store"
    again = await asked(opened(way, tmp_path), "POST", accept, hashed(OTHER), OTHER)
    assert again.json() == {"data": {"locale": "es"}}


@by_each_method
@in_each_type
async def test_where_there_is_no_manifest_clients_are_told_to_leave_hashes_out(
    shop: Shop, method: str, accept: str
) -> None:
    response = await asked(shop, method, accept, hashed(KNOWN))
    assert response.status_code == 200
    assert response.json() == {
        "errors": [{"message": "PersistedQueryNotSupported", "extensions": {"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}]
    }


@pytest.mark.parametrize("language", ["es", "en"])
async def test_those_words_are_the_same_in_every_language(shop: Shop, language: str) -> None:
    response = await shop.post({"extensions": hashed(KNOWN)}, {**LOGIN, "Accept-Language": language})
    assert response.json()["errors"][0]["message"] == "PersistedQueryNotSupported"


@by_each_method
async def test_a_known_document_may_be_sent_with_either_of_its_ids(way: str, tmp_path: Path, method: str) -> None:
    shop = opened(way, tmp_path)
    for named in (digest(KNOWN), "inicio"):
        response = await asked(shop, method, JSON, hashed(KNOWN, sha256Hash=named), KNOWN)
        assert response.json() == ANSWER


@by_each_method
@pytest.mark.parametrize("named", [digest(OTHER), digest(KNOWN).upper(), "inicio", "nonsense"])
async def test_a_hash_that_is_not_the_documents_is_refused(way: str, tmp_path: Path, method: str, named: str) -> None:
    shop = opened(way, tmp_path)
    query = KNOWN if named != "inicio" else OTHER
    response = await asked(shop, method, GRAPHQL_JSON, hashed(query, sha256Hash=named), query)
    assert (response.status_code, codes(response)) == (400, ["PERSISTED_QUERY_HASH_MISMATCH"])


async def test_a_hash_that_is_not_the_documents_is_refused_without_a_manifest_too(shop: Shop) -> None:
    response = await shop.post({"query": KNOWN, "extensions": hashed(OTHER)})
    assert codes(response) == ["PERSISTED_QUERY_HASH_MISMATCH"]


async def test_a_hash_is_of_the_documents_bytes(shop: Shop) -> None:
    query = "{ locale } # ñ 🏃"
    assert (await shop.post({"query": query, "extensions": hashed(query)})).json() == {"data": {"locale": "es"}}


@by_each_method
@in_each_type
@pytest.mark.parametrize("version", [2, 0, "1", None, {}])
async def test_another_version_is_refused(way: str, tmp_path: Path, method: str, accept: str, version: Any) -> None:
    response = await asked(opened(way, tmp_path), method, accept, hashed(KNOWN, version=version))
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


async def test_a_version_that_is_not_said_is_the_first(way: str, tmp_path: Path) -> None:
    response = await opened(way, tmp_path).post({"extensions": {"persistedQuery": {"sha256Hash": digest(KNOWN)}}})
    assert response.json() == ANSWER


async def test_a_mutation_by_its_hash_is_no_more_allowed_by_get(way: str, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"step": 'mutation { step(name: "a") }'}))
    shop = open_shop(way, http=HttpSettings(manifest=path))
    response = await asked(shop, "GET", JSON, hashed("", sha256Hash="step"))
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@by_each_method
@in_each_type
async def test_where_only_the_manifest_counts_its_documents_are_run(
    way: str, tmp_path: Path, method: str, accept: str
) -> None:
    shop = opened(way, tmp_path, only_manifest=True)
    assert (await asked(shop, method, accept, hashed(KNOWN))).json() == ANSWER
    assert (await asked(shop, method, accept, {}, KNOWN)).json() == ANSWER


@by_each_method
@pytest.mark.parametrize("query", [OTHER, f"{KNOWN} ", "{ __typename }", "{", "{ __schema { types { name } } }"])
async def test_where_only_the_manifest_counts_no_other_document_is_even_read(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, query: str
) -> None:
    shop = opened(way, tmp_path, only_manifest=True)

    def never(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(shop.endpoint.service.documents, "read", never)
    response = await asked(shop, method, GRAPHQL_JSON, {}, query)
    assert (response.status_code, codes(response)) == (403, ["PERSISTED_QUERY_NOT_IN_LIST"])


async def test_where_only_the_manifest_counts_clients_are_not_told_to_send_the_document(
    way: str, tmp_path: Path
) -> None:
    shop = opened(way, tmp_path, only_manifest=True)
    assert codes(await shop.post({"extensions": hashed(OTHER)})) == ["PERSISTED_QUERY_NOT_IN_LIST"]
    assert codes(await shop.post({"query": OTHER, "extensions": hashed(OTHER)})) == ["PERSISTED_QUERY_NOT_IN_LIST"]


async def test_strangers_are_let_in_by_the_manifest_no_further(way: str, tmp_path: Path) -> None:
    shop = opened(way, tmp_path, only_manifest=True)
    assert codes(await shop.post({"query": KNOWN}, {})) == ["UNAUTHENTICATED"]


def test_only_the_manifest_needs_one() -> None:
    with pytest.raises(ValidationError, match="needs a manifest"):
        HttpSettings(only_manifest=True)
