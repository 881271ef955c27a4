"""What the reader adds in a real terminal, and where he left: found again in the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.terminal import to_passage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def test_notes_tags_and_bookmarks_are_written_searched_and_listed(
    terminal: Start, own: Path
) -> None:
    window = terminal(80, 24, "--db", own)
    to_passage(window)
    window.keys("i")
    window.until("Ctrl+J begins a new line")
    window.type("与年报核对")
    window.keys("Enter")
    window.until("与年报核对")
    window.keys("t")
    window.until("Enter takes it")
    window.type("重点")
    window.keys("Enter")
    window.until(lambda screen: ">3 Passage" in screen and "重点" in screen)
    window.keys("b")
    window.until("A name, if you like")
    window.type("要闻")
    window.keys("Enter")
    window.until(lambda screen: "A name" not in screen and "要闻" in screen)
    window.keys("/")
    window.until("Esc leave")
    window.type("note:年报 tag:重点")
    window.until("1 passage")
    window.keys("Escape")
    window.until(">1 Parks")
    window.keys("B")
    notebook = window.until(lambda screen: ">Notebook" in screen and "与年报核对" in screen)
    assert "重点" in notebook
    assert "要闻" in notebook


def test_the_next_session_begins_where_the_last_one_was_left(terminal: Start, own: Path) -> None:
    window = terminal(60, 20, "--db", own)
    window.until("All parks")
    window.keys("/")
    window.until("Esc leave")
    window.type("石墨烯")
    window.until("2 passages")
    window.keys("Enter")
    window.until("Enter open")
    window.keys("Down", "a")
    window.until(">Article")
    window.keys("q")
    window.until("left with 0")
    again = terminal(60, 20, "--db", own)
    again.until(lambda screen: ">Article" in screen and "海澜石墨烯" in screen)
    again.keys("Escape")
    again.until(lambda screen: "石墨烯" in screen.splitlines()[0] and "Hits  2 of 2" in screen)
    again.keys("q")
    again.until("left with 0")
    fresh = terminal(60, 20, "--fresh", "--db", own)
    fresh.until(lambda screen: ">1 Parks" in screen and "All parks" in screen)
