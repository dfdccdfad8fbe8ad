"""Who is there to show something, how customers are taxed, and how they pay."""

from enum import Enum, IntEnum, auto


class Role(IntEnum):
    """The first customers are there to show something; a role is its customer's index."""

    BUYER = 0
    SECOND = 1
    GROUP_NORTH = 2
    GROUP_SOUTH = 3
    GROUP_EAST = 4
    PAST_CREDIT = 5
    SURCHARGE = 6
    EXEMPT = 7
    HEAD_OFFICE = 8
    BRANCH_OFFICE = 9
    TWO_ACCOUNTS = 10
    INTRA_EU = 11
    EXPORT = 12
    TERRITORY = 13
    TENANT = 14
    SCRAP_DEALER = 15
    OUT_OF_POCKET = 16
    MONTHLY = 17
    CASH = 18
    INACTIVE = 19
    VARIOUS_ONE = 20
    VARIOUS_TWO = 21
    PURGED = 22
    MANUAL = 23
    RETURNING = 24


class Fiscal(Enum):
    """How its purchases are taxed."""

    DOMESTIC = auto()
    SURCHARGE = auto()
    EXEMPT = auto()
    INTRA_EU = auto()
    EXPORT = auto()
    TERRITORY = auto()


class Habit(Enum):
    """How it pays."""

    USUAL = auto()
    PARTLY = auto()
    STOPPED = auto()
    RETURNS = auto()
    SLOW = auto()
