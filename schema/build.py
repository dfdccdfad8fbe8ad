"""The schema, put together."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.context import Info
from schema.mutation import Mutation
from schema.query import Query
from schema.scalars import SCALARS
from schema.weights import Cost, ListSize, declare_weights


def build_schema() -> strawberry.Schema:
    schema = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        types=[Cost, ListSize],
        config=StrawberryConfig(scalar_map=SCALARS, info_class=Info),
    )
    declare_weights(schema)
    return schema
