"""Who changes or submits a current order, and for which customer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.cart import LONGEST_KEY
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.customers import Customer
from resolvers.principal import Permission, Principal
from resolvers.problems import Problem, ProblemCode


class CustomerRecordsPort(Protocol):
    async def customers(self, codes: Collection[CustomerCode]) -> Mapping[CustomerCode, Customer]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, the argument `customerCode`, and the address that the request came from."""

    viewer: Principal
    customer_code: str | None
    client: str


@dataclass(frozen=True, slots=True)
class Buyer:
    """A person who may order for a customer."""

    viewer: Principal
    customer: Customer
    client: str

    @property
    def sees_prices(self) -> bool:
        return self.viewer.may(Permission.SEE_PRICES)

    @property
    def may_try_credit(self) -> bool:
        """Whether to say if an order is beyond the credit before it is handed over.

        Who sees only the prices, or only the credit, could feel the other out by trying.
        """
        return self.sees_prices and self.viewer.may(Permission.SEE_OUTSTANDING)

    def entry(self, at: datetime, action: str, outcome: str, subject: str) -> AuditEntry:
        viewer = self.viewer
        return AuditEntry(
            at, action, outcome, viewer.login_id, viewer.username, self.customer.code, subject, self.client
        )


class Buyers:
    def __init__(self, records: CustomerRecordsPort) -> None:
        self._records = records

    async def find(self, asked: Asked) -> Buyer | Problem:
        """Say who orders for whom, or why not. A customer of somebody else's is answered as one that does not exist."""
        viewer = asked.viewer
        if not viewer.may(Permission.PLACE_ORDERS):
            return Problem(ProblemCode.NOT_ALLOWED, "order.notAllowed")
        code = None if asked.customer_code is None else CustomerCode(asked.customer_code)
        if code is None:
            code = viewer.customer(None)
        if code is None:
            return Problem(ProblemCode.NOT_ALLOWED, "order.customerNeeded", ("customerCode",))
        found = await self._records.customers([code]) if viewer.scope.allows(code) and code.isprintable() else {}
        if code not in found:
            return Problem(ProblemCode.NOT_FOUND, "order.customerNotFound", ("customerCode",))
        if not found[code].active:
            return Problem(ProblemCode.NOT_ALLOWED, "order.inactive", ("customerCode",))
        return Buyer(viewer, found[code], asked.client)


def key_problem(key: str) -> Problem | None:
    """Say why an idempotency key can't be used, or None."""
    path = ("idempotencyKey",)
    if not key.strip():
        return Problem(ProblemCode.NOT_ALLOWED, "order.keyEmpty", path)
    if len(key) > LONGEST_KEY:
        return Problem(ProblemCode.TOO_LONG, "order.keyTooLong", path, {"longest": LONGEST_KEY})
    return None


def key_digest(key: str) -> str:
    """What a key is kept as: no database's rules about case, accents or characters make two keys one."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
