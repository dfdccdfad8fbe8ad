"""What does the demo company sell, and how much of it is in its warehouses."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from erp_adapter.demo.chance import chance, every, happens
from erp_adapter.demo.figures import CENTS, PRICE, QUANTITY, half_up
from erp_adapter.demo.identifiers import ean13
from erp_adapter.demo.taxes import GENERAL, PELLETS, REDUCED, SUPER_REDUCED
from erp_adapter.demo.vocabulary import Branch, Group, Kind, branches
from erp_adapter.demo.writer import Row

REMEMBERED = 4_096
# Packs smaller than this are opened for whoever wants less.
LEAST_PACK = 5
PICTURES_A_GROUP = 3
WAREHOUSES = ("CEN", "SUR")
TAX_OF_GROUP = {"Semillas y abonos": REDUCED, "Libros técnicos": SUPER_REDUCED}
TAX_OF_KIND = {"Pellets y briquetas": PELLETS}

# A prime without a factor in common with 10⁹, so that barcodes look like nothing and never meet.
BARCODE_STEP = 607_398_731


@dataclass(frozen=True, slots=True)
class Product:
    """Quantities in thousandths, `base_price` in millionths and 0 where the product has none of its own."""

    index: int
    code: str
    name: str
    branch: Branch
    group: Group
    kind: Kind
    brand: str
    size: str
    finish: str
    tax_code: str
    base_price: int
    minimum: int
    step: int
    min_stock: int

    @property
    def for_sale(self) -> bool:
        return not every(self.index, 97, 13)

    @property
    def priced_by_rows_only(self) -> bool:
        return every(self.index, 61, 17)

    @property
    def can_be_bought(self) -> bool:
        return self.for_sale and self.base_price > 0

    @property
    def least(self) -> int:
        return -(-self.minimum // self.step) * self.step


class Catalogue:
    """Any product by its index, made when asked for and remembered for a while."""

    def __init__(self, seed: int, count: int) -> None:
        self.count = count
        self._seed = seed
        self._kinds = [
            (branch, group, kind) for branch in branches() for group in branch.groups for kind in group.kinds
        ]
        self.product = lru_cache(REMEMBERED)(self._make)

    def usual(self, customer: int, slot: int) -> Product:
        """One of the products that a customer buys again and again: it is for sale and has a price."""
        index = (customer * 7_919 + slot * 1_049 + self._seed) % self.count
        while not (product := self.product(index)).can_be_bought:
            index = (index + 1) % self.count
        return product

    def rows(self, index: int) -> Iterator[tuple[str, Row]]:
        """A product's rows, each with its table."""
        product, luck = self.product(index), chance(self._seed, "stock", index)
        yield "product", _product_row(product)
        for position, (name, value) in enumerate(_attributes(product), 1):
            yield (
                "product_attribute",
                {"product_code": product.code, "position": position, "name": name, "value": value},
            )
        for position, uri in enumerate(_pictures(product), 1):
            yield (
                "product_image",
                {"product_code": product.code, "position": position, "uri": uri, "alt": product.name},
            )
        for row in _stock_rows(product, luck):
            yield "stock", row

    def _make(self, index: int) -> Product:
        branch, group, kind = self._kinds[index % len(self._kinds)]
        variant = index // len(self._kinds)
        sizes, finishes = kind.sizes.values, kind.finishes.values
        size, finish = variant % len(sizes), variant // len(sizes) % len(finishes)
        series, brand = divmod(variant // (len(sizes) * len(finishes)), len(branch.brands))
        brand = (brand + index) % len(branch.brands)
        minimum, step = _steps(index, kind)
        luck = chance(self._seed, "product", index)
        words = [kind.item, finishes[finish], sizes[size], branch.brands[brand]]
        unpriced = every(index, 61, 17) or every(index, 193, 29)
        return Product(
            index=index,
            code=f"{branch.code}{index + 1:06d}",
            name=" ".join([*words, f"serie {series + 1}"] if series else words),
            branch=branch,
            group=group,
            kind=kind,
            brand=branch.brands[brand],
            size=sizes[size],
            finish=finishes[finish],
            tax_code=TAX_OF_KIND.get(kind.name) or TAX_OF_GROUP.get(group.name, GENERAL),
            base_price=0 if unpriced else _price(kind, size, finish, luck),
            minimum=minimum,
            step=step,
            min_stock=luck.choice((0, 5, 10, 20, 50)) * kind.pack * QUANTITY,
        )


def family_rows() -> Iterator[Row]:
    """The families, each after the one that it belongs to."""
    for place, branch in enumerate(branches(), 1):
        yield {"code": branch.code, "name": branch.name, "position": place}
        for group_place, group in enumerate(branch.groups, 1):
            yield {"code": group.code, "name": group.name, "parent_code": branch.code, "position": group_place}
            for kind_place, kind in enumerate(group.kinds, 1):
                yield {"code": kind.code, "name": kind.name, "parent_code": group.code, "position": kind_place}


def picture(group: Group, number: int) -> str:
    """Where a group's picture is, from the folder of the demo."""
    return f"images/{group.code}-{number}.png"


def priced(price: int) -> int:
    """A price as it stands in lists: to the cent, or to a hundredth of one where it is less than a euro."""
    grain = PRICE // CENTS if price >= PRICE else PRICE // 10_000
    return max(half_up(price, grain), 1) * grain


def _price(kind: Kind, size: int, finish: int, luck: Random) -> int:
    """Dearer with the size and the finish."""
    span = kind.dearest - kind.cheapest
    place = (size + 0.35 * finish) / (len(kind.sizes.values) + 0.35 * len(kind.finishes.values))
    price = round(100 * (kind.cheapest + span * math.pow(place, 1.4) * luck.uniform(0.85, 1.1)))
    return priced(price * PRICE // (100 * CENTS))


def _steps(index: int, kind: Kind) -> tuple[int, int]:
    """The least that can be bought, and in what steps."""
    whole, pack = QUANTITY, kind.pack * QUANTITY
    way = (index * 7 + index // 150) % 4
    if kind.unit == "m" and way == 1:
        return whole // 2, whole // 2
    if kind.pack < LEAST_PACK or way == 1:
        return whole, whole
    return {0: (pack, pack), 2: (pack, whole), 3: (2 * pack, pack)}[way]


def _product_row(product: Product) -> Row:
    kind = product.kind
    return {
        "code": product.code,
        "name": product.name,
        "description": _description(product) if not every(product.index, 19, 5) else None,
        "technical_description": _technical(product) if not every(product.index, 7, 3) else None,
        "barcode": ean13(product.index * BARCODE_STEP % 10**9) if not every(product.index, 37, 9) else None,
        "brand": product.brand if not every(product.index, 83, 11) else None,
        "family_code": kind.code,
        "unit": kind.unit,
        "units_per_pack": kind.pack,
        "min_quantity": product.minimum / QUANTITY,
        "quantity_step": product.step / QUANTITY,
        "tax_code": product.tax_code,
        "base_price": product.base_price / PRICE,
        "min_stock": product.min_stock / QUANTITY,
        "for_sale": product.for_sale,
    }


def _description(product: Product) -> str:
    kind = product.kind
    return (
        f"{kind.item} de la marca {product.brand} para {product.group.use}. "
        f"{kind.finishes.name}: {product.finish}. {kind.sizes.name}: {product.size}. "
        f"Se sirve en envases de {kind.pack} {kind.unit}."
    )


def _technical(product: Product) -> str:
    kind = product.kind
    return (
        f"Norma: {product.group.norm}\n{kind.sizes.name}: {product.size}\n{kind.finishes.name}: {product.finish}\n"
        f"Marcado CE. Garantía: {_guarantee(product)}."
    )


def _guarantee(product: Product) -> str:
    return f"{(2, 3, 5)[product.index % 3]} años"


def _attributes(product: Product) -> list[tuple[str, str]]:
    kind = product.kind
    return [
        (kind.sizes.name, product.size),
        (kind.finishes.name, product.finish),
        ("Norma", product.group.norm),
        ("Garantía", _guarantee(product)),
    ]


def _pictures(product: Product) -> list[str]:
    count = (0, 1, 1, 2)[product.index % 4 if product.index % 5 == 0 else 1]
    return [picture(product.group, (product.index + shift) % PICTURES_A_GROUP + 1) for shift in range(count)]


def _stock_rows(product: Product, luck: Random) -> Iterator[Row]:
    """Under, at and above the minimum, none, less than none, and no row at all: each has its share of the products."""
    minimum = max(product.min_stock, product.kind.pack * QUANTITY)
    if every(product.index, 20, 4):
        return
    available = {
        0: half_up(minimum, 2 * QUANTITY) * QUANTITY,
        1: product.min_stock,
        2: 0,
        3: -luck.randint(1, 30) * QUANTITY,
    }.get(product.index % 20, minimum + luck.randint(1, 200) * product.kind.pack * QUANTITY)
    elsewhere = luck.randint(0, max(available, 0) // QUANTITY) * QUANTITY if happens(luck, 0.6) else None
    reserved = luck.randint(0, 20) * QUANTITY
    for warehouse, part in zip(WAREHOUSES, (available - (elsewhere or 0), elsewhere), strict=True):
        if part is not None:
            held = max(part + reserved, 0)
            yield {
                "product_code": product.code,
                "warehouse_code": warehouse,
                "quantity": held / QUANTITY,
                "reserved": (held - part) / QUANTITY,
            }
