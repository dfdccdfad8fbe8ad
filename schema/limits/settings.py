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
    max_variable_values: PositiveInt = Field(
        default=10_000,
        description="Values sent as variables, the items of lists and the fields of objects among them.",
    )
    max_cost: PositiveInt = Field(
        default=500_000,
        description=(
            "What an operation may weigh: each field counts once for every object that it is asked of, more where the"
            " schema says so by `@cost`, going by the page sizes (`first`, `last`) and by `@listSize`."
        ),
    )
    list_size: PositiveInt = Field(
        default=20,
        description="Length counted for a list of which the schema says none, such as the lines of an order.",
    )
    max_answer_bytes: NonNegativeInt = Field(
        default=1_048_576,
        description=(
            "The longest answer, in bytes before it is compressed; what is longer is not sent. `0`: any. A page of 100"
            " products with all their fields takes some 100 kB: raise it with `OFFICE_LISTS__LARGEST_PAGE`."
        ),
    )
    show_cost: bool = Field(
        default=False,
        description=(
            "Whether every answer tells in `extensions` what it cost and what is left; else those do that are asked for"
            " with the header `GraphQL-Cost: report`."
        ),
    )
    max_validation_errors: PositiveInt = Field(
        default=20, description="Errors after which the validation of a document stops."
    )
