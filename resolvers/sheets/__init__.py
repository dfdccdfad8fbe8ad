"""What each exported list holds, for who may see it."""
