"""Whether a database has what the gateway reads and writes, and what to do where it has not."""
