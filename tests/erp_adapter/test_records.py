"""Values are made of rows, with the fields that are wanted and no others."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from erp_adapter.domain.fields import Fields
from erp_adapter.records import Part, Record
from erp_adapter.reference_layout import reference_layout


@dataclass(frozen=True, slots=True)
class Thing:
    code: str
    total: Decimal
    both: tuple[Decimal, Decimal]


THING = Record(Thing, code=Part("number"), both=Part("net", "total", make=lambda *parts: parts))


def test_a_field_is_made_of_its_columns_each_read_once() -> None:
    assert THING.columns() == ("number", "total", "net")
    (found,) = THING.values([("A", Decimal(3), Decimal(2), "what a row has behind them")])
    assert found == Thing("A", Decimal(3), (Decimal(2), Decimal(3)))


def test_what_is_not_wanted_is_not_read_and_not_there() -> None:
    wanted = Fields(frozenset({"code"}))
    assert THING.columns(wanted) == ("number",)
    (found,) = THING.values([("A",)], wanted)
    assert found.code == "A"
    with pytest.raises(AttributeError):
        _ = found.total


def test_a_figure_comes_as_text_only_where_nothing_is_made_of_it() -> None:
    invoice = reference_layout()[1].invoice.c
    shown = frozenset({"total"})
    alone, used = Fields(shown, shown), Fields(shown | {"both"}, shown)
    assert THING.among(invoice, alone)[0] is not invoice.total
    assert THING.among(invoice, used)[0] is invoice.total
    assert alone.with_names("total").shown == frozenset()
