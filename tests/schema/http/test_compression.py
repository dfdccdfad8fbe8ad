"""Which answers are compressed, for whom, and how."""

import gzip
import sys

import pytest

from schema.http.compression import ASIDE, Compression
from schema.http.heads import Head
from schema.http.negotiation import content_coding
from schema.http.replies import Reply
from schema.http.settings import HttpSettings
from tests.schema.http.shop import LOGIN, Shop, open_shop

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LONG = {"query": f'{{ product(code: "{"x" * 2_000}") {{ code }} }}'}
DATA = b'{"data":{"product":{"code":"%b"}}}' % (b"x" * 2_000)
LOG_IN = {"query": f'mutation {{ login(input: {{username: "{"x" * 2_000}", password: "x"}}) {{ accessToken }} }}'}


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, None),
        ("", None),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("ZSTD", "zstd"),
        ("gzip, deflate, br", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.5, gzip;q=0.8", "gzip"),
        ("zstd;q=0, gzip;q=0", None),
        ("zstd;q=0, gzip", "gzip"),
        ("gzip;q=0, *", None),
        ("*", "gzip"),
        ("*;q=0", None),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip", "gzip"),
        ("identity;q=0", None),
        ("br, deflate", None),
        ("gzip;q=nonsense", None),
        (",;=,", None),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(header: str | None, coding: str | None) -> None:
    assert content_coding(header) == coding


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
async def test_a_long_answer_is_compressed_and_says_so(shop: Shop, coding: str) -> None:
    async with shop.client() as client:
        request = client.build_request("POST", "/graphql", json=LONG, headers={**LOGIN, "Accept-Encoding": coding})
        response = await client.send(request, stream=True)
        sent = b"".join([each async for each in response.aiter_raw()])
    assert response.headers["content-encoding"] == coding
    assert int(response.headers["content-length"]) == len(sent) < 200
    assert (gzip.decompress if coding == "gzip" else zstd.decompress)(sent) == DATA
    assert "Accept-Encoding" in response.headers["vary"]


@pytest.mark.parametrize("accepted", ["identity", "br", "gzip;q=0, zstd;q=0", ""])
async def test_who_can_read_neither_is_sent_it_as_it_is(shop: Shop, accepted: str) -> None:
    response = await shop.post(LONG, {**LOGIN, "Accept-Encoding": accepted})
    assert "content-encoding" not in response.headers
    assert response.content == DATA


async def test_a_short_answer_is_not_compressed(shop: Shop) -> None:
    response = await shop.post({"query": '{ product(code: "a") { code } }'}, {**LOGIN, "Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


async def test_the_length_is_a_setting_and_so_is_never(way: str) -> None:
    for least, coding in ((1, "gzip"), (len(DATA), "gzip"), (len(DATA) + 1, None), (0, None)):
        shop = open_shop(way, http=HttpSettings(compress_from=least))
        response = await shop.post(LONG, {**LOGIN, "Accept-Encoding": "gzip"})
        assert (response.headers.get("content-encoding"), response.content) == (coding, DATA)


async def test_what_logging_in_gives_is_never_compressed(way: str) -> None:
    """A secret's letters can be guessed from how long it is, compressed together with what an attacker chose."""
    shop = open_shop(way, http=HttpSettings(compress_from=1))
    response = await shop.post(LOG_IN, {"Accept-Encoding": "gzip, zstd"})
    assert response.json()["data"]["login"]["accessToken"].startswith("token of")
    assert "content-encoding" not in response.headers


async def test_one_answer_after_the_other_can_be_read_by_itself() -> None:
    compression, head = Compression(1), Head("POST", accept_encoding="zstd")
    for body in (b"a" * 100, b"b" * 300, b"a" * 100):
        reply = await compression.applied(Reply(200, (), body), head)
        assert zstd.decompress(reply.body) == body


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
async def test_a_very_long_answer_is_compressed_beside_the_loop(coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    monkeypatch.setattr("asyncio.to_thread", noting(threads))
    compression, head = Compression(1), Head("POST", accept_encoding=coding)
    for size in (ASIDE - 1, ASIDE):
        reply = await compression.applied(Reply(200, (), b"x" * size), head)
        assert (gzip.decompress if coding == "gzip" else zstd.decompress)(reply.body) == b"x" * size
    assert threads == [coding]


def noting(threads: list[str]) -> object:
    async def to_thread(work: object, coding: str, body: bytes) -> bytes:
        threads.append(coding)
        return work(coding, body)  # type: ignore[operator,no-any-return] # as asyncio's, without the thread

    return to_thread
