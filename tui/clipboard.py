"""The way of a text to the clipboard: over ssh, inside tmux, on a desktop, or into a file.

`ladder` decides which ways to try and in which order; `climb` tries them. What cannot be known is
not claimed: a terminal never says whether it took the text (OSC 52 is not acknowledged).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# Many terminals drop a longer OSC 52 sequence without a word. Bytes, before base64.
OSC52_LIMIT = 56_000

# A clipboard tool answers at once or hangs on a display that is not there.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """One way to the clipboard.

    kind: "tool" (a program that puts the text on the clipboard), "tmux" (its buffer, and from
    there the outer terminal), "terminal" (OSC 52) or "file". command: the program, for the first
    two. encoding: how the program reads its input.
    """

    kind: str
    command: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a text went: the step that took it, and the file for "file"."""

    step: Step
    path: Path | None = None


TERMINAL = Step("terminal")
FILE = Step("file")


def ladder(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None]
) -> tuple[Step, ...]:
    """The ways worth trying here, the surest first; a file is always the last.

    platform: as sys.platform. which: the path of a program, or None, as shutil.which.
    """
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    steps = [] if remote else _tools(environ, platform, which)
    # A multiplexer keeps OSC 52 to itself: tmux passes it on when asked, screen does not.
    if environ.get("TMUX") and which("tmux"):
        steps.append(Step("tmux", ("tmux", "load-buffer", "-w", "-")))
        # Before tmux 3.2 there was no -w: then at least its own buffer has the text.
        steps.append(Step("tmux", ("tmux", "load-buffer", "-")))
    elif not environ.get("STY") and environ.get("TERM", "") not in ("", "dumb", "linux"):
        steps.append(TERMINAL)
    return (*steps, FILE)


def _tools(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None]
) -> list[Step]:
    candidates = []
    if platform == "darwin":
        candidates.append(Step("tool", ("pbcopy",)))
    if environ.get("WAYLAND_DISPLAY"):
        candidates.append(Step("tool", ("wl-copy",)))
    if environ.get("DISPLAY"):
        candidates.append(Step("tool", ("xclip", "-selection", "clipboard", "-in")))
    # The Windows tool, there or from inside its Linux, reads UTF-16 where a mark says so.
    candidates += [Step("tool", (name,), "utf-16") for name in ("clip.exe", "clip")]
    return [step for step in candidates if which(step.command[0])]


def climb(
    text: str, steps: Sequence[Step], terminal: Callable[[str], None], folder: Path
) -> Copied | None:
    """Try the steps until one takes the text; None where none did.

    terminal: sends a text to the terminal's clipboard (OSC 52). folder: where a file may be put.
    """
    for step in steps:
        if step.kind == "terminal":
            if len(text.encode()) <= OSC52_LIMIT:
                terminal(text)
                return Copied(step)
        elif step.kind == "file":
            try:
                folder.mkdir(parents=True, exist_ok=True)
                path = folder / "clipboard.txt"
                path.write_text(text + "\n", encoding="utf-8")
            except OSError:
                continue
            return Copied(step, path)
        elif _feed(step, text):
            return Copied(step)
    return None


def copy(text: str, terminal: Callable[[str], None]) -> Copied | None:
    """Put a text on the clipboard of this machine, terminal or multiplexer; see `climb`."""
    steps = ladder(os.environ, sys.platform, shutil.which)
    return climb(text, steps, terminal, platformdirs.user_cache_path("yuanzhi"))


def _feed(step: Step, text: str) -> bool:
    """Whether the step's program took the text."""
    try:
        # wl-copy and xclip leave a child behind that would keep a pipe open: so no pipe.
        finished = subprocess.run(
            step.command,
            input=text.encode(step.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return finished.returncode == 0
