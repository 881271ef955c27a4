"""The browser in a real terminal: what tmux shows of it, and what arrives on the clipboard."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from typing import TYPE_CHECKING

import pytest

from store.library import Library, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BATTERY = "动力电池"
REQUIRED = os.environ.get("YUANZHI_REQUIRE_TMUX") == "1"


class Terminal:
    """A tmux server of its own with one window, in which the browser runs."""

    def __init__(self, width: int, height: int, *arguments: str, **more: str) -> None:
        # A name and no path: where temporary folders lie deep, a path is too long for a socket.
        self._socket = f"yuanzhi-test-{uuid.uuid4().hex[:12]}"
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        # The browser is to take the way through tmux, whatever this machine has besides.
        for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        self._environment = {**environment, "SSH_TTY": "/dev/pts/1", **more}
        self.tmux(
            *("-f", os.devnull, "new-session", "-d", "-x", str(width), "-y", str(height)),
            # Not where another test left the library.
            shlex.join([sys.executable, "-m", "tui.cli", "--fresh", *arguments]),
        )

    def tmux(self, *arguments: str) -> str:
        return subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=20,
            check=True,
        ).stdout

    def close(self) -> None:
        # The server ends with its last window, so it may be gone by now.
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"],
            env=self._environment,
            capture_output=True,
            check=False,
        )

    def keys(self, *names: str) -> None:
        self.tmux("send-keys", *names)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def until(self, condition: Callable[[str], bool], seconds: float = 20) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if condition(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"waited in vain; the terminal shows:\n{self.screen()}")


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    if shutil.which("tmux") is None:
        if REQUIRED:
            pytest.fail("YUANZHI_REQUIRE_TMUX is 1 and tmux is not installed")
        pytest.skip("tmux is not installed, so there is no real terminal to test in")
    opened: list[Terminal] = []

    def start(width: int, height: int, *arguments: str, **more: str) -> Terminal:
        opened.append(Terminal(width, height, *arguments, **more))
        return opened[-1]

    yield start
    for window in opened:
        window.close()


def test_a_reader_searches_reads_and_copies_the_citation(
    terminal: Callable[..., Terminal],
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
    deadline = time.monotonic() + 10
    while window.tmux("show-buffer") == citation and time.monotonic() < deadline:
        time.sleep(0.05)
    assert window.tmux("show-buffer") == quotation


def test_wide_characters_leave_the_panes_where_they_are(
    terminal: Callable[..., Terminal],
) -> None:
    window = terminal(140, 36)
    screen = window.until(lambda screen: "1 Parks" in screen and "paragraph" in screen)
    colours = window.tmux("capture-pane", "-p", "-e")
    assert "\x1b[" in colours
    for line in screen.splitlines():
        assert sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in line) <= 140


def cursor(screen: str) -> str:
    """The line of a sheet under the cursor."""
    return next((line for line in screen.splitlines() if line.startswith(" > ")), "")


def test_a_reader_goes_from_a_project_to_a_fact_and_confirms_it(
    terminal: Callable[..., Terminal], tmp_path: Path
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
    before = [cursor(window.screen())]
    while "120亩" not in before[-1]:
        window.keys("Down")
        # It fails where the cursor goes no farther.
        screen = window.until(lambda screen: cursor(screen) not in ("", before[-1]))
        before.append(cursor(screen))
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


def test_the_desk_is_read_without_colour(terminal: Callable[..., Terminal]) -> None:
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


def test_pager_editor_and_commands_get_the_article_and_the_browser_comes_back(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "mine" >> "$1"\ncp "$1" "$0.seen"\n', encoding="utf-8")
    pager = tmp_path / "pager.sh"
    pager.write_text("#!/bin/sh\nhead -3; echo PAGED; read x < /dev/tty\n", encoding="utf-8")
    for program in (editor, pager):
        program.chmod(0o755)
    window = terminal(
        *(100, 24),
        PAGER=str(pager),
        EDITOR=str(editor),
        XDG_CACHE_HOME=str(tmp_path),
    )
    window.until(lambda screen: "3 Passage" in screen and "paragraph" in screen)
    window.keys("3", "!", "p")
    window.until(lambda screen: "PAGED" in screen)
    window.keys("Enter")
    window.until(lambda screen: "3 Passage" in screen)
    window.keys("!", "e")
    window.until(lambda screen: "Your copy is in" in screen)
    assert (tmp_path / "editor.sh.seen").read_text(encoding="utf-8").endswith("mine\n")
    window.keys("|")
    window.type("!wc -l")
    window.keys("Enter")
    window.until(lambda screen: "It ended with 0" in screen)
    window.keys("Enter")
    window.until(lambda screen: "3 Passage" in screen)
