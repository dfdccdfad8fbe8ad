"""How much of the server's time and memory a request may take."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    model_validator,
)
from pydantic_settings import NoDecode

from schema.http.cors import check_origin


def _words(given: Any) -> Any:
    return given.replace(",", " ").split() if isinstance(given, str) else given


Origins = Annotated[tuple[Annotated[str, AfterValidator(check_origin)], ...], NoDecode, BeforeValidator(_words)]


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
    status_codes: Literal["classic", "september2026"] = Field(
        default="classic",
        description=(
            "Which edition of GraphQL over HTTP decides on statuses: `classic`, what clients have known for years: 400 for"
            " what is refused, 200 for what ran, and for anything well-formed in application/json; `september2026`: 422 for"
            " what can be read and not be run, 294 for what ran with errors in some fields."
        ),
    )
    cors_origins: Origins = Field(
        default=(),
        description=(
            "Origins whose pages may ask from a browser, such as `https://tienda.example`, separated by spaces; none: pages"
            " that the endpoint's own origin serves, alone. There is none that stands for all."
        ),
    )
    cors_credentials: bool = Field(
        default=False,
        description=(
            "Whether browsers send cookies with what those origins ask; access tokens in the Authorization header do not"
            " need it."
        ),
    )
    batch: NonNegativeInt = Field(
        default=0,
        le=100,
        description=(
            "The most operations that one body may have, as an array; they are answered one after the other, and the limits"
            " and the deadline hold for all of them together. `0`: an array is refused."
        ),
    )
    deadline: PositiveFloat = Field(
        default=30.0, description="Seconds that an operation may run, its wait for a place included."
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
    drain: NonNegativeFloat = Field(
        default=0.0,
        description=(
            "Seconds that the server goes on serving after it is told to stop, `/health/ready` saying 503 meanwhile, so that"
            " whoever shares out requests has the time to see it."
        ),
    )
    manifest: Path | None = Field(
        default=None,
        description=(
            "A file of documents that are read and checked before the first request is served, and that clients may ask"
            " for by their id: Apollo's persisted query manifest, or a map in JSON from SHA-256 to document."
        ),
    )
    only_manifest: bool = Field(
        default=False,
        description="Whether no other documents than those of the manifest are run; GraphiQL then has none that are.",
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

    @model_validator(mode="after")
    def _has_what_it_is_held_to(self) -> Self:
        if self.only_manifest and self.manifest is None:
            raise ValueError("only_manifest needs a manifest: with none, no document could be run")
        return self
