"""An answer goes out when its context has finished what has to be done before."""

from tests.schema.http.shop import Shop, codes


async def test_nothing_is_shown_of_an_answer_that_may_not_go_out(shop: Shop) -> None:
    query = {"query": '{ viewer { username } product(code: "P1") { code } }'}
    response = await shop.post(query, {"Authorization": "Bearer full"})
    assert codes(response) == ["ERP_UNAVAILABLE"]
    assert "data" not in response.json()
    assert "P1" not in response.text
    assert shop.contexts[-1].closed
    assert (await shop.post(query)).json()["data"]["product"] == {"code": "P1"}
