"""Tests mirror the sources; `services` says what runs beside them."""

import os

# pytest-xdist tells its workers how wide a terminal is, and the command line's tables would keep to that.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)
