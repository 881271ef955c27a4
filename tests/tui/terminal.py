"""What the tests in a real terminal share: tmux around the browser, and a library to read there."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
import uuid
from typing import TYPE_CHECKING

from store.library import load
from tui.widgets.cells import width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    # Starts the browser in a terminal: width, height, arguments, environment.
    Start = Callable[..., "Terminal"]

# How a terminal sends the mouse: a button pressed and let go, the wheel up and down.
LEFT, WHEEL_UP, WHEEL_DOWN = 0, 64, 65

TRADES = [
    "轴承",
    "电机",
    "光伏",
    "风电",
    "石墨烯",
    "传感器",
    "机床",
    "药业",
    "玻璃",
    "食品",
    "物流",
    "软件",
]
PARKS = ("东岭高新区", "南浦经开区", "北塘工业园")


def news() -> list[dict[str, str]]:
    """Articles about projects in three parks, one in two stages and with two sums."""
    found = []
    for at, trade in enumerate(TRADES):
        park, day = PARKS[at % len(PARKS)], at + 1
        text = (
            f"3月{day}日,总投资{day + 5}亿元的海澜{trade}生产基地项目在{park}开工,"
            f"占地{100 + day}亩。\n项目由海澜{trade}有限公司投资建设。"
        )
        found.append(
            {"title": f"海澜{trade}项目开工", "date": f"2024-03-{day + 1:02}", "text": text}
        )
    text = "6月1日,总投资16亿元的海澜轴承生产基地项目在东岭高新区建成投产。"
    found.append({"title": "海澜轴承项目投产", "date": "2025-06-02", "text": text})
    return [{"publication": "园区周报", **one} for one in found]


def library(folder: Path) -> Path:
    """A library of these articles in that folder."""
    source, db = folder / "news.jsonl", folder / "library.db"
    lines = [json.dumps(one, ensure_ascii=False) for one in news()]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [one.state for one in load([source], db)] == ["loaded"]
    return db


class Terminal:
    """A tmux server of its own with one window, in which the browser runs.

    home: where it keeps what it keeps, away from other tests. more: its environment; a variable
    that is None is taken away, TMUX too.
    """

    def __init__(
        self, home: Path, wide: int, high: int, *arguments: str | Path, **more: str | None
    ) -> None:
        # A name and no path: where temporary folders lie deep, a path is too long for a socket.
        self._socket = f"yuanzhi-test-{uuid.uuid4().hex[:12]}"
        self._environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "SSH_TTY": "/dev/pts/1",
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "CONFIG")},
        }
        # The browser is to take the way through tmux, whatever this machine has besides.
        for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"):
            self._environment.pop(name, None)
        settings = home / "tmux.conf"
        # Programs may set the clipboard, as terminals over ssh let them (OSC 52).
        settings.write_text("set -s set-clipboard on\nset -s escape-time 10\n", encoding="utf-8")
        gone = [part for name, value in more.items() if value is None for part in ("-u", name)]
        given = [f"{name}={value}" for name, value in more.items() if value is not None]
        command = ["env", *gone, *given, sys.executable, "-m", "tui.cli", *map(str, arguments)]
        # What is said at the end stays to be seen.
        ending = '; echo "left with $?"; exec cat'
        self.tmux(
            *("-f", str(settings), "new-session", "-d", "-x", str(wide), "-y", str(high)),
            shlex.join(command) + ending,
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

    # What is typed

    def keys(self, *names: str) -> None:
        self.tmux("send-keys", *names)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", "--", text)

    def paste(self, text: str) -> None:
        """Paste as a terminal does: between the signs that tell a paste from typing."""
        self.tmux("set-buffer", "--", text)
        self.tmux("paste-buffer", "-p")

    def mouse(self, column: int, line: int, button: int = LEFT, times: int = 1) -> None:
        """Press and let go at a place of the screen, both from 0; or turn the wheel there."""
        place = f"\x1b[<{button};{column + 1};{line + 1}"
        # At once, since two clicks with much time between are not a double one.
        self.type(times * (place + "M" + ("" if button >= WHEEL_UP else place + "m")))

    def click(self, words: str, *, times: int = 1) -> None:
        """Click on the first of these words on the screen, in its middle, once they are there."""
        self.until(words)
        for line, text in enumerate(self.screen().splitlines()):
            before, found, _rest = text.partition(words)
            if found:
                self.mouse(width(before) + width(found) // 2, line, times=times)
                return
        raise AssertionError(f"{words} is not on the screen:\n{self.screen()}")

    def resize(self, wide: int, high: int) -> None:
        self.tmux("resize-window", "-x", str(wide), "-y", str(high))

    # What is seen

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def colours(self) -> str:
        return self.tmux("capture-pane", "-p", "-e")

    def lines(self) -> Sequence[str]:
        return self.screen().splitlines()

    def buffer(self) -> str:
        """What was copied last; empty where nothing was."""
        # Only their names: what it shows of them it cuts within a character.
        names = self.tmux("list-buffers", "-F", "#{buffer_name}")
        return self.tmux("show-buffer") if names else ""

    def until(self, condition: Callable[[str], object] | str, seconds: float = 20) -> str:
        """Wait until the screen fulfils a condition, or holds a text; the screen then."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if condition in screen if isinstance(condition, str) else condition(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {condition}; it shows:\n{self.screen()}")

    def until_copied(self, words: str, seconds: float = 20, *, opens: bool = False) -> str:
        """Wait until a text with these words was copied; the whole of it.

        opens: the text begins with them: what was copied before may hold them too.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            copied = self.buffer()
            if copied.startswith(words) if opens else words in copied:
                return copied
            time.sleep(0.05)
        raise AssertionError(f"{words} was not copied; it shows:\n{self.screen()}")

    def until_other(self, before: str) -> str:
        """Wait until the screen is another; the screen then."""
        return self.until(lambda screen: screen != before)


def row(screen: str) -> str:
    """The line under the cursor of the list or sheet that is uppermost on the screen; "" where
    what stands there is still on its way.
    """
    found = [line for line in screen.splitlines()[1:] if re.match(r" *>[* ].*\S", line)]
    return found[-1] if found else ""


def to_passage(window: Terminal) -> None:
    """Go to the passage that the browser begins with, once it is there."""
    window.until("All parks")
    window.keys("3")
    # The text, and not only the fact that is told below it.
    window.until(lambda screen: ">3 Passage" in screen and "总投资16亿元" in screen)
