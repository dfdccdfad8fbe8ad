"""What the gateway says to people, in their language."""

from collections.abc import Mapping

from schema.messages.catalogue import MESSAGES as CATALOGUE
from schema.messages.declarations import MESSAGES as DECLARATIONS
from schema.messages.exports import MESSAGES as EXPORTS
from schema.messages.login import MESSAGES as LOGIN
from schema.messages.orders import MESSAGES as ORDERS
from schema.messages.requests import MESSAGES as REQUESTS
from schema.messages.statements import MESSAGES as STATEMENTS

MESSAGES: Mapping[str, tuple[str, str]] = {
    **REQUESTS,
    **LOGIN,
    **CATALOGUE,
    **DECLARATIONS,
    **ORDERS,
    **STATEMENTS,
    **EXPORTS,
}
"""Spanish and English by the name of the message; `{…}` are filled with the problem's details."""

LOCALES = ("es", "en")


LONGEST = 500
"""Characters of a detail that are said: many of them repeat what the client sent, and may be asked for many times over."""


def message(name: str, locale: str, details: Mapping[str, object]) -> str:
    """Say `name` in `locale` ("es" or "en")."""
    said = {each: _shortened(detail) for each, detail in details.items()}
    return MESSAGES[name][LOCALES.index(locale)].format_map(said)


def _shortened(detail: object) -> object:
    return f"{detail[:LONGEST]}…" if isinstance(detail, str) and len(detail) > LONGEST + 1 else detail
