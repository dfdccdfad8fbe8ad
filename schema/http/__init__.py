"""The endpoint: GraphQL over HTTP, the explorer, headers."""
