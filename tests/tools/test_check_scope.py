"""The check of statements over a customer's data finds each way around the one door, and nothing else."""

from pathlib import Path

import pytest

from tools.check_scope import ROOT, faults

GOOD = [
    "scoped(self._relations, 'sales_order', scope, self._relations.sales_order.c.number)",
    "select(*self._relations.product.c).where(self._relations.product.c.code == code)",
    "scoped(r, 'customer_tariff', scope).join(tariff, tariff.c.code == r.customer_tariff.c.tariff_code)",
    "product.code.in_(scoped(relations, 'customer_price', scope, relations.customer_price.c.product_code))",
    "select(product.code).where(product.code.in_(scoped(relations, 'sales_order_line', scope)))",
    "key.text(row)",
]
BAD = [
    "select(self._relations.sales_order)",
    "select(*self._relations.invoice.c)",
    "select(relations.customer.c.name)",
    "select(func.count(relations.sales_order.c.number))",
    "select(product).select_from(relations.sales_order)",
    "select(product).join(relations.sales_order_line, on)",
    "insert(relations.sales_order)",
    "update(relations.customer)",
    "delete(relations.receivable)",
    "text('SELECT * FROM customer')",
    "connection.exec_driver_sql('SELECT 1')",
    "sqlalchemy.text('SELECT 1')",
]


def written(folder: Path, code: str, name: str = "module.py") -> list[str]:
    path = folder / "erp_adapter" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"def read(self, relations, r):\n    {code}\n", encoding="utf-8")
    return faults(folder / "erp_adapter")


@pytest.mark.parametrize("code", GOOD)
def test_what_starts_from_the_door_is_let_through(tmp_path: Path, code: str) -> None:
    assert written(tmp_path, code) == []


@pytest.mark.parametrize("code", BAD)
def test_what_goes_around_it_is_found(tmp_path: Path, code: str) -> None:
    assert len(written(tmp_path, code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "order = self._relations.sales_order.c; select(order.number)",
        "line, order = relations.sales_order_line.c, relations.sales_order.c; select(product).where(x).join(line, y)",
        "table = relations.receivable; select(table)",
    ],
)
def test_another_name_for_it_hides_nothing(tmp_path: Path, code: str) -> None:
    assert len(written(tmp_path, code)) == 1


def test_not_even_the_order_writer_has_statements_of_its_own(tmp_path: Path) -> None:
    assert len(written(tmp_path, "insert(relations.sales_order)", "order_writer.py")) == 1
    assert len(written(tmp_path, "text('INSERT INTO x')", "order_writer.py")) == 1


def test_the_mapping_has_sql_as_text(tmp_path: Path) -> None:
    (tmp_path / "erp_adapter" / "mapping").mkdir(parents=True)
    assert written(tmp_path, "text('INSERT INTO x')", "mapping/submission.py") == []


def test_the_adapter_as_it_is_has_no_fault() -> None:
    assert faults(ROOT / "erp_adapter") == []
