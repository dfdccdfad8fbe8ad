"""The yearly declarations as a client reads them from the demo: whose, what of them, and by how many statements."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from app import DEMO_PASSWORD
from erp_adapter.demo.people import code_of
from erp_adapter.demo.roles import Role
from resolvers.login_forms import LoginForm
from resolvers.principal import Permission
from tests.office import Demo, Office

FIGURE = "year model total threshold declarable cash cashDeclarable filed quarters { quarter amount }"
DOCUMENT = "number date quarter amount included reason invoice { number total customer { code } }"
PAGE = f"documents(first: 100) {{ totalCount nodes {{ {DOCUMENT} }} }}"
ASKED = f"query ($year: Int = 2025) {{ viewer {{ customers {{ code annualDeclarations(year: $year) {{ {FIGURE} {PAGE} }} }} }} }}"

Hire = Callable[..., Any]


@pytest.fixture
async def hire(office: Office) -> Hire:
    async def hired(*customers: str, lacking: Permission | None = None) -> str:
        """The name of a new login of these customers with all permissions but one."""
        permissions = tuple(each.value for each in Permission if each is not lacking)
        form = LoginForm("nueva", "Nuria", customers=customers, permissions=permissions, password=DEMO_PASSWORD)
        outcome = await office.opened.logins.add([form])
        assert not outcome.faults
        return "nueva"

    return hired


async def declarations(office: Office, by: str, year: int = 2025) -> list[Any]:
    """Of the login's first customer."""
    answer = await office.data(ASKED, {"year": year}, by=by)
    found: list[Any] = answer["viewer"]["customers"][0]["annualDeclarations"]
    return found


def adds_up(declaration: Mapping[str, Any]) -> bool:
    documents, total = declaration["documents"]["nodes"], Decimal(declaration["total"])
    assert declaration["documents"]["totalCount"] == len(documents)
    for each in declaration["quarters"]:
        own = [row for row in documents if row["included"] and row["quarter"] == each["quarter"]]
        assert Decimal(each["amount"]) == sum(Decimal(row["amount"]) for row in own)
    assert [each["quarter"] for each in declaration["quarters"]] == [1, 2, 3, 4]
    assert all(not row["included"] for row in documents if row["reason"])
    return total == sum(Decimal(each["amount"]) for each in declaration["quarters"])


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
async def test_every_customers_documents_add_up_to_its_figure(office: Office, hire: Hire, year: int) -> None:
    everybody = [code_of(index) for index in range(40)]
    await office.principal(await hire(*everybody))
    answer = await office.data(ASKED, {"year": year}, by="nueva")
    found = [each for customer in answer["viewer"]["customers"] for each in customer["annualDeclarations"]]
    assert found
    assert all(adds_up(each) for each in found)
    assert all((abs(Decimal(each["total"])) > Decimal("3005.06")) == each["declarable"] for each in found)
    assert {each["model"] for each in found} == {"M347"}


async def test_two_codes_of_one_tax_id_have_one_figure_and_the_others_invoices_are_not_to_be_opened(
    demo: Demo, office: Office, hire: Hire
) -> None:
    first, _ = demo.books.two_codes
    (declaration,) = await declarations(office, await hire(first))
    nodes = declaration["documents"]["nodes"]
    assert {each["invoice"]["customer"]["code"] for each in nodes if each["invoice"]} == {first}
    hidden = [each for each in nodes if each["invoice"] is None]
    assert hidden
    assert all(each["number"] and each["date"] and each["amount"] for each in hidden)


async def test_a_login_of_both_codes_sees_the_same_figure_twice_and_every_invoice(
    demo: Demo, office: Office, hire: Hire
) -> None:
    by = await hire(*demo.books.two_codes)
    answer = await office.data(ASKED, by=by)
    one, other = [each["annualDeclarations"] for each in answer["viewer"]["customers"]]
    assert one == other
    invoices = [each["invoice"] for each in one[0]["documents"]["nodes"]]
    assert {each["customer"]["code"] for each in invoices} == set(demo.books.two_codes)


@pytest.mark.parametrize(
    ("role", "reasons"),
    [
        (Role.TENANT, {"WITHHOLDING"}),
        (Role.INTRA_EU, {"INTRA_EU"}),
        (Role.EXPORT, {"IMPORT_EXPORT"}),
        (Role.TERRITORY, {"TERRITORY"}),
        (Role.MANUAL, {"MANUAL", "NOT_SUBJECT", "OTHER_MODEL", "EXEMPT"}),
        (Role.EXEMPT, set()),
    ],
)
async def test_the_demo_has_each_reason_to_leave_an_invoice_out(
    office: Office, hire: Hire, role: Role, reasons: set[str]
) -> None:
    (declaration,) = await declarations(office, await hire(code_of(role)))
    assert {each["reason"] for each in declaration["documents"]["nodes"] if not each["included"]} == reasons


async def test_money_laid_out_is_no_part_of_a_documents_amount(office: Office, hire: Hire) -> None:
    (declaration,) = await declarations(office, await hire(code_of(Role.OUT_OF_POCKET)))
    laid_out = [each for each in declaration["documents"]["nodes"] if each["invoice"]["total"] == "96.50"]
    assert laid_out
    assert {(each["amount"], each["included"]) for each in laid_out} == {("60.50", True)}


async def test_cash_past_its_threshold_is_declared_too(office: Office, hire: Hire) -> None:
    (declaration,) = await declarations(office, await hire(code_of(Role.CASH)))
    assert Decimal(declaration["cash"]) > 6000
    assert declaration["cashDeclarable"] is True


async def test_a_year_without_invoices_has_no_declaration(office: Office) -> None:
    assert await declarations(office, "compras", year=1999) == []


@pytest.mark.parametrize("year", [0, 9999])
async def test_a_year_that_cannot_be_is_refused_in_words(office: Office, year: int) -> None:
    answer = await office.ask(ASKED, {"year": year})
    assert answer["data"]["viewer"]["customers"][0]["annualDeclarations"] is None
    (error,) = answer["errors"]
    assert (error["extensions"]["code"], error["message"]) == (
        "BAD_USER_INPUT",
        "El año ha de estar entre 1900 y 9998.",
    )


async def test_without_the_permission_it_is_null_and_says_so(office: Office, hire: Hire) -> None:
    by = await hire("00009", lacking=Permission.SEE_ANNUAL_DECLARATION)
    await office.principal(by)
    answer = await office.ask(ASKED, by=by)
    assert answer["data"]["viewer"]["customers"] == [{"code": "00009", "annualDeclarations": None}]
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]
    assert not any("cash_receipt" in statement or "FROM invoice" in statement for statement in office.erp.statements)


async def test_without_see_invoices_numbers_dates_and_amounts_stand_alone(office: Office, hire: Hire) -> None:
    (declaration,) = await declarations(office, await hire("00009", lacking=Permission.SEE_INVOICES))
    nodes = declaration["documents"]["nodes"]
    assert nodes
    assert adds_up(declaration)
    assert all(each["invoice"] is None for each in nodes)


async def test_many_customers_take_as_many_statements_as_one(office: Office, hire: Hire) -> None:
    by = await hire(*[code_of(index) for index in range(40)])
    await office.principal(by)
    await office.data(ASKED, by=by)
    many = len(office.erp.statements)
    await office.data(ASKED, by="compras")
    assert len(office.erp.statements) == many
