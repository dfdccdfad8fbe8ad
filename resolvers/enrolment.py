"""How a person sets up a second factor, and takes it away: by its password each time, with or without a session."""

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from erp_adapter.domain.audit import AuditEntry
from erp_adapter.domain.logins import Login, SecondFactor, username_key
from resolvers.attempts import Attempts
from resolvers.clock import Clock
from resolvers.login_settings import LoginSettings
from resolvers.one_time_codes import (
    enrolment_uri,
    matching_step,
    new_recovery_codes,
    new_secret,
    normal,
    recovery_digest,
)
from resolvers.principal import Principal
from resolvers.problems import Problem, ProblemCode
from resolvers.sealing import Sealing, SealUnknown
from resolvers.second_factor import SecondFactorCheck, wrong_code

PATIENCE = timedelta(minutes=30)
"""How long a secret that was shown waits for its first code."""

_log = logging.getLogger(__name__)


class LoginStore(Protocol):
    async def by_username(self, keys: Collection[str]) -> Mapping[str, Login]: ...


class FactorStore(Protocol):
    async def all(self) -> Sequence[SecondFactor]: ...

    async def by_login(self, login_ids: Collection[int]) -> Mapping[int, SecondFactor]: ...

    async def propose(self, login_id: int, sealed: str, *, at: datetime) -> None: ...

    async def confirm(
        self, proposed: SecondFactor, step: int, recovery: Sequence[str], *, at: datetime, keep: str | None
    ) -> bool: ...

    async def remove(self, login_ids: Collection[int]) -> None: ...

    async def reseal(self, before: SecondFactor, after: SecondFactor) -> None: ...


class Audit(Protocol):
    async def record(self, entries: Sequence[AuditEntry]) -> None: ...


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person proves itself by; `code` is one of the factor that it has, or is about to have."""

    username: str
    password: str = field(repr=False)
    code: str | None = field(repr=False)
    client: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A secret for an app, by itself and as the link that apps read; or what stood in the way."""

    secret: str | None = field(default=None, repr=False)
    uri: str | None = field(default=None, repr=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Codes that work once each, never shown again; or what stood in the way."""

    recovery_codes: tuple[str, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()


class Enrolment:
    """`forget` is called when a login's sessions have been ended."""

    def __init__(
        self,
        *,
        logins: LoginStore,
        factors: FactorStore,
        audit: Audit,
        attempts: Attempts,
        check: SecondFactorCheck,
        sealing: Sealing,
        clock: Clock,
        settings: LoginSettings,
        forget: Callable[[], Awaitable[None]],
    ) -> None:
        self._logins = logins
        self._factors = factors
        self._audit = audit
        self._attempts = attempts
        self._check = check
        self._sealing = sealing
        self._clock = clock
        self._settings = settings
        self._forget = forget

    async def start(self, proof: Proof) -> Proposed:
        """Make a secret that counts from its first code on; one that the login has counts until then."""
        login = await self._proved(proof, "factor.start", self._of_owner(proof))
        if isinstance(login, Problem):
            return Proposed(problems=(login,))
        secret = new_secret()
        await self._factors.propose(login.id, self._sealing.seal(secret, owner=login.id), at=self._clock.now())
        await self._record("factor.start", "ok", login, proof.client)
        return Proposed(secret, enrolment_uri(secret, login.username, self._settings.issuer))

    async def confirm(self, proof: Proof, viewer: Principal | None) -> Confirmed:
        """Take the secret that was made for good, by a code of it; the login's sessions end, but for that of the viewer."""
        shown: list[tuple[SecondFactor, int]] = []

        async def is_right(login: Login) -> Problem | None:
            found = (await self._factors.by_login([login.id])).get(login.id)
            if found is None or found.proposed is None or not self._is_lately(found.proposed_at):
                return Problem(ProblemCode.NOT_FOUND, "login.noFactorStarted")
            secret = self._sealing.open(found.proposed, owner=login.id)
            step = matching_step(secret, normal(proof.code or ""), self._clock.now())
            if step is None:
                return wrong_code()
            shown.append((found, step))
            return None

        login = await self._proved(proof, "factor.confirm", is_right)
        if isinstance(login, Problem):
            return Confirmed(problems=(login,))
        codes = new_recovery_codes()
        (proposed, step), kept = shown[0], [recovery_digest(login.id, code) for code in codes]
        keep = viewer.session_id if viewer is not None and viewer.login_id == login.id else None
        try:
            taken = await self._factors.confirm(proposed, step, kept, at=self._clock.now(), keep=keep)
        finally:
            await self._forget()
        if not taken:
            return Confirmed(problems=(Problem(ProblemCode.NOT_FOUND, "login.noFactorStarted"),))
        await self._record("factor.confirm", "ok", login, proof.client)
        return Confirmed(codes)

    async def remove(self, proof: Proof) -> Sequence[Problem]:
        """Take a factor away by a code of it; refused where the login needs one."""
        login = await self._proved(proof, "factor.remove", self._of_owner(proof, may_remove=True))
        if isinstance(login, Problem):
            return [login]
        await self._factors.remove([login.id])
        await self._record("factor.remove", "ok", login, proof.client)
        return []

    async def renew(self) -> None:
        """Seal by the first secret what an earlier one sealed; say in the log how many can't be opened by any."""
        unknown = 0
        for found in await self._factors.all():
            try:
                renewed = SecondFactor(
                    found.login_id, self._renewed(found, found.sealed), self._renewed(found, found.proposed)
                )
            except SealUnknown:
                unknown += 1
                continue
            if (renewed.sealed, renewed.proposed) != (found.sealed, found.proposed):
                await self._factors.reseal(found, renewed)
        if unknown:
            _log.error(
                "%d second factors were sealed by a secret that is not known here: their logins can't log in until it is"
                " among OFFICE_LOGIN__OTHER_SECRETS, or the factors are reset",
                unknown,
            )

    def _renewed(self, found: SecondFactor, sealed: str | None) -> str | None:
        if sealed is None or self._sealing.is_newest(sealed):
            return sealed
        return self._sealing.seal(self._sealing.open(sealed, owner=found.login_id), owner=found.login_id)

    def _of_owner(self, proof: Proof, *, may_remove: bool = False) -> Callable[[Login], Awaitable[Problem | None]]:
        async def is_right(login: Login) -> Problem | None:
            if may_remove and self._check.is_needed(login):
                return Problem(ProblemCode.NOT_ALLOWED, "login.secondFactorNeeded")
            return await self._check.problem_of_owner(login, proof.code, client=proof.client)

        return is_right

    async def _proved(
        self, proof: Proof, action: str, second: Callable[[Login], Awaitable[Problem | None]]
    ) -> Login | Problem:
        """Whose proof it is, or what is wrong with it."""
        if self._settings.second_factor == "off":
            return Problem(ProblemCode.NOT_ALLOWED, "login.secondFactorOff")
        key = username_key(proof.username)
        login = (await self._logins.by_username([key])).get(key)
        problem = await self._attempts.problem(login, proof.username, proof.password, proof.client, second=second)
        if problem is None and login is not None:
            return login
        problem = problem or Problem(ProblemCode.INVALID_CREDENTIALS, "login.invalidCredentials")
        if problem.code is ProblemCode.INVALID_CREDENTIALS:
            await self._record(action, "refused", login, proof.client)
        return problem

    def _is_lately(self, instant: datetime | None) -> bool:
        return instant is not None and self._clock.now() < instant + PATIENCE

    async def _record(self, action: str, outcome: str, login: Login | None, client: str) -> None:
        # A name that no login has is not written down: people type their password into the wrong field.
        name = None if login is None else login.username
        login_id = None if login is None else login.id
        await self._audit.record([AuditEntry(self._clock.now(), action, outcome, login_id, name, address=client)])
