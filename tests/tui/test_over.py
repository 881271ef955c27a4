"""What stands over a screen is left once, however quick the keys are."""

from __future__ import annotations

import pytest
from textual import events

from store.library import Library
from tests.tui.screen import browse, rest
from tui.app import YuanzhiApp
from tui.screens.browser import BrowserScreen

QUICK = {
    "numbers": [".", "x", "x", "x"],
    "numbers, three times": [".", ".", "."],
    "numbers and Esc": [".", "escape", "escape", "escape"],
    "copy menu": ["Y", "escape", "escape", "backspace"],
    "help": ["?", "escape", "q", "escape"],
    "jump": ["ctrl+g", "escape", "escape", "escape"],
    "marks": ["m", "escape", "escape", "escape"],
    "facets": ["F", "escape", "escape", "escape"],
    "all of them": [".", "escape", "escape", "Y", "escape", "ctrl+g", "escape", "escape"],
    "a page and back": ["a", "escape", "escape", "escape"],
}


@pytest.mark.parametrize("keys", QUICK.values(), ids=QUICK.keys())
async def test_what_stands_over_the_lists_is_left_once_however_quick_the_keys(
    keys: list[str],
) -> None:
    async with browse(Library.open(None)) as pilot:
        for key in keys:
            # As a terminal sends them: none waits until the one before it has been answered.
            character = key if len(key) == 1 else None
            name = {".": "full_stop", "?": "question_mark"}.get(key, key)
            pilot.app.post_message(events.Key(name, character))
        await rest(pilot)
        await rest(pilot)
        assert isinstance(pilot.app.screen_stack[0], BrowserScreen)
        assert pilot.app.return_code is None
        app = pilot.app
        assert isinstance(app, YuanzhiApp)
        assert app.is_running
