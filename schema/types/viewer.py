"""The person logged in, and the company that it deals with."""

from collections.abc import Sequence

import strawberry

from erp_adapter.domain import customers
from erp_adapter.domain.stock import StockPolicy
from resolvers.principal import Permission, Principal, Role
from schema.batched import batched
from schema.context import Info
from schema.shown import wanted_of
from schema.types.address import Address
from schema.types.customer import Customer


@strawberry.type(description="The person logged in.")
class Viewer:
    principal: strawberry.Private[Principal]
    username: str = strawberry.field(description="What the person logs in with.")
    name: str = strawberry.field(description="The person's name.")
    email: str | None = strawberry.field(description="The person's e-mail address.")
    locale: str = strawberry.field(description="The person's language, as es or en.")
    role: Role = strawberry.field(description="Whose login it is.")

    @strawberry.field(description="What the login may do.")
    def permissions(self) -> list[Permission]:
        return [each for each in Permission if self.principal.may(each)]

    @classmethod
    def of(cls, principal: Principal) -> "Viewer":
        return cls(
            principal=principal,
            username=principal.username,
            name=principal.name,
            email=principal.email,
            locale=principal.locale,
            role=principal.role,
        )

    @batched(description="The customer that this login acts for; null for staff.")
    async def customer(parents: "Sequence[Viewer]", info: Info) -> list[Customer | None]:
        return [next(iter(await _customers(each, info)), None) for each in parents]

    @batched(description="All that it may act for: a login can serve several customers of one group.")
    async def customers(parents: "Sequence[Viewer]", info: Info) -> list[list[Customer]]:
        return [await _customers(each, info) for each in parents]


async def _customers(viewer: Viewer, info: Info) -> list[Customer]:
    records = await info.context.office.customers.own(viewer.principal, wanted_of(Customer, info.selected))
    return [Customer.of(record) for record in records]


@strawberry.type(description="The company that sells: the owner of the virtual office.")
class Company:
    name: str = strawberry.field(description="Its registered name (razón social).")
    tax_id: str = strawberry.field(description="Its NIF.")
    address: Address = strawberry.field(description="Its registered address.")
    currency: str = strawberry.field(description="ISO 4217; all totals are in it.")
    stock_policy: StockPolicy = strawberry.field(description="What it lets its customers know of the stock.")

    @classmethod
    def of(cls, record: customers.Company, policy: StockPolicy) -> "Company":
        return cls(
            name=record.name,
            tax_id=record.tax_id,
            address=Address.of(record.address),
            currency=record.currency,
            stock_policy=policy,
        )
