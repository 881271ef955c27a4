"""What `yuanzhi open` opens in the browser: the screen for what a link leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.store.loading import jsonl, load
from tests.store.notebook.library import ARTICLES, BASE, FIRM, FIRST, PARK, SECOND, investment
from tests.tui.screen import WIDE, flowing, press, rest, seen, until
from tui.addresses import target
from tui.app import YuanzhiApp
from tui.leads import ToParty
from tui.screens.article import ArticleScreen
from tui.screens.browser import BrowserScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.park import ParkScreen
from tui.screens.party import PartyScreen
from tui.screens.project import ProjectScreen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    load(jsonl(folder / "news.jsonl", *ARTICLES), into=folder / "library.db")
    return folder / "library.db"


@pytest.mark.parametrize(
    ("what", "screen", "words"),
    [
        ("1.2", ArticleScreen, SECOND),
        ("1", ArticleScreen, FIRST[:20]),
        ("{fact}", InspectorScreen, "12亿元"),
        (f"project:{BASE}", ProjectScreen, BASE),
        (f"park:{PARK}", ParkScreen, PARK),
        (FIRM, PartyScreen, FIRM),
    ],
)
async def test_a_link_opens_the_screen_for_it_above_the_lists(
    db: Path, what: str, screen: type, words: str
) -> None:
    with Library.open(db) as opened:
        link = opened.link(what.format(fact=investment(db).mark))
        app = YuanzhiApp(opened, target(opened, opened.follow(link)))
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: isinstance(app.screen, screen))
            await until(pilot, lambda: words in flowing(pilot))
            await rest(pilot)
            await press(pilot, "escape")
            await until(pilot, lambda: isinstance(app.screen, BrowserScreen))
            await until(pilot, lambda: PARK in seen(pilot))


def test_a_link_to_an_organisation_opens_what_is_said_of_it(db: Path) -> None:
    with Library.open(db) as opened:
        found = opened.follow(FIRM)
        assert found.entity is not None
        assert target(opened, found) == ToParty(found.entity)
