"""Which table is which relation, and which of its columns which reference column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from erp_adapter.checking.drafting.names import Words, words_of
from erp_adapter.checking.drafting.synonyms import COLUMNS, RELATIONS
from erp_adapter.checking.drafting.tables import FoundTable
from erp_adapter.optional_columns import OPTIONAL

DECIDED = 0.7
"""A column that is at least so likely is written down; a less likely one is named as a candidate."""

CANDIDATE = 0.25
NAME_AT_LEAST = 0.5
TABLE_AT_LEAST = 0.6
MOST_CANDIDATES = 3
REQUIRED_FIRST = 0.1
"""So much likelier a column counts that must be mapped: what could be a name or a description is the name."""


@dataclass(frozen=True, slots=True)
class Matched:
    """`columns` by reference name, `candidates` for those that are not decided."""

    relation: str
    table: FoundTable
    columns: Mapping[str, str]
    candidates: Mapping[str, Sequence[str]]


def match(tables: Sequence[FoundTable], layout: Mapping[str, Table]) -> dict[str, Matched]:
    """By relation, the likeliest pairs first; a relation that no table is like is left out."""
    scored: list[tuple[float, Matched]] = []
    for relation, reference in layout.items():
        for table in tables:
            name = _name_score(relation, table.name)
            if name < NAME_AT_LEAST:
                continue
            matched = match_columns(relation, table, reference)
            likely = 0.6 * name + 0.4 * _coverage(matched, reference) - 0.01 * table.is_view
            if likely >= TABLE_AT_LEAST:
                scored.append((likely, matched))
    found: dict[str, Matched] = {}
    taken: set[str] = set()
    for _, matched in sorted(scored, key=lambda each: -each[0]):
        if matched.relation not in found and matched.table.name not in taken:
            found[matched.relation] = matched
            taken.add(matched.table.name)
    return found


def match_columns(relation: str, table: FoundTable, reference: Table) -> Matched:
    said = words_of(table.name) | words_of(relation)
    scores = [
        (_column_score(column.name, name, said), column.name, name)
        for column in reference.columns
        for name in table.columns
    ]
    optional, decided = OPTIONAL.get(relation, {}), dict[str, str]()
    for score, column, name in sorted(scores, key=lambda each: -each[0] - REQUIRED_FIRST * (each[1] not in optional)):
        if score >= DECIDED and column not in decided and name not in decided.values():
            decided[column] = name
    left = [
        each for each in sorted(scores, key=lambda each: -each[0]) if each[0] >= CANDIDATE and each[1] not in decided
    ]
    candidates: dict[str, list[str]] = {}
    for _, column, name in left:
        if name not in decided.values():
            candidates.setdefault(column, []).append(name)
    return Matched(relation, table, decided, {key: names[:MOST_CANDIDATES] for key, names in candidates.items()})


def _coverage(matched: Matched, reference: Table) -> float:
    """How much of what the relation must have is there."""
    required = [column.name for column in reference.columns if column.name not in OPTIONAL.get(matched.relation, {})]
    return sum(name in matched.columns for name in required) / len(required)


def _name_score(relation: str, table: str) -> float:
    if table.lower() == relation:
        return 2.0
    words = words_of(table)
    return max(
        _table_likeness(frozenset(phrase.split()), words, words_of(table.split("_", maxsplit=1)[0])) - 0.02 * place
        for place, phrase in enumerate(RELATIONS[relation])
    )


def _column_score(reference: str, name: str, said: Words) -> float:
    """2: the same name; 0.95: the same words; `said` is what the table's own name says already."""
    if name.lower() == reference:
        return 2.0
    words, best = words_of(name), 0.0
    for place, phrase in enumerate(_phrases(reference)):
        wanted = frozenset(phrase.split())
        likeness = _likeness(wanted, words)
        nested = wanted < words or words < wanted
        # A bare id is the row's own.
        own = words != {"id"} or reference in {"code", "number"}
        if nested and own and (wanted - said) and wanted - said == words - said:
            likeness = 0.93
        best = max(best, likeness - 0.03 * place)
    return best


def _phrases(reference: str) -> Sequence[str]:
    """A discount's and a key's part are called as the whole, with their number."""
    stem, _, last = reference.rpartition("_")
    if not last.isdecimal():
        return COLUMNS.get(reference, (reference.replace("_", " "),))
    numbered = [f"{phrase} {last}" for phrase in COLUMNS.get(stem, (stem,))]
    first = list(COLUMNS.get(stem, ())) if last == "1" else []
    return [*COLUMNS.get(reference, ()), *numbered, *first]


def _table_likeness(wanted: Words, words: Words, first: Words) -> float:
    """A word more that comes first is often a module's name: account_invoice."""
    if wanted < words and len(words) == len(wanted) + 1:
        return 0.75 if words - wanted <= first else 0.55
    return _likeness(wanted, words)


def _likeness(wanted: Words, words: Words) -> float:
    if wanted == words:
        return 0.95
    shared = len(wanted & words)
    return 0.65 * shared / len(wanted | words)
