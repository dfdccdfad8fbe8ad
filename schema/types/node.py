"""The Node interface."""

import strawberry

ID_DESCRIPTION = "Opaque and global: the same id always names the same object."


@strawberry.interface(description="An object with an id of its own.")
class Node:
    id: strawberry.ID = strawberry.field(description=ID_DESCRIPTION)
