"""A claim as one line of words: what the index of facts holds of it.

The line has the words that a reader of such news would type, in Chinese and English: what the
project is called, what is said of it, in which words and figures, its park and its investors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.model import Figure, Mention

# Raise this whenever `line` gives other words: the lines in a library are then made anew.
VERSION = 3

ATTRIBUTES = {
    "total_investment": "总投资",
    "investment": "投资 投资额",
    "output_value": "产值",
    "revenue": "营业收入 销售收入",
    "tax": "税收",
    "financing": "融资",
    "land_area": "占地 用地 面积",
    "floor_area": "建筑面积",
    "capacity": "产能 规模",
    "jobs": "就业 岗位",
    "start_date": "开工时间",
    "finish_date": "竣工时间",
    "other_quantity": "",
    "park": "园区",
    "org": "投资方 建设方 企业 investor builder",
    "part_of": "属于",
    "status": "状态 进展",
}

STATUSES = {
    "planned": "规划 拟建",
    "signed": "签约",
    "started": "开工",
    "building": "在建 建设中",
    "trial": "试产 试运营",
    "operating": "投产 建成 运营",
    "stopped": "停止",
}

MODALITIES = {
    "planned": "计划 planned",
    "forecast": "预计 forecast",
    "cumulative": "累计 cumulative",
}

# So many firms of one project; lists of dozens of firms are no project's investors.
INVESTORS = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim says, as far as its line is made of it.

    names: of the project, as the library knows it and as the article calls it. object: the other
    name or the status. words: those of the text that say it. places: where the park is. investors:
    the firms that the article links to the project. shown: what the library shows all these as,
    where it calls them otherwise: by the name that they are known by elsewhere, or the reader's.
    """

    names: tuple[str, ...]
    attribute: str
    modality: str
    object: str | None = None
    figure: Figure | Mention | None = None
    words: tuple[str, ...] = ()
    park: str | None = None
    places: tuple[str, ...] = ()
    investors: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def line(told: Told) -> str:
    """The claim as one line of words, each piece once."""
    return " ".join(_once(_pieces(told)))


def _pieces(told: Told) -> Iterable[str]:
    yield from told.names
    yield ATTRIBUTES.get(told.attribute, "")
    yield told.attribute.replace("_", " ")
    if told.attribute == "status" and told.object:
        yield STATUSES.get(told.object, "")
    yield told.object or ""
    if told.figure is not None:
        yield told.figure.text
        yield _normalised(told.figure)
    yield from told.words
    yield MODALITIES.get(told.modality, "")
    yield told.park or ""
    yield from told.places
    yield from told.investors[:INVESTORS]
    yield from told.shown


def _normalised(figure: Figure | Mention) -> str:
    """The figure as one number and its unit, or its date."""
    if figure.iso is not None:
        return figure.iso
    number = figure.low if figure.value is None else figure.value
    if number is None:
        return ""
    numbers = [number] if figure.high is None else [number, figure.high]
    return " ".join([*(f"{one:.15g}" for one in numbers), figure.unit or ""]).strip()


def _once(pieces: Iterable[str]) -> list[str]:
    """The pieces, without those that stand in one before: whatever finds them finds that."""
    kept: list[str] = []
    for piece in pieces:
        if piece and not any(piece in other for other in kept):
            kept.append(piece)
    return kept
