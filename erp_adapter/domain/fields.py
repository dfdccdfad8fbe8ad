"""Which fields of a value somebody needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """`shown` are those of `names` that only leave as text: a decimal or a day may come as what the database writes."""

    names: frozenset[str]
    shown: frozenset[str] = frozenset()

    def with_names(self, *names: str) -> "Fields":
        """These too, as they are."""
        return Fields(self.names.union(names), self.shown.difference(names))


Wanted = Fields | None
"""None: all fields."""
