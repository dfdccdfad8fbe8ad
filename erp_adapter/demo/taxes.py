"""Which VAT did a product bear on a day."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from erp_adapter.demo.figures import PERCENT, Rates
from erp_adapter.demo.timeline import iso
from erp_adapter.demo.writer import Row

GENERAL = "GEN"
REDUCED = "RED"
SUPER_REDUCED = "SUP"
PELLETS = "BIO"
EXEMPT = "EXE"

NO_TAX: Rates = (0, 0)

# Ley 37/1992 art. 90, 91 and 161 with RDL 20/2012; for wood and pellets RDL 17/2022 and RDL 8/2023.
_DATED: tuple[tuple[str, int, int, date | None, date | None], ...] = (
    (GENERAL, 1800, 400, date(2010, 7, 1), date(2012, 8, 31)),
    (GENERAL, 2100, 520, date(2012, 9, 1), None),
    (REDUCED, 800, 100, date(2010, 7, 1), date(2012, 8, 31)),
    (REDUCED, 1000, 140, date(2012, 9, 1), None),
    (SUPER_REDUCED, 400, 50, None, None),
    (PELLETS, 2100, 520, date(2012, 9, 1), date(2022, 9, 30)),
    (PELLETS, 500, 62, date(2022, 10, 1), date(2023, 12, 31)),
    (PELLETS, 1000, 140, date(2024, 1, 1), date(2024, 6, 30)),
    (PELLETS, 2100, 520, date(2024, 7, 1), None),
    (EXEMPT, 0, 0, None, None),
)


def tax_name(rate: int) -> str:
    """How a rate is called on documents.

    >>> tax_name(2100), tax_name(0)
    ('IVA 21 %', 'Exento')
    """
    return f"IVA {rate / PERCENT:g} %" if rate else "Exento"


@cache
def rates_on(code: str, day: date) -> Rates:
    """Rate and surcharge rate of a tax code on a day."""
    for dated, rate, surcharge, valid_from, valid_until in _DATED:
        if dated == code and (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until):
            return rate, surcharge
    return NO_TAX


def tax_rows() -> Iterator[Row]:
    for code, rate, surcharge, valid_from, valid_until in _DATED:
        yield {
            "code": code,
            "name": tax_name(rate),
            "regime": "IVA",
            "rate": rate / PERCENT,
            "surcharge_rate": surcharge / PERCENT,
            "valid_from": iso(valid_from),
            "valid_until": iso(valid_until),
        }
