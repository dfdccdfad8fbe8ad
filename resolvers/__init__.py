"""Use cases: what a person logged in may ask or do."""
