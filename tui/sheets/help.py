"""The help as a sheet: every action with its keys, those of where the reader is first; queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import keys
from tui.leads import Lead
from tui.messages import TYPES, _, mark
from tui.sheets.entry import Entry, Piece, heading, line
from tui.widgets.cells import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a query can say, by examples; the examples are the same in every language.
QUERIES = (
    ("动力电池", mark("these characters in this order")),
    ("动力 电池", mark("both words, wherever they stand in the paragraph")),
    ("动力 | 电池", mark("one of the words or both")),
    ("动力 -电池", mark("the first word without the second")),
    ('"30 GWh"', mark("exactly this, with its spaces")),
    ('"动力 电池"~10', mark("both words with at most ten characters between them")),
    ("GW*", mark("words that begin with it: GWh, not MGW")),
    ("park: project: org: person:", mark("paragraphs that name it, as in park:西安")),
    ("title: author: pub: page:", mark("of articles with it, as in title:签约")),
    ("date:2020-05", mark("articles of that day, month or year; date:>2020")),
    ("amount:>1亿", mark("with such an amount; area:<100亩, rate:>50%, unit:GWh")),
    ("status:投产", mark("that tell of a project at that stage")),
    ("note: tag: has:note", mark("with a note or a tag of yours")),
    ("kind:caption", mark("only body, heading, caption, lead or notice")),
    ("sort:relevance", mark("the most relevant first, not the newest")),
)
# The first column; what is wider pushes the second aside.
KEYS = 18
GAP = 2


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the help, and the action it tells of, where it is of one."""

    shown: Entry
    action: keys.Action | None = None


def rows(scopes: Sequence[str], words: str = "") -> list[Row]:
    """The help for a reader in these scopes: of each line only if it holds all the words."""
    first = [*scopes, "everywhere"]
    order = [*first, *(scope for scope in keys.SCOPES if scope not in first)]
    found: list[Row] = []
    for scope in order:
        told = (
            _told(keys.key_names(action), _(action.help), action)
            for action in keys.of_scopes(scope)
        )
        found += _section(_(keys.SCOPES[scope]), told, words)
    queries = (_told(example, _(means)) for example, means in QUERIES)
    found += _section(_("In a query"), queries, words)
    types = (Row(line(Piece(_(word), f"fact-{name}"), indent=1)) for name, word in TYPES.items())
    return [*found, *_section(_("How facts are marked in the passage"), types, words)]


def _section(title: str, told: Iterator[Row], words: str) -> list[Row]:
    """A heading and what stands under it; a heading that holds the words brings all of it."""
    wanted = words.casefold().split()
    whole = all(word in title.casefold() for word in wanted)
    some = [row for row in told if whole or _holds(row.shown.text, wanted)]
    return [Row(heading(title)), *some] if some else []


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in words)


def _told(key: str, text: str, action: keys.Action | None = None) -> Row:
    """Two columns; what does not fit on one line goes on below in the second."""
    gap = " " * max(GAP, KEYS - width(key))
    # One can stand on each of them, so that the help is gone through line by line.
    shown = line(Piece(key, "mark"), gap + text, lead=Lead(), hang=width(key + gap))
    return Row(shown, action)
