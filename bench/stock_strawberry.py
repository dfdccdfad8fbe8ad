"""Strawberry as its documentation starts one: its ASGI view on Starlette, SQLAlchemy's asyncio sessions, data loaders.

Types are written as a schema's author would write them; what the customer pays is one statement for all products of a page, as
on the other servers that have no rules of their own. Nobody logs in and nothing is limited.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import strawberry
import uvicorn
from sqlalchemy import make_url, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from strawberry.asgi import GraphQL

from bench.stock_data import (
    AGING,
    CART,
    ENTRIES,
    PAGE,
    Invoice,
    Loaders,
    Product,
    Receivable,
    SalesOrder,
    today,
)

CONNECTIONS = 4

Info = strawberry.Info[dict[str, Any], None]


def loaders(info: Info) -> Loaders:
    found: Loaders = info.context["loaders"]
    return found


@strawberry.type(name="Family")
class FamilyType:
    code: str
    name: str


@strawberry.type(name="Price")
class PriceType:
    net: Decimal


@strawberry.type(name="Stock")
class StockType:
    quantity: Decimal


@strawberry.type(name="Product")
class ProductType:
    code: str
    name: str
    brand: str | None
    unit: str
    barcode: str | None
    family_code: strawberry.Private[str | None]

    @strawberry.field
    async def family(self, info: Info) -> FamilyType | None:
        found = None if self.family_code is None else await loaders(info).families.load(self.family_code)
        return None if found is None else FamilyType(code=found.code, name=found.name)

    @strawberry.field
    async def price(self, info: Info, customer_code: str) -> PriceType | None:
        net = await loaders(info).prices.load((customer_code, self.code))
        return None if net is None else PriceType(net=net)

    @strawberry.field
    async def stock(self, info: Info) -> StockType:
        return StockType(quantity=await loaders(info).stocks.load(self.code))


def product_type(found: Product) -> ProductType:
    return ProductType(
        code=found.code,
        name=found.name,
        brand=found.brand,
        unit=found.unit,
        barcode=found.barcode,
        family_code=found.family_code,
    )


@strawberry.type(name="InvoiceLine")
class InvoiceLineType:
    description: str
    quantity: Decimal
    net: Decimal
    product_code: strawberry.Private[str | None]

    @strawberry.field
    async def product(self, info: Info) -> ProductType | None:
        found = None if self.product_code is None else await loaders(info).products.load(self.product_code)
        return None if found is None else product_type(found)


@strawberry.type(name="Invoice")
class InvoiceType:
    number: str
    date: date
    total: Decimal

    @strawberry.field
    async def lines(self, info: Info) -> list[InvoiceLineType]:
        return [
            InvoiceLineType(
                description=line.description, quantity=line.quantity, net=line.net, product_code=line.product_code
            )
            for line in await loaders(info).lines.load(self.number)
        ]


@strawberry.type
class Entry:
    date: date
    entry_number: str
    concept: str
    document: str | None
    debit: Decimal
    credit: Decimal
    balance: Decimal


@strawberry.type
class OrderLine:
    code: str
    quantity: Decimal
    net: Decimal


@strawberry.type
class CurrentOrder:
    lines: list[OrderLine]
    net: Decimal | None


@strawberry.type
class Order:
    number: str
    total: Decimal


@strawberry.type
class Due:
    number: str
    due_date: date
    balance: Decimal


@strawberry.type
class Aging:
    not_due: Decimal
    total: Decimal


@strawberry.type
class Query:
    @strawberry.field
    async def products(self, info: Info, family_code: str, customer_code: str, first: int) -> list[ProductType]:
        asked = {"family": family_code, "customer": customer_code, "today": today(), "first": first}
        async with loaders(info).sessions() as session:
            found = await session.scalars(select(Product).from_statement(PAGE), asked)
            return [product_type(each) for each in found]

    @strawberry.field
    async def product(self, info: Info, code: str) -> ProductType | None:
        async with loaders(info).sessions() as session:
            found = await session.get(Product, code)
        return None if found is None else product_type(found)

    @strawberry.field
    async def invoices(self, info: Info, customer_code: str, first: int) -> list[InvoiceType]:
        statement = select(Invoice).where(Invoice.customer_code == customer_code)
        statement = statement.order_by(Invoice.date.desc(), Invoice.number.desc()).limit(first)
        async with loaders(info).sessions() as session:
            found = await session.scalars(statement)
            return [InvoiceType(number=each.number, date=each.date, total=each.total) for each in found]

    @strawberry.field
    async def entries(
        self,
        info: Info,
        customer_code: str,
        account: str,
        since: Annotated[date, strawberry.argument(name="from")],
        until: Annotated[date, strawberry.argument(name="to")],
    ) -> list[Entry]:
        asked = {"customer": customer_code, "account": account, "since": since, "until": until}
        async with loaders(info).sessions() as session:
            return [
                Entry(
                    date=row.date,
                    entry_number=str(row.entry_number),
                    concept=row.concept,
                    document=row.document,
                    debit=Decimal(row.debit),
                    credit=Decimal(row.credit),
                    balance=Decimal(row.balance),
                )
                for row in await session.execute(ENTRIES, asked)
            ]

    @strawberry.field
    async def current_order(self, info: Info, customer_code: str) -> CurrentOrder | None:
        async with loaders(info).sessions() as session:
            rows = (await session.execute(CART, {"customer": customer_code, "today": today()})).all()
        lines = [OrderLine(code=row.code, quantity=Decimal(row.quantity), net=Decimal(row.net)) for row in rows]
        return CurrentOrder(lines=lines, net=Decimal(rows[0].total)) if rows else None

    @strawberry.field
    async def orders(self, info: Info, customer_code: str, first: int) -> list[Order]:
        statement = select(SalesOrder).where(SalesOrder.customer_code == customer_code)
        statement = statement.order_by(SalesOrder.submitted_at.desc(), SalesOrder.number.desc()).limit(first)
        async with loaders(info).sessions() as session:
            return [Order(number=each.number, total=each.total) for each in await session.scalars(statement)]

    @strawberry.field
    async def outstanding(self, info: Info, customer_code: str, first: int) -> list[Due]:
        owed = Receivable.amount - Receivable.paid
        statement = select(Receivable).where(
            Receivable.customer_code == customer_code, Receivable.grouping_number.is_(None), owed != 0
        )
        statement = statement.order_by(Receivable.due_date, Receivable.number).limit(first)
        async with loaders(info).sessions() as session:
            found = await session.scalars(statement)
            return [Due(number=each.number, due_date=each.due_date, balance=each.amount - each.paid) for each in found]

    @strawberry.field
    async def aging(self, info: Info, customer_code: str) -> Aging:
        async with loaders(info).sessions() as session:
            row = (await session.execute(AGING, {"customer": customer_code, "today": today()})).one()
        return Aging(not_due=Decimal(row.not_due), total=Decimal(row.total))


def create_app(database: str) -> Starlette:
    engine = create_async_engine(
        make_url(database).set(drivername="postgresql+asyncpg"), pool_size=CONNECTIONS, max_overflow=0
    )
    sessions = async_sessionmaker(engine, expire_on_commit=False)

    class View(GraphQL[dict[str, Any], None]):
        async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
            return {"request": request, "response": response, "loaders": Loaders(sessions)}

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await engine.dispose()

    async def health(_request: Request) -> Response:
        return Response()

    view = View(strawberry.Schema(Query), graphql_ide=None)
    return Starlette(routes=[Route("/health", health), Route("/graphql", view)], lifespan=lifespan)


def main() -> None:
    app = create_app(os.environ["BENCH_DATABASE"])
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")


if __name__ == "__main__":
    main()
