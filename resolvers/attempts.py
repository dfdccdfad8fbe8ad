"""What an attempt to prove oneself by a password comes to."""

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
        self, login: Login | None, username: str, password: str, client: str, *, field: str | None = None
    ) -> Problem | None:
        """Say what is wrong, None where the password is the login's.

        A login that does not exist, or may not log in, is answered, counted and locked as one whose password is wrong,
        and takes as long.
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
        if not right:
            path = () if field is None else (field,)
            return Problem(ProblemCode.INVALID_CREDENTIALS, "login.invalidCredentials", path)
        await self._throttle.succeeded(username, client)
        return None
