"""What a login is, as it is kept: names, codes and a password's hash, never a password."""

from dataclasses import dataclass
from datetime import datetime

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.text import fold

USERNAME_LENGTH = 100
NAME_LENGTH = 200
CODE_LENGTH = 40
ADDRESS_LENGTH = 100


def username_key(username: str) -> str:
    r"""What a username is found by: case, accents and spaces around it do not tell two logins apart.

    Characters that nobody can see become "?", which no username holds; a longer text than a username can be is cut where
    it equals none.

    >>> username_key(" Mª.José "), username_key("eve\x00")
    ('ma.jose', 'eve?')
    """
    folded = fold(username.strip())
    return "".join(char if char.isprintable() else "?" for char in folded)[: USERNAME_LENGTH + 1]


@dataclass(frozen=True, slots=True)
class NewLogin:
    """`customers`: those it acts for, its own first. `permissions` and `role` are names of the resolvers' enums."""

    username: str
    name: str
    email: str | None
    locale: str
    role: str
    permissions: frozenset[str]
    customers: tuple[CustomerCode, ...]
    password_hash: str


@dataclass(frozen=True, slots=True)
class Login:
    id: int
    username: str
    name: str
    email: str | None
    locale: str
    role: str
    permissions: frozenset[str]
    customers: tuple[CustomerCode, ...]
    active: bool
    password_hash: str
    password_changed_at: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """What a login opened and has not ended: `expires_at` is when it ends whatever happens."""

    id: str
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    login: Login


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """`digest` stands for the token itself, which is not kept. `used_at`: when its successor was issued."""

    digest: str
    issued_at: datetime
    used_at: datetime | None
    session: Session


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What a login shows beside its password. `sealed`: its secret, which the store can't read; None where none counts yet.

    `proposed` is one that was shown at `proposed_at`, and counts from its first code on.
    """

    login_id: int
    sealed: str | None = None
    proposed: str | None = None
    proposed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ThrottleCounter:
    """Failures counted under `key` from `since` on. `expires_at`: from when on the counter says nothing any more."""

    key: str
    version: int
    failures: int
    locks: int
    since: datetime
    locked_until: datetime | None
    expires_at: datetime
