"""A question that is answered with one line of text, and perhaps a choice beside it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
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
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.content import Content


# Where there is nothing to choose from.
NO_CHOICE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, and what was chosen, "" where there was no choice."""

    text: str
    choice: str = ""


class Question(Lines):
    """The question, how it can be answered, and what is chosen."""

    def __init__(self, question: str, hint: str) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._chosen = ""

    def choose(self, words: str) -> None:
        """Say what is chosen."""
        self._chosen = words
        self.refresh(layout=True)

    def lines(self, room: int) -> list[Content]:
        """Each from a line of its own."""
        texts = [(self._question, "bold"), (self._hint, "dim")]
        if self._chosen:
            texts.append((_("{choice} (Tab changes it)").format(choice=self._chosen), "figure"))
        texts.append((_("Enter takes it, Esc leaves"), "dim"))
        return [
            self.styled(clean(text)[start:end], look)
            for text, look in texts
            for start, end in wrap(clean(text), max(2, room))
        ]


class AskScreen(ModalScreen[Answer]):
    """Gives the answer; None where the reader left, or left all as it was.

    choices: words by what they stand for, gone through with Tab; choice: the one to begin with.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", show=False),
        Binding("tab", "choose(1)", show=False, priority=True),
        Binding("shift+tab", "choose(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        hint: str,
        value: str,
        choices: Mapping[str, str] = NO_CHOICE,
        choice: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._value = value
        self._choices = choices
        self._choice = self._first = choice

    def compose(self) -> ComposeResult:
        """The question, and the input below it."""
        with Vertical():
            yield Question(self._question, self._hint)
            answer = Input(self._value, compact=True, id="answer-text", select_on_focus=False)
            answer.cursor_blink = False
            yield answer

    def on_mount(self) -> None:
        """Say what is chosen."""
        self.action_choose(0)

    def action_choose(self, by: int) -> None:
        """Choose the next, or the one before."""
        if self._choices:
            all_ = list(self._choices)
            self._choice = all_[(all_.index(self._choice) + by) % len(all_)]
            self.query_one(Question).choose(self._choices[self._choice])

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        same = (text, self._choice) == (self._value, self._first)
        self.dismiss(None if same or not text else Answer(text, self._choice))
