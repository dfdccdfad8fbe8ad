"""What several processes of one office have in common of the budgets."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import httpx
from pydantic import RedisDsn, SecretStr

from app import DEMO_PASSWORD, Settings, create_app
from resolvers.budget_settings import BudgetSettings
from tests.office import Demo, cheap_settings
from tests.services import redis_address

LOGIN = "mutation ($i: LoginInput!) { login(input: $i) { accessToken } }"
PAGE = {"query": "{ products(first: 0) { totalCount } }"}
COST = 4_000
REPORT = {"GraphQL-Cost": "report"}


def shared_settings(folder: Path) -> Settings:
    """Those of an office whose logins may ask for a hundred such pages a minute, with a secret that no other test has."""
    budgets = BudgetSettings(per_minute=100 * COST, per_hour=0)
    settings = cheap_settings(folder, budgets=budgets)
    store = settings.store.model_copy(update={"redis": RedisDsn(redis_address())})
    login = settings.login.model_copy(update={"secret": SecretStr(uuid4().hex)})
    return settings.model_copy(update={"store": store, "login": login})


@asynccontextmanager
async def process(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    application = create_app(settings)
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://office.test") as client,
    ):
        yield client


async def test_a_login_has_one_budget_whichever_process_it_asks(demo: Demo, tmp_path: Path) -> None:
    for name in ("erp.sqlite", "store.sqlite"):
        shutil.copy(demo.folder / name, tmp_path / name)
    settings = shared_settings(tmp_path)
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(process(settings)) for _ in range(2)]
        who = {"i": {"username": "compras", "password": DEMO_PASSWORD}}
        answer = await one.post("/graphql", json={"query": LOGIN, "variables": who})
        headers = {"Authorization": f"Bearer {answer.json()['data']['login']['accessToken']}", **REPORT}
        first = (await one.post("/graphql", json=PAGE, headers=headers)).json()
        second = (await other.post("/graphql", json=PAGE, headers=headers)).json()
        assert [each["extensions"]["cost"]["operation"] for each in (first, second)] == [COST, COST]
        assert second["extensions"]["cost"]["left"]["minute"] < first["extensions"]["cost"]["left"]["minute"]
        statuses = [(await each.post("/graphql", json=PAGE, headers=headers)).status_code for each in [one, other] * 60]
    assert statuses[-1] == 429
    assert 85 <= statuses.count(200) <= 100
