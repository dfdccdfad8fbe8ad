"""Folding for searches: case and accents make no difference."""

from hypothesis import given
from hypothesis import strategies as st

from erp_adapter.domain.text import SPANISH, _decomposed, fold
from tests.erp_adapter.domain.examples import PROPERTY


@PROPERTY
@given(st.text(alphabet=st.sampled_from("aáÁéñÑüÜxX1 º×ßİçÇ\u0301€")) | st.text())
def test_the_short_way_gives_what_the_decomposition_gives(text: str) -> None:
    assert fold(text) == _decomposed(text)


def test_each_spanish_letter_has_its_plain_one() -> None:
    assert all(_decomposed(accented) == plain for accented, plain in SPANISH)


def test_nothing_folds_to_nothing() -> None:
    assert fold(None) == fold("") == ""
