"""What the tests of the browser share: libraries to browse, and what is seen of the screen."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from textual import events
from textual.keys import _character_to_key

from store import library
from store.library import Library
from tui.app import YuanzhiApp
from tui.widgets.pane import REST
from tui.widgets.search_box import PAUSE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from rich.segment import Segment
    from textual.pilot import Pilot

# From so many characters on, keys are no commands but a text that is typed.
TEXT = 5

WIDE, MIDDLE, NARROW = (140, 40), (100, 30), (60, 24)


class News(TypedDict, total=False):
    """An article as a line of JSON, the way readers load them."""

    title: str
    authors: list[str]
    date: str
    publication: str
    page: str
    text: str


def load(folder: Path, articles: Sequence[News]) -> Library:
    """A library of these articles in that folder."""
    source, db = folder / "news.jsonl", folder / "library.db"
    lines = [json.dumps(article, ensure_ascii=False) for article in articles]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcomes = list(library.load([source], db))
    assert [outcome.problem for outcome in outcomes] == [None]
    return Library.open(db)


@asynccontextmanager
async def browse(opened: Library, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """The browser on a library, once it shows the lists; the library is closed afterwards."""
    app = YuanzhiApp(opened)
    try:
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: "Reading the library" not in seen(pilot))
            await rest(pilot)
            yield pilot
    finally:
        # Another one, where the reader went over to his own.
        app.session.library.close()
        opened.close()


async def until(pilot: Pilot[None], condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait until the condition holds; fail with what the screen shows if it does not."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause(0.02)
        if condition():
            return
    raise AssertionError("waited in vain; the screen shows:\n" + seen(pilot))


async def rest(pilot: Pilot[None]) -> None:
    """Wait until what a key set going has come to its end: timers, threads, and what they tell."""
    await pilot.pause(1.5 * REST)
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another and wait for what they set going."""
    for is_character, run in groupby(keys, key=lambda key: len(key) == 1):
        some = list(run)
        if is_character and len(some) >= TEXT:
            await type_in(pilot, "".join(some))
        else:
            await pilot.press(*some)
    await rest(pilot)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text. Pilot rests for some hundredths of a second after each key, which a text needs
    no more than a reader does.
    """
    for character in text:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


async def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Keys that come in before the first of them is done, as over a slow line."""
    for key in keys:
        character = key if len(key) == 1 else {"slash": "/"}.get(key)
        pilot.app.post_message(events.Key(key, character))
    await rest(pilot)


async def search(pilot: Pilot[None], query: str) -> None:
    """Open the search box, type a query and wait for the answer."""
    await pilot.press("slash")
    await pilot.pause()
    await type_in(pilot, query)
    await pilot.pause(PAUSE)
    await rest(pilot)


def strips(pilot: Pilot[None]) -> list[list[Segment]]:
    """The lines of the screen as segments, every one of them as a terminal would get it."""
    return [list(strip) for strip in pilot.app.screen._compositor.render_strips()]


def lines(pilot: Pilot[None]) -> list[str]:
    """The lines of the screen as text."""
    return ["".join(segment.text for segment in strip) for strip in strips(pilot)]


def seen(pilot: Pilot[None]) -> str:
    """The screen as text."""
    return "\n".join(lines(pilot))


def flowing(pilot: Pilot[None]) -> str:
    """The screen as text without white space, for words that may be broken over lines."""
    return "".join(seen(pilot).split())


def focused(pilot: Pilot[None]) -> str | None:
    """The id of the widget that has the focus."""
    widget = pilot.app.focused
    return None if widget is None else widget.id
