"""The file of the 347 as the tax office reads it: a register of type 2 for each third party, of fixed columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

TAX_ID = slice(17, 26)
YEAR = 82
QUARTERS = (135, 167, 199, 231)
"""Where a sign and 15 digits in cents begin (Orden EAP/3481/2008, annex II)."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of a third party."""

    total: Decimal
    quarters: tuple[Decimal, ...]


def registers(file: str) -> Mapping[str, Declared]:
    """By tax id.

    >>> row = "2347" + " " * 13 + "10000000Z" + " " * 56 + " 000000000100001" + " " * 37
    >>> row += "N000000000000001" + " " * 16 + " 000000000100002" + " " * 16 + " " + "0" * 15 + " " * 16 + " " + "0" * 15
    >>> registers(row)["10000000Z"].total, registers(row)["10000000Z"].quarters[0]
    (Decimal('1000.01'), Decimal('-0.01'))
    """
    rows = [line for line in file.split("\n") if line.startswith("2")]
    return {row[TAX_ID]: Declared(_amount(row, YEAR), tuple(_amount(row, at) for at in QUARTERS)) for row in rows}


def _amount(row: str, at: int) -> Decimal:
    cents = Decimal(row[at + 1 : at + 16]) / 100
    return -cents if row[at] == "N" else cents
