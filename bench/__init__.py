"""What a request costs, by ratios in one run on the same data."""
