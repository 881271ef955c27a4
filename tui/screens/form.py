"""A form: some data that are given together, each in a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from store.model import YuanzhiError
from tui.messages import _
from tui.screens.ask import Line, Question
from tui.screens.over import Over
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.content import Content

    # What was given, by the names of the fields; only those where something was.
    Given = dict[str, str]


class FieldName(Lines):
    """What a line of the form is for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def lines(self, room: int) -> list[Content]:  # noqa: ARG002
        """One."""
        return [self.styled(self._words, "dim")]


class FormScreen(Over["Given"]):
    """Gives what was typed, by the names of the fields; None where nothing was given.

    fields: what each is for, by its name. check: what becomes of what was typed for a field; where
    it raises YuanzhiError the form stays, with the reason.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("tab,down", "go(1)", show=False, priority=True),
        Binding("shift+tab,up", "go(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        hint: str,
        fields: Mapping[str, str],
        check: Callable[[str, str], str],
    ) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._fields = fields
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, and each field below its name."""
        with Vertical():
            yield Question(self._question, self._hint, _("Tab next, Enter takes all, Esc leaves"))
            for name, words in self._fields.items():
                yield FieldName(words)
                yield Line(id=f"field-{name}")

    def on_mount(self) -> None:
        """Begin in the first."""
        self._lines[0].focus()

    @property
    def _lines(self) -> list[Line]:
        return list(self.query(Line))

    def action_go(self, by: int) -> None:
        """Go to the next field, or the one before."""
        lines = self._lines
        at = next((at for at, line in enumerate(lines) if line.has_focus), 0)
        lines[(at + by) % len(lines)].focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        given: Given = {}
        for name, line in zip(self._fields, self._lines, strict=True):
            line.take_ahead()
            text = line.value.strip()
            try:
                given |= {name: self._check(name, text)} if text else {}
            except YuanzhiError as error:
                self.query_one(Question).refuse(str(error))
                line.focus()
                return
        self.dismiss(given or None)

    def action_leave(self) -> None:
        """Give no answer."""
        self.dismiss(None)
