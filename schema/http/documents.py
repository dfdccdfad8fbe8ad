"""Which documents the server has read already.

A kept document holds what depends on its text alone, never anything about who sent it or with which variables.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
    specified_rules,
    validate,
)

from erp_adapter.errors import GatewayError
from schema.execution.executor import Prepared
from schema.http.manifest import Known, ManifestRefused
from schema.http.refusals import DocumentRefused, OperationRefused
from schema.limits.cost import Cost
from schema.limits.extent import Extents, written_defaults
from schema.limits.refusals import DocumentTooLarge, TooDeep
from schema.limits.settings import LimitSettings
from schema.limits.weights import Weights
from schema.limits.written import check_written
from schema.messages import message

Prepare = Callable[[DocumentNode, str | None], Prepared]

PUBLIC = {
    OperationType.QUERY: frozenset({"__typename"}),
    OperationType.MUTATION: frozenset(
        {
            "__typename",
            "login",
            "refreshSession",
            "resetPassword",
            "startSecondFactor",
            "confirmSecondFactor",
            "removeSecondFactor",
        }
    ),
    OperationType.SUBSCRIPTION: frozenset[str](),
}
"""What a stranger may ask for. Introspection is not in it."""

BYTES_A_TOKEN = 500
"""Memory of a parsed document for each of its tokens: 415 to 555 bytes measured, locations included."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document. `roots` are the names of the fields at its top, whatever their aliases.

    `is_public`: whether a stranger may ask for them.
    """

    name: str | None
    kind: OperationType
    roots: frozenset[str]
    cost: Cost
    defaults: Mapping[str, Any]
    is_public: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A document within the limits. `visited` is how many nodes were looked at to know that."""

    text: str
    node: DocumentNode
    operations: tuple[Operation, ...]
    named: Mapping[str | None, Operation]
    visited: int
    _prepared: dict[str | None, Prepared] = field(default_factory=dict, repr=False, compare=False)

    @property
    def bytes(self) -> int:
        """An estimate of the memory that it takes; what its operations' plans take is part of it once they are made."""
        plans = sum([each.bytes for each in self._prepared.values()])
        return len(self.text) + BYTES_A_TOKEN * self.node.token_count + plans

    def prepared(self, name: str | None, prepare: Prepare) -> Prepared:
        """An operation of it, once it is known to be valid, ready to be run again and again."""
        found = self._prepared.get(name)
        if found is None:
            found = self._prepared[name] = prepare(self.node, name)
        return found

    def operation(self, name: str | None) -> Operation:
        """The operation meant by a request's `operationName`; raise OperationRefused when that is none or several."""
        if name is None:
            if len(self.operations) == 1:
                return self.operations[0]
            raise OperationRefused("operation.several" if self.operations else "operation.none")
        if name in self.named:
            return self.named[name]
        raise OperationRefused("operation.unknown", name=name[:100])


class Documents:
    """Reads documents against a schema, and keeps the valid ones that were used last."""

    def __init__(self, schema: GraphQLSchema, limits: LimitSettings, *, most: int, most_bytes: int) -> None:
        self._schema = schema
        self._limits = limits
        self._weights = Weights(schema)
        self._most = most
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._bytes: dict[str, int] = {}
        self._all_bytes = 0
        self._known_texts: dict[str, Document] = {}
        self._known_ids: dict[str, Document] = {}

    def find(self, text: str) -> Document | None:
        """A valid document that was kept."""
        document = self._kept.get(text)
        if document is None:
            return self._known_texts.get(text)
        self._kept.move_to_end(text)
        return document

    def know(self, manifest: Sequence[Known]) -> None:
        """Read and keep for good the documents of a manifest; raise ManifestRefused for one that can't be served."""
        for each in manifest:
            document = self._known_texts.get(each.text) or self._served(each)
            _check_operation(each, document)
            self._known_texts[each.text] = self._known_ids[each.id] = document

    def known(self, document_id: str) -> Document | None:
        """A document of the manifest, by its id."""
        return self._known_ids.get(document_id)

    def read(self, text: str) -> Document:
        """Parse a document and measure it; raise DocumentRefused or what it asks too much of."""
        node = self._parse(text)
        written = check_written(node, self._limits)
        extents = Extents(self._schema, node, self._limits, self._weights)
        fragments = {each.name.value: each for each in node.definitions if isinstance(each, FragmentDefinitionNode)}
        operations = tuple(
            _operation(each, _root_fields(each.selection_set, fragments), extents.of(each).cost)
            for each in node.definitions
            if isinstance(each, OperationDefinitionNode)
        )
        named = {each.name: each for each in operations}
        return Document(text, node, operations, named, written + extents.visited)

    def validate(self, document: Document, *, suggest: bool) -> None:
        """Raise DocumentRefused unless the schema has what the document asks for; `suggest` names that are close."""
        errors = validate(
            self._schema,
            document.node,
            specified_rules,
            max_errors=self._limits.max_validation_errors,
            hide_suggestions=not suggest,
        )
        if errors:
            raise DocumentRefused("GRAPHQL_VALIDATION_FAILED", errors)

    def keep(self, document: Document) -> None:
        """Keep a valid document, at the cost of those that were not used for longest."""
        if document.text not in self._kept:
            self._kept[document.text] = document
            self.weigh(document)

    def weigh(self, document: Document) -> None:
        """Count anew what a document takes, if it is kept: it grows by the plans that are made when it is run."""
        text = document.text
        counted, takes = self._bytes.get(text, 0), document.bytes
        if takes == counted or self._kept.get(text) is not document:
            return
        self._bytes[text] = takes
        self._all_bytes += takes - counted
        if takes > self._most_bytes:
            self._drop(text)
        while len(self._kept) > self._most or self._all_bytes > self._most_bytes:
            self._drop(next(iter(self._kept)))

    def _drop(self, text: str) -> None:
        del self._kept[text]
        self._all_bytes -= self._bytes.pop(text)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def kept_bytes(self) -> int:
        """An estimate of the memory that the kept documents take."""
        return self._all_bytes

    @property
    def known_names(self) -> set[str]:
        """Those of the manifest's operations."""
        return {name for each in self._known_ids.values() for name in each.named if name is not None}

    def _served(self, known: Known) -> Document:
        try:
            document = self.read(known.text)
            self.validate(document, suggest=True)
        except DocumentRefused as refused:
            raise ManifestRefused(f"{known.label} can't be served: {refused.errors[0].message}") from refused
        except GatewayError as error:
            why = message(error.message, "en", error.details)
            raise ManifestRefused(f"{known.label} can't be served: {why}") from error
        return document

    def _parse(self, text: str) -> DocumentNode:
        limits = self._limits
        if len(text) > limits.max_document_length:
            raise DocumentTooLarge("limit.document", limit=limits.max_document_length)
        try:
            return parse(text, max_lexical_tokens=limits.max_tokens, max_comments=limits.max_comments)
        except GraphQLSyntaxError as error:
            if "nested too deeply" in error.message:
                raise TooDeep("limit.depth", limit=limits.max_depth) from None
            if error.message.endswith("Parsing aborted."):
                raise DocumentTooLarge("limit.tokens", limit=limits.max_tokens) from None
            raise DocumentRefused("GRAPHQL_PARSE_FAILED", [error]) from None


def _check_operation(known: Known, document: Document) -> None:
    if not document.operations:
        raise ManifestRefused(f"{known.label} has no operation")
    if known.name is not None:
        operation = document.named.get(known.name)
        if operation is None or operation.kind.value != known.kind:
            raise ManifestRefused(f"{known.label} has no {known.kind} of that name")


def _operation(node: OperationDefinitionNode, roots: frozenset[str], cost: Cost) -> Operation:
    return Operation(
        name=node.name.value if node.name else None,
        kind=node.operation,
        roots=roots,
        cost=cost,
        defaults=written_defaults(node),
        is_public=roots <= PUBLIC[node.operation],
    )


def _root_fields(selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> frozenset[str]:
    """The names of the fields at the top, through fragments, each fragment once."""
    names: set[str] = set()
    entered: set[str] = set()
    pending = [selections]
    while pending:
        for selection in pending.pop().selections:
            if isinstance(selection, FieldNode):
                names.add(selection.name.value)
            elif isinstance(selection, InlineFragmentNode):
                pending.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                if name in fragments and name not in entered:
                    entered.add(name)
                    pending.append(fragments[name].selection_set)
    return frozenset(names)
