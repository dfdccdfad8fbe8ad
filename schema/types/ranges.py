"""Ranges that filters take."""

from datetime import date

import strawberry


@strawberry.input(name="DateRange", description="Both days included, in the company's time zone.")
class DateRangeInput:
    from_: date | None = strawberry.field(name="from", default=None, description="The first day; none: any before.")
    to: date | None = strawberry.field(default=None, description="The last day; none: any after.")
