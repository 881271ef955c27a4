"""A question that is answered with one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.messages import _
from tui.widgets.cells import clean
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content


class Question(Lines):
    """The question, and how it can be answered."""

    def __init__(self, question: str, hint: str) -> None:
        super().__init__()
        self._texts = ((question, "bold"), (hint, "dim"), (_("Enter takes it, Esc leaves"), "dim"))

    def lines(self, room: int) -> list[Content]:
        """Each from a line of its own."""
        return [
            self.styled(clean(text)[start:end], look)
            for text, look in self._texts
            for start, end in wrap(clean(text), max(2, room))
        ]


class AskScreen(ModalScreen[str]):
    """Gives back what was typed; None where the reader left, or left it as it was."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss", show=False)]

    def __init__(self, question: str, hint: str, value: str) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """The question, and the input below it."""
        with Vertical():
            yield Question(self._question, self._hint)
            answer = Input(self._value, compact=True, id="answer-text", select_on_focus=False)
            answer.cursor_blink = False
            yield answer

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self.dismiss(text if text and text != self._value else None)
