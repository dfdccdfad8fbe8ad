"""Python made for a plan: it turns objects into the rows of the answer, whole branches of them in one function.

What a client writes never becomes a part of the source: names in it are numbered, everything else is a constant that is
referred to by its number. Only attributes' names are written out, and those are the schema's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from keyword import iskeyword
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from graphql import GraphQLObjectType, GraphQLOutputType, is_abstract_type, is_leaf_type, is_list_type

from schema.execution.binding import Attribute
from schema.execution.completion import Completer, LeafCompleter, ListCompleter
from schema.execution.leaves import Leaf, leaving
from schema.execution.nullability import strip
from schema.execution.objects import AbstractCompleter, ObjectCompleter
from schema.execution.state import caller_of, reader_of_anything, space
from schema.execution.writing import Writer

if TYPE_CHECKING:
    from schema.execution.plan import Field, Selection

MakeRow = Callable[[Any, Any, Any], Any]
Fill = Callable[[Any, Any, Any, Any], None]

DEEPEST_LOOP = 6
DEEPEST_BLOCK = 40
"""Python allows 20 loops within each other, and 100 blocks."""

MOST_FIELDS = 300
"""Of one function. What is beyond has one of its own, made when there is an object for it: fragments within fragments
can make a document that is far larger than its text."""


def build_rows(selection: Selection, *, of_anything: bool) -> MakeRow:
    """Make `row(object, state, bags) -> row`."""
    code = _Code("row(p, state, bags)", of_anything=of_anything)
    code.object(selection, "p", "p")
    code.put("return p")
    made: MakeRow = code.function()
    return made


def build_fill(field: Field) -> Fill:
    """Make `fill(values, rows, state, bags)`, which completes the values and puts each into its row."""
    code = _Code("fill(values, rows, state, bags)", of_anything=False, owner="row")
    with code.block("for v, row in zip(values, rows):"):
        code.complete(field.completer, field.type, "v")
        code.put(f"row.{field.attribute} = v")
    made: Fill = code.function()
    return made


class _Code(Writer):
    """A function that makes rows or fills them. `owner`: the name of the row that a value belongs to."""

    def __init__(self, signature: str, *, of_anything: bool, owner: str = "None") -> None:
        super().__init__(signature)
        self._of_anything = of_anything
        self._owner = owner
        self._loops = 0
        self._fields = 0

    def object(self, selection: Selection, source: str, into: str) -> None:
        """Write how the row of an object is made."""
        self._fields += len(selection.fields)
        values, columns = [], []
        for field in selection.fields:
            if field.is_typename:
                values.append(self.constant(selection.type.name))
            elif field.is_column:
                values.append("None")
                columns.append(self._space(field))
            else:
                value = self.name()
                self._load(field, source, value)
                self.complete(field.completer, field.type, value)
                values.append(value)
        row = f"{self.constant(selection.row)}({', '.join(values)})"
        for sources, _ in columns:
            self.put(f"{sources}({source})")
        self.put(f"{into} = {row}")
        for _, rows in columns:
            self.put(f"{rows}({into})")

    def _has_room(self) -> bool:
        return self.depth <= DEEPEST_BLOCK and self._loops <= DEEPEST_LOOP and self._fields <= MOST_FIELDS

    def _space(self, field: Field) -> tuple[str, str]:
        sources, rows = self.name(), self.name()
        self.put_first(f"{sources}, {rows} = {self.constant(space)}(bags, {self.constant(field)})")
        return sources, rows

    def _load(self, field: Field, source: str, into: str) -> None:
        how = field.how
        if isinstance(how, Attribute):
            found = self._read(how, source)
        else:
            call = self.name()
            self.put_first(f"{call} = {self.constant(caller_of)}({self.constant(field)}, state)")
            found = f"{call}({source})"
        with self.block("try:"):
            self.put(f"{into} = {found}")
        if field.is_lenient:
            with self.block("except AttributeError:"):
                self.put(f"{into} = None")
        with self.block("except Exception as error:"):
            self.put(f"{into} = error")

    def _read(self, how: Attribute, source: str) -> str:
        if self._of_anything and how.lenient:
            return f"{self.constant(reader_of_anything(how.path))}({source})"
        if all(each.isidentifier() and not iskeyword(each) for each in how.path.split(".")):
            return f"{source}.{how.path}"
        return f"{self.constant(attrgetter(how.path))}({source})"

    def complete(self, completer: Completer, type_: GraphQLOutputType, value: str) -> None:
        """Write how a value is completed, in the same name."""
        bare, non_null = strip(type_)
        if is_list_type(bare) and isinstance(completer, ListCompleter):
            self._list(completer, bare.of_type, value, non_null=non_null)
        elif is_leaf_type(bare) and isinstance(completer, LeafCompleter):
            self._leaf(completer, bare, value, non_null=non_null)
        elif is_abstract_type(bare) and isinstance(completer, AbstractCompleter):
            self._abstract(completer, value, non_null=non_null)
        elif isinstance(completer, ObjectCompleter):
            self._object_value(completer, bare, value, non_null=non_null)

    def _odd(self, completer: Completer, value: str, *, usual: bool = False) -> str:
        function = completer.complete if usual else completer.odd
        return f"{value} = {self.constant(function)}({value}, state, bags, {self._owner})"

    @contextmanager
    def _unless_null(self, value: str, condition: str, *, non_null: bool, text_passes: bool = False) -> Iterator[None]:
        """Write what is done with a value on a condition; null stays as it is where it may be, text where it passes."""
        stays = ([] if non_null else [f"{value} is None"]) + ([f"{value}.__class__ is str"] if text_passes else [])
        if stays:
            with self.block(f"if {' or '.join(stays)}:"):
                self.put("pass")
        with self.block(f"{'elif' if stays else 'if'} {condition}:"):
            yield

    def _list(self, completer: ListCompleter, item: GraphQLOutputType, value: str, *, non_null: bool) -> None:
        condition = f"{value}.__class__ is list or {value}.__class__ is tuple"
        with self._unless_null(value, condition, non_null=non_null):
            items, each = self.name(), self.name()
            self.put(f"{items} = []")
            self._loops += 1
            with self.block(f"for {each} in {value}:"):
                self.complete(completer.item, item, each)
                self.put(f"{items}.append({each})")
            self._loops -= 1
            self.put(f"{value} = {items}")
        with self.block(f"elif {value}.__class__ is {self.constant(msgspec.Raw)}:"):
            self.put("pass")
        self._otherwise(completer, value)

    def _otherwise(self, completer: Completer, value: str) -> None:
        with self.block("else:"):
            self.put(self._odd(completer, value))

    def _leaf(self, completer: LeafCompleter, type_: Any, value: str, *, non_null: bool) -> None:
        leaf = completer.field.plan.facts.leaf(type_)
        if leaf.check is not None:
            unless_null = "" if non_null else f"{value} is not None and "
            with self.block(f"if {unless_null}not ({leaf.check.format(value)}):"):
                self.put(self._odd(completer, value))
        elif leaf.names is not None:
            known = self.name()
            self.put(f"{known} = {self.constant(leaf.names)}.get(id({value}))")
            with self._unless_null(value, f"{known} is not None", non_null=non_null):
                self.put(f"{value} = {known}")
            self._otherwise(completer, value)
        else:
            self._coerced(completer, leaf, value, non_null=non_null)

    def _coerced(self, completer: LeafCompleter, leaf: Leaf, value: str, *, non_null: bool) -> None:
        condition = f"{value}.__class__ in {self.constant(leaf.plain)} or {self.constant(completer.admit)}({value})"
        with self._unless_null(value, condition, non_null=non_null, text_passes=leaf.text_passes):
            left = self.name()
            with self.block("try:"):
                self.put(f"{left} = {self.constant(leaf.type.coerce_output_value)}({value})")
                with self.block(f"if {left}.__class__ is not str:"):
                    self.put(f"{left} = {self.constant(leaving)}({self.constant(leaf.type)}, {value}, {left})")
            with self.block("except Exception as error:"):
                self.put(f"{left} = state.fail(error)")
            self.put(f"{value} = {left}")
        self._otherwise(completer, value)

    def _object_value(self, completer: ObjectCompleter, type_: Any, value: str, *, non_null: bool) -> None:
        if type_.is_type_of is not None and not completer.field.plan.facts.types_by_class:
            self._told(completer, value, non_null=non_null)
            return
        condition = (
            f"{value}.__class__ in {self.constant(completer.plain)} or {self.constant(completer.admit)}({value})"
        )
        with self._unless_null(value, condition, non_null=non_null):
            selection = _below(completer.field, type_) if self._has_room() else None
            if selection is not None:
                self.object(selection, value, value)
            else:
                self.put(f"{value} = {self.constant(_late(completer.field, type_))}({value}, state, bags)")
        self._otherwise(completer, value)

    def _abstract(self, completer: AbstractCompleter, value: str, *, non_null: bool) -> None:
        if not completer.field.plan.facts.types_by_class:
            self._told(completer, value, non_null=non_null)
            return
        make = self.name()
        self.put(f"{make} = {self.constant(completer.makers)}.get({value}.__class__)")
        with self._unless_null(value, f"{make} is not None", non_null=non_null):
            self.put(f"{value} = {make}({value}, state, bags)")
        with self.block("else:"):
            self.put(self._odd(completer, value, usual=True))

    def _told(self, completer: Completer, value: str, *, non_null: bool) -> None:
        """Write the completion of an object that only its schema's functions say the type of."""
        with self.block("if True:" if non_null else f"if {value} is not None:"):
            self.put(self._odd(completer, value, usual=True))


def _late(field: Field, type_: GraphQLObjectType) -> MakeRow:
    """A function that makes rows, itself made only when there is an object for it."""

    def make(source: Any, state: Any, bags: Any) -> Any:
        try:
            make = field.below(type_).make
        except RecursionError as error:
            return state.fail(error)
        return make(source, state, bags)

    return make


def _below(field: Field, type_: GraphQLObjectType) -> Selection | None:
    """What is asked for below a field; None where that is too deep for now."""
    try:
        return field.below(type_)
    except RecursionError:
        return None
