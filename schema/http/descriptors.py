"""How many connections the system lets a process have open."""

from contextlib import suppress

try:
    import resource
except ImportError:
    HAS_LIMIT = False  # on Windows
else:
    HAS_LIMIT = True

BESIDE = 512
"""Files that a process has open beside its clients' connections: databases, downloads, and what has been accepted only just."""


def most_connections(wanted: int) -> int:
    """As many as are wanted, or as there can be once the limit has been raised as far as it may."""
    if not HAS_LIMIT:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + BESIDE
    if soft != resource.RLIM_INFINITY and soft < needed:
        raised = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        with suppress(ValueError, OSError):  # macOS has another limit behind this one
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return wanted
    return min(wanted, max(soft - BESIDE, soft // 2))
