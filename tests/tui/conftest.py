"""A real terminal for the tests that need one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.tui.terminal import Terminal, library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.terminal import Start

REQUIRED = os.environ.get("YUANZHI_REQUIRE_TMUX") == "1"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Start]:
    """Starts the browser with arguments in a tmux of its own: width, height, arguments, and more of
    its environment.
    """
    if shutil.which("tmux") is None:
        if REQUIRED:
            pytest.fail("YUANZHI_REQUIRE_TMUX is 1 and tmux is not installed")
        pytest.skip("tmux is not installed, so there is no real terminal to test in")
    opened: list[Terminal] = []

    def start(wide: int, high: int, *arguments: str | Path, **more: str | None) -> Terminal:
        opened.append(Terminal(tmp_path, wide, high, *arguments, **more))
        return opened[-1]

    yield start
    for window in opened:
        window.close()


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that the tests in a terminal read and do not write."""
    return library(tmp_path_factory.mktemp("projects"))


@pytest.fixture
def own(projects: Path, tmp_path: Path) -> Path:
    """A copy of it to write into."""
    copy = tmp_path / "own.db"
    shutil.copy(projects, copy)
    return copy
