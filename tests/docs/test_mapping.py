"""The examples of a mapping file are right as far as they go: nothing is wrong with them but what they leave out."""

import re
from pathlib import Path

import pytest

from erp_adapter.mapping import MappingError, load_mapping

PAGE = Path(__file__).parents[2] / "docs" / "mapping.md"
LEFT_OUT = re.compile(r"column \w+ is missing; map it|sales_order has no external_reference")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_has_no_mistake_but_what_it_leaves_out(example: str, tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(example, encoding="utf-8")
    with pytest.raises(MappingError) as found:
        load_mapping(file)
    assert [each for each in str(found.value).splitlines() if not LEFT_OUT.search(each)] == []


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == 2
