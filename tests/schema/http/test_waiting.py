"""When an operation ends because nobody waits for it, as ASGI tells it; test_connections.py has it over a socket."""

import asyncio

import msgspec
import pytest
from starlette.types import Message, Scope

from schema.http.load import LoadSettings
from schema.http.refusals import DeadlinePassed
from schema.http.waiting import while_wanted
from schema.limits.settings import LimitSettings
from tests.schema.http.shop import GRAPHQL_JSON, JSON, LOGIN, Shop, open_shop

SLOW = {"query": "{ slow }"}


@pytest.fixture
def shop() -> Shop:
    return open_shop("ordinary")


def scope(**headers: str) -> Scope:
    sent = {"Content-Type": JSON, "Accept": GRAPHQL_JSON, **LOGIN, **headers}
    pairs = [(name.lower().encode(), value.encode()) for name, value in sent.items()]
    return {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": pairs}


class Wire:
    """A connection by hand: what the client sends, and what it got."""

    def __init__(self, *chunks: bytes, more: bool = False) -> None:
        bodies = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
        bodies[-1]["more_body"] = more
        self._messages = list[Message](bodies)
        self.taken = 0
        self.hang_up = asyncio.Event()
        self.sent: list[Message] = []

    async def receive(self) -> Message:
        if self.taken < len(self._messages):
            self.taken += 1
            return self._messages[self.taken - 1]
        await self.hang_up.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])


async def test_a_client_that_hangs_up_ends_its_operation_and_is_sent_nothing(shop: Shop) -> None:
    wire = Wire(msgspec.json.encode(SLOW))
    serving = asyncio.create_task(shop.endpoint(scope(), wire.receive, wire.send))
    await shop.waiting.wait()
    wire.hang_up.set()
    await serving
    assert shop.contexts[0].steps == ["started", "cancelled"]
    assert shop.contexts[0].closed
    assert wire.sent == []


async def test_a_client_that_hangs_up_while_sending_is_sent_nothing(shop: Shop) -> None:
    wire = Wire(b'{"query":', more=True)
    wire.hang_up.set()
    await shop.endpoint(scope(), wire.receive, wire.send)
    assert (wire.sent, shop.contexts) == ([], [])


async def test_a_body_that_does_not_arrive_is_408() -> None:
    shop = open_shop("ordinary", load=LoadSettings(arrival=0.01))
    wire = Wire(b'{"query":', more=True)
    await shop.endpoint(scope(), wire.receive, wire.send)
    assert wire.status == 408


async def test_a_server_that_stops_ends_the_operation(shop: Shop) -> None:
    wire = Wire(msgspec.json.encode(SLOW))
    serving = asyncio.create_task(shop.endpoint(scope(), wire.receive, wire.send))
    await shop.waiting.wait()
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert shop.contexts[0].steps == ["started", "cancelled"]


async def test_a_body_too_long_is_refused_by_what_it_says_of_itself_before_it_is_read() -> None:
    shop = open_shop("ordinary", limits=LimitSettings(max_body_bytes=20))
    for length in ("21", "9" * 5_000):
        wire = Wire(b"x" * 10, more=True)
        await shop.endpoint(scope(**{"Content-Length": length}), wire.receive, wire.send)
        assert (wire.status, wire.taken) == (413, 0)


async def test_a_body_too_long_is_refused_as_soon_as_it_is() -> None:
    shop = open_shop("ordinary", limits=LimitSettings(max_body_bytes=20))
    wire = Wire(b"x" * 10, b"x" * 10, b"x", b"x" * 10, more=True)
    await shop.endpoint(scope(), wire.receive, wire.send)
    assert (wire.status, wire.taken) == (413, 3)


async def test_a_length_that_is_no_number_is_refused(shop: Shop) -> None:
    wire = Wire(b"{}")
    await shop.endpoint(scope(**{"Content-Length": "-1"}), wire.receive, wire.send)
    assert wire.status == 400


async def test_a_body_may_come_in_pieces(shop: Shop) -> None:
    wire = Wire(b'{"query":', b'"{ __typename }"}', b"")
    await shop.endpoint(scope(), wire.receive, wire.send)
    assert wire.sent[1]["body"] == b'{"data":{"__typename":"Query"}}'


async def test_the_error_of_an_operation_that_is_being_cancelled_is_of_no_interest() -> None:
    async def stubborn() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError

    with pytest.raises(DeadlinePassed):
        await while_wanted(stubborn(), asyncio.Event().wait, 0.01)  # type: ignore[arg-type]
