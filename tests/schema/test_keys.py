"""An ERP that keys its invoices by series and number, and its orders by a number of its own, answers as one that does not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.reference_layout import reference_layout
from tests.office import Demo, office_on

SERIES, NUMBER = "substr({}, 1, 4)", "substr({}, 5)"
ORDER = "(SELECT o.rowid FROM sales_order o WHERE o.number = {}.order_number)"

ORDER_ID = {"stored": "integer"}
OWN_KEYS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "invoice": {
        "key_1": {"expression": SERIES.format("number")},
        "key_2": {"expression": NUMBER.format("number")},
    },
    "sales_order": {"key": {"column": "rowid", **ORDER_ID}},
    "sales_order_line": {"order_number": {"expression": ORDER.format("sales_order_line"), **ORDER_ID}},
    "invoice_order": {"order_number": {"expression": ORDER.format("invoice_order"), **ORDER_ID}},
}
"""The columns of the demo's tables that such an ERP would have, made of those that are there."""

REFERRING = ("invoice_line", "invoice_tax", "invoice_order", "invoice_document", "receivable_invoice")

EVERYTHING = """
query($words: String) {
  viewer { customer {
    invoices(first: 40, orderBy: [{field: DUE_DATE}, {field: STATUS}], filter: {search: $words}) {
      totalCount totals { net total balance }
      nodes {
        number total balance status
        lines { code description net } taxes { rate base tax } receivables { number balance }
        orders { number } rectifiedBy { number } document { state }
      }
    }
    orders(first: 40, orderBy: [{field: NUMBER, direction: DESC}], filter: {search: $words}) {
      totalCount totals { net }
      nodes { number status lines { code served invoiced } invoices { number } }
    }
    outstanding(first: 40, filter: {search: $words}) { nodes { number invoices { number } } aging { total } }
    credit { outstanding openOrders }
    annualDeclarations(year: 2025) { total quarters { amount } documents(first: 40) { nodes { number amount } } }
  } }
}
"""


def write_keyed(path: Path) -> None:
    """Write the mapping of the demo as such an ERP's."""
    metadata, _ = reference_layout()
    sections: list[str] = []
    for name, table in metadata.tables.items():
        if name == "counter":
            continue
        own = dict(OWN_KEYS.get(name, {}))
        columns: dict[str, Mapping[str, str] | str] = {column.name: column.name for column in table.c} | own
        if name in REFERRING:
            del columns["invoice_number"]
            columns["invoice_number_1"] = {"expression": SERIES.format("invoice_number")}
            columns["invoice_number_2"] = {"expression": NUMBER.format("invoice_number")}
        sections.append(f'[relation.{name}]\ntable = "{name}"\n[relation.{name}.columns]')
        sections += [f"{column} = {_toml(source)}" for column, source in columns.items()]
    path.write_text("\n".join(sections), encoding="utf-8")


def _toml(source: Mapping[str, str] | str) -> str:
    if isinstance(source, str):
        return f'"{source}"'
    return "{ " + ", ".join(f'{key} = "{value}"' for key, value in source.items()) + " }"


async def answer(demo: Demo, folder: Path, words: str | None, mapping: str = "expand") -> Any:
    folder.mkdir()
    async with office_on(demo, folder, mapping=mapping) as office:
        return await office.data(EVERYTHING, {"words": words})


@pytest.mark.parametrize("words", [None, "f26", "24"])
async def test_the_key_of_an_erp_changes_no_answer(demo: Demo, tmp_path: Path, words: str | None) -> None:
    write_keyed(tmp_path / "keyed.toml")
    usual = await answer(demo, tmp_path / "usual", words)
    assert await answer(demo, tmp_path / "keyed", words, str(tmp_path / "keyed.toml")) == usual
    assert usual["viewer"]["customer"]["invoices"]["nodes"]


async def test_an_order_is_found_again_by_its_id_and_by_its_number(demo: Demo, tmp_path: Path) -> None:
    write_keyed(tmp_path / "keyed.toml")
    folder = tmp_path / "office"
    folder.mkdir()
    async with office_on(demo, folder, mapping=str(tmp_path / "keyed.toml")) as office:
        found = await office.data("{ viewer { customer { orders(first: 3) { nodes { id number } } } } }")
        for order in found["viewer"]["customer"]["orders"]["nodes"]:
            by_id = await office.data(
                "query($id: ID!) { node(id: $id) { ... on Order { number } } }", {"id": order["id"]}
            )
            assert by_id == {"node": {"number": order["number"]}}
            query = "query($number: String!) { viewer { customer { order(number: $number) { id } } } }"
            by_number = await office.data(query, {"number": order["number"]})
            assert by_number["viewer"]["customer"]["order"] == {"id": order["id"]}
