"""What the pages name exists: pages, headings, files, commands, targets, settings."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from app import cli, is_setting
from tests.docs.examples import PAGES, ROOT, blocks, text_of

FOLDERS = "app.py|bench|docs|erp_adapter|exports|resolvers|schema|tests|tools"

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The names that a heading is reached by."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(text: str) -> Iterator[list[str]]:
    """The words behind `python -m app`, wherever it stands."""
    for written in re.findall(r"python -m app([^`#\n]*)", text.replace("\\\n", "")):
        yield shlex.split(written)


@every_page
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            linked = page.parent / path if path else page
            assert linked.exists(), target
            assert not anchor or anchor in anchors(linked), target


@every_page
def test_files_that_are_named_exist(page: Path) -> None:
    for path in re.findall(rf"`((?:{FOLDERS})(?:/[\w./-]*)?)`", prose(page)):
        assert (ROOT / path).exists(), path


@every_page
def test_commands_and_their_options_exist(page: Path) -> None:
    for words in commands(text_of(page)):
        command = typer.main.get_command(cli)
        while words and isinstance(command, TyperGroup):
            assert words[0] in command.commands, words
            command = command.commands[words.pop(0)]
        options = {option for each in command.params for option in each.opts} | {"--help"}
        assert {word for word in words if word.startswith("-")} <= options, words


@every_page
def test_targets_of_make_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    pasted = "\n".join(block.text for block in blocks(page) if block.kind == "sh")
    named = re.findall(r"`make ([a-z]+)", text_of(page)) + re.findall(r"^make ([a-z]+)", pasted, re.MULTILINE)
    assert set(named) <= targets


@every_page
def test_settings_exist(page: Path) -> None:
    assert [name for name in re.findall(r"OFFICE_[A-Z0-9_]+", text_of(page)) if not is_setting(name)] == []
