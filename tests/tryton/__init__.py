"""Tryton's own database behind the office, by its mapping alone, against what Tryton answers."""
