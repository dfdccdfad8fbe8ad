"""To what parts of the gateway its time goes: a sample counts for the innermost function that belongs to one."""

from collections import Counter
from collections.abc import Iterable, Mapping

OTHER = "the rest"
PLACES = {
    "asyncpg/": "the driver",
    "asyncio/": "the event loop",
    "uvicorn/": "HTTP",
    "schema/http/": "HTTP",
    "msgspec/": "HTTP",
    "schema/execution/": "the executor",
    "<plan>": "the executor",
    "graphql/": "the executor",
    "strawberry/": "the executor",
    "schema/": "objects of the schema",
    "resolvers/": "rules",
    "erp_adapter/domain/": "rules",
    "erp_adapter/": "statements and rows",
    "<string>": "statements and rows",
    "sqlalchemy/": "SQLAlchemy",
}
"""By the first of these that a file begins with. Code that is made has no file: a plan's is called so, a row's is a string."""

AREAS = (*dict.fromkeys(PLACES.values()), OTHER)


def shares(stacks: Iterable[str]) -> Mapping[str, float]:
    """The part of all samples that each area has; a line is `outer (file:1);inner (file:2) 7`."""
    found: Counter[str] = Counter()
    for line in stacks:
        frames, _, samples = line.rpartition(" ")
        found[_area(frames.split(";"))] += int(samples)
    total = found.total()
    return {area: found[area] / total for area in AREAS} if total else {}


def _area(frames: list[str]) -> str:
    for frame in reversed(frames):
        file = frame.rpartition("(")[2]
        for start, area in PLACES.items():
            if file.startswith(start):
                return area
    return OTHER
