"""Run the contract suite and print what has passed where."""

import sys

from tests.databases import run

code, table = run()
print(table)  # noqa: T201 - what it is for
sys.exit(code)
