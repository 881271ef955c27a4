"""The colours: a dark and a light theme, and how each kind of text looks in them.

What is drawn cell by cell takes its look from here and not from the style sheet: a component class
of Textual costs as much as a widget when the screen is set up, and there are dozens of looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from textual.color import Color
from textual.style import Style
from textual.theme import Theme

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

DARK_NAME = "yuanzhi-dark"
LIGHT_NAME = "yuanzhi-light"


THEMES = tuple(
    Theme(
        name,
        dark=colours is DARK,
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
    for name, colours in ((DARK_NAME, DARK), (LIGHT_NAME, LIGHT))
)


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
    "status-planned": Look("status-planned"),
    "status-signed": Look("status-signed"),
    "status-started": Look("status-started"),
    "status-building": Look("status-building"),
    "status-trial": Look("status-trial"),
    "status-operating": Look("status-operating"),
    "status-stopped": Look("status-stopped"),
}


@lru_cache(maxsize=256)
def style(theme: str, name: str) -> Style:
    """The style of a look in a theme, to be laid over the style of the text around it.

    A look of that name there is none of, such as that of a kind of fact not yet known, is plain.
    """
    look = LOOKS.get(name, LOOKS[""])
    colours = LIGHT if theme == LIGHT_NAME else DARK
    return Style(
        foreground=Color.parse(colours[look.color]) if look.color else None,
        background=Color.parse(colours[look.background]) if look.background else None,
        bold=look.bold,
        underline=look.underline,
        reverse=look.reverse,
    )
