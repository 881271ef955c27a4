"""Programs outside in a real terminal: pager, editor, viewer, commands; and back to the browser."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

from tests.tui.terminal import to_passage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_pager_shows_the_article_and_the_browser_comes_back(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    pager = program(tmp_path / "pager.sh", "head -1; echo PAGED; read x < /dev/tty")
    window = terminal(60, 20, "--db", projects, PAGER=pager)
    to_passage(window)
    window.keys("!", "p")
    window.until(lambda screen: "PAGED" in screen and "海澜轴承项目投产" in screen)
    window.keys("Enter")
    window.until(lambda screen: ">3 Passage" in screen and "PAGED" not in screen)


def test_a_line_cut_while_the_pager_has_the_terminal_ends_the_browser_too(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    pager = program(tmp_path / "pager.sh", 'echo $PPID > "$0.pid"; echo PAGED; sleep 60')
    window = terminal(60, 20, "--db", projects, PAGER=pager)
    to_passage(window)
    window.keys("!", "p")
    window.until("PAGED")
    browser = (tmp_path / "pager.sh.pid").read_text(encoding="utf-8").strip()
    assert is_running(browser)
    window.close()
    end = time.monotonic() + 20
    while is_running(browser) and time.monotonic() < end:
        time.sleep(0.1)
    assert not is_running(browser)


def is_running(process: str) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", process], capture_output=True, encoding="utf-8", check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_a_pager_where_the_locale_is_ascii_shows_chinese_all_the_same(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    pager = program(tmp_path / "pager.sh", 'echo "$LESSCHARSET."; read x < /dev/tty')
    window = terminal(60, 20, "--db", projects, PAGER=pager, LANG="C", LC_ALL="C")
    to_passage(window)
    window.keys("!", "p")
    window.until("utf-8.")


def test_the_editor_gets_a_copy_and_the_library_stays_as_it_was(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    editor = program(tmp_path / "editor.sh", 'echo "mine" >> "$1"\ncp "$1" "$0.seen"')
    window = terminal(80, 24, "--db", projects, EDITOR=editor, XDG_CACHE_HOME=str(tmp_path))
    to_passage(window)
    window.keys("!", "e")
    window.until("Your copy is in")
    seen = (tmp_path / "editor.sh.seen").read_text(encoding="utf-8")
    assert "海澜轴承项目投产" in seen
    assert seen.endswith("mine\n")


def test_the_source_opens_in_its_viewer_and_over_ssh_its_place_is_said(
    terminal: Start, projects: Path, tmp_path: Path
) -> None:
    program(tmp_path / "xdg-open", 'echo "$1" > "$0.seen"')
    here = {"DISPLAY": ":9", "SSH_TTY": None, "PATH": f"{tmp_path}:/usr/bin:/bin"}
    window = terminal(80, 24, "--db", projects, **here)
    to_passage(window)
    window.keys("!", "v")
    window.until("Opened: ")
    window.until(lambda _screen: (tmp_path / "xdg-open.seen").exists())
    window.keys("q")
    window.until("left with 0")
    over_ssh = terminal(80, 24, "--fresh", "--db", projects)
    to_passage(over_ssh)
    over_ssh.keys("!", "v")
    over_ssh.until("The source is ")


def test_the_passage_goes_through_a_command_and_what_that_writes_is_shown(
    terminal: Start, projects: Path
) -> None:
    window = terminal(60, 20, "--db", projects)
    to_passage(window)
    window.keys("|")
    window.until("Give it to a command")
    window.type("grep -o 16亿元")
    window.keys("Enter")
    window.until(lambda screen: "ended with 0" in screen and "16亿元" in screen)
    window.keys("Escape")
    window.until(lambda screen: ">3 Passage" in screen and "ended with" not in screen)
    # With a sign before it, it has the terminal.
    window.keys("|")
    window.until("Give it to a command")
    window.keys("C-u")
    window.type("!wc -l")
    window.keys("Enter")
    window.until("It ended with 0")
    window.keys("Enter")
    window.until(">3 Passage")
