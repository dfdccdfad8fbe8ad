"""What the catalogue is made of, and how a list of products is asked for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode, FamilyCode, ProductCode, TaxCode


@dataclass(frozen=True, slots=True)
class Product:
    code: ProductCode
    name: str
    description: str | None
    technical_description: str | None
    barcode: str | None
    brand: str | None
    family_code: FamilyCode | None
    unit: str
    units_per_pack: Decimal
    min_quantity: Decimal
    quantity_step: Decimal
    tax_code: TaxCode
    base_price: Decimal
    min_stock: Decimal
    for_sale: bool


@dataclass(frozen=True, slots=True)
class ProductFamily:
    code: FamilyCode
    name: str
    parent_code: FamilyCode | None


@dataclass(frozen=True, slots=True)
class ProductImage:
    """`uri` as the ERP has it: an address, or a file's path below the images' folder."""

    uri: str
    alt: str | None
    position: int


@dataclass(frozen=True, slots=True)
class ProductAttribute:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """All that is given must hold; `words` come folded."""

    words: tuple[str, ...] = ()
    family: FamilyCode | None = None
    brands: tuple[str, ...] | None = None
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    on_offer: bool | None = None
    bought_before: bool | None = None


class ProductSort(StrEnum):
    RELEVANCE = "RELEVANCE"
    CODE = "CODE"
    NAME = "NAME"
    BRAND = "BRAND"
    FAMILY = "FAMILY"


@dataclass(frozen=True, slots=True)
class ProductQuery:
    """The products that `customer` may buy on `today` (None: all that are for sale), filtered and in order.

    `order` holds (what, descending), never empty. `within` is the family whose list it is, where it is one's.
    `priced_by_offers`: an offer with a price of its own is enough for a product to be bought. `found` are the products, where
    they have been looked for already: nothing but the order is asked of them any more.
    """

    customer: CustomerCode | None
    today: date
    filter: ProductFilter
    order: tuple[tuple[ProductSort, bool], ...]
    within: FamilyCode | None = None
    priced_by_offers: bool = False
    found: tuple[ProductCode, ...] | None = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of a list's products have this value; `name` is the attribute's, empty for families and brands."""

    name: str
    value: str
    count: int
