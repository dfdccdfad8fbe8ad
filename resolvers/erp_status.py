"""Whether the ERP answers now, and takes orders."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from erp_adapter.errors import ErpError
from resolvers.clock import Clock


class ErpMode(StrEnum):
    LIVE = "LIVE"
    READ_ONLY = "READ_ONLY"
    OFFLINE = "OFFLINE"


@dataclass(frozen=True, slots=True)
class ErpStatus:
    mode: ErpMode
    as_of: datetime


class ErpPort(Protocol):
    async def currency(self) -> str:
        """Read one small row; raise ErpError where the ERP does not answer, or is known not to."""
        ...


class OrdersPort(Protocol):
    @property
    def takes_orders(self) -> bool:
        """Whether orders can be written, as far as is known without writing one."""
        ...


class AnswersPort(Protocol):
    @property
    def last_answer(self) -> datetime:
        """When the ERP last answered this process, whatever it had been asked."""
        ...


class ErpHealth:
    """Asks the ERP itself, which is refused at once while it is known to be away: then that is the answer."""

    def __init__(self, erp: ErpPort, orders: OrdersPort, answers: AnswersPort, clock: Clock) -> None:
        self._erp = erp
        self._orders = orders
        self._answers = answers
        self._clock = clock

    async def status(self) -> ErpStatus:
        """`as_of` is the last time that the ERP answered."""
        try:
            await self._erp.currency()
        except ErpError:
            return ErpStatus(ErpMode.OFFLINE, self._answers.last_answer)
        mode = ErpMode.LIVE if self._orders.takes_orders else ErpMode.READ_ONLY
        return ErpStatus(mode, self._clock.now())

    async def ready(self) -> bool:
        return (await self.status()).mode is not ErpMode.OFFLINE
