"""What the pages show of the office is what it says."""

from pathlib import Path

import pytest

from tests.docs.examples import PAGES, ROOT, as_text, examples
from tests.docs.story import story_on
from tests.office import Demo

TOLD = [page for page in PAGES if examples(page)]


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.name)
async def test_a_page_shows_what_is_answered(demo: Demo, tmp_path: Path, page: Path) -> None:
    async with story_on(demo, tmp_path) as story:
        for example in examples(page):
            response = await story.ask(example)
            faults = story.faults(example, response)
            place = f"{page.relative_to(ROOT)}:{example.asked.start}"
            assert not faults, f"{place}: {faults}\nthe answer now:\n{as_text(response.json())}"


def test_every_area_has_a_page_with_examples() -> None:
    areas = ["declarations", "exports", "frontends", "invoices", "outstanding", "staff", "statements"]
    assert [page.stem for page in TOLD] == areas


def test_what_fits_on_a_line_stands_on_one() -> None:
    assert as_text({"a": [{"b": "ñ"}, {}], "c": None}) == '{ "a": [{ "b": "ñ" }, {}], "c": null }'
    assert as_text({"a": ["x" * 60, "y" * 60]}).splitlines() == [
        "{",
        '  "a": [',
        f'    "{"x" * 60}",',
        f'    "{"y" * 60}"',
        "  ]",
        "}",
    ]
