"""More of the same: shapes of the corpus changed at random, the same ones for the same seed."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from tests.hostile.shapes import Hostile

TOKEN = re.compile(r'"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|\s+|.', re.DOTALL)
LONGEST = 60_000

WORDS = (
    "{", "}", "(", ")", "[", "]", "...", "@skip(if: false)", "@include(if: $v)", "!", "$v", "on", "fragment", "query",
    "mutation", "null", "true", "first: 100", "last: 100", 'after: ""', "2147483648", "-1", "1e999", '""', '"""',
    "__typename", "__schema { types { name } }", "products", "nodes", "edges { node { code } }", "totalCount", "facets { brands { count } }",
    "viewer { customer {", "families { children {", "price(quantity: 1) { net }", "login", "\x00", "\u202e", "#", ",",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**64,
    1.5,
    1e300,
    "",
    "a",
    "\x00",
    "9" * 500,
    "ñ\u202e",
    [],
    {},
    [None],
    [[1]],
)


def mutants(corpus: Sequence[Hostile], seed: int, count: int) -> Iterator[Hostile]:
    """So many changed requests; what changes them follows from the seed alone."""
    random = Random(seed)  # noqa: S311 - the same each time
    for number in range(count):
        base = random.choice(corpus)
        other = random.choice(corpus)
        yield _changed(random, base, other, f"{seed}/{number} of {base}")


def _changed(random: Random, base: Hostile, other: Hostile, name: str) -> Hostile:
    if base.raw is not None:
        raw = _bytes(random, base.raw)
        # It may now promise more than it brings.
        return Hostile("mutants", name, who=base.who, raw=raw, silent=True)
    target, body = base.target, base.body
    document = _document(body)
    if document is not None and random.random() < 0.8:
        body = json.dumps(_inside(random, document, _document(other.body) or {})).encode()
    elif base.method == "GET":
        target = "/" + _bytes(random, target[1:].encode()).decode("latin-1").translate(UNPRINTED)
    else:
        body = _bytes(random, body)
    return Hostile("mutants", name, body, base.headers, base.method, target, base.who)


UNPRINTED = dict.fromkeys((*range(33), *range(127, 256)), "%20")


def _document(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("query"), str) else None


def _inside(random: Random, body: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A body with another document, or other variables."""
    variables = body.get("variables")
    if isinstance(variables, dict) and variables and random.random() < 0.5:
        name = random.choice(sorted(variables))
        given = other.get("variables")
        pool = [*VALUES, *(given.values() if isinstance(given, dict) else ())]
        return {**body, "variables": {**variables, name: _value(random, variables[name], pool)}}
    tokens = TOKEN.findall(body["query"][:LONGEST])
    spare = TOKEN.findall(str(other.get("query", ""))[:LONGEST])
    for _ in range(random.randint(1, 4)):
        tokens = random.choice(TOKENS)(random, tokens, spare)
    return {**body, "query": "".join(tokens)[:LONGEST]}


def _value(random: Random, value: Any, pool: Sequence[Any]) -> Any:
    if isinstance(value, dict) and value and random.random() < 0.7:
        name = random.choice(sorted(value, key=str))
        return {**value, name: _value(random, value[name], pool)}
    if isinstance(value, list) and value and random.random() < 0.5:
        return [_value(random, value[0], pool), *value[1:]]
    return [random.choice(pool)] * random.choice((1, 3, 100)) if random.random() < 0.2 else random.choice(pool)


Tokens = list[str]


def _span(random: Random, tokens: Tokens) -> slice:
    start = random.randrange(len(tokens) + 1)
    return slice(start, min(len(tokens), start + random.choice((1, 2, 5, 20, 200))))


def _dropped(random: Random, tokens: Tokens, _: Tokens) -> Tokens:
    span = _span(random, tokens)
    return tokens[: span.start] + tokens[span.stop :]


def _repeated(random: Random, tokens: Tokens, _: Tokens) -> Tokens:
    span = _span(random, tokens)
    return tokens[: span.start] + tokens[span] * random.choice((2, 3, 10, 100)) + tokens[span.stop :]


def _inserted(random: Random, tokens: Tokens, _: Tokens) -> Tokens:
    start = random.randrange(len(tokens) + 1)
    return [*tokens[:start], " ", random.choice(WORDS), " ", *tokens[start:]]


def _spliced(random: Random, tokens: Tokens, spare: Tokens) -> Tokens:
    return tokens[: _span(random, tokens).start] + spare[_span(random, spare).start :]


def _swapped(random: Random, tokens: Tokens, _: Tokens) -> Tokens:
    if not tokens:
        return tokens
    one, two = random.randrange(len(tokens)), random.randrange(len(tokens))
    changed = list(tokens)
    changed[one], changed[two] = changed[two], changed[one]
    return changed


TOKENS: tuple[Callable[[Random, Tokens, Tokens], Tokens], ...] = (_dropped, _repeated, _inserted, _spliced, _swapped)


def _bytes(random: Random, text: bytes) -> bytes:
    """Bytes with some of them changed, dropped, doubled, or cut off."""
    changed = bytearray(text)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0 if at < len(changed):
                changed[at] = random.randrange(256)
            case 1:
                del changed[at : at + random.choice((1, 4, 100))]
            case 2:
                changed[at:at] = changed[at : at + random.choice((1, 8, 64))] * random.choice((1, 5, 50))
            case 3:
                changed[at:at] = random.randbytes(random.choice((1, 4, 16)))
            case _:
                del changed[at:]
    return bytes(changed)
