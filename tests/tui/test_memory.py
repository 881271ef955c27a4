"""The next session begins where the last one ended; what does not fit any more does no harm."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from tests.tui.screen import WIDE, focused, load, press, rest, search, seen, until
from tui.app import YuanzhiApp
from tui.memory import Habits, Left, Memory
from tui.returning import kept
from tui.screens.inspector import InspectorScreen
from tui.screens.project import ProjectScreen
from tui.visits import Mark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from tests.tui.screen import News

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@asynccontextmanager
async def session(
    folder: Path, db: Path | None = None, *, fresh: bool = False
) -> AsyncIterator[Pilot[None]]:
    """A session of the browser from its beginning to its end."""
    with Library.open(db) as opened:
        app = YuanzhiApp(opened, None, Memory(folder, opened), fresh=fresh)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "Reading the library" not in seen(pilot))
            await rest(pilot)
            await rest(pilot)
            yield pilot
            app.exit()
        app.keep()


def panes(pilot: Pilot[None]) -> list[str]:
    """What is seen, without the status line."""
    return seen(pilot).splitlines()[:-2]


async def test_the_passage_one_read_is_shown_again(tmp_path: Path) -> None:
    async with session(tmp_path) as pilot:
        await press(pilot, "down", "down", "enter", "down", "enter", "n")
        before = panes(pilot)
        assert focused(pilot) == "passage"
    async with session(tmp_path) as pilot:
        assert focused(pilot) == "passage"
        assert panes(pilot) == before
    async with session(tmp_path, fresh=True) as pilot:
        assert focused(pilot) == "parks"


async def test_a_search_is_shown_again_at_its_hit(tmp_path: Path) -> None:
    async with session(tmp_path) as pilot:
        await search(pilot, "项目")
        await press(pilot, "enter", "down", "down")
        key = pilot.app.screen.query_one("#hits").key  # type: ignore[attr-defined]
    async with session(tmp_path) as pilot:
        await until(pilot, lambda: focused(pilot) == "hits")
        assert pilot.app.screen.query_one("#hits").key == key  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert focused(pilot) == "parks"


async def test_pages_that_were_open_are_open_again_one_above_the_other(tmp_path: Path) -> None:
    async with session(tmp_path) as pilot:
        await press(pilot, "2", "o", "escape", "e", "o")
        assert isinstance(pilot.app.screen, ProjectScreen)
        before = panes(pilot)[1:]
    async with session(tmp_path) as pilot:
        assert isinstance(pilot.app.screen, ProjectScreen)
        assert panes(pilot)[1:] == before
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "escape")
        assert focused(pilot) == "projects"


async def test_theme_style_and_marks_are_kept_and_marks_outlast_a_fresh_start(
    tmp_path: Path,
) -> None:
    async with session(tmp_path) as pilot:
        await press(pilot, "f12", "s", "3", "m", "a")
        theme = pilot.app.theme
    async with session(tmp_path, fresh=True) as pilot:
        assert pilot.app.theme == theme
        assert "GB/T 7714-2015" in seen(pilot)
        await press(pilot, "apostrophe", "a")
        assert ">Article" in seen(pilot)


async def test_what_has_gone_from_the_library_is_left_out(tmp_path: Path) -> None:
    opened = load(tmp_path, [{"title": "高新区签约轴承项目", "text": "西安高新区签约轴承项目。"}])
    memory = Memory(tmp_path / "state", opened)
    memory.keep(
        Left(
            "passage",
            "projects",
            "yuanzhi://park/没有的园区",
            "yuanzhi://project/no",
            "yuanzhi://article/0123456789abcdef?at=1",
            "",
            ("yuanzhi://fact/aaaaaaaaaa", "not a link"),
            {"a": ("yuanzhi://fact/aaaaaaaaaa", "gone")},
        )
    )
    path = opened.path
    opened.close()
    async with session(tmp_path / "state", path) as pilot:
        assert len(pilot.app.screen_stack) == 1
        assert "西安高新区" in seen(pilot)
        await press(pilot, "apostrophe", "a")
        assert "not in the library any more" in seen(pilot)


NEWS: list[News] = [
    {"title": "一", "date": "2023-03-05", "text": "总投资12亿元的海澜轴承项目在西安高新区开工。"},
    {"title": "二", "date": "2024-02-03", "text": "总投资5亿元的瀚森光伏项目在西安高新区签约。"},
    {"title": "三", "date": "2022-02-03", "text": "总投资9亿元的远山电池项目在成都高新区签约。"},
]


async def test_what_lists_were_narrowed_sorted_and_grouped_by_is_so_again(tmp_path: Path) -> None:
    load(tmp_path, NEWS).close()
    db, state = tmp_path / "library.db", tmp_path / "state"
    async with session(state, db) as pilot:
        await press(pilot, "F", *"陕西")
        await until(pilot, lambda: "province" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "province 陕西" in seen(pilot))
        await press(pilot, "2", "O", "I", "f", *"光伏", "enter")
        await press(pilot, "slash", "escape", "slash", *"项目", "enter", "A", "d")
        await press(pilot, "escape")
        before = panes(pilot)
        assert "远山电池" not in seen(pilot)
    async with session(state, db) as pilot:
        await until(pilot, lambda: "province 陕西" in seen(pilot) and focused(pilot) == "projects")
        assert panes(pilot) == before
        now = pilot.app.screen.standing  # type: ignore[attr-defined]
        assert (now.grouped, now.collapsed) == (True, True)
        await search(pilot, "项目")
        assert "of 2 articles" in seen(pilot)
        await press(pilot, "escape", "X")
        assert "远山电池" in seen(pilot)
    async with session(state, db, fresh=True) as pilot:
        assert "远山电池" in seen(pilot)
        assert "province 陕西" not in seen(pilot)


async def test_of_what_was_chosen_only_what_the_library_still_has_is_chosen(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    state, path = tmp_path / "state", opened.path
    facets = (("province", "陕西"), ("province", "[red]省"), ("no facet", "x"))
    orders = {"parks": "-name", "projects": "no column", "hits": "date"}
    Memory(state, opened).keep(Left(facets=facets, orders=orders))
    opened.close()
    async with session(state, path) as pilot:
        await until(pilot, lambda: "Not in the library any more" in seen(pilot))
        assert "province [red]省" in seen(pilot)
        assert "province 陕西  X clears" in seen(pilot)
        assert "by name, reversed" in seen(pilot)
        assert "远山电池" not in seen(pilot)


async def test_each_library_has_a_place_of_its_own(tmp_path: Path) -> None:
    load(tmp_path, [{"title": "轴承", "text": "西安高新区签约轴承项目。"}]).close()
    async with session(tmp_path) as pilot:
        await press(pilot, "3")
    async with session(tmp_path, tmp_path / "library.db") as pilot:
        assert focused(pilot) == "parks"
    async with session(tmp_path) as pilot:
        assert focused(pilot) == "passage"


# The library of the seed page is opened for each: a loaded machine takes long for that.
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_a_file_of_any_shape_is_read_as_far_as_it_fits(
    pane: object, screens: object, marks: object, facets: object, orders: object
) -> None:
    with TemporaryDirectory() as folder, Library.open(None) as opened:
        memory = Memory(Path(folder), opened)
        memory.keep(Left("hits"))
        (file,) = Path(folder).iterdir()
        shape = {"pane": pane, "screens": screens, "marks": marks}
        file.write_text(json.dumps({**shape, "facets": facets, "orders": orders, "words": orders}))
        left = memory.left()
        assert isinstance(left.pane, str)
        assert all(isinstance(link, str) for link in left.screens)
        assert all(isinstance(mark, Mark) for mark in left.marked().values())
        assert kept(opened, left).standing.arrangement is not None
        file.write_text("{")
        assert memory.left() == Left()


def test_what_is_kept_is_read_again_and_a_folder_that_cannot_be_written_to_does_no_harm(
    tmp_path: Path,
) -> None:
    with Library.open(None) as opened:
        memory = Memory(tmp_path / "a" / "b", opened)
        left = Left("hits", "parks", query="西安", screens=("x",), marks={"a": ("link", "name")})
        memory.keep(left)
        memory.keep(Habits("yuanzhi-light", sizes={"lists": 2}))
        assert memory.left() == left
        assert memory.habits() == Habits("yuanzhi-light", sizes={"lists": 2})
        (tmp_path / "file").write_text("")
        nowhere = Memory(tmp_path / "file" / "x", opened)
        nowhere.keep(left)
        assert nowhere.left() == Left()
