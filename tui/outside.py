"""Programs outside: the pager, the editor, the viewer of a source, and commands the reader types.

Text of the library reaches a program on its standard input or in a file, never in its command.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Bytes of a command's output that are shown; it is stopped when it writes more.
LIMIT = 200_000

# Colours and the like, which commands write although nobody asked.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]")


@dataclass(frozen=True, slots=True)
class Output:
    """What a command wrote, errors in it, and how it ended. cut: whether it wrote more."""

    text: str
    code: int
    cut: bool = False


def has_terminal() -> bool:
    """Whether the terminal the program was started in is still there, or the line to it was cut."""
    if sys.platform == "win32":
        return True
    import termios

    try:
        termios.tcgetattr(0)
    except termios.error:
        return False
    return True


def pager(environ: Mapping[str, str], which: Callable[[str], str | None]) -> list[str]:
    """The command that shows a text; empty where there is none. which: as shutil.which."""
    return _chosen(environ, ("PAGER",), ("less", "more"), which)


def editor(environ: Mapping[str, str], which: Callable[[str], str | None]) -> list[str]:
    """The command that edits a file; empty where there is none."""
    return _chosen(environ, ("VISUAL", "EDITOR"), ("nano", "vim", "vi", "notepad"), which)


def viewer(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None]
) -> list[str]:
    """The command that opens a file in a window of its own; empty where no window can be seen from
    here, as over ssh. platform: as sys.platform.
    """
    if any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return []
    if platform == "darwin":
        names: tuple[str, ...] = ("open",)
    elif platform == "win32":
        names = ("explorer",)
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        names = ("xdg-open", "wslview")
    else:
        names = ("wslview",)
    return _chosen(environ, (), names, which)


def _chosen(
    environ: Mapping[str, str],
    variables: Sequence[str],
    names: Sequence[str],
    which: Callable[[str], str | None],
) -> list[str]:
    """The command of the first variable that names one that is there, else the first there is."""
    for variable in variables:
        try:
            command = shlex.split(environ.get(variable, ""))
        except ValueError:
            continue
        if command and which(command[0]):
            return command
    return next(([name] for name in names if which(name)), [])


def here(kind: str) -> list[str]:
    """The command of this machine for "pager", "editor" or "viewer"; empty where there is none."""
    if kind == "pager":
        return pager(os.environ, shutil.which)
    if kind == "editor":
        return editor(os.environ, shutil.which)
    return viewer(os.environ, sys.platform, shutil.which)


def file_of(source: str) -> Path | None:
    """The file of a source: itself, or the archive it is in; None where that is gone."""
    path = Path(source)
    return next((one for one in (path, *path.parents) if one.is_file()), None)


def show(command: Sequence[str], path: Path) -> None:
    """Open a file in a program with a window of its own, and leave it to itself. Raises OSError."""
    subprocess.Popen(
        [*command, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """What programs outside are told: the text they get is UTF-8, whatever the locale says."""
    return {"LESSCHARSET": "utf-8", **environ}


def take_over(command: Sequence[str] | str, text: str | None = None) -> int:
    """Let a command have the terminal until it ends, with a text on its standard input; its code.
    A command in one string is what the reader typed, for the shell. Raises OSError.
    """
    with tempfile.TemporaryFile() as held:
        if text is not None:
            held.write(text.encode(errors="replace"))
            held.seek(0)
        return subprocess.run(
            command,
            shell=isinstance(command, str),
            stdin=None if text is None else held,
            env=environment(os.environ),
            check=False,
        ).returncode


class Pipe:
    """A command that the reader typed, run with a text on its standard input."""

    def __init__(self, command: str, text: str) -> None:
        self._command = command
        self._text = text
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self) -> Output:
        """Run it to its end, or until it is stopped; in a thread. Raises OSError."""
        with tempfile.TemporaryFile() as held:
            held.write(self._text.encode(errors="replace"))
            held.seek(0)
            self._process = subprocess.Popen(
                self._command,
                shell=True,
                stdin=held,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=environment(os.environ),
            )
        if self._stopped:
            self.stop()
        assert self._process.stdout is not None
        with self._process.stdout as written:
            found = written.read(LIMIT + 1)
        cut = len(found) > LIMIT
        if cut:
            self.stop()
        text = _ESCAPES.sub("", found[:LIMIT].decode(errors="replace"))
        return Output(text, self._process.wait(), cut)

    def stop(self) -> None:
        """Stop it, and what it started."""
        self._stopped = True
        if self._process is None:
            return
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # It has ended meanwhile.
            return
