"""What all screens have in common that stand over another and give an answer back."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Over(ModalScreen[ScreenResultType]):
    """A screen over another one. It gives one answer: what is typed while it is on its way out
    neither answers again nor takes away the screen below it.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with this answer, once."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
