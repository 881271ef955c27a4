"""A widget that is some lines of styled text, as many as its width makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui import themes
from tui.widgets.cells import clean

if TYPE_CHECKING:
    from textual.geometry import Size


class Lines(Widget):
    """Draws what `lines` gives for its width, and is as high as that."""

    def lines(self, room: int) -> list[Content]:
        """The lines for so many cells."""
        raise NotImplementedError

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 (Textual calls it with these)
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """As many lines as there are at that width."""
        return len(self.lines(width))

    def render(self) -> Content:
        """All the lines."""
        return Content("\n").join(self.lines(self.size.width))

    def styled(self, text: str, name: str) -> Content:
        """The text, fit for a terminal, in a style of the theme."""
        return Content(clean(text)).stylize(themes.style(self.app.theme, name))
