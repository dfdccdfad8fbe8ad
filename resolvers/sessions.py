"""Who is logged in: sessions opened, refreshed, proved and ended."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.logins import Login, RefreshToken, Session, username_key
from erp_adapter.errors import TooBusy, Unauthenticated
from resolvers.attempts import Attempts
from resolvers.clock import Clock
from resolvers.login_settings import LoginSettings
from resolvers.passwords import Passwords
from resolvers.principal import Permission, Principal, Role
from resolvers.problems import Problem, ProblemCode
from resolvers.remembered import News, Remembered
from resolvers.tokens import AccessTokens, Claims, RefreshTokens, Tokens, digest, new_session_id, new_token


class LoginStore(Protocol):
    async def by_username(self, keys: Collection[str]) -> Mapping[str, Login]: ...

    async def rehash(self, login_id: int, before: str, after: str) -> None: ...


class SessionStore(Protocol):
    async def start(self, opened: Session, digest: str) -> bool: ...

    async def by_id(self, ids: Collection[str]) -> Mapping[str, Session]: ...

    async def by_token(self, digests: Collection[str]) -> Mapping[str, RefreshToken]: ...

    async def rotate(self, before: RefreshToken, successor: str, *, at: datetime, forget_before: datetime) -> bool: ...

    async def end(self, ids: Collection[str], *, at: datetime) -> None: ...


class SecondFactor(Protocol):
    async def problem(self, login: Login, code: str | None, *, client: str) -> Problem | None: ...

    async def is_missing(self, login: Login) -> bool: ...


class Audit(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


@dataclass(frozen=True, slots=True)
class LoginOutcome:
    """Tokens and who they are for, or what stood in the way."""

    tokens: Tokens | None
    principal: Principal | None
    problems: tuple[Problem, ...] = ()


class Sessions:
    def __init__(
        self,
        *,
        logins: LoginStore,
        sessions: SessionStore,
        audit: Audit,
        passwords: Passwords,
        attempts: Attempts,
        second_factor: SecondFactor,
        news: News,
        clock: Clock,
        settings: LoginSettings,
    ) -> None:
        self._logins = logins
        self._sessions = sessions
        self._audit = audit
        self._passwords = passwords
        self._attempts = attempts
        self._second_factor = second_factor
        self._news = news
        self._clock = clock
        self._settings = settings
        self._access = AccessTokens(settings.secrets, settings.issuer, settings.access_lifetime)
        self._refresh = RefreshTokens(settings.secrets)
        self._remembered = Remembered(settings.remembered, news)

    async def login(self, username: str, password: str, *, client: str, otp: str | None = None) -> LoginOutcome:
        """Open a session. Whether a login exists cannot be told from the answer, nor from how long it takes.

        `otp` is looked at where the password is right and the login has a second factor, or needs one.
        """
        login = (await self._logins.by_username([username_key(username)])).get(username_key(username))
        problem = await self._attempts.problem(
            login,
            username,
            password,
            client,
            second=lambda found: self._second_factor.problem(found, otp, client=client),
        )
        refresh = new_token()
        opened = await self._open(login, refresh) if login is not None and problem is None else None
        if opened is None:
            problem = problem or Problem(ProblemCode.INVALID_CREDENTIALS, "login.invalidCredentials")
            if problem.code is not ProblemCode.LOCKED_OUT:
                asked = problem.code is ProblemCode.SECOND_FACTOR_REQUIRED
                await self._record("session.open", "asked" if asked else "refused", login, client)
            return _refused(problem)
        await self._record("session.open", "ok", opened.login, client)
        if self._passwords.is_outdated(opened.login.password_hash):
            await self._rehash(opened.login, password)
        return self._tokens(opened, refresh, opened.created_at)

    async def refresh(self, token: str, *, client: str) -> LoginOutcome:
        """Give a new pair for a refresh token; the same new pair for one that has just been used."""
        found = await self._token(token)
        if found is None or not _is_alive(found.session, self._now()):
            return _expired("refreshToken")
        if found.used_at is None:
            if self._now() >= found.issued_at + self._settings.refresh_lifetime:
                return _expired("refreshToken")
            if await self._second_factor.is_missing(found.session.login):
                # Of before a second factor was asked for.
                return _expired("refreshToken")
            found = await self._rotate(found, token)
        if found.used_at is None or self._now() > found.used_at + self._settings.refresh_grace:
            await self._end(found.session.id)
            await self._record("session.reuse", "ended", found.session.login, client)
            return _expired("refreshToken")
        return self._tokens(found.session, await self._successor(token), found.used_at)

    async def authenticate(self, access_token: str) -> Principal:
        """Say who an access token is of; raise Unauthenticated where it is of nobody any more.

        What any process ends or changes shows at once: nobody is remembered beyond the news of it.
        """
        now = self._clock.now()
        claims = self._access.read(access_token, now=now)
        found = self._remembered.find(claims.session_id, now) or await self._read(claims.session_id, now)
        if found is None or found.login_id != claims.login_id:
            raise Unauthenticated("login.sessionEnded")
        return found

    async def principal(self, session_id: str) -> Principal | None:
        """Say who a session is of, as its login is now; None for one that has ended, or never was."""
        return await self._read(session_id, self._clock.now())

    async def forget(self) -> None:
        """Have all processes read everybody anew: to be called when a login of the store was changed."""
        self._remembered.forget_all()
        await self._news.tell()

    async def logout(self, principal: Principal, *, client: str) -> None:
        await self._end(principal.session_id)
        entry = AuditEntry(self._now(), "session.close", "ok", principal.login_id, principal.username, address=client)
        await self._audit.record([entry])

    async def _read(self, session_id: str, now: datetime) -> Principal | None:
        mark = self._remembered.mark
        session = (await self._sessions.by_id([session_id])).get(session_id)
        if session is None or not _is_alive(session, self._now()):
            return None
        found = _principal(session)
        self._remembered.keep(found, mark=mark, since=now, until=session.expires_at)
        return found

    async def _end(self, session_id: str) -> None:
        try:
            await self._sessions.end([session_id], at=self._now())
        finally:
            self._remembered.forget(session_id)
            await self._news.tell()

    async def _open(self, login: Login, refresh: str) -> Session | None:
        now = self._now()
        session = Session(new_session_id(), now, now + self._settings.session_lifetime, None, login)
        return session if await self._sessions.start(session, digest(refresh)) else None

    async def _rehash(self, login: Login, password: str) -> None:
        with suppress(TooBusy):
            await self._logins.rehash(login.id, login.password_hash, await self._passwords.hash(password))

    async def _token(self, token: str) -> RefreshToken | None:
        return (await self._sessions.by_token([digest(token)])).get(digest(token))

    async def _successor(self, token: str) -> str:
        """What follows a used token: with several secrets, by the one that signed first when it was used."""
        candidates = self._refresh.successors(token)
        if len(candidates) == 1:
            return candidates[0]
        kept = await self._sessions.by_token([digest(each) for each in candidates])
        return next((each for each in candidates if digest(each) in kept), candidates[0])

    async def _rotate(self, found: RefreshToken, token: str) -> RefreshToken:
        """Use the token, or learn when another request did."""
        now = self._now()
        successor = digest(self._refresh.successor(token))
        forget_before = now - self._settings.refresh_lifetime
        if await self._sessions.rotate(found, successor, at=now, forget_before=forget_before):
            return replace(found, used_at=now)
        return await self._token(token) or found

    def _tokens(self, session: Session, refresh: str, at: datetime) -> LoginOutcome:
        claims = Claims(session.login.id, session.id)
        access, expires_at = self._access.issue(claims, at=at, until=session.expires_at)
        ends_at = min(at + self._settings.refresh_lifetime, session.expires_at)
        return LoginOutcome(Tokens(access, refresh, at, expires_at, ends_at), _principal(session))

    def _now(self) -> datetime:
        # In whole seconds, as tokens have them and every database keeps them.
        return self._clock.now().replace(microsecond=0)

    async def _record(self, action: str, outcome: str, login: Login | None, client: str) -> None:
        # A name that no login has is not written down: people type their password into the wrong field.
        entry = AuditEntry(self._now(), action, outcome, address=client)
        if login is not None:
            entry = replace(entry, login_id=login.id, username=login.username)
        await self._audit.record([entry])


def _refused(problem: Problem) -> LoginOutcome:
    return LoginOutcome(None, None, (problem,))


def _expired(field: str) -> LoginOutcome:
    return _refused(Problem(ProblemCode.TOKEN_EXPIRED, "login.sessionEnded", (field,)))


def _is_alive(session: Session, now: datetime) -> bool:
    return session.ended_at is None and session.login.active and now < session.expires_at


def _principal(session: Session) -> Principal:
    login = session.login
    return Principal(
        login_id=login.id,
        session_id=session.id,
        username=login.username,
        name=login.name,
        email=login.email,
        locale=login.locale,
        role=Role(login.role),
        permissions=frozenset(map(Permission, login.permissions)),
        customers=login.customers,
    )
