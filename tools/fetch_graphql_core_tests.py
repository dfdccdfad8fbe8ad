"""Where do graphql-core's own tests come from? From the source distribution of the version that is installed, through pip.

They go to .venv/graphql-core-tests/, as a package `graphql_core_tests`, which nothing but tests/schema/execution uses. Where
the index can't be reached the tools say so and end well: the tests that need them are skipped by name, or fail where
services are required.
"""

import re
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parent.parent
FOLDER = PROJECT / ".venv" / "graphql-core-tests"
PACKAGE = FOLDER / "graphql_core_tests"
STAMP = FOLDER / "version"
LOCK = PROJECT / "requirements.lock"

PIP_SECONDS = 300


def main() -> int:
    wanted = version("graphql-core")
    if fetched() == wanted:
        print(f"graphql-core's tests: already those of {wanted}")
        return 0
    problem = fetch(wanted)
    print(
        f"graphql-core's tests: {problem or f'fetched those of {wanted}'}", file=sys.stderr if problem else sys.stdout
    )
    return 0


def fetched() -> str | None:
    """The version whose tests are here; None where there are none."""
    return STAMP.read_text(encoding="ascii") if STAMP.is_file() else None


def fetch(wanted: str) -> str | None:
    """Download and unpack; say what went wrong, if anything did. The stamp comes last, so that half is done again."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    with TemporaryDirectory() as folder:
        requirement = Path(folder) / "requirement.txt"
        requirement.write_text(requirement_of(wanted), encoding="ascii")
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments
                [*PIP, "--dest", folder, "--requirement", str(requirement)],
                capture_output=True,
                text=True,
                timeout=PIP_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"pip took more than {PIP_SECONDS} s"
        if done.returncode:
            return f"pip could not download the source of graphql-core {wanted}:\n{done.stderr or done.stdout}"
        unpack(next(Path(folder).glob("graphql_core-*.tar.gz")))
    STAMP.write_text(wanted, encoding="ascii")
    return None


# Only graphql-core is to come as source: what pip needs to read its metadata may come as wheels.
PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--no-binary", "graphql-core", "--no-deps")


def requirement_of(wanted: str) -> str:
    """The locked requirement with its hashes; without them where another version is installed."""
    locked = re.search(
        rf"^graphql-core=={re.escape(wanted)} (\\\n +--hash=\S+ ?)+", LOCK.read_text("utf-8"), re.MULTILINE
    )
    return locked.group() if locked else f"graphql-core=={wanted}"


def unpack(archive: Path) -> None:
    """Take the folder `tests` alone, under a name that is not that of our own tests."""
    with tarfile.open(archive) as source:
        for member in source.getmembers():
            top, _, below = member.name.partition("/tests/")
            if member.isfile() and below and "/" not in top:
                member.name = f"{PACKAGE.name}/{below}"
                source.extract(member, FOLDER, filter="data")


if __name__ == "__main__":
    raise SystemExit(main())
