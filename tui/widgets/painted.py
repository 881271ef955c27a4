"""A view that is painted line by line, in styles that are worked out once a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

from tui import themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.geometry import Region
    from textual.strip import Strip


class Painted(ScrollView, inherit_bindings=False):
    """Keeps the styles of its lines while it paints them: to work one out takes as long as to draw
    a line.
    """

    _styles: dict[str, Style] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view."""
        self._styles = {}
        try:
            return super().render_lines(crop)
        finally:
            self._styles = None

    @property
    def plain(self) -> Style:
        """The style of the view itself."""
        return self._kept("plain", lambda: self.rich_style)

    def look(self, name: str) -> Style:
        """A style of the theme, to be laid over another."""
        return self._kept(f"look {name}", lambda: themes.style(self.app.theme, name).rich_style)

    def component(self, name: str) -> Style:
        """The style of a part of the view, as the style sheet has it."""
        return self._kept(f"part {name}", lambda: self.get_component_rich_style(name))

    def _kept(self, name: str, work_out: Callable[[], Style]) -> Style:
        if self._styles is None:
            return work_out()
        found = self._styles.get(name)
        if found is None:
            found = self._styles[name] = work_out()
        return found
