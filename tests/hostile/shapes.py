"""What a hostile request is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

BUYER, STAFF, STRANGER = "compras", "ventas", ""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One request. `raw` are its bytes as they go over the wire, where it is none that an HTTP client could send.

    `who`: the login that sends it. `silent`: it may stay without an answer, as it says of itself that there is more to come.
    """

    family: str
    name: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"
    target: str = "/graphql"
    who: str = BUYER
    raw: bytes | None = None
    silent: bool = False

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"

    def bytes_with(self, token: str) -> bytes:
        """What goes over the wire. In `raw`, TOKEN stands for who asks."""
        if self.raw is not None:
            return self.raw.replace(b"TOKEN", token.encode())
        headers = {
            "Host": "office.test",
            "Content-Type": "application/json",
            "Accept": "application/graphql-response+json",
            "Connection": "close",
            **({"Authorization": f"Bearer {token}"} if token else {}),
            **({"Content-Length": str(len(self.body))} if self.method != "GET" else {}),
            **self.headers,
        }
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + self.body


def asked(
    query: object, variables: object = None, *, who: str = BUYER, family: str = "", name: str = "", **rest: Any
) -> Hostile:
    """A request as a GraphQL client sends it; `rest` are further members of its body."""
    body: dict[str, object] = {"query": query, **rest}
    if variables is not None:
        body["variables"] = variables
    return Hostile(family, name, json.dumps(body).encode(), who=who)


Sent = Hostile | bytes | str | tuple[str, object]


def family(name: str, shapes: Mapping[str, Sent], *, who: str = BUYER) -> list[Hostile]:
    """A family of shapes by their names: a document, one with its variables, a body's bytes, or a whole request."""
    return [replace(_made(sent, who), family=name, name=shape) for shape, sent in shapes.items()]


def _made(sent: Sent, who: str) -> Hostile:
    match sent:
        case str():
            return asked(sent, who=who)
        case bytes():
            return Hostile("", "", sent, who=who)
        case tuple():
            return asked(*sent, who=who)
    return sent


def repeat(count: int, pattern: str, between: str = " ") -> str:
    """`pattern` so many times, with `#` for the number."""
    return between.join(pattern.replace("#", str(n)) for n in range(count))


def nested(count: int, field: str, inside: str) -> str:
    """`field { field { … inside … } }`."""
    return f"{field} {{ " * count + inside + " }" * count


def chain(count: int, spreads: int, inside: str, on: str = "Product", within: str = "{ #spreads }") -> str:
    """Fragments of which each spreads the next so many times, inside `within`; the last is `inside`."""
    links = []
    for n in range(count):
        spread = " ".join([f"...F{n + 1}"] * spreads)
        links.append(f"fragment F{n} on {on} {within.replace('#spreads', spread)}")
    return f"{' '.join(links)} fragment F{count} on {on} {{ {inside} }}"
