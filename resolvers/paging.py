"""How much of a list one request may take."""

from pydantic import BaseModel, ConfigDict, Field

from erp_adapter.domain.paging import PageRequest
from erp_adapter.errors import BadRequest

DEFAULT_PAGE = 20


class ListSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    largest_page: int = Field(
        default=100,
        ge=1,
        le=10_000,
        description=(
            "Rows that a page of any list may have. More are read, held and sent at once; `OFFICE_LIMITS__MAX_COST` holds"
            " all the same. The schema's descriptions go on saying 100: tell your frontends."
        ),
    )

    def page_request(self, first: int | None, after: str | None, last: int | None, before: str | None) -> PageRequest:
        """Read the arguments of a connection: `first`/`after` or `last`/`before`; 20 rows, or the largest page, by default.

        Raise BadRequest where they contradict each other or ask for more than the largest page.
        """
        if (first is not None or after is not None) and (last is not None or before is not None):
            raise BadRequest("paging.both_directions")
        size = last if last is not None else first
        if size is None:
            size = min(DEFAULT_PAGE, self.largest_page)
        if not 0 <= size <= self.largest_page:
            raise BadRequest("paging.size", largest=self.largest_page, size=size)
        backward = last is not None or before is not None
        return PageRequest(size=size, cursor=before if backward else after, backward=backward)
