"""From which words are the demo's products and customers made."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from erp_adapter.demo.figures import CENTS

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Choice:
    """An attribute's name and the values that it may have."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of product: a family of the third level."""

    code: str
    name: str
    item: str
    sizes: Choice
    finishes: Choice
    unit: str
    cheapest: int
    dearest: int
    pack: int


@dataclass(frozen=True, slots=True)
class Group:
    """A family of the second level; `use` and `norm` go into its products' descriptions."""

    code: str
    name: str
    use: str
    norm: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A family of the first level."""

    code: str
    name: str
    colour: str
    brands: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Town:
    province: str
    name: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Names:
    """Words from which people, companies and addresses are made."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    invented: tuple[str, ...]
    streets: tuple[str, ...]
    representatives: tuple[str, ...]
    trades: tuple[tuple[str, str], ...]
    shops: tuple[str, ...]
    towns: tuple[Town, ...]
    islands: tuple[Town, ...]


@cache
def branches() -> tuple[Branch, ...]:
    text = _read("families.toml")
    sizes = {key: Choice(words[0], tuple(words[1:])) for key, words in text["sizes"].items()}
    finishes = {key: Choice(words[0], tuple(words[1:])) for key, words in text["finishes"].items()}
    return tuple(
        Branch(
            family["code"],
            family["name"],
            family["colour"],
            tuple(family["brands"]),
            tuple(
                _group(f"{family['code']}-{place:02d}", group, sizes, finishes)
                for place, group in enumerate(family["group"], 1)
            ),
        )
        for family in text["family"]
    )


@cache
def names() -> Names:
    text = _read("people.toml")
    return Names(
        given=tuple(text["given"]),
        surnames=tuple(text["surnames"]),
        invented=tuple(text["invented"]),
        streets=tuple(text["streets"]),
        representatives=tuple(text["representatives"]),
        trades=tuple((word, tariff) for word, tariff in text["trades"]),
        shops=tuple(text["shops"]),
        towns=_towns(text["provinces"]),
        islands=_towns(text["islands"]),
    )


def _group(code: str, group: dict[str, Any], sizes: dict[str, Choice], finishes: dict[str, Choice]) -> Group:
    kinds = tuple(
        Kind(
            f"{code}-{place}",
            name,
            item,
            sizes[size],
            finishes[finish],
            unit,
            round(cheapest * CENTS),
            round(dearest * CENTS),
            pack,
        )
        for place, (name, item, size, finish, unit, cheapest, dearest, pack) in enumerate(group["kinds"], 1)
    )
    return Group(code, group["name"], group["use"], group["norm"], kinds)


def _towns(provinces: list[list[Any]]) -> tuple[Town, ...]:
    return tuple(Town(province, name, code) for province, *towns in provinces for name, code in towns)


def _read(name: str) -> dict[str, Any]:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)
