"""What should a resolver be told is selected below its field, by graphql-core's own collecting of fields?"""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError, get_named_type, is_abstract_type, is_object_type
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields

from tests.schema.execution.differential.world import Context, Info, Plan, Tree


def note_expected(plan: Plan, info: Info) -> None:
    """Note what is selected below the field, worked out type by type; where a condition can't be used, nothing is noted."""
    context: Context = info.context
    if not plan.watched or context.selected is None:
        return
    details = [FieldDetails(node, None) for node in info.field_nodes]
    try:
        tree = _below(info, get_named_type(info.return_type), details)
    except GraphQLError:
        context.selected = None
        return
    context.selected.add((f"{plan.type_name}.{plan.name}", tree))


def note_told(plan: Plan, context: Context, selected: Mapping[str, Any]) -> None:
    """Note what the executor says is selected."""
    if plan.watched and context.selected is not None:
        context.selected.add((f"{plan.type_name}.{plan.name}", _tree(selected)))


def _tree(selected: Mapping[str, Any]) -> Tree:
    return tuple(sorted((name, _tree(below)) for name, below in selected.items()))


def _below(info: Info, named: Any, details: list[FieldDetails]) -> Tree:
    fragments = {name: FragmentDetails(each) for name, each in info.fragments.items()}
    possible = info.schema.get_possible_types(named) if is_abstract_type(named) else [named]
    found: dict[str, list[Tree]] = {}
    for type_ in possible:
        if not is_object_type(type_):
            continue
        grouped = collect_subfields(
            info.schema, fragments, info.variable_values, info.operation, type_, details
        ).grouped_field_set
        for nodes in grouped.values():
            name = nodes[0].node.name.value
            if name != "__typename":
                found.setdefault(name, []).append(_below(info, get_named_type(type_.fields[name].type), nodes))
    return tuple(sorted((name, _merged(trees)) for name, trees in found.items()))


def _merged(trees: list[Tree]) -> Tree:
    found: dict[str, list[Tree]] = {}
    for tree in trees:
        for name, below in tree:
            found.setdefault(name, []).append(below)
    return tuple(sorted((name, _merged(below)) for name, below in found.items()))
