"""Claims made by hand, for the tests of what is compared and added up."""

from __future__ import annotations

from zlib import crc32

from store.model import ClaimRow, Figure


def figure(
    value: float | None = None,
    bound: str = "",
    *,
    high: float | None = None,
    low: float | None = None,
    unit: str = "CNY",
) -> Figure:
    """An amount."""
    return Figure("若干", value, high, unit, bound, None, low)


def day(iso: str) -> Figure:
    """A date."""
    return Figure("某日", None, None, None, "", iso)


def claim(
    said: Figure | str,
    attribute: str = "total_investment",
    *,
    of: str = "海澜轴承生产基地项目",
    date: str | None = "2024-03-05",
    modality: str = "actual",
    state: str = "automatic",
    confidence: str = "high",
    kind: str = "MONEY",
    time: str | None = None,
    key: int | None = None,
) -> ClaimRow:
    """A claim of an article of that day; said: a figure, or a status or name. key: of the project,
    where it is not told by its name.
    """
    is_figure = isinstance(said, Figure)
    return ClaimRow(
        mark="",
        project=crc32(of.encode()) if key is None else key,
        name=of,
        attribute=attribute,
        figure=said if isinstance(said, Figure) else None,
        object=None if isinstance(said, Figure) else said,
        modality=modality,
        time=time,
        rule="figure-clause",
        confidence=confidence,
        state=state,
        words="",
        place="1.1",
        article=1,
        date=date,
        title=None,
        publication=None,
        type=kind if is_figure else None,
        linked=None if isinstance(said, Figure) else crc32(said.encode()),
    )
