"""The rows that prices are made of, for many products at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Integer, Row, literal, or_, select

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, FamilyCode, OfferCode, ProductCode, TariffCode
from erp_adapter.domain.pricing import CustomerDiscount, CustomerTerms, Offer, PriceRow, PriceRows, Tariff
from erp_adapter.product_query import DEEPEST_FAMILY
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped
from erp_adapter.validity import in_force, offer_in_force


class PriceRepository:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations

    async def currency(self) -> str:
        """The company's."""
        row, *_ = await self._database.fetch(select(self._relations.company.c.currency))
        currency: str = row.currency
        return currency

    async def customer_terms(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, CustomerTerms]:
        """Each customer's tariffs in their order, and its discounts."""
        tariffs = await self.tariffs(customers)
        discounts: dict[CustomerCode, list[CustomerDiscount]] = defaultdict(list)
        for row in await self._database.fetch(
            scoped(self._relations, "customer_discount", CustomerScope.of(customers))
        ):
            discounts[CustomerCode(row.customer_code)].append(_discount(row))
        return {code: CustomerTerms(tariffs.get(code, ()), tuple(discounts[code])) for code in customers}

    async def tariffs(self, customers: Collection[CustomerCode]) -> Mapping[CustomerCode, tuple[Tariff, ...]]:
        """The tariffs assigned to each customer, in their order, in force or not."""
        tariff, assigned = self._relations.tariff, self._relations.customer_tariff.c
        statement = scoped(
            self._relations, "customer_tariff", CustomerScope.of(customers), assigned.customer_code, *tariff.c
        )
        statement = statement.join(tariff, tariff.c.code == assigned.tariff_code)
        found: dict[CustomerCode, list[Tariff]] = defaultdict(list)
        for row in await self._database.fetch(statement.order_by(assigned.customer_code, assigned.position)):
            found[CustomerCode(row.customer_code)].append(_tariff(row))
        return {customer: tuple(tariffs) for customer, tariffs in found.items()}

    async def family_lines(self, families: Collection[FamilyCode]) -> Mapping[FamilyCode, tuple[FamilyCode, ...]]:
        """Each family with its ancestors, itself first."""
        family = self._relations.product_family.c
        start = select(
            family.code.label("start"),
            family.code,
            family.parent_code,
            literal(0, Integer, literal_execute=True).label("depth"),
        )
        line = start.where(among(family.code, families)).cte(recursive=True)
        above = select(
            line.c.start, family.code, family.parent_code, line.c.depth + literal(1, Integer, literal_execute=True)
        )
        line = line.union_all(above.where(family.code == line.c.parent_code, line.c.depth < DEEPEST_FAMILY))
        found: dict[FamilyCode, list[FamilyCode]] = defaultdict(list)
        for row in await self._database.fetch(select(line.c.start, line.c.code).order_by(line.c.start, line.c.depth)):
            found[FamilyCode(row.start)].append(FamilyCode(row.code))
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
        columns = self._relations.tariff_price.c
        statement = select(*columns).where(
            among(columns.product_code, products), among(columns.tariff_code, tariffs), in_force(columns, today)
        )
        found: dict[ProductCode, dict[TariffCode, list[PriceRow]]] = defaultdict(lambda: defaultdict(list))
        for row in await self._database.fetch(statement):
            found[ProductCode(row.product_code)][TariffCode(row.tariff_code)].append(_price_row(row))
        return found

    async def _agreed(
        self, customers: Collection[CustomerCode], products: Collection[ProductCode], today: date
    ) -> Mapping[tuple[CustomerCode, ProductCode], list[PriceRow]]:
        columns = self._relations.customer_price.c
        statement = scoped(self._relations, "customer_price", CustomerScope.of(customers)).where(
            among(columns.product_code, products), in_force(columns, today)
        )
        found: dict[tuple[CustomerCode, ProductCode], list[PriceRow]] = defaultdict(list)
        for row in await self._database.fetch(statement):
            found[CustomerCode(row.customer_code), ProductCode(row.product_code)].append(_price_row(row))
        return found

    async def _offers(self, products: Mapping[ProductCode, Collection[FamilyCode]], today: date) -> list[Offer]:
        columns = self._relations.offer.c
        families = {family for line in products.values() for family in line}
        of_these = or_(among(columns.product_code, products), among(columns.family_code, families))
        return [
            _offer(row)
            for row in await self._database.fetch(select(*columns).where(of_these, offer_in_force(columns, today)))
        ]

    async def offers_by_code(self, codes: Collection[OfferCode]) -> Mapping[OfferCode, Offer]:
        columns = self._relations.offer.c
        rows = await self._database.fetch(select(*columns).where(among(columns.code, codes)))
        return {offer.code: offer for offer in map(_offer, rows)}

    async def tariffs_by_code(self, codes: Collection[TariffCode]) -> Mapping[TariffCode, Tariff]:
        columns = self._relations.tariff.c
        rows = await self._database.fetch(select(*columns).where(among(columns.code, codes)))
        return {tariff.code: tariff for tariff in map(_tariff, rows)}


def _discounts(row: Row[Any]) -> tuple[Any, ...]:
    return tuple(each for each in (row.discount_1, row.discount_2, row.discount_3) if each)


def _price_row(row: Row[Any]) -> PriceRow:
    return PriceRow(row.min_quantity, row.price, _discounts(row), row.valid_from, row.valid_until)


def _discount(row: Row[Any]) -> CustomerDiscount:
    return CustomerDiscount(row.family_code, row.brand, _discounts(row), row.valid_from, row.valid_until)


def _tariff(row: Row[Any]) -> Tariff:
    return Tariff(TariffCode(row.code), row.name, row.currency, row.discount, row.valid_from, row.valid_until)


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        code=OfferCode(row.code),
        name=row.name,
        product=row.product_code,
        family=row.family_code,
        tariff=row.tariff_code,
        min_quantity=row.min_quantity,
        price=row.price,
        discounts=_discounts(row),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
