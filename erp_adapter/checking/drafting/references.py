"""What foreign keys say: which column refers to which relation's rows, and whether by the code that people know."""

from collections.abc import Mapping
from dataclasses import dataclass

from erp_adapter.checking.drafting.matching import Matched

REFERRED: dict[str, tuple[str, str]] = {
    "customer_code": ("customer", "code"),
    "product_code": ("product", "code"),
    "tariff_code": ("tariff", "code"),
    "family_code": ("product_family", "code"),
    "parent_code": ("product_family", "code"),
    "tax_code": ("tax", "code"),
    "address_code": ("customer_address", "code"),
    "order_number": ("sales_order", "number"),
    "invoice_number": ("invoice", "number"),
    "receivable_number": ("receivable", "number"),
    "rectifies_number": ("invoice", "number"),
    "grouping_number": ("receivable", "number"),
}
"""The relation and column that a reference column's values are of."""

KEYED = frozenset({"sales_order", "invoice"})
"""Relations that may have a `key` beside their number."""

PRINTED = frozenset({"rectifies_number", ("ledger_entry", "invoice_number")})
"""Columns that hold the printed number, whatever the key is."""


@dataclass(frozen=True, slots=True)
class Joined:
    """`name` is what the SELECT calls `wanted` of the other table, which is found by `key` = this table's `column`."""

    name: str
    column: str
    table: str
    key: str
    wanted: str


@dataclass(frozen=True, slots=True)
class References:
    """By reference column: `columns` where the foreign key will do, `joins` where another table has the code."""

    columns: Mapping[str, str]
    joins: tuple[Joined, ...]


def keys(found: Mapping[str, Matched]) -> dict[str, str]:
    """The key of orders and invoices whose lines refer to another column than the number."""
    keyed: dict[str, str] = {}
    by_table = {found[relation].table.name: relation for relation in KEYED & found.keys()}
    referred = [each.refers for matched in found.values() for each in matched.table.columns.values() if each.refers]
    for table, column in referred:
        relation = by_table.get(table)
        if relation is not None and column != found[relation].columns.get("number"):
            keyed[relation] = column
    return keyed


def references(relation: str, found: Mapping[str, Matched], keyed: Mapping[str, str], wanted: list[str]) -> References:
    """What the foreign keys of a relation's table give for its reference columns."""
    columns: dict[str, str] = {}
    joins: list[Joined] = []
    for name in wanted:
        referred, code = REFERRED.get(name, ("", ""))
        parent = found.get(referred)
        if parent is None:
            continue
        own = found[relation]
        by = [each for each in own.table.columns.values() if each.refers and each.refers[0] == parent.table.name]
        preferred = own.columns.get(name)
        column = next((each for each in by if each.name == preferred), by[0] if len(by) == 1 else None)
        if column is None or column.refers is None:
            continue
        printed = name in PRINTED or (relation, name) in PRINTED
        there = parent.columns.get(code) if printed or referred not in keyed else keyed[referred]
        if there is None or there == column.refers[1]:
            columns[name] = column.name
        else:
            joins.append(Joined(f"office_{name}", column.name, parent.table.name, column.refers[1], there))
    return References(columns, tuple(joins))
