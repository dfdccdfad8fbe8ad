"""The domain's enumerations as the schema shows them."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

import strawberry

from erp_adapter.domain.catalogue import ProductSort
from erp_adapter.domain.customers import CustomerSort
from erp_adapter.domain.pricing import PriceSource
from erp_adapter.domain.stock import StockLevel, StockPolicy
from resolvers.principal import Permission, Role

E = TypeVar("E", bound=type[Enum])


def described(enum: E, name: str, description: str, values: Mapping[str, str]) -> E:
    """Show an enumeration under `name`; `values` describes each of its members."""
    shown = strawberry.enum(enum, name=name, description=description)
    for value in shown.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = values[value.name]
    return shown


class Direction(Enum):
    ASC = "ASC"
    DESC = "DESC"


SortDirection = described(
    Direction, "SortDirection", "Which way to sort.", {"ASC": "From the lowest up.", "DESC": "From the highest down."}
)

described(
    Role,
    "Role",
    "Whose login it is.",
    {"CUSTOMER": "A customer's: it sees its own customers alone.", "STAFF": "The company's: it sees all customers."},
)
described(
    Permission,
    "Permission",
    "What a login may do, set user by user: a buyer may order without seeing the accounts.",
    {
        "SEE_PRICES": "Prices, in the catalogue and in orders.",
        "PLACE_ORDERS": "Change the current order and submit it.",
        "SEE_INVOICES": "Invoices, whole.",
        "SEE_OUTSTANDING": "What is still to be paid, and the credit.",
        "SEE_LEDGER": "Account statements.",
        "SEE_ANNUAL_DECLARATION": "The yearly 347 / 415 figure.",
    },
)
described(
    StockPolicy,
    "StockPolicy",
    "What the company lets its customers know of the stock.",
    {"EXACT": "The figure.", "TRAFFIC_LIGHT": "Green, amber or red.", "HIDDEN": "Nothing."},
)
described(
    StockLevel,
    "StockLevel",
    "Against the product's minimum stock.",
    {"GREEN": "Above the minimum.", "AMBER": "At the minimum or below it.", "RED": "Zero or less."},
)
described(
    PriceSource,
    "PriceSource",
    "Which rule gave the price.",
    {
        "CUSTOMER_PRICE": "Agreed with the customer for this product.",
        "CUSTOMER_DISCOUNT": "The customer's discount for the family or the brand.",
        "OFFER": "An offer.",
        "TARIFF": "One of the customer's tariffs.",
        "BASE": "The product's base price.",
    },
)
described(
    ProductSort,
    "ProductSortField",
    "RELEVANCE needs a search: exact code or barcode first, then codes and names that begin so, then the rest.",
    {
        "RELEVANCE": "How well the search fits.",
        "CODE": "The product's code.",
        "NAME": "The product's name.",
        "BRAND": "The brand; products without one are the lowest.",
        "FAMILY": "The family's code, then the name; products without a family are the lowest.",
    },
)
described(
    CustomerSort,
    "CustomerSortField",
    "What customers are sorted by.",
    {"CODE": "The customer's code.", "NAME": "The customer's name."},
)
