"""Whoever looks after an archive learns what each of its files is."""

from erp_adapter.domain.printing import ArchivedFile
from exports.inspection import inspected
from tests.office import Demo


def test_a_file_is_told_by_what_it_is_not_by_what_the_erp_says(demo: Demo) -> None:
    assert demo.documents is not None
    for each in demo.books.archive:
        content = (demo.documents / each.uri).read_bytes()
        for claimed in (True, False):
            state, signers = inspected(ArchivedFile(content, "application/pdf", claimed))
            assert (state, len(signers)) == (("SIGNED_ORIGINAL", 1) if each.signed else ("DUPLICATE", 0))


def test_a_file_that_cannot_be_handed_out_says_why() -> None:
    assert inspected(None) == ("unreadable", ())
    state, details = inspected(ArchivedFile(b"no pdf", "application/pdf", signed=True))
    assert state == "broken"
    assert details
