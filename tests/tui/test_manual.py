"""The documentation tells the keys and commands that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli import cli
from tui.manual import keys_page

PROJECT = Path(__file__).parents[2]


def test_the_page_of_keys_is_what_the_registry_says() -> None:
    assert (PROJECT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page()


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_the_readme_shows_each_command(command: str) -> None:
    assert f"yuanzhi {command}" in (PROJECT / "README.md").read_text(encoding="utf-8")
