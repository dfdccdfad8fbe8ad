"""When a dated row is in force, said in SQL."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from erp_adapter.dialects.given import Given


def in_force(columns: Any, today: date | Given) -> ColumnElement[bool]:
    """Both days included; an open end is null."""
    return and_(
        or_(columns.valid_from.is_(None), columns.valid_from <= today),
        or_(columns.valid_until.is_(None), columns.valid_until >= today),
    )


def offer_in_force(columns: Any, today: date | Given) -> ColumnElement[bool]:
    """An offer always ends: those of the past, which pile up, are left out by the index on their last day."""
    return and_(columns.valid_until >= today, or_(columns.valid_from.is_(None), columns.valid_from <= today))
