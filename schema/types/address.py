"""Postal addresses."""

import strawberry

from erp_adapter.domain import customers
from schema.ids import global_id
from schema.types.node import Node


@strawberry.type(description="A postal address.")
class Address:
    name: str | None = strawberry.field(description="Whose it is.")
    street: str = strawberry.field(description="Street and number.")
    city: str = strawberry.field(description="Town or city.")
    postal_code: str = strawberry.field(description="Postal code.")
    province: str | None = strawberry.field(description="Province, where the ERP has it.")
    country: str = strawberry.field(description="ISO 3166-1, two letters.")

    @classmethod
    def of(cls, address: customers.Address) -> "Address":
        return cls(
            name=address.name,
            street=address.street,
            city=address.city,
            postal_code=address.postal_code,
            province=address.province,
            country=address.country,
        )


@strawberry.type(description="Where a customer's orders can be delivered.")
class DeliveryAddress(Node):
    code: str = strawberry.field(description="Its code in the ERP.")
    address: Address = strawberry.field(description="The address.")
    is_default: bool = strawberry.field(description="Where orders go that name none.")

    @classmethod
    def of(cls, record: customers.DeliveryAddress) -> "DeliveryAddress":
        return cls(
            id=global_id("DeliveryAddress", record.customer_code, record.code),
            code=record.code,
            address=Address.of(record.address),
            is_default=record.is_default,
        )
