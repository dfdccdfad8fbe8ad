"""Links to lists and documents as files."""

import datetime as dt
from typing import Annotated

import strawberry

from erp_adapter.domain.sheets import ExportFormat
from resolvers.sheets.requests import ListRequest
from schema.context import RequestContext
from schema.enums import described

described(
    ExportFormat,
    "ExportFormat",
    "What a list can be had as.",
    {
        "PDF": "To read and print.",
        "XLSX": "A spreadsheet (Excel).",
        "XLS": "A spreadsheet for older programs (Excel 97–2003), 65,535 rows at most.",
        "CSV": "Values for other programs: UTF-8, `;` and decimal comma in Spanish, `,` and decimal point in English.",
    },
)

FormatArgument = Annotated[ExportFormat, strawberry.argument(description="As what.")]


@strawberry.type(
    description="A link that needs no header, for one file, until it expires: all rows that match, not the page, in the "
    "list's order and its standard columns. It ends with the session, and when the login's permissions change."
)
class ExportLink:
    url: str = strawberry.field(
        description="Where the file is; below the gateway's own address where it names no other."
    )
    filename: str = strawberry.field(description="What the file is called.")
    expires_at: dt.datetime = strawberry.field(description="Until when the link can be opened, as often as wanted.")


def export_link(context: RequestContext, wanted: ListRequest, file_format: ExportFormat | None = None) -> ExportLink:
    """Link to a file of what the viewer was given; None for the format of a document."""
    link = context.office.export_links.link(context.viewer, wanted, file_format, context.locale)
    return ExportLink(url=link.url, filename=link.filename, expires_at=link.expires_at)
