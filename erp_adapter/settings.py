"""Where the ERP's database and the gateway's own are, and how hard they may be leant on."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, DirectoryPath, Field, PositiveFloat, PositiveInt
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError


def _readable_url(text: str) -> str:
    try:
        make_url(text)
    except ArgumentError:
        raise ValueError("is no database URL; write one such as sqlite:////srv/office/erp.sqlite") from None
    return text


DatabaseUrl = Annotated[str, AfterValidator(_readable_url)]


class ErpSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    url: DatabaseUrl = Field(description="SQLAlchemy URL of the database that has the ERP's relations.")
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


class StoreSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    url: DatabaseUrl = Field(
        description="SQLAlchemy URL of the gateway's own database; made and migrated by the gateway."
    )
    connections: PositiveInt = Field(default=4, description="Connections that one process takes.")
    deadline: PositiveFloat = Field(default=10.0, description="Seconds that one statement may take, its wait included.")
