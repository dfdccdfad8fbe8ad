"""What is said of the ERP is true: that it answers, that it takes orders, and when it answered last."""

from dataclasses import dataclass

from erp_adapter.errors import ErpTimeout
from resolvers.erp_status import ErpHealth, ErpMode
from tests.resolvers.login_office import SetClock


@dataclass
class Erp:
    answers: bool = True
    takes_orders: bool = True

    async def currency(self) -> str:
        if not self.answers:
            raise ErpTimeout
        return "EUR"


async def test_it_is_live_where_it_answers_and_takes_orders() -> None:
    health = ErpHealth(Erp(), Erp(), SetClock())
    assert (await health.status()).mode is ErpMode.LIVE
    assert await health.ready()


async def test_it_is_read_only_where_it_takes_no_orders_and_is_ready_all_the_same() -> None:
    health = ErpHealth(Erp(), Erp(takes_orders=False), SetClock())
    assert (await health.status()).mode is ErpMode.READ_ONLY
    assert await health.ready()


async def test_it_is_offline_where_it_does_not_answer_since_it_last_did() -> None:
    clock, erp = SetClock(), Erp()
    health = ErpHealth(erp, Erp(takes_orders=False), clock)
    await health.status()
    answered = clock.now()
    clock.pass_by(minutes=5)
    erp.answers = False
    status = await health.status()
    assert (status.mode, status.as_of) == (ErpMode.OFFLINE, answered)
    assert not await health.ready()
