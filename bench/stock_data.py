"""What stock Strawberry reads: mapped classes, and a data loader for each kind of thing, as SQLAlchemy's and its own pages show."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from strawberry.dataloader import DataLoader

from bench import floor_statements as statements

Sessions = async_sessionmaker[AsyncSession]


class Model(DeclarativeBase):
    pass


class ProductFamily(Model):
    __tablename__ = "product_family"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_code: Mapped[str | None]


class Product(Model):
    __tablename__ = "product"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    brand: Mapped[str | None]
    unit: Mapped[str]
    barcode: Mapped[str | None]
    family_code: Mapped[str | None] = mapped_column(ForeignKey("product_family.code"))
    base_price: Mapped[Decimal]
    for_sale: Mapped[bool]


class Stock(Model):
    __tablename__ = "stock"
    product_code: Mapped[str] = mapped_column(primary_key=True)
    warehouse_code: Mapped[str] = mapped_column(primary_key=True)
    quantity: Mapped[Decimal]
    reserved: Mapped[Decimal]


class Invoice(Model):
    __tablename__ = "invoice"
    number: Mapped[str] = mapped_column(primary_key=True)
    customer_code: Mapped[str]
    date: Mapped[date]
    total: Mapped[Decimal]


class InvoiceLine(Model):
    __tablename__ = "invoice_line"
    invoice_number: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    product_code: Mapped[str | None]
    description: Mapped[str]
    quantity: Mapped[Decimal]
    net: Mapped[Decimal]


class SalesOrder(Model):
    __tablename__ = "sales_order"
    number: Mapped[str] = mapped_column(primary_key=True)
    customer_code: Mapped[str]
    submitted_at: Mapped[datetime]
    total: Mapped[Decimal]


class Receivable(Model):
    __tablename__ = "receivable"
    number: Mapped[str] = mapped_column(primary_key=True)
    customer_code: Mapped[str]
    due_date: Mapped[date]
    amount: Mapped[Decimal]
    paid: Mapped[Decimal]
    grouping_number: Mapped[str | None]


class Loaders:
    """One of each kind for a request."""

    def __init__(self, sessions: Sessions) -> None:
        self.sessions = sessions
        self.families: DataLoader[str, ProductFamily | None] = DataLoader(self._families)
        self.products: DataLoader[str, Product | None] = DataLoader(self._products)
        self.stocks: DataLoader[str, Decimal] = DataLoader(self._stocks)
        self.lines: DataLoader[str, list[InvoiceLine]] = DataLoader(self._lines)
        self.prices: DataLoader[tuple[str, str], Decimal | None] = DataLoader(self._prices)

    async def _families(self, codes: list[str]) -> Sequence[ProductFamily | None]:
        async with self.sessions() as session:
            found = await session.scalars(select(ProductFamily).where(ProductFamily.code.in_(codes)))
            by_code = {each.code: each for each in found}
        return [by_code.get(code) for code in codes]

    async def _products(self, codes: list[str]) -> Sequence[Product | None]:
        async with self.sessions() as session:
            found = await session.scalars(select(Product).where(Product.code.in_(codes)))
            by_code = {each.code: each for each in found}
        return [by_code.get(code) for code in codes]

    async def _stocks(self, codes: list[str]) -> Sequence[Decimal]:
        left = func.sum(Stock.quantity) - func.sum(Stock.reserved)
        statement = select(Stock.product_code, left).where(Stock.product_code.in_(codes)).group_by(Stock.product_code)
        async with self.sessions() as session:
            by_code = {code: quantity for code, quantity in await session.execute(statement)}  # noqa: C416 - rows
        return [by_code.get(code, Decimal(0)) for code in codes]

    async def _lines(self, numbers: list[str]) -> Sequence[list[InvoiceLine]]:
        statement = select(InvoiceLine).where(InvoiceLine.invoice_number.in_(numbers)).order_by(InvoiceLine.position)
        lines: dict[str, list[InvoiceLine]] = defaultdict(list)
        async with self.sessions() as session:
            for line in await session.scalars(statement):
                lines[line.invoice_number].append(line)
        return [lines[number] for number in numbers]

    async def _prices(self, keys: list[tuple[str, str]]) -> Sequence[Decimal | None]:
        customer = keys[0][0]
        asked = {"customer": customer, "today": today(), "codes": [code for _, code in keys]}
        async with self.sessions() as session:
            found = {row.code: row.net for row in await session.execute(PRICES, asked)}
        return [found.get(code) for _, code in keys]


def today() -> date:
    return date.today()  # noqa: DTZ011 - the books' own day


def _named(statement: str) -> str:
    """The statement with SQLAlchemy's parameters in the place of the driver's."""
    escaped = statement.replace("::", r"\:\:")
    return escaped.replace("$1", "CAST(:customer AS varchar)").replace("$2", "CAST(:today AS date)")


PAGE = text(_named(statements.PAGE_OF))
PRICES = text(_named(statements.PRICES_OF))
CART = text(_named(statements.CART))
ENTRIES = text(
    statements.W3.replace("::", r"\:\:")
    .replace("$1", ":customer")
    .replace("$2", ":account")
    .replace("$3", "CAST(:since AS date)")
    .replace("$4", "CAST(:until AS date)")
)
AGING = text(_named(statements.AGING))
