"""Which ways to the clipboard are tried where, and that a text arrives there whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tui.app import sentence
from tui.clipboard import FILE, OSC52_LIMIT, TERMINAL, Copied, Step, climb, ladder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TEXT = "杨坤. 西安高新区：以大产业引领高质量发展[N]."


def machine(*programs: str) -> Callable[[str], str | None]:
    """A machine on which only these programs are there."""
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def ways(environ: Mapping[str, str], platform: str, *programs: str) -> list[str]:
    steps = ladder(environ, platform, machine(*programs))
    return [" ".join(step.command) or step.kind for step in steps]


@pytest.mark.parametrize(
    ("environ", "platform", "programs", "expected"),
    [
        ({"TERM": "xterm-256color"}, "darwin", ["pbcopy"], ["pbcopy", "terminal", "file"]),
        (
            {"TERM": "xterm", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
            "linux",
            ["wl-copy", "xclip"],
            ["wl-copy", "xclip -selection clipboard -in", "terminal", "file"],
        ),
        # A tool without a display to talk to is not tried.
        ({"TERM": "xterm"}, "linux", ["wl-copy", "xclip"], ["terminal", "file"]),
        ({"TERM": "xterm"}, "linux", ["clip.exe"], ["clip.exe", "terminal", "file"]),
        # Over ssh the clipboard of the far machine is not the reader's.
        (
            {"TERM": "xterm", "SSH_CONNECTION": "a b", "DISPLAY": ":10"},
            "linux",
            ["xclip"],
            ["terminal", "file"],
        ),
        (
            {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0", "SSH_TTY": "/dev/pts/1"},
            "linux",
            ["tmux", "xclip"],
            ["tmux load-buffer -w -", "tmux load-buffer -", "file"],
        ),
        (
            {"TERM": "screen", "TMUX": "x", "DISPLAY": ":0"},
            "linux",
            ["tmux", "xclip"],
            [
                "xclip -selection clipboard -in",
                "tmux load-buffer -w -",
                "tmux load-buffer -",
                "file",
            ],
        ),
        ({"TERM": "screen", "STY": "1.pts"}, "linux", [], ["file"]),
        ({"TERM": "linux"}, "linux", [], ["file"]),
        ({}, "linux", [], ["file"]),
    ],
)
def test_the_surest_way_of_each_place_comes_first(
    environ: dict[str, str], platform: str, programs: list[str], expected: list[str]
) -> None:
    assert ways(environ, platform, *programs) == expected


def writer(path: Path) -> Step:
    """A program that stands for a clipboard tool: it writes what it reads to a file."""
    code = f"import sys; open({str(path)!r}, 'wb').write(sys.stdin.buffer.read())"
    return Step("tool", (sys.executable, "-c", code))


def test_a_tool_gets_the_text_whole(tmp_path: Path) -> None:
    sent: list[str] = []
    step = writer(tmp_path / "clip")
    assert climb(TEXT, [step, TERMINAL, FILE], sent.append, tmp_path) == Copied(step)
    assert (tmp_path / "clip").read_text(encoding="utf-8") == TEXT
    assert sent == []


def test_a_tool_that_fails_or_is_not_there_leaves_it_to_the_next_way(tmp_path: Path) -> None:
    sent: list[str] = []
    failing = Step("tool", (sys.executable, "-c", "import sys; sys.exit(1)"))
    missing = Step("tool", (str(tmp_path / "nothing-here"),))
    assert climb(TEXT, [failing, missing, TERMINAL], sent.append, tmp_path) == Copied(TERMINAL)
    assert sent == [TEXT]


def test_what_is_too_long_for_the_terminal_goes_to_a_file(tmp_path: Path) -> None:
    sent: list[str] = []
    text = "园" * OSC52_LIMIT
    copied = climb(text, [TERMINAL, FILE], sent.append, tmp_path / "cache")
    assert sent == []
    assert copied is not None
    assert copied.path is not None
    assert copied.path.read_text(encoding="utf-8") == text + "\n"


def test_where_nothing_takes_the_text_it_is_said_and_shown(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")
    sent: list[str] = []
    assert climb(TEXT, [FILE], sent.append, occupied) is None
    assert TEXT in sentence(TEXT, None)


def test_only_what_is_known_to_be_copied_is_called_copied(tmp_path: Path) -> None:
    tool = sentence(TEXT, Copied(Step("tool", ("xclip",))))
    terminal = sentence(TEXT, Copied(TERMINAL))
    tmux = sentence(TEXT, Copied(Step("tmux", ("tmux", "load-buffer", "-w", "-"))))
    file = sentence(TEXT, Copied(FILE, tmp_path / "clipboard.txt"))
    assert "Copied" in tool
    assert "ent to the terminal" in terminal
    assert "ent to the terminal" in tmux
    assert str(tmp_path / "clipboard.txt") in file
    for words in (terminal, tmux, file):
        assert "opied" not in words
    for words in (tool, terminal, tmux, file):
        assert TEXT in words
