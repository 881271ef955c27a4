"""The browser in a real terminal: what tmux shows of it, and what arrives on the clipboard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.library import Library, load
from tests.tui.terminal import row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start

BATTERY = "动力电池"


def test_a_reader_searches_reads_and_copies_the_citation(
    terminal: Start,
) -> None:
    library = Library.open(None)
    (paragraph,) = library.search(BATTERY).paragraphs
    passage = library.passage(paragraph)
    citation = library.cite(passage.article)
    quotation = library.quote(paragraph)
    library.close()

    window = terminal(100, 30)
    window.until(lambda screen: "1 Parks" in screen and "paragraph" in screen)
    window.keys("/")
    window.type(BATTERY)
    window.until(lambda screen: "1 passage" in screen)
    window.keys("Enter")
    window.until(lambda screen: "Enter open" in screen)
    window.keys("Enter")
    window.until(lambda screen: "Right next fact" in screen)
    for _ in passage.facts:
        before = window.screen()
        if "12,000,000,000 CNY" in before:
            break
        window.keys("Right")
        window.until(lambda screen, before=before: screen != before)  # type: ignore[misc]
    screen = window.until(lambda screen: "120亿元 = 12,000,000,000 CNY" in screen)
    assert "match 1 of 4" in screen
    window.keys("c")
    window.until(lambda screen: "In the tmux buffer" in screen)
    assert window.tmux("show-buffer") == citation
    window.keys("y")
    window.until(lambda screen: "In the tmux buffer" in screen and "在新能源" in screen)
    assert window.until_copied(passage.text[:20]) == quotation


def test_wide_characters_leave_the_panes_where_they_are(
    terminal: Start,
) -> None:
    window = terminal(140, 36)
    screen = window.until(lambda screen: "1 Parks" in screen and "paragraph" in screen)
    colours = window.tmux("capture-pane", "-p", "-e")
    assert "\x1b[" in colours
    for line in screen.splitlines():
        assert sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in line) <= 140


def test_a_reader_goes_from_a_project_to_a_fact_and_confirms_it(
    terminal: Start, tmp_path: Path
) -> None:
    source, db = tmp_path / "news.jsonl", tmp_path / "library.db"
    text = "3月4日,总投资12亿元的海澜轴承生产基地项目在东岭高新区开工,占地120亩。"
    news = {"title": "开工", "date": "2024-03-05", "text": text}
    source.write_text(json.dumps(news, ensure_ascii=False), encoding="utf-8")
    assert [one.state for one in load([source], db)] == ["loaded"]

    window = terminal(60, 20, "--db", str(db))
    window.until(lambda screen: ">1 Parks" in screen and "东岭高新区" in screen)
    window.keys("2")
    window.until(lambda screen: ">2 Projects" in screen)
    window.keys("o")
    window.until(lambda screen: "all passages: 1 article" in screen)
    before = [row(window.screen())]
    while "120亩" not in before[-1]:
        window.keys("Down")
        # It fails where the cursor goes no farther.
        screen = window.until(lambda screen: row(screen) not in ("", before[-1]))
        before.append(row(screen))
    window.keys("Enter")
    window.until(lambda screen: "written: 120亩" in screen and "Evidence" in screen)
    window.keys("+")
    window.until(lambda screen: "state: confirmed by the reader" in screen)
    window.keys("Escape")
    window.until(lambda screen: ">Project" in screen and "confirmed by" in screen)
    window.keys("BSpace")
    window.until(lambda screen: ">2 Projects" in screen)
    with Library.open(db) as opened:
        (claim,) = opened.claims(attribute="land_area")
    assert claim.state == "confirmed"


def test_the_desk_is_read_without_colour(terminal: Start) -> None:
    window = terminal(100, 30, NO_COLOR="1")
    window.until(lambda screen: ">1 Parks" in screen and "paragraph" in screen)
    window.keys("2")
    window.until(lambda screen: ">2 Projects" in screen)
    window.keys("o")
    screen = window.until(lambda screen: "> all passages" in screen)
    assert ">Project" in screen
    window.keys("Escape")
    window.until(lambda screen: ">2 Projects" in screen)
    window.keys("a")
    screen = window.until(lambda screen: ">Article" in screen and "  fact " in screen)
    assert any(line.startswith(" | ") for line in screen.splitlines())
    # Facts are bold or underlined, the one stood on reversed.
    colours = window.tmux("capture-pane", "-p", "-e")
    assert "\x1b[4m" in colours or ";4m" in colours or "\x1b[1;4" in colours
    assert "7m" in colours
