"""What do two ERPs answer that differ in their stock alone? Copies with other figures, and what is asked of both."""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type

from erp_adapter.domain.stock import StockLevel, StockPolicy, visible
from schema.ids import parse_id
from tests.office import Demo
from tests.schema.shopping import Person, books, quoted

Figures = Mapping[str, Decimal]

FIGURES = """
    select code, min_stock, coalesce((select sum(quantity - reserved) from stock where product_code = code), 0)
    from product where min_quantity = 1 and quantity_step = 1 and for_sale and base_price > 0
"""
"""Of the products that are sold one by one."""

ORDERED_TOO = """
    insert into sales_order_line
    select order_number, max(position) + 1, ?, description, ?, 0, 0, unit_price, 0, 0, 0, net, tax_rate, surcharge_rate, 0, note
    from sales_order_line where order_number = (select max(number) from sales_order where customer_code = ?)
"""
UUID_LENGTH = 36


@dataclass(frozen=True, slots=True)
class Item:
    """A product in the ERP as it is."""

    code: str
    minimum: Decimal
    figure: Decimal

    @property
    def level(self) -> StockLevel:
        level = visible(StockPolicy.EXACT, self.figure, self.minimum).level
        assert level is not None
        return level

    def another(self) -> Decimal:
        """Another figure of the same level, lower where that can be."""
        if self.level is StockLevel.RED:
            return self.figure - 7
        if self.level is StockLevel.GREEN:
            return self.minimum + 1 if self.figure > self.minimum + 1 else self.figure + 3
        return self.minimum / 2 if self.figure > self.minimum / 2 else self.minimum

    def reversed(self) -> Decimal:
        """A figure of another level."""
        return Decimal(-2) if self.figure > 0 else self.minimum + 40


def items(demo: Demo) -> list[Item]:
    rows = books(demo.folder, FIGURES)
    return [Item(code, Decimal(str(minimum)), Decimal(str(figure))) for code, minimum, figure in rows]


def restock(folder: Path, figures: Figures) -> None:
    with closing(sqlite3.connect(folder / "erp.sqlite")) as connection, connection:
        connection.executemany("delete from stock where product_code = ?", [(code,) for code in figures])
        rows = [(code, float(figure)) for code, figure in figures.items()]
        connection.executemany("insert into stock values (?, 'CEN', ?, 0)", rows)


@dataclass(frozen=True, slots=True)
class World:
    """A copy of the demo, and what its stock falls to half-way."""

    demo: Demo
    later: Figures


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, the same of every world: around both figures of products of each level."""

    chosen: Sequence[Item]

    @classmethod
    def of(cls, known: Sequence[Item]) -> "Plan":
        by_level = {level: [item for item in known if item.level is level] for level in StockLevel}
        return cls([*by_level[StockLevel.GREEN][:2], by_level[StockLevel.AMBER][0], by_level[StockLevel.RED][0]])

    @property
    def plenty(self) -> list[Item]:
        return [item for item in self.chosen if item.level is StockLevel.GREEN]

    def world(self, demo: Demo, folder: Path, figures: Figures, *, left: int) -> World:
        """A copy of the demo with these figures, where one product runs out later and others fall to a bit over their
        minimum. In the customer's latest order stand products that there are and one that there is not.
        """
        folder.mkdir()
        for name in ("erp.sqlite", "store.sqlite"):
            shutil.copy(demo.folder / name, folder / name)
        restock(folder, figures)
        for customer in (demo.books.customer, demo.books.second_customer):
            for item in self.chosen:
                books(folder, ORDERED_TOO, item.code, max(float(item.figure), 1.0), customer)
        gone, *falling = self.plenty
        later = {gone.code: Decimal(-left)} | {item.code: item.minimum + left for item in falling}
        return World(Demo(folder, demo.books), later)

    async def look(self, person: Person) -> None:
        """Read all that there is, and every list of products by every order and switch."""
        person.prefer(code=self.plenty[0].code)
        await person.change("addOrderLine", {"customerCode": person.customer})
        await person.read(depth=2)
        for given in _lists(person):
            asked = person.asking.field(person.asking.query, "products", given, depth=2)
            await person.ask(f"{{ {asked} }}")

    async def order(self, person: Person, later: Figures) -> None:
        """Every change of an order, by quantities from just under each figure to far past it."""

        async def change(name: str, depth: int = 2, **given: object) -> Any:
            return await person.change(name, {"customerCode": person.customer, **given}, depth=depth)

        person.leave_out("Customer", "Invoice")
        await change("clearCurrentOrder")
        for item in self.chosen:
            await change("addOrderLine", line={"code": item.code, "quantity": str(max(int(item.figure), 1))})
        added = await change("addOrderLines", lines=[line for item in self.chosen for line in _lines(item)])
        by_code = {item.code: item for item in self.chosen}
        for line in (added["order"] or {"lines": []})["lines"]:
            item = by_code[line["code"]]
            for quantity in (item.figure, item.another() + 1, item.figure + 1):
                await change("updateOrderLine", lineId=line["id"], quantity=str(max(int(quantity), 1)))
        await change("updateCurrentOrder", depth=4, reference="R-1")
        restock(person.folder, later)
        await change("submitCurrentOrder", depth=4, expectedTotal="0.01")
        await change("submitCurrentOrder")
        await change("repeatOrder", depth=4, orderId=person.order_id)
        for line in (await change("updateCurrentOrder", notes="N"))["order"]["lines"]:
            await change("removeOrderLine", lineId=line["id"])


def _stops(item: Item) -> list[int]:
    """Just under both figures, at them, past them, and far past them."""
    around = {int(figure) + shift for figure in (item.figure, item.another()) for shift in (-1, 0, 1)}
    stops = sorted({max(stop, 1) for stop in around})
    return [*stops, 10 * stops[-1] + 100]


def _lines(item: Item) -> list[dict[str, str]]:
    """Steps from one stop to the next."""
    stops = _stops(item)
    steps = [stop - before for before, stop in zip([0, *stops], stops, strict=False)]
    return [{"code": item.code, "quantity": str(step)} for step in steps]


def _lists(person: Person) -> list[dict[str, str]]:
    """Arguments of `products`: each order both ways, each switch of the filter on and off."""
    kinds = person.asking.schema.type_map
    sort, direction, wanted = kinds["ProductSortField"], kinds["SortDirection"], kinds["ProductFilter"]
    assert isinstance(sort, GraphQLEnumType)
    assert isinstance(direction, GraphQLEnumType)
    assert isinstance(wanted, GraphQLInputObjectType)
    search = {"Query.products.filter.search": quoted("a")}
    orders = [
        search | {"Query.products.orderBy": f"[{{field: {field}, direction: {way}}}]"}
        for field in sort.values
        for way in direction.values
    ]
    switches = [name for name, each in wanted.fields.items() if get_named_type(each.type).name == "Boolean"]
    return orders + [{f"Query.products.filter.{name}": value} for name in switches for value in ("true", "false")]


def steady(answers: Any) -> bytes:
    """Answers as bytes, ids made of chance replaced by when they first came; links are by the session that asked."""
    seen: dict[str, str] = {}

    def masked(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: masked(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [masked(each) for each in value]
        if isinstance(value, str) and value.startswith("/exports/"):
            return "/exports/…"
        parsed = parse_id(value) if isinstance(value, str) else None
        if parsed is not None and any(len(key) == UUID_LENGTH for key in parsed[1]):
            return seen.setdefault(value, f"{parsed[0]} {len(seen)}")
        return value

    return msgspec.json.encode(masked(answers))
