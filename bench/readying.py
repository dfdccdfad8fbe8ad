"""What a server needs before it can be asked: an order of three lines, and the id that it alone knows of one of them."""

import asyncpg

from bench.floor_statements import ADD_LINE, EMPTY_CART, NEW_CART
from bench.servers import Running
from bench.subject import Subject
from bench.workloads import BUYER

CLEAR = "mutation { clearCurrentOrder(input: {}) { errors { code } } }"
FILL = """
mutation ($lines: [OrderLineInput!]!) {
  addOrderLines(input: { lines: $lines }) { order { lines { id } } errors { code message } }
}
"""
NEEDS_CART = ("D", "M")


def make_ready(server: Running, subject: Subject, workloads: list[str]) -> None:
    """Put the lines into the current order where one is asked for.

    The gateway keeps the order in its store; the others in a table that `fill_table` has filled.
    """
    if server.server.logs_in and any(name in NEEDS_CART for name in workloads):
        _fill_gateway(server, [{"code": code, "quantity": str(quantity)} for code, quantity in subject.cart])


async def fill_table(database: str, subject: Subject) -> None:
    """Put the same lines where the servers without a store read them."""
    connection = await asyncpg.connect(database)
    try:
        await connection.execute(EMPTY_CART, subject.customer)
        await connection.execute(NEW_CART, subject.customer)
        rows = [(subject.customer, position, *line) for position, line in enumerate(subject.cart, 1)]
        await connection.executemany(ADD_LINE, rows)
    finally:
        await connection.close()


def _fill_gateway(server: Running, lines: list[dict[str, str]]) -> None:
    server.query(CLEAR, {}, BUYER)
    filled = server.query(FILL, {"lines": lines}, BUYER)["addOrderLines"]
    assert not filled["errors"], filled["errors"]
    server.own["M"] = {"lineId": filled["order"]["lines"][0]["id"]}
