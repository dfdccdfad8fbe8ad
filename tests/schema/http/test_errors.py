"""What an answer says of what went wrong, and what it keeps to itself."""

import logging

import pytest

from erp_adapter.errors import ErpUnavailable
from schema.http.errors import ErrorWriter, headers_of
from schema.messages import LOCALES
from schema.messages.requests import MESSAGES
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, text


async def test_a_known_error_has_its_code_its_path_and_a_message_and_leaves_the_rest(shop: Shop) -> None:
    response = await shop.post({"query": '{ erp product(code: "A") { code secret } }'})
    assert response.status_code == 200
    assert response.json() == {
        "data": {"erp": None, "product": {"code": "A", "secret": None}},
        "errors": [
            {
                "message": MESSAGES["ERP_UNAVAILABLE"][0],
                "path": ["erp"],
                "locations": [{"line": 1, "column": 3}],
                "extensions": {"code": "ERP_UNAVAILABLE"},
            },
            {
                "message": MESSAGES["FORBIDDEN"][0],
                "path": ["product", "secret"],
                "locations": [{"line": 1, "column": 33}],
                "extensions": {"code": "FORBIDDEN"},
            },
        ],
    }


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_data_that_became_null_is_data_all_the_same(shop: Shop, accept: str) -> None:
    response = await shop.post({"query": "{ must }"}, {**LOGIN, "Accept": accept})
    assert response.status_code == 200
    assert response.json()["data"] is None
    assert codes(response) == ["FORBIDDEN"]


async def test_an_unknown_error_is_masked_with_a_reference_that_the_log_has_too(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = await shop.post({"query": '{ product(code: "A") { broken } }'})
    assert codes(response) == ["INTERNAL"]
    assert "SELECT" not in response.text
    (record,) = caplog.records
    reference = text(response).split("referencia ")[1].split()[0]
    assert reference in record.getMessage()
    assert "SELECT password" in caplog.text


async def test_a_page_of_unknown_errors_has_one_reference_and_does_not_fill_the_log(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    aliases = " ".join(f"a{n}: broken" for n in range(15))
    with caplog.at_level(logging.ERROR):
        response = await shop.post({"query": f'{{ product(code: "A") {{ {aliases} }} }}'})
    assert len(response.json()["errors"]) == 15
    assert len({each["message"] for each in response.json()["errors"]}) == 1
    assert len(caplog.records) == 10


async def test_a_fault_before_anything_runs_is_masked_too(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    response = await shop.post({"query": "{ __typename }"}, {"Authorization": "Bearer fault"})
    assert (response.status_code, codes(response)) == (500, ["INTERNAL"])
    assert "/var/lib" not in response.text
    assert "/var/lib" in caplog.text


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_a_full_queue_says_when_to_come_back(shop: Shop, accept: str) -> None:
    response = await shop.post({"query": "{ __typename }"}, {"Authorization": "Bearer busy", "Accept": accept})
    assert (response.status_code, codes(response), response.headers["retry-after"]) == (503, ["TOO_BUSY"], "7")
    assert response.json()["errors"][0]["extensions"]["retryAfter"] == 7


def test_an_erp_that_is_away_says_when_to_come_back_in_the_entry_and_the_header() -> None:
    away = ErpUnavailable("erp.away", retry_after=4)
    assert ErrorWriter("en").known(away) == {
        "message": "The ERP does not answer; try again in 4 seconds. The current order is kept.",
        "extensions": {"code": "ERP_UNAVAILABLE", "retryAfter": 4},
    }
    assert headers_of(away) == {"Retry-After": "4"}
    assert headers_of(ErpUnavailable()) == {}


async def test_what_the_client_sent_is_quoted_only_so_far(shop: Shop) -> None:
    response = await shop.post({"query": "{ " + "x" * 5_000 + " }"})
    assert len(text(response)) < 600


async def test_the_context_is_closed_whatever_happens(shop: Shop) -> None:
    for query in ("{ __typename }", "{", "{ nothing }", "{ must }"):
        await shop.post({"query": query})
    assert [each.closed for each in shop.contexts] == [True] * 4


def test_every_message_can_be_said_in_every_language() -> None:
    details = {
        "limit": 1,
        "detail": "d",
        "name": "n",
        "seconds": 1.5,
        "cost": 2,
        "reference": "r",
        "retry_after": 1,
        "header": "h",
        "most": 1,
    }
    for spanish_and_english in MESSAGES.values():
        assert len(spanish_and_english) == len(LOCALES)
        for each in spanish_and_english:
            assert each.format_map({**details, "permission": "p"})


def test_an_error_without_a_cause_that_is_known_is_masked() -> None:
    assert ErrorWriter("en").masked(ValueError("secret"))["message"].startswith("Something failed")
