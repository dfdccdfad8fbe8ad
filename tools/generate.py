"""Write what is made from the sources: the schema's SDL and the page of settings. With --check: say if they are old."""

import argparse
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app import Settings  # noqa: E402 - the path comes first
from schema.build import build_schema  # noqa: E402 - as above

HEAD = """# Settings

Every setting is a variable of the environment, or a line `NAME='value'` of the file `office.env` in the folder given by
`--dir`; the environment wins. A name that is not listed here is an error at start. `make docs` writes this page.

What is secret may stand in a file of its own: `OFFICE_LOGIN__SECRET_FILE`, `OFFICE_ERP__URL_FILE`, any name with `_FILE`
behind it, is the path of a file that holds the value. Everybody's files are refused: `chmod o=` makes one private.
"""


def sdl() -> str:
    return build_schema().as_str() + "\n"


def settings_page() -> str:
    parts = [HEAD]
    for group, field in Settings.model_fields.items():
        model = field.annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            raise TypeError(f"{group} is no group of settings")
        rows = [
            f"| `OFFICE_{group.upper()}__{name.upper()}` | {default(each)} | {each.description} |"
            for name, each in model.model_fields.items()
        ]
        title = (sys.modules[model.__module__].__doc__ or "").splitlines()[0]
        parts.append(
            f"## {group}\n\n{title}\n\n| variable | default | what it says |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value: Any = field.get_default(call_default_factory=True, validated_data={})
    if value is None or value == ():
        return "none"
    return f"`{getattr(value, 'value', value)}`"


PAGES = {"schema/schema.graphql": sdl, "docs/settings.md": settings_page}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a page is old")
    checking = parser.parse_args().check
    old = [name for name, make in PAGES.items() if not current(ROOT / name, make())]
    for name in old:
        if checking:
            print(f"{name} is old: run `make docs`")
        else:
            (ROOT / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"{name} written")
    return int(checking and bool(old))


def current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
