"""The colours: the themes, and how each kind of text looks in them.

What is drawn cell by cell takes its look from here and not from the style sheet: a component class
of Textual costs as much as a widget when the screen is set up, and there are dozens of looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.color import Color
from textual.style import Style
from textual.theme import Theme

from tui.messages import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

DARK = {
    "foreground": "#dfe3e8",
    "background": "#101113",
    "surface": "#191b1e",
    "panel": "#2b2e33",
    "primary": "#4f9fcf",
    "accent": "#f4b860",
    "success": "#86d492",
    "error": "#f0857a",
    "fact-PARK": "#86d492",
    "fact-PROJECT": "#f2a65e",
    "fact-ORG": "#82bdff",
    "fact-PERSON": "#dba5ea",
    "fact-BYLINE": "#b394c0",
    "fact-MONEY": "#ffd866",
    "fact-AREA": "#7fd6c7",
    "fact-RATE": "#f0a08c",
    "fact-QUANTITY": "#b9c8dc",
    "fact-DATE": "#b3cc7e",
    "fact-STATUS": "#e8a3c0",
    "status-planned": "#9fb3c8",
    "status-signed": "#82bdff",
    "status-started": "#f4b860",
    "status-building": "#ffd866",
    "status-trial": "#b3cc7e",
    "status-operating": "#86d492",
    "status-stopped": "#f0a08c",
    "cursor": "#264f78",
    "match": "#d9f26b",
    "match-text": "#1a1a1a",
    "unknown": "#c08a7e",
    "muted": "#8b95a3",
}

LIGHT = {
    "foreground": "#1d232b",
    "background": "#e4e4e4",
    "surface": "#fafafa",
    "panel": "#d4d4d4",
    "primary": "#1f6fa8",
    "accent": "#9c5700",
    "success": "#1c7a35",
    "error": "#b3261e",
    "fact-PARK": "#1c7a35",
    "fact-PROJECT": "#9c5700",
    "fact-ORG": "#0b5db0",
    "fact-PERSON": "#8a36a6",
    "fact-BYLINE": "#7a5c86",
    "fact-MONEY": "#8a5a00",
    "fact-AREA": "#0c7468",
    "fact-RATE": "#b03a22",
    "fact-QUANTITY": "#46566e",
    "fact-DATE": "#5a7012",
    "fact-STATUS": "#a03068",
    "status-planned": "#556b80",
    "status-signed": "#0b5db0",
    "status-started": "#9c5700",
    "status-building": "#8a5a00",
    "status-trial": "#5a7012",
    "status-operating": "#1c7a35",
    "status-stopped": "#b03a22",
    "cursor": "#c5dcf0",
    "match": "#d3f04a",
    "match-text": "#000000",
    "unknown": "#a0523d",
    "muted": "#6a7480",
}

# For weak eyes and poor screens: nothing below 7 : 1.
CONTRAST = {
    "foreground": "#ffffff",
    "background": "#000000",
    "surface": "#000000",
    "panel": "#262626",
    "primary": "#5fd7ff",
    "accent": "#ffd700",
    "success": "#5fff87",
    "error": "#ff9f95",
    "fact-PARK": "#5fff87",
    "fact-PROJECT": "#ffb45f",
    "fact-ORG": "#87d7ff",
    "fact-PERSON": "#ffafff",
    "fact-BYLINE": "#e0c0ff",
    "fact-MONEY": "#ffff5f",
    "fact-AREA": "#5fffd7",
    "fact-RATE": "#ffb8a8",
    "fact-QUANTITY": "#dadada",
    "fact-DATE": "#d7ff87",
    "fact-STATUS": "#ffafd7",
    "status-planned": "#dadada",
    "status-signed": "#87d7ff",
    "status-started": "#ffb45f",
    "status-building": "#ffff5f",
    "status-trial": "#d7ff87",
    "status-operating": "#5fff87",
    "status-stopped": "#ffb8a8",
    "cursor": "#00265c",
    "match": "#ffff00",
    "match-text": "#000000",
    "unknown": "#ffb8a8",
    "muted": "#c6c6c6",
}

# Colours that stay apart for those who do not tell red from green (after Okabe and Ito).
SAFE = {
    "foreground": "#e4e6ea",
    "background": "#101113",
    "surface": "#191b1e",
    "panel": "#2b2e33",
    "primary": "#56b4e9",
    "accent": "#e69f00",
    "success": "#56b4e9",
    "error": "#ff9a4d",
    "fact-PARK": "#56b4e9",
    "fact-PROJECT": "#e69f00",
    "fact-ORG": "#7fd6ff",
    "fact-PERSON": "#dd9cc2",
    "fact-BYLINE": "#c9b3c4",
    "fact-MONEY": "#f0e442",
    "fact-AREA": "#2fc49a",
    "fact-RATE": "#ff9a4d",
    "fact-QUANTITY": "#c3cbd6",
    "fact-DATE": "#b9c4ff",
    "fact-STATUS": "#f5d9a8",
    "status-planned": "#c3cbd6",
    "status-signed": "#dd9cc2",
    "status-started": "#e69f00",
    "status-building": "#f0e442",
    "status-trial": "#2fc49a",
    "status-operating": "#56b4e9",
    "status-stopped": "#ff9a4d",
    "cursor": "#17344f",
    "match": "#f0e442",
    "match-text": "#101113",
    "unknown": "#ff9a4d",
    "muted": "#a3acb8",
}

# The themes in the order in which a key changes between them, by name, with their colours.
PALETTES = {
    "yuanzhi-dark": DARK,
    "yuanzhi-light": LIGHT,
    "yuanzhi-contrast": CONTRAST,
    "yuanzhi-safe": SAFE,
}
# What terminals without colours get (NO_COLOR): there are bold, underlined, italic, reversed only.
PLAIN = "yuanzhi-plain"
NAMES = {
    "yuanzhi-dark": mark("dark"),
    "yuanzhi-light": mark("light"),
    "yuanzhi-contrast": mark("high contrast"),
    "yuanzhi-safe": mark("safe for the colour-blind"),
    PLAIN: mark("no colours"),
}


def _theme(name: str, colours: dict[str, str]) -> Theme:
    return Theme(
        name,
        dark=colours is not LIGHT,
        variables=colours,
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        primary=colours["primary"],
        accent=colours["accent"],
        success=colours["success"],
        error=colours["error"],
    )


THEMES = (
    *(_theme(name, colours) for name, colours in PALETTES.items()),
    _theme(PLAIN, CONTRAST),
)


def first(environ: Mapping[str, str], *, few: bool) -> str:
    """The theme for a reader who has chosen none. few: whether the terminal has sixteen colours."""
    if "NO_COLOR" in environ:
        return PLAIN
    # Shades of grey are one and the same where there are only sixteen colours.
    return "yuanzhi-contrast" if few else "yuanzhi-dark"


def after(name: str) -> str:
    """The theme that comes after another; without colours there is no other."""
    if name == PLAIN:
        return name
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of text differs from the plain text around it; colours by their names above.

    Colour is never the only sign: names are underlined, figures bold, the cursor reversed.
    """

    color: str | None = None
    background: str | None = None
    bold: bool | None = None
    underline: bool | None = None
    reverse: bool | None = None
    italic: bool | None = None


LOOKS = {
    "": Look(),
    "dim": Look("muted"),
    "strong": Look("foreground"),
    "bold": Look(bold=True),
    "figure": Look("fact-MONEY"),
    "unknown": Look("unknown"),
    "key": Look("accent", bold=True),
    "heading": Look("accent", bold=True),
    "good": Look("success"),
    "bad": Look("error", bold=True),
    "mark": Look("primary"),
    "match": Look("match-text", "match", reverse=False),
    "match-here": Look("match-text", "match", bold=True, underline=True, reverse=False),
    "fact-here": Look(bold=True, reverse=True),
    "fact-PARK": Look("fact-PARK", bold=True, underline=True),
    "fact-PROJECT": Look("fact-PROJECT", bold=True, underline=True),
    "fact-ORG": Look("fact-ORG", underline=True),
    "fact-PERSON": Look("fact-PERSON", underline=True),
    "fact-BYLINE": Look("fact-BYLINE", underline=True),
    "fact-MONEY": Look("fact-MONEY", bold=True),
    "fact-AREA": Look("fact-AREA", bold=True),
    "fact-RATE": Look("fact-RATE", bold=True),
    "fact-QUANTITY": Look("fact-QUANTITY", bold=True),
    "fact-DATE": Look("fact-DATE", bold=True),
    "fact-STATUS": Look("fact-STATUS", underline=True),
    "original": Look("foreground", bold=True),
    "original-here": Look("accent", bold=True, underline=True),
    "role-value": Look("match-text", "match", bold=True, underline=True, reverse=False),
    "role-trigger": Look("accent", underline=True),
    "role-subject": Look("fact-PROJECT", bold=True),
    # Bars are signs on their own colour; without colours the signs are seen.
    "bar-actual": Look("fact-MONEY", "fact-MONEY", reverse=False),
    "bar-planned": Look("fact-ORG", "fact-ORG", reverse=False),
    "bar-forecast": Look("fact-PERSON", "fact-PERSON", reverse=False),
    "bar-cumulative": Look("fact-AREA", "fact-AREA", reverse=False),
    "status-planned": Look("status-planned"),
    "status-signed": Look("status-signed"),
    "status-started": Look("status-started"),
    "status-building": Look("status-building"),
    "status-trial": Look("status-trial"),
    "status-operating": Look("status-operating"),
    "status-stopped": Look("status-stopped"),
}


# What the themes for which colours are not enough change in these: each type by a sign of its own
# as far as there are signs, names underlined, figures not.
SIGNS = {
    "fact-PROJECT": Look("fact-PROJECT", bold=True, underline=True, italic=True),
    "fact-PERSON": Look("fact-PERSON", underline=True, italic=True),
    "fact-BYLINE": Look("fact-BYLINE", underline=True, italic=True),
    "fact-AREA": Look("fact-AREA", bold=True, italic=True),
    "fact-RATE": Look("fact-RATE", bold=True, italic=True),
    "fact-DATE": Look("fact-DATE", italic=True),
    "fact-STATUS": Look("fact-STATUS", bold=True, underline=False),
}
# What there is to be seen of without any colour.
BARE = {
    **SIGNS,
    **{f"bar-{name}": Look(bold=True) for name in ("actual", "planned", "forecast", "cumulative")},
    "match": Look(reverse=True),
    "match-here": Look(bold=True, underline=True, reverse=True),
    "fact-here": Look(bold=True, underline=True, reverse=True),
    "unknown": Look(italic=True),
    "key": Look(bold=True),
    "heading": Look(bold=True, underline=True),
    "role-value": Look(bold=True, underline=True, reverse=True),
    "role-trigger": Look(underline=True, italic=True),
}


@lru_cache(maxsize=256)
def style(theme: str, name: str) -> Style:
    """The style of a look in a theme, to be laid over the style of the text around it.

    A look of that name there is none of, such as that of a kind of fact not yet known, is plain.
    """
    changed = BARE if theme == PLAIN else SIGNS if theme == "yuanzhi-safe" else {}
    look = changed.get(name) or LOOKS.get(name, LOOKS[""])
    colours = PALETTES.get(theme, CONTRAST)
    return Style(
        foreground=Color.parse(colours[look.color]) if look.color else None,
        background=Color.parse(colours[look.background]) if look.background else None,
        bold=look.bold,
        underline=look.underline,
        reverse=look.reverse,
        italic=look.italic,
    )
