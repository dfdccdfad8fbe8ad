"""What does a sheet say, and what does the API say of the same list?"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.sheets import Cell, Fact, Sheet
from resolvers.principal import Permission, Principal
from resolvers.sheets.requests import SheetRequest
from resolvers.sheets.sheets import Sheets
from tests.office import Office, StoppedClock


def sheets(office: Office) -> Sheets:
    use = office.opened.office
    return Sheets(
        catalogue=use.catalogue,
        price_source=use.price_source,
        orders=use.orders,
        invoices=use.invoices,
        receivables=use.receivables,
        declarations=use.declarations,
        statements=use.statements,
        customers=use.customers,
        settings=use.company,
        clock=StoppedClock(),
    )


async def buyer(office: Office, code: str, *lacking: Permission) -> Principal:
    """A login of this customer with all permissions but these, which asks the API as "buyer"."""
    known = await office.principal("compras")
    permissions = frozenset(Permission) - set(lacking)
    office.principals["buyer"] = replace(known, customers=(CustomerCode(code),), permissions=permissions)
    return office.principals["buyer"]


async def sheet_of(office: Office, viewer: Principal, wanted: SheetRequest) -> tuple[Sheet, list[dict[str, Cell]]]:
    """The sheet, and its rows by their columns' short names."""
    sheet = await sheets(office).sheet(viewer, wanted)
    return sheet, await rows_of(sheet)


async def rows_of(sheet: Sheet) -> list[dict[str, Cell]]:
    names = column_names(sheet)
    return [dict(zip(names, row, strict=True)) async for batch in sheet.rows for row in batch]


def column_names(sheet: Sheet) -> list[str]:
    return [column.name.removeprefix("column.") for column in sheet.columns]


def facts_of(facts: Sequence[Fact]) -> dict[str, Cell]:
    """By their short names; of several with one name the last."""
    return {fact.name.removeprefix("fact."): fact.value for fact in facts}


async def listed(office: Office, asked: str, path: Sequence[str], *, by: str = "buyer", **variables: Any) -> list[Any]:
    """All nodes of a connection, read page after page by `$after`."""
    nodes: list[Any] = []
    after, more = None, True
    while more:
        found = await office.data(asked, {**variables, "after": after}, by=by)
        for name in path:
            found = found[name]
        nodes += found["nodes"]
        more, after = found["pageInfo"]["hasNextPage"], found["pageInfo"]["endCursor"]
    return nodes


def figure(text: str | None) -> Decimal | None:
    """A Decimal of the API's JSON."""
    return None if text is None else Decimal(text)
