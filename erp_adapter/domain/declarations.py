"""Which invoices count in the yearly declarations of operations with third parties (347; 415 in the Canary Islands).

The rules are those of RD 1065/2007, arts. 31 to 35; the 415 follows the same ones.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.tax_ids import TaxId, tax_id

THRESHOLD = Decimal("3005.06")
"""Art. 33.1: a third party is declared beyond it."""

CASH_THRESHOLD = Decimal("6000.00")
"""Art. 34.1: cash received from a third party is declared beyond it."""

NOTHING = Decimal("0.00")
QUARTERS = (1, 2, 3, 4)


class DeclarationModel(StrEnum):
    M347 = "M347"
    M415 = "M415"


class ExclusionReason(StrEnum):
    WITHHOLDING = "WITHHOLDING"
    INTRA_EU = "INTRA_EU"
    IMPORT_EXPORT = "IMPORT_EXPORT"
    TERRITORY = "TERRITORY"
    EXEMPT = "EXEMPT"
    NOT_SUBJECT = "NOT_SUBJECT"
    OTHER_MODEL = "OTHER_MODEL"
    OUT_OF_POCKET = "OUT_OF_POCKET"
    MANUAL = "MANUAL"


@dataclass(frozen=True, slots=True)
class Party:
    """Who a figure is about: a tax id under whatever customer codes or, without a valid one, a customer code alone."""

    tax_id: TaxId | None
    customer: CustomerCode | None

    @classmethod
    def of(cls, printed: str | None, customer: CustomerCode) -> "Party":
        """Whose an invoice of this customer is, by the tax id printed on it.

        >>> Party.of("es-a-58818501", CustomerCode("9")) == Party.of("A58818501", CustomerCode("10"))
        True
        >>> Party.of("pendiente", CustomerCode("9")) == Party.of(None, CustomerCode("10"))
        False
        """
        known = tax_id(printed)
        return cls(known, customer if known is None else None)


@dataclass(frozen=True, slots=True)
class Taxpayer:
    """A party and where its invoices are: under these codes, with these tax ids as printed, None for no tax id."""

    party: Party
    codes: frozenset[CustomerCode]
    printed: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Declarant:
    """What of the company matters here; `regime` is IVA or IGIC."""

    regime: str
    reports_by_sii: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """What of an invoice, or of several that are alike added up, decides what it counts.

    `quarter` is the operation's; a rectifying invoice's is the one that it was issued in (art. 35). `total` is with taxes
    and surcharge, no withholding deducted; `net` and `total` contain `laid_out`, the money laid out for the customer.
    `regime` is that of its taxes. `mark` and `chosen_model` are what the ERP says of it.
    """

    quarter: int
    total: Decimal
    net: Decimal
    laid_out: Decimal
    only_laid_out: bool
    reverse_charge: bool
    withheld: bool
    own_currency: bool
    regime: str
    chosen_model: str | None
    mark: str | None

    @property
    def model(self) -> DeclarationModel:
        """IVA goes to the 347 and IGIC to the 415, unless the ERP says which: M415, or 415."""
        chosen = f"M{(self.chosen_model or '').removeprefix('M')}"
        return DeclarationModel(chosen) if chosen in DeclarationModel.__members__ else model_of(self.regime)

    @property
    def amount(self) -> Decimal:
        """What it counts, or would if it were not left out (art. 34.4): taxes included, without money laid out.

        With reverse charge it is the base; of an invoice that has nothing but money laid out it is all.
        """
        whole = self.net if self.reverse_charge else self.total
        return whole if self.only_laid_out else whole - self.laid_out

    @property
    def reason(self) -> ExclusionReason | None:
        """Why it is in no declaration of this kind (art. 33.2); None where it counts.

        What is exempt or not subject counts unless the ERP marks it. A mark without a name of ours was made by hand.
        """
        if self.mark:
            known = self.mark in ExclusionReason.__members__
            return ExclusionReason(self.mark) if known else ExclusionReason.MANUAL
        if self.withheld:
            return ExclusionReason.WITHHOLDING
        return ExclusionReason.OUT_OF_POCKET if self.only_laid_out else None

    def reason_in(self, model: DeclarationModel) -> ExclusionReason | None:
        """Why it does not count in the declaration by this model."""
        return self.reason if self.model is model else ExclusionReason.OTHER_MODEL

    def counts_in(self, model: DeclarationModel) -> bool:
        """Only amounts in the company's currency are ever added."""
        return self.own_currency and self.reason_in(model) is None


@dataclass(frozen=True, slots=True)
class DeclaredInvoice:
    number: InvoiceNumber
    date: date
    customer_code: CustomerCode
    operation: Operation


@dataclass(frozen=True, slots=True)
class Declaration:
    """A party's figure of a year; `quarters` are always four. `cash` is None where it can't be told."""

    taxpayer: Taxpayer
    year: int
    model: DeclarationModel
    quarters: tuple[Decimal, ...]
    cash: Decimal | None
    filed: bool

    @property
    def total(self) -> Decimal:
        return sum(self.quarters, NOTHING)

    @property
    def declarable(self) -> bool:
        """Art. 33.1: strictly over the threshold, whatever the sign."""
        return abs(self.total) > THRESHOLD

    @property
    def cash_declarable(self) -> bool | None:
        return None if self.cash is None else self.cash > CASH_THRESHOLD


def model_of(regime: str) -> DeclarationModel:
    """Say where operations under these taxes are declared."""
    return DeclarationModel.M415 if regime == "IGIC" else DeclarationModel.M347


def declarations(
    taxpayer: Taxpayer, year: int, operations: Collection[Operation], cash: Decimal | None, declarant: Declarant
) -> list[Declaration]:
    """One for each model that has an invoice of the year, counted or not; for cash alone one by the company's own model.

    Receipts of cash do not say of which operations they are: they stand by the company's own model where that applies.
    """
    own = model_of(declarant.regime)
    models = {each.model for each in operations} or ({own} if cash else set())
    with_cash = own if own in models else max(models, default=own)
    return [
        Declaration(
            taxpayer,
            year,
            model,
            quarters=_quarters(each for each in operations if each.counts_in(model)),
            cash=cash if model is with_cash else None,
            # Art. 32: who keeps the VAT books through the tax agency's site (SII) is excused.
            filed=not declarant.reports_by_sii,
        )
        for model in DeclarationModel
        if model in models
    ]


def _quarters(operations: Iterable[Operation]) -> tuple[Decimal, ...]:
    sums = dict.fromkeys(QUARTERS, NOTHING)
    for each in operations:
        sums[each.quarter] += each.amount
    return tuple(sums.values())
