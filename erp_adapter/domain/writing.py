"""What is kept of a text that a person wrote."""


def written(text: str | None) -> str | None:
    r"""Drop what no database or paper can hold, and the spaces around; None where nothing is left.

    >>> written(" Puerta 3\x00\r\nllamar\u00a0antes \ud800"), written("  ")
    ('Puerta 3\nllamar antes', None)
    """
    return "".join(map(_kept, (text or "").replace("\r\n", "\n"))).strip() or None


def _kept(char: str) -> str:
    if char.isprintable() or char in "\n\t":
        return char
    return " " if char.isspace() else ""
