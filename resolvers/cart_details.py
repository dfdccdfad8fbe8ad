"""What is said of a current order as a whole: its reference, notes, day and place of delivery."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from erp_adapter.domain.cart import LONGEST_NOTES, LONGEST_REFERENCE, Cart, Details
from erp_adapter.domain.codes import AddressCode, CustomerCode
from erp_adapter.domain.customers import DeliveryAddress
from erp_adapter.domain.writing import written
from resolvers.cart_changes import KEEP, CartChange, Keep, too_long
from resolvers.clock import Clock, today
from resolvers.problems import Problem, ProblemCode
from resolvers.settings import CompanySettings

DAY_FIELD = ("requestedDate",)
ADDRESS_FIELD = ("deliveryAddressId",)


class AddressesPort(Protocol):
    async def delivery_addresses(
        self, customers: Collection[CustomerCode]
    ) -> Mapping[CustomerCode, Sequence[DeliveryAddress]]: ...


@dataclass(frozen=True, slots=True)
class DetailsChange:
    """What is left out stays, None clears. `address` is whose address it is and its code, both "" for no address."""

    reference: str | Keep | None
    notes: str | Keep | None
    requested_date: date | Keep | None
    address: tuple[CustomerCode, AddressCode] | Keep | None


class DetailsRules:
    def __init__(self, addresses: AddressesPort, settings: CompanySettings, clock: Clock) -> None:
        self._addresses = addresses
        self._settings = settings
        self._clock = clock

    async def changed(self, cart: Cart, change: DetailsChange) -> CartChange:
        """Change all that is given, or nothing where one of them can't be."""
        details = cart.details
        if change.reference is not KEEP:
            details = replace(details, reference=written(change.reference))
        if change.notes is not KEEP:
            details = replace(details, notes=written(change.notes))
        if change.requested_date is not KEEP:
            details = replace(details, requested_date=change.requested_date)
        if change.address is not KEEP:
            details = replace(details, address_code=None if change.address is None else change.address[1])
        problems = await self._problems(cart.customer_code, change, details)
        return CartChange(cart, tuple(problems)) if problems else CartChange(replace(cart, details=details))

    async def outdated(self, cart: Cart) -> list[Problem]:
        """What of the details has stopped being good since it was said."""
        return [*self._day_problems(cart.details), *await self._address_problems(cart.customer_code, cart.details)]

    async def _problems(self, customer: CustomerCode, change: DetailsChange, details: Details) -> list[Problem]:
        problems = [
            too_long(details.reference, LONGEST_REFERENCE, ("reference",)),
            too_long(details.notes, LONGEST_NOTES, ("notes",)),
        ]
        if change.requested_date is not KEEP:
            problems += self._day_problems(details)
        if change.address is not KEEP and change.address is not None:
            if change.address[0] == customer:
                problems += await self._address_problems(customer, details)
            else:
                problems.append(_no_address())
        return [problem for problem in problems if problem is not None]

    def _day_problems(self, details: Details) -> list[Problem]:
        day = details.requested_date
        if day is None or day >= today(self._clock, self._settings.zone):
            return []
        return [Problem(ProblemCode.INVALID_DATE, "order.dateInThePast", DAY_FIELD)]

    async def _address_problems(self, customer: CustomerCode, details: Details) -> list[Problem]:
        if details.address_code is None:
            return []
        found = await self._addresses.delivery_addresses([customer])
        known = any(address.code == details.address_code for address in found.get(customer, ()))
        return [] if known else [_no_address()]


def _no_address() -> Problem:
    return Problem(ProblemCode.NOT_FOUND, "order.addressNotFound", ADDRESS_FIELD)
