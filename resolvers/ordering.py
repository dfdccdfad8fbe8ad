"""Puts the use cases of ordering together out of what stands behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from resolvers.buyers import Buyers, CustomerRecordsPort
from resolvers.cart_details import AddressesPort, DetailsRules
from resolvers.cart_editing import CartEditor, CartKeepingPort, CreditPort
from resolvers.clock import Clock
from resolvers.current_order import CartOwnersPort, CurrentOrders, EarlierOrdersPort, LookupPort
from resolvers.handover import AuditPort, CartsPort, ErpOrdersPort, Handover, SubmissionsPort
from resolvers.order_changes import Examiner
from resolvers.order_settings import OrderSettings
from resolvers.price_book import PriceSourcePort
from resolvers.settings import CompanySettings
from resolvers.shelf import Shelves, ShelvesPort
from resolvers.submission import SeenPort, Submissions
from resolvers.valuation import Valuation, ValuedProductsPort


class KeptCartsPort(CartsPort, CartKeepingPort, CartOwnersPort, SeenPort, Protocol):
    pass


class BuyersPort(CustomerRecordsPort, AddressesPort, Protocol):
    pass


class ProductsPort(ValuedProductsPort, ShelvesPort, Protocol):
    pass


@dataclass(frozen=True, slots=True)
class OrderingPorts:
    """`carts` and `submissions` are kept in the store, `erp` writes orders, the others read the ERP.

    `accepts_orders`: whether `erp` can write any.
    """

    carts: KeptCartsPort
    submissions: SubmissionsPort
    audit: AuditPort
    erp: ErpOrdersPort
    earlier: EarlierOrdersPort
    lookup: LookupPort
    customers: BuyersPort
    products: ProductsPort
    prices: PriceSourcePort
    credit: CreditPort
    accepts_orders: bool = True


@dataclass(frozen=True, slots=True)
class Ordering:
    current_orders: CurrentOrders
    submissions: Submissions


def ordering(
    ports: OrderingPorts, *, company: CompanySettings, orders: OrderSettings, clock: Clock, new_id: Callable[[], str]
) -> Ordering:
    """`new_id` gives an id that nobody else gives: 36 characters at most."""
    buyers = Buyers(ports.customers)
    valuation = Valuation(ports.products, ports.prices, company, clock)
    shelves = Shelves(ports.products, company, orders)
    details = DetailsRules(ports.customers, company, clock)
    handover = Handover(
        carts=ports.carts,
        submissions=ports.submissions,
        erp=ports.erp,
        settings=orders,
        clock=clock,
    )
    editor = CartEditor(
        carts=ports.carts,
        handover=handover,
        valuation=valuation,
        credit=ports.credit,
        settings=orders,
        clock=clock,
    )
    return Ordering(
        CurrentOrders(
            buyers=buyers,
            records=ports.customers,
            handover=handover,
            editor=editor,
            valuation=valuation,
            shelves=shelves,
            details=details,
            lookup=ports.lookup,
            earlier=ports.earlier,
            owners=ports.carts,
            settings=orders,
            new_id=new_id,
        ),
        Submissions(
            buyers=buyers,
            handover=handover,
            submissions=ports.submissions,
            erp=ports.erp,
            seen=ports.carts,
            valuation=valuation,
            examiner=Examiner(shelves, details, ports.credit, orders),
            audit=ports.audit,
            settings=orders,
            clock=clock,
            new_id=new_id,
            accepts_orders=ports.accepts_orders,
        ),
    )
