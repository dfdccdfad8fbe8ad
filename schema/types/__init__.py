"""The object types of the schema, an area a module."""
