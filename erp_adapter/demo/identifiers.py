"""Which tax ids and barcodes are well formed, and nobody's."""

NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
NIE_PREFIXES = "XYZ"
CIF_LETTERS = "JABCDEFGHI"
LETTERED_ENTITIES = "PQRSNW"


def nif(number: int) -> str:
    """A natural person's.

    >>> nif(12345678)
    '12345678Z'
    """
    return f"{number:08d}{NIF_LETTERS[number % 23]}"


def nie(kind: int, number: int) -> str:
    """A foreign resident's.

    >>> nie(0, 1234567)
    'X1234567L'
    """
    return f"{NIE_PREFIXES[kind]}{number:07d}{NIF_LETTERS[int(f'{kind}{number:07d}') % 23]}"


def cif(entity: str, number: int) -> str:
    """A legal person's: its kind, seven digits and their control.

    >>> cif("A", 5881850), cif("Q", 2826000)
    ('A58818501', 'Q2826000H')
    """
    digits = f"{number:07d}"
    odd = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    control = -(odd + sum(int(digit) for digit in digits[1::2])) % 10
    return f"{entity}{digits}{CIF_LETTERS[control] if entity in LETTERED_ENTITIES else control}"


def portuguese_vat(number: int) -> str:
    """A Portuguese company's, by weights modulo 11.

    >>> portuguese_vat(50196484)
    'PT501964843'
    """
    digits = f"{number:08d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
    return f"PT{digits}{0 if rest <= 1 else 11 - rest}"


def ean13(number: int) -> str:
    """One of the numbers that a shop may give its own goods (200–299).

    >>> ean13(123456789)
    '2001234567893'
    """
    digits = f"200{number:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"
