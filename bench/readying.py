"""What a server needs before it can be asked: an order of three lines, and ids that it alone knows."""

import asyncpg

from bench.floor_statements import ADD_LINE, EMPTY_CART, NEW_CART
from bench.servers import Running
from bench.subject import Subject
from bench.workloads import BUYER, PAYER, WORKLOADS

PAGES = 10

CLEAR = "mutation { clearCurrentOrder(input: {}) { errors { code } } }"
FILL = """
mutation ($lines: [OrderLineInput!]!) {
  addOrderLines(input: { lines: $lines }) { order { lines { id } } errors { code message } }
}
"""
CURSOR = """
query ($from: Date!, $to: Date!, $account: String, $after: String) {
  viewer { customer { statement(from: $from, to: $to, account: $account) {
    entries(first: 100, after: $after) { pageInfo { endCursor } }
  } } }
}
"""
NEEDS_CART = ("D", "M")


def make_ready(server: Running, subject: Subject, workloads: list[str]) -> None:
    """Put the lines into the current order where one is asked for, and find the cursors of the statement's pages.

    The gateway keeps the order in its store; the others in a table that `fill_table` has filled.
    """
    if not server.server.logs_in:
        return
    if any(name in NEEDS_CART for name in workloads):
        _fill_gateway(server, [{"code": code, "quantity": str(quantity)} for code, quantity in subject.cart])
    if "W3" in workloads:
        server.own["W3"] = _cursors(server, subject)


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


def _cursors(server: Running, subject: Subject) -> dict[str, str]:
    (period,) = WORKLOADS["W3"].variables(subject)
    found: dict[str, str] = {}
    after: str | None = None
    for page in range(2, PAGES + 1):
        data = server.query(CURSOR, {**period, "after": after}, PAYER)
        after = data["viewer"]["customer"]["statement"]["entries"]["pageInfo"]["endCursor"]
        assert after is not None, f"the statement has no page {page}"
        found[f"after{page}"] = after
    return found
