"""Loading while one reads: `yuanzhi load` in a process of its own, and what it tells meanwhile."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any

from tui.messages import PARTS, _, label, ngettext, number
from tui.report import LOADED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class Loading:
    """One load at work. It goes on where the terminal goes away, and ends after the source at work
    where it is told to stop.
    """

    def __init__(self, library: Path, arguments: Sequence[str]) -> None:
        self._arguments = ["--db", str(library), *arguments]
        self._process: subprocess.Popen[str] | None = None
        # How often it is to stop, and how often it was told so.
        self._stopped = self._told = 0
        # Whether it has begun: what is told before ends it without having read any file.
        self._is_at_work = False
        self._telling = Lock()
        self._doing = ""
        self.sources = self.articles = self.failed = 0
        self.problem = ""

    @property
    def line(self) -> str:
        """How far it is, in a few words."""
        if self._stopped > 1:
            return _("breaking off")
        if self._stopped:
            return _("stopping after this file")
        return _("loading {part}").format(part=self._doing).rstrip()

    def run(self, told: Callable[[], object]) -> None:
        """In a thread: load, and tell each time when there is something new."""
        with (
            tempfile.TemporaryFile() as errors,
            subprocess.Popen(
                [sys.executable, "-m", "tui.cli", *self._arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            ) as self._process,
        ):
            self._tell()
            assert self._process.stdout is not None
            for line in self._process.stdout:
                with contextlib.suppress(ValueError):
                    self.take(json.loads(line))
                    told()
            if self._process.wait() and not self.failed and not self._stopped:
                errors.seek(0)
                said = errors.read().decode("utf-8", "replace").strip().splitlines()
                last = said[-1] if said else _("Loading failed.")
                self.problem = last.removeprefix("yuanzhi: ")

    def take(self, event: dict[str, Any]) -> None:
        """Learn from an event of `yuanzhi load --events` how far it is."""
        self._is_at_work = True
        self._tell()
        source, progress = event.get("source"), event.get("progress")
        if source:
            self.sources += 1
            self.articles += source["articles"] if source["state"] in LOADED else 0
            self.failed += source["state"] in ("failed", "partial")
        upkeep = event.get("upkeep")
        if upkeep:
            self._doing = label(PARTS, upkeep["part"])
            if upkeep["total"]:
                self._doing += f" {100 * upkeep['done'] // upkeep['total']}%"
        if progress:
            part = ""
            if progress["total"]:
                part = f"{min(100, 100 * progress['done'] // progress['total'])}% "
            name = PurePath(progress["path"]).name
            self._doing = part + name

    def stop(self) -> None:
        """Let it end after the source at work; told so again, at once, without that source."""
        self._stopped += 1
        self._tell()

    def _tell(self) -> None:
        """Tell the process to stop as often as it was asked for and as it can be understood."""
        with self._telling:
            if self._process is None or self._process.poll() is not None:
                return
            if self._stopped > 1 and not self._told:
                self._process.terminate()
            elif self._told < self._stopped and self._is_at_work:
                self._process.send_signal(signal.SIGINT)
            else:
                return
            self._told += 1

    @property
    def done(self) -> str:
        """What came of it, in a sentence."""
        if self.problem:
            return self.problem
        told = _("Loaded: {files}, {articles}.").format(
            files=ngettext("{count} file", "{count} files", self.sources).format(
                count=number(self.sources)
            ),
            articles=ngettext("{count} article", "{count} articles", self.articles).format(
                count=number(self.articles)
            ),
        )
        if self._stopped:
            told = _("Stopped; load the same again to go on. {told}").format(told=told)
        if self.failed:
            told += " " + _("{count} could not be read whole: S shows why.").format(
                count=number(self.failed)
            )
        return told
