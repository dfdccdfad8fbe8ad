"""Who is asking, and what that person may do."""

from dataclasses import dataclass
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.errors import Forbidden
from erp_adapter.scope import EVERYONE, CustomerScope


class Role(StrEnum):
    CUSTOMER = "CUSTOMER"
    STAFF = "STAFF"


class Permission(StrEnum):
    SEE_PRICES = "SEE_PRICES"
    PLACE_ORDERS = "PLACE_ORDERS"
    SEE_INVOICES = "SEE_INVOICES"
    SEE_OUTSTANDING = "SEE_OUTSTANDING"
    SEE_LEDGER = "SEE_LEDGER"
    SEE_ANNUAL_DECLARATION = "SEE_ANNUAL_DECLARATION"


@dataclass(frozen=True, slots=True)
class Principal:
    """A login that has proved itself. `customers` are those it acts for, its own first; empty for staff."""

    login_id: int
    session_id: str
    username: str
    name: str
    email: str | None
    locale: str
    role: Role
    permissions: frozenset[Permission]
    customers: tuple[CustomerCode, ...]

    @property
    def is_staff(self) -> bool:
        return self.role is Role.STAFF

    @property
    def scope(self) -> CustomerScope:
        """Whose data this login may read."""
        return EVERYONE if self.is_staff else CustomerScope.of(self.customers)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise Forbidden without the permission."""
        if not self.may(permission):
            raise Forbidden("forbidden.permission", permission=permission.value)

    def require_staff(self) -> None:
        if not self.is_staff:
            raise Forbidden("forbidden.staff")

    def customer(self, code: CustomerCode | None) -> CustomerCode | None:
        """The customer meant by an argument `customerCode`: left out, the login's first; None for staff without one.

        Raise Forbidden for a customer that the login does not act for, existing or not.
        """
        if code is None:
            return self.customers[0] if self.customers else None
        if not self.scope.allows(code):
            raise Forbidden("forbidden.customer")
        return code
