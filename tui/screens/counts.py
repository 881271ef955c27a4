"""Counts: how many times the next key is meant, as in 5 j or 12 G."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.messages import _
from tui.screens.ground import Ground

if TYPE_CHECKING:
    from textual import events

# More steps than that would hold the keys up.
MOST = 999
# The keys that are digits here and there, by their actions.
DIGITS = frozenset(("pane_1", "pane_2", "pane_3", "show_type", "picture"))
# What is done as many times as was typed.
REPEATED = frozenset(
    (
        *("down", "up", "page_down", "page_up", "half_down", "half_up"),
        *("next_fact", "previous_fact", "next_paragraph", "previous_paragraph"),
        *("next_match", "previous_match", "next_column", "previous_column"),
        *("wider", "narrower", "taller", "lower", "forward"),
    )
)
# What goes to the row of that number.
TO_ROW = frozenset(("first", "last"))

# What drops a count and does nothing else.
LEAVES = "back"


class Counts(Ground):
    """Takes the digits of a count; the app does the next action so many times."""

    def action_count(self) -> None:
        """Begin a count, also where digits are keys of something else."""
        self._count("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done: while a count is typed a digit belongs to it."""
        if self.session.count is not None and action in DIGITS:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Take a digit that is no key of anything."""
        character = event.character or ""
        if character.isascii() and character.isdigit() and (self.session.count or character != "0"):
            event.stop()
            self._count(f"{self.session.count or ''}{character}")

    def _count(self, digits: str) -> None:
        # No digit is left out: 20000 G must not go to row 2000.
        self.session.count = digits
        if int(digits or 0) <= MOST:
            self.tell(_("Times: {count}").format(count=digits))
        else:
            told = _("Times: {count}. No more than {most} are done: Esc, then a smaller number.")
            self.tell(told.format(count=digits, most=MOST), "bad")


def is_digit(action: str) -> bool:
    """Whether the key of an action is a digit, which belongs to a count that is being typed."""
    return action.rpartition(".")[2].partition("(")[0] in DIGITS


def steps(name: str, count: str | None) -> list[str]:
    """The actions that an action with a count stands for, one after another."""
    if name == LEAVES and count is not None:
        return []
    if not count:
        return [name]
    if int(count) > MOST and name in REPEATED | TO_ROW:
        return []
    if name in TO_ROW:
        return ["first", *["down"] * (int(count) - 1)]
    return [name] * int(count) if name in REPEATED else [name]
