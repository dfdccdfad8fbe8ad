"""Whose lists a person may export, by which permission, and that everything in them has words."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from erp_adapter.domain.catalogue import ProductFilter
from erp_adapter.domain.codes import FamilyCode
from erp_adapter.domain.declarations import DeclarationModel, ExclusionReason
from erp_adapter.domain.invoice_list import InvoiceFilter
from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.receivable_list import ReceivableFilter
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.domain.sheets import Kind, Sheet
from erp_adapter.domain.stock import StockLevel, StockPolicy
from erp_adapter.errors import Forbidden
from exports.wording import wording
from resolvers.orders import OrdersWanted
from resolvers.principal import Permission, Principal
from resolvers.settings import CompanySettings
from resolvers.sheets.declaration import OTHER_CURRENCY, TITLES
from resolvers.sheets.requests import (
    DeclarationSheet,
    InvoiceSheet,
    OrderSheet,
    ProductSheet,
    ReceivableSheet,
    SheetRequest,
    StatementSheet,
)
from tests.office import Demo, Office, office_on
from tests.resolvers.sheets.lists import buyer, column_names, sheet_of, sheets

DAY = date(2026, 1, 1)
NEEDED = {
    InvoiceSheet: Permission.SEE_INVOICES,
    ReceivableSheet: Permission.SEE_OUTSTANDING,
    DeclarationSheet: Permission.SEE_ANNUAL_DECLARATION,
    StatementSheet: Permission.SEE_LEDGER,
}
"""Without it there is no such list."""

WIDEST = 170
"""Characters side by side that a page on its side can still hold legibly."""


async def everything(office: Office, viewer: Principal) -> list[SheetRequest]:
    """Every list of the viewer's customer, as it is made with all permissions."""
    use, customers = office.opened.office, viewer.customers[:1]
    (orders,) = use.orders.queries(viewer, customers, OrdersWanted(), None)
    (invoices,) = use.invoices.queries(viewer, customers, InvoiceFilter(), None)
    (receivables,) = use.receivables.queries(viewer, customers, ReceivableFilter(), None)
    ((declaration,),) = await use.declarations.of_year(viewer, customers, 2025)
    ((account, *_),) = await use.statements.accounts(viewer, customers)
    return [
        ProductSheet(use.catalogue.query(viewer, None, ProductFilter(), None)),
        OrderSheet(orders),
        InvoiceSheet(invoices),
        ReceivableSheet(receivables),
        DeclarationSheet.of(customers[0], declaration),
        StatementSheet(customers[0], account, DAY, DAY),
    ]


async def test_what_one_login_asked_for_is_not_served_to_another(office: Office) -> None:
    made = await everything(office, await buyer(office, code_of(Role.BUYER)))
    for stranger in (await office.principal("vecino"), await buyer(office, "no hay")):
        for wanted in made:
            office.erp.forget()
            with pytest.raises(Forbidden, match=r"forbidden\.customer"):
                await sheets(office).sheet(stranger, wanted)
            assert office.erp.statements == []


async def test_a_customer_that_is_gone_has_no_lists(office: Office) -> None:
    ghost = await buyer(office, "99999")
    made = await everything(office, await buyer(office, code_of(Role.BUYER)))
    wanted = next(each for each in made if isinstance(each, OrderSheet))
    (query,) = office.opened.office.orders.queries(ghost, ghost.customers, OrdersWanted(), wanted.query.order)
    with pytest.raises(Forbidden, match=r"forbidden\.customer"):
        await sheets(office).sheet(ghost, OrderSheet(query))


async def test_staff_and_another_login_of_the_customer_are_served(office: Office) -> None:
    made = await everything(office, await buyer(office, code_of(Role.BUYER)))
    for by in ("ventas", "compras"):
        viewer = await office.principal(by)
        for wanted in made:
            sheet = await sheets(office).sheet(viewer, wanted)
            assert sheet.customer is not None
            assert sheet.customer.code == code_of(Role.BUYER) == wanted.customer


@pytest.mark.parametrize("kind", NEEDED)
async def test_a_list_is_refused_once_its_permission_is_taken_away(office: Office, kind: type[SheetRequest]) -> None:
    made = await everything(office, await buyer(office, code_of(Role.BUYER)))
    lacking = await buyer(office, code_of(Role.BUYER), NEEDED[kind])
    (wanted,) = [each for each in made if isinstance(each, kind)]
    with pytest.raises(Forbidden, match=r"forbidden\.permission"):
        await sheets(office).sheet(lacking, wanted)


@pytest.mark.parametrize("permission", Permission)
async def test_every_permission_stands_for_its_own_lists_and_columns(office: Office, permission: Permission) -> None:
    """A list without one permission is the whole list less its columns, and the other lists are as they were."""
    known = await buyer(office, code_of(Role.BUYER))
    made = await everything(office, known)
    whole = [column_names(await sheets(office).sheet(known, each)) for each in made]
    lacking = await buyer(office, code_of(Role.BUYER), permission)
    gone: set[str] = set()
    for wanted, columns in zip(made, whole, strict=True):
        try:
            left = column_names(await sheets(office).sheet(lacking, wanted))
        except Forbidden:
            gone.add(type(wanted).__name__)
        else:
            gone |= {f"{type(wanted).__name__}.{name}" for name in columns if name not in left}
            assert left == [name for name in columns if name in left]
    assert (
        gone
        == {
            Permission.SEE_PRICES: {
                *("ProductSheet.net_price", "ProductSheet.offer"),
                *("OrderSheet.net", "OrderSheet.total", "OrderSheet.currency"),
            },
            Permission.PLACE_ORDERS: set(),
            # The debts were searched by invoice numbers too, had there been a search.
            Permission.SEE_INVOICES: {"InvoiceSheet", "ReceivableSheet"},
            Permission.SEE_OUTSTANDING: {"InvoiceSheet.outstanding", "InvoiceSheet.status", "ReceivableSheet"},
            Permission.SEE_LEDGER: {"StatementSheet"},
            Permission.SEE_ANNUAL_DECLARATION: {"DeclarationSheet"},
        }[permission]
    )


async def narrowed(office: Office, viewer: Principal) -> list[SheetRequest]:
    """Lists that are narrowed by all that there is."""
    use, customers, one = office.opened.office, viewer.customers[:1], Decimal(1)
    (orders,) = use.orders.queries(
        viewer, customers, OrdersWanted(DAY, DAY, tuple(OrderStatus), pending=True, words=("a",)), None
    )
    (invoices,) = use.invoices.queries(
        viewer,
        customers,
        InvoiceFilter(DAY, DAY, DAY, DAY, one, one, one, one, tuple(InvoiceStatus), tuple(InvoiceKind), ("a",)),
        None,
    )
    (receivables,) = use.receivables.queries(
        viewer,
        customers,
        ReceivableFilter(DAY, DAY, one, one, tuple(ReceivableKind), overdue=True, words=("a",)),
        None,
    )
    products = ProductFilter(("a",), FamilyCode("GR"), ("x",), (("n", ("v",)),), on_offer=True, bought_before=True)
    return [
        ProductSheet(use.catalogue.query(viewer, None, products, None)),
        OrderSheet(orders),
        InvoiceSheet(invoices),
        ReceivableSheet(receivables),
    ]


async def keys_of(sheet: Sheet) -> AsyncIterator[str]:
    """Everything in it that a writer puts into the reader's language."""
    yield sheet.title
    facts = [*sheet.above, *sheet.below]
    for key in [*(column.name for column in sheet.columns), *(fact.name for fact in facts), *sheet.totals]:
        yield key
    for word in [fact.value for fact in facts if fact.kind is Kind.WORD]:
        yield str(word)
    words = [place for place, column in enumerate(sheet.columns) if column.kind is Kind.WORD]
    async for batch in sheet.rows:
        for cell in [row[place] for row in batch for place in words if row[place] is not None]:
            yield str(cell)


@pytest.mark.parametrize("policy", StockPolicy)
async def test_all_that_a_sheet_says_has_words(demo: Demo, tmp_path: Path, policy: StockPolicy) -> None:
    async with office_on(demo, tmp_path, company=CompanySettings(stock_policy=policy)) as office:
        known = await buyer(office, code_of(Role.BUYER))
        made = await everything(office, known) + await narrowed(office, known)
        keys = {key for wanted in made async for key in keys_of(await sheets(office).sheet(known, wanted))}
    assert len(keys) > 80
    assert all(wording(key, locale) for key in keys for locale in ("es", "en"))


FAMILIES: dict[str, type[StrEnum]] = {
    "invoice_status": InvoiceStatus,
    "invoice_kind": InvoiceKind,
    "order_status": OrderStatus,
    "receivable_kind": ReceivableKind,
    "stock_level": StockLevel,
    "exclusion_reason": ExclusionReason,
}


def test_every_value_has_words_of_its_own() -> None:
    for locale in ("es", "en"):
        assert all(wording(f"title.{TITLES[model]}", locale) for model in DeclarationModel)
        for family, values in FAMILIES.items():
            words = [wording(f"{family}.{value.value}", locale) for value in values]
            assert len(set(words)) == len(words)
        assert wording(OTHER_CURRENCY, locale)


async def test_no_column_is_without_width_and_no_list_wider_than_a_page(office: Office) -> None:
    known = await buyer(office, code_of(Role.BUYER))
    for wanted in await everything(office, known):
        sheet = await sheets(office).sheet(known, wanted)
        assert all(column.share > 0 for column in sheet.columns)
        assert sum(column.share for column in sheet.columns) <= WIDEST


async def test_every_row_has_a_value_of_its_columns_kind(office: Office) -> None:
    kinds: dict[Kind, type | tuple[type, ...]] = {
        **dict.fromkeys((Kind.TEXT, Kind.WORD), str),
        **dict.fromkeys((Kind.QUANTITY, Kind.PRICE, Kind.AMOUNT, Kind.RATE), Decimal),
        Kind.DATE: date,
        Kind.INTEGER: int,
        Kind.FLAG: bool,
    }
    known = await buyer(office, code_of(Role.BUYER))
    for wanted in await everything(office, known):
        sheet, rows = await sheet_of(office, known, wanted)
        for column, name in zip(sheet.columns, column_names(sheet), strict=True):
            assert all(row[name] is None or isinstance(row[name], kinds[column.kind]) for row in rows)
        for fact in [*sheet.above, *sheet.below]:
            assert isinstance(fact.value, kinds[fact.kind])
