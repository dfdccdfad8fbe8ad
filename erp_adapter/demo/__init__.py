"""The embedded ERP: reference layout and deterministic data."""
