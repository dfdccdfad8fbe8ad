"""Objects by their global ids, a kind at a time."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence

from erp_adapter.domain.codes import (
    AddressCode,
    CustomerCode,
    FamilyCode,
    InvoiceNumber,
    OfferCode,
    OrderId,
    ProductCode,
    ReceivableNumber,
    TariffCode,
)
from erp_adapter.errors import BadRequest
from schema.context import RequestContext
from schema.ids import parse_id
from schema.types.address import DeliveryAddress
from schema.types.customer import Customer
from schema.types.families import ProductFamily
from schema.types.invoice import Invoice, InvoiceLine, visible_invoices
from schema.types.node import Node
from schema.types.order import Order, OrderLine, shown_order
from schema.types.prices import Offer, Tariff
from schema.types.product import Product
from schema.types.receivable import Receivable
from schema.types.statement import ledger_entries

MOST_IDS = 100

Keys = Sequence[str]
Reader = Callable[[RequestContext, Sequence[Keys]], Awaitable[Sequence[Node | None]]]


async def read_nodes(context: RequestContext, ids: Sequence[str]) -> list[Node | None]:
    """In the order of the ids; None for what does not exist, or what the viewer may not see."""
    if len(ids) > MOST_IDS:
        raise BadRequest("ids.too_many", most=MOST_IDS)
    found: list[Node | None] = [None] * len(ids)
    places: dict[tuple[str, int], list[tuple[int, Keys]]] = defaultdict(list)
    for place, text in enumerate(ids):
        parsed = parse_id(text)
        if parsed is not None and (parsed[0], len(parsed[1])) in READERS:
            places[parsed[0], len(parsed[1])].append((place, parsed[1]))
    for kind, asked in places.items():
        once = list(dict.fromkeys(tuple(keys) for _, keys in asked))
        nodes = dict(zip(once, await READERS[kind](context, once), strict=True))
        for place, keys in asked:
            node = nodes[tuple(keys)]
            found[place] = node
            if node is not None and kind not in EVERYBODYS:
                _look(context, kind, keys, node)
    return found


def _look(context: RequestContext, kind: tuple[str, int], keys: Keys, node: Node) -> None:
    if kind in WHOSE:
        context.looks_at(CustomerCode(keys[WHOSE[kind]]), kind[0])
    elif isinstance(node, (Invoice, Order)):
        context.looks_at(node.record.customer_code, kind[0])
    else:
        context.looks_at(None, " ".join([kind[0], *keys]))


async def _products(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    codes = [ProductCode(code) for (code,) in keys]
    records = await context.office.catalogue.data.products(codes)
    return [Product.of(records[code]) if code in records else None for code in codes]


async def _families(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    codes = [FamilyCode(code) for (code,) in keys]
    records = await context.office.catalogue.data.families(codes)
    return [ProductFamily.of(records[code]) if code in records else None for code in codes]


async def _customers(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    records = await context.office.customers.visible(context.viewer, [CustomerCode(code) for (code,) in keys])
    return [None if record is None else Customer.of(record) for record in records]


async def _delivery_addresses(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    wanted = [(CustomerCode(customer), AddressCode(code)) for customer, code in keys]
    visible = [customer for customer, _ in wanted if context.viewer.scope.allows(customer)]
    found = {
        (address.customer_code, address.code): DeliveryAddress.of(address)
        for addresses in await context.office.customers.delivery_addresses(visible)
        for address in addresses
    }
    return [found.get(key) for key in wanted]


async def _tariffs(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    records = await context.office.price_lists.tariffs(context.viewer, [TariffCode(code) for (code,) in keys])
    return [None if record is None else Tariff.of(record) for record in records]


async def _offers(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    records = await context.office.price_lists.offers(context.viewer, [OfferCode(code) for (code,) in keys])
    return [None if record is None else Offer.of(record) for record in records]


async def _orders(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    wanted = [(CustomerCode(customer), OrderId(order)) for _, customer, order in keys]
    records = await context.office.orders.visible(context.viewer, wanted)
    found = {record.key: shown_order(context, record) for record in records if record is not None}
    return [found.get(tuple(each)) for each in keys]


async def _order_lines(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    wanted = [(CustomerCode(customer), OrderId(order)) for _, customer, order, _ in keys]
    amounts = context.office.orders.shows_amounts(context.viewer)
    orders = await context.office.orders.lines(context.viewer, wanted)
    found = {line.key: OrderLine.of(line, amounts=amounts) for lines in orders for line in lines}
    return [found.get(tuple(each)) for each in keys]


async def _current_orders(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    records = await context.office.current_orders.by_id(context.viewer, [cart for _, cart in keys])
    return [None if record is None else shown_order(context, record) for record in records]


async def _current_lines(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    amounts = context.office.orders.shows_amounts(context.viewer)
    lines = await context.office.current_orders.lines_by_id(context.viewer, [line for _, line in keys])
    return [None if line is None else OrderLine.of(line, amounts=amounts) for line in lines]


async def _receivables(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    office = context.office.receivables
    wanted = [(CustomerCode(customer), ReceivableNumber(number)) for customer, number in keys]
    found, today = await office.visible(context.viewer, wanted), office.today()
    return [None if record is None else Receivable.of(record, today=today) for record in found]


async def _invoices(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    return list(await visible_invoices(context, [InvoiceNumber(number) for (number,) in keys]))


async def _invoice_lines(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    invoices = await context.office.invoices.lines(context.viewer, [InvoiceNumber(number) for number, _ in keys])
    found = {(line.invoice_number, str(line.position)): InvoiceLine.of(line) for lines in invoices for line in lines}
    return [found.get((InvoiceNumber(number), position)) for number, position in keys]


async def _ledger_entries(context: RequestContext, keys: Sequence[Keys]) -> list[Node | None]:
    return list(await ledger_entries(context, keys))


READERS: Mapping[tuple[str, int], Reader] = {
    ("Product", 1): _products,
    ("ProductFamily", 1): _families,
    ("Customer", 1): _customers,
    ("DeliveryAddress", 2): _delivery_addresses,
    ("Tariff", 1): _tariffs,
    ("Offer", 1): _offers,
    ("Order", 2): _current_orders,
    ("Order", 3): _orders,
    ("OrderLine", 2): _current_lines,
    ("OrderLine", 4): _order_lines,
    ("Invoice", 1): _invoices,
    ("InvoiceLine", 2): _invoice_lines,
    ("Receivable", 2): _receivables,
    ("LedgerEntry", 5): _ledger_entries,
}
"""Who reads the ids of a kind that have so many keys."""

EVERYBODYS = {("Product", 1), ("ProductFamily", 1), ("Tariff", 1), ("Offer", 1)}
"""Kinds that are no customer's."""

WHOSE = {
    ("Customer", 1): 0,
    ("DeliveryAddress", 2): 0,
    ("Order", 3): 1,
    ("OrderLine", 4): 1,
    ("Receivable", 2): 0,
    ("LedgerEntry", 5): 0,
}
"""Which key says whose it is."""
