"""What is asked of every server, with which variables, and what its answer comes to in the same plain form.

The documents are `workloads/<name>/<server>.graphql`; a server without one is not asked that. Every document may declare any of
the workload's variables. An answer is brought to its workload's shape by `common`, so that servers whose schemas differ can be
compared: lists of connections (`nodes`, `edges`) are plain lists, amounts are compared to the cent and quantities to the
thousandth, and what a shape nests may come flat: `familyName` for `family { name }`. Aliases do the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from bench.subject import Subject

FOLDER = Path(__file__).parent / "workloads"
BUYER, PAYER = "compras", "extracto"

Reading = Callable[[Any], Any]
Shape = Mapping[str, "Reading | Shape | Rows"]
Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of what has this shape, in its order; a connection is taken for its list."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Workload:
    """One question; `variables` gives one set of them or several, asked in turn, by `login` where there are logins.

    `alone`: over one connection only, since the database works on it for a second, or the changes take turns.
    """

    name: str
    title: str
    shape: Shape
    variables: Callable[[Subject], list[Variables]]
    login: str = BUYER
    alone: bool = False

    def document(self, server: str) -> str | None:
        """What this server is asked; None where it is not."""
        file = FOLDER / self.name / f"{server}.graphql"
        return file.read_text(encoding="utf-8") if file.exists() else None

    def common(self, answer: Any) -> dict[str, Any]:
        """The answer of any server (its `data`, or the floor's body) in the plain form; raise Unlike where it has none."""
        return {key: _read(_found(answer, key), part, key) for key, part in self.shape.items()}


class Unlike(ValueError):
    """An answer lacks what its workload asks for."""


def text(value: Any) -> str | None:
    return None if value is None else str(value)


def cents(value: Any) -> Decimal | None:
    return _decimal(value, Decimal("0.01"))


def thousandths(value: Any) -> Decimal | None:
    return _decimal(value, Decimal("0.001"))


def day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def number(value: Any) -> int | None:
    return None if value is None else int(value)


def _decimal(value: Any, finest: Decimal) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(finest, ROUND_HALF_UP) + 0


def _found(answer: Any, key: str) -> Any:
    """What stands under `key`, wherever it is below objects: `viewer { customer { invoices` is `invoices`."""
    waiting = [answer]
    for place in waiting:
        if isinstance(place, Mapping):
            if key in place:
                return place[key]
            waiting.extend(place.values())
    raise Unlike(f"there is no {key}")


def _read(value: Any, part: Any, place: str) -> Any:
    if isinstance(part, Rows):
        return [_row(each, part.of, f"{place}[{index}]") for index, each in enumerate(_listed(value, place))]
    if isinstance(part, Mapping):
        return None if value is None else _row(value, part, place)
    return part(value)


def _listed(value: Any, place: str) -> list[Any]:
    if isinstance(value, Mapping):
        if "nodes" in value:
            value = value["nodes"]
        elif "edges" in value:
            value = [edge["node"] for edge in value["edges"]]
    if not isinstance(value, list):
        raise Unlike(f"{place} is no list")
    return value


def _row(value: Any, shape: Shape, place: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise Unlike(f"{place} is no object")
    return {key: _field(value, key, part, f"{place}.{key}") for key, part in shape.items()}


def _field(row: Mapping[str, Any], key: str, part: Any, place: str) -> Any:
    if key in row:
        return _read(row[key], part, place)
    if isinstance(part, Mapping):
        flat = {inner: f"{key}{inner[0].upper()}{inner[1:]}" for inner in part}
        if all(name in row for name in flat.values()):
            return _flat(row, part, flat)
    raise Unlike(f"{place} is missing")


def _flat(row: Mapping[str, Any], part: Shape, names: Mapping[str, str]) -> dict[str, Any] | None:
    """A nested object of a row that has its fields itself; all null: there is no such object."""
    if all(row[name] is None for name in names.values()):
        return None
    return {inner: _read(row[name], part[inner], name) for inner, name in names.items()}


PRODUCTS = Workload(
    "W1",
    "50 products of a family: code, name, family, the customer's price, stock",
    {
        "products": Rows(
            {
                "code": text,
                "name": text,
                "family": {"name": text},
                "price": {"net": cents},
                "stock": {"quantity": thousandths},
            }
        )
    },
    lambda subject: [{"family": subject.family, "customer": subject.customer, "today": subject.today.isoformat()}],
)
INVOICES = Workload(
    "W2",
    "The 20 newest invoices, their lines, each line's product",
    {
        "invoices": Rows(
            {
                "number": text,
                "date": day,
                "total": cents,
                "lines": Rows(
                    {
                        "quantity": thousandths,
                        "net": cents,
                        "description": text,
                        "product": {"code": text, "name": text},
                    }
                ),
            }
        )
    },
    lambda subject: [{"customer": subject.customer}],
)
STATEMENT = Workload(
    "W3",
    "Statement: 1,000 entries with the running balance",
    {
        "entries": Rows(
            {
                "date": day,
                "entryNumber": text,
                "concept": text,
                "document": text,
                "debit": cents,
                "credit": cents,
                "balance": cents,
            }
        )
    },
    lambda subject: [
        {
            "customer": subject.payer,
            "account": subject.account,
            "from": subject.since.isoformat(),
            "to": subject.until.isoformat(),
        }
    ],
    login=PAYER,
)
PRODUCT = Workload(
    "W4",
    "One product by its code, 5 fields",
    {"product": {"code": text, "name": text, "brand": text, "unit": text, "barcode": text}},
    lambda subject: [{"code": subject.code}],
)

ORDER: Shape = {"lines": Rows({"code": text, "quantity": thousandths, "net": cents}), "net": cents}
DASHBOARD = Workload(
    "D",
    "Dashboard: current order of 3 lines, last 5 orders, first 10 due and their sums",
    {
        "currentOrder": ORDER,
        "orders": Rows({"number": text, "total": cents}),
        "outstanding": Rows({"number": text, "dueDate": day, "balance": cents}),
        "aging": {"notDue": cents, "total": cents},
    },
    lambda subject: [{"customer": subject.customer, "today": subject.today.isoformat()}],
)
SEARCH = Workload(
    "S",
    "Search for two words: 20 products, facets by family and brand",
    {
        "products": Rows({"code": text, "name": text, "brand": text}),
        "families": Rows({"family": {"name": text}, "count": number}),
        "brands": Rows({"brand": text, "count": number}),
    },
    lambda subject: [{"search": subject.words, "customer": subject.customer, "today": subject.today.isoformat()}],
    alone=True,
)
CHANGE = Workload(
    "M",
    "Mutation: another quantity of a line of the current order",
    {"order": ORDER},
    lambda subject: [
        {
            "customer": subject.customer,
            "today": subject.today.isoformat(),
            "code": subject.cart[0][0],
            "quantity": str(subject.cart[0][1] * times),
        }
        for times in (1, 2, 3, 5)
    ],
    alone=True,
)

WORKLOADS = {each.name: each for each in (PRODUCTS, INVOICES, STATEMENT, PRODUCT, DASHBOARD, SEARCH, CHANGE)}
