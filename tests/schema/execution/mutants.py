"""Would the comparison notice a wrong executor? Each mutant is one deliberate mistake in its sources.

`python -m tests.schema.execution.mutants` tries them all, each in a process of its own, and prints which were found.
"""

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

PROJECT = Path(__file__).parents[3]
PACKAGE = PROJECT / "schema" / "execution"

DOCUMENTS = 6_000
SEED = 1
SECONDS = 120

FOUND, SURVIVED = 3, 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake: in `file`, the one place that reads `old` reads `new`."""

    name: str
    file: str
    old: str
    new: str

    @property
    def module(self) -> str:
        return f"schema.execution.{self.file.removesuffix('.py')}"

    def source(self) -> str:
        """The module's source with the mistake; an error where the mistake does not fit the source any more."""
        text = (PACKAGE / self.file).read_text(encoding="utf-8")
        if text.count(self.old) != 1:
            raise LookupError(f"{self.name}: {self.file} has {text.count(self.old)} places that read {self.old!r}")
        return text.replace(self.old, self.new)


MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        "no index in the paths of list items",
        "errors.py",
        "[*path, index])",
        "path)",
    ),
    Mutant(
        "a null does not bubble",
        "errors.py",
        "            if non_null:\n                raise\n",
        "",
    ),
    Mutant(
        "the error that a null came of is forgotten",
        "errors.py",
        "            self.errors.append(bubbling.error)\n            return None\n\n    def _present",
        "            return None\n\n    def _present",
    ),
    Mutant(
        "null passes the made code where nothing may be null",
        "code.py",
        '([] if non_null else [f"{value} is None"])',
        '[f"{value} is None"]',
    ),
    Mutant(
        "null is an ordinary leaf where nothing may be null",
        "code.py",
        '"" if non_null else f"{value} is not None and "',
        'f"{value} is not None and "',
    ),
    Mutant(
        "a wrong value beside a usual one passes as Int",
        "leaves.py",
        '"{0}.__class__ is int and -2147483648 <= {0} <= 2147483647"',
        '"isinstance({0}, int) and -2147483648 <= {0} <= 2147483647"',
    ),
    Mutant(
        "a scalar that answers with nothing is not noticed",
        "leaves.py",
        "if coerced is None or coerced is Undefined:",
        "if coerced is Undefined:",
    ),
    Mutant(
        "fields under one key are not merged",
        "collecting.py",
        "grouped.setdefault(response_key(node), []).append(node)",
        "grouped.setdefault(response_key(node), [node])",
    ),
    Mutant(
        "a fragment for another type applies",
        "collecting.py",
        "return types if types <= possible else types & possible",
        "return types",
    ),
    Mutant(
        "@skip is read as @include",
        "conditions.py",
        "holds is (directive.name.value == SKIP)",
        "holds is False",
    ),
    Mutant(
        "the plan of other conditions is used",
        "plans.py",
        "plan = self._kept.get(key)",
        "plan = next(iter(self._kept.values()), None)",
    ),
    Mutant(
        "an argument's default is not used for a variable that is absent",
        "arguments.py",
        "value = variables.get(variable, default)",
        "value = variables.get(variable, Undefined)",
    ),
    Mutant(
        "null is given for an argument that may not be null",
        "arguments.py",
        "if required and (value is None or value is Undefined):",
        "if required and value is Undefined:",
    ),
    Mutant(
        "a variable that may not be null is null",
        "variables.py",
        "(each.nullable if value is None else each.usual(value))",
        "(value is None or each.usual(value))",
    ),
    Mutant(
        "a batch's entries go to the wrong parents",
        "levels.py",
        "        values = [wrong] * len(rows)\n    await _fill(state, field, values, rows)",
        "        values = [wrong] * len(rows)\n    await _fill(state, field, values[::-1], rows)",
    ),
    Mutant(
        "the fields of a mutation run at the same time",
        "executor.py",
        "        await finish(state, {field: bags[field]})\n",
        "        await finish(state, bags)\n        bags = {}\n",
    ),
    Mutant(
        "a type that does not belong to the abstract one is taken",
        "objects.py",
        "if not schema.is_sub_type(abstract, type_):",
        "if False:",
    ),
    Mutant(
        "an object of the wrong type is taken",
        "objects.py",
        "        if not belongs:\n",
        "        if belongs is None:\n",
    ),
    Mutant(
        "an exception that is given is a value",
        "completion.py",
        "        if isinstance(value, Exception):\n            return state.fail(value)\n",
        "",
    ),
    Mutant(
        "a mapping's keys are not read",
        "executor.py",
        "plan.root.make_of_anything if isinstance(root, Mapping) else plan.root.make",
        "plan.root.make",
    ),
    Mutant(
        "what is selected below is told with __typename",
        "selected.py",
        "if each.name.value != TYPENAME:",
        "if each:",
    ),
)


def main() -> int:
    survived = 0
    for mutant in MUTANTS:
        verdict, said = tried(mutant)
        survived += not verdict
        say(f"{'found' if verdict else 'SURVIVED':<9} {mutant.name:<70} {said}")
    say(f"{len(MUTANTS)} mutants, {survived} survived")
    return 1 if survived else 0


def tried(mutant: Mutant) -> tuple[bool, str]:
    """Run the comparison with the mutant in a child; say whether it was found and by which document."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.schema.execution.mutants", "--child", mutant.name],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, f"no answer in {SECONDS} s"
    if done.returncode in {FOUND, SURVIVED}:
        return done.returncode == FOUND, done.stdout.strip()
    return False, f"the child ended with {done.returncode}: {done.stderr[-500:]}"


def child(name: str) -> int:
    """Load the mutant in place of the real module, compare, tell."""
    mutant = next(each for each in MUTANTS if each.name == name)
    sys.meta_path.insert(0, _Finder(mutant))
    from tests.schema.execution.differential.running import compare  # noqa: PLC0415 - after the mutant is in place
    from tests.schema.execution.differential.subject import Tally, executor_of  # noqa: PLC0415 - as above

    if getattr(sys.modules[mutant.module], "MUTANT", None) != name:
        raise RuntimeError(f"the mutant of {mutant.file} was not loaded")
    report = asyncio.run(compare(SEED, DOCUMENTS, executor_of(Tally())))
    for mismatch in report.mismatches:
        say(f"after {report.documents} documents: {' '.join(mismatch.what.split())[:80]}")
    return FOUND if report.mismatches else SURVIVED


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Claim the mutant's module alone."""
        return spec_from_loader(fullname, _Loader(self._mutant)) if fullname == self._mutant.module else None


class _Loader(SourceLoader):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def get_filename(self, fullname: str) -> str:
        """A name that no real file has, so that nothing is cached for it."""
        return f"<mutant of {fullname}>"

    def get_data(self, path: str | bytes) -> bytes:
        """The source with the mistake, and a mark that tells it from the real module."""
        return f"{self._mutant.source()}\nMUTANT = {self._mutant.name!r}\n".encode()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(child(sys.argv[2]) if sys.argv[1:2] == ["--child"] else main())
