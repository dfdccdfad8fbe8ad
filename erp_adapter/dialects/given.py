"""Values that a statement is given each time it runs, by name, while it is built and compiled once."""

from typing import Any

from sqlalchemy import BindParameter, Integer
from sqlalchemy.sql.selectable import _OffsetLimitParam
from sqlalchemy.types import TypeEngine


class GivenParameter(BindParameter[Any]):
    """The place of a given value in a statement; `given` is its name, which several places may share.

    `is_few`: it is a list of a few values, each of which may stand for many rows.
    """

    inherit_cache = True

    def __init__(
        self, name: str, type_: TypeEngine[Any] | None = None, *, is_list: bool = False, is_few: bool = False
    ) -> None:
        # Its own key is made up: places of one value differ in their types, and so in how it is bound.
        super().__init__(name, None, type_=type_, unique=True, expanding=is_list)
        self.given = name
        self.is_few = is_few


class GivenLimit(_OffsetLimitParam):
    """The place of a number of rows; SQL Server writes TOP for what is nothing else."""

    inherit_cache = True

    def __init__(self, name: str) -> None:
        super().__init__(name, 1, type_=Integer(), unique=True)
        self.given = name


class Given:
    """Stands for a value wherever a statement is built with values: each use makes a place of its own."""

    __slots__ = ("is_few", "name")

    def __init__(self, name: str, *, is_few: bool = False) -> None:
        self.name = name
        self.is_few = is_few

    def __clause_element__(self) -> GivenParameter:
        return GivenParameter(self.name)

    def listed(self, type_: TypeEngine[Any]) -> GivenParameter:
        """The place of a list of values of a type."""
        return GivenParameter(self.name, type_, is_list=True, is_few=self.is_few)

    def typed(self, type_: TypeEngine[Any]) -> GivenParameter:
        return GivenParameter(self.name, type_)


def given_name(bound: BindParameter[Any]) -> str | None:
    """The name of what a place is given; None for a constant."""
    name: str | None = getattr(bound, "given", None)
    return name
