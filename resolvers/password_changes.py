"""How a person changes its own password: knowing the old one, or by a token that works once."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.logins import Login
from erp_adapter.errors import Unauthenticated
from resolvers.attempts import Attempts
from resolvers.clock import Clock
from resolvers.login_settings import LoginSettings
from resolvers.password_rules import weaknesses
from resolvers.passwords import Passwords
from resolvers.principal import Principal
from resolvers.problems import Problem, ProblemCode
from resolvers.throttling import Throttle
from resolvers.tokens import digest

NEW = ("newPassword",)


class PasswordStore(Protocol):
    async def by_id(self, ids: Collection[int]) -> Mapping[int, Login]: ...

    async def by_reset(self, digests: Collection[str], *, now: datetime) -> Mapping[str, Login]: ...

    async def set_password(
        self, login_id: int, password_hash: str, *, at: datetime, keep: str | None = None
    ) -> None: ...

    async def use_reset(self, digest: str, login_id: int, password_hash: str, *, at: datetime) -> bool: ...


class Audit(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


class PasswordChanges:
    """`forget` is called when a login's sessions have been ended."""

    def __init__(
        self,
        *,
        logins: PasswordStore,
        audit: Audit,
        passwords: Passwords,
        throttle: Throttle,
        clock: Clock,
        settings: LoginSettings,
        forget: Callable[[], Awaitable[None]],
    ) -> None:
        self._forget = forget
        self._logins = logins
        self._audit = audit
        self._passwords = passwords
        self._throttle = throttle
        self._attempts = Attempts(passwords, throttle)
        self._clock = clock
        self._settings = settings

    async def change(self, principal: Principal, current: str, new: str, *, client: str) -> Sequence[Problem]:
        """Set the password and end the login's other sessions; empty where that is done."""
        login = (await self._logins.by_id([principal.login_id])).get(principal.login_id)
        if login is None:
            raise Unauthenticated
        wrong = await self._attempts.problem(login, login.username, current, client, field="currentPassword")
        if wrong is not None:
            await self._record("password.change", "refused", login, client)
            return [wrong]
        problems = weaknesses(new, login.username, self._settings, path=NEW)
        if new == current:
            problems.append(Problem(ProblemCode.WEAK_PASSWORD, "login.password.same", NEW))
        if problems:
            return problems
        password_hash = await self._passwords.hash(new)
        try:
            await self._logins.set_password(login.id, password_hash, at=self._clock.now(), keep=principal.session_id)
        finally:
            await self._forget()
        await self._record("password.change", "ok", login, client)
        return []

    async def reset(self, token: str, new: str, *, client: str) -> Sequence[Problem]:
        """Set the password, end every session and lift a lock; a password that is too weak does not use the token up."""
        login = (await self._logins.by_reset([digest(token)], now=self._clock.now())).get(digest(token))
        if login is None or not login.active:
            return [_used_up()]
        problems = weaknesses(new, login.username, self._settings, path=NEW)
        if problems:
            return problems
        password_hash = await self._passwords.hash(new)
        try:
            if not await self._logins.use_reset(digest(token), login.id, password_hash, at=self._clock.now()):
                return [_used_up()]
        finally:
            await self._forget()
        await self._throttle.unlock([login.username])
        await self._record("password.reset", "ok", login, client)
        return []

    async def _record(self, action: str, outcome: str, login: Login, client: str) -> None:
        entry = AuditEntry(self._clock.now(), action, outcome, login.id, login.username, address=client)
        await self._audit.record([entry])


def _used_up() -> Problem:
    return Problem(ProblemCode.TOKEN_EXPIRED, "login.resetExpired", ("token",))
