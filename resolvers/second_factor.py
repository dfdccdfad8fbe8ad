"""Whether a login has shown what it must beside its password: a code of its app, or one of those on paper."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.logins import Login, SecondFactor
from resolvers.clock import Clock
from resolvers.login_settings import LoginSettings
from resolvers.one_time_codes import looks_like_code, matching_step, normal, recovery_digest
from resolvers.principal import Role
from resolvers.problems import Problem, ProblemCode
from resolvers.sealing import Sealing

LONGEST = 100
"""Characters of what may be a code."""


class FactorStore(Protocol):
    async def by_login(self, login_ids: Collection[int]) -> Mapping[int, SecondFactor]: ...

    async def use_step(self, login_id: int, step: int) -> bool: ...

    async def use_recovery(self, login_id: int, digest: str) -> bool: ...


class Audit(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


class SecondFactorCheck:
    def __init__(
        self, *, factors: FactorStore, audit: Audit, sealing: Sealing, clock: Clock, settings: LoginSettings
    ) -> None:
        self._factors = factors
        self._audit = audit
        self._sealing = sealing
        self._clock = clock
        self._settings = settings

    def is_needed(self, login: Login) -> bool:
        """Whether this login can't log in without one."""
        wanted = self._settings.second_factor
        return wanted == "all" or (wanted == "staff" and login.role == Role.STAFF)

    async def is_missing(self, login: Login) -> bool:
        """Whether this login needs one and has none."""
        return self.is_needed(login) and not await self._sealed(login)

    async def problem(self, login: Login, code: str | None, *, client: str) -> Problem | None:
        """Say what is missing beside the password to log in, None where nothing is; a code that was right is used up."""
        if self._settings.second_factor == "off":
            return None
        sealed = await self._sealed(login)
        if sealed is None:
            return _asked("login.secondFactorMissing") if self.is_needed(login) else None
        return await self._shown(login, sealed, code, client)

    async def problem_of_owner(self, login: Login, code: str | None, *, client: str) -> Problem | None:
        """The same for who is to set one up, or take it away: who has none needs none."""
        sealed = await self._sealed(login)
        return None if sealed is None else await self._shown(login, sealed, code, client)

    async def _sealed(self, login: Login) -> str | None:
        found = (await self._factors.by_login([login.id])).get(login.id)
        return None if found is None else found.sealed

    async def _shown(self, login: Login, sealed: str, code: str | None, client: str) -> Problem | None:
        given = normal((code or "")[:LONGEST])
        if not given:
            return _asked("login.secondFactorAsked")
        if looks_like_code(given):
            step = matching_step(self._sealing.open(sealed, owner=login.id), given, self._clock.now())
            right = step is not None and await self._factors.use_step(login.id, step)
        else:
            right = await self._factors.use_recovery(login.id, recovery_digest(login.id, given))
            if right:
                await self._record(login, client)
        return None if right else wrong_code()

    async def _record(self, login: Login, client: str) -> None:
        entry = AuditEntry(self._clock.now(), "factor.recovery", "ok", login.id, login.username, address=client)
        await self._audit.record([entry])


def _asked(message: str) -> Problem:
    return Problem(ProblemCode.SECOND_FACTOR_REQUIRED, message, ("otp",))


def wrong_code() -> Problem:
    return Problem(ProblemCode.INVALID_CREDENTIALS, "login.wrongCode", ("otp",))
