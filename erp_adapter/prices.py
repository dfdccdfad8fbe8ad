"""The rows that prices are made of, for many products at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import Integer, Select, literal, or_, select

from erp_adapter.database import Database
from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import CustomerDiscount, CustomerTerms, Offer, PriceRow, PriceRows, Tariff
from erp_adapter.prepared import GivenValues, Kept, Prepared
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
        rows = await self._read("currency", lambda: select(self._relations.company.c.currency))
        ((currency,), *_) = rows
        return currency  # type: ignore[no-any-return]

    async def customer_terms(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, CustomerTerms]:
        """Each customer's tariffs in their order, and its discounts."""
        tariffs = await self.tariffs(customers)
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.customer_discount.c
            chosen = [*_DISCOUNT.among(columns), columns.customer_code]
            return scoped(self._relations, "customer_discount", whose, *chosen)

        discounts: dict[CustomerCode, list[CustomerDiscount]] = defaultdict(list)
        rows = await self._read("discounts", build, values)
        for row, discount in zip(rows, _DISCOUNT.values(rows), strict=True):
            discounts[row[-1]].append(discount)
        return {code: CustomerTerms(tariffs.get(code, ()), tuple(discounts[code])) for code in customers}

    async def tariffs(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, tuple[Tariff, ...]]:
        """The tariffs assigned to each customer, in their order, in force or not."""
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            tariff, assigned = self._relations.tariff, self._relations.customer_tariff.c
            chosen = [*_TARIFF.among(tariff.c), assigned.customer_code]
            statement = scoped(self._relations, "customer_tariff", whose, *chosen)
            statement = statement.join(tariff, tariff.c.code == assigned.tariff_code)
            return statement.order_by(assigned.customer_code, assigned.position)

        found: dict[CustomerCode, list[Tariff]] = defaultdict(list)
        rows = await self._read("tariffs", build, values)
        for row, tariff in zip(rows, _TARIFF.values(rows), strict=True):
            found[row[-1]].append(tariff)
        return {customer: tuple(tariffs) for customer, tariffs in found.items()}

    async def family_lines(self, families: Collection[FamilyCode]) -> Mapping[FamilyCode, tuple[FamilyCode, ...]]:
        """Each family with its ancestors, itself first."""

        def build() -> Select[Any]:
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
            line = line.union_all(above.where(family.code == line.c.parent_code, line.c.depth < DEEPEST_FAMILY))
            return select(line.c.start, line.c.code).order_by(line.c.start, line.c.depth)

        found: dict[FamilyCode, list[FamilyCode]] = defaultdict(list)
        for start, code in await self._read("family lines", build, {"families": families}):
            found[start].append(code)
        return {start: tuple(codes) for start, codes in found.items()}

    async def price_rows(
        self,
        customers: Collection[CustomerCode],
        tariffs: Collection[TariffCode],
        products: Mapping[ProductCode, Collection[FamilyCode]],
        today: date,
    ) -> PriceRows:
        """All that is in force today for these products, which come with their families."""
        return PriceRows(
            agreed=await self._agreed(customers, products, today) if customers else {},
            tariff_rows=await self._tariff_rows(tariffs, products, today) if tariffs else {},
            offers=await self._offers(products, today) if customers else (),
        )

    async def _tariff_rows(
        self, tariffs: Collection[TariffCode], products: Collection[ProductCode], today: date
    ) -> Mapping[ProductCode, Mapping[TariffCode, list[PriceRow]]]:
        def build() -> Select[Any]:
            columns = self._relations.tariff_price.c
            statement = select(*_PRICE.among(columns), columns.product_code, columns.tariff_code)
            return statement.where(
                among(columns.product_code, Given("products")),
                among(columns.tariff_code, Given("tariffs")),
                in_force(columns, Given("today")),
            )

        found: dict[ProductCode, dict[TariffCode, list[PriceRow]]] = defaultdict(lambda: defaultdict(list))
        values = {"products": products, "tariffs": tariffs, "today": today}
        rows = await self._read("tariff rows", build, values)
        for row, price in zip(rows, _PRICE.values(rows), strict=True):
            found[row[-2]][row[-1]].append(price)
        return found

    async def _agreed(
        self, customers: Collection[CustomerCode], products: Collection[ProductCode], today: date
    ) -> Mapping[tuple[CustomerCode, ProductCode], list[PriceRow]]:
        whose, values = given_scope(CustomerScope.of(customers))

        def build() -> Select[Any]:
            columns = self._relations.customer_price.c
            chosen = [*_PRICE.among(columns), columns.customer_code, columns.product_code]
            return scoped(self._relations, "customer_price", whose, *chosen).where(
                among(columns.product_code, Given("products")), in_force(columns, Given("today"))
            )

        found: dict[tuple[CustomerCode, ProductCode], list[PriceRow]] = defaultdict(list)
        rows = await self._read("agreed", build, {**values, "products": products, "today": today})
        for row, price in zip(rows, _PRICE.values(rows), strict=True):
            found[row[-2], row[-1]].append(price)
        return found

    async def _offers(self, products: Mapping[ProductCode, Collection[FamilyCode]], today: date) -> list[Offer]:
        def build() -> Select[Any]:
            columns = self._relations.offer.c
            of_these = or_(
                among(columns.product_code, Given("products")), among(columns.family_code, Given("families"))
            )
            return select(*_OFFER.among(columns)).where(of_these, offer_in_force(columns, Given("today")))

        families = {family for line in products.values() for family in line}
        values = {"products": products, "families": families, "today": today}
        return _OFFER.values(await self._read("offers", build, values))

    async def offers_by_code(self, codes: Collection[OfferCode]) -> Mapping[OfferCode, Offer]:
        columns = self._relations.offer.c
        rows = await self._database.fetch(select(*_OFFER.among(columns)).where(among(columns.code, codes)))
        return {offer.code: offer for offer in _OFFER.values(rows)}

    async def tariffs_by_code(self, codes: Collection[TariffCode]) -> Mapping[TariffCode, Tariff]:
        columns = self._relations.tariff.c
        rows = await self._database.fetch(select(*_TARIFF.among(columns)).where(among(columns.code, codes)))
        return {tariff.code: tariff for tariff in _TARIFF.values(rows)}

    async def _read(
        self, name: str, build: Callable[[], Select[Any]], values: GivenValues = MappingProxyType({})
    ) -> Sequence[Sequence[Any]]:
        return await self._database.read(self._prepared.get(name, lambda: Prepared(build())), values)


def _discounts(*percentages: Decimal | None) -> tuple[Decimal, ...]:
    return tuple([each for each in percentages if each])


_CASCADE = Part("discount_1", "discount_2", "discount_3", make=_discounts)
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
