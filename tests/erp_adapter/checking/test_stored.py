"""In which form a column is stored, told by its type and some values."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import CHAR, Boolean, Column, DateTime, Double, Integer, LargeBinary, Numeric, SmallInteger, String
from sqlalchemy.types import TypeEngine

from erp_adapter.checking.drafting.stored import Undecided, stored_form
from erp_adapter.checking.drafting.tables import FoundColumn
from erp_adapter.reference_layout import reference_layout


def reference(name: str) -> Column[Any]:
    relation, _, column = name.partition(".")
    return reference_layout()[0].tables[relation].c[column]


def found(kind: TypeEngine[Any], *values: Any) -> FoundColumn:
    return FoundColumn("columna", kind, values, None)


FORMS: list[tuple[str, FoundColumn, dict[str, Any]]] = [
    ("product.code", found(String(20), "A1"), {}),
    ("product.code", found(Integer(), 7), {"stored": "integer"}),
    ("product.code", found(Numeric(8, 0), 7), {"stored": "integer"}),
    ("product.code", found(CHAR(6), "A1    "), {"stored": "padded"}),
    ("product.code", found(LargeBinary(), b"A1"), {"stored": "bytes", "encoding": "utf-8"}),
    ("product.base_price", found(Numeric(12, 4)), {}),
    ("product.base_price", found(Double(), 1.5), {"stored": "double"}),
    ("product.base_price", found(String(20), "1.50"), {"stored": "text"}),
    ("invoice.date", found(String(8), "20260331"), {"stored": "text", "format": "YYYYMMDD"}),
    ("invoice.date", found(String(10), "2026-03-31"), {"stored": "text", "format": "YYYY-MM-DD"}),
    ("invoice.date", found(Integer(), 20260331, 0), {"stored": "integer", "zero_is_null": True}),
    ("invoice.date", found(DateTime(), datetime.fromisoformat("2026-03-31T10:00")), {"stored": "datetime"}),
    ("sales_order.submitted_at", found(DateTime()), {}),
    ("sales_order.submitted_at", found(DateTime(timezone=True)), {"stored": "aware"}),
    (
        "sales_order.submitted_at",
        found(String(19), "2026-03-31 10:00:00"),
        {"stored": "text", "format": "YYYY-MM-DD HH:MM:SS"},
    ),
    ("customer.active", found(Boolean(), True), {}),
    ("customer.active", found(SmallInteger(), 1, 0), {"stored": "integer"}),
    ("customer.active", found(CHAR(1), "S", "N"), {"stored": "text", "true": "S"}),
    ("customer.active", found(String(5), "si", "Si", "no"), {"stored": "text", "true": ["Si", "si"]}),
    ("sales_order_line.position", found(String(4), "1"), {"stored": "text"}),
]


@pytest.mark.parametrize("case", FORMS, ids=lambda case: f"{case[0]}: {case[1].kind!r}")
def test_the_form_is_told_by_type_and_values(case: tuple[str, FoundColumn, dict[str, Any]]) -> None:
    name, column, form = case
    assert stored_form(reference(name), column, "postgresql") == form


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("invoice.date", found(String(10), "31/03/2026")),
        ("invoice.date", found(Integer(), 46112)),
        ("customer.active", found(CHAR(1), "A", "B")),
        ("customer.active", found(CHAR(1))),
    ],
)
def test_what_can_not_be_told_is_left_to_a_person(name: str, column: FoundColumn) -> None:
    """With the values that were met."""
    with pytest.raises(Undecided) as raised:
        stored_form(reference(name), column, "sqlite")
    assert all(repr(str(value)) in str(raised.value) for value in column.values)
