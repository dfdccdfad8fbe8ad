"""How processes learn that a session has ended: by a file, by Redis, or by asking the store each time."""

import asyncio
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pydantic import RedisDsn
from redis.asyncio import Connection

from erp_adapter.settings import StoreSettings
from erp_adapter.store.news import FileNews, NoNews, open_news
from erp_adapter.store.redis_news import RedisNews
from tests.faults.proxy import Proxy, proxy_before
from tests.services import redis_address

DEADLINE = 10


async def becomes(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(DEADLINE):
        while not what():
            await asyncio.sleep(0.005)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite.news"


async def test_what_one_process_tells_all_see(file: Path) -> None:
    teller, hearer = FileNews(file), FileNews(file)
    before = hearer.revision()
    assert before is not None
    assert hearer.revision() == before
    await teller.tell()
    assert hearer.revision() == teller.revision() != before


async def test_each_piece_of_news_is_another_revision_however_fast_they_come(file: Path) -> None:
    news = FileNews(file)
    seen = [news.revision()]
    for _ in range(200):
        await news.tell()
        seen.append(news.revision())
    assert len(set(seen)) == 201


async def test_a_clock_that_is_set_back_or_stands_gives_another_revision_all_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = FileNews(file)
    await news.tell()
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    seen = [news.revision()]
    for _ in range(3):
        await news.tell()
        seen.append(news.revision())
    assert len(set(seen)) == 4


async def test_while_the_file_is_gone_there_is_no_revision_and_another_file_is_news(file: Path) -> None:
    news = FileNews(file)
    before = news.revision()
    file.unlink()
    assert news.revision() is None
    await FileNews(file).tell()
    assert news.revision() not in {None, before}


async def test_the_file_is_its_owners_alone(file: Path) -> None:
    FileNews(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_file_that_cannot_be_had_is_said_and_gives_no_revision(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    news = FileNews(tmp_path / "no" / "folder")
    await news.tell()
    assert news.revision() is None
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("sqlite:///{folder}/store.sqlite", FileNews),
        ("sqlite://", NoNews),
        ("postgresql+asyncpg://office@db/office", NoNews),
    ],
)
def test_a_store_that_is_a_file_has_news_beside_it_and_others_have_none(url: str, kind: type, tmp_path: Path) -> None:
    assert isinstance(open_news(StoreSettings(url=url.format(folder=tmp_path))), kind)


async def test_redis_carries_the_news_of_whatever_store_where_there_is_one() -> None:
    settings = StoreSettings(url="postgresql+asyncpg://office@db/office", redis=RedisDsn("redis://127.0.0.1:1/0"))
    news = open_news(settings)
    assert isinstance(news, RedisNews)
    await news.close()


async def test_a_store_without_news_never_has_a_revision() -> None:
    news = NoNews()
    await news.listen()
    await news.tell()
    assert news.revision() is None


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[RedisNews]:
    news = RedisNews(url)
    await news.listen()
    try:
        yield news
    finally:
        await news.close()


@asynccontextmanager
async def behind_proxy() -> AsyncIterator[tuple[RedisNews, Proxy]]:
    """A process that hears Redis through a network that can fail."""
    there = urlsplit(redis_address())
    async with (
        proxy_before(there.hostname or "127.0.0.1", there.port or 6379) as proxy,
        listening(f"redis://127.0.0.1:{proxy.port}/0") as news,
    ):
        await becomes(lambda: news.revision() is not None)
        yield news, proxy


async def test_by_redis_all_processes_hear_it() -> None:
    url = redis_address()
    async with listening(url) as one, listening(url) as two:
        await becomes(lambda: None not in {one.revision(), two.revision()})
        before = two.revision()
        await one.tell()
        await becomes(lambda: two.revision() != before)


async def test_a_command_tells_without_listening() -> None:
    url = redis_address()
    command = RedisNews(url)
    async with listening(url) as server:
        await becomes(lambda: server.revision() is not None)
        before = server.revision()
        await command.tell()
        await becomes(lambda: server.revision() != before)
    assert command.revision() is None
    await command.close()


async def test_who_tells_sees_another_revision_before_redis_has_answered() -> None:
    async with behind_proxy() as (news, proxy):
        before = news.revision()
        proxy.silence()
        telling = asyncio.create_task(news.tell())
        await asyncio.sleep(0)
        assert news.revision() != before
        await proxy.lift()
        await telling


async def test_a_connection_that_breaks_leaves_no_revision_until_it_is_back_and_then_another() -> None:
    async with behind_proxy() as (news, proxy):
        before = news.revision()
        await proxy.refuse()
        await becomes(lambda: news.revision() is None)
        await proxy.lift()
        await becomes(lambda: news.revision() is not None)
        assert news.revision() != before


async def test_a_connection_that_falls_silent_is_not_believed_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("erp_adapter.store.redis_news.SECONDS", 0.1)
    async with behind_proxy() as (news, proxy):
        proxy.silence()
        await becomes(lambda: news.revision() is None)


async def test_a_connection_over_which_nothing_comes_is_asked_for_a_sign_of_life_and_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    send = Connection.send_command

    async def noting(connection: Connection, *words: str, **options: object) -> None:
        asked.append(words)
        await send(connection, *words, **options)

    monkeypatch.setattr(Connection, "send_command", noting)
    monkeypatch.setattr("erp_adapter.store.redis_news.SECONDS", 0.1)
    async with behind_proxy() as (news, _):
        await becomes(lambda: asked.count(("PING",)) == 2)
        assert news.revision() is not None
        assert sum(words[0] == "SUBSCRIBE" for words in asked) == 1


async def test_a_listener_whose_cancellation_is_lost_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Connection.read_response

    async def losing(connection: Connection, **how: Any) -> Any:
        try:
            return await read(connection, **how)
        except asyncio.CancelledError:
            return None

    async with asyncio.timeout(10), listening(redis_address()) as news:
        await becomes(lambda: news.revision() is not None)
        monkeypatch.setattr(Connection, "read_response", losing)
        await news.tell()
        await becomes(lambda: news._heard > 1)


async def test_without_redis_telling_is_a_warning_and_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    news = RedisNews("redis://:hidden@127.0.0.1:1/0")
    await news.tell()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "hidden" not in caplog.text
    await news.close()


async def test_that_redis_cannot_be_heard_is_said_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("erp_adapter.store.redis_news.PAUSE", 0)
    async with listening("redis://127.0.0.1:1/0") as news:
        await becomes(lambda: bool(caplog.records))
        heard = news._heard
        await becomes(lambda: news._heard > heard + 2)
        assert news.revision() is None
    assert len(caplog.records) == 1
