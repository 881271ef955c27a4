"""Chinese text in a real terminal: lines that begin and end as they may, and frames of ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.loading import jsonl, load, news
from tui.widgets.cells import width

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start

CLOSING, OPENING = "，。、；：？！”’）》】", "“‘（《【"
# Marks everywhere, so that some would begin or end a line at any width.
TEXT = "园区表示，“店小二”（专员）全程代办；《若干措施》、《细则》已施行。" * 12


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    terminal: Start, tmp_path: Path
) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", news("措施", TEXT)), into=db)
    window = terminal(60, 30, "--db", db)
    window.until(">1 Parks")
    # No park and no project is told of: the text is found by searching.
    window.keys("/")
    window.until("Esc leave")
    window.type("店小二")
    window.until("1 passage")
    window.keys("Enter", "a")
    screen = window.until(lambda screen: ">Article" in screen and "店小二" in screen)
    for wide in (59, 58, 57, 56):
        lines = [line.strip(" |>") for line in screen.splitlines()]
        lines = [line for line in lines if len(line) > 10 and line in TEXT]
        assert len(lines) >= 8
        assert all(line[0] not in CLOSING and line[-1] not in OPENING for line in lines)
        assert all(width(line) <= wide + 1 for line in screen.splitlines())
        window.resize(wide, 30)
        screen = window.until_other(screen)


def test_with_ascii_alone_nothing_else_is_drawn_beside_the_news(
    terminal: Start, projects: Path
) -> None:
    window = terminal(60, 20, "--ascii", "--db", projects)
    window.until("All parks")
    window.keys("2", "3", "Right")
    # Each fact has the letter of its type, as without colours.
    screen = window.until(lambda screen: ">3 Passage" in screen and "m[16亿元]" in screen)
    window.keys("Y")
    screen += window.until("+---")
    rest = [one for one in screen if not one.isascii() and not "\u4e00" <= one <= "\u9fff"]
    assert set(rest) <= {"，", "。"}
