"""How much of the server's time and memory a request may take."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveFloat, PositiveInt


class HttpSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str = Field(default="/graphql", pattern=r"^/", description="Where the endpoint is.")
    lane: bool = Field(
        default=True,
        description=(
            "Whether POSTs to the endpoint are taken from the connection directly; `false`: through ASGI as everything"
            " else, with the same answers for more CPU. Where `httptools` is not installed it is always `false`."
        ),
    )
    executor: Literal["levels", "graphql-core"] = Field(
        default="levels",
        description=(
            "What runs operations: `levels`, the gateway's own executor; `graphql-core`: the reference implementation,"
            " with the same answers for several times the CPU, for whoever suspects an answer of the other."
        ),
    )
    deadline: PositiveFloat = Field(
        default=30.0, description="Seconds that an operation may run; the same again for its body to arrive."
    )
    compress_from: NonNegativeInt = Field(
        default=1_400,
        description=(
            "Length in bytes from which answers to queries are compressed, by zstd or gzip, for those who accept it;"
            " `0`: none is. Shorter ones fit into one packet as they are."
        ),
    )
    etags: bool = Field(
        default=False,
        description=(
            "Whether answers to catalogue queries by GET carry an ETag, and who has the same answer already is sent a 304:"
            " it saves sending, not reading."
        ),
    )
    manifest: Path | None = Field(
        default=None,
        description=(
            "A file of documents that are read and checked before the first request is served, and that clients may ask"
            " for by their id: Apollo's persisted query manifest, or a map in JSON from SHA-256 to document."
        ),
    )
    kept_documents: PositiveInt = Field(
        default=1_000,
        description="Valid documents kept ready to be run, those used last; they hold nothing about who asks.",
    )
    kept_bytes: PositiveInt = Field(
        default=67_108_864,
        description=(
            "Memory that the kept documents may take, in bytes, with the code made to run them, as estimated from their"
            " tokens and fields: the queries of a frontend take 50 to 200 kB each."
        ),
    )
