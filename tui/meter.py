"""How far loading has come, as a progress bar on standard error."""

from __future__ import annotations

import sys
import time
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from tui.messages import _

if TYPE_CHECKING:
    from types import TracebackType

    import rich.progress

    from store.model import Progress

LONGEST_NAME = 24


class Meter:
    """One bar for a whole load, with rate and time left; only lines where there is no terminal.

    To be used in a `with` block, so that the bar is gone from the screen whatever happens.
    """

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

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
                name=name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…",
            ),
        )

    def say(self, line: str) -> None:
        """Print a line that stays, above the bar."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
