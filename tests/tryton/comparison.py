"""Every figure that Tryton answered, asked of the office as the customers and the staff ask for it."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.office import Office
from tests.tryton.books import expected
from tests.tryton.declared import Declared, registers
from tests.tryton.office import STAFF, login_of

YEAR = {"from": "2025-01-01", "to": "2026-12-31"}

STATUSES: Mapping[tuple[str, str], str] = {
    ("draft", "none"): "SUBMITTED",
    ("quotation", "none"): "SUBMITTED",
    ("processing", "waiting"): "CONFIRMED",
    ("processing", "partially shipped"): "PARTLY_SERVED",
}
"""Tryton's states of a sale and of its shipments, as far as the data has them, and what the office calls them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that both say."""

    what: str
    ours: object
    trytons: object

    @property
    def differs(self) -> bool:
        return self.ours != self.trytons


async def prices(office: Office) -> list[Figure]:
    """What each customer pays for a unit, at each quantity."""
    found = []
    for party, code, quantity, price in expected()["prices"]:
        query = "query($code: String!, $quantity: Decimal!) { product(code: $code) { price(quantity: $quantity) { netUnitPrice } } }"
        data = await office.data(query, {"code": code, "quantity": str(quantity)}, by=login_of(party))
        ours = Decimal(data["product"]["price"]["netUnitPrice"])
        found.append(Figure(f"{party} {code} × {quantity}", ours, Decimal(price)))
    return found


async def invoices(office: Office) -> list[Figure]:
    """All invoices of each customer, by its own login."""
    query = """{ viewer { customer { invoices(first: 100) { totalCount nodes {
        number date net total lines { net } taxes { base tax } } } } } }"""
    found = []
    for party in expected()["parties"]:
        theirs = {each["number"]: each for each in expected()["invoices"] if each["party"] == party}
        ours = (await office.data(query, by=login_of(party)))["viewer"]["customer"]["invoices"]
        found.append(Figure(f"{party}: how many", ours["totalCount"], len(theirs)))
        for invoice in ours["nodes"]:
            found += _invoice(invoice, theirs[invoice["number"]])
    return found


def _invoice(ours: Any, theirs: Any) -> Iterator[Figure]:
    what = f"invoice {ours['number']}"
    yield Figure(f"{what} date", ours["date"], theirs["date"])
    yield Figure(f"{what} lines", len(ours["lines"]), theirs["lines"])
    yield Figure(f"{what} net", Decimal(ours["net"]), Decimal(theirs["untaxed"]))
    yield Figure(f"{what} sum of lines", _sum(ours["lines"], "net"), Decimal(theirs["untaxed"]))
    yield Figure(f"{what} tax", _sum(ours["taxes"], "tax"), Decimal(theirs["tax"]))
    yield Figure(f"{what} total", Decimal(ours["total"]), Decimal(theirs["total"]))


async def parties(office: Office) -> list[Figure]:
    """Tax id, price list, what is owed in all and each open entry, by the customer's login.

    Tryton's open entries without a due date are payments of invoices: here something is paid and nothing was due.
    """
    query = """{ viewer { customer { name taxId tariffs { name } credit { outstanding } outstanding(first: 100) {
        aging { total } nodes { dueDate amount balance } } } } }"""
    found = []
    for party, theirs in expected()["parties"].items():
        ours = (await office.data(query, by=login_of(party)))["viewer"]["customer"]
        nodes = ours["outstanding"]["nodes"]
        entries = [("None" if Decimal(each["amount"]) == 0 else each["dueDate"], each["balance"]) for each in nodes]
        found += [
            Figure(f"{party} name", ours["name"], party),
            Figure(f"{party} tax id", ours["taxId"], theirs["tax"]),
            Figure(f"{party} price list", [each["name"] for each in ours["tariffs"]], _list(theirs["price_list"])),
            Figure(f"{party} outstanding", Decimal(ours["credit"]["outstanding"]), Decimal(theirs["balance"])),
            Figure(f"{party} aging", Decimal(ours["outstanding"]["aging"]["total"]), Decimal(theirs["balance"])),
            Figure(f"{party} open entries", len(entries), len(theirs["open"])),
        ]
        for mine, (day, amount) in zip(_sorted(entries), _sorted(theirs["open"]), strict=False):
            found += [Figure(f"{party} {day} day", mine[0], day), Figure(f"{party} {day} amount", mine[1], amount)]
    return found


async def statements(office: Office) -> list[Figure]:
    """What each customer's account closes with, and how many entries it has."""
    query = """query($from: Date!, $to: Date!) { viewer { customer { statement(from: $from, to: $to) {
        openingBalance closingBalance entries(last: 1) { totalCount nodes { balance } } } } } }"""
    found = []
    for party, theirs in expected()["parties"].items():
        ours = (await office.data(query, YEAR, by=login_of(party)))["viewer"]["customer"]["statement"]
        balance = Decimal(theirs["balance"])
        found += [
            Figure(f"{party} opening", Decimal(ours["openingBalance"]), Decimal(0)),
            Figure(f"{party} closing", Decimal(ours["closingBalance"]), balance),
            Figure(f"{party} last entry", Decimal(ours["entries"]["nodes"][0]["balance"]), balance),
            Figure(f"{party} entries", ours["entries"]["totalCount"], theirs["entries"]),
        ]
    return found


async def stock(office: Office) -> list[Figure]:
    """What there is of each product, as the staff see it."""
    nodes = (await office.data("{ products(first: 100) { nodes { code stock { quantity } } } }", by=STAFF))["products"][
        "nodes"
    ]
    ours = {each["code"]: Decimal(each["stock"]["quantity"]) for each in nodes}
    return [
        Figure(f"stock of {code}", ours.get(code), Decimal(str(left))) for code, left in expected()["stock"].items()
    ]


async def products(office: Office) -> list[Figure]:
    """Name and list price of each product, which a customer without a price list pays."""
    (party, *_) = [name for name, each in expected()["parties"].items() if each["price_list"] is None]
    query = "{ products(first: 100) { nodes { code name price { unitPrice source } } } }"
    nodes = (await office.data(query, by=login_of(party)))["products"]["nodes"]
    ours = {each["code"]: each for each in nodes}
    found = [Figure("how many products", len(ours), len(expected()["products"]))]
    for code, (name, price) in expected()["products"].items():
        found.append(Figure(f"{code} name", ours[code]["name"], name))
        found.append(Figure(f"{code} price", Decimal(ours[code]["price"]["unitPrice"]), Decimal(price)))
    return found


async def sales(office: Office) -> list[Figure]:
    """All sales, each by its customer's login."""
    query = (
        "{ viewer { customer { orders(first: 10) { nodes { number reference net total status lines { net } } } } } }"
    )
    found = []
    for theirs in expected()["sales"]:
        (ours,) = (await office.data(query, by=login_of(theirs["party"])))["viewer"]["customer"]["orders"]["nodes"]
        what = f"sale {theirs['reference']}"
        found += [
            Figure(f"{what} number", ours["number"], theirs["number"]),
            Figure(f"{what} reference", ours["reference"], theirs["reference"]),
            Figure(f"{what} lines", len(ours["lines"]), theirs["lines"]),
            Figure(f"{what} net", Decimal(ours["net"]), Decimal(theirs["untaxed"])),
            Figure(f"{what} sum of lines", _sum(ours["lines"], "net"), Decimal(theirs["untaxed"])),
            Figure(f"{what} total", Decimal(ours["total"]), Decimal(theirs["total"])),
            Figure(f"{what} status", ours["status"], STATUSES[theirs["state"], theirs["shipment_state"]]),
        ]
    return found


async def _declared(office: Office) -> dict[str, tuple[Declared, bool]]:
    """What each customer's declaration says, by tax id, and whether it has to be declared."""
    query = """query($year: Int!) { viewer { customer { taxId annualDeclarations(year: $year) {
        model total declarable quarters { amount } } } } }"""
    found = {}
    for party in expected()["parties"]:
        ours = (await office.data(query, {"year": expected()["year"]}, by=login_of(party)))["viewer"]["customer"]
        (one,) = ours["annualDeclarations"]
        assert one["model"] == "M347"
        quarters = tuple(Decimal(each["amount"]) for each in one["quarters"])
        found[ours["taxId"]] = (Declared(Decimal(one["total"]), quarters), one["declarable"])
    return found


async def vat_list(office: Office) -> list[Figure]:
    """The year and the quarters of the 347 by customer. Tryton leaves a quarter without operations empty: here it is 0."""
    declared, found = await _declared(office), []
    for party, theirs in expected()["vat_list"].items():
        ours, _ = declared[expected()["parties"][party]["tax"]]
        found.append(Figure(f"{party} year", ours.total, Decimal(theirs["total"])))
        for quarter, (mine, amount) in enumerate(zip(ours.quarters, theirs["q"], strict=True), 1):
            found.append(Figure(f"{party} quarter {quarter}", mine, Decimal(0 if amount == "None" else amount)))
    return found


async def tax_file(office: Office) -> list[Figure]:
    """The file for the tax office: who is in it, and with what."""
    declared, theirs = await _declared(office), registers(expected()["aeat347"])
    in_ours = sorted(tax_id for tax_id, (_, declarable) in declared.items() if declarable)
    found = [Figure("who is declared", in_ours, sorted(theirs))]
    for tax_id, register in theirs.items():
        ours, _ = declared[tax_id]
        found.append(Figure(f"{tax_id} year", ours.total, register.total))
        for quarter, (mine, amount) in enumerate(zip(ours.quarters, register.quarters, strict=True), 1):
            found.append(Figure(f"{tax_id} quarter {quarter}", mine, amount))
    return found


COMPARISONS: Mapping[str, Callable[[Office], Awaitable[list[Figure]]]] = {
    "prices": prices,
    "products": products,
    "stock": stock,
    "sales": sales,
    "invoices": invoices,
    "what parties owe": parties,
    "statements": statements,
    "347 by customer": vat_list,
    "347 file": tax_file,
}


def _sum(rows: list[Any], name: str) -> Decimal:
    return sum((Decimal(row[name]) for row in rows), Decimal(0))


def _list(name: str | None) -> list[str]:
    return [] if name is None else [name]


def _sorted(entries: Any) -> list[tuple[str, Decimal]]:
    return sorted((day, Decimal(amount)) for day, amount in entries)
