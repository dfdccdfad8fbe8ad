"""The changes that the schema offers, an area a module."""
