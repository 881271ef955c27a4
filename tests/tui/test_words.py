"""The words of the program: all translated, none drawn with characters of uncertain width."""

from __future__ import annotations

import ast
import gettext
import struct
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui
from store.extract.rules import RULES
from store.model import (
    ATTRIBUTES,
    FIGURE_TYPES,
    LINKS,
    NAME_TYPES,
    ORIGINS,
    PARAGRAPH_KINDS,
    STATES,
    STATUSES,
    Figure,
    Role,
)
from tests.tui.screen import NARROW, WIDE, browse, load, press, search, strips
from tui import messages, report
from tui.sheets.help import QUERIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from textual.pilot import Pilot

    from tests.tui.screen import News

# Lower-case letters to others of the same width: what is still in plain ones was not translated.
DISGUISE = str.maketrans("abcdefghijklmnopqrstuvwxyz", "āƀćďēƒġĥīĵķĺṁńōƥɋŕśťūṽŵẋŷź")
# What is the same in every language: commands, and the examples of queries.
SAME = ("yuanzhi load FILE", "yuanzhi", *(example for example, _ in QUERIES))
OPENING = "3月4日,总投资约12亿元的东岭水厂项目在东岭高新区开工,占地120亩。"
SIZES = [WIDE, NARROW]


def sources() -> Iterator[ast.AST]:
    for path in Path(tui.__file__).parent.rglob("*.py"):
        yield ast.parse(path.read_text(encoding="utf-8"))


def msgids() -> Iterator[tuple[str, str | None]]:
    """Every message of tui with its plural form, and what the rules say of themselves."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if node.func.id in ("_", "mark") and texts:
                    yield str(texts[0]), None
                elif node.func.id == "ngettext":
                    yield str(texts[0]), str(texts[1])
    for words in RULES.values():
        yield words, None


def disguised(message: str) -> str:
    """The message with its letters replaced, but for the names of what is filled in."""
    pieces = message.replace("}", "{").split("{")
    return "".join(
        f"{{{piece}}}" if place % 2 else piece.translate(DISGUISE)
        for place, piece in enumerate(pieces)
    )


def write_catalogue(path: Path) -> None:
    """A compiled catalogue (GNU .mo) in which every message is disguised."""
    head = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"
    pairs = {"": head}
    for one, many in msgids():
        if many is None:
            pairs[one] = disguised(one)
        else:
            pairs[f"{one}\0{many}"] = f"{disguised(one)}\0{disguised(many)}"
    entries = sorted((k.encode(), v.encode()) for k, v in pairs.items())
    count = len(entries)
    at = 28 + 16 * count
    tables: tuple[list[int], list[int]] = ([], [])
    for side in (0, 1):
        for entry in entries:
            tables[side].extend((len(entry[side]), at))
            at += len(entry[side]) + 1
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    numbers = struct.pack(f"<{4 * count}I", *tables[0], *tables[1])
    texts = b"".join(entry[side] + b"\0" for side in (0, 1) for entry in entries)
    path.parent.mkdir(parents=True)
    path.write_bytes(header + numbers + texts)


@pytest.fixture
def disguise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every message of the program looks different."""
    before = gettext.bindtextdomain(messages.DOMAIN)
    write_catalogue(tmp_path / "xx" / "LC_MESSAGES" / f"{messages.DOMAIN}.mo")
    gettext.bindtextdomain(messages.DOMAIN, str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "xx")
    yield
    gettext.bindtextdomain(messages.DOMAIN, before)


async def every_screen(pilot: Pilot[None]) -> list[list[list[Segment]]]:
    """The screens one after another: each pane, search, nothing found, help, palette, too small."""
    screens = []
    for keys in (
        ["1"],
        ["2"],
        ["3", "right"],
        ["s"],
        ["escape", "escape", "escape"],
        ["question_mark"],
        ["end"],
        ["escape"],
        ["ctrl+p"],
        ["x", "y", "x"],
        ["escape"],
    ):
        await press(pilot, *keys)
        screens.append(strips(pilot))
    await search(pilot, "水")
    screens.append(strips(pilot))
    await press(pilot, "enter", "n", "N", "N")
    screens.append(strips(pilot))
    await search(pilot, "没")
    screens.append(strips(pilot))
    await press(pilot, "escape")
    await pilot.resize_terminal(30, 8)
    await press(pilot)
    screens.append(strips(pilot))
    return screens


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("disguise")
async def test_every_word_of_the_program_goes_through_gettext(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    # Nothing in these articles is written in small Latin letters.
    news: list[News] = [
        {
            "title": "水厂项目开工",
            "date": "2024-03-05",
            "text": OPENING,
        },
        {"title": "天气", "text": "明天下水。"},
    ]
    async with browse(load(tmp_path, news), size) as pilot:
        for screen in await every_screen(pilot):
            for strip in screen:
                text = "".join(segment.text for segment in strip)
                text = text.replace(str(tmp_path / "library.db"), "")
                for name in SAME:
                    text = text.replace(name, "")
                words = [word.strip("()/,:.>") for word in text.split()]
                plain = [w for w in words if len(w) > 1 and w.isascii() and w.islower()]
                assert not [w for w in plain if "/" not in w and w != "xyx"], text


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_drawn_with_characters_that_terminals_disagree_on(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    news: list[News] = [
        {
            "title": "水厂项目开工",
            "date": "2024-03-05",
            "text": OPENING * 40,
        },
    ]
    async with browse(load(tmp_path, news), size) as pilot:
        for screen in await every_screen(pilot):
            for strip in screen:
                for segment in strip:
                    for character in segment.text:
                        assert unicodedata.east_asian_width(character) != "A", repr(character)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("120亿元", 12e9, None, "CNY", ""), "12,000,000,000 CNY (120亿元)"),
        (Figure("约23.65亿元", 2.365e9, None, "CNY", "≈"), "about 2,365,000,000 CNY (约23.65亿元)"),
        (Figure("96%", 96, None, "%", ""), "96% (96%)"),
        (Figure("115亩", 76666.66666, None, "m2", ""), "115亩 (76,666.6667 m2)"),
        (Figure("3亿至5亿元", 3e8, 5e8, "CNY", ""), "300,000,000 to 500,000,000 CNY (3亿至5亿元)"),
        (Figure("10亿元以上", 1e9, None, "CNY", ">="), "at least 1,000,000,000 CNY (10亿元以上)"),
        (Figure("10万多吨", 1e5, None, "吨", ">"), "more than 100,000 吨 (10万多吨)"),
        (Figure("近5家", 5, None, "家", "<"), "just under 5 家 (近5家)"),
        (Figure("不超过5家", 5, None, "家", "<="), "at most 5 家 (不超过5家)"),
        (Figure("3个百分点", 3, None, "pp", ""), "3 percentage points (3个百分点)"),
        (Figure("2倍", 2, None, "x", ""), "2 times (2倍)"),
        (Figure("几公里", None, None, "公里", ""), "amount not known (几公里)"),
        (Figure("5月27日", None, None, None, "", "2020-05-27"), "2020-05-27 (5月27日)"),
        (
            Figure("今年以来", None, None, None, "", "2020-01/2020-05"),
            "2020-01 to 2020-05 (今年以来)",
        ),
        (Figure("7月25日", None, None, None, "", "XXXX-07-25"), "07-25, year unknown (7月25日)"),
        (Figure("1亿", float("inf"), None, "CNY", ""), "unknown number CNY (1亿)"),
    ],
)
def test_figures_are_read_normalised_and_as_written(figure: Figure, words: str) -> None:
    assert messages.amount(figure) == words


def test_a_role_tells_attribute_project_modality_and_confidence() -> None:
    assert (
        messages.role(Role("甲项目", "total_investment", "planned", "high", "r"))
        == "total investment of 甲项目 (planned, high confidence)"
    )
    assert (
        messages.role(Role("甲项目", "capacity", "actual", "low", "r"))
        == "capacity of 甲项目 (low confidence)"
    )
    assert messages.role(Role("甲项目", "new", "actual", "low", "r")).startswith("new of 甲项目")


def test_every_stored_word_has_a_label() -> None:
    assert set(messages.TYPES) == {*NAME_TYPES, *FIGURE_TYPES, "STATUS", "WORD", "VALUE"}
    assert set(messages.STATUSES) == set(STATUSES)
    assert set(messages.ATTRIBUTES) == {*ATTRIBUTES, *LINKS, "status"}
    assert set(messages.KINDS) == set(PARAGRAPH_KINDS)
    assert set(messages.ORIGINS) == set(ORIGINS)
    assert set(report.STATES) == set(STATES)
