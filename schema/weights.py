"""What the fields of the schema weigh, and how long its lists are: declared by `@cost` and `@listSize`.

The unit is a value of an answer, which every field is that says nothing else. What takes a statement of its own to the ERP
weighs as much as a page of rows, a password that is tried as much as many: it takes most of a core for tenths of a second.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

import strawberry
from graphql import GraphQLObjectType, GraphQLSchema, get_named_type
from strawberry import UNSET
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.schema_directive import Location
from strawberry.utils.str_converters import to_camel_case

from resolvers.paging import DEFAULT_PAGE
from schema.limits.weights import COST, DIRECTIVES, LIST_SIZE

STATEMENT = 2_000
CHANGE = 10_000
PASSWORD = 200_000
"""A hash by argon2id takes 0.17 s of CPU and 64 MB: no more than two are tried for one request."""
MOST_FACETS = 200
MOST_IDS = 100

PAGE = {"edges", "nodes", "pageInfo"}
"""What a connection says of its page; all else is of the whole list."""


@strawberry.schema_directive(
    locations=[
        Location.FIELD_DEFINITION,
        Location.OBJECT,
        Location.ARGUMENT_DEFINITION,
        Location.INPUT_FIELD_DEFINITION,
    ],
    description=(
        "What a field weighs each time that it is asked for, or every field of a type, or an argument or input field that"
        " is given; 1, and nothing for arguments, where it does not stand."
    ),
)
class Cost:
    weight: int


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    description=(
        "How long a list is: as long as the largest of slicingArguments says, a number or the length of a list, or else"
        " assumedSize. With sizedFields, the lists of that name in the object that the field gives."
    ),
)
class ListSize:
    assumed_size: int | None = UNSET
    slicing_arguments: list[str] | None = UNSET
    sized_fields: list[str] | None = UNSET
    require_one_slicing_argument: bool | None = True


CONNECTION = ListSize(
    assumed_size=DEFAULT_PAGE,
    slicing_arguments=["first", "last"],
    sized_fields=["edges", "nodes"],
    require_one_slicing_argument=False,
)

WEIGHTS: Mapping[str, int] = {
    "ProductFilter.search": STATEMENT,
    "OrderFilter.search": STATEMENT,
    "InvoiceFilter.search": STATEMENT,
    "ReceivableFilter.search": STATEMENT,
    "Query.customers(search:)": STATEMENT,
    "AccountStatement.entries(search:)": STATEMENT,
    "AccountStatement.export": STATEMENT,
    "AnnualDeclaration.export": STATEMENT,
    "Customer.statement": STATEMENT,
    "Customer.annualDeclarations": STATEMENT,
    "Mutation.login": PASSWORD,
    "Mutation.resetPassword": PASSWORD,
    "Mutation.changePassword": 2 * PASSWORD,
    "Mutation.startSecondFactor": PASSWORD,
    "Mutation.confirmSecondFactor": PASSWORD,
    "Mutation.removeSecondFactor": PASSWORD,
}
"""By what it stands on, as GraphQL's schema coordinates name it. Connections and other changes are weighed by rule."""

LENGTHS: Mapping[str, ListSize] = {
    "Query.nodes": ListSize(assumed_size=MOST_IDS, slicing_arguments=["ids"]),
    "ProductFacets.families": ListSize(assumed_size=MOST_FACETS),
    "ProductFacets.brands": ListSize(assumed_size=MOST_FACETS),
    "ProductFacets.attributes": ListSize(assumed_size=MOST_FACETS),
}


def declare_weights(schema: strawberry.Schema) -> None:
    """Put the directives onto what they speak of, for who prints the schema and for who counts by it.

    Raise KeyError for a name that the schema does not have.
    """
    core: GraphQLSchema = schema._schema  # noqa: SLF001 - it has no other
    elements = dict(_elements(core))
    for name, weight in {**_whole_lists(core), **_changes(core), **WEIGHTS}.items():
        _declare(elements[name], COST, Cost(weight=weight))
    for name, listing in {**LENGTHS, **_connections(core)}.items():
        _declare(elements[name], LIST_SIZE, listing)


def _elements(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Types, their fields and their fields' arguments by their coordinates."""
    for kind in schema.type_map.values():
        yield kind.name, kind
        for name, field in getattr(kind, "fields", {}).items():
            yield f"{kind.name}.{name}", field
            for argument, each in getattr(field, "args", {}).items():
                yield f"{kind.name}.{name}({argument}:)", each


def _whole_lists(schema: GraphQLSchema) -> dict[str, int]:
    """Connections, and the figures that they have of the whole list."""
    names = [
        name
        for kind in schema.type_map.values()
        if is_connection(kind)
        for name in (kind.name, *(f"{kind.name}.{field}" for field in kind.fields if field not in PAGE))
    ]
    return dict.fromkeys(names, STATEMENT)


def _changes(schema: GraphQLSchema) -> dict[str, int]:
    """What can be changed: statements to the ERP or the store, and a line of the audit trail."""
    kind = schema.mutation_type
    return {} if kind is None else dict.fromkeys([f"{kind.name}.{name}" for name in kind.fields], CHANGE)


def _connections(schema: GraphQLSchema) -> dict[str, ListSize]:
    """The fields that give a connection."""
    return {
        f"{kind.name}.{name}": CONNECTION
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if is_connection(get_named_type(field.type))
    }


def is_connection(kind: object) -> TypeGuard[GraphQLObjectType]:
    return isinstance(kind, GraphQLObjectType) and "pageInfo" in kind.fields


def _declare(element: Any, name: str, directive: Cost | ListSize) -> None:
    definition = element.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
    definition.directives = [each for each in definition.directives if type(each) is not type(directive)] + [directive]
    values = {to_camel_case(field): value for field, value in vars(directive).items() if value is not UNSET}
    element.extensions = {**element.extensions, DIRECTIVES: {**element.extensions.get(DIRECTIVES, {}), name: values}}
