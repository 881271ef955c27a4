"""Whether the words before a head name one thing, not several, a kind, or one of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import told
from store.extract.patterns import pattern
from store.extract.phrases import FAR_PAID, GROUP, UNCOUNTED, head_at, phrase, plain

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word

# Of the words that count projects these stand inside names as well: 照明|系列|产品项目.
COUNTING = GROUP - {"系列"}
THINGS = frozenset("条座栋幢家个台所处间回")
# A phrase that closes with these is one of many: 17个项目, 首批项目.
COUNTED = pattern(
    "(?:(?<![0-9第])[0-9一二三四五六七八九十百千两几多余数上近约]+余?多?[个项条家座批类大种]|[0-9][多余]期|[各批类些多种]|一系列|一大批|首批)$"
)
# What money is put into alone and that says so much is one project.
LONG = 6
SINGLE = pattern("(?<!第)一[个座条]$")


def single(clauses: Clauses, start: int) -> list[Word]:
    """The words of the name before a head; empty where several projects or the last are meant."""
    inside, cut = phrase(clauses, start)
    if plain(clauses, inside) and not funded(clauses, inside):
        return []
    first = inside[-1].start
    if clauses.folded[first - 1 : first] == "“" and COUNTED.search(
        clauses.folded, max(0, first - 7), first - 1
    ):
        # 33个|“两通工程”
        return []
    if told.MANY_OF.search(clauses.folded, max(0, first - 24), first):
        return []
    if told.NUMBERED.match(clauses.folded, first):
        return []
    if SINGLE.search(clauses.folded, max(0, first - 2), first):
        # 一个煤制油催化剂项目即将投产
        end = start + len(head_at(clauses.folded, start))
        return inside if told.TOLD_AFTER.match(clauses.folded, end) else []
    many = (
        any(clauses.piece(word) in COUNTING for word in (cut, *inside))
        or (clauses.piece(inside[-1]) in UNCOUNTED and not _opens_odd(clauses, inside))
        or COUNTED.search(clauses.folded, max(0, first - 6), first)
    )
    return [] if many else inside


def _opens_odd(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the name opens a clause with two odd characters, of which one may measure: 余梁|…"""
    first = inside[-1]
    pair = len(inside) > 1 and first.kind == inside[-2].kind == "o"
    return pair and not clauses.folded[first.start - 1 : first.start].isdigit()


def funded(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether money is put into what so many words name, whatever they say: 投资8亿元建设|高端装备
    制造基地项目.
    """
    if not inside or inside[0].end - inside[-1].start < LONG:
        return False
    first = inside[-1].start
    return told.PAID.search(clauses.folded, max(0, first - FAR_PAID), first) is not None


def several(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words count things: 规划建设|8|条|全自动… are eight production lines."""
    text = clauses.folded
    return any(word.kind == "#" and text[word.end : word.end + 1] in THINGS for word in inside)
