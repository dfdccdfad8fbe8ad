"""How much of the server's time and memory a request may take."""

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt


class HttpSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str = Field(default="/graphql", pattern=r"^/", description="Where the endpoint is.")
    deadline: PositiveFloat = Field(
        default=30.0, description="Seconds that an operation may run; the same again for its body to arrive."
    )
    kept_documents: PositiveInt = Field(
        default=1_000, description="Valid documents kept parsed, those used last; they hold nothing about who asks."
    )
    kept_bytes: PositiveInt = Field(
        default=67_108_864,
        description="Memory that the kept documents may take, in bytes, as estimated from their tokens.",
    )
