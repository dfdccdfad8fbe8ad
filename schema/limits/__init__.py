"""What a request may cost, checked before anything runs."""
