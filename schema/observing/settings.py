"""What those who run the office see of it: logs, metrics, traces; nothing of it says who a customer is."""

from ipaddress import ip_address
from typing import Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveInt,
    SecretStr,
    model_validator,
)

LEAST_TOKEN = 16


class WatchSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    log: Literal["auto", "text", "json"] = Field(
        default="auto",
        description="How lines of the log are written: `text`, `json`; `auto`: as text on a terminal, else as JSON.",
    )
    requests: Literal["none", "errors", "all"] = Field(
        default="errors",
        description="Which requests have a line in the log: those that were answered with an error, all, or none.",
    )
    logins: bool = Field(
        default=False, description="Whether a request's line has the number of its login, which is personal data."
    )
    slow: NonNegativeFloat = Field(
        default=1_000.0,
        description="Milliseconds from which a request has a warning in the log, with what took so long; `0`: none has.",
    )
    metrics_port: NonNegativeInt = Field(
        default=0,
        le=65_472,
        description=(
            "Port at which Prometheus may read `/metrics`; `0`: none. A process that finds it taken by another takes the"
            " next that is free. With `serve --workers` each worker has one of its own, from this on."
        ),
    )
    metrics_ports: PositiveInt = Field(
        default=8,
        le=64,
        description="How many ports in a row are tried; with none of them free, a process waits until one is.",
    )
    metrics_host: str = Field(
        default="127.0.0.1", description="Address of that port; one that other machines reach needs a token."
    )
    metrics_token: SecretStr | None = Field(
        default=None,
        description=f"Bearer token that the metrics ask for, {LEAST_TOKEN} characters or more; none: nothing.",
    )
    operation_names: NonNegativeInt = Field(
        default=50,
        description=(
            "How many names of operations the metrics tell apart, those of `OFFICE_HTTP__MANIFEST` aside, which all count;"
            " further ones are `other`."
        ),
    )
    traces: HttpUrl | None = Field(
        default=None,
        description=(
            "Where traces are sent to, as OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`; needs the extra `traces`."
        ),
    )
    traces_ratio: float = Field(default=1.0, ge=0, le=1, description="The part of the requests that is traced.")

    @model_validator(mode="after")
    def _guarded(self) -> "WatchSettings":
        token = None if self.metrics_token is None else self.metrics_token.get_secret_value()
        if token is not None and len(token) < LEAST_TOKEN:
            raise ValueError(f"metrics_token: has fewer than {LEAST_TOKEN} characters")
        if self.metrics_port and token is None and not _is_loopback(self.metrics_host):
            raise ValueError("metrics_host: other machines reach it, so metrics_token is required")
        return self

    @property
    def is_off(self) -> bool:
        """Whether nothing is to be seen of any request."""
        return self.requests == "none" and not self.slow and not self.metrics_port and self.traces is None


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
