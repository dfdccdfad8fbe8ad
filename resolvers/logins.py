"""What an administrator does with logins: add, shut out, give a password, list, import; all of it written down."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.logins import Login, NewLogin, username_key
from erp_adapter.errors import DuplicateKey
from resolvers.clock import Clock
from resolvers.login_forms import Fault, LoginForm, form_faults, read_csv
from resolvers.login_settings import LoginSettings
from resolvers.password_rules import weaknesses
from resolvers.passwords import Passwords
from resolvers.throttling import Throttle
from resolvers.tokens import digest, made_up, new_token

CONSOLE = "console"

Progress = Callable[[int, int], None]


class AdministeredLogins(Protocol):
    async def all(self) -> Sequence[Login]: ...

    async def by_username(self, keys: Collection[str]) -> Mapping[str, Login]: ...

    async def add(self, logins: Sequence[NewLogin], *, at: datetime) -> None: ...

    async def set_active(self, ids: Collection[int], *, active: bool, at: datetime) -> None: ...

    async def set_password(self, login_id: int, password_hash: str, *, at: datetime) -> None: ...

    async def issue_reset(self, login_id: int, digest: str, *, expires_at: datetime) -> None: ...

    async def end_sessions(self, ids: Collection[int] | None, *, at: datetime) -> None: ...


class SecondFactors(Protocol):
    async def remove(self, login_ids: Collection[int]) -> None: ...


class CustomerDirectory(Protocol):
    async def known_customers(self, codes: Collection[CustomerCode]) -> AbstractSet[CustomerCode]:
        """Those of the codes that the ERP has a customer for."""
        ...


class Audit(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


@dataclass(frozen=True, slots=True)
class Handover:
    """What a person is to be given, once: a password that was made up, or a token that sets one."""

    username: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which logins were dealt with; none where there are faults."""

    usernames: tuple[str, ...] = ()
    handovers: tuple[Handover, ...] = ()
    faults: tuple[Fault, ...] = ()


class Logins:
    """`forget` is called when a login's sessions have been ended."""

    def __init__(
        self,
        *,
        logins: AdministeredLogins,
        second_factors: SecondFactors,
        customers: CustomerDirectory,
        audit: Audit,
        passwords: Passwords,
        throttle: Throttle,
        clock: Clock,
        settings: LoginSettings,
        forget: Callable[[], Awaitable[None]],
    ) -> None:
        self._forget = forget
        self._logins = logins
        self._second_factors = second_factors
        self._customers = customers
        self._audit = audit
        self._passwords = passwords
        self._throttle = throttle
        self._clock = clock
        self._settings = settings

    async def list(self) -> Sequence[Login]:
        return await self._logins.all()

    async def add(self, forms: Sequence[LoginForm], *, progress: Progress | None = None) -> Outcome:
        """Add all of them, or none where anything is wrong with one. `progress` is told how many of how many are done."""
        faults = [
            *chain.from_iterable(form_faults(form, self._settings) for form in forms),
            *await self._clashes(forms),
        ]
        if faults:
            return _failed(*sorted(faults, key=lambda fault: fault.line or 0))
        added: list[NewLogin] = []
        handovers: list[Handover] = []
        for done, form in enumerate(forms, 1):
            password = form.password or made_up()
            added.append(_new(form, await self._passwords.hash(password)))
            if not form.password:
                handovers.append(Handover(form.username, password))
            if progress is not None:
                progress(done, len(forms))
        try:
            await self._logins.add(added, at=self._clock.now())
        except DuplicateKey:
            # Another administrator was faster; reading again says which names are taken.
            return _failed(*await self._clashes(forms))
        usernames = tuple(form.username for form in forms)
        await self._record("login.add", *usernames)
        return Outcome(usernames, tuple(handovers))

    async def import_csv(self, lines: Iterable[str], *, progress: Progress | None = None) -> Outcome:
        """Add the logins of a CSV file, all or none."""
        forms, faults = read_csv(lines)
        if faults:
            return _failed(*faults)
        return await self.add(forms, progress=progress)

    async def disable(self, username: str) -> Outcome:
        """Shut a login out, at once: its sessions end."""
        return await self._set_active(username, active=False)

    async def enable(self, username: str) -> Outcome:
        """Let a login in again, and lift its lock; its sessions stay ended."""
        return await self._set_active(username, active=True)

    async def set_password(self, username: str, password: str = "") -> Outcome:
        """Set a password, or make one up; end the login's sessions and lift its lock."""
        login = await self._find(username)
        if login is None:
            return _failed(_unknown(username))
        faults = [
            Fault(problem.message, "password", details=problem.details)
            for problem in (weaknesses(password, login.username, self._settings, path=()) if password else ())
        ]
        if faults:
            return _failed(*faults)
        chosen = password or made_up()
        await self._logins.set_password(login.id, await self._passwords.hash(chosen), at=self._clock.now())
        await self._forget()
        await self._throttle.unlock([login.username])
        await self._record("login.password", login.username)
        return Outcome((login.username,), () if password else (Handover(login.username, chosen),))

    async def issue_reset(self, username: str) -> Outcome:
        """Make a token by which the person sets a password, once; an earlier one is void."""
        login = await self._find(username)
        if login is None or not login.active:
            return _failed(_unknown(username))
        token = new_token()
        expires_at = self._clock.now() + self._settings.reset_lifetime
        await self._logins.issue_reset(login.id, digest(token), expires_at=expires_at)
        await self._record("login.reset", login.username)
        return Outcome((login.username,), (Handover(login.username, token),))

    async def log_out(self, username: str | None) -> Outcome:
        """End all sessions of a login; of everybody where none is named."""
        login = None if username is None else await self._find(username)
        if username is not None and login is None:
            return _failed(_unknown(username))
        now, name = self._clock.now(), None if login is None else login.username
        await self._logins.end_sessions(None if login is None else [login.id], at=now)
        await self._forget()
        await self._audit.record([AuditEntry(now, "login.logout", "ok", subject=name, address=CONSOLE)])
        return Outcome((name or "everybody",))

    async def reset_second_factor(self, username: str) -> Outcome:
        """Take away a login's second factor and its recovery codes, and end its sessions: the phone may be lost."""
        login = await self._find(username)
        if login is None:
            return _failed(_unknown(username))
        await self._second_factors.remove([login.id])
        await self._logins.end_sessions([login.id], at=self._clock.now())
        await self._forget()
        await self._record("factor.reset", login.username)
        return Outcome((login.username,))

    async def _set_active(self, username: str, *, active: bool) -> Outcome:
        login = await self._find(username)
        if login is None:
            return _failed(_unknown(username))
        await self._logins.set_active([login.id], active=active, at=self._clock.now())
        await self._forget()
        if active:
            await self._throttle.unlock([login.username])
        await self._record("login.enable" if active else "login.disable", login.username)
        return Outcome((login.username,))

    async def _clashes(self, forms: Sequence[LoginForm]) -> Sequence[Fault]:
        """What is wrong with forms beside what else there is: other logins, and the ERP's customers."""
        taken = await self._logins.by_username({form.key for form in forms})
        known = await self._customers.known_customers({code for form in forms for code in form.customer_codes})
        first: dict[str, LoginForm] = {}
        faults = []
        for form in forms:
            if form.key in taken:
                faults.append(form.fault("taken", "username", username=form.username))
            elif first.setdefault(form.key, form) is not form:
                faults.append(form.fault("repeated", "username", username=form.username, first=first[form.key].line))
            faults += [form.fault("customer", "customers", code=c) for c in form.customer_codes if c not in known]
        return faults

    async def _find(self, username: str) -> Login | None:
        return (await self._logins.by_username([username_key(username)])).get(username_key(username))

    async def _record(self, action: str, *usernames: str) -> None:
        now = self._clock.now()
        await self._audit.record([AuditEntry(now, action, "ok", subject=name, address=CONSOLE) for name in usernames])


def _failed(*faults: Fault) -> Outcome:
    return Outcome(faults=faults)


def _unknown(username: str) -> Fault:
    return Fault("login.form.unknown", "username", details={"username": username})


def _new(form: LoginForm, password_hash: str) -> NewLogin:
    return NewLogin(
        username=form.username,
        name=form.name,
        email=form.email or None,
        locale=form.locale,
        role=form.role,
        permissions=form.permission_names,
        customers=form.customer_codes,
        password_hash=password_hash,
    )
