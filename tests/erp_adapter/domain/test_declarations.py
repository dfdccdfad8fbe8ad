"""The yearly declarations by the rules of RD 1065/2007, with the figures of the domain's own examples."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.codes import CustomerCode
from erp_adapter.domain.declarations import (
    Declarant,
    Declaration,
    DeclarationModel,
    ExclusionReason,
    Operation,
    Party,
    Taxpayer,
    declarations,
)
from tests.erp_adapter.domain.examples import PROPERTY, decimals

IVA, SII = Declarant("IVA", reports_by_sii=False), Declarant("IVA", reports_by_sii=True)
CANARIAN = Declarant("IGIC", reports_by_sii=False)
M347, M415 = DeclarationModel.M347, DeclarationModel.M415
CODE = CustomerCode("C001")
TAXPAYER = Taxpayer(Party.of("A58818501", CODE), frozenset({CODE}), frozenset({"A58818501"}))
ZERO = Decimal("0.00")


def operation(total: str, quarter: int = 1, **values: object) -> Operation:
    usual: dict[str, object] = {
        "net": Decimal(total),
        "laid_out": ZERO,
        "only_laid_out": False,
        "reverse_charge": False,
        "withheld": False,
        "own_currency": True,
        "regime": "IVA",
        "chosen_model": None,
        "mark": None,
    }
    return Operation(quarter=quarter, total=Decimal(total), **(usual | values))  # type: ignore[arg-type]


def declared(*operations: Operation, cash: str | None = "0", declarant: Declarant = IVA) -> list[Declaration]:
    return declarations(TAXPAYER, 2025, operations, None if cash is None else Decimal(cash), declarant)


def figure(*operations: Operation, cash: str | None = "0", declarant: Declarant = IVA) -> Declaration:
    (found,) = declared(*operations, cash=cash, declarant=declarant)
    return found


def test_a_rectifying_invoice_counts_with_its_sign_in_its_own_quarter() -> None:
    found = figure(operation("4000"), operation("-1500", 3))
    assert found.quarters == decimals("4000", "0", "-1500", "0")
    assert (found.total, found.declarable) == (Decimal(2500), False)


def test_what_is_rectified_the_year_after_makes_both_years_declarable() -> None:
    assert figure(operation("5000", 4)).declarable
    after = figure(operation("-5000", 1))
    assert (after.total, after.declarable) == (Decimal(-5000), True)


@pytest.mark.parametrize(("total", "declarable"), [("3005.06", False), ("3005.07", True), ("-3005.07", True)])
def test_the_threshold_must_be_passed_whatever_the_sign(total: str, *, declarable: bool) -> None:
    assert figure(operation(total)).declarable is declarable


@pytest.mark.parametrize(("cash", "declarable"), [("0", False), ("6000.00", False), ("6000.01", True), (None, None)])
def test_cash_must_pass_its_own_threshold(cash: str | None, *, declarable: bool | None) -> None:
    assert figure(operation("1"), cash=cash).cash_declarable is declarable


def test_money_laid_out_does_not_count() -> None:
    found = operation("96.50", net=Decimal(86), laid_out=Decimal(36))
    assert (found.amount, found.reason) == (Decimal("60.50"), None)


def test_an_invoice_of_nothing_but_money_laid_out_is_left_out_whole() -> None:
    found = operation("36", laid_out=Decimal(36), only_laid_out=True)
    assert (found.amount, found.reason) == (Decimal(36), ExclusionReason.OUT_OF_POCKET)


def test_reverse_charge_counts_its_base() -> None:
    assert operation("121", net=Decimal(100), reverse_charge=True).amount == 100
    assert operation("136", net=Decimal(136), laid_out=Decimal(36), reverse_charge=True).amount == 100


def test_an_invoice_with_withholding_is_left_out_and_its_amount_has_none_deducted() -> None:
    found = operation("1089", withheld=True)
    assert (found.amount, found.reason) == (Decimal(1089), ExclusionReason.WITHHOLDING)
    assert figure(found).total == 0


@pytest.mark.parametrize("reason", ExclusionReason)
def test_the_erp_marks_by_name_what_is_left_out(reason: ExclusionReason) -> None:
    marked = operation("100", mark=reason.value, withheld=True)
    assert marked.reason is reason
    assert figure(marked, operation("50")).total == 50


def test_a_mark_without_a_name_of_ours_was_made_by_hand() -> None:
    assert operation("100", mark="X").reason is ExclusionReason.MANUAL
    assert operation("100", mark="").reason is None


def test_exempt_and_not_subject_operations_count_unless_they_are_marked() -> None:
    assert figure(operation("4000", regime="IVA")).total == 4000


def test_iva_goes_to_the_347_and_igic_to_the_415_and_each_lists_the_others_as_left_out() -> None:
    iva, igic = operation("100"), operation("50", regime="IGIC")
    mainland, canaries = declared(iva, igic)
    assert (mainland.model, mainland.total) == (M347, Decimal(100))
    assert (canaries.model, canaries.total) == (M415, Decimal(50))
    assert (igic.reason_in(M347), igic.reason_in(M415)) == (ExclusionReason.OTHER_MODEL, None)


def test_the_erp_may_say_which_model_an_invoice_goes_to() -> None:
    assert operation("1", regime="IVA", chosen_model="M415").model is M415
    assert operation("1", regime="IVA", chosen_model="415").model is M415
    assert operation("1", regime="IGIC", chosen_model="M347").model is M347
    assert operation("1", regime="IGIC", chosen_model="?").model is M415


def test_amounts_in_another_currency_are_never_added_and_have_no_reason_of_their_own() -> None:
    foreign = operation("100", own_currency=False)
    assert (foreign.counts_in(M347), foreign.reason_in(M347)) == (False, None)
    assert figure(foreign, operation("1")).total == 1


def test_a_year_without_invoices_has_no_declaration_but_for_its_cash() -> None:
    assert declared() == declared(cash=None) == []
    only_cash = figure(cash="7000", declarant=CANARIAN)
    assert (only_cash.model, only_cash.total, only_cash.cash) == (M415, ZERO, Decimal(7000))
    assert (only_cash.declarable, only_cash.cash_declarable) == (False, True)


def test_invoices_that_are_all_left_out_have_a_declaration_of_nothing() -> None:
    assert figure(operation("100", mark="INTRA_EU")).total == 0


def test_cash_stands_by_the_companys_own_model_or_the_only_one() -> None:
    both = (operation("1"), operation("1", regime="IGIC"))
    assert [each.cash for each in declared(*both, cash="9")] == [9, None]
    assert [each.cash for each in declared(*both, cash="9", declarant=CANARIAN)] == [None, 9]
    assert [each.cash for each in declared(operation("1"), cash="9", declarant=CANARIAN)] == [9]


def test_a_company_that_reports_by_sii_files_none() -> None:
    assert figure(operation("4000")).filed
    assert not figure(operation("4000"), declarant=SII).filed


operations = st.builds(
    operation,
    st.decimals(-9999, 9999, places=2).map(str),
    st.integers(1, 4),
    laid_out=st.sampled_from(decimals("0", "36", "-12.10")),
    only_laid_out=st.booleans(),
    reverse_charge=st.booleans(),
    withheld=st.booleans(),
    own_currency=st.sampled_from([True, True, False]),
    regime=st.sampled_from(["IVA", "IGIC"]),
    mark=st.sampled_from([None, None, "MANUAL", "EXEMPT", "?"]),
)


@PROPERTY
@given(st.lists(operations, max_size=12))
def test_what_is_included_adds_up_to_the_total_and_so_do_the_quarters(some: list[Operation]) -> None:
    for found in declared(*some):
        assert len(found.quarters) == 4
        assert found.total == sum(found.quarters)
        assert found.total == sum((each.amount for each in some if each.counts_in(found.model)), ZERO)


@PROPERTY
@given(st.lists(operations, max_size=12))
def test_an_operation_counts_in_one_declaration_at_most_and_says_why_in_the_others(some: list[Operation]) -> None:
    models = [each.model for each in declared(*some)]
    assert set(models) == {each.model for each in some}
    for each in some:
        counted = [model for model in DeclarationModel if each.counts_in(model)]
        assert counted in ([], [each.model])
        assert all(each.reason_in(model) for model in DeclarationModel if each.own_currency and model not in counted)


@PROPERTY
@given(operations, operations)
def test_operations_that_are_alike_may_be_added_up_before(one: Operation, other: Operation) -> None:
    alike = replace(one, total=other.total, net=other.net, laid_out=other.laid_out)
    both = replace(one, total=one.total + alike.total, net=one.net + alike.net, laid_out=one.laid_out + alike.laid_out)
    assert declared(one, alike) == declared(both)
