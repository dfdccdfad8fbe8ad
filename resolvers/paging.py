"""How much of a list one request may take."""

from erp_adapter.domain.paging import PageRequest
from erp_adapter.errors import BadRequest

DEFAULT_PAGE = 20
LARGEST_PAGE = 100


def page_request(first: int | None, after: str | None, last: int | None, before: str | None) -> PageRequest:
    """Read the arguments of a connection: `first`/`after` or `last`/`before`, 20 rows by default, 100 at most.

    Raise BadRequest where they contradict each other or ask for too many.
    """
    if (first is not None or after is not None) and (last is not None or before is not None):
        raise BadRequest("paging.both_directions")
    size = last if last is not None else first
    if size is None:
        size = DEFAULT_PAGE
    if not 0 <= size <= LARGEST_PAGE:
        raise BadRequest("paging.size", largest=LARGEST_PAGE, size=size)
    backward = last is not None or before is not None
    return PageRequest(size=size, cursor=before if backward else after, backward=backward)
