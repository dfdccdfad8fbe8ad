"""All shapes there are."""

from tests.hostile.asking import (
    BATCHES,
    CHANGES,
    DISCOVERY,
    KEYS,
    LOGINS,
    PAGING,
    PERSISTED,
    SEARCHING,
    URLS,
    VARIABLES,
)
from tests.hostile.transport import BODIES, HEADS
from tests.hostile.writing import FRAGMENTS, LEXING, PARSING, WIDTH

CORPUS = [
    *BODIES,
    *HEADS,
    *LEXING,
    *PARSING,
    *FRAGMENTS,
    *WIDTH,
    *VARIABLES,
    *DISCOVERY,
    *PAGING,
    *KEYS,
    *SEARCHING,
    *CHANGES,
    *LOGINS,
    *PERSISTED,
    *BATCHES,
    *URLS,
]
