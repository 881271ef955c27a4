"""Pictures of the screens for the documentation (docs/desk.md), drawn over the seed page and what
a reader may have noted in it: docs/screens/*.svg.

.venv/bin/python -m tests.bench.screens
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from store import library
from store.library import Library, seeds
from tests.tui.screen import browse, press, until
from tests.tui.snapshots import steady

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
SIZE = (110, 30)
# Where the page lies while it is drawn, as long on every machine.
PLACE = "/tmp/news"

# Name of the picture -> the keys that lead to it; texts are typed in one go.
SCREENS: dict[str, tuple[str, ...]] = {
    "lists": ("down",),
    "filter": ("2", "f", *"dianchi"),
    "facets": ("F",),
    "hitfacets": ("slash", *"高新区", "enter", "F"),
    "search": ("slash", *"动力电池", "enter"),
    "completions": ("slash", *"gaoxi"),
    "article": ("down", "a"),
    "original": ("down", "a", "p"),
    "fact": ("slash", *"125.6亿元", "enter", "e"),
    "correction": ("slash", *"125.6亿元", "enter", "e", "equals_sign"),
    "park": ("down", "o"),
    "project": ("down", "2", "o"),
    "organisation": ("ctrl+g", *"中铁城建集团", "enter"),
    "comparison": ("down", "asterisk", "asterisk", "equals_sign"),
    "chart": ("percent_sign",),
    "claims": ("percent_sign", "enter"),
    "timeline": ("percent_sign", "3"),
    "scatter": ("percent_sign", "4"),
    "note": ("3", "i", *"与年报核对"),
    "notebook": ("B",),
    "collection": ("B", "enter"),
    "sources": ("S",),
    "form": ("S", "equals_sign"),
    "jump": ("ctrl+g", *"gaoxin"),
    "palette": ("ctrl+p",),
    "copy": ("3", "Y"),
    "open": ("3", "exclamation_mark"),
    "output": ("3", "vertical_line", *"grep -o 亿元", "enter"),
    "marks": ("down", "m", "a", "down", "m", "b", "apostrophe"),
    "numbers": ("down", "a", "full_stop"),
    "help": ("question_mark",),
    "plain": ("down", "a"),
}
# What is drawn as where there are no colours.
PLAIN = "plain"


def fill(folder: Path) -> Path:
    """A library of the seed page with a notebook and a file that could not be read; its path."""
    page = folder / "2020-06-01.txt"
    shutil.copy(next(seeds().glob("*.txt")), page)
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    db = folder / "library.db"
    list(library.load([page, broken], db))
    library.note("2.3", "与年报核对", db)
    library.tag(["2.3", "1.2"], ["电池", "待核"], db)
    library.bookmark("2.2", "导语", db)
    library.collect("论文", ["2.3", "1.2"], db, note="第一章")
    return db


async def draw(name: str, keys: tuple[str, ...], db: Path) -> None:
    """Open the browser, press the keys, and write what is seen."""
    async with browse(Library.open(db), SIZE) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: "searching" not in _title(pilot))
        # What stands in the status line is a path of this machine.
        for screen in pilot.app.screen_stack:
            for status in screen.query("#status"):
                status.visible = False
        await pilot.pause()
        picture = pilot.app.export_screenshot(title="yuanzhi", simplify=True)
    lines = (line.rstrip() for line in steady(picture).splitlines())
    (FOLDER / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _title(pilot: Pilot[None]) -> str:
    answers = pilot.app.screen_stack[0].query("#answer")
    return str(answers.first().render()) if answers else ""


async def main() -> None:
    """Draw all."""
    FOLDER.mkdir(exist_ok=True)
    os.environ["SSH_CONNECTION"] = "1 2 3 4"
    Path(PLACE).mkdir()
    try:
        db = fill(Path(PLACE))
        for name, keys in SCREENS.items():
            if name == PLAIN:
                os.environ["NO_COLOR"] = "1"
            await draw(name, keys, db)
    finally:
        shutil.rmtree(PLACE)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        # Nothing of the reader's own is seen.
        os.environ.update(HOME=home, PAGER="less", EDITOR="vim")
        for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home
        asyncio.run(main())
