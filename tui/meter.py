"""How far loading has come, as a progress bar on standard error."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from tui.messages import PARTS, _, label

if TYPE_CHECKING:
    from types import TracebackType

    import rich.progress

    from store.model import Progress, Upkeep

LONGEST_NAME = 24
# Seconds between two lines that tell how far it is.
OFTEN = 0.2


class Meter:
    """One bar for a whole load, with rate and time left; only lines where there is no terminal.

    To be used in a `with` block, so that the bar is gone from the screen whatever happens.
    """

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None
        self._part = ""

    def __enter__(self) -> Meter:
        if sys.stderr.isatty():
            # It takes 0.1 s to import, and only loading draws a bar.
            from rich.console import Console
            from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                BarColumn(bar_width=20),
                TaskProgressColumn(),
                TimeRemainingColumn(),
                TextColumn("{task.description}", markup=False),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, progress: Progress) -> None:
        """Draw how much has been read, which file is at work, and how fast it goes."""
        if self._bar is None:
            return
        if self._task is None:
            self._task = self._bar.add_task("", total=progress.total)
        name = PurePath(progress.path).name
        rate = progress.paragraphs / max(time.monotonic() - self._since, 0.001)
        words = _("{sources:,} files, {paragraphs:,} paragraphs, {rate:,.0f} a second: {name}")
        self._bar.update(
            self._task,
            total=progress.total,
            completed=progress.done,
            description=words.format(
                sources=progress.sources,
                paragraphs=progress.paragraphs,
                rate=rate,
                name=name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 2] + "..",
            ),
        )

    def upkeep(self, upkeep: Upkeep) -> None:
        """Tell which part of the library is brought up to date, each once, and how far that is."""
        part = label(PARTS, upkeep.part)
        if upkeep.part != self._part:
            self._part = upkeep.part
            self.say(_("Bringing the library up to date: {part}").format(part=part))
        if self._bar is not None and upkeep.total:
            if self._task is None:
                self._task = self._bar.add_task("", total=upkeep.total)
            self._bar.update(
                self._task, total=upkeep.total, completed=upkeep.done, description=part
            )

    def say(self, line: str) -> None:
        """Print a line that stays, above the bar."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


class Events(Meter):
    """The same as lines of JSON on standard output, for programs: {"begun": true} as soon as it can
    be told to stop, {"progress": ...} a few times a second, {"source": ...} for each source.
    """

    def __enter__(self) -> Events:
        self._shown = 0.0
        self._print({"begun": True})
        return self

    def show(self, progress: Progress) -> None:
        """Print how far it is."""
        now = time.monotonic()
        if now - self._shown >= OFTEN or progress.done == progress.total:
            self._shown = now
            self._print({"progress": asdict(progress)})

    def upkeep(self, upkeep: Upkeep) -> None:
        """Print which part of the library is brought up to date, and how far that is."""
        now = time.monotonic()
        if now - self._shown >= OFTEN or upkeep.part != self._part:
            self._shown, self._part = now, upkeep.part
            self._print({"upkeep": asdict(upkeep)})

    def tell(self, source: dict[str, Any]) -> None:
        """Print what became of a source."""
        self._print({"source": source})

    def _print(self, event: dict[str, Any]) -> None:
        click.echo(json.dumps(event, ensure_ascii=True))
