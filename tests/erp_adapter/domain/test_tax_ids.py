"""A tax id is the same however it is written, and what is no tax id never makes one person of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.demo.identifiers import cif, nie, nif, portuguese_vat
from erp_adapter.domain.tax_ids import TaxId, normalised, spellings, tax_id
from tests.erp_adapter.domain.examples import PROPERTY

numbers = st.integers(10, 9_999_999).filter(lambda number: len(set(f"{number:07d}")) > 1)
well_formed = st.one_of(
    st.builds(nif, numbers),
    st.builds(nie, st.integers(0, 2), numbers),
    st.builds(cif, st.sampled_from("ABCDEFGHJNPQRSUVW"), numbers),
    st.builds(portuguese_vat, st.integers(50_000_000, 59_999_998)),
)


@PROPERTY
@given(st.one_of(st.text(), st.text("eEsS-. A5")))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@PROPERTY
@given(well_formed)
def test_every_usual_spelling_is_the_same_tax_id(text: str) -> None:
    known = tax_id(text)
    assert known == text
    usual = list(spellings(known))
    assert known in usual
    assert {tax_id(each) for each in usual} == {known}
    assert len(set(usual)) == len(usual)


@pytest.mark.parametrize(
    "text", ["a58818501", " A-58818501", "ES A58818501", "es-a-58.818.501", "ESES A58818501", "A\u00a058818501\t"]
)
def test_case_spaces_hyphens_dots_and_the_country_make_no_difference(text: str) -> None:
    assert tax_id(text) == "A58818501"


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", " ", "-", "ES", "PENDIENTE", "12345678", "A5881850"),
        *("12345678A", "A58818502", "X1234567A", "I58818501", "L700012X", "PT50196484"),
    ],
)
def test_what_is_not_well_formed_is_none(text: str | None) -> None:
    assert tax_id(text) is None


@pytest.mark.parametrize("text", ["00000000T", "11111111H", "99999999R", "X0000000T", "B00000000", "PT999999999"])
def test_a_number_of_one_repeated_digit_is_none(text: str) -> None:
    assert tax_id(text) is None


@pytest.mark.parametrize(
    "text",
    ["Q2826000H", "P2807900B", "K0000001R", "M1234567L", "01234567L", "FR83404833048", "NL004495445B01", "IE6388047V"],
)
def test_persons_without_a_card_public_bodies_and_foreigners_have_valid_ones(text: str) -> None:
    assert tax_id(text) == text


def test_a_leading_es_is_no_part_of_a_foreign_number() -> None:
    assert not any(each.startswith("ES") for each in spellings(TaxId("PT501964843")))
