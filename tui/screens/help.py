"""The help screen: every action with its keys, made from the registry; queries; marks of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui import keys
from tui.messages import TYPES, _, mark
from tui.widgets.cells import width
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

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
INDENT = "  "
# The first column; what is wider pushes the second aside.
KEYS = 18


class HelpText(Lines):
    """The keys scope by scope, then what a query can say and how facts are marked."""

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self._scopes = scopes

    def lines(self, room: int) -> list[Content]:
        """The help for so many cells."""
        first = [*self._scopes, "everywhere"]
        scopes = [*first, *(scope for scope in keys.SCOPES if scope not in first)]
        lines = [self.styled(_("Esc closes this help"), "dim"), Content("")]
        for scope in scopes:
            lines.append(self.styled(_(keys.SCOPES[scope]), "heading"))
            for action in keys.of_scopes(scope):
                lines += self._entry(keys.key_names(action), _(action.help), room)
            lines.append(Content(""))
        lines.append(self.styled(_("In a query"), "heading"))
        for example, words in QUERIES:
            lines += self._entry(example, _(words), room)
        lines += [Content(""), self.styled(_("How facts are marked in the passage"), "heading")]
        for name, word in TYPES.items():
            lines.append(Content(INDENT) + self.styled(_(word), f"fact-{name}"))
        return lines

    def _entry(self, key: str, text: str, room: int) -> list[Content]:
        """Two columns; what does not fit on one line goes on below in the second."""
        gap = " " * max(2, KEYS - width(key))
        column = width(INDENT + key + gap)
        first, *rest = wrap(text, max(10, room - column))
        line = Content(INDENT) + self.styled(key, "mark") + Content(gap + text[first[0] : first[1]])
        return [line, *(Content(" " * column + text[start:end]) for start, end in rest)]


class HelpScreen(ModalScreen[None]):
    """The help over the screen; any of the keys that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding(
            "question_mark,f1,fullwidth_question_mark", "dismiss", show=False, id="everywhere.help"
        ),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space", "scroll(10)", show=False),
    ]

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """The text, scrolling where it does not fit."""
        with VerticalScroll():
            yield HelpText(*self._scopes)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
