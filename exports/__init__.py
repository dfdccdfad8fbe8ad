"""Lists and documents as bytes; imported only when used."""
