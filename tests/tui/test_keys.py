"""One registry of actions: what it promises holds in the bindings, the help and the palette."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.tui.screen import NARROW, WIDE, browse, flowing, focused, load, press, seen
from tui import keys
from tui.messages import TYPES
from tui.screens.article import ArticleScreen
from tui.screens.browser import BrowserScreen
from tui.screens.chart import ChartScreen
from tui.screens.collection import CollectionScreen
from tui.screens.compare import CompareScreen
from tui.screens.help import HelpScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.jump import JumpScreen, commands
from tui.screens.notebook import NotebookScreen
from tui.screens.park import ParkScreen
from tui.screens.party import PartyScreen
from tui.screens.project import ProjectScreen
from tui.screens.sheet import SheetScreen
from tui.screens.sources import SourcesScreen
from tui.widgets.columns import Columns
from tui.widgets.line_sheet import LineSheet
from tui.widgets.paged_list import PagedList
from tui.widgets.passage import PassageView
from tui.widgets.text_sheet import TextSheet

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

OWNERS: dict[str, tuple[type, ...]] = {
    "everywhere": (BrowserScreen, ArticleScreen, InspectorScreen, ProjectScreen),
    "panes": (BrowserScreen,),
    "lists": (BrowserScreen,),
    "list": (PagedList, LineSheet),
    "passage": (PassageView, TextSheet),
    "article": (ArticleScreen,),
    "fact": (InspectorScreen,),
    "dossier": (ParkScreen, ProjectScreen, PartyScreen),
    "columns": (Columns,),
    "jottings": (NotebookScreen, CollectionScreen),
    "notebook": (NotebookScreen,),
    "collection": (CollectionScreen,),
    "chart": (ChartScreen,),
    "sources": (SourcesScreen,),
    "jump": (JumpScreen,),
}
ON_SCREEN: dict[str, tuple[type, ...]] = {
    "list": (BrowserScreen, SheetScreen),
    "columns": (CompareScreen,),
    "search": (BrowserScreen,),
    "filter": (BrowserScreen, NotebookScreen),
}
TALL = (140, 200)


@pytest.mark.parametrize("action", keys.ACTIONS, ids=lambda action: f"{action.scope}.{action.id}")
def test_each_action_can_be_done_by_the_node_that_owns_its_scope(action: keys.Action) -> None:
    for owner in ON_SCREEN[action.scope] if action.on_screen else OWNERS[action.scope]:
        assert callable(getattr(owner, f"action_{action.id}"))


@pytest.mark.parametrize("action", keys.ACTIONS, ids=lambda action: f"{action.scope}.{action.id}")
def test_each_action_with_a_letter_key_has_a_key_no_input_method_swallows(
    action: keys.Action,
) -> None:
    if any(len(key) == 1 and key.isalpha() for key in action.keys):
        assert any(
            len(key) > 1 and "bracket" not in key and "slash" not in key for key in action.keys
        )


def test_no_key_does_two_things_in_one_place() -> None:
    for scopes in keys.TOGETHER:
        used = [key for action in keys.of_scopes(*scopes) for key in action.keys]
        assert len(used) == len(set(used))


# Keys that lead from the lists to a place, and the scopes whose keys work there.
PLACES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("1", ("list", "lists", "panes", "everywhere")),
    ("2", ("list", "lists", "panes", "everywhere")),
    ("3", ("passage", "panes", "everywhere")),
    ("3 a", ("passage", "article", "everywhere")),
    ("3 right right e", ("list", "fact", "everywhere")),
    ("2 o", ("list", "dossier", "everywhere")),
    ("2 asterisk asterisk equals_sign", ("columns", "everywhere")),
    ("percent_sign", ("list", "chart", "everywhere")),
    ("S", ("list", "sources", "everywhere")),
    ("B", ("list", "jottings", "notebook", "everywhere")),
    ("B enter", ("list", "jottings", "collection", "everywhere")),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a collection."""
    folder = tmp_path_factory.mktemp("keys")
    text = "总投资12亿元的海澜轴承项目在东岭高新区开工。\n瀚森石墨烯项目在西岭高新区开工。"
    load(folder, [{"title": "开工", "text": text}]).close()
    library.collect("文集", ["1.1"], folder / "library.db")
    return folder / "library.db"


@pytest.mark.parametrize(("way", "scopes"), PLACES, ids=[way for way, _scopes in PLACES])
async def test_every_key_of_every_action_does_it_in_its_place(
    kept: Path, way: str, scopes: tuple[str, ...]
) -> None:
    async with browse(Library.open(kept), WIDE) as pilot:
        await press(pilot, *way.split())
        bound = pilot.app.screen.active_bindings
        for action in keys.of_scopes(*scopes):
            done = {key: bound[key].binding.action.rpartition(".")[2] for key in action.keys}
            assert done == dict.fromkeys(action.keys, action.call), action.name


def test_keys_are_called_by_the_names_on_them() -> None:
    named = {
        "slash": "/",
        "ctrl+f": "Ctrl+F",
        "f6": "F6",
        "pagedown": "PgDn",
        "question_mark": "?",
        "right_curly_bracket": "}",
        "shift+tab": "Shift+Tab",
        "N": "N",
        "n": "n",
    }
    assert {key: keys.key_name(key) for key in named} == named


@pytest.mark.parametrize(("pane", "scope"), [("1", "list"), ("2", "list"), ("3", "passage")])
async def test_the_help_lists_every_action_those_of_the_pane_first(pane: str, scope: str) -> None:
    async with browse(Library.open(None), TALL) as pilot:
        await press(pilot, pane, "question_mark")
        shown = seen(pilot)
        for action in keys.ACTIONS:
            assert f"{keys.key_names(action)} " in shown
            assert "".join(action.help.split()) in flowing(pilot)
        headings = [shown.index(f"{heading} ") for heading in keys.SCOPES.values()]
        assert min(headings) == headings[list(keys.SCOPES).index(scope)]
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_help_scrolls_where_it_does_not_fit_and_says_how_much_there_is() -> None:
    async with browse(Library.open(None), (60, 16)) as pilot:
        await press(pilot, "f1")
        assert "1-14 of " in seen(pilot)
        await press(pilot, "end")
        assert TYPES["STATUS"] in seen(pilot)
        assert "1-14 of " not in seen(pilot)


async def test_the_help_finds_actions_by_words_and_does_them() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        await press(pilot, "question_mark", "slash", *"notebook")
        assert "Open the notebook" in seen(pilot)
        assert "Next row" not in seen(pilot)
        await press(pilot, "escape")
        assert "Next row" in seen(pilot)
        await press(pilot, "slash", *"open the notebook", "enter", "enter")
        assert isinstance(pilot.app.screen, NotebookScreen)


async def test_what_is_done_elsewhere_is_said_to_be() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        await press(pilot, "question_mark", "slash", *"fact is right", "enter", "enter")
        assert "done elsewhere" in seen(pilot)
        assert keys.SCOPES["fact"] in seen(pilot)


async def test_the_footer_shows_the_keys_of_the_pane_with_the_focus() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        footer = pilot.app.screen.query_one("#footer")
        await press(pilot, "1")
        assert "Enter open" in str(footer.render())
        await press(pilot, "3")
        assert "Right next fact" in str(footer.render())
        assert "Enter follow" in str(footer.render())
        await press(pilot, "slash")
        assert "Esc leave" in str(footer.render())
        for action in keys.footer("everywhere"):
            if action.id == "copy_citation":
                assert f"c {action.label}" not in str(footer.render())


async def test_a_click_on_the_footer_does_what_the_key_does() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        footer = pilot.app.screen.query_one("#footer")
        at = str(footer.render()).index("/ search")
        await pilot.click("#footer", offset=(at + 2, 0))
        await press(pilot)
        assert focused(pilot) == "query"


def fact_shown(pilot: Pilot[None]) -> int:
    """The number of the fact under the cursor."""
    found = re.search(r"fact (\d+) of ", seen(pilot))
    assert found is not None, "no fact is shown"
    return int(found[1])


async def test_the_palette_offers_every_action_and_does_the_one_chosen() -> None:
    async with browse(Library.open(None), TALL) as pilot:
        before = fact_shown(pilot)
        await press(pilot, "ctrl+p")
        offered = flowing(pilot)
        offered_here = commands("everywhere", "panes", "lists", "list", "passage")
        for action in offered_here:
            assert "".join(action.help.split()) in offered
        reachable = {(action.scope, action.id) for action in offered_here}
        elsewhere = {
            (a.scope, a.id)
            for a in keys.of_scopes(
                *("article", "fact", "dossier", "columns", "jottings", "notebook"),
                *("collection", "chart", "sources"),
            )
        }
        assert {(a.scope, a.id) for a in keys.ACTIONS} - reachable - elsewhere == {
            ("everywhere", "palette"),
            ("search", "to_hits"),
            ("search", "older_search"),
            ("search", "newer_search"),
            ("search", "next_completion"),
            ("search", "previous_completion"),
            ("search", "leave_search"),
            ("filter", "keep_filter"),
            ("filter", "drop_filter"),
            ("jump", "select"),
        }
        await press(pilot, *"fact next", "enter")
        assert fact_shown(pilot) == before + 1
        await press(pilot, "ctrl+p", *"search the", "enter")
        assert focused(pilot) == "query"


async def test_the_palette_says_when_nothing_fits_and_leaves_on_escape() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "ctrl+p", *"xyzzy")
        assert "No command is called that" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert focused(pilot) == "parks"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_program_is_left_by_its_keys(key: str) -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await pilot.press(key)
        assert not pilot.app.is_running
