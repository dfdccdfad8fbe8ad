"""Sessions of browsers' pages by cookies, which no script can read, beside the bearer token.

A page says with each request that it wants them, by the header X-Oficina, which no form and no link can send; its origin
has to be the office's own, or in the list of CORS. What says neither is asked without cookies, whichever the browser sends.
"""

from typing import Literal

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from erp_adapter.errors import Unauthenticated
from resolvers.tokens import Tokens
from schema.http.cors import Cors
from schema.http.forgery import HEADER, check_own
from schema.http.heads import Head
from schema.http.refusals import ForgeryPossible
from schema.http.replies import Reply

ACCESS = "__Host-oficina"
REFRESH = "__Host-oficina-refresh"
"""The prefix has browsers take a cookie from this very host alone, over TLS, for all its paths (RFC 6265bis)."""


class CookieSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    on: bool = Field(
        default=False,
        description=(
            "Whether pages may have their session kept in cookies that no script can read: with the header `X-Oficina: 1`"
            " `login` and `refreshSession` set them instead of showing tokens, and `logout` takes them away."
        ),
    )
    same_site: Literal["Strict", "Lax"] = Field(
        default="Strict",
        description="When browsers send them: `Strict`, with what pages of the same site ask; `Lax`, with links to it too.",
    )


class Jar:
    """The cookies of one request: what they hold, and what they are to hold from now on.

    `proves`: whether it is a cookie that says who asks; an Authorization header is believed before it.
    """

    __slots__ = ("_changes", "_same_site", "access", "proves", "refresh")

    def __init__(self, held: dict[str, str], same_site: str, *, proves: bool) -> None:
        self.access = held.get(ACCESS, "")
        self.refresh = held.get(REFRESH, "")
        self.proves = proves and bool(self.access)
        self._same_site = same_site
        self._changes: dict[str, str] = {}

    def keep(self, tokens: Tokens) -> None:
        self._put(ACCESS, tokens.access, int((tokens.expires_at - tokens.issued_at).total_seconds()))
        self._put(REFRESH, tokens.refresh, int((tokens.ends_at - tokens.issued_at).total_seconds()))

    def clear(self) -> None:
        self._put(ACCESS, "", 0)
        self._put(REFRESH, "", 0)

    def put_into(self, reply: Reply) -> Reply:
        if not self._changes:
            return reply
        cookies = tuple((b"set-cookie", each.encode("ascii")) for each in self._changes.values())
        return msgspec.structs.replace(reply, cookies=cookies)

    def _put(self, name: str, value: str, seconds: int) -> None:
        self._changes[name] = f"{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite={self._same_site}"


class Cookies:
    def __init__(self, settings: CookieSettings, cors: Cors) -> None:
        self._same_site = settings.same_site
        self._cors = cors

    def opened(self, head: Head) -> Head:
        """The head of a request that wants cookies with its jar, and with the credentials that are in it.

        Raise an HttpRefusal where it may be another site's doing.
        """
        if head.mark is None or head.method != "POST":
            return head
        check_own(head, self._cors)
        jar = Jar(_held(head.cookie), self._same_site, proves=head.credentials is None)
        credentials = f"Bearer {jar.access}" if jar.proves else head.credentials
        return msgspec.structs.replace(head, credentials=credentials, jar=jar)


def unmarked(head: Head, error: Exception) -> Exception:
    """What to say instead of an error: that a cookie was not looked at, for want of the header, where that may be why."""
    if (
        isinstance(error, Unauthenticated)
        and head.mark is None
        and head.credentials is None
        and ACCESS in _held(head.cookie)
    ):
        return ForgeryPossible("request.mark", header=HEADER)
    return error


def _held(header: str | None) -> dict[str, str]:
    """The office's own cookies; of one that comes twice the first counts."""
    held: dict[str, str] = {}
    for pair in (header or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name in {ACCESS, REFRESH}:
            held.setdefault(name, value)
    return held
