"""What an attempt to prove oneself by a password comes to."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from math import ceil

from erp_adapter.domain.logins import Login
from erp_adapter.errors import TooBusy
from resolvers.passwords import Passwords
from resolvers.problems import Problem, ProblemCode
from resolvers.throttling import Throttle

MINUTE = timedelta(minutes=1)


class Attempts:
    def __init__(self, passwords: Passwords, throttle: Throttle) -> None:
        self._passwords = passwords
        self._throttle = throttle

    async def problem(
        self,
        login: Login | None,
        username: str,
        password: str,
        client: str,
        *,
        field: str | None = None,
        second: Callable[[Login], Awaitable[Problem | None]] | None = None,
    ) -> Problem | None:
        """Say what is wrong, None where the password is the login's and `second` has nothing against it.

        A login that does not exist, or may not log in, is answered, counted and locked as one whose password is wrong,
        and takes as long. A wrong code is counted as a wrong password is; a right password without one is not, and does
        not make what was wrong before forgotten: who knows the password can't try codes without end.
        """
        wait = await self._throttle.begin(username, client)
        if wait is not None:
            return Problem(ProblemCode.LOCKED_OUT, "login.lockedOut", details={"minutes": ceil(wait / MINUTE)})
        kept = login.password_hash if login is not None and login.active else None
        try:
            right = await self._passwords.matches(password, kept)
        except TooBusy:
            await self._throttle.withdraw(username, client)
            raise
        if not right or login is None:
            path = () if field is None else (field,)
            return Problem(ProblemCode.INVALID_CREDENTIALS, "login.invalidCredentials", path)
        problem = None if second is None else await second(login)
        if problem is None:
            await self._throttle.succeeded(username, client)
        elif problem.code is not ProblemCode.INVALID_CREDENTIALS:
            await self._throttle.withdraw(username, client)
        return problem
