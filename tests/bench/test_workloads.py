"""Every server's answer comes to one plain form, or is refused; every document is good for the schema that it is for."""

from datetime import date
from decimal import Decimal

import pytest
from graphql import parse, validate

from bench.floor import ANSWERS
from bench.servers import SERVERS
from bench.stock_strawberry import Query
from bench.subject import Subject
from bench.workloads import FOLDER, WORKLOADS, Unlike
from schema.build import build_schema

SUBJECT = Subject(
    customer="00001",
    payer="00002",
    today=date(2026, 3, 31),
    family="FO-01",
    code="FO000001",
    account="43000002",
    since=date(2025, 1, 1),
    until=date(2025, 12, 31),
    words="tubo",
    cart=(("FO000001", Decimal(2)),),
)
NESTED = {
    "products": {
        "nodes": [
            {
                "code": "A",
                "name": "Tubo",
                "family": {"name": "Tubos"},
                "price": {"net": "12.30"},
                "stock": {"quantity": "5"},
            },
            {"code": "B", "name": "Codo", "family": None, "price": None, "stock": {"quantity": "0"}},
        ]
    }
}


def test_an_edge_a_node_and_a_plain_list_are_the_same_list() -> None:
    products = WORKLOADS["W1"]
    rows = NESTED["products"]["nodes"]
    edges = {"data": {"products": {"edges": [{"node": row} for row in rows]}}}
    assert products.common(NESTED) == products.common({"products": rows}) == products.common(edges)


def test_what_is_nested_may_come_flat() -> None:
    flat = [
        {"code": "A", "name": "Tubo", "familyName": "Tubos", "priceNet": 12.3, "stockQuantity": 5},
        {"code": "B", "name": "Codo", "familyName": None, "priceNet": None, "stockQuantity": 0},
    ]
    assert WORKLOADS["W1"].common({"products": flat}) == WORKLOADS["W1"].common(NESTED)


def test_days_are_days_whatever_stands_behind_them() -> None:
    due = {"number": "1", "dueDate": "2026-03-31T00:00:00.000Z", "balance": 1}
    answer = {
        "currentOrder": None,
        "orders": [],
        "outstanding": [due],
        "aging": {"notDue": "0", "total": "-0.00"},
    }
    found = WORKLOADS["D"].common(answer)
    assert found["outstanding"][0]["dueDate"] == "2026-03-31"
    assert str(found["aging"]["total"]) == "0.00"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"products": None},
        {"products": [None]},
        {"products": [{"code": "A"}]},
        {"products": [{"code": "A", "name": "x", "familyName": "y", "stockQuantity": 1}]},
    ],
)
def test_an_answer_that_lacks_something_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(Unlike):
        WORKLOADS["W1"].common(answer)


@pytest.mark.parametrize("name", WORKLOADS)
def test_the_gateway_is_asked_what_its_schema_has(name: str) -> None:
    document = WORKLOADS[name].document("gateway")
    assert document is not None
    assert validate(build_schema()._schema, parse(document)) == []


@pytest.mark.parametrize("name", [each for each in WORKLOADS if WORKLOADS[each].document("strawberry")])
def test_stock_strawberry_is_asked_what_its_schema_has(name: str) -> None:
    import strawberry  # noqa: PLC0415 - beside the documents

    document = WORKLOADS[name].document("strawberry")
    assert document is not None
    assert validate(strawberry.Schema(Query)._schema, parse(document)) == []


def test_by_hand_everything_is_answered() -> None:
    assert ANSWERS.keys() == WORKLOADS.keys()


def test_each_document_is_of_a_server_and_a_workload() -> None:
    files = list(FOLDER.rglob("*.graphql"))
    assert {each.parent.name for each in files} == set(WORKLOADS)
    assert {each.stem for each in files} <= set(SERVERS)


@pytest.mark.parametrize("name", WORKLOADS)
def test_a_document_declares_no_variable_that_nobody_sends(name: str) -> None:
    workload = WORKLOADS[name]
    sent = set(workload.variables(SUBJECT)[0])
    # What the gateway alone needs is found out by asking it.
    own = {"lineId"} | {f"after{page}" for page in range(2, 11)}
    for server in SERVERS:
        document = workload.document(server)
        if document is None:
            continue
        for operation in parse(document).definitions:
            declared = {each.variable.name.value for each in getattr(operation, "variable_definitions", None) or ()}
            assert declared <= sent | (own if server == "gateway" else set()), server
