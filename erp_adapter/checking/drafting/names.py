"""The names of tables and columns as sets of words with a meaning."""

import re
import unicodedata
from functools import cache

from erp_adapter.checking.drafting.words import MEANING, NOISE, SHORTEST

Words = frozenset[str]

_CHUNK = re.compile(r"[A-Za-z0-9]+")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@cache
def words_of(name: str) -> Words:
    """The meanings of a name's words; one without a known meaning stands for itself.

    >>> sorted(words_of("CodCliente")), sorted(words_of("tbl_lineas_pedido")), sorted(words_of("dto1"))
    (['code', 'customer'], ['line', 'order'], ['1', 'discount'])
    """
    plain = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    found: list[str] = []
    for chunk in _CHUNK.findall(plain):
        pieces = [chunk] if chunk.lower() in MEANING else _PIECE.findall(chunk)
        found += [meaning for piece in pieces for meaning in _meanings(piece.lower())]
    return frozenset(found) or frozenset({plain.lower()})


def _meanings(word: str) -> list[str]:
    if word in NOISE:
        return []
    if word in MEANING:
        return [MEANING[word]]
    parts = _parts(word)
    return [word] if parts is None else [MEANING[part] for part in parts if part not in NOISE]


def _parts(word: str) -> list[str] | None:
    """The known words that one is glued together of, the longest first; None where it is not.

    >>> _parts("codcli"), _parts("numpedcli"), _parts("clavo")
    (['cod', 'cli'], ['num', 'ped', 'cli'], None)
    """
    if not word:
        return []
    for length in range(len(word), SHORTEST - 1, -1):
        if word[:length] in MEANING and (rest := _parts(word[length:])) is not None:
            return [word[:length], *rest]
    return None
