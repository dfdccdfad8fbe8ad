"""How the office is seen from outside: what is logged, counted and traced of each request."""
