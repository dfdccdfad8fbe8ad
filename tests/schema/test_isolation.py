"""What is one customer's stays its own: nothing of it comes to another's login, whatever is put into which argument."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from erp_adapter.domain.order_records import IN_CART
from schema.ids import global_id, keys_of, parse_id
from tests.office import Demo, Office, office_on
from tests.schema.everything import Leaf, texts
from tests.schema.probing import FORGED, Private, Probe, probes, way_to
from tests.schema.shopping import PRODUCT, Person, books, codes
from tests.schema.stock_worlds import steady

CATALOGUE = {"Product", "ProductAttribute", "ProductEdge", "ProductFamily", "ProductImage"}
"""Types that are everybody's."""

CATALOGUE_FIELDS = {
    *("OrderLine.code", "OrderLine.description", "InvoiceLine.code", "InvoiceLine.description", "Tariff.currency")
}
CODE_FIELDS = {
    *("Customer.code", "DeliveryAddress.code", "Offer.code", "Tariff.code"),
    *("Order.number", "Invoice.number", "Receivable.number", "Customer.ledgerAccounts"),
}
WORD_FIELDS = {
    *("Invoice.number", "Receivable.number", "Order.number", "Order.reference", "Order.notes", "OrderLine.note"),
    *("Customer.name", "Customer.taxId", "Customer.email", "Customer.phone"),
}
CURSOR_FIELDS = {"InvoiceEdge.cursor", "OrderEdge.cursor", "ProductEdge.cursor", "ReceivableEdge.cursor"}
PUBLIC_FIGURES = {"Offer", "Price", "PriceBreak", "Stock", "TaxAmount", "OrderLine", "InvoiceLine"}
"""Types whose figures may well be the same for two customers."""

SHORT, LONG = 4, 6
"""Shorter private texts are not looked for; longer ones inside others too."""

AT_ONCE = 25

EMPTYING = {"Mutation.clearCurrentOrder", "Mutation.updateCurrentOrder"}
"""Probed when the order has just been emptied."""

OWN_CODE = "PROPIO-77"
"""What the first customer calls a product."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not come back."""

    words: frozenset[str]
    figures: frozenset[tuple[str, Any]]

    def told(self, texts_told: Iterable[str], leaves: Iterable[Leaf], sent: Sequence[str]) -> list[object]:
        """What of it an answer tells that was not in the question."""
        told: list[object] = [leaf for leaf in leaves if (leaf.place, str(leaf.value)) in self.figures]
        whole = set(texts_told)
        joined = "\n".join(whole)
        found = [word for word in self.words if word in whole or (len(word) >= LONG and word in joined)]
        return told + [word for word in found if not any(word in each for each in sent)]


async def act(person: Person, note: str) -> None:
    """Submit an order and put another together, with words of one's own in each."""
    ((address, *_), *_) = books(
        person.folder, "select max(code) from customer_address where customer_code = ?", person.customer
    )
    for step in ("enviado", "actual"):
        line = {"line.code": PRODUCT, "line.quantity": "3", "line.note": f"nota {step} de {note}"}
        await person.change("addOrderLine", line | {"idempotencyKey": f"clave {step} de {note}"})
        details = {
            "reference": f"REF {step} {note}",
            "notes": f"observaciones {step} de {note}",
            "deliveryAddressId": global_id("DeliveryAddress", person.customer, address),
        }
        await person.change("updateCurrentOrder", details)
        if step == "enviado":
            await person.change("submitCurrentOrder", {"idempotencyKey": f"clave de envío de {note}"})


@pytest.fixture(scope="module")
def staged(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Two customers with an order submitted and another under way."""
    folder = tmp_path_factory.mktemp("staged")

    async def stage() -> None:
        async with office_on(demo, folder) as office:
            books(folder, "insert into customer_product_code values (?, ?, ?)", demo.books.customer, OWN_CODE, PRODUCT)
            await act(Person(office, folder, "compras", demo.books.customer), "compras")
            await act(Person(office, folder, "vecino", demo.books.second_customer), "vecino")

    asyncio.run(stage())
    return Demo(folder, demo.books)


def own(leaf: Leaf) -> bool:
    """Whether a value is the customer's own, and not the catalogue's."""
    return leaf.place.partition(".")[0] not in CATALOGUE and leaf.place not in CATALOGUE_FIELDS


def private_to(person: Person, other: Person) -> tuple[Private, Secrets]:
    """What the one has read that the other has not."""
    known = {(leaf.kind, leaf.value) for leaf in other.leaves() if isinstance(leaf.value, str)}
    mine = dict.fromkeys(
        leaf
        for leaf in person.leaves()
        if isinstance(leaf.value, str) and own(leaf) and (leaf.kind, leaf.value) not in known
    )
    by_place = defaultdict(list)
    for leaf in mine:
        by_place[leaf.place].append(leaf.value)

    def some(places: Iterable[str]) -> list[str]:
        return [value for place in sorted(places) for value in by_place[place][:1]]

    private = Private(
        ids=some_ids(leaf.value for leaf in mine if leaf.kind == "ID"),
        codes=[*some(CODE_FIELDS), OWN_CODE],
        cursors=some(CURSOR_FIELDS),
        words=[*some(WORD_FIELDS), OWN_CODE],
        keys=[f"clave {step} de {person.by}" for step in ("enviado", "actual", "de envío")],
    )
    shared = {text for _, value in known for text in texts(value)}
    words = {text for leaf in mine if leaf.kind in {"ID", "String"} for text in texts(leaf.value)} - shared
    money = {
        (leaf.place, leaf.value)
        for leaf in mine
        if leaf.kind == "Decimal" and leaf.place.partition(".")[0] not in PUBLIC_FIGURES
    }
    return private, Secrets(frozenset(word for word in words if len(word) >= SHORT), frozenset(money))


def some_ids(ids: Iterable[str]) -> list[str]:
    """Two of every kind: of orders and lines both of the current one and of those submitted."""
    by_kind: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for each in ids:
        kind, keys = parse_id(each) or ("", [])
        by_kind[kind, len(keys)][each] = None
    return [each for alike in by_kind.values() for each in [*alike][:2]]


def written(person: Person, alias: str, probe: Probe, given: Mapping[str, str]) -> str:
    """The probe's field with the way down to it, under an alias."""
    asking = person.asking
    text = asking.field(probe.owner, probe.field, given, depth=1)
    if probe.owner is not asking.mutation:
        for kind, name in reversed(way_to(asking, probe.owner)):
            text = f"{name}{asking.arguments(kind, name)} {{ {text} }}"
    return f"{alias}: {text}"


def root(person: Person, probe: Probe) -> tuple[Any, str]:
    """Where the probe's document begins."""
    if probe.owner in (person.asking.mutation, person.asking.query):
        return probe.owner, probe.field
    return way_to(person.asking, probe.owner)[0]


async def probe_all(person: Person, batch: Sequence[Probe], *, forged: bool = False) -> list[tuple[Any, list[Any]]]:
    """Ask all of a batch in one request; each one's data and errors."""
    aliases = {f"p{place}": probe for place, probe in enumerate(batch)}
    fields = [written(person, alias, probe, probe.false if forged else probe.given) for alias, probe in aliases.items()]
    operation = "mutation" if batch[0].owner is person.asking.mutation else "query"
    answer = await person.office.ask(f"{operation} {{ {' '.join(fields)} }}", by=person.by)
    errors = defaultdict(list)
    for error in answer.get("errors", ()):
        errors[error["path"][0]].append({"message": error["message"], "path": error["path"]})
    return [(answer["data"][alias], errors[alias]) for alias in aliases]


def batches(all_probes: Iterable[Probe]) -> Iterable[list[Probe]]:
    by_owner = defaultdict(list)
    for probe in all_probes:
        by_owner[probe.owner.name].append(probe)
    for some in by_owner.values():
        yield from (some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE))


def unquoted(answer: Any, probe: Probe) -> str:
    """An answer without what it quotes of the question."""
    text = steady(answer).decode()
    for value in probe.values:
        for each in (value, FORGED + value[1:]):
            text = text.replace(f"«{each}»", "«»")
    return text


async def test_nothing_of_another_customer_comes_back_or_changes(
    staged: Demo, tmp_path: Path, only_graphql_core: bool
) -> None:
    """An answer is the same as to what does not exist, and the other's orders stay as they were."""
    async with in_two(staged, tmp_path, only_graphql_core=only_graphql_core) as (office, double):
        compras = Person(office, tmp_path / "true", "compras", staged.books.customer)
        vecino = Person(office, tmp_path / "true", "vecino", staged.books.second_customer)
        forger = Person(double, tmp_path / "forged", "vecino", staged.books.second_customer)
        await compras.read()
        await vecino.read()
        vecino.prefer(orderId=vecino.order_id, lineId=lines_of(vecino)[0])
        forger.asking = vecino.asking
        private, secrets = private_to(compras, vecino)
        assert all([private.ids, private.codes, private.cursors, private.words, secrets.words, secrets.figures])
        before = steady(compras.answers), kept(compras)
        for batch in batches(probes(vecino.asking, private, compras.customer)):
            answers, forged = await probe_all(vecino, batch), await probe_all(forger, batch, forged=True)
            for probe, answer, to_forged in zip(batch, answers, forged, strict=True):
                owner, name = root(vecino, probe)
                leaves = vecino.asking.leaves(owner, {name: answer[0]})
                assert secrets.told(texts(answer), leaves, probe.values) == [], probe
                assert unquoted(answer, probe) == unquoted(to_forged, probe), probe
        compras.answers.clear()
        await compras.read()
        assert (steady(compras.answers), kept(compras)) == before


async def test_the_probes_find_what_a_login_may_see(staged: Demo, tmp_path: Path) -> None:
    """So that the test above looks where there is something to be seen: the customer's own login is told by many."""
    async with in_two(staged, tmp_path) as (office, _):
        compras = Person(office, tmp_path / "true", "compras", staged.books.customer)
        vecino = Person(office, tmp_path / "true", "vecino", staged.books.second_customer)
        await compras.read()
        await vecino.read()
        private, secrets = private_to(compras, vecino)
        telling = set()
        private = replace(private, words=[], cursors=[])
        for batch in batches(probes(compras.asking, private, compras.customer)):
            for probe, answer in zip(batch, await probe_all(compras, batch), strict=True):
                if secrets.told(texts(answer), [], probe.values):
                    telling.add(f"{probe.owner.name}.{probe.field}")
    asked = {"Query.customer", "Query.node", "Query.nodes", "Customer.order", "Product.price"}
    changed = {f"Mutation.{name}" for name in compras.asking.order_mutations} - EMPTYING
    assert (asked | changed) - telling == set()


async def test_a_login_of_several_customers_mixes_none_of_their_things(staged: Demo, tmp_path: Path) -> None:
    first, second, *_ = staged.books.group
    async with in_two(staged, tmp_path) as (office, _):
        grupo = Person(office, tmp_path / "true", "grupo", second)
        await grupo.change("addOrderLine", {"customerCode": second})
        line, address = lines_of(grupo)[0], global_id("DeliveryAddress", second, "1")
        before = kept(grupo)
        for name, argument, value in (
            ("updateOrderLine", "lineId", line),
            ("removeOrderLine", "lineId", line),
            ("repeatOrder", "orderId", grupo.order_id),
            ("updateCurrentOrder", "deliveryAddressId", address),
        ):
            payload = await grupo.change(name, {"customerCode": first, argument: value, "quantity": "9"})
            assert (codes(payload["errors"]), payload["order"]) == (["NOT_FOUND"], None), name
        assert kept(grupo) == before


def lines_of(person: Person) -> list[str]:
    """The lines of current orders that the login has met."""
    ids = [leaf.value for leaf in person.leaves() if leaf.place == "OrderLine.id" and leaf.value]
    return [each for each in ids if (keys_of("OrderLine", each) or [""])[0] == IN_CART]


@asynccontextmanager
async def in_two(
    staged: Demo, folder: Path, *, only_graphql_core: bool = False
) -> AsyncIterator[tuple[Office, Office]]:
    """The same office twice: in the second one what is asked for is nobody's."""
    for name in ("true", "forged"):
        (folder / name).mkdir()
    async with (
        office_on(staged, folder / "true", only_graphql_core=only_graphql_core) as office,
        office_on(staged, folder / "forged", only_graphql_core=only_graphql_core) as double,
    ):
        yield office, double


def kept(person: Person) -> list[Any]:
    """What the ERP and the store have of the customer's orders."""
    orders = person.erp("select * from sales_order where customer_code = ? order by number", person.customer)
    tables = ("cart", "cart_line", "cart_key", "submission")
    carts = [
        books(person.folder, f"select * from {table} where customer_code = ?", person.customer, file="store.sqlite")
        for table in tables
    ]
    return [orders, *carts]
