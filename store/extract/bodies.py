"""ORG of the state: offices, committees and departments, with the place or park they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses
    from store.model import Range

COMMON = frozenset("nwa")
LEVELS = frozenset(section("levels"))
LEVEL_CHARS = tuple("省市县区州镇乡旗")
ROLES = frozenset(section("roles"))
EDGES = frozenset(section("edges"))
UTILITIES = frozenset(section("utilities"))
COUNTRIES = frozenset(section("countries")) - {"中国", "台湾", "香港", "澳门"}

TERM = re.compile("第?[一二三四五六七八九十]+届$")


def committee(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the committee start..end with the place, park or body it belongs to."""
    if not clauses.whole(start) and clauses.word(start + 1).kind == "s":
        # 广州|政府 is no 州政府.
        start += 1
    elif clauses.folded[start - 1 : start] in ("该", "本", "各", "两"):
        # 该镇|人大
        start += 1
        return (start, end) if end - start > 1 else None
    return prefixed(clauses, start), end


def office(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for an office; None for 部门, 厅 and the like that nothing precedes."""
    first = prefixed(clauses, start)
    text = clauses.folded
    if text.startswith("部门", end - 2):
        return (first, end) if first < start - 1 else None
    bare = text[end - 1] not in "厅部" or (text[end - 1] == "部" and end - start > 4)
    if first == start:
        first = _wide(clauses, start)
        # 人口|资源|环境委员会: the end of a longer name, whose beginning is not known.
        bare = bare and (clauses.word(start).kind not in "nwo" or text[end - 1] == "局")
    return (first, end) if bare or first < start else None


def bureau(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for 局, 厅 or 办 alone, with the words for its work and a place before it."""
    if clauses.word(end).start != start:
        return None
    return None if (first := _through(clauses, start)) is None else (first, end)


def under(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a word that is a body only of a place, park or body before it; else None."""
    if clauses.folded[start:end].removesuffix("公司") in UTILITIES:
        return prefixed(clauses, start), end
    before = clauses.word(start)
    if before.kind == "z" and clauses.piece(before).endswith(("公司", "厂")):
        # …有限公司|办公室: not a body of its own.
        return (
            None
            if clauses.folded[start:end] in ("办公室", "大厅", "营业部")
            else (before.start, end)
        )
    first = prefixed(clauses, start)
    if first == start and clauses.folded[end - 1] in "局会":
        first = _wide(clauses, start)
    return (first, end) if first < start else None


def prefixed(clauses: Clauses, start: int) -> int:
    """Where the places, parks and levels of the state begin that stand before `start`."""
    level = clauses.folded.startswith(LEVEL_CHARS, start)
    at = start
    term = TERM.search(clauses.folded, max(0, at - 6), at)
    if term and clauses.word(term.start()).kind == "s":
        # 北京市|十六届|人大常委会
        at = term.start()
    while True:
        word = clauses.word(at)
        text = clauses.piece(word)
        if text in COUNTRIES or (word.kind not in "sz" and text not in LEVELS):
            return at
        if word.kind == "z" and level and text.endswith(("委", "政府", "人大", "政协")):
            # 省委|省政府: two bodies side by side.
            return at
        at = word.start


def _wide(clauses: Clauses, start: int) -> int:
    """The same, or `start` itself where no place stands before."""
    return start if (first := _through(clauses, start)) is None else first


def _through(clauses: Clauses, start: int) -> int | None:
    """Where a place begins that stands before the words for an office's work; None without one.

    济南市|地方|金融|监督|管理局, 吴泾镇|规建|生态|办
    """
    inside, cut = clauses.leftwards(start, "nwao", 10)
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        if piece in ROLES or piece in EDGES:
            return None
        if number and piece in ("镇", "乡", "街道"):
            # A town or street is in no list: one to three characters name it.
            odd = inside[number + 1 :] or [cut] * (cut.kind == "s")
            size = word.start - odd[-1].start if odd else 0
            named = 0 < size < 4 and all(each.kind in "ons" for each in odd)
            return odd[-1].start if named and cut.kind in "|kpvs" else None
    level = cut.kind == "s" and clauses.piece(cut).endswith((*LEVEL_CHARS, "洲"))
    zone = clauses.piece(cut).endswith(("区", "园", "城")) and all(
        word.kind in COMMON for word in inside
    )
    if not inside or not (level or zone) or cut.end != inside[-1].start:
        return None
    return prefixed(clauses, cut.end)
