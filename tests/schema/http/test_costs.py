"""What operations cost: told to those who ask, and taken off their budgets."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from resolvers.budget_settings import BudgetSettings
from resolvers.budgets import Budgets
from schema.http.load import LoadSettings
from schema.http.planning import READING
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, codes, open_shop, text

REPORT = {**LOGIN, "GraphQL-Cost": "report"}
PRODUCT = '{ product(code: "a") { code } }'
ENOUGH = 10**9


class SetClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 10, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def shop_with(way: str, clock: SetClock, load: LoadSettings | None = None, **settings: Any) -> Shop:
    budgets = BudgetSettings.model_validate(
        {"per_minute": ENOUGH, "per_hour": 0, "strangers_per_minute": ENOUGH, "strangers_per_hour": 0} | settings
    )
    return open_shop(way, budgets=Budgets(budgets, clock), load=load)


@pytest.fixture(params=["lane", "ordinary"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_an_answer_tells_its_cost_when_it_is_asked_to(shop: Shop) -> None:
    response = await shop.post({"query": PRODUCT}, REPORT)
    assert response.json() == {
        "data": {"product": {"code": "a"}},
        "extensions": {"cost": {"operation": 2, "limit": LimitSettings().max_cost}},
    }


async def test_an_answer_says_nothing_of_its_cost_unless_it_is_asked_to(shop: Shop) -> None:
    assert list((await shop.post({"query": PRODUCT})).json()) == ["data"]


async def test_every_answer_tells_its_cost_where_the_site_wants_it(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(show_cost=True))
    assert (await shop.post({"query": PRODUCT})).json()["extensions"]["cost"]["operation"] == 2


async def test_an_answer_tells_what_is_left(way: str, clock: SetClock) -> None:
    shop = shop_with(way, clock, per_minute=1_000_000, per_hour=2_000_000)
    first = (await shop.post({"query": PRODUCT}, REPORT)).json()["extensions"]["cost"]["left"]
    again = (await shop.post({"query": PRODUCT}, REPORT)).json()["extensions"]["cost"]["left"]
    assert first == {
        span: whole - 2 - READING * len(PRODUCT) for span, whole in (("minute", 10**6), ("hour", 2 * 10**6))
    }
    assert again == {span: left - 2 for span, left in first.items()}


@pytest.mark.parametrize("media", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize(
    ("language", "said"), [("es", "Se ha pedido demasiado en poco tiempo"), ("en", "Too much has been asked for")]
)
async def test_whoever_has_spent_its_budget_is_told_when_to_come_again(
    way: str, clock: SetClock, media: str, language: str, said: str
) -> None:
    shop = shop_with(way, clock, per_minute=READING * len(PRODUCT) + 5)
    headers = {**LOGIN, "Accept": media, "Accept-Language": language}
    assert (await shop.post({"query": PRODUCT}, headers)).status_code == 200
    assert (await shop.post({"query": PRODUCT}, headers)).status_code == 200
    refused = await shop.post({"query": PRODUCT}, headers)
    assert (refused.status_code, codes(refused)) == (429, ["RATE_LIMITED"])
    assert text(refused).startswith(said)
    clock.at += timedelta(seconds=int(refused.headers["Retry-After"]))
    assert (await shop.post({"query": PRODUCT}, headers)).status_code == 200


async def test_what_is_refused_for_the_budget_does_not_run(way: str, clock: SetClock) -> None:
    step = 'mutation { a: step(name: "a") b: step(name: "b") }'
    shop = shop_with(way, clock, per_minute=READING * len(step) + 3)
    await shop.post({"query": step})
    refused = await shop.post({"query": step})
    assert codes(refused) == ["RATE_LIMITED"]
    assert sum(len(each.steps) for each in shop.contexts) == 4
    assert all(each.closed for each in shop.contexts)


async def test_what_finds_no_place_to_run_costs_nothing_but_to_read_it(
    way: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = shop_with(way, clock, load=LoadSettings(places=1, waiting=0), per_minute=1_000_000)
    (await shop.post({"query": PRODUCT})).raise_for_status()
    admission = shop.endpoint.service.admission
    room = admission.usual
    assert room.enter()
    # As where the room fills up while the request comes in.
    monkeypatch.setattr(admission, "check", lambda _head: None)
    assert codes(await shop.post({"query": PRODUCT})) == ["TOO_BUSY"]
    room.leave()
    told = (await shop.post({"query": PRODUCT}, REPORT)).json()["extensions"]["cost"]
    assert told["left"]["minute"] == 1_000_000 - READING * len(PRODUCT) - 2 * 2


@pytest.mark.parametrize("document", ["{ nothing }", "{", "{ a { b { c } } }", "query A { locale } query B { locale }"])
async def test_documents_that_come_to_nothing_cost_what_it_takes_to_read_them(
    way: str, clock: SetClock, document: str
) -> None:
    shop = shop_with(way, clock, per_minute=READING * len(document) * 3)
    answers = [codes(await shop.post({"query": document})) for _ in range(4)]
    assert "RATE_LIMITED" not in answers[0] + answers[1] + answers[2]
    assert answers[3] == ["RATE_LIMITED"]


async def test_a_document_that_is_kept_costs_nothing_to_read(way: str, clock: SetClock) -> None:
    shop = shop_with(way, clock, per_minute=READING * len(PRODUCT) + 2 * 50)
    answers = [await shop.post({"query": PRODUCT}) for _ in range(51)]
    assert [each.status_code for each in answers] == [200] * 50 + [429]


async def test_strangers_have_the_budget_of_their_address(way: str, clock: SetClock) -> None:
    shop = shop_with(way, clock, strangers_per_minute=READING * len("{ __typename }") + 1)
    assert (await shop.post({"query": "{ __typename }"}, {})).status_code == 200
    assert (await shop.post({"query": "{ __typename }"}, {})).status_code == 429
    assert (await shop.post({"query": "{ __typename }"}, LOGIN)).status_code == 200


async def test_what_a_mutation_gave_is_told_with_its_cost(shop: Shop) -> None:
    response = await shop.post({"query": 'mutation { step(name: "a") }'}, REPORT)
    assert response.json() == {
        "data": {"step": 2},
        "extensions": {"cost": {"operation": 1, "limit": LimitSettings().max_cost}},
    }


async def test_more_values_than_may_be_sent_as_variables_are_refused(shop: Shop) -> None:
    query = "query($n: Int) { products(first: $n) { totalCount } }"
    most = LimitSettings().max_variable_values
    refused = await shop.post({"query": query, "variables": {"n": 1, "rest": [0] * most}})
    assert codes(refused) == ["DOCUMENT_TOO_LARGE"]
    assert (await shop.post({"query": query, "variables": {"n": 1, "rest": [0] * (most - 2)}})).status_code == 200


async def test_an_answer_that_is_too_long_is_not_sent(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(max_answer_bytes=len('{"data":{"product":{"code":"a"}}}')))
    assert (await shop.post({"query": PRODUCT})).status_code == 200
    refused = await shop.post({"query": '{ product(code: "ab") { code } }'})
    assert (refused.status_code, codes(refused)) == (400, ["ANSWER_TOO_LARGE"])
    as_json = await shop.post({"query": '{ product(code: "ab") { code } }'}, {**LOGIN, "Accept": JSON})
    assert (as_json.status_code, codes(as_json)) == (200, ["ANSWER_TOO_LARGE"])


async def test_an_answer_may_be_of_any_length_where_the_site_says_so(way: str) -> None:
    shop = open_shop(way, limits=LimitSettings(max_answer_bytes=0))
    response = await shop.post(
        {"query": "query($v: String!) { product(code: $v) { code } }", "variables": {"v": "a" * 10**6}}
    )
    assert len(response.json()["data"]["product"]["code"]) == 10**6
    at_most = LimitSettings().max_answer_bytes
    usual = open_shop(way)
    query = "query($v: String!) { a: product(code: $v) { code } b: product(code: $v) { code } }"
    refused = await usual.post({"query": query, "variables": {"v": "a" * (at_most // 2)}})
    assert codes(refused) == ["ANSWER_TOO_LARGE"]
