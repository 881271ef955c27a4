"""Moving in a real terminal, in small windows: keys of both kinds, panes, anywhere, back, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.terminal import row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start

SMALL = [(60, 20), (80, 24)]


@pytest.mark.parametrize("size", SMALL)
def test_arrows_and_the_keys_of_vi_move_alike(
    terminal: Start, projects: Path, size: tuple[int, int]
) -> None:
    window = terminal(*size, "--db", projects)
    window.until("All parks")
    for names in (("Down", "Up", "End", "Home"), ("j", "k", "G", "g")):
        top = row(window.until(lambda screen: "All parks" in row(screen)))
        window.keys(names[0])
        first = row(window.until(lambda screen: "All parks" not in row(screen)))
        window.keys(names[1])
        window.until(lambda screen: "All parks" in row(screen))
        window.keys(names[2])
        others = ("", first, top)
        window.until(lambda screen, others=others: row(screen) not in ("", *others))  # type: ignore[misc]
        window.keys(names[3])
    window.until(lambda screen: "All parks" in row(screen))
    # From the park to its projects to the passage, and back, by arrows as by letters.
    for on, back in (("Right", "Escape"), ("l", "BSpace")):
        window.keys(on)
        window.until(">2 Projects")
        window.keys(on)
        window.until(">3 Passage")
        window.keys(back)
        window.until(">2 Projects")
        window.keys(back)
        window.until(">1 Parks")


def test_half_pages_and_pages_go_through_a_list_and_a_text(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    window.keys("2")
    screen = window.until(lambda screen: ">2 Projects  1 of 12" in screen and row(screen))
    for on, back in (("C-d", "C-u"), ("Space", "PageUp"), ("PageDown", "PageUp")):
        top = row(screen)
        window.keys(on)
        window.until(lambda screen, top=top: row(screen) not in ("", top))  # type: ignore[misc]
        window.keys(back)
        window.until(lambda screen, top=top: row(screen) == top)  # type: ignore[misc]
    window.keys("?")
    before = window.until(">Help  1-")
    window.keys("C-d")
    window.until(lambda screen: ">Help" in screen and screen.splitlines()[0] not in before)


def test_digits_function_keys_and_tab_jump_to_the_panes(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until(">1 Parks")
    for key, pane in (("3", "3 Passage"), ("F3", "2 Projects"), ("F2", "1 Parks")):
        window.keys(key)
        window.until(f">{pane}")
    for pane in ("2 Projects", "3 Passage", "1 Parks"):
        window.keys("Tab")
        window.until(f">{pane}")
    window.keys("BTab")
    window.until(">3 Passage")


@pytest.mark.parametrize("typed", ["海澜石墨", "hlsmx", "hailanshimo"])
def test_ctrl_g_goes_to_a_project_by_chinese_pinyin_and_initials(
    terminal: Start, projects: Path, typed: str
) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until(">1 Parks")
    window.keys("C-g")
    window.until("Type a name")
    window.type(typed)
    window.until("项目开工")
    while "project" not in (before := row(window.screen())):
        window.keys("Down")
        window.until(lambda screen, before=before: row(screen) != before)  # type: ignore[misc]
    window.keys("Enter")
    window.until(">Project  海澜石墨烯生产基地项目")


def test_back_and_forward_go_the_same_way(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    window.keys("2", "o")
    window.until(">Project")
    window.keys("a")
    window.until(">Article")
    window.keys("Escape")
    window.until(">Project")
    window.keys("Escape")
    window.until(">2 Projects")
    window.keys("M-Right")
    window.until(">Project")
    window.keys("L")
    window.until(">Article")
    window.keys("L")
    window.until("nothing to go forward to")


def test_a_mark_is_set_and_gone_to(terminal: Start, own: Path) -> None:
    window = terminal(60, 20, "--db", own)
    window.until("All parks")
    window.keys("2", "Down", "o")
    name = window.until(">Project  海").splitlines()[0].split()[1]
    window.keys("m")
    window.until("Press a letter")
    window.keys("a")
    window.until("Marked a")
    window.keys("Escape")
    window.until(">2 Projects")
    window.keys("1")
    window.until(">1 Parks")
    window.keys("'")
    window.until(name)
    window.keys("a")
    window.until(f">Project  {name}")


def test_numbers_open_rows_lines_and_hits(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    window.keys("2")
    window.until(">2 Projects")
    window.keys(".")
    screen = window.until(lambda screen: "Number, 1 to" in screen and "\n2 " in screen)
    second = next(line for line in screen.splitlines() if line.startswith("2 "))
    window.keys("2")
    window.until(lambda screen: ">3 Passage" in screen and second.split()[1][:4] in screen)
    window.keys("a")
    window.until(">Article")
    window.keys(".")
    window.until("[1]")
    window.keys("1", "Enter")
    window.until(lambda screen: "[1]" not in screen and ">Article" not in screen)
