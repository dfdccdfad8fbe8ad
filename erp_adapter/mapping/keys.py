"""Which columns stand for an invoice or an order in what refers to it: one, or some together."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Table

from erp_adapter.mapping.mistakes import Mistakes
from erp_adapter.mapping.specs import RelationSpec

MOST_PARTS = 9
REFERENCES = {"invoice_number": "invoice", "order_number": "sales_order"}
# It holds the printed number.
_OF_PRINTED = {"ledger_entry"}


def key_names(reference: Table) -> Iterator[tuple[str, Column[Any]]]:
    """The columns that the relation may have beside the reference ones, each with one of its type."""
    if reference.name in REFERENCES.values():
        yield "key", reference.c.number
        yield from ((f"key_{place}", reference.c.number) for place in range(1, MOST_PARTS + 1))
    for column in _references(reference):
        yield from ((f"{column}_{place}", reference.c[column]) for place in range(1, MOST_PARTS + 1))


def check_keys(found: Mapping[str, RelationSpec], layout: Mapping[str, Table], mistakes: Mistakes) -> None:
    """What refers to a key of some columns has as many."""
    for parent in REFERENCES.values():
        spec = found.get(parent)
        if spec is not None and "key" in spec.columns and "key_1" in spec.columns:
            mistakes.add(("relation", parent), "both key and key_1 are there; map the key as one column or as some")
    for name, spec in found.items():
        for column in _references(layout[name]):
            referred = found.get(REFERENCES[column])
            _check_reference(spec, column, 0 if referred is None else _parts(referred, "key"), mistakes)


def _check_reference(spec: RelationSpec, column: str, parts: int, mistakes: Mistakes) -> None:
    there, wanted = _parts(spec, column), [f"{column}_{place}" for place in range(1, parts + 1)] or [column]
    if there == parts and (column in spec.columns) == (parts == 0):
        return
    if parts == 0 and column not in spec.columns and there == 0:
        # The column is missing, which has been said.
        return
    parent = REFERENCES[column]
    key = "one column" if parts == 0 else f"{parts} columns, key_1 to key_{parts}"
    mistakes.add(
        ("relation", spec.name),
        f"{parent}'s key is {key}, and what refers to it here is not; map {', '.join(wanted)}, and no other",
    )


def _references(reference: Table) -> list[str]:
    return [column for column in REFERENCES if column in reference.c and reference.name not in _OF_PRINTED]


def _parts(spec: RelationSpec, name: str) -> int:
    return sum(re.fullmatch(rf"{name}_\d", column) is not None for column in spec.columns)
