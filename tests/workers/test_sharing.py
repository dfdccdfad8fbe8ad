"""What one worker has done holds at the other: nothing is in a process that another needs."""

import asyncio
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.workers.crew import Crew, ask, data, log_in, serving

ME = "{ viewer { username } }"
LOGOUT = "mutation { logout { errors { code } } }"
REFRESH = (
    "mutation Again($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken errors { code } } }"
)
ADD = "mutation Add($input: AddOrderLineInput!) { addOrderLine(input: $input) { order { version } errors { code } } }"
SUBMIT = """mutation Submit($input: SubmitCurrentOrderInput!) {
  submitCurrentOrder(input: $input) { order { number } errors { code } } }"""
ORDERS = "{ viewer { customer { orders(first: 1) { totalCount } } } }"
EXPORT = "{ viewer { customer { invoices(first: 1) { export(format: PDF) { url } } } } }"


async def product(client: httpx.AsyncClient, token: str) -> str:
    """The code of one that can be ordered."""
    found = await data(client, "{ products(first: 1) { nodes { code } } }", token)
    code: str = found["products"]["nodes"][0]["code"]
    return code


async def orders(client: httpx.AsyncClient, token: str) -> int:
    number: int = (await data(client, ORDERS, token))["viewer"]["customer"]["orders"]["totalCount"]
    return number


async def both(crew: Crew) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    return await crew.client(0), await crew.client(1)


async def test_a_login_at_one_is_one_at_all(crew: Crew) -> None:
    one, two = await both(crew)
    login = await log_in(one)
    assert (await data(two, ME, login["accessToken"]))["viewer"] == {"username": "compras"}
    names = [(await client.post("/graphql", json={"query": ME})).headers["x-request-id"][:8] for client in (one, two)]
    assert names[0] != names[1], "both were asked"


async def test_a_logout_at_one_is_one_at_all(crew: Crew, shared_office: Mapping[str, str]) -> None:
    one, two = await both(crew)
    token = (await log_in(one))["accessToken"]
    assert "errors" not in await ask(two, ME, token)
    await data(one, LOGOUT, token)
    async with asyncio.timeout(10):
        while "errors" not in await ask(two, ME, token):
            assert "OFFICE_STORE__REDIS" in shared_office, "beside a store that is a file it is the next request"


async def test_a_refresh_token_that_two_use_at_once_gives_both_the_same_pair(crew: Crew) -> None:
    one, two = await both(crew)
    given = {"refreshToken": (await log_in(one))["refreshToken"]}
    refreshed = await asyncio.gather(*(data(client, REFRESH, input=given) for client in (one, two)))
    tokens = [each["refreshSession"]["accessToken"] for each in refreshed]
    for client, token in zip((two, one), tokens, strict=True):
        assert (await data(client, ME, token))["viewer"] == {"username": "compras"}


async def test_failed_logins_count_for_all(crew: Crew) -> None:
    one, two = await both(crew)
    wrong = {"username": "vecino", "password": "not-this-password"}
    asked = "mutation In($input: LoginInput!) { login(input: $input) { errors { code } } }"
    codes = [(await data(client, asked, input=wrong))["login"]["errors"][0]["code"] for client in (one, two) * 3]
    assert codes == ["INVALID_CREDENTIALS"] * 5 + ["LOCKED_OUT"]


@pytest.mark.parametrize("keys", [("one key", "one key"), ("one key", "another")], ids=["one key", "two keys"])
async def test_what_is_submitted_twice_at_once_is_one_order(crew: Crew, keys: tuple[str, str]) -> None:
    one, two = await both(crew)
    token = (await log_in(one))["accessToken"]
    line = {"line": {"code": await product(two, token), "quantity": "2"}}
    before, added = await orders(one, token), (await data(one, ADD, token, input=line))["addOrderLine"]
    assert added["errors"] == []
    wanted: list[dict[str, Any]] = [{"idempotencyKey": key, "ifVersion": added["order"]["version"]} for key in keys]
    answers = await asyncio.gather(
        *(data(client, SUBMIT, token, input=each) for client, each in zip((one, two), wanted, strict=True))
    )
    # The one that came too late is given the next order, which has no number, or none.
    given = [each["submitCurrentOrder"]["order"] for each in answers]
    numbers = {order["number"] for order in given if order} - {None}
    assert len(numbers) == 1
    assert [await orders(client, token) - before for client in (one, two)] == [1, 1]


async def test_a_file_that_one_has_made_the_other_gives_the_same_bytes(crew: Crew) -> None:
    one, two = await both(crew)
    token = (await log_in(one))["accessToken"]
    url = (await data(one, EXPORT, token))["viewer"]["customer"]["invoices"]["export"]["url"]
    whole = await one.get(url)
    assert (whole.status_code, whole.content[:5]) == (200, b"%PDF-")
    two = await crew.client(1)
    part = await two.get(url, headers={"Range": "bytes=100-299", "If-Range": whole.headers["etag"]})
    assert (part.status_code, part.content) == (206, whole.content[100:300])


async def test_a_renewed_worker_still_has_the_files(office: Mapping[str, str]) -> None:
    async with serving(office) as crew:
        client = await crew.client(0)
        token = (await log_in(client))["accessToken"]
        url = (await data(client, EXPORT, token))["viewer"]["customer"]["invoices"]["export"]["url"]
        whole = await client.get(url)
        crew.signal(signal.SIGHUP)
        await crew.until_said("All workers are new")
        again = await (await crew.client(0)).get(url)
        assert (again.headers["etag"], again.content) == (whole.headers["etag"], whole.content)


async def test_two_machines_with_one_store_and_one_folder_serve_each_others_links(
    shared_office: Mapping[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    settings = {**shared_office, "OFFICE_EXPORTS__FOLDER": str(folder)}
    async with serving(settings, workers=1) as here, serving(settings, workers=1) as there:
        one = await here.client(0)
        token = (await log_in(one))["accessToken"]
        url = (await data(one, EXPORT, token))["viewer"]["customer"]["invoices"]["export"]["url"]
        first, second = await one.get(url), await (await there.client(0)).get(url)
        assert (first.status_code, first.content) == (second.status_code, second.content)
        assert len(list(folder.iterdir())) == 1
