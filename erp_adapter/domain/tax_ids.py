"""Which tax ids are the same one, and which are none at all."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NewType

TaxId = NewType("TaxId", str)
"""A valid tax id as `tax_id` gives it."""

_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_CIF_LETTERS = "JABCDEFGHI"

_PERSON = re.compile(r"(\d|[XYZKLM])(\d{7})([A-Z])", re.ASCII)
_ENTITY = re.compile(r"([ABCDEFGHJNPQRSUVW])(\d{7})([0-9A-J])", re.ASCII)
_FOREIGN = re.compile(
    r"AT(U\d{8})|BE([01]\d{9})|BG(\d{9,10})|CY(\d{8}[A-Z])|CZ(\d{8,10})|DE(\d{9})|DK(\d{8})|EE(\d{9})|EL(\d{9})|FI(\d{8})"
    r"|FR([0-9A-Z]{2}\d{9})|HR(\d{11})|HU(\d{8})|IE(\d[0-9A-Z+*]\d{5}[A-Z]{1,2})|IT(\d{11})|LT(\d{9}|\d{12})|LU(\d{8})"
    r"|LV(\d{11})|MT(\d{8})|NL(\d{9}B\d{2})|PL(\d{10})|PT(\d{9})|RO(\d{2,10})|SE(\d{12})|SI(\d{8})|SK(\d{10})|XI(\d{9})",
    re.ASCII,
)
"""VAT numbers of the other member states and Northern Ireland, by the shapes that VIES takes."""


def normalised(text: str) -> str:
    """Take off what people write differently: case, spaces, hyphens, dots, and ES in front.

    >>> normalised(" es-a-58.818.501 ")
    'A58818501'
    """
    return re.sub(r"^(?:ES)+", "", re.sub(r"[\s.\-]", "", text.upper()))


def tax_id(text: str | None) -> TaxId | None:
    """Read a tax id; None where there is none, or none that is valid.

    Valid are Spanish ones with the right control, and VAT numbers of the European Union by their shape. A number of one
    repeated digit is what people type for want of one: it would make one person of strangers.

    >>> tax_id("12.345.678-z"), tax_id("12345678A"), tax_id("00000000T"), tax_id("PT 501 964 843")
    ('12345678Z', None, None, 'PT501964843')
    """
    plain = normalised(text or "")
    if _is_person(plain) or _is_entity(plain) or _is_foreign(plain):
        return TaxId(plain)
    return None


def spellings(known: TaxId) -> Iterator[str]:
    """The usual ways to write a tax id, itself among them, each once.

    In capitals or not, with ES in front or not, run together or with hyphens or spaces between the parts, the number with
    dots or not; of a foreign one the country is a part.

    >>> some = list(spellings(TaxId("A58818501")))
    >>> some[0], "ES-A-58.818.501" in some, "es a58818501" in some, len(some)
    ('A58818501', True, True, 48)
    """
    if _FOREIGN.fullmatch(known):
        countries, parts = [""], [known[:2], known[2:]]
    else:
        countries, parts = ["", "ES", "ES-", "ES "], [part for part in re.split(r"([A-Z])", known) if part]
    for country, separator in product(countries, ("", "-", " ")):
        plain = country + separator.join(parts)
        dotted = re.sub(r"(?<=\d)(?=(\d{3})+(\D|$))", ".", plain)
        yield from (plain, plain.lower(), dotted, dotted.lower())


def _is_person(plain: str) -> bool:
    """A NIF: a number, or a letter for foreigners and others without a card, and the letter that the rest leaves."""
    found = _PERSON.fullmatch(plain)
    if found is None:
        return False
    kind, digits, letter = found.groups()
    lead = str("XYZ".index(kind)) if kind in "XYZ" else "" if kind in "KLM" else kind
    return _NIF_LETTERS[int(lead + digits) % 23] == letter and _varied(digits)


def _is_entity(plain: str) -> bool:
    """A legal person's NIF; some kinds bear the control as a letter: either is taken."""
    found = _ENTITY.fullmatch(plain)
    if found is None:
        return False
    _, digits, control = found.groups()
    odd = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    right = -(odd + sum(int(digit) for digit in digits[1::2])) % 10
    return control in {str(right), _CIF_LETTERS[right]} and _varied(digits)


def _is_foreign(plain: str) -> bool:
    return _FOREIGN.fullmatch(plain) is not None and _varied(re.sub(r"\D", "", plain))


def _varied(digits: str) -> bool:
    return len(set(digits)) > 1
