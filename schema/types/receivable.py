"""A debt of a customer: a due date, or a grouping of several."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from erp_adapter.domain import receivables
from erp_adapter.domain.codes import InvoiceNumber
from erp_adapter.domain.fields import Wanted
from erp_adapter.domain.receivables import ReceivableKind
from schema.batched import batched
from schema.context import Info, RequestContext
from schema.enums import described
from schema.shown import id_of, made_of, of_record
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.invoice import Invoice

described(
    ReceivableKind,
    "ReceivableKind",
    "DUE: one due date of one invoice (vencimiento). GROUPING: several invoices' due dates in one document (agrupación).",
    {
        "DUE": "One due date of one invoice, or a payment on account.",
        "GROUPING": "What stands for several due dates, which are no longer outstanding themselves.",
    },
)


_KEY = ("customer_code", "number")
_BALANCE = ("amount", "paid")


def _days_overdue(self: "Receivable") -> int:
    return self.record.days_overdue(self.today)


@strawberry.type(description="What is owed and since when: a due date, or a grouping of several.")
class Receivable(Node):
    record: strawberry.Private[receivables.Receivable]
    today: strawberry.Private[dt.date]
    id: strawberry.ID = id_of("Receivable", *_KEY)
    number: str = of_record("number", description="As the ERP has it.")
    kind: ReceivableKind = of_record("kind", description="A due date, or a grouping of several.")
    date: dt.date = of_record("date", description="The day that it was issued.")
    due_date: dt.date = of_record("due_date", description="The day that it is to be paid.")
    amount: Decimal = of_record(
        "amount", description="What it came to; negative for credit notes and payments on account."
    )
    paid: Decimal = of_record("paid", description="What of it is paid; a returned receipt is not.")
    balance: Decimal = of_record("balance", description="amount − paid.", needs=_BALANCE)
    currency: str = of_record("currency", description="ISO 4217.")
    days_overdue: int = made_of(
        _days_overdue,
        *("due_date", "grouping_number", *_BALANCE),
        description="Days since the due date, by the company's day; 0 where it is not due yet, paid, or held by a grouping.",
    )
    payment_method: str | None = of_record("payment_method", description="How it is to be paid, in words.")

    @classmethod
    def of(cls, record: receivables.Receivable, *, today: dt.date) -> "Receivable":
        return cls(record=record, today=today)

    @batched(
        needs=_KEY,
        description="The invoices that it is owed for, by number; a grouping: those of the due dates that it holds. Null "
        "without SEE_INVOICES; number, dates and amounts of the debt itself are always here.",
    )
    async def invoices(
        parents: "Sequence[Receivable]", info: Info
    ) -> list[list[Annotated["Invoice", strawberry.lazy("schema.types.invoice")]] | None]:
        from schema.types.invoice import visible_invoices  # noqa: PLC0415 - the two refer to each other

        office, context = info.context.office.receivables, info.context
        owed_for = await office.invoices(context.viewer, [each.record for each in parents])
        numbers = list(dict.fromkeys(number for some in owed_for if some is not None for number in some))
        shown = await visible_invoices(context, numbers) if numbers else []
        found = {number: each for number, each in zip(numbers, shown, strict=True) if each is not None}
        return [None if some is None else [found[each] for each in some if each in found] for some in owed_for]


async def receivables_of_invoices(
    context: RequestContext, numbers: Sequence[InvoiceNumber], wanted: Wanted = None
) -> list[list[Receivable] | None]:
    """All due dates of each invoice, the earliest first; None without SEE_OUTSTANDING."""
    office = context.office.receivables
    today, found = office.today(), await office.of_invoices(context.viewer, numbers, wanted)
    return [None if dues is None else [Receivable.of(each, today=today) for each in dues] for dues in found]
