"""The rows that prices are made of, for many products at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Integer, Select, and_, literal, null, or_, select, true, union_all

from erp_adapter.cascade import cascade
from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import (
    CustomerDiscount,
    CustomerTerms,
    FamilyLines,
    Offer,
    PriceData,
    PriceRow,
    PriceRows,
    RowsByProduct,
    Tariff,
)
from erp_adapter.prepared import Asked, Kept, Prepared, Rows
from erp_adapter.product_query import DEEPEST_FAMILY
from erp_adapter.records import Part, Record
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, given_scope, scoped
from erp_adapter.validity import in_force, offer_in_force


class PriceRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations
        self._prepared: Kept[Prepared] = Kept()

    async def currency(self) -> str:
        """The company's."""
        prepared = self._get("currency", lambda: select(self._relations.company.c.currency))
        ((currency,), *_) = await self._database.read(prepared, {})
        return currency  # type: ignore[no-any-return]

    async def tariffs(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, tuple[Tariff, ...]]:
        """The tariffs assigned to each customer, in their order, in force or not."""
        ((_, tariffs),) = await self._database.read_together([self._tariffs(customers)])
        return tariffs  # type: ignore[no-any-return]

    async def of_customers(
        self, customers: Collection[CustomerCode], products: Mapping[ProductCode, FamilyCode | None], today: date
    ) -> PriceData:
        """What the customers' prices of these products are made of today, all read in one go."""
        (currency, tariffs), discounts, agreed, tariff_rows, (families, offers) = await self._database.read_together(
            [
                self._tariffs(customers),
                self._discounts(customers),
                self._agreed_rows(customers, products, today),
                self._tariff_rows(customers, products, today),
                self._offers_for(products, today),
            ]
        )
        terms = {each: CustomerTerms(tariffs.get(each, ()), tuple(discounts.get(each, ()))) for each in customers}
        return PriceData(currency, terms, PriceRows(families, agreed, tariff_rows, offers))

    def _tariffs(self, customers: Collection[CustomerCode]) -> Asked:
        """The company's currency, and each customer's tariffs in their order."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            tariff, company = self._relations.tariff, self._relations.company
            assigned = self._relations.customer_tariff.c
            chosen = [*_TARIFF.among(tariff.c), assigned.customer_code, assigned.position]
            statement = scoped(self._relations, "customer_tariff", whose, *chosen)
            own = statement.join(tariff, tariff.c.code == assigned.tariff_code).subquery()
            joined = company.outerjoin(own, true())
            return select(*own.c, company.c.currency).select_from(joined).order_by(own.c.customer_code, own.c.position)

        return Asked(self._get("tariffs", build), values, _currency_and_tariffs)

    def _discounts(self, customers: Collection[CustomerCode]) -> Asked:
        """Each customer's, in force or not."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.customer_discount.c
            chosen = [*_DISCOUNT.among(columns), columns.customer_code]
            return scoped(self._relations, "customer_discount", whose, *chosen)

        return Asked(self._get("discounts", build), values, _discounts_by_customer)

    def _agreed_rows(
        self, customers: Collection[CustomerCode], products: Collection[ProductCode], today: date
    ) -> Asked:
        """Prices agreed with these customers that are in force today."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.customer_price.c
            chosen = [*_PRICE.among(columns), columns.customer_code, columns.product_code]
            return scoped(self._relations, "customer_price", whose, *chosen).where(
                among(columns.product_code, Given("products")), in_force(columns, Given("today"))
            )

        return Asked(self._get("agreed", build), {**values, "products": products, "today": today}, _by_owner)

    def _tariff_rows(
        self, customers: Collection[CustomerCode], products: Collection[ProductCode], today: date
    ) -> Asked:
        """Prices of the tariffs assigned to these customers that are in force today."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.tariff_price.c
            assigned = scoped(self._relations, "customer_tariff", whose, self._relations.customer_tariff.c.tariff_code)
            statement = select(*_PRICE.among(columns), columns.tariff_code, columns.product_code)
            return statement.where(
                among(columns.product_code, Given("products")),
                columns.tariff_code.in_(assigned),
                in_force(columns, Given("today")),
            )

        return Asked(self._get("tariff rows", build), {**values, "products": products, "today": today}, _by_owner)

    def _offers_for(self, products: Mapping[ProductCode, FamilyCode | None], today: date) -> Asked:
        """The lines of these products' families, and the offers for the products and these lines that are in force today."""
        own = {family for family in products.values() if family is not None}
        values = {"products": products, "families": own, "today": today}
        return Asked(self._get("offers", self._offers), values, _families_and_offers)

    def _offers(self) -> CompoundSelect[Any]:
        offer = self._relations.offer.c
        is_in_force = offer_in_force(offer, Given("today"))
        line = self._family_lines()
        # An ERP may have codes of families and no families: what is for a product's own one is found without them.
        above = and_(offer.family_code == line.c.code, line.c.depth > 0, offer.product_code.is_(None), is_in_force)
        named = or_(
            among(offer.product_code, Given("products")),
            and_(among(offer.family_code, Given("families")), offer.product_code.is_(None)),
        )
        return union_all(
            select(*_OFFER.among(offer), line.c.start, line.c.code, line.c.depth).select_from(
                line.outerjoin(self._relations.offer, above)
            ),
            select(*_OFFER.among(offer), null(), null(), null()).where(named, is_in_force),
        )

    def _family_lines(self) -> CTE:
        """Each of the given families with its ancestors, itself first, at depth 0."""
        family = self._relations.product_family.c
        start = select(
            family.code.label("start"),
            family.code,
            family.parent_code,
            literal(0, Integer, literal_execute=True).label("depth"),
        )
        line = start.where(among(family.code, Given("families"))).cte(recursive=True)
        one = literal(1, Integer, literal_execute=True)
        above = select(line.c.start, family.code, family.parent_code, line.c.depth + one)
        return line.union_all(above.where(family.code == line.c.parent_code, line.c.depth < DEEPEST_FAMILY))

    async def offers_by_code(self, codes: Collection[OfferCode]) -> Mapping[OfferCode, Offer]:
        columns = self._relations.offer.c
        rows = await self._database.fetch(select(*_OFFER.among(columns)).where(among(columns.code, codes)))
        return {offer.code: offer for offer in _OFFER.values(rows)}

    async def tariffs_by_code(self, codes: Collection[TariffCode]) -> Mapping[TariffCode, Tariff]:
        columns = self._relations.tariff.c
        rows = await self._database.fetch(select(*_TARIFF.among(columns)).where(among(columns.code, codes)))
        return {tariff.code: tariff for tariff in _TARIFF.values(rows)}

    def _get(self, name: str, build: Callable[[], Select[Any] | CompoundSelect[Any]]) -> Prepared:
        return self._prepared.get(name, lambda: Prepared(build()))


def _currency_and_tariffs(rows: Rows) -> tuple[str, Mapping[CustomerCode, tuple[Tariff, ...]]]:
    # Where nobody has one, the company stands alone.
    of_customers = [row for row in rows if row[0] is not None]
    found: dict[CustomerCode, list[Tariff]] = defaultdict(list)
    for (*_, customer, _, _), tariff in zip(of_customers, _TARIFF.values(of_customers), strict=True):
        found[customer].append(tariff)
    return rows[0][-1], {customer: tuple(tariffs) for customer, tariffs in found.items()}


def _discounts_by_customer(rows: Rows) -> Mapping[CustomerCode, Sequence[CustomerDiscount]]:
    found: dict[CustomerCode, list[CustomerDiscount]] = defaultdict(list)
    for row, discount in zip(rows, _DISCOUNT.values(rows), strict=True):
        found[row[-1]].append(discount)
    return found


def _families_and_offers(rows: Rows) -> tuple[FamilyLines, Sequence[Offer]]:
    lines: dict[FamilyCode, dict[int, FamilyCode]] = defaultdict(dict)
    for *_, start, code, depth in rows:
        if start is not None:
            lines[start][depth] = code
    families = {start: tuple([code for _, code in sorted(line.items())]) for start, line in lines.items()}
    # That of a family above comes with each family below it.
    return families, list(dict.fromkeys(_OFFER.values([row for row in rows if row[0] is not None])))


def _by_owner(rows: Rows) -> Mapping[Any, RowsByProduct]:
    """Price rows by their last but one value, and by product, their last."""
    found: dict[Any, dict[ProductCode, list[PriceRow]]] = defaultdict(lambda: defaultdict(list))
    for row, price in zip(rows, _PRICE.values(rows), strict=True):
        found[row[-2]][row[-1]].append(price)
    return found


_CASCADE = Part("discount_1", "discount_2", "discount_3", make=cascade)
_PRICE = Record(PriceRow, discounts=_CASCADE)
_DISCOUNT = Record(CustomerDiscount, family=Part("family_code"), discounts=_CASCADE)
_TARIFF = Record(Tariff)
_OFFER = Record(
    Offer,
    product=Part("product_code"),
    family=Part("family_code"),
    tariff=Part("tariff_code"),
    discounts=_CASCADE,
)
