"""GraphQL as the client sees it: types, scalars, connections, errors."""
