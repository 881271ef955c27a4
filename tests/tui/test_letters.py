"""Letters around facts where there are no colours: seen, never copied, and nothing is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from tests.tui.screen import MIDDLE, browse, load, press, seen
from tui.app import YuanzhiApp
from tui.themes import LOOKS
from tui.widgets import letters
from tui.widgets.cells import most_cells
from tui.widgets.letters import LETTERS
from tui.widgets.runs import Span
from tui.widgets.wrap import CLOSING, OPENING, wrap

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.screen import News

NEWS: list[News] = [
    {
        "title": "海澜轴承项目签约",
        "date": "2024-01-05",
        "text": "1月4日，总投资12亿元的海澜轴承生产基地项目签约落户西安高新区，占地120亩。",
    }
]
TEXTS = st.text(st.sampled_from("西安高新区，。“”（）a1 .亿元\u0301"), min_size=1, max_size=60)


def test_each_type_that_has_a_look_has_a_letter_of_its_own() -> None:
    types = {name.removeprefix("fact-") for name in LOOKS if name.startswith("fact-")} - {"here"}
    assert set(LETTERS) == types
    assert len(set(LETTERS.values())) == len(types)


@given(TEXTS, st.data(), st.integers(6, 40))
def test_lines_with_letters_hold_the_whole_text_and_have_room_for_it(
    text: str, data: st.DataObject, room: int
) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=4))
    spans = [Span(start, end, "fact-PARK") for start, end in pairs]
    around = letters.of(spans)
    lines = letters.lettered(text, room, around)
    plain = "".join(text[start:end] for start, end in lines)
    assert plain.replace(" ", "") == text.replace(" ", "")
    for line in lines:
        whole = [Segment(text[line.start : line.end])]
        drawn = "".join(one.text for one in letters.put(whole, around, line, Style.null()))
        assert drawn.replace("p[", "").replace("]", "") == text[line.start : line.end]
        for at in range(line.start, line.end):
            column = letters.column(around, line, at)
            assert drawn[column] == text[at]
            assert letters.offset(around, line, column) == at


@given(TEXTS, st.integers(10, 40))
def test_no_line_with_letters_is_too_wide_or_begins_with_a_closing_mark(
    text: str, room: int
) -> None:
    """Facts side by side, of no more than can stand on a line."""
    spans = [Span(at, min(at + 3, len(text)), "fact-ORG") for at in range(0, len(text), 5)]
    around = letters.of(spans)
    # Whoever draws the letters into the text breaks it as here.
    lines = letters.lettered(text, room, around)
    for line in lines:
        whole = [Segment(text[line.start : line.end])]
        drawn = "".join(one.text for one in letters.put(whole, around, line, Style.null()))
        assert sum(map(most_cells, drawn)) <= room
    if any(one in CLOSING or one in OPENING for one in text):
        return
    for line in lines[1:]:
        assert not any(one.closes and one.at == line.start for one in letters._on(around, line))


def test_without_facts_a_text_is_broken_as_ever() -> None:
    text = NEWS[0]["text"]
    assert letters.lettered(text, 20, ()) == wrap(text, 20)


async def test_without_colours_each_fact_has_the_letter_of_its_type_and_none_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(YuanzhiApp, "copy_to_clipboard", lambda _self, text: copied.append(text))
    monkeypatch.setenv("NO_COLOR", "1")
    async with browse(load(tmp_path, NEWS), MIDDLE) as pilot:
        await press(pilot, "3")
        assert "m[12亿元]" in seen(pilot)
        assert "p[西安高新区]" in seen(pilot)
        await press(pilot, "y", "a")
        assert "m[12亿元]" in seen(pilot)
        assert "5 money m[" in seen(pilot)
        await press(pilot, "5", "y")
        assert "m[12" not in seen(pilot)
        assert "p[西安高新区]" in seen(pilot)
        await press(pilot, "5")
        assert "m[12亿元]" in seen(pilot)
    assert len(copied) == 2
    assert all("12亿元的海澜轴承生产基地项目" in text and "m[" not in text for text in copied)


async def test_with_colours_there_are_no_letters(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS), MIDDLE) as pilot:
        await press(pilot, "3")
        assert "总投资12亿元的" in seen(pilot)
        await press(pilot, "a")
        assert "总投资12亿元的" in seen(pilot)
