"""Pure rules and values of the business: standard library only."""
