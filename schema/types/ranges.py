"""Ranges that filters take."""

from datetime import date
from decimal import Decimal

import strawberry


@strawberry.input(name="DateRange", description="Both days included, in the company's time zone.")
class DateRangeInput:
    from_: date | None = strawberry.field(name="from", default=None, description="The first day; none: any before.")
    to: date | None = strawberry.field(default=None, description="The last day; none: any after.")


@strawberry.input(name="DecimalRange", description="Both ends included.")
class DecimalRangeInput:
    min: Decimal | None = strawberry.field(default=None, description="The least; none: any below.")
    max: Decimal | None = strawberry.field(default=None, description="The most; none: any above.")
