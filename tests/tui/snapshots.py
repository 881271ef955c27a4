"""Screens as text: the lines as they are seen, and below them how the cells on them look.

A snapshot is a file of its own under tests/tui/snapshots/, one for each state and width. What
differs from machine to machine, the folder of a test and the day, stands there as a word that is
as long.
"""

from __future__ import annotations

import datetime
import re
import tempfile
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from textual.color import Color

from tests.tui.screen import rest, strips, until
from tui import themes

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style
    from textual.pilot import Pilot

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((60, 24), (100, 30), (140, 40))
# Backgrounds that mean something: where the cursor is, what was found, which pane has the keys.
GROUNDS = ("cursor", "match", "primary")


@cache
def _grounds(theme: str) -> dict[tuple[int, ...], str]:
    colours = themes.PALETTES.get(theme, themes.CONTRAST)
    return {Color.parse(colours[name]).rgb: name for name in GROUNDS}


def look(style: Style | None, theme: str) -> str:
    """The look of a cell in words, without its colour: "bold underline", "cursor", or ""."""
    if style is None:
        return ""
    names = [
        name for name in ("bold", "italic", "underline", "reverse") if getattr(style, name, None)
    ]
    if style.bgcolor is not None and style.bgcolor.triplet is not None:
        ground = _grounds(theme).get(tuple(style.bgcolor.triplet))
        names = [ground, *names] if ground else names
    return " ".join(names)


def looks(strip: list[Segment], theme: str) -> str:
    """Where on a line which look begins and ends, in cells: "0-20 cursor bold, 30-34 underline"."""
    cells = [name for one in strip for name in [look(one.style, theme)] * one.cell_length]
    found = []
    at = 0
    for name, group in groupby(cells):
        end = at + sum(1 for _ in group)
        found += [f"{at}-{end} {name}"] if name else []
        at = end
    return ", ".join(found)


def drawn(pilot: Pilot[None]) -> str:
    """The screen as a snapshot."""
    screen = strips(pilot)
    theme = pilot.app.theme
    told = ["".join(one.text for one in strip).rstrip() for strip in screen]
    shades = [f"{at}: {name}" for at, strip in enumerate(screen) if (name := looks(strip, theme))]
    return "\n".join([*told, "=" * pilot.app.size.width, *shades]) + "\n"


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder whose path is as long on every machine and is told from all other text."""
    return tempfile.TemporaryDirectory(dir="/tmp", prefix="yuanzhi-")


def steady(text: str) -> str:
    """The text without what is another on the next machine or day."""
    # Its end may be cut off.
    text = re.sub(r"(?<=, version )\d+", "0", text)
    text = re.sub(r"(?<=/tmp/yuanzhi-)\w{1,8}", lambda name: "-" * len(name[0]), text)
    today = datetime.datetime.now(datetime.timezone.utc)
    for day in (today, today - datetime.timedelta(days=1)):
        text = text.replace(f"{day:%Y-%m-%d}", "2021-06-01")
    return re.sub(r"\b[012]\d:[0-5]\d\b", "12:00", text)


class Album:
    """Compares screens with the files, or writes these anew, and tells at the end what differs."""

    def __init__(self, *, rewrite: bool) -> None:
        self._rewrite = rewrite
        self._differing: list[str] = []

    async def take(self, pilot: Pilot[None], state: str) -> None:
        """The screen in each of the widths."""
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await rest(pilot)
            await _come_to_rest(pilot, size)
            self.compare(f"{state}-{size[0]}", pilot)

    def compare(self, name: str, pilot: Pilot[None]) -> None:
        """The screen as it is now."""
        seen = steady(drawn(pilot))
        file = FOLDER / f"{name}.txt"
        if self._rewrite:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(seen, encoding="utf-8")
        expected = file.read_text(encoding="utf-8") if file.exists() else "no such file\n"
        if seen != expected:
            self._differing.append(_told(name, expected, seen))

    def close(self) -> None:
        """Fail where any screen is not what it was."""
        assert not self._differing, "\n\n".join(self._differing)


async def _come_to_rest(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Wait until the screen has that size, and nothing of it is drawn anew any more: where the
    machine is busy some widgets learn of their new size late.
    """
    await until(pilot, lambda: tuple(pilot.app.screen.size) == size)
    before = ""
    for _ in range(100):
        now = drawn(pilot)
        if now == before:
            return
        before = now
        await pilot.pause(0.05)


def _told(name: str, expected: str, seen: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(expected.splitlines(), seen.splitlines(), name, "seen", lineterm="", n=1)
    return "\n".join(lines)
