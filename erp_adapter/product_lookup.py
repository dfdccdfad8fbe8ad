"""Which product a person means by a code."""

from collections.abc import Collection, Mapping

from sqlalchemy import literal, select, union_all

from erp_adapter.database import Database
from erp_adapter.dialects.lists import among
from erp_adapter.domain.codes import CustomerCode, ProductCode
from erp_adapter.relations import Relations
from erp_adapter.scope import CustomerScope, scoped


class ProductLookup:
    def __init__(self, database: Database, relations: Relations) -> None:
        self._database = database
        self._relations = relations

    async def by_any_code(self, customer: CustomerCode, codes: Collection[str]) -> Mapping[str, ProductCode]:
        """Find each by the product's code, its barcode or the customer's own code, in this order; by one statement."""
        product, own = self._relations.product.c, self._relations.customer_product_code.c
        ways = [
            select(product.code.label("wanted"), product.code.label("product"), literal(1).label("way")).where(
                among(product.code, codes)
            ),
            select(product.barcode, product.code, literal(2)).where(among(product.barcode, codes)),
            scoped(
                self._relations,
                "customer_product_code",
                CustomerScope.of([customer]),
                *(own.code, own.product_code, literal(3)),
            ).where(among(own.code, codes)),
        ]
        rows = await self._database.fetch(union_all(*ways))
        found = sorted(((row.way, row.product, row.wanted) for row in rows), reverse=True)
        return {wanted: ProductCode(code) for _, code, wanted in found}
