"""Pictures of the screens for the documentation, drawn over the seed page: docs/screens/*.svg.

.venv/bin/python -m tests.bench.screens
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from store.library import Library, seed_library
from tests.tui.screen import browse, press

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
SIZE = (110, 30)

# Name of the picture -> the keys that lead to it.
SCREENS = {
    "lists": ("down",),
    "article": ("down", "a"),
    "park": ("down", "o"),
    "project": ("down", "2", "o"),
    "comparison": ("down", "asterisk", "asterisk", "equals_sign"),
    "chart": ("percent_sign",),
    "timeline": ("percent_sign", "3"),
    "help": ("question_mark",),
}


async def draw(name: str, keys: tuple[str, ...]) -> None:
    """Open the browser on the seed page, press the keys, and write what is seen."""
    async with browse(Library.open(seed_library()), SIZE) as pilot:
        await press(pilot, *keys)
        # What stands in the status line is a path of this machine.
        for status in pilot.app.screen_stack[-1].query("#status"):
            status.visible = False
        await pilot.pause()
        picture = pilot.app.export_screenshot(title="yuanzhi", simplify=True)
    (FOLDER / f"{name}.svg").write_text(picture + "\n", encoding="utf-8")


async def main() -> None:
    """Draw all."""
    FOLDER.mkdir(exist_ok=True)
    for name, keys in SCREENS.items():
        await draw(name, keys)


if __name__ == "__main__":
    asyncio.run(main())
