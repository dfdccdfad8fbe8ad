"""Where the ERP's database and the gateway's own are, and how hard they may be leant on."""

from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    DirectoryPath,
    Field,
    PositiveFloat,
    PositiveInt,
    RedisDsn,
    ValidationInfo,
    field_validator,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from erp_adapter.dialects.systems import check_driver, system_name
from erp_adapter.mapping import MappingError, load_mapping


def database_url(text: str) -> str:
    """The same URL; raise ValueError, saying what to do, where nothing here can open it."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise ValueError("is no database URL; write one such as sqlite:////srv/office/erp.sqlite") from None
    check_driver(url.get_backend_name())
    return text


def _for_the_store(text: str) -> str:
    if make_url(text).get_backend_name() == "mssql":
        raise ValueError("can't be SQL Server yet; keep the gateway's own tables in SQLite, PostgreSQL or MariaDB")
    return text


DatabaseUrl = Annotated[str, AfterValidator(database_url)]


class ErpSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: DatabaseUrl = Field(repr=False, description="SQLAlchemy URL of the database that has the ERP's relations.")
    connections: PositiveInt = Field(
        default=8, description="Connections, and so statements at once, that one process takes."
    )
    deadline: PositiveFloat = Field(default=10.0, description="Seconds that one statement may take, its wait included.")
    images: Path | None = Field(
        default=None, description="Folder of product pictures that the ERP names by relative paths; none: not served."
    )
    documents: DirectoryPath | None = Field(
        default=None,
        description="Folder with the ERP's archived invoice files; none: only those that the database itself holds.",
    )
    mapping: str = Field(
        default="expand",
        validate_default=True,
        description="Where the ERP keeps what is read, and how orders are written: a TOML file, or the name of a bundled one.",
    )
    breaker_faults: PositiveInt = Field(
        default=5,
        description=(
            "Statements in a row that say that the ERP is away before it is taken for away and nothing more is asked of it,"
            " unless it answers a last small question."
        ),
    )
    breaker_pause: PositiveFloat = Field(
        default=1.0, description="Seconds until an ERP that is away is asked again; each time in vain doubles them."
    )
    breaker_longest_pause: PositiveFloat = Field(
        default=30.0, description="Seconds that no such pause is longer than, the first aside."
    )

    @property
    def system(self) -> str:
        """The database system: sqlite, postgresql, mariadb or mssql."""
        return system_name(make_url(self.url).get_backend_name())

    @field_validator("mapping")
    @classmethod
    def _good(cls, name: str, info: ValidationInfo) -> str:
        """Build all of it once, so that whatever is wrong is said at start."""
        if "url" in info.data:
            try:
                mapping = load_mapping(name)
                mapping.relations(system_name(make_url(info.data["url"]).get_backend_name()))
            except MappingError as error:
                raise ValueError(f"is not right:\n{error}") from None
        return name


class StoreSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: Annotated[DatabaseUrl, AfterValidator(_for_the_store)] = Field(
        repr=False, description="SQLAlchemy URL of the gateway's own database; made and migrated by the gateway."
    )
    connections: PositiveInt = Field(default=4, description="Connections that one process takes.")
    deadline: PositiveFloat = Field(default=10.0, description="Seconds that one statement may take, its wait included.")
    redis: RedisDsn | None = Field(
        default=None,
        repr=False,
        description=(
            "Redis for what several processes share that need not last: budgets, and the news that a session has ended;"
            " none: each process counts by itself, and asks the store who is asking with each request, unless that is a"
            " SQLite file, whose processes tell each other beside it."
        ),
    )
