"""What a running operation knows of its request."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import strawberry
from aiodataloader import DataLoader

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.errors import Unauthenticated
from resolvers.audit import Looks
from resolvers.office import Office
from resolvers.price_book import PriceBook
from resolvers.principal import Principal
from schema.execution.selected import Selected, selected_below
from schema.http.cookies import Jar


@dataclass(slots=True)
class RequestContext:
    """`locale` is "es" or "en"; `client` the address that the request came from; `jar` its cookies, where it wants some."""

    office: Office
    principal: Principal | None
    locale: str
    client: str
    loaders: dict[object, DataLoader[Any, Any]] = field(default_factory=dict)
    price_books: dict[CustomerCode | None, PriceBook] = field(default_factory=dict)
    batches: set[asyncio.Task[Any]] = field(default_factory=set)
    looks: Looks = field(default_factory=Looks)
    jar: Jar | None = None

    @property
    def viewer(self) -> Principal:
        """Who is asking; raise Unauthenticated for a stranger."""
        if self.principal is None:
            raise Unauthenticated
        return self.principal

    def price_book(self, customer_code: str | None) -> PriceBook:
        """The prices of the customer meant by an argument `customerCode`, read once a request."""
        customer = self.viewer.customer(None if customer_code is None else CustomerCode(customer_code))
        if customer is not None:
            self.looks_at(customer, "prices")
        if customer not in self.price_books:
            self.price_books[customer] = self.office.price_book(self.viewer, customer)
        return self.price_books[customer]

    def looks_at(self, customer: CustomerCode | None, what: str) -> None:
        """Remember what staff are shown of a customer, for the audit trail; None: of an object that does not say whose."""
        if self.viewer.is_staff:
            self.looks.add(customer, what)

    async def finish(self) -> None:
        """Write down what staff are about to be shown; raise ErpError, and show nothing, where that fails."""
        if self.principal is not None:
            await self.office.audit.looked(self.principal, self.looks, self.client)

    async def in_batch(self, work: Callable[[], Awaitable[Any]]) -> Any:
        """Run a batch so that `close` can end it: a loader's task lives apart from the request's."""
        task = asyncio.current_task()
        if task is None:
            return await work()
        self.batches.add(task)
        try:
            return await work()
        finally:
            self.batches.discard(task)

    async def close(self) -> None:
        """End what still runs for this request, statements included."""
        running = [task for task in self.batches if not task.done()]
        if not running:
            return
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class Info(strawberry.Info[RequestContext, None]):
    """What a resolver is told: the request's context, and what is selected below its field."""

    @cached_property
    def selected(self) -> Selected:
        return selected_below(self._raw_info)
