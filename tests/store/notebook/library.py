"""A library to write notes in: two articles, and what a notebook says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.store.loading import news

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Added, ClaimRow

BASE, PARK, FIRM = "海澜轴承生产基地项目", "东岭高新区", "海澜轴承有限公司"
FIRST = (
    "3月4日，海澜轴承生产基地项目在东岭高新区正式开工。"
    "该项目由海澜轴承有限公司投资建设，总投资12亿元，占地120亩。"
)
SECOND = "东岭高新区今年将再建三条道路，方便企业职工出行。"
OTHER = "青禾新材料产业园项目落户东岭高新区，总投资22亿元，目前已经投产。"
ARTICLES = (
    news("轴承项目开工", f"{FIRST}\n{SECOND}"),
    news("青禾投产", OTHER, date="2024-09-01"),
)


def entries(db: Path, kind: str | None = None, about: str | None = None) -> list[Added]:
    with Library.open(db) as opened:
        return opened.entries(kind, about)


def told(db: Path, kind: str, about: str | None = None) -> list[tuple[str, str, str]]:
    """Text, place and words of each entry."""
    return [(one.entry.text, one.found.place, one.found.words) for one in entries(db, kind, about)]


def investment(db: Path, place: str = "1.1") -> ClaimRow:
    """The fact of the total investment that a place tells."""
    with Library.open(db) as opened:
        (row,) = [one for one in opened.claims(attribute="total_investment") if one.place == place]
        return row


def key_of(db: Path, name: str) -> int:
    with Library.open(db) as opened:
        return opened.meant(name).id
