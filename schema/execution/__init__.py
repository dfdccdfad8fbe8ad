"""How operations are run: planned once, level by level, by code made for the plan."""
