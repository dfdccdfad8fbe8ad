"""What is written down of what people do: never a password, never a token."""

from dataclasses import dataclass
from datetime import datetime

from erp_adapter.domain.codes import CustomerCode


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`action` and `outcome` are names such as "login.open" and "ok"; `subject` is what it was done to.

    `login_id` and `username` say who did it: None where nobody was logged in. `address` is where it came from.
    """

    at: datetime
    action: str
    outcome: str
    login_id: int | None = None
    username: str | None = None
    customer_code: CustomerCode | None = None
    subject: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Entries of which all that is given holds; instants from `since` to `until`, both included."""

    login_id: int | None = None
    customer_code: CustomerCode | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
