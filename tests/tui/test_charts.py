"""Charts: every bar and point leads to its facts; names of any kind break no line."""

from __future__ import annotations

import json
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from store.library import Library
from store.model import Bar, Course, Point, Stage, Total
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    browse,
    lines,
    load,
    press,
    rest,
    seen,
    until,
)
from tui import dossiers
from tui.cli import cli
from tui.screens.chart import ChartScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.project import ProjectScreen
from tui.sheets.chart import SIGNS, bars, courses, points
from tui.widgets.cells import clean, width

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.text(alphabet="园区项目[/] abc“”😀\u0301\u202e\x1b", max_size=30)
MODALITIES = st.sampled_from(sorted(SIGNS))
AMOUNTS = st.floats(1, 1e15)


def total(modality: str, unit: str, low: float, projects: int) -> Total:
    return Total("total_investment", modality, unit, low, low, False, False, projects, 0)


BARS = st.lists(
    st.builds(
        Bar,
        NAMES,
        st.integers(1, 99),
        st.builds(
            total, MODALITIES, st.sampled_from(["CNY", "USD", ""]), AMOUNTS, st.integers(1, 9)
        ),
    ),
    max_size=8,
)
POINTS = st.lists(
    st.builds(Point, st.integers(1, 99), NAMES, AMOUNTS, AMOUNTS, MODALITIES, MODALITIES),
    max_size=60,
)


@pytest.mark.parametrize(("low", "sign"), [(0.0, ""), (40.0, ""), (50.0, "?"), (100.0, "?")])
def test_a_sum_that_rests_on_facts_of_low_confidence_is_marked_and_told(
    low: float, sign: str
) -> None:
    one = replace(total("actual", "CNY", 100, 3), unsure=2 if low else 0, unsure_low=low)
    told = [entry.text for entry in bars([Bar("甲", 1, one)], 80)]
    assert any(f"100{sign} " in line for line in told)
    assert any(line.startswith("?: ") for line in told) == bool(sign)
    assert dossiers.unsure(one) == (f"{low:.0f} of it of low confidence" if low else "")
    assert dossiers.unsure(replace(one, unsure=3)) == "of low confidence"


@given(BARS, POINTS, st.integers(56, 140))
def test_no_line_of_a_picture_is_wider_than_its_room_and_each_bar_and_point_can_be_stood_on(
    some: list[Bar], others: list[Point], room: int
) -> None:
    some.sort(key=lambda bar: (bar.total.modality, bar.total.unit))
    for drawn, found in ((bars(some, room), some), (points(others, room), others)):
        assert all(width(clean(entry.text)) <= room for entry in drawn if entry.hang == 0)
        assert sum(entry.is_line for entry in drawn) == len(found)


def library(folder: Path) -> Library:
    lines = (
        ("东岭高新区", "海澜轴承项目", "总投资12亿元，占地200亩", "2023-02-04"),
        ("东岭高新区", "禾迈电子项目", "计划总投资30亿元", "2024-02-05"),
        ("西岗高新区", "瀚森电机项目", "总投资3亿美元", "2024-02-06"),
    )
    return load(
        folder,
        [
            {"title": name, "date": date, "text": f"{name}在{park}开工，{told}。"}
            for park, name, told, date in lines
        ],
    )


async def test_a_bar_leads_to_its_facts_and_these_to_their_passages(tmp_path: Path) -> None:
    async with browse(library(tmp_path), MIDDLE) as pilot:
        await press(pilot, "percent_sign")
        screen = pilot.app.screen
        assert isinstance(screen, ChartScreen)
        await until(pilot, lambda: "1,200,000,000  ####" in seen(pilot))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClaimsScreen)
        assert "海澜轴承项目" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "escape", "escape", "2", "enter")
        assert isinstance(pilot.app.screen, ClaimsScreen)
        assert "2023" in seen(pilot)
        await press(pilot, "escape", "3")
        assert "B" in seen(pilot)
        assert "禾迈电子项目" in seen(pilot)
        await press(pilot, "4", "enter")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_a_picture_is_of_what_the_lists_are_narrowed_to_and_of_all_on_a_key(
    tmp_path: Path,
) -> None:
    async with browse(library(tmp_path), MIDDLE) as pilot:
        await press(pilot, "2", "f", *"hailan", "enter", "percent_sign")
        await until(pilot, lambda: "1,200,000,000  ####" in seen(pilot))
        assert '"hailan"' in seen(pilot)
        assert "西岗高新区" not in seen(pilot)
        await press(pilot, "enter")
        assert "1 fact" in seen(pilot)
        assert '"hailan"' in seen(pilot)
        await press(pilot, "escape", "2")
        await until(pilot, lambda: "2023" in seen(pilot))
        assert "2024" not in seen(pilot)
        await press(pilot, "X")
        await until(pilot, lambda: "2024" in seen(pilot))
        assert "of all projects" in seen(pilot)
        # From a page above the lists it is the same.
        await press(pilot, "escape", "o", "percent_sign")
        assert '"hailan"' in seen(pilot)


async def test_a_point_leads_to_both_its_facts(tmp_path: Path) -> None:
    async with browse(library(tmp_path), MIDDLE) as pilot:
        await press(pilot, "percent_sign", "4", "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        assert "12亿元" in seen(pilot)
        await press(pilot, "n")
        assert "200亩" in seen(pilot)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_pictures_are_drawn_for_the_width_there_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with browse(library(tmp_path), size) as pilot:
        await press(pilot, "percent_sign")
        for digit in "1234":
            await press(pilot, digit)
            name = ("东岭高新区", "2023", "海澜轴承", "海澜轴承")[int(digit) - 1]
            await until(pilot, lambda name=name: name in seen(pilot))  # type: ignore[misc]
        (before,) = [line for line in lines(pilot) if line.startswith(" > ")]
        await pilot.resize_terminal(70, 30)
        await rest(pilot)
        (after,) = [line for line in lines(pilot) if line.startswith(" > ")]
        assert before.split()[1] == after.split()[1], "the reader stays on the point"
        await press(pilot, "1")
        assert "东岭高新区" in seen(pilot)


@pytest.mark.parametrize("what", [("investment",), ("investment", "--by", "year"), ("timeline",),
                                  ("timeline", "--park", "东岭高新区"), ("scatter",),
                                  ("investment", "--status", "started", "--filter", "hailan"),
                                  ("timeline", "--year", "2023"),
                                  ("scatter", "--min-amount", "1亿")])  # fmt: skip
def test_the_command_draws_and_gives_rows_and_json(tmp_path: Path, what: tuple[str, ...]) -> None:
    with library(tmp_path) as opened:
        command = ["chart", *what, "--db", str(opened.path)]
        drawn, rows, form = (
            CliRunner().invoke(cli, [*command, *more]) for more in ([], ["--tsv"], ["--json"])
        )
    assert (drawn.exit_code, rows.exit_code, form.exit_code) == (0, 0, 0)
    assert drawn.output.strip()
    head, *table = rows.output.splitlines()
    assert table
    assert {line.count("\t") for line in table} == {head.count("\t")}
    assert len(json.loads(form.output)) >= 2
    narrowed = any(option.startswith("--") for option in what if option not in ("--by", "--park"))
    assert ("Only of projects with: " in drawn.output) == narrowed
    assert bool(json.loads(form.output)["narrowed"]) == narrowed
    if narrowed:
        assert "瀚森电机项目" not in rows.output
        assert "西岗高新区" not in rows.output


@pytest.mark.parametrize("by", ["park", "year"])
def test_the_command_prints_the_facts_that_each_sum_is_made_of(tmp_path: Path, by: str) -> None:
    with library(tmp_path) as opened:
        command = ["chart", "investment", "--by", by, "--facts", "--db", str(opened.path)]
        assert CliRunner().invoke(cli, [*command, "--tsv"]).exit_code == 2
        told = CliRunner().invoke(cli, command).output
        bars = json.loads(CliRunner().invoke(cli, [*command, "--json"]).stdout)["bars"]
    assert bars
    for bar in bars:
        figures = [one["figure"] for one in bar["facts"]]
        # What is left out of a sum as a part of another one is not among its facts either.
        assert sum(one["value"] or one["low"] for one in figures) == bar["total"]["low"]
        for one in bar["facts"]:
            assert f"  {one['mark']} | {one['name']} | total investment" in told


class Slow(Library):
    """Sums are told only when one lets it."""

    begun: ClassVar[Event] = Event()
    go: ClassVar[Event] = Event()

    def investments(self, *asked: Any, **named: Any) -> list[Bar]:
        self.begun.set()
        self.go.wait(20)
        return super().investments(*asked, **named)


async def test_another_picture_may_be_chosen_while_one_is_read(tmp_path: Path) -> None:
    library(tmp_path).close()
    async with browse(Slow.open(tmp_path / "library.db")) as pilot:
        pilot.app.post_message(events.Key("percent_sign", "%"))
        await until(pilot, Slow.begun.is_set)
        pilot.app.post_message(events.Key("3", "3"))
        await until(pilot, lambda: "timeline" in seen(pilot))
        assert not Slow.go.is_set()
        Slow.go.set()
        await until(pilot, lambda: "timeline of projects" in seen(pilot))
        await until(pilot, lambda: "Reading the library" not in seen(pilot))
        assert isinstance(pilot.app.screen, ChartScreen)


def test_few_days_far_from_all_others_do_not_press_these_together() -> None:
    def course(project: int, *times: str) -> Course:
        return Course(
            project, f"项目{project}", None, tuple(Stage("signed", one, True, ()) for one in times)
        )

    near = [course(one, f"2024-{one:02}-05") for one in range(1, 13)]
    drawn = courses([*near, course(13, "2004-05"), course(14, "2050")], 100)
    rows = [entry.text.partition("|")[0] for entry in drawn if entry.is_line]
    places = [row.index("S") for row in rows[:12]]
    # A year takes the whole of the axis, and each month a place of its own.
    assert len(set(places)) == 12
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] >= 50
    assert rows[12].startswith("<")
    assert rows[13].rstrip().endswith(">")
    assert "< before that, > after that" in drawn[0].text


async def test_in_a_low_window_the_list_below_the_points_is_seen_too(tmp_path: Path) -> None:
    async with browse(library(tmp_path), (60, 20)) as pilot:
        await press(pilot, "percent_sign", "4")
        await until(pilot, lambda: "> A" in seen(pilot))
        assert "10^" in seen(pilot)
        assert "海澜轴承项目" in seen(pilot)
