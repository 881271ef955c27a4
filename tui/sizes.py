"""The sizes of the panes: shares of the window that keys make wider, narrower, taller, lower."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

# From these widths on two or three panes stand beside each other.
TWO_COLUMNS = 90
THREE_COLUMNS = 120
# Steps that a share can be moved either way; no pane ever goes.
MOST = 8


@dataclass(frozen=True, slots=True)
class Sizes:
    """Steps away from what the panes are at first.

    lists: of the lists against the passage. parks: of the parks against the projects beside them.
    height: the same where they stand one above the other.
    """

    lists: int = 0
    parks: int = 0
    height: int = 0

    @classmethod
    def of(cls, kept: dict[str, int]) -> Sizes:
        """What was kept, within bounds."""
        steps = {name: _bounded(kept.get(name, 0)) for name in ("lists", "parks", "height")}
        return cls(**steps)

    def kept(self) -> dict[str, int]:
        """The steps by name, to be kept."""
        return asdict(self)

    def wider(self, pane: str, by: int, columns: int) -> Sizes:
        """A pane so many steps wider; the same where it stands alone."""
        if columns == 1:
            return self
        if pane == "parks" and columns == 3:
            return replace(self, parks=_bounded(self.parks + by))
        return replace(self, lists=_bounded(self.lists + (-by if pane == "passage" else by)))

    def taller(self, pane: str, by: int, columns: int) -> Sizes:
        """A pane so many steps taller; the same where none stands above or below it."""
        if columns != 2 or pane not in ("parks", "projects"):
            return self
        return replace(self, height=_bounded(self.height + (by if pane == "parks" else -by)))

    def widths(self, columns: int) -> dict[str, int]:
        """The shares of the window's width, by the ids of what has them."""
        if columns == 1:
            return dict.fromkeys(
                ("catalogue", "hits-pane", "passage-pane", "parks-pane", "projects-pane"), 1
            )
        lists, rest = (41, 31) if columns == 3 else (40, 50)
        shares = {
            "catalogue": lists + 3 * self.lists,
            "hits-pane": lists + 3 * self.lists,
            "passage-pane": rest - 3 * self.lists,
        }
        if columns == 3:
            return {**shares, "parks-pane": 18 + self.parks, "projects-pane": 23 - self.parks}
        return {**shares, "parks-pane": 1, "projects-pane": 1}

    def heights(self, columns: int) -> dict[str, int]:
        """The shares of its height that the parks and the projects have."""
        if columns != 2:
            return {"parks-pane": 1, "projects-pane": 1}
        return {"parks-pane": 10 + self.height, "projects-pane": 20 - self.height}


def columns(width: int) -> int:
    """How many columns a window of that width has: 1, 2 or 3."""
    return 1 if width < TWO_COLUMNS else 2 if width < THREE_COLUMNS else 3


def _bounded(steps: int) -> int:
    return max(-MOST, min(MOST, steps))
