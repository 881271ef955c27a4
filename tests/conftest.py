"""What all tests share: a home of their own, the seed page, the command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from store import library

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"

# How long an example takes tells of the machine and its other work, not of the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """--rewrite: the snapshots of the screens are written anew (tests/tui/test_snapshots.py)."""
    parser.addoption("--rewrite", action="store_true", help="write the snapshots anew")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for this run, so that no test sees or touches the reader's own library."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name in ("DATA", "CACHE", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        # Readline, once imported, leaves the last two behind: they would stand for a window's size.
        for name in ("YUANZHI_DB", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture
def seed_page() -> Path:
    """The newspaper page that ships with the program."""
    return next(library.seeds().glob("*.txt"))


class Yuanzhi(Protocol):
    """Runs the command with arguments in an empty folder and gives back the finished process."""

    def __call__(
        self, *arguments: str | Path, stdin: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def yuanzhi(tmp_path: Path) -> Yuanzhi:
    """The command as a reader runs it: a process of its own, away from the project's folder."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()

    def run(
        *arguments: str | Path, stdin: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui.cli", *map(str, arguments)],
            cwd=folder,
            env={**os.environ, **environment},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
