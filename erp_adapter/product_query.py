"""How a list of products is said in SQL: what the customer may buy, the filter, the search and the order."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Exists, Integer, Select, and_, case, false, func, literal, or_, select, true

from erp_adapter.dialects.given import Given
from erp_adapter.dialects.lists import among
from erp_adapter.dialects.row_by_row import ExistsForRow
from erp_adapter.dialects.searching import begins_with, has_word, is_same
from erp_adapter.domain.catalogue import ProductQuery, ProductSort
from erp_adapter.domain.codes import CustomerCode
from erp_adapter.keyset import Groups, Keyset, SortKey
from erp_adapter.product_values import BEGINNING, SEARCHED
from erp_adapter.relations import Relations
from erp_adapter.scope import only, scoped
from erp_adapter.validity import in_force, offer_in_force

DEEPEST_FAMILY = 20


class ProductQueries:
    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._product = relations.product.c

    def select(self, query: ProductQuery, *columns: ColumnElement[Any], by_row: bool = False) -> Select[Any]:
        """Select these columns (the product's when none) of all that match, in no order.

        `by_row`: where few products are asked whether somebody has a price for them, as for a page.
        """
        statement = select(*(columns or tuple(self._product))).select_from(self._relations.product)
        return statement.where(*self._conditions(query, by_row=by_row))

    def groups(self, query: ProductQuery, *columns: ColumnElement[Any]) -> Groups | None:
        """As `select`, by family; None for a list that is not a family's, or that other rows narrow better.

        Products with a property, or bought before, would be looked for once in each family: 1.6 s in 19 families with 3,000
        products of the property.
        """
        wanted, family = query.filter, self._relations.product_family.c
        is_family = wanted.family is not None or query.within is not None
        if not is_family or query.found is not None or wanted.attributes or wanted.bought_before:
            return None
        if wanted.family is None:
            root, others = query.within, replace(query, within=None)
        else:
            root, others = wanted.family, replace(query, filter=replace(wanted, family=None))
        # Once each, whatever circle the families stand in.
        families = select(self._families(family.code == root).c.code).distinct().subquery("families")
        rows = self.select(others, *columns, by_row=True)
        return Groups(families, rows.where(self._product.family_code == families.c.code))

    def facet(self, query: ProductQuery, column: ColumnElement[Any]) -> Select[Any]:
        """Count the products by a column's values, the most frequent first."""
        count = func.count()
        statement = self.select(query, literal("").label("name"), column.label("value"), count.label("products"))
        return statement.where(column.is_not(None)).group_by(column).order_by(count.desc(), column)

    def attribute_facet(self, query: ProductQuery) -> Select[Any]:
        attribute, count = self._relations.product_attribute.c, func.count()
        # The products first, by themselves: joined, each would be searched again for each of its properties.
        statement = select(attribute.name, attribute.value, count.label("products")).where(
            attribute.product_code.in_(self.select(query, self._product.code))
        )
        statement = statement.group_by(attribute.name, attribute.value)
        return statement.order_by(count.desc(), attribute.name, attribute.value)

    def keyset(self, query: ProductQuery) -> Keyset:
        """The query's order, and code last: it is unique."""
        keys: list[SortKey] = []
        for what, descending in query.order:
            if what is ProductSort.RELEVANCE:
                keys.append(SortKey(self._relevance(query.filter.words), descending))
                keys.append(SortKey(self._product.name))
            elif what is ProductSort.FAMILY:
                keys.append(SortKey(self._product.family_code, descending, nullable=True))
                keys.append(SortKey(self._product.name, descending))
            else:
                column = self._product[what.value.lower()]
                keys.append(SortKey(column, descending, nullable=what is ProductSort.BRAND))
        name = ",".join(f"{what.value}{'-' if descending else '+'}" for what, descending in query.order)
        return Keyset(f"product:{name}", keys, unique=self._product.code)

    def _conditions(self, query: ProductQuery, *, by_row: bool) -> list[ColumnElement[bool]]:
        if query.found is not None:
            return [among(self._product.code, query.found)]
        wanted, family = query.filter, self._relations.product_family.c
        conditions = [self._may_be_bought(query, by_row=by_row)]
        conditions += [self._has_word(word, query.customer) for word in wanted.words]
        conditions += [self._has_attribute(name, values) for name, values in wanted.attributes]
        for root in (wanted.family, query.within):
            if root is not None:
                conditions.append(self._in_families(family.code == root))
        if wanted.brands is not None:
            conditions.append(among(self._product.brand, wanted.brands))
        if wanted.on_offer is not None:
            on_offer = self._on_offer(query.customer, query.today)
            conditions.append(on_offer if wanted.on_offer else ~on_offer)
        if wanted.bought_before is not None and query.customer is not None:
            bought = self._bought(query.customer)
            conditions.append(bought if wanted.bought_before else ~bought)
        return conditions

    def _may_be_bought(self, query: ProductQuery, *, by_row: bool) -> ColumnElement[bool]:
        """For sale, and priced by some rule: the base price, a tariff's row, a price agreed or, as the case is, an offer's."""
        customer, today = query.customer, query.today
        product, tariff_price, agreed = self._product, self._relations.tariff_price.c, self._relations.customer_price.c
        if customer is None:
            return product.for_sale == true()
        in_tariff = select(tariff_price.product_code).where(
            tariff_price.product_code == product.code,
            tariff_price.tariff_code.in_(self._usable_tariffs(customer, today)),
            tariff_price.price > 0,
            in_force(tariff_price, today),
        )
        in_agreement = scoped(self._relations, "customer_price", only(customer), agreed.product_code).where(
            agreed.product_code == product.code, agreed.price > 0, in_force(agreed, today)
        )
        there = ExistsForRow if by_row else Exists
        priced = or_(product.base_price > 0, there(in_tariff), there(in_agreement))
        if query.priced_by_offers:
            priced = or_(priced, self._has_offer(customer, today, self._relations.offer.c.price > 0))
        return and_(product.for_sale == true(), priced)

    def _usable_tariffs(self, customer: CustomerCode, today: date) -> Select[Any]:
        """The customer's tariffs that are in force and in the company's currency."""
        tariff, assigned = self._relations.tariff, self._relations.customer_tariff
        currency = select(self._relations.company.c.currency).scalar_subquery()
        statement = scoped(self._relations, "customer_tariff", only(customer), assigned.c.tariff_code)
        return statement.join(tariff, tariff.c.code == assigned.c.tariff_code).where(
            tariff.c.currency == currency, in_force(tariff.c, today)
        )

    def _has_word(self, word: str | Given, customer: CustomerCode | None) -> ColumnElement[bool]:
        product = self._product
        found = has_word(word, product.code, product.name, product.description, product.brand, product.barcode)
        if customer is None:
            return found
        own = self._relations.customer_product_code.c
        named = scoped(self._relations, "customer_product_code", only(customer), own.product_code)
        return or_(found, product.code.in_(named.where(has_word(word, own.code))))

    def _relevance(self, words: tuple[str, ...]) -> ColumnElement[int]:
        """0: the code or barcode itself; 1: a code or name that begins so; 2: the rest."""
        product, is_placed = self._product, any(isinstance(word, Given) for word in words)
        searched, beginning = (SEARCHED, BEGINNING) if is_placed else (" ".join(words), " ".join(words))
        return case(
            (or_(is_same(searched, product.code), is_same(searched, product.barcode)), 0),
            (or_(begins_with(beginning, product.code), begins_with(beginning, product.name)), 1),
            else_=2,
        )

    def _has_attribute(self, name: str, values: tuple[str, ...]) -> ColumnElement[bool]:
        attribute = self._relations.product_attribute.c
        return self._product.code.in_(
            select(attribute.product_code).where(attribute.name == name, among(attribute.value, values))
        )

    def _on_offer(self, customer: CustomerCode | None, today: date) -> ColumnElement[bool]:
        """With an offer that the customer can use today, on the product or on a family that it belongs to.

        Nobody can use any: staff without a customer see base prices.
        """
        if customer is None:
            return false()
        offer = self._relations.offer.c
        discounts = (offer.discount_1, offer.discount_2, offer.discount_3)
        return self._has_offer(customer, today, or_(offer.price > 0, *[discount != 0 for discount in discounts]))

    def _has_offer(self, customer: CustomerCode, today: date, offered: ColumnElement[bool]) -> ColumnElement[bool]:
        """With an offer for this customer that offers so much."""
        offer = self._relations.offer.c
        for_whom = or_(offer.tariff_code.is_(None), offer.tariff_code.in_(self._usable_tariffs(customer, today)))
        usable = and_(offer_in_force(offer, today), for_whom, offered)
        products = select(offer.product_code).where(offer.product_code.is_not(None), usable)
        families = select(offer.family_code).where(offer.family_code.is_not(None), offer.product_code.is_(None), usable)
        own, family = self._product.family_code, self._relations.product_family.c
        # An ERP may have codes of families and no families.
        in_family = or_(own.in_(families), self._in_families(family.code.in_(families)))
        # Without a family it is in none, which in SQL is neither true nor false.
        in_family = and_(own.is_not(None), in_family)
        return or_(self._product.code.in_(products), in_family)

    def _bought(self, customer: CustomerCode) -> ColumnElement[bool]:
        line, order = self._relations.sales_order_line.c, self._relations.sales_order.c
        statement = scoped(self._relations, "sales_order_line", only(customer), line.product_code)
        return self._product.code.in_(statement.where(order.cancelled == false(), line.product_code.is_not(None)))

    def _in_families(self, is_root: ColumnElement[bool]) -> ColumnElement[bool]:
        return self._product.family_code.in_(select(self._families(is_root).c.code))

    def _families(self, is_root: ColumnElement[bool]) -> CTE:
        """These families, and those below them."""
        family = self._relations.product_family.c
        # The roots are families too, so that both sides of the union have one type, to its length: SQL Server and
        # PostgreSQL take no other. Nor does SQL Server take UNION without ALL here; a circle ends by its depth.
        roots = select(family.code, literal(0, Integer, literal_execute=True).label("depth")).where(is_root)
        tree = roots.cte(recursive=True)
        below = select(family.code, tree.c.depth + literal(1, Integer, literal_execute=True))
        return tree.union_all(below.where(family.parent_code == tree.c.code, tree.c.depth < DEEPEST_FAMILY))
