"""Rows of zones: those named in a row that only its last word, or what sums it up, calls zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.parkforms import CLOSING, kind_of
from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Mention, Range

# Zones by law, of which a place has one: 岳阳、长沙、衡阳综保区. Before others a place may be where
# something else stands, unless several stand there.
ONE_EACH = ("bonded", "free", "port")
SEVERAL = ("high-tech", "economic")
# 郎园、莱锦、懋隆等文创|园区
SUMMED = pattern(
    "等(?:一批|一大批|多个|多家|[0-9]+[余多]?[个家])?[^,。;、:的地等品企入落进在与和项]{0,8}?(?:园区|产业载体)(?![域内里])"
)
# What an item of such a row is instead.
OTHER = pattern(
    "(?:项目|工程|企业|公司|集团|小区|公寓|社区|街道|城市|系统|平台|设施|行业|领域|产业|品牌|等地|等|[局委厅办处会])$"
)
ITEM = "nswaoxz(#"
LONGEST = 16
# So many items of a row are names of their own where none is known as a zone.
SOME = 2
# A name of 新区 after another is no longer than this: 两江新区、茶园|新区.
MATE = 4


def elided(clauses: Clauses, zones: Sequence[Mention]) -> Iterator[tuple[Range, str]]:
    """(span, full name) of the places before a zone that share its closing word.

    zones: the zones named in the text of the clauses.
    """
    text = clauses.folded
    for zone in zones:
        if text[zone.start - 1 : zone.start] not in ("、", "和", "及", "与"):
            continue
        name = text[zone.start : zone.end]
        closing = CLOSING.search(name)
        kind = kind_of(name)
        if closing is None or kind not in (*ONE_EACH, *SEVERAL):
            continue
        core = clauses.between(zone.start, zone.start + closing.start())
        if not _places(core) and name[: closing.start()] not in gazetteer.places():
            continue
        items = list(_before(clauses, zone.start - 1))
        if len(items) > (0 if kind in ONE_EACH else 1):
            for start, end in items:
                yield (start, end), clauses.text[start:end] + zone.text[closing.start() :]


def _before(clauses: Clauses, end: int) -> Iterator[Range]:
    """The places before `end` in a row with 、 between."""
    text = clauses.folded
    while True:
        words, cut = clauses.leftwards(end, "son", LONGEST)
        while words and words[-1].kind != "s":
            words.pop()
        if not _places(words[::-1]) and not (words and cut.kind == "|"):
            return
        if gazetteer.places().get(clauses.piece(words[-1]), "r") == "r" or end in clauses.names:
            # 京津冀、海南自贸港; 贵安新区、贵阳经开区
            return
        start = words[-1].start
        yield start, end
        if text[start - 1 : start] != "、":
            return
        end = start - 1


def _places(words: Sequence[Word]) -> bool:
    """Whether the words are the name of a place, as far as it goes: 岳阳|城陵矶."""
    return bool(words) and words[0].kind == "s" and all(word.kind in "so" for word in words)


def summed(clauses: Clauses) -> Iterator[Range]:
    """The items of a row that 等园区 sums up, where one of them at least is a name."""
    text = clauses.folded
    zones = "等" in text and ("园区" in text or "产业载体" in text)
    for found in SUMMED.finditer(text) if zones else ():
        items = list(_items(clauses, found.start()))
        spans = [(words[0].start, words[-1].end) for words in items]
        known = [clauses.names.get(end) for _, end in spans]
        named = sum(any(word.kind in "oxz" for word in words) for words in items)
        if not any(known) and named < SOME:
            continue
        for words, (start, end) in zip(items, spans, strict=True):
            places = all(word.kind == "s" for word in words)
            if not places and not OTHER.search(text, start, end) and end - start > 1:
                yield start, end


def _items(clauses: Clauses, end: int) -> Iterator[list[Word]]:
    """The words of each item before `end`, the last first, as far as they are words of names."""
    text = clauses.folded
    while True:
        words, cut = clauses.leftwards(end, ITEM, LONGEST)
        if not words:
            return
        inner = cut.kind == "|" and text[words[-1].start - 1 : words[-1].start] == "、"
        if not inner and words[-1].kind not in "oxzs":
            # 走访|优质|甲园、乙园: where the first begins cannot be told.
            return
        yield words[::-1]
        if not inner:
            return
        end = words[-1].start - 1


def mate(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a name that stands beside a zone with the same closing word start..end."""
    text = clauses.folded
    mark = text.rfind("、", max(0, start - MATE - 1), start)
    other = clauses.names.get(mark) if mark > 0 else None
    if other is None or start - mark - 1 < len("新区"):
        return None
    return (mark + 1, end) if clauses.piece(other).endswith(text[start:end]) else None
