"""Panes in a real terminal: columns by width, sizes, one alone, colours; and all of it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.cells import width

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def place(screen: str, words: str) -> tuple[int, int]:
    """The line and column where these words begin."""
    for line, text in enumerate(screen.splitlines()):
        before, found, _rest = text.partition(words)
        if found:
            return line, width(before)
    raise AssertionError(f"{words} is not on the screen:\n{screen}")


def test_there_are_three_two_and_one_column_by_width(terminal: Start, projects: Path) -> None:
    window = terminal(140, 30, "--db", projects)
    screen = window.until(lambda screen: "3 Passage" in screen and "投产" in screen)
    assert [place(screen, pane)[0] for pane in ("1 Parks", "2 Projects", "3 Passage")] == [0, 0, 0]
    window.resize(100, 30)
    screen = window.until(lambda screen: place(screen, "2 Projects")[0] > 0)
    assert place(screen, "3 Passage")[0] == 0
    window.resize(60, 20)
    window.until(lambda screen: "2 Projects" not in screen and "3 Passage" not in screen)


def test_panes_grow_shrink_and_take_the_whole_window_and_that_is_kept(
    terminal: Start, own: Path
) -> None:
    window = terminal(140, 30, "--db", own)
    screen = window.until(lambda screen: "3 Passage" in screen and "投产" in screen)
    before = place(screen, "2 Projects")
    window.keys(">")
    screen = window.until(lambda screen: place(screen, "2 Projects") > before)
    wider = place(screen, "2 Projects")
    window.keys("z")
    window.until(lambda screen: "2 Projects" not in screen and ">1 Parks" in screen)
    window.keys("z")
    window.until(lambda screen: "2 Projects" in screen and place(screen, "2 Projects") == wider)
    window.keys("F12")
    window.until("Theme: ")
    light = window.colours()
    window.keys("q")
    window.until("left with 0")
    again = terminal(140, 30, "--db", own)
    screen = again.until(lambda screen: "2 Projects" in screen and "投产" in screen)
    assert place(screen, "2 Projects") == wider
    # In the same colours.
    assert again.colours().splitlines()[0] == light.splitlines()[0]
