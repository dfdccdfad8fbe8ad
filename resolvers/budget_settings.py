"""How much one login, or one address without a login, may ask for over time."""

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt


class BudgetSettings(BaseModel):
    """Units are those of an operation's cost. All of it may be spent at once; it fills up again evenly."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    per_minute: NonNegativeInt = Field(
        default=10_000_000, description="What a login may spend in a minute, as costs are counted; `0`: any amount."
    )
    per_hour: NonNegativeInt = Field(default=200_000_000, description="The same in an hour; `0`: any amount.")
    strangers_per_minute: NonNegativeInt = Field(
        default=20_000_000,
        description="What those who are not logged in may spend in a minute from one address; `0`: any amount.",
    )
    strangers_per_hour: NonNegativeInt = Field(default=400_000_000, description="The same in an hour; `0`: any amount.")
