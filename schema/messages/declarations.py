"""What is said of the yearly declarations."""

MESSAGES: dict[str, tuple[str, str]] = {
    "declaration.year": (
        "El año ha de estar entre {first} y {last}.",
        "The year must be between {first} and {last}.",
    ),
}
