"""A secret is replaced by another without anybody being logged out, while processes of before and after serve together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.errors import Unauthenticated
from resolvers.tokens import Tokens
from tests.resolvers.login_office import HOME, SECRET, LoginOffice, codes, login_office

NEXT = "the next secret, of thirty-two bytes or more"
STEPS = {
    "before": {"secret": SECRET},
    "announced": {"secret": SECRET, "other_secrets": NEXT},
    "signing": {"secret": NEXT, "other_secrets": SECRET},
    "alone": {"secret": NEXT},
}


@asynccontextmanager
async def at(step: str, folder: Path) -> AsyncIterator[LoginOffice]:
    """A process with the secrets of a step."""
    changes: dict[str, Any] = STEPS[step]
    async with login_office(folder, **changes) as office:
        yield office


async def opened_at(step: str, folder: Path) -> Tokens:
    async with at(step, folder) as office:
        if not await office.logins.list():
            await office.add("ana")
        tokens, _ = await office.opened()
        return tokens


@pytest.mark.parametrize(
    ("made", "read"),
    [
        ("before", "announced"),
        ("announced", "before"),
        ("announced", "signing"),
        ("signing", "announced"),
        ("signing", "alone"),
        ("alone", "signing"),
    ],
)
async def test_processes_of_neighbouring_steps_take_each_others_tokens(tmp_path: Path, made: str, read: str) -> None:
    tokens = await opened_at(made, tmp_path)
    async with at(read, tmp_path) as office:
        assert (await office.sessions.authenticate(tokens.access)).username == "ana"
        assert codes(await office.sessions.refresh(tokens.refresh, client=HOME)) == []


async def test_when_the_old_secret_is_gone_its_access_tokens_are_and_the_sessions_go_on(tmp_path: Path) -> None:
    tokens = await opened_at("before", tmp_path)
    async with at("alone", tmp_path) as office:
        with pytest.raises(Unauthenticated):
            await office.sessions.authenticate(tokens.access)
        outcome = await office.sessions.refresh(tokens.refresh, client=HOME)
        assert outcome.tokens is not None
        assert (await office.sessions.authenticate(outcome.tokens.access)).username == "ana"


@pytest.mark.parametrize(("first", "second"), [("announced", "signing"), ("signing", "announced")])
async def test_two_tabs_that_refresh_at_processes_of_two_steps_get_the_same_refresh_token(
    tmp_path: Path, first: str, second: str
) -> None:
    tokens = await opened_at("before", tmp_path)
    async with at(first, tmp_path) as one, at(second, tmp_path) as other:
        left = await one.sessions.refresh(tokens.refresh, client=HOME)
        right = await other.sessions.refresh(tokens.refresh, client=HOME)
        assert left.tokens is not None
        assert right.tokens is not None
        assert right.tokens.refresh == left.tokens.refresh
        assert codes(await one.sessions.refresh(right.tokens.refresh, client=HOME)) == []
