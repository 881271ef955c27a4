"""Typing in a real terminal: an input method, pasted text, and keys of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.tui.terminal import to_passage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def test_an_input_method_types_words_and_not_commands(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    # The slash of an input method in its Chinese state, then words that arrive in one piece.
    window.type("、")
    window.until("Esc leave")
    window.type("海澜石墨烯")
    window.until("2 passages")
    window.type("　开工")
    window.until("1 passage")
    window.keys("Enter")
    window.until(lambda screen: "开工" in screen and "Enter open" in screen)


def test_pasted_text_searches_and_its_new_lines_are_spaces(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    window.keys("/")
    window.until("Esc leave")
    window.paste("海澜石墨烯\n开工")
    screen = window.until("1 passage")
    assert "海澜石墨烯 开工" in screen
    # Nothing of it was taken for a command.
    assert "Esc leave" in screen


def test_text_pasted_where_nothing_is_typed_does_nothing(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    before = window.until("All parks")
    window.paste("q海澜\nx")
    window.keys("Down")
    screen = window.until_other(before)
    assert ">1 Parks" in screen


def test_text_pasted_into_a_note_keeps_its_lines(terminal: Start, own: Path) -> None:
    window = terminal(60, 20, "--db", own)
    to_passage(window)
    window.keys("i")
    window.until("Ctrl+J begins a new line")
    window.paste("第一行\n第二行")
    window.until("第二行")
    window.keys("Enter")
    window.until(lambda screen: "your note 1: 第一行" in screen and "第二行" in screen)
    with Library.open(own) as opened:
        (note,) = opened.entries("note")
    assert note.entry.text == "第一行\n第二行"


def test_keys_of_ones_own_work_and_are_shown(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "config" / "yuanzhi" / "keys.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '[list]\ndown = "Z"\n[everywhere]\nsearch = ["Ctrl+T", "F10"]\nstyle = "F5"\n'
        'set_mark = "M"\narticle = "a"\n',
        encoding="utf-8",
    )
    window = terminal(60, 20, "--db", projects)
    before = window.until("All parks")
    window.keys("Z")
    window.until_other(before)
    window.keys("C-t")
    window.until("Esc leave")
    window.keys("Escape")
    window.until(">1 Parks")
    window.keys("?")
    window.until("Z                 Next row")


def test_a_key_for_two_things_is_told_in_one_sentence_and_the_browser_begins_with_its_usual_keys(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "config" / "yuanzhi" / "keys.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[list]\ndown = "k"\n', encoding="utf-8")
    window = terminal(80, 24, "--db", projects)
    window.until("k would be the key of")
    before = window.until("All parks")
    window.keys("j")
    window.until_other(before)
