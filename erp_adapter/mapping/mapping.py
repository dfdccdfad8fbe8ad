"""A mapping file as the gateway uses it: relations and a submission, for the system that the ERP runs on."""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import FromClause, Table

from erp_adapter.dialects.systems import SYSTEMS
from erp_adapter.mapping.building import Builder
from erp_adapter.mapping.lines import Path as Place
from erp_adapter.mapping.lines import TomlLines
from erp_adapter.mapping.mistakes import MappingError, Mistakes, one_of
from erp_adapter.mapping.reading import check_names, read_relations, read_zone
from erp_adapter.mapping.specs import RelationSpec, SqlText, SubmissionSpec
from erp_adapter.mapping.steps import read_submission
from erp_adapter.mapping.submission import Submission
from erp_adapter.optional_columns import OPTIONAL
from erp_adapter.reference_layout import reference_layout
from erp_adapter.relations import Relations, relation_names

BUNDLED = Path(__file__).parents[1] / "mappings"
_SYNTAX_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Mapping:
    """`name` is the ERP's; `missing` are the relations that it does not have."""

    name: str
    zone: str
    missing: tuple[str, ...]
    _specs: dict[str, RelationSpec]
    _submission: SubmissionSpec | None
    _file: str
    _lines: TomlLines

    def relations(self, system: str) -> Relations:
        """The relations for sqlite, postgresql, mariadb or mssql; raise MappingError where SQL for it is missing."""
        self._check_system(system)
        metadata, _ = reference_layout()
        builder = Builder(system, self.zone)
        built: dict[str, FromClause] = {
            "company": builder.company(self._specs.get("company"), metadata.tables["company"])
        }
        for name in relation_names():
            if name not in built:
                built[name] = builder.relation(self._specs.get(name), metadata.tables[name])
        return Relations(**built)

    def submission(self, system: str) -> Submission | None:
        """How an order is written; None: nothing can be submitted."""
        if self._submission is None:
            return None
        self._check_system(system)
        return Submission.of(self._submission, self._specs, system, self.zone)

    def defaulted(self, relation: str) -> tuple[str, ...]:
        """The columns of a relation that the mapping leaves to their defaults."""
        spec = self._specs.get(relation)
        return () if spec is None else tuple(name for name in OPTIONAL.get(relation, ()) if name not in spec.columns)

    def _check_system(self, system: str) -> None:
        mistakes = Mistakes(self._file, self._lines)
        if system not in SYSTEMS:
            mistakes.add((), f"there is no such system {system}; {one_of(system, SYSTEMS)}")
        for path, sql in self._texts():
            if system in SYSTEMS and sql.on(system) is None:
                there = ", ".join(sql.variants)
                mistakes.add(path, f"has SQL for {there} and none for {system}; add {system}, or default")
        mistakes.end()

    def _texts(self) -> Iterator[tuple[Place, SqlText]]:
        for name, spec in self._specs.items():
            for key, sql in (("select", spec.select), ("where", spec.where)):
                if sql is not None:
                    yield ("relation", name, key), sql
            for column, each in spec.columns.items():
                if isinstance(each.source, SqlText):
                    yield ("relation", name, "columns", column), each.source
        for kind in ("order", "line", "finish") if self._submission else ():
            for place, step in enumerate(getattr(self._submission, kind)):
                yield ("submission", kind, place, "sql"), step.sql


def load_mapping(path: Path | str) -> Mapping:
    """Read a mapping: a file, or a bundled one by its name. Raise MappingError with all that is wrong."""
    file = BUNDLED / f"{path}.toml" if str(path) in bundled() else Path(path)
    text = _text(file)
    mistakes = Mistakes(str(file), TomlLines(text))
    given = _parsed(text, mistakes)
    check_names(given, ("erp", "relation", "submission"), (), mistakes)
    erp = given.get("erp", {})
    erp = erp if isinstance(erp, dict) else {}
    check_names(erp, ("name", "time_zone"), ("erp",), mistakes)
    metadata, _ = reference_layout()
    layout: dict[str, Table] = {name: metadata.tables[name] for name in relation_names()}
    specs = read_relations(given.get("relation", {}), layout, mistakes)
    submission = read_submission(given["submission"], specs, layout, mistakes) if "submission" in given else None
    zone = read_zone(erp, mistakes)
    mistakes.end()
    missing = tuple(name for name in layout if name not in specs)
    return Mapping(str(erp.get("name", file.stem)), zone, missing, specs, submission, mistakes.file, mistakes.lines)


def bundled() -> Collection[str]:
    return sorted(file.stem for file in BUNDLED.glob("*.toml"))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        there = ", ".join(bundled())
        raise MappingError(f"{file}: can't be read ({error}); name a TOML file, or one of {there}") from None


def _parsed(text: str, mistakes: Mistakes) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        # At the end of the document there is no line.
        line = int(found[1]) if found else len(text.splitlines())
        raise MappingError(f"{mistakes.file}:{line}: is no TOML: {error}; see https://toml.io") from None
