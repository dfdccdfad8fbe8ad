"""The schema, put together."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.context import Info
from schema.mutation import Mutation
from schema.query import Query
from schema.scalars import SCALARS


def build_schema() -> strawberry.Schema:
    return strawberry.Schema(
        query=Query, mutation=Mutation, config=StrawberryConfig(scalar_map=SCALARS, info_class=Info)
    )
