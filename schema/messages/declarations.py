"""What is said of the yearly declarations."""

MESSAGES: dict[str, tuple[str, str]] = {
    "declaration.year": (
        "El año ha de estar entre {first} y {last}.",
        "The year must be between {first} and {last}.",
    ),
    "declaration.none": (
        "El cliente ya no tiene esa declaración; pida las del año otra vez.",
        "The customer has no such declaration any more; ask for the year's again.",
    ),
}
