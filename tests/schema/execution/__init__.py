"""What the executor answers, beside what graphql-core answers."""
