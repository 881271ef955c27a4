"""Terminals of many kinds: the browser works in each, or says in one sentence why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start

ASCII_ONLY = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
KINDS = [
    {"TERM": "xterm"},
    {"TERM": "vt220"},
    {"TERM": "screen"},
    {"TERM": "linux"},
    {"TERM": "vt100"},
    ASCII_ONLY,
    {"LANG": "POSIX", "LC_ALL": "POSIX", "TERM": "xterm"},
    {"NO_COLOR": "1", "TERM": "vt220"},
]


def name(kind: dict[str, str]) -> str:
    return " ".join(f"{variable}={value}" for variable, value in kind.items())


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_one_searches_and_reads_in_each_kind(
    terminal: Start, projects: Path, kind: dict[str, str]
) -> None:
    window = terminal(60, 20, "--db", projects, **kind)
    window.until("东岭高新区")
    window.keys("/")
    window.until("Esc leave")
    window.type("石墨烯")
    window.until("2 passages")
    window.keys("Enter", "Enter")
    window.until(lambda screen: ">3 Passage" in screen and "海澜石墨烯" in screen)
    window.keys("q")
    assert "Traceback" not in window.until("left with 0")


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_what_cannot_move_its_cursor_is_told_of_the_commands(
    terminal: Start, projects: Path, kind: str
) -> None:
    window = terminal(60, 20, "--db", projects, TERM=kind)
    screen = window.until("left with 1")
    assert screen.startswith("yuanzhi: This terminal")
    assert "use a command" in "".join(screen.splitlines())


def test_without_colour_all_is_told_by_signs_and_lines(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects, NO_COLOR="1")
    window.until("All parks")
    window.keys("2", "o")
    window.until(">Project  海")
    window.keys("Y")
    # A frame sets the menu off from what is behind it.
    screen = window.until("link to this page")
    assert "+---" in screen
    colours = window.colours()
    assert "\x1b[3" not in colours.replace("\x1b[39m", "").replace("\x1b[3m", "")
    assert "\x1b[4" not in colours.replace("\x1b[49m", "").replace("\x1b[4m", "")


def test_a_window_too_small_says_so_and_goes_on_when_it_grows(
    terminal: Start, projects: Path
) -> None:
    window = terminal(30, 8, "--db", projects)
    window.until("too small")
    window.resize(60, 20)
    window.until(lambda screen: ">1 Parks" in screen and "All parks" in screen)
    window.keys("2", "o")
    window.until(">Project  海")
    window.resize(38, 20)
    window.until("too small")
    window.resize(60, 20)
    window.until(">Project  海")
