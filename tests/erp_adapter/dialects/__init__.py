"""Database systems and their drivers."""
