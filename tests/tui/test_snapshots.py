"""Every designed state of the screen at 60, 100 and 140 columns, as it was last looked at.

After a change that is meant: pytest -n 0 tests/tui/test_snapshots.py --rewrite, then look at what
`git diff tests/tui/snapshots` shows before it is committed.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from store.schema import SCHEMA_VERSION
from tests.tui.screen import WIDE, load, press, rest, search, seen, until
from tests.tui.snapshots import Album, new_folder
from tui import signs
from tui.app import YuanzhiApp
from tui.loading import Loading
from tui.memory import Memory
from tui.screens import ground
from tui.screens.desk import Desk
from tui.widgets import search_box

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.pilot import Pilot

    from tests.tui.screen import News

REPRINTED = (
    "3月4日，总投资125.6亿元的海澜轴承生产基地项目在西安高新区正式签约（一期占地320亩），"
    "“盈创动力”平台同日揭牌。项目由海澜轴承有限公司投资建设，计划2025年6月建成投产，"
    "达产后年产高端轴承1.2亿套，年产值预计超过200亿元、新增就业岗位3000个以上。"
)
NEWS: list[News] = [
    {
        "title": "海澜轴承生产基地项目签约落户西安高新区",
        "authors": ["林晓禾", "周一鸣"],
        "date": "2024-03-05",
        "publication": "园区周报",
        "page": "3",
        "text": f"{REPRINTED}\n西安高新区管委会主任陈立新表示：“将以‘店小二’精神服务企业，"
        "做到24小时响应。”据了解，园区今年已签约项目38个，总投资412亿元，同比增长96.5%。\n"
        "延伸阅读\n《关于支持先进制造业发展的若干措施》（以下简称《措施》）已于2月1日起施行。",
    },
    {"title": "西安高新区再添百亿项目", "date": "2024-03-06", "publication": "长安晚报",
     "text": REPRINTED},
    {"title": "海澜轴承生产基地项目开工", "date": "2024-06-02", "publication": "园区周报",
     "text": "6月1日，海澜轴承生产基地项目在西安高新区开工，总投资130亿元，占地320亩。"},
    {"title": "海澜轴承生产基地一期投产", "date": "2025-07-01", "publication": "园区周报",
     "text": "6月30日，海澜轴承生产基地项目一期在西安高新区建成投产，海澜轴承有限公司完成投资"
     "42亿元。"},
    {"title": "德阳高新区两个项目集中开工", "date": "2024-11-20", "publication": "德阳观察",
     "text": "11月19日，瀚森石墨烯新材料项目在德阳高新区开工，计划总投资30亿元，占地150亩。\n"
     "禾迈电子元器件产业园项目同日开工，总投资3亿美元，占地12公顷。"},
    {"title": "青禾新能源汽车零部件项目落户上海紫竹高新区", "date": "2023-05-18",
     "publication": "浦江时报",
     "text": "青禾新能源汽车零部件项目签约落户上海紫竹高新区，总投资18亿元，用地90亩。"},
    {"title": "天气", "text": "本周多雨。"},
]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A library that every test copies."""
    with new_folder() as name:
        load(Path(name), NEWS).close()
        yield Path(name) / "library.db"


@pytest.fixture
def folder(made: Path) -> Iterator[Path]:
    """A folder of one test alone, with a library in it."""
    with new_folder() as name:
        shutil.copy(made, Path(name) / "library.db")
        yield Path(name)


@pytest.fixture
def album(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Album]:
    # What the status line says stays there, however slow the machine is.
    monkeypatch.setattr(ground, "A_WHILE", 3600)
    taken = Album(rewrite=request.config.getoption("--rewrite"))
    yield taken
    taken.close()


@asynccontextmanager
async def desk(
    path: Path | None, memory: Path | None = None, *, waits: bool = True
) -> AsyncIterator[Pilot[None]]:
    """The browser on the library of a folder."""
    with Library.open(path) as opened:
        kept = None if memory is None else Memory(memory, opened)
        async with YuanzhiApp(opened, None, kept).run_test(size=WIDE) as pilot:
            if waits:
                await until(pilot, lambda: "Reading the library" not in seen(pilot))
                await rest(pilot)
            yield pilot


async def leave(pilot: Pilot[None]) -> None:
    """Go back to the lists, wherever one is."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.pop_screen()
    await rest(pilot)


async def test_lists_passage_and_facets(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await album.take(pilot, "browse-parks")
        await press(pilot, "down", "enter")
        await album.take(pilot, "browse-projects")
        await press(pilot, "3", "right")
        await album.take(pilot, "browse-passage")
        await press(pilot, "1", "F")
        await album.take(pilot, "facets")
        await press(pilot, *"shan", "enter")
        await album.take(pilot, "facets-chosen")
        await press(pilot, "escape")
        await album.take(pilot, "browse-narrowed")
        await press(pilot, "X", "2", "f", *"hailan")
        await album.take(pilot, "browse-filter")
        await press(pilot, *"zzzzz")
        await album.take(pilot, "browse-filter-nothing")
        await press(pilot, "escape", "F", *"zzzzz")
        await album.take(pilot, "facets-nothing")


async def test_search(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await search(pilot, "西安高新区")
        await press(pilot, "enter")
        await album.take(pilot, "search-flat")
        await press(pilot, "F")
        await album.take(pilot, "facets-of-hits")
        await press(pilot, "escape")
        await press(pilot, "A")
        await album.take(pilot, "search-grouped")
        await press(pilot, "A", "d")
        await album.take(pilot, "search-collapsed")
        await press(pilot, "d", "n")
        await album.take(pilot, "search-next")
        await search(pilot, "签约")
        await press(pilot, "ctrl+u", *"xagxq")
        await album.take(pilot, "search-completions")
        await press(pilot, "escape")
        await until(pilot, lambda: "Did you mean" in seen(pilot))
        await album.take(pilot, "search-nothing")
        await press(pilot, "ctrl+u", *"park:")
        await album.take(pilot, "search-wrong")
        await press(pilot, "ctrl+u", *"(签约 | 开工 | 投产) 高新区 总投资 titel:项目")
        await album.take(pilot, "search-long")


async def test_article_fact_original(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await press(pilot, "down", "enter", "down", "a")
        await album.take(pilot, "article")
        await press(pilot, "G")
        await album.take(pilot, "article-end")
        await press(pilot, "g", "4", "5", "6")
        await album.take(pilot, "article-types-hidden")
        await press(pilot, "4", "5", "6", "p")
        await album.take(pilot, "original-none")
        await leave(pilot)
        await search(pilot, "125.6亿元")
        await press(pilot, "enter", "e")
        await album.take(pilot, "fact")
        await press(pilot, "equals_sign")
        await album.take(pilot, "fact-correct")


async def test_project_park_compare(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await press(pilot, "2", "f", *"hailan", "enter", "o")
        await album.take(pilot, "project")
        await leave(pilot)
        await press(pilot, "X", "1", "home", "down", "o")
        await album.take(pilot, "park")
        await leave(pilot)
        await press(pilot, "ctrl+g", *"hailanzhouchengyouxian", "enter")
        await album.take(pilot, "organisation")
        await leave(pilot)
        await press(pilot, "ctrl+g", *"chenlixin", "enter")
        await album.take(pilot, "person")
        await leave(pilot)
        await press(pilot, "asterisk", "asterisk", "equals_sign")
        await album.take(pilot, "compare")
        await leave(pilot)
        await press(pilot, "ctrl+g", *"海澜轴承有限", "enter")
        await album.take(pilot, "organisation")


async def test_charts(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await press(pilot, "percent_sign")
        for digit, name in enumerate(("parks", "years", "timeline", "scatter"), 1):
            await press(pilot, str(digit))
            await album.take(pilot, f"chart-{name}")
        await press(pilot, "1", "enter")
        await album.take(pilot, "claims")


async def test_notebook_and_collection(folder: Path, album: Album) -> None:
    db = folder / "library.db"
    library.note("1.1", "投资额与年报核对", db)
    library.tag(["1.1", "3"], ["轴承", "待核"], db)
    library.bookmark("1.2", "主任原话", db)
    library.collect("论文", ["1.1", "3.1", "5.2"], db, note="第一章")
    async with desk(db) as pilot:
        await press(pilot, "B")
        await album.take(pilot, "notebook")
        await press(pilot, "enter")
        await album.take(pilot, "collection")
        await leave(pilot)
        await search(pilot, "125.6亿元")
        await press(pilot, "enter", "down", "enter")
        await album.take(pilot, "passage-with-notes")
        await press(pilot, "i")
        await album.take(pilot, "note")


async def test_sources(folder: Path, album: Album) -> None:
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    page = "头版\n\n轴承项目开工\n\n轴承项目昨天在西安高新区开工。\n"
    (folder / "页.txt").write_text(page, "utf-8")
    db = folder / "new.db"
    list(library.load([folder / "坏.pdf", folder / "页.txt"], db))
    async with desk(db) as pilot:
        await press(pilot, "S")
        await album.take(pilot, "sources")
        await press(pilot, "down")
        await album.take(pilot, "sources-failed")
        await press(pilot, "plus")
        await album.take(pilot, "sources-load")
        await press(pilot, "escape", "equals_sign", *"园区周报", "tab", *"3月", "enter")
        await album.take(pilot, "sources-describe")
        await press(pilot, "escape", "delete")
        await album.take(pilot, "sources-forget")
        await press(pilot, "escape")
        await leave(pilot)
        await search(pilot, "轴承")
        await press(pilot, "enter", "a", "p")
        await album.take(pilot, "original")
        await leave(pilot)
        (folder / "页.txt").unlink()
        await press(pilot, "a", "p")
        await album.take(pilot, "original-missing")


async def test_jump_copy_marks_help_palette_output(folder: Path, album: Album) -> None:
    async with desk(folder / "library.db") as pilot:
        await press(pilot, "down", "3")
        for name, key in (("help", "question_mark"), ("palette", "ctrl+p"), ("copy", "Y"),
                          ("open-in", "exclamation_mark"), ("pipe", "vertical_line")):  # fmt: skip
            await press(pilot, key)
            await album.take(pilot, name)
            await press(pilot, "escape")
        await press(pilot, "ctrl+g", *"gxq")
        await album.take(pilot, "jump")
        await press(pilot, *"zzzzz")
        await album.take(pilot, "jump-nothing")
        await press(pilot, "escape", "B")
        await album.take(pilot, "notebook-empty")
        await press(pilot, "escape", "m")
        await album.take(pilot, "mark-asked")
        await press(pilot, "a", "1", "m", "b", "apostrophe")
        await album.take(pilot, "marks")
        await press(pilot, "escape", "3", "vertical_line", *"cat", "enter")
        await until(pilot, lambda: "ended with 0" in seen(pilot))
        await album.take(pilot, "output")
        await press(pilot, "escape", "a", "full_stop")
        await album.take(pilot, "numbers")


async def test_first_time_seed_empty_read_only_and_too_small(
    folder: Path, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(folder / "library.db", folder) as pilot:
        await album.take(pilot, "first-time")
    empty = folder / "empty.db"
    (folder / "leer.txt").write_text("", "utf-8")
    list(library.load([folder / "leer.txt"], empty))
    async with desk(empty) as pilot:
        await album.take(pilot, "empty")
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != folder / "library.db")
    (folder / "library.db").chmod(0o444)
    async with desk(folder / "library.db") as pilot:
        await album.take(pilot, "read-only")
        await pilot.resize_terminal(38, 10)
        await rest(pilot)
        album.compare("too-small-38", pilot)


async def test_the_seed_page_the_first_time(folder: Path, album: Album) -> None:
    async with desk(None, folder) as pilot:
        await album.take(pilot, "first-time-seed")


async def test_a_load_at_work(folder: Path, album: Album) -> None:
    page = folder / "2024年园区周报合订本.jsonl"
    async with desk(folder / "library.db") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Desk)
        # A load that stands still, so that each width shows it at the same place.
        loading = Loading(folder / "library.db", ["load", str(page)])
        loading.take({"progress": {"path": str(page), "done": 42, "total": 100}})
        screen.session.loading = loading
        screen.show_loading()
        await album.take(pilot, "loading")
        await press(pilot, "S")
        await album.take(pilot, "loading-sources")
        await press(pilot, "minus")
        await album.take(pilot, "loading-stops")
        await leave(pilot)
        await press(pilot, "q")
        await album.take(pilot, "loading-leave")
        await press(pilot, "escape")


async def test_a_search_cut_short(
    folder: Path, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_box, "SOME", 2)
    async with desk(folder / "library.db") as pilot:
        await search(pilot, "海澜轴承生产基地项目")
        await album.take(pilot, "search-partial")


async def test_a_library_of_another_version(folder: Path, album: Album) -> None:
    db = folder / "library.db"
    for name, version in (("schema-newer", 999), ("schema-older", SCHEMA_VERSION - 1)):
        async with desk(db) as pilot:
            await press(pilot, "2")
            # Another program put it there while one reads.
            with closing(sqlite3.connect(db)) as other:
                other.execute(f"PRAGMA user_version = {version}")
            await search(pilot, "轴承生产基地")
            await album.take(pilot, name)
            with closing(sqlite3.connect(db)) as other:
                other.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


async def test_without_colours(folder: Path, album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(folder / "library.db") as pilot:
        await press(pilot, "down", "enter", "3", "right")
        await album.take(pilot, "no-colour-passage")
        await press(pilot, "a")
        await album.take(pilot, "no-colour-article")
        await press(pilot, "escape")
        await press(pilot, "percent_sign")
        await album.take(pilot, "no-colour-chart")


async def test_with_ascii_alone(folder: Path, album: Album) -> None:
    signs.choose(only_ascii=True)
    try:
        async with desk(folder / "library.db") as pilot:
            await press(pilot, "down", "enter", "3", "right")
            await album.take(pilot, "ascii-passage")
            await press(pilot, "1", "F")
            await album.take(pilot, "ascii-facets")
    finally:
        signs.choose(only_ascii=False)
