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
from tui.screens.inspector import InspectorScreen
from tui.screens.project import ProjectScreen
from tui.visits import Mark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

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
@given(ANYTHING, ANYTHING, ANYTHING)
def test_a_file_of_any_shape_is_read_as_far_as_it_fits(
    pane: object, screens: object, marks: object
) -> None:
    with TemporaryDirectory() as folder, Library.open(None) as opened:
        memory = Memory(Path(folder), opened)
        memory.keep(Left("hits"))
        (file,) = Path(folder).iterdir()
        file.write_text(json.dumps({"pane": pane, "screens": screens, "marks": marks}))
        left = memory.left()
        assert isinstance(left.pane, str)
        assert all(isinstance(link, str) for link in left.screens)
        assert all(isinstance(mark, Mark) for mark in left.marked().values())
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
