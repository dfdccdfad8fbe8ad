"""How words are compared: without regard to case or accents."""

import unicodedata


def fold(text: str | None) -> str:
    """Lower case without accents.

    >>> fold("Cañería ÁNGULO 90º")
    'caneria angulo 90o'
    """
    if not text:
        return ""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
