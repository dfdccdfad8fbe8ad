"""Files that have been made are there for every process that knows the folder, until their links expire."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erp_adapter.domain.codes import CustomerCode, InvoiceNumber
from erp_adapter.domain.printing import TakenDocument
from exports.shelf import FILE, Kept, Shelf

SOON = datetime(2999, 1, 1, tzinfo=UTC)
PAST = datetime(2026, 3, 31, 10, 0, tzinfo=UTC)
TAKEN = [TakenDocument(CustomerCode("00001"), InvoiceNumber("F26-1"), "DUPLICATE")]


def shelf(folder: Path | None, most: int = 200) -> Shelf[list[TakenDocument]]:
    return Shelf(folder, list[TakenDocument], most=most, longest=120.0)


def keep(
    on: Shelf[list[TakenDocument]], key: str, until: datetime = SOON, text: str = "text"
) -> Kept[list[TakenDocument]]:
    place = on.place()
    (place / FILE).write_text(text, encoding="utf-8")
    return on.put(place, key, until, TAKEN)


def test_what_one_process_made_another_finds_with_what_its_maker_said(tmp_path: Path) -> None:
    made = keep(shelf(tmp_path), "a")
    found = shelf(tmp_path).find("a", SOON)
    assert found == Kept(made.path, TAKEN, again=True)
    assert (made.again, made.path.read_text(encoding="utf-8")) == (False, "text")


def test_of_two_that_made_the_same_all_get_the_firsts(tmp_path: Path) -> None:
    one, two = shelf(tmp_path), shelf(tmp_path)
    first, second = keep(one, "a", text="first"), keep(two, "a", text="second")
    assert second.path == first.path
    assert second.path.read_text(encoding="utf-8") == "first"
    assert [each.name for each in tmp_path.iterdir()] == [first.path.parent.name]


def test_what_is_still_being_made_is_not_found(tmp_path: Path) -> None:
    (shelf(tmp_path).place() / FILE).write_text("half", encoding="utf-8")
    assert shelf(tmp_path).find("a", SOON) is None


def test_files_go_with_the_next_that_is_kept_when_their_links_have_expired(tmp_path: Path) -> None:
    kept = shelf(tmp_path)
    old = keep(kept, "old", PAST)
    assert not old.path.exists()
    assert keep(kept, "new").path.exists()


def test_a_start_removes_what_expired_while_nothing_ran(tmp_path: Path) -> None:
    left = tmp_path / f"{int(PAST.timestamp()):012d}-old"
    left.mkdir()
    (left / FILE).touch()
    shelf(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_too_many_those_go_that_expire_first(tmp_path: Path) -> None:
    kept = shelf(tmp_path, most=2)
    files = [keep(kept, key, SOON + timedelta(days=days)) for key, days in (("b", 2), ("a", 1), ("c", 3))]
    assert [each.path.exists() for each in files] == [True, False, True]


def test_what_somebody_left_half_made_goes_when_it_can_not_be_under_way_any_more(tmp_path: Path) -> None:
    kept = shelf(tmp_path)
    left, under_way = kept.place(), kept.place()
    os.utime(left, (PAST.timestamp(), PAST.timestamp()))
    keep(kept, "a")
    assert (left.exists(), under_way.exists()) == (False, True)


def test_what_is_not_its_own_stays(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "2026-03").mkdir()
    kept = shelf(tmp_path, most=1)
    keep(kept, "a")
    keep(kept, "b")
    assert {"notes", "2026-03"} <= {each.name for each in tmp_path.iterdir()}


def test_a_folder_that_the_system_has_cleared_away_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    kept = shelf(folder)
    folder.rmdir()
    assert kept.find("a", SOON) is None
    assert keep(kept, "a").path.exists()


def test_closing_leaves_what_other_processes_may_be_asked_for(tmp_path: Path) -> None:
    one = shelf(tmp_path)
    made = keep(one, "a")
    one.close()
    assert made.path.exists()


def test_a_folder_of_its_own_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    alone = shelf(None)
    made = keep(alone, "a")
    assert made.path.stat().st_mode & 0o077 == 0 or made.path.parent.stat().st_mode & 0o077 == 0
    alone.close()
    assert list(tmp_path.iterdir()) == []
