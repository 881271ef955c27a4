"""With --ascii all is drawn with ASCII, on every screen and by every command, but for the news."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store import library
from tests.tui.screen import MIDDLE, browse, load, press, seen
from tui import signs
from tui.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.screen import News

NEWS: list[News] = [
    {
        "title": "海澜轴承项目签约",
        "date": "2024-01-05",
        "publication": "园区周报",
        "text": "1月4日,总投资12亿元的海澜轴承生产基地项目签约落户西安高新区,占地120亩.",
    },
    {
        "title": "海澜轴承项目开工",
        "date": "2024-03-05",
        "publication": "园区周报",
        "text": "3月4日,海澜轴承生产基地项目在西安高新区开工,总投资约15亿元,占地120亩.",
    },
]
# What opens a screen or a box, and then what leaves it.
SCREENS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("3", "right"), 0),
    (("a",), 1),
    (("e",), 1),
    (("2", "o"), 1),
    (("1", "down", "o"), 1),
    (("percent_sign", "1"), 0),
    (("2",), 0),
    (("3",), 0),
    (("4",), 1),
    (("B",), 1),
    (("S",), 1),
    (("F",), 1),
    (("Y",), 1),
    (("question_mark",), 0),
    (("pagedown",), 0),
    (("end",), 1),
    (("ctrl+p",), 1),
    (("ctrl+g", *"haila"), 1),
    (("m",), 1),
    (("slash", *"haila"), 2),
)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    signs.choose(only_ascii=False)


def strange(text: str) -> set[str]:
    """The characters that are neither ASCII nor Chinese."""
    return {
        character
        for character in text
        if not character.isascii() and not unicodedata.name(character, "").startswith("CJK UNI")
    }


async def test_no_screen_draws_anything_but_ascii_beside_the_news(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    library.note("1.1", "与年报核对", opened.path)
    library.bookmark("1.1", "核对", opened.path)
    signs.choose(only_ascii=True)
    async with browse(opened, MIDDLE) as pilot:
        assert "|>3 Passage" in seen(pilot) or "| 3 Passage" in seen(pilot)
        for keys, escapes in SCREENS:
            await press(pilot, *keys)
            # What would be copied is shown as it would be, with its quotation marks.
            allowed = set("“”") if keys == ("Y",) else set()
            assert not strange(seen(pilot)) - allowed, keys
            if keys == ("F",):
                assert "+-----" in seen(pilot), "a box has a frame"
            for _each in range(escapes):
                await press(pilot, "escape")


def test_the_keys_of_an_input_method_are_told_where_they_can_be_drawn() -> None:
    told = CliRunner().invoke(cli, ["keys"]).stdout
    assert "、" in told
    assert not strange(CliRunner().invoke(cli, ["--ascii", "keys"]).stdout)


@pytest.mark.parametrize("by", ["option", "environment"])
def test_no_command_prints_anything_but_ascii_beside_the_news(tmp_path: Path, by: str) -> None:
    with load(tmp_path, NEWS) as opened:
        path = opened.path
    library.note("1.1", "与年报核对", path)
    first = ["--ascii"] if by == "option" else []
    environment = {} if by == "option" else {"YUANZHI_ASCII": "1"}
    for command in (
        ["show", "1.1"],
        ["note", "list"],
        ["fact", "list"],
        ["entity", "show", "西安高新区"],
        ["chart", "investment"],
        ["chart", "timeline"],
        ["chart", "scatter"],
        ["parks"],
        ["projects"],
        ["facets"],
        ["sources"],
        ["search", "轴承"],
        ["jump", "hailan"],
    ):
        ran = CliRunner().invoke(cli, [*first, "--db", str(path), *command], env=environment)
        assert ran.exit_code == 0, (command, ran.output)
        assert ran.stdout
        assert not strange(ran.stdout), command
