"""The documentation tells the keys and commands that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Context

from tui.cli import COMMANDS, cli
from tui.manual import keys_page

PROJECT = Path(__file__).parents[2]


def test_the_page_of_keys_is_what_the_registry_says() -> None:
    assert (PROJECT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page()


def test_every_picture_of_a_screen_is_in_the_tour_and_every_one_in_the_tour_is_there() -> None:
    tour = (PROJECT / "docs" / "desk.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(screens/(\w+)\.svg\)", tour))
    assert shown == {path.stem for path in (PROJECT / "docs" / "screens").glob("*.svg")}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_readme_shows_each_command(command: str) -> None:
    assert f"yuanzhi {command}" in (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_called_what_it_is_asked_for_by(name: str) -> None:
    command = cli.get_command(Context(cli), name)
    assert command is not None
    assert command.name == name
