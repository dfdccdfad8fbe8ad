"""How files are made and handed out: how long links last, how many files are made at once, how large they may be."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict, DirectoryPath, Field, PositiveFloat, PositiveInt

from resolvers.login_settings import Duration


class ExportSettings(BaseModel):
    """Durations are written in seconds or as ISO 8601 ("PT15M")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str = Field(
        default="/exports",
        pattern=r"^(https?://[^/?#]+)?(/[^/?#]+)+$",
        description="The address below which files are handed out, as clients see it; its path is served here.",
    )
    lifetime: Duration = Field(default=timedelta(minutes=10), description="How long a link is good for.")
    workers: PositiveInt = Field(
        default=1, description="Files made at once by one process, each in a process of its own with one connection."
    )
    waiting: int = Field(default=8, ge=0, description="Files that may wait for their turn; more are refused (503).")
    per_login: PositiveInt = Field(default=3, description="Of those, files that one login may have.")
    deadline: PositiveFloat = Field(default=120.0, description="Seconds that a file may take, its wait included.")
    most_rows: PositiveInt = Field(default=100_000, description="Rows that an exported list may have.")
    most_documents: PositiveInt = Field(default=500, description="Invoices whose documents one zip may hold.")
    kept_files: PositiveInt = Field(
        default=200, description="Files kept in the folder until their links expire, for whoever opens one again."
    )
    folder: DirectoryPath | None = Field(
        default=None,
        description=(
            "Where files are made and kept, for all processes that have the same; none: a folder of the system's for"
            " temporary files, which one process has, or the workers of one `serve --workers`."
        ),
    )

    @property
    def path(self) -> str:
        """The part of the address that is served here."""
        scheme, found, rest = self.address.partition("://")
        return "/" + rest.partition("/")[2] if found else scheme
