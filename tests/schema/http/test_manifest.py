"""Documents known before the first request."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from schema.http.manifest import ManifestRefused
from schema.http.settings import HttpSettings
from tests.schema.http.shop import Shop, codes, open_shop

QUERY = "query Name { viewer { username } }"
MUTATION = 'mutation LogIn { login(input: {username: "a", password: "b"}) { accessToken } }'


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def apollo(*operations: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"format": "apollo-persisted-query-manifest", "version": 1, "operations": list(operations), **changes}


def operation(text: str = QUERY, **changes: Any) -> dict[str, Any]:
    return {"id": digest(text), "name": "Name", "type": "query", "body": text, **changes}


WHOLE = apollo(operation(), operation(MUTATION, name="LogIn", type="mutation"))
PLAIN = {digest(QUERY): QUERY, digest(MUTATION): MUTATION}


def opened(folder: Path, manifest: Any, **settings: Any) -> Shop:
    path = folder / "manifest.json"
    path.write_bytes(manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode())
    return open_shop("lane", http=HttpSettings(manifest=path, **settings))


def by_hash(asked: Any, **rest: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": asked}}, **rest}


@pytest.mark.parametrize("manifest", [WHOLE, PLAIN], ids=["apollo", "plain"])
async def test_a_known_document_is_asked_for_by_its_hash(tmp_path: Path, manifest: Any) -> None:
    shop = opened(tmp_path, manifest)
    assert (await shop.post(by_hash(digest(QUERY)))).json() == {"data": {"viewer": {"username": "ana"}}}
    logged_in = await shop.post(by_hash(digest(MUTATION), operationName="LogIn"), {})
    assert logged_in.json() == {"data": {"login": {"accessToken": "token of a"}}}


async def test_it_comes_by_get_too(tmp_path: Path) -> None:
    shop = opened(tmp_path, PLAIN)
    extensions = json.dumps(by_hash(digest(QUERY))["extensions"])
    assert (await shop.get({"extensions": extensions})).json() == {"data": {"viewer": {"username": "ana"}}}
    refused = await shop.get({"extensions": json.dumps(by_hash(digest(MUTATION))["extensions"])})
    assert refused.status_code == 405


async def test_a_known_document_is_read_and_validated_before_the_first_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = opened(tmp_path, PLAIN)

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(shop.endpoint.service.documents, "read", never)
    monkeypatch.setattr(shop.endpoint.service.documents, "validate", never)
    for asked in (by_hash(digest(QUERY)), {"query": QUERY}):
        assert (await shop.post(asked)).json() == {"data": {"viewer": {"username": "ana"}}}


async def test_known_documents_are_not_pushed_out_by_others(tmp_path: Path) -> None:
    shop = opened(tmp_path, PLAIN, kept_documents=1)
    for n in range(5):
        await shop.post({"query": f"{{ a{n}: __typename }}"})
    assert shop.endpoint.service.documents.find(QUERY) is not None


async def test_a_known_document_lets_no_stranger_in(tmp_path: Path) -> None:
    assert codes(await opened(tmp_path, PLAIN).post(by_hash(digest(QUERY)), {})) == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("asked", [digest("other"), digest(QUERY).upper(), "", 7, None, ["x"], {"a": 1}])
async def test_any_other_hash_is_not_found(tmp_path: Path, asked: Any) -> None:
    assert codes(await opened(tmp_path, PLAIN).post(by_hash(asked))) == ["PERSISTED_QUERY_NOT_FOUND"]


@pytest.mark.parametrize("extension", [None, "x", 7, [], {}])
async def test_what_is_no_hash_is_not_found(tmp_path: Path, extension: Any) -> None:
    asked = {"extensions": {"persistedQuery": extension}}
    assert codes(await opened(tmp_path, PLAIN).post(asked)) == ["PERSISTED_QUERY_NOT_FOUND"]


async def test_the_document_may_be_sent_with_its_hash(tmp_path: Path) -> None:
    """As clients do when a hash was not found."""
    response = await opened(tmp_path, PLAIN).post(by_hash(digest("{ __typename }"), query="{ __typename }"))
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b"", "is no manifest"),
        (b"\xff", "is no manifest"),
        (b"[" * 10_000, "is no manifest"),
        ([], "is no manifest"),
        ({"a": 1}, "is no manifest"),
        (apollo(operation(), version=2), "version 2"),
        (apollo(operation(), format="relay"), "relay"),
        (apollo({"id": "x", "body": QUERY}), "is no manifest"),
        ({"operations": []}, "is no manifest"),
        (apollo(operation(), operation()), "stands twice"),
        ({"": QUERY}, "is empty"),
        ({digest("other"): QUERY}, "is not the SHA-256"),
        ({"1": "{"}, "Syntax Error"),
        ({"1": "{ nothing }"}, "Cannot query field"),
        ({"1": "{ a: erp " * 25 + "}" * 25}, "levels"),
        ({"1": "fragment F on Query { __typename }"}, "can't be served"),
        ({"1": ""}, "Syntax Error"),
        (apollo(operation(name="Other")), "has no query of that name"),
        (apollo(operation(type="mutation")), "has no mutation of that name"),
    ],
)
def test_a_manifest_that_cannot_be_served_is_refused_at_start(tmp_path: Path, manifest: Any, said: str) -> None:
    with pytest.raises(ManifestRefused, match=said):
        opened(tmp_path, manifest)


def test_a_manifest_that_is_not_there_is_refused_at_start(tmp_path: Path) -> None:
    with pytest.raises(ManifestRefused, match="can't be read"):
        open_shop("lane", http=HttpSettings(manifest=tmp_path / "none.json"))


async def test_one_document_may_have_two_ids(tmp_path: Path) -> None:
    shop = opened(tmp_path, {"one": QUERY, "two": QUERY})
    for known in ("one", "two"):
        assert (await shop.post(by_hash(known))).status_code == 200
