"""Write the statements of the contract suite anew."""

import sys

from tests import tsql

sys.exit(tsql.write())
