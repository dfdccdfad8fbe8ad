"""What is said of account statements."""

MESSAGES: dict[str, tuple[str, str]] = {
    "statement.period": (
        "El período acaba antes de empezar: from no puede ser posterior a to.",
        "The period ends before it begins: from cannot be later than to.",
    ),
    "statement.account": (
        "Esa cuenta no es de este cliente; las suyas están en ledgerAccounts.",
        "That account is not this customer's; its own are in ledgerAccounts.",
    ),
}
