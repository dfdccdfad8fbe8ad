"""Who did what, for whom, when and from where.

Use cases write down what they change themselves. What staff look at is gathered while a request is answered, and written down
before its answer goes out: where that can't be done, staff get no answer. A customer's login looks at its own customers,
which is not written down.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from erp_adapter.domain.audit import AuditEntry, AuditQuery
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.logins import Login, username_key
from erp_adapter.domain.paging import Page, PageRequest
from erp_adapter.errors import BadRequest
from resolvers.clock import Clock
from resolvers.principal import Principal
from resolvers.settings import CompanySettings

LOOKED = "customer.read"
AT_ONCE = 500
"""So many entries are read by one statement."""


class TrailPort(Protocol):
    """Entries are added, and read the newest first; nothing else can be done to them."""

    async def record(self, entries: Sequence[AuditEntry]) -> None: ...
    async def page(self, query: AuditQuery, request: PageRequest) -> Page[AuditEntry]: ...


class LoginsPort(Protocol):
    async def by_username(self, keys: Collection[str]) -> Mapping[str, Login]: ...


@dataclass(frozen=True, slots=True)
class AuditWanted:
    """All that is given must hold; days in the company's time zone, both included."""

    login: str | None = None
    customer: CustomerCode | None = None
    action: str | None = None
    since: date | None = None
    until: date | None = None


class Looks:
    """What a request of staff's looks at: whose, and what of it; None for objects that do not say whose they are."""

    def __init__(self) -> None:
        self.found: dict[CustomerCode | None, dict[str, None]] = {}

    def add(self, customer: CustomerCode | None, what: str) -> None:
        self.found.setdefault(customer, {})[what] = None


class Audit:
    def __init__(self, trail: TrailPort, logins: LoginsPort, settings: CompanySettings, clock: Clock) -> None:
        self._trail = trail
        self._logins = logins
        self._settings = settings
        self._clock = clock

    @property
    def zone(self) -> ZoneInfo:
        return self._settings.zone

    async def looked(self, viewer: Principal, looks: Looks, client: str) -> None:
        """Write down what was looked at, an entry a customer, all at once. Raise ErpError where that fails."""
        if not looks.found:
            return
        now, who = self._clock.now(), (viewer.login_id, viewer.username)
        entries = [
            AuditEntry(now, LOOKED, "ok", *who, customer, subject, client)
            for customer, what in looks.found.items()
            for subject in (what if customer is None else [" ".join(what)])
        ]
        await self._trail.record(entries)

    async def entries(self, wanted: AuditWanted, limit: int) -> AsyncIterator[AuditEntry]:
        """The newest first, so many at most. Raise BadRequest for a login that does not exist."""
        query, cursor = await self._query(wanted), None
        while limit > 0:
            page = await self._trail.page(query, PageRequest(min(limit, AT_ONCE), cursor))
            for entry in page.items:
                yield entry
            if not page.more:
                return
            limit, cursor = limit - len(page.items), page.cursors[-1]

    async def _query(self, wanted: AuditWanted) -> AuditQuery:
        return AuditQuery(
            login_id=None if wanted.login is None else await self._login_id(wanted.login),
            customer_code=wanted.customer,
            action=wanted.action,
            since=None if wanted.since is None else datetime.combine(wanted.since, time.min, self.zone),
            until=None if wanted.until is None else datetime.combine(wanted.until, time.max, self.zone),
        )

    async def _login_id(self, username: str) -> int:
        key = username_key(username)
        found = await self._logins.by_username([key])
        if key not in found:
            raise BadRequest("login.form.unknown", username=username)
        return found[key].id
