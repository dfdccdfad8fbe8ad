"""How much the server takes on at once, and how long it waits for slow clients."""

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveFloat, PositiveInt


class LoadSettings(BaseModel):
    """Of one process. What goes beyond is refused at once, by a 503 with Retry-After, or its connection is closed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    connections: PositiveInt = Field(
        default=2_000,
        description=(
            "Connections of one process. Beyond them those that have waited longest for a request are closed for new ones;"
            " fewer where the system allows fewer open files."
        ),
    )
    arrival: PositiveFloat = Field(
        default=12.0, description="Seconds in which a request's head must have arrived, and again its body."
    )
    pace: PositiveInt = Field(
        default=4_096,
        description=(
            "Bytes a second that a client must read of an answer or a file, on the average of `OFFICE_LOAD__ARRIVAL`;"
            " else its connection is cut."
        ),
    )
    unread_bytes: PositiveInt = Field(
        default=134_217_728,
        description="Memory for answers that clients have not read yet; beyond it the slowest connections are cut.",
    )
    places: PositiveInt = Field(default=32, description="Operations that run at once for those who are logged in.")
    per_login: PositiveInt = Field(
        default=24,
        description="Operations of one login that run or wait at once: fewer than places, so that others have some.",
    )
    stranger_places: PositiveInt = Field(
        default=8, description="Operations that run at once for those who are not: logins, above all."
    )
    heavy_places: PositiveInt = Field(
        default=4,
        description=(
            "Heavy operations that run at once; they take none of the other places, and half of the ERP's connections"
            " (`OFFICE_ERP__CONNECTIONS`) at most."
        ),
    )
    heavy_from: PositiveInt = Field(
        default=20_000, description="The cost from which an operation is heavy (`OFFICE_LIMITS__MAX_COST` is the most)."
    )
    waiting: NonNegativeInt = Field(
        default=64, description="Operations that may wait for a place; of heavy ones and strangers' a quarter as many."
    )
    longest_wait: PositiveFloat = Field(default=3.0, description="Seconds that an operation waits for a place.")
