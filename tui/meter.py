"""How far loading has come, as a progress bar on standard error."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TextIO

import click

from tui.messages import _

if TYPE_CHECKING:
    from pathlib import Path

# Steps of a bar; it is drawn anew at each, not at each article.
STEPS = 1000


class Meter:
    """A bar for each file, with rate and time left; nothing where the stream is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._file: Path | None = None
        self._bar: Any = None
        self._since = 0.0

    def show(self, file: Path, share: float, paragraphs: int) -> None:
        """Draw how much of the file has been read (0 to 1) and how many paragraphs it had."""
        if not self._stream.isatty():
            return
        if file != self._file:
            self.clear()
            self._file, self._since = file, time.monotonic()
            self._bar = click.progressbar(
                length=STEPS, label=file.name, file=self._stream, item_show_func=_words
            )
            self._bar.render_progress()
        steps = int(share * STEPS) - self._bar.pos
        if steps > 0:
            rate = paragraphs / max(time.monotonic() - self._since, 0.001)
            self._bar.update(steps, (paragraphs, rate))

    def clear(self) -> None:
        """End the bar of the file that is done."""
        if self._bar is not None:
            self._bar.render_finish()
        self._bar = self._file = None


def _words(item: tuple[int, float] | None) -> str | None:
    if item is None:
        return None
    paragraphs, rate = item
    return _("{paragraphs:,} paragraphs, {rate:,.0f} a second").format(
        paragraphs=paragraphs, rate=rate
    )
