"""What is seen of each request, by whichever way it comes."""

import asyncio
import hashlib

import pytest

from schema.http.settings import HttpSettings
from schema.limits.settings import LimitSettings
from schema.observing.seen import is_sane
from tests.schema.http.shop import JSON, LOGIN, codes, text
from tests.schema.observing.watching import Lines, watched_shop

PRODUCT = {"query": 'query One { product(code: "A") { code } }'}
STRANGER: dict[str, str] = {}


async def test_each_request_is_given_an_id_of_its_own_that_is_sent_back(way: str, lines: Lines) -> None:
    seen = watched_shop(way)
    ids = [(await seen.shop.post(PRODUCT)).headers["x-request-id"] for _ in range(2)]
    assert len(set(ids)) == 2
    assert [each["request_id"] for each in lines.requests] == ids


async def test_the_id_that_a_proxy_gives_is_taken_over(way: str, lines: Lines) -> None:
    answer = await watched_shop(way).shop.post(PRODUCT, {**LOGIN, "X-Request-Id": "f3.a9-17_B"})
    assert answer.headers["x-request-id"] == "f3.a9-17_B"
    assert lines.requests[0]["request_id"] == "f3.a9-17_B"


@pytest.mark.parametrize("given", ["", "ana@example.com", "a b", "x" * 65, '"}', "%0a"])
async def test_an_id_that_is_not_sane_is_replaced(way: str, given: str) -> None:
    answer = await watched_shop(way).shop.post(PRODUCT, {**LOGIN, "X-Request-Id": given})
    assert answer.headers["x-request-id"] != given
    assert is_sane(answer.headers["x-request-id"])
    assert not is_sane(given)


def test_no_id_has_letters_of_other_alphabets_or_a_line_of_its_own() -> None:
    assert [each for each in ("á", "a\n", "\na", "١", "a\x00") if is_sane(each)] == []


async def test_a_masked_errors_reference_is_the_requests_id(way: str, lines: Lines) -> None:
    answer = await watched_shop(way).shop.post({"query": '{ product(code: "A") { broken } }'})
    reference = text(answer).split("referencia ")[1].split()[0]
    assert reference == answer.headers["x-request-id"]
    (line,) = lines.of("schema.http.errors")
    assert line["request_id"] == reference
    assert "RuntimeError" in line["exception"]
    assert (lines.requests[0]["codes"], lines.requests[0]["level"]) == (["INTERNAL"], "WARNING")


async def test_a_line_says_what_kind_of_operation_it_was_and_what_it_took(way: str, lines: Lines) -> None:
    await watched_shop(way).shop.post(PRODUCT)
    (line,) = lines.requests
    assert line.keys() == {
        *("time", "level", "logger", "message", "request_id", "status", "ms"),
        *("operation", "kind", "cost", "statements"),
    }
    assert (line["operation"], line["kind"], line["status"], line["level"]) == ("One", "query", 200, "INFO")
    assert line["cost"] > 0


async def test_a_login_is_named_only_by_its_number_and_only_where_that_is_wanted(way: str, lines: Lines) -> None:
    await watched_shop(way, logins=True).shop.post(PRODUCT)
    assert lines.requests[0]["login"] == 1
    assert "ana" not in lines.written[0].lower()


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {**LOGIN, "Content-Type": "text/plain"}, 415),
        (b"x" * 500, LOGIN, 413),
        (b"[", LOGIN, 400),
        (PRODUCT, {"Authorization": "Bearer bad"}, 401),
        (PRODUCT, {"Authorization": "Bearer busy"}, 503),
    ],
)
async def test_what_is_refused_has_an_id_a_line_and_its_code_counted(
    way: str, lines: Lines, body: object, headers: dict[str, str], status: int
) -> None:
    seen = watched_shop(way, "errors", limits=LimitSettings(max_body_bytes=400))
    answer = await seen.shop.post(body, headers)
    assert answer.status_code == status
    (line,) = lines.requests
    assert (line["request_id"], line["status"]) == (answer.headers["x-request-id"], status)
    assert line["codes"] == codes(answer)
    assert seen.figures["office_request_errors_total"] == {tuple(codes(answer)): 1}
    assert seen.figures["office_requests_total"] == {("unread", str(status)): 1}


async def test_what_went_well_has_a_line_only_where_all_have(way: str, lines: Lines) -> None:
    await watched_shop(way, "errors").shop.post(PRODUCT)
    assert lines.requests == []
    await watched_shop(way, "none").shop.post({"query": "{"})
    assert lines.requests == []


async def test_operations_are_told_apart_as_far_as_is_set(way: str) -> None:
    seen = watched_shop(way, names=2)
    for name in ("One", "Two", "Three", "Four", "One"):
        await seen.shop.post({"query": f"query {name} {{ __typename }}"})
    await seen.shop.post({"query": "{ __typename }"})
    assert seen.figures["office_requests_total"] == {
        ("One", "200"): 2,
        ("Two", "200"): 1,
        ("other", "200"): 2,
        ("anonymous", "200"): 1,
    }
    assert seen.figures["office_request_seconds_count"]["One",] == 2


async def test_the_manifests_operations_are_always_told_apart(way: str) -> None:
    seen = watched_shop(way, names=0)
    seen.metrics.know(["One"])
    await seen.shop.post(PRODUCT)
    await seen.shop.post({"query": "query Two { __typename }"})
    assert seen.figures["office_requests_total"] == {("One", "200"): 1, ("other", "200"): 1}


async def test_strangers_cannot_make_up_names(way: str) -> None:
    seen = watched_shop(way)
    login = 'mutation Made { login(input: {username: "ana", password: "secret"}) { accessToken } }'
    for query in (login, "query MadeUp { nothing }", "query { viewer { username } }", "{ a: __typename __typename }"):
        await seen.shop.post({"query": query}, STRANGER)
    assert {name for name, _ in seen.figures["office_requests_total"]} == {"login", "other", "__typename"}


async def test_a_client_that_goes_away_is_gone_and_nothing_is_left_at_work(way: str, lines: Lines) -> None:
    seen = watched_shop(way)
    body = b'{"query":"query Slow { slow }"}'
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nContent-Type: {JSON}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    async with seen.shop.served() as served:
        _, writer = await served.open()
        writer.write(head.encode() + body)
        await seen.shop.waiting.wait()
        assert seen.metrics.at_work == 1
        writer.close()
        async with asyncio.timeout(10):
            while seen.metrics.at_work:
                await asyncio.sleep(0)
    assert seen.figures["office_requests_total"] == {("Slow", "gone"): 1}
    assert [each["status"] for each in lines.requests] == ["gone"]


async def test_a_request_that_takes_too_long_has_its_status(way: str) -> None:
    seen = watched_shop(way, http=HttpSettings(deadline=0.05))
    answer = await seen.shop.post({"query": "query Slow { slow }"})
    assert seen.figures["office_requests_total"] == {("Slow", str(answer.status_code)): 1}
    assert seen.figures["office_request_errors_total"] == {("DEADLINE_PASSED",): 1}


async def test_a_slow_request_says_where_its_time_went_and_which_document_it_was(way: str, lines: Lines) -> None:
    seen = watched_shop(way, "none", slow=1e-9)
    await seen.shop.post(PRODUCT)
    (line,) = lines.of("office.slow")
    assert line["level"] == "WARNING"
    assert line["document"] == hashlib.sha256(PRODUCT["query"].encode()).hexdigest()
    assert line["parse_ms"] > 0
    assert line["validate_ms"] > 0
    assert {"wait_ms", "execute_ms", "write_ms", "statements", "statements_ms", "rows"} <= line.keys()
    assert seen.figures["office_slow_requests_total"][()] == 1


async def test_pages_are_counted_by_their_route_alone(way: str, lines: Lines) -> None:
    seen = watched_shop(way)
    async with seen.shop.client() as client:
        answer = await client.get("/exports/eyJhbGciOi.secret.token")
    assert answer.headers["x-request-id"]
    assert seen.figures["office_page_requests_total"] == {("none", "404"): 1}
    assert "secret" not in "".join(lines.written)


async def test_without_anybody_who_watches_no_id_is_sent(way: str) -> None:
    seen = watched_shop(way)
    seen.shop.endpoint.service.watch = None
    assert "x-request-id" not in (await seen.shop.post(PRODUCT)).headers
