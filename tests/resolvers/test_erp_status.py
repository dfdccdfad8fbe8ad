"""What is said of the ERP is true: that it answers, that it takes orders, and when it answered last."""

from dataclasses import dataclass
from datetime import UTC, datetime

from erp_adapter.errors import ErpTimeout
from resolvers.erp_status import ErpHealth, ErpMode, ErpStatus
from tests.resolvers.login_office import SetClock

BEFORE = datetime(2026, 3, 31, 9, 0, tzinfo=UTC)


@dataclass
class Erp:
    answers: bool = True
    takes_orders: bool = True
    last_answer: datetime = BEFORE

    async def currency(self) -> str:
        if not self.answers:
            raise ErpTimeout
        return "EUR"


def health_of(erp: Erp) -> ErpHealth:
    return ErpHealth(erp, erp, erp, SetClock())


async def test_it_is_live_now_where_it_answers_and_takes_orders() -> None:
    health = health_of(Erp())
    assert await health.status() == ErpStatus(ErpMode.LIVE, SetClock().now())
    assert await health.ready()


async def test_it_is_read_only_where_it_takes_no_orders_and_is_ready_all_the_same() -> None:
    health = health_of(Erp(takes_orders=False))
    assert (await health.status()).mode is ErpMode.READ_ONLY
    assert await health.ready()


async def test_it_is_offline_where_it_does_not_answer_since_it_last_did() -> None:
    erp = Erp(answers=False, takes_orders=False)
    health = health_of(erp)
    assert await health.status() == ErpStatus(ErpMode.OFFLINE, BEFORE)
    assert not await health.ready()
    erp.answers = True
    assert await health.ready()
