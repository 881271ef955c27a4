"""The help screen: every action with its keys, made from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tui import keys, themes
from tui.messages import TYPES, _, mark
from tui.widgets.cells import width

if TYPE_CHECKING:
    from textual.app import ComposeResult

CLOSE = mark("Esc closes this help")


class HelpText(Widget):
    """The keys scope by scope, then how the kinds of fact are marked."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def render(self) -> Content:
        """All lines of the help."""
        first = [self._scope, "everywhere"]
        scopes = [*first, *(scope for scope in keys.SCOPES if scope not in first)]
        room = max(width(keys.key_names(action)) for action in keys.ACTIONS)
        lines = [self._styled(_(CLOSE), "heading"), Content("")]
        for scope in scopes:
            lines.append(self._styled(_(keys.SCOPES[scope]), "heading"))
            for action in keys.of_scopes(scope):
                names = keys.key_names(action)
                gap = " " * (room - width(names) + 2)
                lines.append(
                    Content("").join(
                        [Content("  "), self._styled(names, "key"), Content(gap + _(action.help))]
                    )
                )
            lines.append(Content(""))
        lines.append(self._styled(_("How facts are marked in the passage"), "heading"))
        kinds = [self._styled(_(word), f"fact-{name}") for name, word in TYPES.items()]
        lines.append(Content("  ").join([Content(""), *kinds]))
        return Content("\n").join(lines)

    def _styled(self, text: str, name: str) -> Content:
        return Content(text).stylize(themes.style(self.app.theme, name))


class HelpScreen(ModalScreen[None]):
    """The help over the screen; any of the keys that opened it closes it."""

    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,f1,fullwidth_question_mark", "dismiss", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space", "scroll(10)", show=False),
    ]

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def compose(self) -> ComposeResult:
        """The text, scrolling where it does not fit."""
        with VerticalScroll():
            yield HelpText(self._scope)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
