"""What happens to be so in the demo? The same, for the same seed, whatever else was made before."""

from random import Random


def chance(seed: int, kind: str, index: int | str) -> Random:
    """A stream of random numbers that belongs to one thing, so that things can be made in any order."""
    return Random(f"{seed}/{kind}/{index}")  # noqa: S311 - demo data, no secrets


def happens(luck: Random, share: float) -> bool:
    """Say yes in a share of the cases."""
    return luck.random() < share


def every(index: int, period: int, place: int = 0) -> bool:
    """Say yes once in each period of indexes, wherever chance takes the rest.

    >>> [index for index in range(10) if every(index, 4, 1)]
    [1, 5, 9]
    """
    return index % period == place
