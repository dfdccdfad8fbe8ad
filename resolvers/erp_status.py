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
        """Read one small row; raise ErpError where the ERP does not answer."""
        ...


class OrdersPort(Protocol):
    @property
    def takes_orders(self) -> bool:
        """Whether orders can be written, as far as is known without writing one."""
        ...


class ErpHealth:
    """`as_of` is the last time that the ERP answered this process."""

    def __init__(self, erp: ErpPort, orders: OrdersPort, clock: Clock) -> None:
        self._erp = erp
        self._orders = orders
        self._clock = clock
        self._last_answer = clock.now()

    async def status(self) -> ErpStatus:
        try:
            await self._erp.currency()
        except ErpError:
            return ErpStatus(ErpMode.OFFLINE, self._last_answer)
        self._last_answer = self._clock.now()
        mode = ErpMode.LIVE if self._orders.takes_orders else ErpMode.READ_ONLY
        return ErpStatus(mode, self._last_answer)

    async def ready(self) -> bool:
        return (await self.status()).mode is not ErpMode.OFFLINE
