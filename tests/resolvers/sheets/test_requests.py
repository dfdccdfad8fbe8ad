"""What a link holds comes back as it went in."""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest

from erp_adapter.domain.catalogue import ProductFilter, ProductQuery, ProductSort
from erp_adapter.domain.codes import AccountCode, CustomerCode, FamilyCode, InvoiceNumber
from erp_adapter.domain.declarations import Declaration, DeclarationModel, Party, Taxpayer
from erp_adapter.domain.invoice_list import InvoiceFilter, InvoiceQuery, InvoiceSort
from erp_adapter.domain.invoices import InvoiceKind, InvoiceStatus
from erp_adapter.domain.order_list import OrderFilter, OrderQuery, OrderSort
from erp_adapter.domain.orders import OrderStatus
from erp_adapter.domain.receivable_list import ReceivableFilter, ReceivableQuery, ReceivableSort
from erp_adapter.domain.receivables import ReceivableKind
from erp_adapter.domain.statements import Statement, StatementQuery
from erp_adapter.domain.tax_ids import TaxId
from resolvers.sheets.requests import (
    DeclarationSheet,
    InvoiceBundle,
    InvoiceFile,
    InvoiceSheet,
    ListRequest,
    OrderSheet,
    ProductSheet,
    ReceivableSheet,
    StatementSheet,
)

ANA, DAY = CustomerCode("C001"), date(2026, 3, 31)

PRODUCTS = ProductQuery(
    ANA,
    DAY,
    ProductFilter(("codo", "ñ"), FamilyCode("GR"), ("Roca",), (("Ø", ("1", "2")),), on_offer=True, bought_before=False),
    ((ProductSort.RELEVANCE, False), (ProductSort.CODE, True)),
    within=FamilyCode("G"),
    priced_by_offers=True,
)
ORDERS = OrderQuery(
    ANA,
    OrderFilter(
        datetime(2025, 12, 31, 23, tzinfo=UTC),
        datetime(2026, 3, 30, 22, 0, 0, 1, tzinfo=UTC),
        (OrderStatus.SERVED, OrderStatus.CANCELLED),
        pending=False,
        words=("tubo",),
    ),
    ((OrderSort.TOTAL, True),),
)
INVOICES = InvoiceQuery(
    ANA,
    DAY,
    InvoiceFilter(
        DAY, DAY, DAY, DAY, Decimal("0.10"), Decimal("12345678901234.50"), Decimal("-0.00"), Decimal("1E+3"),
        (InvoiceStatus.OPEN,), (InvoiceKind.RECTIFYING,), ("a",),
    ),
    ((InvoiceSort.BALANCE, True), (InvoiceSort.NUMBER, False)),
)  # fmt: skip
RECEIVABLES = ReceivableQuery(
    ANA,
    DAY,
    ReceivableFilter(DAY, None, Decimal("1.5"), None, (ReceivableKind.GROUPING,), overdue=True, words=("giro",)),
    ((ReceivableSort.DUE_DATE, False),),
    by_invoice=True,
)
REQUESTS: list[ListRequest] = [
    ProductSheet(PRODUCTS),
    ProductSheet(ProductQuery(None, DAY, ProductFilter(), ((ProductSort.NAME, False),))),
    OrderSheet(ORDERS),
    OrderSheet(OrderQuery(ANA, OrderFilter(), ORDERS.order)),
    InvoiceSheet(INVOICES),
    InvoiceSheet(InvoiceQuery(ANA, DAY, InvoiceFilter(statuses=()), INVOICES.order)),
    ReceivableSheet(RECEIVABLES),
    DeclarationSheet(ANA, 2025, DeclarationModel.M415, TaxId("A58818501")),
    DeclarationSheet(ANA, 2025, DeclarationModel.M347, None),
    StatementSheet(ANA, AccountCode("43000001"), DAY, date(9999, 12, 31)),
    InvoiceFile(ANA, InvoiceNumber("A/2026-1")),
    InvoiceBundle(INVOICES),
]


@pytest.mark.parametrize("wanted", REQUESTS)
def test_a_request_is_read_back_as_it_was_written(wanted: ListRequest) -> None:
    """By its looks too: Decimal("1.50") is not Decimal("1.5")."""
    again: ListRequest = msgspec.json.decode(msgspec.json.encode(wanted), type=ListRequest)
    assert (again, repr(again)) == (wanted, repr(wanted))


def test_each_kind_of_request_is_read_as_itself() -> None:
    """A list of invoices and a bundle of their documents hold the same query."""
    kinds = [type(msgspec.json.decode(msgspec.json.encode(each), type=ListRequest)) for each in REQUESTS]
    assert kinds == [type(each) for each in REQUESTS]


def test_every_request_says_whose_it_is() -> None:
    assert [each.customer for each in REQUESTS] == [ANA, None, *[ANA] * (len(REQUESTS) - 2)]


@pytest.mark.parametrize("content", [b"{}", b'{"type":"others"}', b'{"type":"invoice","customer":1,"number":"1"}'])
def test_what_is_no_request_is_not_read(content: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(content, type=ListRequest)


def test_a_declaration_is_named_by_its_party() -> None:
    """A customer whose invoices name several tax ids has a declaration for each."""
    for party in (Party(TaxId("A58818501"), None), Party(None, ANA)):
        declaration = Declaration(
            Taxpayer(party, frozenset({ANA}), frozenset()), 2025, DeclarationModel.M347, (), None, filed=True
        )
        assert DeclarationSheet.of(ANA, declaration) == DeclarationSheet(ANA, 2025, DeclarationModel.M347, party.tax_id)


def test_a_statement_is_named_by_its_account_and_period() -> None:
    query = StatementQuery(ANA, AccountCode("430"), DAY, DAY)
    statement = Statement(query, "EUR", Decimal(0), Decimal(0), Decimal(0))
    assert StatementSheet.of(statement) == StatementSheet(ANA, AccountCode("430"), DAY, DAY)
