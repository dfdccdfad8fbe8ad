"""Statements in PostgreSQL's SQL for asyncpg: compiled once for each shape, with what their values and rows go through."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import asyncpg
from sqlalchemy import ColumnElement, Dialect, Executable, Row, String, Text, all_, any_, bindparam, cast, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql import operators
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine
from sqlalchemy.util import LRUCache

from erp_adapter.database import Parameters, is_kept_compiled
from erp_adapter.dialects.decimals import AnyNumeric
from erp_adapter.dialects.given import GivenParameter, given_name
from erp_adapter.dialects.threaded_forms import Convert, converter
from erp_adapter.prepared import GivenValues, Prepared, Rows

MOST_KEPT = 500
"""Shapes; as many as SQLAlchemy's engines keep."""

Values = Mapping[str, Any]


class Form:
    """One shape of statement. What its columns are the server says when it runs for the first time."""

    def __init__(self, compiled: Any, dialect: Any) -> None:
        self._compiled = compiled
        self._dialect = dialect
        self._row: Callable[[Any], Row[Any]] | None = None
        self._has_lists = bool(compiled.literal_execute_params or compiled.post_compile_params)
        self.is_insert = bool(compiled.isinsert)

    def bound(self, key: Any, values: Values | None) -> tuple[str, list[Any]]:
        """The SQL with its arguments; `key` is what the statement itself brings along."""
        compiled = self._compiled
        bound = compiled.construct_params(
            values,
            extracted_parameters=None if key is None else key.bindparams,
            escape_names=False,
            _collected_params=None if key is None else key.params,
        )
        for column in compiled.insert_prefetch:
            bound[compiled._within_exec_param_key_getter(column)] = column.default.arg  # noqa: SLF001
        sql, names, processors = compiled.string, compiled.positiontup, compiled._bind_processors  # noqa: SLF001
        if self._has_lists:
            expanded = compiled._process_parameters_for_postcompile(bound)  # noqa: SLF001
            sql, names, processors = expanded.statement, expanded.positiontup, {**processors, **expanded.processors}
        return sql, [processors[name](bound[name]) if name in processors else bound[name] for name in names]

    async def rows(self, connection: Any, sql: str, arguments: Sequence[Any]) -> list[Row[Any]]:
        if self._row is None:
            prepared = await connection.prepare(sql)
            self._row = self._rows_of(prepared.get_attributes())
        records = await connection.fetch(sql, *arguments)
        return list(map(self._row, records))

    def _rows_of(self, attributes: Sequence[asyncpg.Attribute]) -> Callable[[Any], Row[Any]]:
        columns = self._columns(attributes)
        processors = [
            None if type_ is None else type_._cached_result_processor(self._dialect, attribute.type.oid)  # noqa: SLF001
            for attribute, (_, _, type_) in zip(attributes, columns, strict=True)
        ]
        parent = SimpleResultMetaData(
            [name for name, _, _ in columns], [objects for _, objects, _ in columns], processors
        )
        effective, index = parent._effective_processors, parent._key_to_index  # noqa: SLF001
        return lambda record: Row(parent, effective, index, record)

    def _columns(self, attributes: Sequence[asyncpg.Attribute]) -> list[tuple[str, tuple[Any, ...], Any]]:
        """Name, what else it is known by, and type of each; a text's names are those that the server gives."""
        known = self._compiled._result_columns  # noqa: SLF001
        if self._compiled._ordered_columns and len(known) == len(attributes):  # noqa: SLF001
            is_text = self._compiled._textual_ordered_columns  # noqa: SLF001
            return [
                (each.name if is_text else entry.keyname, tuple(entry.objects), entry.type)
                for each, entry in zip(attributes, known, strict=True)
            ]
        named = {entry.keyname: (tuple(entry.objects), entry.type) for entry in known}
        return [(each.name, *named.get(each.name, ((), None))) for each in attributes]


class _WrittenArray(TypeDecorator[Any]):
    """Texts as PostgreSQL writes an array of them: asyncpg looks twice at each to find out whether it is an array itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Collection[str | None] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else written_array(value)


def written_array(texts: Collection[str | None]) -> str:
    r"""An array's literal.

    >>> print(written_array(["a", 'b"', None]))
    {"a","b\"",NULL}
    """
    written = ",".join(["NULL" if text is None else _quoted(text) for text in texts])
    return f"{{{written}}}"


def _quoted(text: str) -> str:
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


class _Compiler(PGCompiler_asyncpg):
    """Binds a list that is given as one array, so that the text is the same however long it is."""

    def visit_binary(self, binary: Any, *args: Any, **how: Any) -> Any:
        listed = binary.right
        if isinstance(listed, GivenParameter) and listed.expanding:
            array = self._array(listed)
            binary = binary.left == any_(array) if binary.operator is operators.in_op else binary.left != all_(array)
        return super().visit_binary(binary, *args, **how)  # type: ignore[no-untyped-call]

    def _array(self, listed: GivenParameter) -> ColumnElement[Any]:
        type_ = listed.type
        if type_.python_type is str and type_._cached_bind_processor(self.dialect) is None:  # noqa: SLF001
            # Without the column's length, to which longer values would be cut.
            written = cast(GivenParameter(listed.given, _WrittenArray()), ARRAY(String()))
            if listed.is_few:
                # The plan goes by how many they are: ten customers' orders are a good part of the table, one's are not.
                return written
            # In a SELECT of its own the server reads the literal once; else a plan for any values does so for each row.
            return cast(select(written).scalar_subquery(), ARRAY(String()))
        return GivenParameter(listed.given, ARRAY(type_))


class PreparedForm:
    """What a prepared statement is for asyncpg: its text, how its values are bound, and what its rows go through."""

    def __init__(self, statement: Any, dialect: Any) -> None:
        # What is to be written out is written at once: nothing of it depends on the values.
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        self.sql: str = compiled.string
        self._dialect = dialect
        self._types = [self._left_to_do(entry.type) for entry in compiled._result_columns]  # noqa: SLF001
        self.width = len(self._types)
        self.convert: Convert | None = None
        bound = {name: each for each, name in compiled.bind_names.items()}
        processors = compiled._bind_processors  # noqa: SLF001
        # A constant list stands there as so many constants.
        expanded = compiled._post_compile_expanded_state  # noqa: SLF001
        if expanded is not None:
            processors = {**processors, **expanded.processors}
            for name in compiled.positiontup:
                bound.setdefault(name, bindparam(name, expanded.parameters.get(name)))
        self._places = [_place(bound[name], processors.get(name)) for name in compiled.positiontup]

    def _left_to_do(self, type_: TypeEngine[Any]) -> TypeEngine[Any]:
        """The type by which values are made of what PostgreSQL gives: its decimals are as they should be already."""
        return NullType() if isinstance(getattr(type_.dialect_impl(self._dialect), "impl", None), AnyNumeric) else type_

    def arguments(self, values: GivenValues) -> list[Any]:
        """Raise KeyError where a value is missing."""
        found = []
        for name, constant, process in self._places:
            if name is None:
                found.append(constant)
            else:
                found.append(values[name] if process is None else process(values[name]))
        return found

    async def rows(self, connection: Any, values: GivenValues, seconds: float | None = None) -> Rows:
        """Raise TimeoutError where they are not there within so many seconds."""
        convert = self.convert or await self.get_ready(connection, seconds)
        return convert(await connection.fetch(self.sql, *self.arguments(values), timeout=seconds))

    async def get_ready(self, connection: Any, seconds: float | None) -> Convert:
        """Find out what the rows go through."""
        prepared = await connection.prepare(self.sql, timeout=seconds)
        codes = [attribute.type.oid for attribute in prepared.get_attributes()]
        self.convert = converter(self._types, codes, self._dialect)
        return self.convert


class Bundle:
    """Several prepared statements as one, on one snapshot: it gives each column of each as an array."""

    def __init__(self, forms: Sequence[PreparedForm]) -> None:
        self._forms = forms
        self._sql = bundled([(form.sql, form.width) for form in forms])

    async def rows(self, connection: Any, values: Sequence[GivenValues], seconds: float | None = None) -> list[Rows]:
        """Those of each; raise TimeoutError as `PreparedForm.rows`."""
        arguments: list[Any] = []
        for form, its in zip(self._forms, values, strict=True):
            arguments += form.arguments(its)
        converts = [form.convert or await form.get_ready(connection, seconds) for form in self._forms]
        (record,) = await connection.fetch(self._sql, *arguments, timeout=seconds)
        found: list[Rows] = []
        start = 0
        for form, convert in zip(self._forms, converts, strict=True):
            columns = record[start : start + form.width]
            start += form.width
            # No rows make no array.
            found.append([] if columns[0] is None else convert(list(zip(*columns, strict=True))))
        return found


_PARAMETER = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|\$(\d+)""")


def bundled(statements: Sequence[tuple[str, int]]) -> str:
    """One statement for several, each told with the number of its columns.

    >>> print(bundled([("SELECT a, b FROM t WHERE c = $1", 2), ("SELECT '$1' FROM u WHERE d IN ($1, $2)", 1)]))
    SELECT * FROM
    (SELECT array_agg(c0), array_agg(c1) FROM (SELECT a, b FROM t WHERE c = $1) AS q (c0, c1)) AS s0,
    (SELECT array_agg(c0) FROM (SELECT '$1' FROM u WHERE d IN ($2, $3)) AS q (c0)) AS s1
    """
    parts, before = [], 0
    for place, (sql, width) in enumerate(statements):
        numbers: set[int] = set()

        def moved(found: re.Match[str], by: int = before, numbers: set[int] = numbers) -> str:
            if found[1] is None:
                return found[0]
            numbers.add(int(found[1]))
            return f"${int(found[1]) + by}"

        names = [f"c{column}" for column in range(width)]
        arrays = ", ".join([f"array_agg({name})" for name in names])
        parts.append(f"(SELECT {arrays} FROM ({_PARAMETER.sub(moved, sql)}) AS q ({', '.join(names)})) AS s{place}")
        before += len(numbers)
    return "SELECT * FROM\n" + ",\n".join(parts)


def _place(bound: Any, process: Any) -> tuple[str | None, Any, Any]:
    """The name of a given value and what it goes through, or the constant that stands there."""
    name = given_name(bound)
    if name is not None:
        # A list arrives in any collection, and asyncpg takes no set.
        return name, None, list if process is None and isinstance(bound.type, ARRAY) else process
    return None, bound.effective_value if process is None else process(bound.effective_value), None


class Forms:
    def __init__(self) -> None:
        make: Callable[[], Any] = asyncpg_dialect
        self._dialect = make()
        self._dialect.statement_compiler = _Compiler
        self._kept: LRUCache[Any, Form] = LRUCache(MOST_KEPT)
        self._bundles: LRUCache[Any, Bundle] = LRUCache(MOST_KEPT)

    def bind(self, statement: Executable, parameters: Parameters | None) -> tuple[Form, str, list[list[Any]]]:
        """The statement's form, its SQL, and the arguments: once, or once for each of many parameters."""
        sets: Sequence[Values | None] = _sets(parameters)
        form, key = self._form(statement, sets[0], is_many=len(sets) > 1)
        bound = [form.bound(key, values) for values in sets]
        return form, bound[0][0], [arguments for _, arguments in bound]

    def prepared(self, prepared: Prepared) -> PreparedForm:
        if prepared.form is None:
            prepared.form = PreparedForm(prepared.statement, self._dialect)
        form: PreparedForm = prepared.form
        return form

    def bundle(self, prepared: tuple[Prepared, ...]) -> Bundle:
        bundle = self._bundles.get(prepared)
        if bundle is None:
            bundle = self._bundles[prepared] = Bundle([self.prepared(each) for each in prepared])
        return bundle

    def __len__(self) -> int:
        return len(self._kept)

    def _form(self, statement: Any, values: Values | None, *, is_many: bool) -> tuple[Form, Any]:
        names = sorted(values or ())
        key = statement._generate_cache_key() if is_kept_compiled(statement) else None  # noqa: SLF001
        if key is None:
            return self._compile(statement, names, is_many, None), None
        shape = (key.key, tuple(names), is_many)
        form = self._kept.get(shape)
        if form is None:
            form = self._kept[shape] = self._compile(statement, names, is_many, key)
        return form, key

    def _compile(self, statement: Any, names: list[str], is_many: bool, key: Any) -> Form:
        compiled = statement.compile(dialect=self._dialect, column_keys=names, for_executemany=is_many, cache_key=key)
        return Form(compiled, self._dialect)


def _sets(parameters: Parameters | None) -> Sequence[Values | None]:
    if parameters is None:
        return [None]
    if isinstance(parameters, Mapping):
        return [parameters]
    return list(parameters) or [None]
