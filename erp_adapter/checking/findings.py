"""What a check finds, and how bad it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from erp_adapter.errors import ErpTimeout


class Verdict(StrEnum):
    """NOTE: good to know; WARN: something will be missing, slow or unsafe; NO: the gateway can't serve like this."""

    OK = "ok"
    NOTE = "note"
    WARN = "warn"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` says for an administrator what is wrong with a relation and what to do; empty where nothing is.

    `statement` is what puts it right, where a statement in the ERP's database does.
    """

    relation: str
    verdict: Verdict
    what: str = ""
    statement: str | None = None


def can_serve(findings: Iterable[Finding]) -> bool:
    return all(finding.verdict is not Verdict.NO for finding in findings)


def told(error: BaseException) -> str:
    """What the driver says of an error, in one line: for administrators, never for clients."""
    if isinstance(error, ErpTimeout):
        return "it takes longer than OFFICE_ERP__DEADLINE allows"
    said = str(error.__cause__ or error).strip()
    return said.splitlines()[0] if said else type(error).__name__
