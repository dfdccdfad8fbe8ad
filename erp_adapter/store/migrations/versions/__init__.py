"""One file a version of the store's tables, numbered; a published one is never changed."""
