"""Prepared statements for blocking drivers: compiled once, and run with what SQLAlchemy would have the driver run."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement

from erp_adapter.dialects.given import GivenParameter, given_name
from erp_adapter.dialects.lists import MOST_BOUND
from erp_adapter.prepared import GivenValues

Processor = Callable[[Any], Any]
Convert = Callable[[Sequence[Sequence[Any]]], Sequence[Sequence[Any]]]


class ThreadedForm:
    """A prepared statement in one dialect.

    Lists that are too long to be bound are written into the text: it is compiled once for each choice of those.
    """

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        self._statement = statement
        self._dialect = dialect
        found = [each for each in visitors.iterate(statement) if isinstance(each, GivenParameter)]
        self._lists = {each.given for each in found if each.expanding}
        self._texts: dict[frozenset[str], _Text] = {}

    def rows(self, connection: Connection, values: GivenValues) -> Sequence[Sequence[Any]]:
        """Raise KeyError where a value is missing."""
        lists = {name: list(values[name]) for name in self._lists}
        long = frozenset(name for name, each in lists.items() if len(each) > MOST_BOUND)
        text = self._texts.get(long)
        if text is None:
            text = self._texts[long] = _Text(self._statement, self._dialect, long)
        return text.rows(connection, {**values, **lists})


class _Text:
    def __init__(self, statement: ClauseElement, dialect: Dialect, long: frozenset[str]) -> None:
        written = visitors.cloned_traverse(statement, {}, {"bindparam": partial(_write_long, long)})
        compiled: Any = written.compile(dialect=dialect)
        self._compiled = compiled
        self._dialect = dialect
        self._types = [entry.type for entry in compiled._result_columns]  # noqa: SLF001
        named = [(name, given_name(bound)) for bound, name in compiled.bind_names.items()]
        self._places = [(name, given) for name, given in named if given is not None]
        self._constants = compiled.construct_params()
        self._has_lists = bool(compiled.literal_execute_params or compiled.post_compile_params)
        self._convert: Convert | None = None

    def rows(self, connection: Connection, values: GivenValues) -> Sequence[Sequence[Any]]:
        bound = {**self._constants, **{name: values[given] for name, given in self._places}}
        compiled, sql = self._compiled, self._compiled.string
        names, processors = compiled.positiontup, compiled._bind_processors  # noqa: SLF001
        if self._has_lists:
            expanded = compiled._process_parameters_for_postcompile(bound)  # noqa: SLF001
            sql, names, processors = expanded.statement, expanded.positiontup, {**processors, **expanded.processors}
            bound = expanded.parameters
        arguments = [processors[name](bound[name]) if name in processors else bound[name] for name in names]
        result = connection.exec_driver_sql(sql, tuple(arguments))
        if self._convert is None:
            description: Any = result.cursor.description
            self._convert = converter(self._types, [each[1] for each in description], self._dialect)
        return self._convert(result.all())


def _write_long(long: frozenset[str], bound: Any) -> None:
    if isinstance(bound, GivenParameter) and bound.given in long:
        bound.literal_execute = True


def converter(types: Sequence[Any], codes: Sequence[Any], dialect: Dialect) -> Convert:
    """What the rows of columns of these types go through, that the driver says are of these of its own."""
    processors = [
        type_._cached_result_processor(dialect, code)  # noqa: SLF001
        for type_, code in zip(types, codes, strict=True)
    ]
    work = [(place, each) for place, each in enumerate(processors) if each is not None]
    if not work:
        return lambda rows: rows

    def convert(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
        found = list(map(list, rows))
        for place, process in work:
            for row in found:
                row[place] = process(row[place])
        return found

    return convert
