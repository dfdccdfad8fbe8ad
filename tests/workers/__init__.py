"""Several real processes that serve one office."""
