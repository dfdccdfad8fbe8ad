"""How much is sent as variables, whatever it means."""

from collections.abc import Mapping
from typing import Any

from schema.limits.refusals import DocumentTooLarge


def check_values(variables: Mapping[str, Any], most: int) -> int:
    """Look at each value once, and give how many there were; raise DocumentTooLarge where they are more than `most`.

    The items of a list and the fields of an object are values, too. How deep they are is the JSON reader's to bound.
    """
    count = len(variables)
    pending = [each for each in variables.values() if each.__class__ is dict or each.__class__ is list]
    while pending and count <= most:
        value = pending.pop()
        count += len(value)
        if count > most:
            break
        items = value.values() if value.__class__ is dict else value
        pending.extend(each for each in items if each.__class__ is dict or each.__class__ is list)
    if count > most:
        raise DocumentTooLarge("limit.variable_values", limit=most)
    return count
