"""One column in a mapping file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column

from erp_adapter.mapping.forms import DAY_FORMATS, FORMS, INSTANT_FORMATS, Kind, kind_of, usual_form
from erp_adapter.mapping.lines import Path
from erp_adapter.mapping.mistakes import Mistakes, one_of
from erp_adapter.mapping.specs import AS_REFERENCE, ColumnSpec, Constant, Physical, Source, SqlText, StoredForm

_SOURCES = ("column", "constant", "expression")
_OPTIONS = ("format", "encoding", "length", "true", "zero_is_null")
_CONSTANTS: Mapping[Kind, tuple[type[Any], ...]] = {
    Kind.TEXT: (str,),
    Kind.NUMBER: (int, Decimal),
    Kind.INTEGER: (int,),
    Kind.DATE: (date,),
    Kind.INSTANT: (datetime,),
    Kind.FLAG: (bool,),
    Kind.BYTES: (),
}
_EXAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: 'a text such as "ES"',
    Kind.NUMBER: "a number such as 21 or 5.2",
    Kind.INTEGER: "a whole number such as 1",
    Kind.DATE: "a day such as 2026-03-31, without quotes",
    Kind.INSTANT: "an instant such as 2026-03-31T10:00:00Z, without quotes",
    Kind.FLAG: "true or false",
    Kind.BYTES: "no constant: map a column",
}


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """Reads the columns of one relation."""

    mistakes: Mistakes
    from_select: bool
    read_sql: Callable[[Any, Path, Mistakes], SqlText | None]

    def read(self, given: Any, reference: Column[Any], path: Path) -> ColumnSpec | None:
        if isinstance(given, str):
            return ColumnSpec(Physical(given))
        if not isinstance(given, dict):
            self.mistakes.add(path, 'is neither a name nor a table; write "name" or { column = "name" }')
            return None
        sources = [key for key in _SOURCES if key in given]
        if len(sources) != 1:
            said = " and ".join(sources) or "no source"
            self.mistakes.add(path, f"has {said}; say one of {', '.join(_SOURCES)}")
            return None
        source = self._source(sources[0], given[sources[0]], reference, path)
        stored = self._stored(given, kind_of(reference), path)
        return None if source is None else ColumnSpec(source, stored)

    def _source(self, key: str, value: Any, reference: Column[Any], path: Path) -> Source | None:
        if key == "column":
            if isinstance(value, str) and value:
                return Physical(value)
            self.mistakes.add(path, "column is no name; write the physical column's name in quotes")
            return None
        if key == "constant":
            return self._constant(value, kind_of(reference), path)
        if self.from_select:
            self.mistakes.add(path, "expression goes with table; write it into the SELECT, and map its name there")
            return None
        return self.read_sql(value, path, self.mistakes)

    def _constant(self, value: Any, kind: Kind, path: Path) -> Constant | None:
        # A bool is an int to Python, and an instant a date.
        right = isinstance(value, _CONSTANTS[kind]) and (kind is Kind.FLAG or not isinstance(value, bool))
        if not right or (kind is Kind.DATE and isinstance(value, datetime)):
            self.mistakes.add(path, f"the constant {value!r} is of another type; write {_EXAMPLES[kind]}")
            return None
        return Constant(value)

    def _stored(self, given: Mapping[str, Any], kind: Kind, path: Path) -> StoredForm:
        form = given.get("stored", usual_form(kind))
        forms = FORMS[kind]
        for key in given:
            if key not in {*_SOURCES, *_OPTIONS, "stored"}:
                self.mistakes.add(path, f"there is no such key {key}; {one_of(key, (*_SOURCES, 'stored', *_OPTIONS))}")
        if form not in forms:
            self.mistakes.add(path, f"{form!r} is no form in which a {kind} is stored; {one_of(str(form), forms)}")
            return AS_REFERENCE
        options = {key: given[key] for key in _OPTIONS if key in given}
        if "constant" in given and (options or "stored" in given):
            self.mistakes.add(path, "a constant is stored nowhere; leave stored and its options out")
            return AS_REFERENCE
        for key in options:
            if key not in forms[form]:
                self.mistakes.add(path, f"{key} does not go with the form {form}; leave it out")
        return self._form(str(form), options, kind, path)

    def _form(self, form: str, options: Mapping[str, Any], kind: Kind, path: Path) -> StoredForm:
        formats = {Kind.DATE: DAY_FORMATS, Kind.INSTANT: INSTANT_FORMATS}.get(kind, ())
        written = options.get("format", INSTANT_FORMATS[0] if kind is Kind.INSTANT else None)
        if form == "text" and formats and written not in formats:
            was = "format is missing" if written is None else f"{written!r} is no format"
            self.mistakes.add(path, f"{was}; write one of {', '.join(formats)}")
        true = options.get("true", ())
        texts = (true,) if isinstance(true, str) else tuple(true) if isinstance(true, list | tuple) else ()
        if form == "text" and kind is Kind.FLAG and not (texts and all(isinstance(each, str) for each in texts)):
            self.mistakes.add(path, 'true is missing; write the text that means yes, true = "S", or a list of them')
        return StoredForm(
            form=form,
            format=written if isinstance(written, str) else None,
            encoding=self._encoding(options, path),
            length=self._length(options, path),
            true=tuple(map(str, texts)),
            zero_is_null=self._zero_is_null(options, path),
        )

    def _encoding(self, options: Mapping[str, Any], path: Path) -> str:
        encoding = options.get("encoding", "utf-8")
        try:
            "".encode(encoding)
        except (LookupError, TypeError):
            self.mistakes.add(path, f"{encoding!r} is no encoding; write one such as cp1252")
            return "utf-8"
        return str(encoding)

    def _length(self, options: Mapping[str, Any], path: Path) -> int | None:
        length = options.get("length")
        if length is None or (type(length) is int and length > 0):
            return length
        self.mistakes.add(path, f"{length!r} is no length; write how many characters the column has")
        return None

    def _zero_is_null(self, options: Mapping[str, Any], path: Path) -> bool:
        value = options.get("zero_is_null", False)
        if not isinstance(value, bool):
            self.mistakes.add(path, "zero_is_null is true or false")
        return value is True
