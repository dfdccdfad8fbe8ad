"""How much one request may ask for."""

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt


class LimitSettings(BaseModel):
    """Checked before validation and before anything runs, by counters that never take longer than the document is long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_body_bytes: PositiveInt = Field(
        default=1_048_576, description="The longest body of a request, in bytes: document, variables and all."
    )
    max_document_length: PositiveInt = Field(
        default=65_536, description="The longest document, in characters, comments included."
    )
    max_tokens: PositiveInt = Field(default=5_000, description="Words and signs in a document, comments apart.")
    max_comments: PositiveInt = Field(default=500, description="Comments in a document.")
    max_operations: PositiveInt = Field(default=50, description="Operations in a document, of which one runs.")
    max_fragments: PositiveInt = Field(default=100, description="Fragments defined in a document.")
    max_variables: PositiveInt = Field(default=100, description="Variables declared in a document.")
    max_arguments: PositiveInt = Field(
        default=1_000,
        description="Arguments, input fields and list items written in a document; values sent as variables do not count.",
    )
    max_directives: PositiveInt = Field(default=100, description="Directives written in a document.")
    max_same_name: PositiveInt = Field(
        default=100,
        description="Fields of a document that answer under the same name: validation compares them two by two.",
    )
    max_depth: PositiveInt = Field(
        default=20, description="Levels of fields, one inside the other; an inline fragment counts as a level."
    )
    max_root_fields: PositiveInt = Field(default=20, description="Fields at the top of an operation.")
    max_aliases: PositiveInt = Field(
        default=60, description="Aliases in an operation, each once for every place where its fragment stands."
    )
    max_fields: PositiveInt = Field(
        default=1_000, description="Fields in an operation, each once for every place where its fragment stands."
    )
    max_cost: PositiveInt = Field(
        default=500_000,
        description=(
            "Values that the answer may hold: each field counts once for every object that it is asked of, going by the"
            " page sizes (`first`, `last`) and by `list_size` for the lists that have none."
        ),
    )
    default_page: PositiveInt = Field(default=20, description="Size counted for a page that does not say how big.")
    list_size: PositiveInt = Field(
        default=20, description="Length counted for a list without pages, such as the lines of an order."
    )
    list_cost: NonNegativeInt = Field(
        default=2_000,
        description=(
            "Values that a list with pages counts for beside its rows, and so does each figure of the whole list:"
            " `totalCount`, `totals`, `facets`, `aging`."
        ),
    )
    max_validation_errors: PositiveInt = Field(
        default=20, description="Errors after which the validation of a document stops."
    )
