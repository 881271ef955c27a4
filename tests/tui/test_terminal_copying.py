"""Copying in a real terminal: each thing there is to copy, and each way to a clipboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start, Terminal

# Where no tmux is told of, the way of ssh; where the terminal is a console, none at all.
SSH: dict[str, str | None] = {"TMUX": None, "SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"}
CONSOLE: dict[str, str | None] = {"TMUX": None, "TERM": "linux"}


def project(window: Terminal) -> None:
    """Go to the newest project, and to its passage."""
    window.until("All parks")
    window.keys("2")
    window.until(">2 Projects")
    window.keys("Enter")
    window.until(lambda screen: ">3 Passage" in screen and "投产" in screen)


def choose(window: Terminal, key: str) -> None:
    window.keys("Y")
    window.until("a letter chooses")
    window.keys(key)
    window.until(lambda screen: "a letter chooses" not in screen)


def test_each_thing_is_copied_by_its_letter_and_its_link_opens(
    terminal: Start, projects: Path
) -> None:
    with Library.open(projects) as opened:
        (found,) = opened.search("建成投产").paragraphs
        passage = opened.passage(found)
        citation = opened.cite(passage.article)
        quotation = opened.quote(found)
    window = terminal(80, 24, "--db", projects)
    project(window)
    window.keys("c")
    assert window.until_copied("园区周报") == citation
    window.keys("y")
    assert window.until_copied("总投资16亿元") == quotation
    # On the figure: the fact with its evidence.
    while "total investment of" not in (before := window.screen()):
        window.keys("Right")
        window.until_other(before)
    choose(window, "f")
    evidence = window.until_copied("total investment: 1,600,000,000 CNY")
    assert "16亿元" in evidence
    assert citation in evidence
    choose(window, "k")
    link = window.until_copied("yuanzhi://", opens=True)
    assert re.fullmatch(r"yuanzhi://\S+", link)
    # The citation in another style, and so from then on.
    choose(window, "2")
    other = window.until_copied("园区周报")
    assert other != citation
    window.keys("q")
    window.until("left with 0")
    again = terminal(80, 24, "open", link, "--db", projects)
    again.until(lambda screen: ">Fact" in screen and "total investment" in screen)


def test_a_row_and_a_list_are_copied_with_tabs(terminal: Start, projects: Path) -> None:
    window = terminal(80, 24, "--db", projects)
    window.until("All parks")
    window.keys("2")
    window.until(">2 Projects  1 of 12")
    choose(window, "r")
    row = window.until_copied("海澜轴承生产基地项目")
    assert len(row.splitlines()) == 1
    assert row.count("\t") > 2
    choose(window, "t")
    table = window.until_copied("海澜软件生产基地项目")
    assert row.strip() in table
    # A line of names, and all of the projects.
    assert len(table.splitlines()) == 13


@pytest.mark.parametrize(
    ("way", "said"),
    [({}, "In the tmux buffer and sent to the terminal"), (SSH, "Sent to the terminal")],
)
def test_inside_tmux_and_over_ssh_the_text_arrives_and_the_way_is_said(
    terminal: Start, projects: Path, way: dict[str, str | None], said: str
) -> None:
    window = terminal(80, 24, "--db", projects, **way)
    project(window)
    window.keys("c")
    window.until(said)
    assert "海澜轴承项目投产" in window.until_copied("海澜轴承")


def test_where_no_clipboard_can_be_reached_the_text_is_in_a_file_that_is_named(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    window = terminal(80, 24, "--db", projects, XDG_CACHE_HOME=str(tmp_path), **CONSOLE)
    project(window)
    window.keys("c")
    window.until("No way to the clipboard; written to")
    file = tmp_path / "yuanzhi" / "clipboard.txt"
    assert "海澜轴承项目投产" in file.read_text(encoding="utf-8")
    assert window.buffer() == ""
