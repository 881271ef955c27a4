"""The themes: legible, told apart without colour where colour is not enough, changed by a key."""

from __future__ import annotations

import pytest
from textual.color import Color

from store.library import Library
from tests.tui.screen import WIDE, browse, press, seen, strips
from tui import themes

GROUNDS = ("surface", "panel", "background", "cursor")
NOT_TEXT = {*GROUNDS, "match", "match-text"}


def luminance(colour: Color) -> float:
    """As WCAG reckons it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "least"), [("yuanzhi-contrast", 7.0), ("yuanzhi-safe", 4.5)])
def test_all_text_stands_out_from_what_it_stands_on(name: str, least: float) -> None:
    colours = {key: Color.parse(value) for key, value in themes.PALETTES[name].items()}
    for key, colour in colours.items():
        if key not in NOT_TEXT:
            worst = min(contrast(colour, colours[ground]) for ground in GROUNDS)
            assert worst >= least, key
    assert contrast(colours["match-text"], colours["match"]) >= least


def test_every_theme_names_the_same_colours() -> None:
    assert {frozenset(colours) for colours in themes.PALETTES.values()} == {frozenset(themes.DARK)}


@pytest.mark.parametrize("theme", ["yuanzhi-safe", themes.PLAIN])
def test_names_and_figures_and_their_kinds_differ_by_more_than_colour(theme: str) -> None:
    def signs(name: str) -> tuple[bool, bool, bool]:
        look = themes.style(theme, f"fact-{name}")
        return bool(look.bold), bool(look.underline), bool(look.italic)

    kinds = ("PARK", "PROJECT", "ORG", "PERSON", "MONEY", "AREA", "DATE")
    assert len({signs(kind) for kind in kinds}) == len(kinds)


def test_the_first_theme_is_what_the_terminal_can_show() -> None:
    assert themes.first({}, few=False) == "yuanzhi-dark"
    assert themes.first({}, few=True) == "yuanzhi-contrast"
    assert themes.first({"NO_COLOR": "1"}, few=False) == themes.PLAIN


async def test_a_key_goes_through_all_themes_and_says_which_it_is() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        met = []
        for _ in themes.PALETTES:
            await press(pilot, "f12")
            met.append(pilot.app.theme)
            assert f"Theme: {themes.NAMES[pilot.app.theme]}" in seen(pilot)
        assert sorted(met) == sorted(themes.PALETTES)


async def test_without_colour_nothing_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "f12")
        assert pilot.app.theme == themes.PLAIN
        # What goes to the terminal has been through the filters of the program.
        for filter_ in pilot.app._filters:
            for strip in strips(pilot):
                for segment in filter_.apply(strip, pilot.app.screen.background_colors[1]):
                    style = segment.style
                    if type(filter_).__name__ == "NoColor" and style is not None:
                        assert style.color is None or style.color.is_default
                        assert style.bgcolor is None or style.bgcolor.is_default
        assert any(type(one).__name__ == "NoColor" for one in pilot.app._filters)
