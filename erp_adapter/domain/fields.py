"""Which fields of a value somebody needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JsonField:
    """A field of a JSON object: its key there, the value's field, and of which type that is.

    str, int, date and Decimal are known; the last two are written as text.
    """

    key: str
    name: str
    kind: type
    is_nullable: bool


@dataclass(frozen=True, slots=True)
class Fields:
    """`shown` are those of `names` that only leave as text: a decimal or a day may come as what the database writes.

    `json`: the values are needed for nothing but these JSON objects, and may come as an array of them.
    """

    names: frozenset[str]
    shown: frozenset[str] = frozenset()
    json: tuple[JsonField, ...] | None = None

    def with_names(self, *names: str) -> "Fields":
        """These too, as they are."""
        return Fields(self.names.union(names), self.shown.difference(names))


Wanted = Fields | None
"""None: all fields."""
