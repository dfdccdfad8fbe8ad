"""What an archived file turns out to be, for whoever looks after the archive."""

from collections.abc import Sequence

from erp_adapter.domain.printing import ArchivedFile
from exports.issuing import Unavailable, issue
from exports.signatures import Signature


def inspected(file: ArchivedFile | None) -> tuple[str, Sequence[str]]:
    """Say the state that a file is handed out in, or why it is not, and who signed it when."""
    if file is None:
        return "unreadable", ()
    try:
        issued = issue(file, None, locale="es")
    except Unavailable as unavailable:
        return unavailable.reason, (unavailable.detail,)
    return issued.state.value, [_said(each) for each in issued.signatures]


def _said(signature: Signature) -> str:
    when = "" if signature.signed_at is None else f" {signature.signed_at:%Y-%m-%d %H:%M}"
    return f"{signature.name or signature.organisation or '?'}{when}"
