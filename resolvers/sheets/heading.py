"""Whose list it is, of when, and what it was narrowed by: so that nobody takes a part for the whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.customers import Company, Customer
from erp_adapter.domain.sheets import Cell, Fact, Kind, Sheet, Word
from erp_adapter.errors import Forbidden
from resolvers.clock import Clock
from resolvers.customers import Customers
from resolvers.principal import Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.table import Table


@dataclass(frozen=True, slots=True)
class Heading:
    company: Company
    customer: Customer | None
    at: datetime

    def over(
        self,
        title: str,
        table: Table[Any],
        *,
        above: Iterable[Fact] = (),
        below: Iterable[Fact] = (),
        totals: Mapping[str, Decimal | None] | None = None,
    ) -> Sheet:
        """The sheet with this heading; facts without a value are left out, as are totals that may not be seen.

        `totals` are by the columns' short names.
        """
        known = {f"column.{name}": amount for name, amount in (totals or {}).items() if amount is not None}
        return Sheet(
            title=f"title.{title}",
            company=self.company,
            customer=self.customer,
            at=self.at,
            currency=self.company.currency,
            columns=table.columns,
            rows=table.rows(),
            above=[each for each in above if each.value is not None],
            below=[each for each in below if each.value is not None],
            totals=known,
        )


class Headings:
    def __init__(self, customers: Customers, settings: CompanySettings, clock: Clock) -> None:
        self._customers = customers
        self._settings = settings
        self._clock = clock

    async def of(self, viewer: Principal, customer: CustomerCode | None) -> Heading:
        """Raise Forbidden for a customer that the viewer may not see, or that is gone."""
        found: Sequence[Customer | None] = [None]
        if customer is not None:
            found = await self._customers.visible(viewer, [customer])
            if found == [None]:
                raise Forbidden("forbidden.customer")
        at = self._clock.now().astimezone(self._settings.zone)
        return Heading(await self._customers.company(), found[0], at)


def fact(name: str, kind: Kind, value: Cell) -> Fact:
    return Fact(f"fact.{name}", kind, value)


def searched(words: Sequence[str]) -> Fact:
    return fact("search", Kind.TEXT, " ".join(words) or None)


def chosen(name: str, family: str, values: Iterable[StrEnum] | None) -> list[Fact]:
    """One fact a value that was asked for; `family` is the values' words'."""
    return [fact(name, Kind.WORD, word(family, value)) for value in values or ()]


def word(family: str, value: StrEnum) -> Word:
    return Word(f"{family}.{value.value}")
