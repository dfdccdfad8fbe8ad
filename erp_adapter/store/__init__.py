"""What the gateway keeps for itself: logins, sessions, carts, submissions, audit."""
