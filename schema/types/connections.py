"""What all connections share: their arguments and their page."""

from typing import Annotated, Any

import strawberry

from erp_adapter.domain.paging import Page

First = Annotated[int | None, strawberry.argument(description="How many from the start, 100 at most; 20 if left out.")]
After = Annotated[str | None, strawberry.argument(description="Begin after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description="How many from the end, 100 at most.")]
Before = Annotated[str | None, strawberry.argument(description="End before this cursor.")]
CustomerCodeArgument = Annotated[
    str | None,
    strawberry.argument(
        description="For a login of several customers, and for staff; left out: the login's own (first) customer."
    ),
]


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    page: strawberry.Private[Page[Any]]

    @strawberry.field(description="Whether there is more after this page. Exact.")
    async def has_next_page(self) -> bool:
        return await self.page.behind() if self.page.backward else self.page.more

    @strawberry.field(description="Whether there is more before this page. Exact.")
    async def has_previous_page(self) -> bool:
        return self.page.more if self.page.backward else await self.page.behind()

    @strawberry.field(description="The first row's cursor, for `before`.")
    def start_cursor(self) -> str | None:
        return self.page.cursors[0] if self.page.cursors else None

    @strawberry.field(description="The last row's cursor, for `after`.")
    def end_cursor(self) -> str | None:
        return self.page.cursors[-1] if self.page.cursors else None
