"""What each system says of a plan, read for the tables that it would read from end to end."""

from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from erp_adapter.checking.lookups import Lookups
from erp_adapter.checking.plans import mariadb, mssql, postgresql, sqlite
from erp_adapter.checking.plans.steps import Scan
from erp_adapter.dialects import open_database
from erp_adapter.reference_layout import reference_layout
from tests.erp_adapter.checking.erps import copy_of
from tests.office import DEMO_DAY, Demo


def test_sqlite_scans_are_told_from_searches() -> None:
    """An index made for one statement is a scan; rows that stand nowhere are none."""
    steps = [
        "SCAN invoice",
        "SCAN product USING INDEX ix_product_name",
        "SCAN TABLE customer AS owner",
        "SEARCH line USING INDEX ix_line (order_number=?)",
        "SEARCH held USING AUTOMATIC COVERING INDEX (number=?)",
        "SCAN CONSTANT ROW",
        "SCAN json_each VIRTUAL TABLE INDEX 1:",
        "SCAN (subquery-3)",
        "USE TEMP B-TREE FOR ORDER BY",
    ]
    assert sqlite.read(steps) == [Scan("invoice"), Scan("product", in_order=True), Scan("owner"), Scan("held")]


def test_postgresql_scans_are_found_in_the_tree() -> None:
    """An index read without a condition is a scan in its order; a bitmap's index has its table above it."""
    plan: list[dict[str, Any]] = [
        {
            "Plan": {
                "Node Type": "Nested Loop",
                "Plans": [
                    {"Node Type": "Seq Scan", "Relation Name": "invoice", "Alias": "i"},
                    {"Node Type": "Index Scan", "Relation Name": "product", "Index Name": "ix"},
                    {"Node Type": "Index Scan", "Relation Name": "customer", "Index Cond": "(code = $1)"},
                    {
                        "Node Type": "Bitmap Heap Scan",
                        "Relation Name": "stock",
                        "Plans": [{"Node Type": "Bitmap Index Scan", "Index Cond": "(product_code = $1)"}],
                    },
                ],
            }
        }
    ]
    assert postgresql.read(plan) == [Scan("invoice"), Scan("product", in_order=True)]


def test_mariadb_scans_are_found_wherever_they_are_nested() -> None:
    """What the server keeps for itself is no table."""
    plan = {
        "query_block": {
            "nested_loop": [
                {"table": {"table_name": "invoice", "access_type": "ALL", "rows": 9}},
                {"table": {"table_name": "owner", "access_type": "eq_ref", "key": "PRIMARY"}},
                {"table": {"table_name": "<derived2>", "access_type": "ALL"}},
            ],
            "subqueries": [{"query_block": {"table": {"table_name": "product", "access_type": "index"}}}],
        }
    }
    assert mariadb.read(plan) == [Scan("invoice"), Scan("product", in_order=True)]


SHOWPLAN = """<ShowPlanXML xmlns="http://schemas.microsoft.com/sqlserver/2004/07/showplan"><BatchSequence><Batch>
<Statements><StmtSimple><QueryPlan>
<RelOp PhysicalOp="Nested Loops"><NestedLoops>
  <RelOp PhysicalOp="Clustered Index Scan"><IndexScan><Object Schema="[dbo]" Table="[invoice]" Index="[pk]"/></IndexScan></RelOp>
  <RelOp PhysicalOp="Clustered Index Seek"><IndexScan><Object Schema="[dbo]" Table="[customer]" Index="[pk]"/></IndexScan></RelOp>
  <RelOp PhysicalOp="Index Scan"><IndexScan><Object Schema="[dbo]" Table="[product]" Index="[ix]"/></IndexScan></RelOp>
</NestedLoops></RelOp>
</QueryPlan></StmtSimple></Statements></Batch></BatchSequence></ShowPlanXML>"""


def test_sql_server_scans_are_found_in_its_xml() -> None:
    assert mssql.read(SHOWPLAN) == [Scan("invoice"), Scan("product", in_order=True)]


async def test_every_look_up_can_be_written_out_for_sql_server(demo: Demo, tmp_path: Path) -> None:
    """There its plan is asked for with the values in the text."""
    database = open_database(copy_of(demo, tmp_path), connections=1, deadline=20)
    try:
        lookups = await Lookups(database, reference_layout()[1], frozenset(), lambda _: (), DEMO_DAY).all()
    finally:
        await database.close()
    sql_server = make_url("mssql+pyodbc://").get_dialect()()
    assert lookups
    assert all("?" not in mssql.written_out(each.statement, sql_server) for each in lookups)
