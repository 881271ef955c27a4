"""Questions asked in threads: only the newest answer counts, whatever order they come back in."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from threading import Event, Thread, current_thread, main_thread
from typing import TYPE_CHECKING, ClassVar

import pytest

from store.library import Library
from store.library import load as store_load
from store.model import Found
from tests.tui.screen import browse, lines, load, press, rest, search, seen
from tui.errands import Errands
from tui.widgets.outcome import outcome
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.screen import News


def test_a_job_overtaken_before_its_turn_is_not_done() -> None:
    opened = Library.open(None)
    errands = Errands(opened)
    first, second = errands.begin(), errands.begin()
    assert errands.run(first, lambda library: library.path) is None
    assert errands.run(second, lambda library: library.path) == opened.path
    assert not errands.is_newest(first)
    assert errands.is_newest(second)
    errands.close()
    opened.close()


def test_one_job_runs_at_a_time_and_an_overtaken_one_is_known_as_such() -> None:
    opened = Library.open(None)
    errands = Errands(opened)
    begun, finish = Event(), Event()
    answers: dict[str, object] = {}

    def slow(_library: Library) -> str:
        begun.set()
        finish.wait(10)
        return "slow"

    first = errands.begin()
    one = Thread(target=lambda: answers.update(slow=errands.run(first, slow)))
    one.start()
    assert begun.wait(10)
    second = errands.begin()
    two = Thread(target=lambda: answers.update(quick=errands.run(second, lambda _: "quick")))
    two.start()
    time.sleep(0.1)
    assert answers == {}
    finish.set()
    one.join(10)
    two.join(10)
    assert answers == {"slow": "slow", "quick": "quick"}
    assert not errands.is_newest(first)
    assert errands.is_newest(second)
    errands.close()
    opened.close()


def test_closing_lets_nothing_be_asked_any_more() -> None:
    opened = Library.open(None)
    errands = Errands(opened)
    job = errands.begin()
    errands.close()
    assert errands.run(job, lambda library: library.parks()) is None
    assert not errands.is_newest(job)
    opened.close()


def test_closing_waits_for_nothing_and_lets_go_when_the_job_has_ended() -> None:
    opened = Library.open(None)
    errands = Errands(opened)
    job = errands.begin()
    started, go_on = Event(), Event()

    used: list[Library] = []

    def read_a_file(library: Library) -> bool:
        used.append(library)
        started.set()
        return go_on.wait(20) and bool(library.parks())

    reader = Thread(target=errands.run, args=(job, read_a_file))
    reader.start()
    assert started.wait(20)
    errands.close()
    assert reader.is_alive()
    go_on.set()
    reader.join(20)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        used[0].parks()
    opened.close()


async def test_an_older_answer_that_comes_late_does_not_replace_a_newer_one() -> None:
    opened = Library.open(None)
    late = opened.search("高新区")
    async with browse(opened) as pilot:
        box = pilot.app.screen.query_one(SearchBox)
        await search(pilot, "动力")
        await pilot.press(*"电池")
        await pilot.pause(0.3)
        await rest(pilot)
        before = lines(pilot)
        assert "1 passage" in before[0]
        # The first search of this screen had number 1; its answer arrives after the second's.
        box.post_message(SearchBox.Answered(1, late, {}))
        await rest(pilot)
        assert lines(pilot) == before


async def test_an_answer_that_comes_after_the_search_was_left_changes_nothing() -> None:
    opened = Library.open(None)
    late = opened.search("高新区")
    async with browse(opened) as pilot:
        await search(pilot, "动力电池")
        await pilot.press("escape")
        await rest(pilot)
        before = seen(pilot)
        pilot.app.screen.query_one(SearchBox).post_message(SearchBox.Answered(1, late, {}))
        await rest(pilot)
        assert seen(pilot) == before


async def test_a_search_cut_short_is_called_partial_and_enter_searches_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.widgets.search_box.SOME", 3)
    opened = Library.open(None)
    total = opened.search("高新区").total
    async with browse(opened) as pilot:
        await search(pilot, "高新区")
        assert "partial" in lines(pilot)[0]
        await pilot.press("enter")
        await rest(pilot)
        assert f"{total} passages" in lines(pilot)[0]
        assert "partial" not in lines(pilot)[0]
        assert f"1 of {total}" in lines(pilot)[1]


def outcomes() -> Iterator[tuple[Found, str]]:
    yield Found("x", (), 0, complete=True), "nothing found"
    yield Found("x", (1,), 1, complete=True), "1 passage"
    yield Found("x", (1, 2), 2, complete=True), "2 passages"
    yield Found("x", (1,), 1200, complete=False), "1,200 passages or more (partial)"
    yield Found("x", (), 0, complete=False), "0 passages or more (partial)"
    yield Found("x", (1,), 1, complete=True, understood="a -b"), "1 passage, read as: a -b"
    hint = "date:2020-13 is no date: read as text."
    yield Found("x", (), 0, complete=True, hint=hint), f"nothing found; {hint}"
    closest = Found("x", (1, 2), 0, complete=True, order="closest")
    yield closest, "nothing holds all of it; closest passages"
    yield replace(closest, total=2), "closest passages"
    yield replace(closest, paragraphs=()), "nothing found"
    ranked = Found("x", (1,), 60_000, complete=True, order="relevance", ranked=50_000)
    yield ranked, "60,000 passages, ranked among the newest 50,000"


def test_the_outcome_says_how_many_whether_all_and_how_the_query_was_read() -> None:
    for found, words in outcomes():
        assert outcome(found).startswith(words)


SOME: list[News] = [
    {
        "title": "海澜轴承项目签约",
        "date": "2024-01-05",
        "text": "海澜轴承生产基地项目签约落户东岭高新区,总投资12亿元。",
    },
]


class Told(Library):
    """A library that remembers from which thread it was asked what may take long."""

    asked: ClassVar[dict[str, bool]] = {}

    def __getattribute__(self, name: str) -> object:
        if name in ("passages_of", "history", "tags", "collections", "cite", "quote"):
            here = current_thread() is main_thread()
            Told.asked[name] = Told.asked.get(name, False) or here
        return super().__getattribute__(name)


@pytest.mark.parametrize(
    ("keys", "questions"),
    [
        (("slash", "up"), ["history"]),
        (("3", "left", "enter"), ["passages_of"]),
        (("t", "escape"), ["tags"]),
        (("w", "escape"), ["collections"]),
        (("c", "C"), ["cite", "quote"]),
    ],
)
async def test_what_grows_with_the_library_is_asked_in_a_thread(
    tmp_path: Path, keys: tuple[str, ...], questions: list[str]
) -> None:
    load(tmp_path, SOME).close()
    async with browse(Told.open(tmp_path / "library.db")) as pilot:
        Told.asked.clear()
        await press(pilot, *keys)
        assert {name: Told.asked.get(name) for name in questions} == dict.fromkeys(questions, False)


def test_what_a_load_writes_meanwhile_is_not_seen_by_a_job_at_work(tmp_path: Path) -> None:
    opened = load(tmp_path, [{"title": "签约", "text": "海澜轴承项目签约落户东岭高新区。"}])
    errands = Errands(opened)

    def twice(one: Library) -> tuple[int, int]:
        before = one.arrived()
        page = tmp_path / "page.txt"
        page.write_text("瀚森石墨烯项目在东岭高新区开工。\n", encoding="utf-8")
        assert [outcome.problem for outcome in store_load([page], opened.path)] == [None]
        return before, one.arrived()

    before, after = errands.run(errands.begin(), twice) or (0, 1)
    assert before == after
    assert errands.run(errands.begin(), lambda one: one.arrived()) != before
    errands.close()
    opened.close()
