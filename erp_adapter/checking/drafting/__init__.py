"""A first mapping of a database that nobody here knows, guessed from the names of its tables, for a person to finish."""
