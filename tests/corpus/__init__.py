"""Queries as clients send them, each with its answer and the SQL that it issues.

`queries/NAME.graphql` begins with a comment that says who asks (`# by: compras`); its variables, where it has any, are in
`NAME.variables.json`. The answer is `NAME.json`, the statements `NAME.sql`, in the order of the alphabet because those of
one level run at the same time. `python -m tests.corpus` writes answers and statements anew.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Case:
    name: str

    @property
    def query(self) -> str:
        return (FOLDER / f"{self.name}.graphql").read_text(encoding="utf-8")

    @property
    def by(self) -> str:
        return self.query.splitlines()[0].removeprefix("# by: ").strip()

    @property
    def variables(self) -> dict[str, Any]:
        file = FOLDER / f"{self.name}.variables.json"
        variables: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return variables

    @property
    def answer_file(self) -> Path:
        return FOLDER / f"{self.name}.json"

    @property
    def sql_file(self) -> Path:
        return FOLDER / f"{self.name}.sql"


def cases() -> list[Case]:
    return [Case(path.stem) for path in sorted(FOLDER.glob("*.graphql"))]


def as_text(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def as_sql(statements: list[str]) -> str:
    return f"-- {len(statements)} statements\n" + "".join(f"\n{statement};\n" for statement in sorted(statements))
