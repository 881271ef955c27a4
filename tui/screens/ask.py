"""A question that is answered with some text, and perhaps a choice beside it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from store.model import YuanzhiError
from tui.messages import _
from tui.screens.over import Over
from tui.widgets.cells import clean
from tui.widgets.lines import Lines
from tui.widgets.text_box import TextBox
from tui.widgets.text_line import TextLine
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.suggester import Suggester


# Where there is nothing to choose from.
NO_CHOICE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, and what was chosen, "" where there was no choice. done: what doing it gave,
    "" where the question itself does nothing.
    """

    text: str
    choice: str = ""
    done: str = ""


class Question(Lines):
    """The question, how it can be answered, and what is chosen."""

    def __init__(self, question: str, hint: str, keys: str) -> None:
        super().__init__()
        self._question = question
        self._hint = hint
        self._keys = keys
        self._chosen = ""
        self._refusal = ""

    def refuse(self, reason: str) -> None:
        """Say why what was typed cannot be; "": nothing is wrong."""
        self._refusal = reason
        self.refresh(layout=True)

    def choose(self, words: str) -> None:
        """Say what is chosen."""
        self._chosen = words
        self.refresh(layout=True)

    def lines(self, room: int) -> list[Content]:
        """Each from a line of its own."""
        texts = [(self._question, "bold"), (self._hint, "dim")]
        if self._chosen:
            texts.append((_("{choice} (Tab changes it)").format(choice=self._chosen), "figure"))
        texts.append((self._keys, "dim"))
        if self._refusal:
            texts.append((self._refusal, "bad"))
        return [
            self.styled(clean(text)[start:end], look)
            for text, look in texts
            if text
            for start, end in wrap(clean(text), max(2, room))
        ]


class Writing(TextBox):
    """A text of some lines: Enter has done with it, Ctrl+J begins a new line."""

    BINDINGS: ClassVar = [
        Binding("enter", "submit", show=False, priority=True),
        Binding("ctrl+j", "line", show=False, priority=True),
    ]

    class Submitted(Message):
        """The reader has done. value: the text by then."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def action_submit(self) -> None:
        """Have done with it."""
        self.post_message(self.Submitted(self.text))

    def action_line(self) -> None:
        """Begin a new line."""
        self.put("\n")


class Line(TextLine):
    """A text of one line, of which Enter has done with it."""

    BINDINGS: ClassVar = [Binding("enter", "submit", show=False, priority=True)]


class AskScreen(Over[Answer]):
    """Gives the answer; None where the reader left.

    value: what stands there to begin with; values: the same for each choice, where that differs.
    choices: words by what they stand for, gone through with Tab; choice: the one to begin with.
    lines: whether the text may have several. any_answer: whether an empty text, and one left as it
    was, is an answer too; otherwise these give None. suggester: offers how the text may go on;
    Tab takes that. do: does in a thread what the answer asks for, and gives `Answer.done`; where
    it raises, the question stays, with the reason. selected: whether what stands there to begin
    with is selected, so that typing replaces it.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
        Binding("tab", "choose(1)", show=False, priority=True),
        Binding("shift+tab", "choose(-1)", show=False, priority=True),
    ]

    class Done(Message):
        """What the answer asks for was done, or not, for that `reason`."""

        def __init__(self, answer: Answer, reason: str = "") -> None:
            super().__init__()
            self.answer = answer
            self.reason = reason

    def __init__(
        self,
        question: str,
        hint: str,
        value: str,
        choices: Mapping[str, str] = NO_CHOICE,
        choice: str = "",
        *,
        values: Mapping[str, str] = NO_CHOICE,
        lines: bool = False,
        any_answer: bool = False,
        suggester: Suggester | None = None,
        do: Callable[[Answer], str] | None = None,
        selected: bool = False,
    ) -> None:
        super().__init__()
        self._do = do
        self._selected = selected
        self._question = question
        self._hint = hint
        self._choices = choices
        self._choice = self._first = choice or next(iter(choices), "")
        self._values = values
        self._value = values.get(self._choice, value)
        # What stood there untouched, which another choice may replace.
        self._offered = self._value
        self._lines = lines
        self._is_answered = False
        self._any = any_answer
        self._suggester = suggester

    def compose(self) -> ComposeResult:
        """The question, and the input below it."""
        keys = _("Enter takes it, Esc leaves")
        if self._lines:
            keys = _("Enter keeps it, Ctrl+J begins a new line, Esc leaves")
        with Vertical():
            yield Question(self._question, self._hint, keys)
            if self._lines:
                yield Writing(self._value, id="answer-lines")
            else:
                yield Line(
                    self._value,
                    id="answer-text",
                    select_on_focus=self._selected,
                    suggester=self._suggester,
                )

    def on_mount(self) -> None:
        """Say what is chosen."""
        self._box.focus()
        self.action_choose(0)

    @property
    def text(self) -> str:
        """What is typed."""
        box = self._box
        box.take_ahead()
        return box.text if isinstance(box, Writing) else box.value

    @property
    def _box(self) -> Writing | Line:
        return self.query_one(Writing) if self._lines else self.query_one(Line)

    def _type(self, text: str) -> None:
        box = self._box
        if isinstance(box, Writing):
            box.text = text
            box.move_cursor(box.document.end)
        else:
            box.value = text
            box.cursor_position = len(text)

    def action_choose(self, by: int) -> None:
        """Choose the next, or the one before; its text stands there unless another was typed."""
        if not self._choices:
            if by > 0 and self._suggester is not None:
                self.query_one(Input).action_cursor_right()
            return
        all_ = list(self._choices)
        self._choice = all_[(all_.index(self._choice) + by) % len(all_)]
        self.query_one(Question).choose(self._choices[self._choice])
        offered = self._values.get(self._choice, "")
        if self._values and self.text == self._offered != offered:
            self._offered = offered
            self._type(offered)

    def action_leave(self) -> None:
        """Give no answer."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(None)

    @on(Input.Submitted)
    @on(Writing.Submitted)
    def _answered(self, event: Input.Submitted | Writing.Submitted) -> None:
        event.stop()
        # What was typed ahead stands in the box by now, and is not meant; nor is a second Enter.
        if self._is_answered:
            return
        self._is_answered = True
        text = event.value.strip()
        same = (text, self._choice) == (self._value, self._first)
        if (same or not text) and not self._any:
            self.dismiss(None)
        elif self._do is None:
            self.dismiss(Answer(text, self._choice))
        else:
            self._work(self._do, Answer(text, self._choice))

    @work(thread=True, group="answers")
    def _work(self, do: Callable[[Answer], str], answer: Answer) -> None:
        """In a thread: do what was asked for, and post one message."""
        try:
            done = do(answer)
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Done(answer, str(error)))
        else:
            self.post_message(self.Done(replace(answer, done=done)))

    @on(Done)
    def _was_done(self, event: Done) -> None:
        event.stop()
        if event.reason:
            self._is_answered = False
            self.query_one(Question).refuse(event.reason)
        else:
            self.dismiss(event.answer)
