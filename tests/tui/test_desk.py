"""The reading desk by what a reader does with it: articles, facts, projects, parks, originals."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    at_once,
    browse,
    flowing,
    focused,
    lines,
    load,
    press,
    rest,
    search,
    seen,
    strips,
    until,
)
from tui.screens.article import ArticleScreen
from tui.screens.ask import AskScreen
from tui.screens.browser import BrowserScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.original import OriginalScreen
from tui.screens.park import ParkScreen
from tui.screens.project import ProjectScreen
from tui.widgets.passage_pane import PassagePane
from tui.widgets.search_box import QueryInput
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.screen import News

BATTERY = "动力电池"
BASE = "海澜轴承生产基地项目"

# Three articles on one project: they tell three stages, and two of them differ on its money.
LIFE: list[News] = [
    {
        "title": "海澜轴承项目签约",
        "authors": ["林晓禾"],
        "date": "2024-01-05",
        "publication": "园区周报",
        "page": "3",
        "text": "1月4日,海澜轴承生产基地项目签约落户东岭高新区,总投资12亿元,占地120亩。\n"
        "项目由海澜轴承有限公司投资建设。",
    },
    {
        "title": "海澜轴承项目开工",
        "date": "2024-03-05",
        "publication": "园区周报",
        "text": "3月4日,海澜轴承生产基地项目在东岭高新区开工,总投资15亿元。",
    },
    {
        "title": "东岭高新区项目忙",
        "date": "2025-06-02",
        "publication": "东岭日报",
        "text": "6月1日,总投资16亿元的海澜轴承生产基地项目在东岭高新区建成投产。\n"
        "瀚森石墨烯项目签约落户东岭高新区,总投资3亿元。",
    },
]


def key_of(opened: Library, name: str, kind: str = "PROJECT") -> int:
    return opened.called(name, kind)[0].id


async def to_project(pilot: Pilot[None], name: str = BASE) -> None:
    """Open a project from the list of projects."""
    await press(pilot, "2")
    for _ in range(20):
        row = pilot.app.screen.query_one("#projects").row  # type: ignore[attr-defined]
        if row.name == name:
            break
        await press(pilot, "down")
    await press(pilot, "o")
    assert isinstance(pilot.app.screen, ProjectScreen)


async def to_line(pilot: Pilot[None], *words: str) -> None:
    """Go down the sheet to the line under the cursor that holds these words."""
    sheet = pilot.app.screen.query_one(Sheet)
    for _ in range(80):
        entry = sheet.entry
        if entry is not None and entry.stops and all(word in entry.text for word in words):
            return
        await pilot.press("down")
        await pilot.pause()
    raise AssertionError(f"no line with {words}:\n{seen(pilot)}")


async def to_fact(pilot: Pilot[None], words: str) -> None:
    """Stand on the fact of the article that the line below tells so."""
    await at_once(pilot, *["left"] * 30)
    for _ in range(40):
        if words in seen(pilot):
            return
        await press(pilot, "right")
    raise AssertionError(f"no fact is told as {words}:\n{seen(pilot)}")


# The article


async def test_an_article_opens_from_a_hit_at_its_match_and_escape_returns_to_the_hit() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter")
        before = lines(pilot)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert "match 1 of 4, passage 1 of 1, paragraph 2 of 8" in lines(pilot)[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BrowserScreen)
        assert focused(pilot) == "hits"
        assert lines(pilot) == before


async def test_an_article_shows_each_datum_with_its_origin_and_what_is_unknown(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "签约")
        await press(pilot, "a")
        shown = seen(pilot)
        assert "authors: 林晓禾  from its field" in shown
        assert "publication: 园区周报  from its field" in shown
        assert "date: 2024-01-05  from its field" in shown
        assert "page: 3  from its field" in shown
        await press(pilot, "escape", "escape")
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3", "a")
        assert "publication: unknown" in seen(pilot)
        assert "date: unknown" in seen(pilot)


async def test_captions_are_told_apart_and_every_paragraph_is_there() -> None:
    opened = Library.open(None)
    article = opened.article(opened.passage(opened.search(BATTERY).paragraphs[0]).article)
    texts = [opened.passage(key).text for key in article.paragraphs]
    async with browse(opened, (140, 60)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a")
        shown = flowing(pilot)
        assert "[caption]图片来源:西安高新区" in shown
        sheet = pilot.app.screen.query_one(Sheet)
        assert [e.text.rpartition("] ")[2] for e in sheet.entries if e.ordinal] == texts


async def test_next_match_goes_on_into_the_next_article_and_back(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await search(pilot, "轴承")
        await press(pilot, "enter", "a")
        seen_at = []
        for key in ("n", "n", "n", "n", "N", "N", "N", "N"):
            title = lines(pilot)[0]
            seen_at.append((title.split("match ")[1][0], title.split("passage ")[1][0]))
            await press(pilot, key)
        assert seen_at[0] == ("1", "1")
        assert seen_at[:5] == seen_at[8:3:-1] or seen_at[4] == max(seen_at, key=lambda at: at[1])
        assert {at[1] for at in seen_at} >= {"1", "2", "3"}
        assert "match 1 of" in lines(pilot)[0]
        assert "passage 1 of" in lines(pilot)[0]
        await press(pilot, "N")
        assert "This is the first one." in seen(pilot)


async def test_a_digit_takes_the_marks_of_a_type_away_and_puts_them_back() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a")

        def marked(text: str) -> bool:
            return any(
                segment.text == text and segment.style is not None and segment.style.bold
                for line in strips(pilot)
                for segment in line
            )

        assert marked("120亿元")
        await press(pilot, "5")
        assert not marked("120亿元")
        assert "(5 money)" in seen(pilot)
        assert "Not marked any more: money" in seen(pilot)
        await press(pilot, "escape", "a")
        assert "(5 money)" in seen(pilot), "what is marked stays as it was chosen"
        await press(pilot, "5")
        assert marked("120亿元")


async def test_a_fact_that_is_not_marked_cannot_be_stood_on() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a", *"1234678", "9", "0")
        told = set()
        for _ in range(6):
            await press(pilot, "right")
            told |= {line.split()[4] for line in lines(pilot) if line.startswith("  fact ")}
        assert told == {"money"}


async def test_a_name_is_followed_from_an_article_and_escape_comes_back(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await search(pilot, "总投资15亿元")
        await press(pilot, "enter", "a")
        await to_fact(pilot, "park 东岭高新区")
        here = lines(pilot)
        await press(pilot, "enter")
        assert "东岭高新区" in lines(pilot)[0]
        assert "passage " in lines(pilot)[0]
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, ArticleScreen)
        await press(pilot, "escape")
        assert lines(pilot) == here


async def test_reprints_are_listed_and_open_as_articles_of_their_own(tmp_path: Path) -> None:
    text = (
        "3月4日,海澜轴承生产基地项目在东岭高新区开工。该项目由海澜轴承有限公司投资建设,总投资12亿元,占地"
        "120亩,总建筑面积8万平方米,建成后年产轴承500万套,带动就业三百人,是当地今年最大的一个工业项目。"
        "开工仪式在工地现场举行,市里和区里的负责人以及企业代表共一百多人参加了仪式并为项目培土奠基。"
    )
    twice: list[News] = [
        {"title": "海澜轴承开工", "date": "2024-03-05", "publication": "园区周报", "text": text},
        {"title": "东岭又添大项目", "date": "2024-03-06", "publication": "东岭日报", "text": text},
    ]
    async with browse(load(tmp_path, twice)) as pilot:
        await search(pilot, "培土奠基")
        await press(pilot, "enter", "a")
        assert "The same news elsewhere" in seen(pilot)
        assert "2024-03-05 | 园区周报 | 海澜轴承开工" in seen(pilot)
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "enter")
        assert "publication: 园区周报" in seen(pilot)
        await press(pilot, "escape")
        assert "publication: 东岭日报" in seen(pilot)


async def test_the_citation_and_the_passage_are_copied_from_an_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    opened = Library.open(None)
    (paragraph,) = opened.search(BATTERY).paragraphs
    citation, quote = opened.cite(opened.passage(paragraph).article), opened.quote(paragraph)
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a", "c")
        await until(pilot, lambda: pilot.app.clipboard == citation)
        assert "Sent to the terminal" in seen(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: pilot.app.clipboard == quote)


async def test_a_mouse_selects_the_stored_text_of_an_article_without_line_breaks() -> None:
    opened = Library.open(None)
    text = opened.passage(opened.search(BATTERY).paragraphs[0]).text
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a")
        sheet = pilot.app.screen.query_one(Sheet)
        rows = [y for y in range(sheet.size.height) if sheet.render_line(y).text.startswith("| ")]
        await pilot.mouse_down(sheet, offset=(2, rows[0]))
        await pilot.hover(sheet, offset=(8, rows[2]))
        await pilot.mouse_up(sheet, offset=(8, rows[2]))
        await pilot.pause()
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None
        assert len(selected) > 40
        assert selected in text


# The original


async def test_the_original_page_shows_the_article_in_its_place() -> None:
    async with browse(Library.open(None), (140, 60)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a", "p")
        assert isinstance(pilot.app.screen, OriginalScreen)
        assert "000_559b40d3858c5e08.txt" in lines(pilot)[0]
        inside = [line for line in lines(pilot) if line[3:5] == "| "]
        assert any("在新能源汽车领域" in line for line in inside)
        other = next(line for line in lines(pilot) if "成都高新区加强金融服务" in line)
        assert other not in inside
        assert next(line for line in lines(pilot) if line.startswith(" > "))[5:].startswith("在新")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_a_missing_changed_or_pageless_source_is_told_and_the_article_stays(
    tmp_path: Path, seed_page: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(seed_page.read_bytes())
    db = tmp_path / "library.db"
    assert [one.state for one in library.load([page], db)] == ["loaded"]
    page.unlink()
    async with browse(Library.open(db)) as pilot:
        await press(pilot, "2", "a", "p")
        assert "isnotthereanymore" in flowing(pilot)
        page.write_text("别的话。\n", encoding="utf-8")
        await press(pilot, "escape", "p")
        assert "haschangedsince" in flowing(pilot)
        page.write_bytes(seed_page.read_bytes())
        await press(pilot, "escape", "p")
        assert "| " in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ArticleScreen)
    (tmp_path / "records").mkdir()
    async with browse(load(tmp_path / "records", LIFE)) as pilot:
        await press(pilot, "2", "a", "p")
        assert "holdsrecordsandnopage" in flowing(pilot)


# The fact


async def test_a_fact_tells_its_words_value_rule_and_what_was_turned_down() -> None:
    async with browse(Library.open(None), (140, 60)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a")
        await to_fact(pilot, "120亿元 = ")
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        shown = seen(pilot)
        for words in (
            "total investment  比亚迪年产30GWh动力电池项目",
            "written: 120亿元",
            "means: 12,000,000,000 CNY",
            "holds: planned",
            "confidence: medium confidence",
            "told by: 计划总投资",
            "said of: 该项目",
            "A figure belongs to the project that its clause speaks of.",
            "project 10GWh动力电池生产项目: stands in another sentence",
            "Nothing that the library tells.",
            "Nothing was said of it yet.",
        ):
            assert words in shown
        looks = {
            segment.text: segment.style
            for line in strips(pilot)
            for segment in line
            if segment.text in ("120亿元", "计划总投资", "该项目") and segment.style
        }
        assert looks["120亿元"].underline
        assert looks["计划总投资"].underline
        assert looks["该项目"].bold


async def test_enter_on_a_figure_opens_its_fact_and_next_goes_through_the_others() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "a")
        await to_fact(pilot, "120亿元 = ")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, InspectorScreen)
        first = lines(pilot)[0]
        await press(pilot, "n")
        assert lines(pilot)[0] != first
        await press(pilot, "N")
        assert lines(pilot)[0] == first
        await press(pilot, *["N"] * 40)
        assert "This is the first one." in seen(pilot)


async def test_conflicting_claims_stand_beside_a_fact_and_lead_to_theirs(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "15亿元")
        await press(pilot, "enter")
        conflict = seen(pilot).partition("In conflict with it")[2].partition("Told besides")[0]
        assert "! 1,600,000,000 CNY (16亿元)" in conflict
        besides = seen(pilot).partition("Told besides")[2].partition("History")[0]
        assert "1,200,000,000 CNY (12亿元) | planned" in besides
        await to_line(pilot, "16亿元")
        await press(pilot, "enter")
        assert "written: 16亿元" in seen(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_a_fact_is_confirmed_corrected_rejected_and_taken_back(tmp_path: Path) -> None:
    opened = load(tmp_path, LIFE)
    (mark,) = (row.mark for row in opened.claims(attribute="land_area"))
    async with browse(opened, (140, 60)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter", "plus")
        await until(pilot, lambda: "confirmed by the reader" in seen(pilot))
        assert "Confirmed." in seen(pilot)
        assert "confirm | 海澜轴承生产基地项目 | land area" in seen(pilot)
        await press(pilot, "minus")
        await until(pilot, lambda: "state: rejected by the reader" in seen(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: "state: confirmed by the reader" in seen(pilot))
        assert "taken back" in seen(pilot)
        await press(pilot, "equals_sign", "end", *["backspace"] * 4, *"150亩", "enter")
        await until(pilot, lambda: "state: corrected by the reader" in seen(pilot))
        assert "by the reader: 150亩" in seen(pilot)
        await press(pilot, "escape")
        assert "150亩" in seen(pilot), "what is below shows it as it is by now"
        await press(pilot, "escape")
        await until(pilot, lambda: focused(pilot) == "projects")
        # In the passage the words stand once, with what the reader says of them.
        await search(pilot, "120亩")
        await press(pilot, "enter", "enter")
        passage = pilot.app.screen.query_one(PassagePane).passage
        assert passage is not None
        (fact,) = (one for one in passage.facts if one.text == "120亩")
        assert [(one.state, one.given) for one in fact.roles] == [
            ("corrected", "150亩"),
            ("replaced", None),
        ]
        assert "corrected by the reader: 150亩" in seen(pilot)
        # What holds is opened, and not what it has replaced.
        await press(pilot, "e")
        assert "state: corrected by the reader" in seen(pilot)
    with Library.open(tmp_path / "library.db") as after:
        states = {row.state for row in after.claims(attribute="land_area")}
        assert states == {"replaced", "corrected"}
        assert after.claim(mark).state == "replaced"


async def test_a_correction_taken_back_shows_what_the_rules_say_again(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter", "equals_sign", "end", *["backspace"] * 4, *"150亩", "enter")
        await until(pilot, lambda: "state: corrected by the reader" in seen(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: "state: found by the rules" in seen(pilot))
        assert "written: 120亩" in seen(pilot)
        await press(pilot, "u")
        assert "Nothing was said of this fact" in seen(pilot)


async def test_what_is_typed_replaces_the_value_and_what_cannot_be_read_stays_with_the_reason(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter", "equals_sign", *"很大", "enter")
        await until(pilot, lambda: '"很大" cannot be read as a figure' in seen(pilot))
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.text == "很大"
        await press(pilot, "home", *"150亩", "delete", "delete", "enter")
        await until(pilot, lambda: "state: corrected by the reader" in seen(pilot))
        assert "by the reader: 150亩" in seen(pilot)
        assert "Corrected." in seen(pilot)


async def test_leaving_the_question_says_nothing(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter", "equals_sign", "escape")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "equals_sign", "enter")
        assert "state: found by the rules" in seen(pilot)


@pytest.mark.parametrize("key", ["plus", "minus", "equals_sign"])
async def test_the_seed_library_says_that_it_keeps_no_corrections(key: str) -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "2", "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, key)
        await until(pilot, lambda: "Nothing of your own has been loaded yet" in seen(pilot))
        assert "`yuanzhiloadFILE`" in flowing(pilot)
        assert isinstance(pilot.app.screen, InspectorScreen)


# The project and the park


async def test_a_project_shows_its_life_in_order_and_marks_what_differs(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await to_project(pilot)
        shown = seen(pilot)
        life = shown.partition("Life")[2].partition("Figures")[0]
        places = [life.index(word) for word in ("signed", "started", "operating")]
        assert places == sorted(places)
        assert "2024-01-05  signed" in life
        assert "! 1,500,000,000 CNY (15亿元)" in shown
        assert "! 1,600,000,000 CNY (16亿元)" in shown
        assert "! 1,200,000,000" not in shown
        assert "the newest, others differ" in shown
        assert "park: 东岭高新区" in shown
        assert "all passages: 3 articles" in shown


async def test_every_line_of_a_project_leads_somewhere(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await to_project(pilot)
        sheet = pilot.app.screen.query_one(Sheet)
        leading = [(at, entry) for at, entry in enumerate(sheet.entries) if entry.is_line]
        assert len(leading) > 8
        leads = {at: entry.stops[0].lead for at, entry in leading}
        assert all(lead and (lead.first or lead.facts or lead.article) for lead in leads.values())
        # One line of each kind is followed, by both keys.
        kinds = {
            (type(lead.first), len(lead.facts) > 1, type(lead.article)): (at, entry)
            for at, entry in leading
            if (lead := leads[at])
        }
        for at, entry in kinds.values():
            for key in ("enter", "a"):
                sheet.stand(at, 0)
                await press(pilot, key)
                assert not isinstance(pilot.app.screen, ProjectScreen), (key, entry.text)
                assert isinstance(pilot.app.screen, ArticleScreen) or key == "enter"
                assert "Reading the library" not in seen(pilot)
                await press(pilot, "escape")
                assert sheet.place.entry == at


async def test_a_park_never_adds_plans_to_what_is_so(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await press(pilot, "down", "o")
        assert isinstance(pilot.app.screen, ParkScreen)
        sums = [line for line in lines(pilot) if "total investment |" in line]
        assert any("| actual |" in line for line in sums)
        assert any("| planned |" in line for line in sums)
        shown = seen(pilot)
        assert shown.index("海澜轴承生产基地项目 | 1,") < shown.index("瀚森石墨烯项目 | 3")
        happened = shown.partition("What happened")[2]
        assert happened.index("operating") < happened.index("2024-01-05")


async def test_a_sum_leads_to_the_facts_it_is_made_of_and_they_to_theirs(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await press(pilot, "down", "o")
        await to_line(pilot, "total investment", "planned")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClaimsScreen)
        assert "瀚森石墨烯项目 | 300,000,000 CNY (3亿元) | planned" in seen(pilot)
        await press(pilot, "enter")
        assert "written: 3亿元" in seen(pilot)
        await press(pilot, "escape", "escape")
        await to_line(pilot, "海澜轴承有限公司", "1 project")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClaimsScreen)
        assert "海澜轴承有限公司" in lines(pilot)[0]
        assert BASE in seen(pilot)


async def test_the_way_back_is_the_way_one_came(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await press(pilot, "down")
        way: list[tuple[type, list[str]]] = []

        async def go(key: str) -> None:
            way.append((type(pilot.app.screen), lines(pilot)[:-2]))
            await press(pilot, key)

        await go("o")
        await to_line(pilot, BASE, "16亿元")
        await go("enter")
        await to_line(pilot, "15亿元")
        await go("a")
        assert "money 15亿元" in seen(pilot), "the article opens at the words of the fact"
        await go("e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        for key in ("escape", "backspace", "left", "escape"):
            screen, shown = way.pop()
            await press(pilot, key)
            assert type(pilot.app.screen) is screen
            assert lines(pilot)[:-2] == shown
        assert not way


# Ways of working


async def test_keys_typed_ahead_are_for_the_screens_that_come(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await at_once(pilot, "2", "o", "down", "down", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, (BrowserScreen, ProjectScreen)))


async def test_a_search_from_any_screen_goes_back_to_the_lists() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "down", "o", "enter", "slash", *"轴承")
        assert isinstance(pilot.app.screen, BrowserScreen)
        assert pilot.app.screen.query_one(QueryInput).value == "轴承"


async def test_help_palette_and_footer_know_the_screen_one_is_on() -> None:
    async with browse(Library.open(None), (140, 60)) as pilot:
        await press(pilot, "2", "e")
        footer = pilot.app.screen.query_one("#footer")
        assert "+ confirm" in str(footer.render())
        await press(pilot, "question_mark")
        assert seen(pilot).index("In the page of a fact") < seen(pilot).index("In a list")
        await press(pilot, "escape", "ctrl+p", *"the fact is right", "enter")
        await until(pilot, lambda: "Nothing of your own" in seen(pilot))


async def test_what_leads_nowhere_says_so(tmp_path: Path) -> None:
    news: list[News] = [{"title": "天气", "text": "明天有小雨。"}]
    async with browse(load(tmp_path, news)) as pilot:
        await press(pilot, "o")
        assert "nothing under the cursor that has a page" in seen(pilot)
        await press(pilot, "e")
        assert "nothing said of a project" in seen(pilot)
        await press(pilot, "a")
        assert "no article here" in seen(pilot)
        await search(pilot, "小雨")
        await press(pilot, "enter", "a")
        assert "明天有小雨。" in seen(pilot)
        await press(pilot, "enter")
        assert "no name under the cursor" in seen(pilot)
        await press(pilot, "e")
        assert "nothing said of a project" in seen(pilot)


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE, (40, 12)])
async def test_every_screen_fits_and_says_when_there_is_no_room(size: tuple[int, int]) -> None:
    async with browse(Library.open(None), size) as pilot:
        await press(pilot, "down", "o")
        for key in ("enter", "p", "escape", "e", "escape", "escape", "escape"):
            assert len(lines(pilot)) == size[1]
            await press(pilot, key)
        await press(pilot, "down", "o")
        await pilot.resize_terminal(39, 11)
        await rest(pilot)
        assert "toosmall" in flowing(pilot)
        await pilot.resize_terminal(*size)
        await rest(pilot)
        assert "Park" in lines(pilot)[0]


async def test_the_focus_is_seen_without_colour() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        assert lines(pilot)[0].startswith(">1 Parks")
        await press(pilot, "2")
        assert ">2 Projects" in lines(pilot)[0]
        assert ">1 Parks" not in lines(pilot)[0]
        await press(pilot, "o")
        assert any(line.startswith(" > ") for line in lines(pilot))


async def test_a_correction_can_change_whether_it_is_so_or_planned(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), (140, 60)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter")
        assert "holds: planned" in seen(pilot)
        await press(pilot, "equals_sign")
        assert "planned (Tab changes it)" in seen(pilot)
        await press(pilot, "shift+tab")
        assert "actual (Tab changes it)" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "state: corrected by the reader" in seen(pilot))
        assert "holds: actual" in seen(pilot)


async def test_a_library_that_cannot_be_written_says_so_in_a_sentence(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "120亩")
        await press(pilot, "enter")
        # Another program brought it to a version that this one does not know.
        with closing(sqlite3.connect(tmp_path / "library.db")) as other:
            other.execute("PRAGMA user_version = 999")
        await press(pilot, "plus")
        await until(pilot, lambda: "was written by a newer yuanzhi" in seen(pilot))
        assert "state: found by the rules" in seen(pilot)
        assert isinstance(pilot.app.screen, InspectorScreen)


async def test_what_has_gone_from_the_library_is_told_and_one_can_go_back(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        with closing(sqlite3.connect(tmp_path / "library.db")) as other, other:
            other.execute("DELETE FROM claim")
        await to_line(pilot, "120亩")
        await press(pilot, "enter")
        assert "No fact is known by" in seen(pilot)
        await press(pilot, "plus", "equals_sign", "u", "n", "a", "c")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)
