"""The sources on the screen: what is loaded, what failed; load more, describe, forget."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from store import library as door
from store.library import Library
from tests.tui.screen import NARROW, at_once, browse, focused, load, press, seen, until
from tui.loader import SOON
from tui.loading import Loading
from tui.screens.article import ArticleScreen
from tui.screens.desk import Desk
from tui.screens.menu import MenuScreen
from tui.screens.sources import SHOWN, SourcesScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import News

# Articles of a file that takes some time to be loaded.
MANY = 300
NEWS: list[News] = [
    {"title": "签约", "date": "2024-01-05", "text": "海澜轴承项目签约落户东岭高新区。"}
]


async def test_more_is_loaded_described_and_forgotten_while_one_reads(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    page = tmp_path / "more" / "a[red].txt"
    page.parent.mkdir()
    page.write_text("3月4日,瀚森石墨烯项目在东岭高新区开工,总投资3亿元。\n", encoding="utf-8")
    async with browse(opened) as pilot:
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, SourcesScreen)
        assert "news.jsonl" in seen(pilot)
        await press(pilot, "plus", *str(page.parent), "enter")
        await until(pilot, lambda: "Loaded: 1 file, 1 article." in seen(pilot), 60)
        await until(pilot, lambda: "a[red].txt" in seen(pilot))
        await press(pilot, "home")
        await press(pilot, "equals_sign", *"Weekly", "tab", *"2024-13", "tab", "7", "enter")
        assert '"2024-13" is no date' in seen(pilot)
        await press(pilot, "ctrl+u", *"2024-03", "enter")
        session = pilot.app.screen.session
        await until(pilot, lambda: session.edition == 2, 60)
        with Library.open(tmp_path / "library.db") as now:
            (found,) = now.search("瀚森石墨烯").paragraphs
            record = now.passage(found).record
            assert (record.publication, record.date, record.page) == ("Weekly", "2024-03", "7")
        await press(pilot, "delete", "enter")
        assert "a[red].txt" in seen(pilot), "it asks first, and the first answer is no"
        await press(pilot, "delete", "tab", "enter")
        await until(pilot, lambda: "Forgot 1 source" in seen(pilot))
        assert "a[red].txt" not in seen(pilot)


async def test_what_failed_is_told_with_its_reason_and_filtered_by_tab(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    async with browse(opened, NARROW) as pilot:
        await press(pilot, "ctrl+s", "plus", *str(bad), "enter")
        await until(pilot, lambda: "could not be read whole" in seen(pilot), 60)
        await press(pilot, "tab", "tab", "tab")
        assert "failed  1" in seen(pilot)
        assert "bad.pdf" in seen(pilot)
        assert "news.jsonl" not in seen(pilot)


async def test_the_first_load_goes_over_to_ones_own_library_while_one_reads(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("3月4日,瀚森石墨烯项目在东岭高新区开工,总投资3亿元。\n", encoding="utf-8")
    async with browse(Library.open(tmp_path / "library.db")) as pilot:
        assert "西安高新区" in seen(pilot)
        await press(pilot, "S", "plus", *str(page), "enter")
        await until(pilot, lambda: "your own library now" in seen(pilot), 60)
        assert "page.txt" in seen(pilot), "the sources are those of one's own library"
        await press(pilot, "escape")
        assert "西安高新区" not in seen(pilot)
        assert "东岭高新区" in seen(pilot)
        await press(pilot, "2", "o")
        assert "瀚森石墨烯项目" in seen(pilot)
        await press(pilot, "escape", "slash", *"石墨烯", "enter")
        await until(pilot, lambda: "1 passage" in seen(pilot))


async def test_pages_of_the_seed_stay_until_one_goes_back_to_the_lists(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("3月4日,瀚森石墨烯项目在东岭高新区开工,总投资3亿元。\n", encoding="utf-8")
    async with browse(Library.open(tmp_path / "library.db")) as pilot:
        await press(pilot, "S", "plus", *str(page), "enter", "escape", "a")
        await until(pilot, lambda: "Your own library is ready" in seen(pilot), 60)
        assert ">Article" in seen(pilot)
        await press(pilot, "slash", *"石")
        await pilot.pause(4 * SOON)
        assert focused(pilot) == "query", "who types is not interrupted"
        assert pilot.app.session.library.seed  # type: ignore[attr-defined]
        while focused(pilot) == "query":
            await pilot.press("escape")
        await until(pilot, lambda: "your own library now" in seen(pilot))
        await until(pilot, lambda: "东岭高新区" in seen(pilot))


async def test_enter_opens_the_article_of_a_source_or_lets_one_of_several_be_chosen(
    tmp_path: Path,
) -> None:
    text = "海澜轴承项目签约落户东岭高新区。"
    opened = load(tmp_path, [{"title": "[red]甲[/]", "text": text}, {"title": "乙", "text": text}])
    one = tmp_path / "a.jsonl"
    one.write_text('{"title": "丙", "text": "瀚森项目签约。"}\n', encoding="utf-8")
    assert len(list(door.load([one], opened.path))) == 1
    async with browse(opened) as pilot:
        await press(pilot, "S", "home", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await until(pilot, lambda: "丙" in seen(pilot))
        await press(pilot, "escape", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen))
        assert "[red]甲[/]" in seen(pilot)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await until(pilot, lambda: "乙" in seen(pilot))
        await press(pilot, "escape", "minus")
        await until(pilot, lambda: "Nothing is being loaded" in seen(pilot))


async def test_what_is_typed_ahead_of_the_answer_is_no_part_of_it(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    async with browse(opened) as pilot:
        await press(pilot, "S", "plus", *"/nowhere/x")
        await at_once(pilot, "enter", "z")
        await until(pilot, lambda: "There is no file /nowhere/x:" in seen(pilot))
        assert isinstance(pilot.app.screen, SourcesScreen)


async def test_a_path_that_is_not_there_is_told_and_the_seed_is_not_changed() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "S", "plus", *"/nowhere/x", "enter")
        assert "There is no file /nowhere/x" in seen(pilot)
        await press(pilot, "r")
        assert "This is the seed page" in seen(pilot)


async def test_where_a_source_has_more_articles_than_are_listed_it_is_told(tmp_path: Path) -> None:
    news: list[News] = [
        {"title": f"签约{one}", "date": "2024-01-05", "text": f"第{one}个项目落户东岭高新区。"}
        for one in range(SHOWN + 1)
    ]
    async with browse(load(tmp_path, news)) as pilot:
        await press(pilot, "S", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen))
        await until(pilot, lambda: "The first 500 of 501 articles" in seen(pilot))


async def test_of_two_loads_wanted_at_once_one_is_begun(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("瀚森石墨烯项目在东岭高新区开工。\n", encoding="utf-8")
    async with browse(load(tmp_path, NEWS)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Desk)
        screen.begin_loading(str(page))
        screen.begin_loading(str(page))
        await until(pilot, lambda: screen.session.loading is not None)
        begun = screen.session.loading
        await until(pilot, lambda: "A load is at work already" in seen(pilot))
        assert screen.session.loading in (begun, None)
        await until(pilot, lambda: screen.session.loading is None, 60)


@pytest.mark.parametrize("keys", [["minus"], ["ctrl+c", "ctrl+c"]])
async def test_a_load_at_work_is_stopped_and_what_is_loaded_is_whole(
    tmp_path: Path, keys: list[str]
) -> None:
    opened = load(tmp_path, NEWS)
    folder = tmp_path / "more"
    folder.mkdir()
    text = "3月4日,总投资3亿元的瀚森石墨烯项目在东岭高新区开工,占地120亩。"
    for name in "abcdef":
        news = [{"title": f"{name}{one}", "text": text * 5} for one in range(MANY)]
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in news)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    async with browse(opened, (200, 40)) as pilot:
        await press(pilot, "S", "plus", *str(folder), "enter")
        session = pilot.app.screen.session  # type: ignore[attr-defined]
        # A file is at work, and not only the program being started.
        await until(pilot, lambda: re.search(r"loading .*\b[a-f]\.jsonl", seen(pilot)), 60)
        await pilot.press(keys[0])
        await until(pilot, lambda: "stopping after this file" in seen(pilot))
        await pilot.press(*keys[1:])
        await until(pilot, lambda: session.loading is None, 60)
        await until(pilot, lambda: "Stopped; load the same again to go on." in seen(pilot))
    with Library.open(tmp_path / "library.db") as now:
        found = [row.articles for row in now.sources() if "more" in row.path]
    assert set(found) <= {MANY}
    # Told once, it goes on to the end of the file at work.
    assert (1 if len(keys) == 1 else 0) <= len(found) < 6


@pytest.mark.parametrize("times", [1, 2])
def test_a_load_told_to_stop_before_it_has_begun_still_takes_its_first_file(
    tmp_path: Path, times: int
) -> None:
    folder, db = tmp_path / "pages", tmp_path / "library.db"
    folder.mkdir()
    for one in range(200):
        text = f"瀚森石墨烯项目{one}期在东岭高新区开工。\n"
        (folder / f"{one:03}.txt").write_text(text * 20, "utf-8")
    loading = Loading(db, ["load", "--events", str(folder)])
    for _time in range(times):
        loading.stop()
    loading.run(lambda: None)
    assert loading.problem == ""
    # Told twice it is broken off, whatever it was doing.
    assert loading.sources == (1 if times == 1 else 0)


async def test_what_is_not_known_is_given_to_several_sources_at_once_and_they_are_loaded_again(
    tmp_path: Path,
) -> None:
    pages = [tmp_path / f"{name}.txt" for name in "abc"]
    for page in pages:
        page.write_text(f"瀚森石墨烯项目{page.stem}期在东岭高新区开工。\n", encoding="utf-8")
    db = tmp_path / "library.db"
    list(door.load(pages, db))
    async with browse(Library.open(db), (200, 40)) as pilot:
        await press(pilot, "S", "insert", "asterisk")
        assert "2 selected" in seen(pilot)
        await press(pilot, "equals_sign")
        assert "Give for 2 sources" in seen(pilot)
        await press(pilot, *"南溪日报", "tab", *"2024-03-05", "enter")
        await until(pilot, lambda: "Loaded: 2 files, 2 articles." in seen(pilot), 60)
        pages[0].write_text("瀚森石墨烯项目在东岭高新区投产。\n", encoding="utf-8")
        session = pilot.app.screen.session  # type: ignore[attr-defined]
        before = session.edition
        await press(pilot, "home", "insert", "insert", "r")
        await until(pilot, lambda: session.edition > before, 60)
    with Library.open(db) as now:
        assert now.search("pub:南溪日报 date:2024-03-05").total == 2
        # Given once, it stays with what the file says now.
        assert now.search("pub:南溪日报 投产").total == 1
        assert now.search("c期").total == 1
