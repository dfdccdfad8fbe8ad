"""What of the benchmark can be tested without the servers that it measures."""
