"""Random schemas, data and documents, run by the executor and by graphql-core: do the two answer the same?

`python -m tests.schema.execution.differential --documents 1000000 --seed 1` looks for a difference for as long as you like.
"""
