"""What a workload costs at least in Python: Starlette, asyncpg and orjson, a handler and a statement each, no GraphQL.

`POST /<workload>` with the variables as JSON. Nobody logs in and nothing is checked: it is a floor, not a server.
"""

import asyncio
import os
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import asyncpg
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench import floor_statements as statements
from bench.floor_files import products_xlsx, statement_pdf

CONNECTIONS = 4

Variables = Mapping[str, Any]
Answer = Callable[[Any, Variables], Awaitable[Any]]


async def products(pool: Any, asked: Variables) -> Any:
    day = date.fromisoformat(asked["today"])
    rows = await pool.fetch(statements.W1, asked["customer"], day, asked["family"])
    return {
        "products": [
            {"code": code, "name": name, "family": {"name": family}, "price": {"net": net}, "stock": {"quantity": left}}
            for code, name, family, net, left in rows
        ]
    }


async def invoices(pool: Any, asked: Variables) -> Any:
    rows = await pool.fetch(statements.W2, asked["customer"])
    return {
        "invoices": [
            {
                "number": number,
                "date": day,
                "total": total,
                "lines": [_line(row) for row in lines if row[3] is not None],
            }
            for (number, day, total), lines in groupby(rows, itemgetter(0, 1, 2))
        ]
    }


def _line(row: Any) -> dict[str, Any]:
    *_, quantity, net, description, code, name = row
    product = None if code is None else {"code": code, "name": name}
    return {"quantity": quantity, "net": net, "description": description, "product": product}


async def statement(pool: Any, asked: Variables) -> Any:
    since, until = date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"])
    rows = await pool.fetch(statements.W3, asked["customer"], asked["account"], since, until)
    names = ("date", "entryNumber", "concept", "document", "debit", "credit", "balance")
    return {"entries": [dict(zip(names, row, strict=True)) for row in rows]}


async def product(pool: Any, asked: Variables) -> Any:
    row = await pool.fetchrow(statements.W4, asked["code"])
    return {"product": None if row is None else dict(row)}


async def dashboard(pool: Any, asked: Variables) -> Any:
    customer, day = asked["customer"], date.fromisoformat(asked["today"])
    order, orders, outstanding, aging = await asyncio.gather(
        cart(pool, customer, day),
        pool.fetch(statements.ORDERS, customer),
        pool.fetch(statements.OUTSTANDING, customer),
        pool.fetchrow(statements.AGING, customer, day),
    )
    not_due, late, total = aging
    return {
        "currentOrder": order,
        "orders": [{"number": number, "submittedAt": at, "total": total} for number, at, total in orders],
        "outstanding": [{"number": number, "dueDate": due, "balance": balance} for number, due, balance in outstanding],
        "aging": {"notDue": not_due, "late": late, "total": total},
    }


async def cart(pool: Any, customer: str, day: date) -> Any:
    rows = await pool.fetch(statements.CART, customer, day)
    lines = [{"code": code, "quantity": quantity, "net": net} for code, quantity, net, _ in rows]
    return {"lines": lines, "net": rows[0][3] if rows else None}


async def search(pool: Any, asked: Variables) -> Any:
    words = _folded(asked["search"]).split()
    day = date.fromisoformat(asked["today"])
    rows = await pool.fetch(statements.SEARCH, asked["customer"], day, words, " ".join(words))
    return {
        "products": [
            {"code": code, "name": name, "brand": brand} for kind, code, name, brand, _ in rows if kind == _PRODUCT
        ],
        "families": [{"family": {"name": name}, "count": count} for kind, _, name, _, count in rows if kind == _FAMILY],
        "brands": [{"brand": brand, "count": count} for kind, _, _, brand, count in rows if kind == _BRAND],
    }


_PRODUCT, _FAMILY, _BRAND = range(3)


def _folded(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)).casefold()


async def set_line(pool: Any, asked: Variables) -> Any:
    customer = asked["customer"]
    async with pool.acquire() as connection:
        async with connection.transaction():
            await connection.execute(statements.SET_LINE, customer, asked["code"], Decimal(asked["quantity"]))
            await connection.execute(statements.NEXT_VERSION, customer)
        return {"order": await cart(connection, customer, date.fromisoformat(asked["today"]))}


ANSWERS: dict[str, Answer] = {
    "W1": products,
    "W2": invoices,
    "W3": statement,
    "W4": product,
    "D": dashboard,
    "S": search,
    "M": set_line,
}


def create_app(database: str) -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with asyncpg.create_pool(database, min_size=CONNECTIONS, max_size=CONNECTIONS) as pool:
            app.state.pool = pool
            yield

    def route(name: str, answer: Answer) -> Route:
        async def handle(request: Request) -> Response:
            asked = orjson.loads(await request.body())
            body = orjson.dumps(await answer(request.app.state.pool, asked))
            return Response(body, media_type="application/json")

        return Route(f"/{name}", handle, methods=["POST"])

    def file(name: str, make: Callable[[Any, Variables], Awaitable[bytes]]) -> Route:
        async def handle(request: Request) -> Response:
            return Response(await make(request.app.state.pool, orjson.loads(await request.body())))

        return Route(f"/{name}", handle, methods=["POST"])

    async def health(_request: Request) -> Response:
        return Response()

    routes = [
        Route("/health", health),
        *[route(name, answer) for name, answer in ANSWERS.items()],
        file("XLSX", products_xlsx),
        file("PDF", statement_pdf),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def main() -> None:
    app = create_app(os.environ["BENCH_DATABASE"])
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")


if __name__ == "__main__":
    main()
