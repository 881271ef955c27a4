"""ORG that invests for a place: the place and what it is told to invest in, 淮安水投."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses
    from store.model import Range

RULES = {"org-arm": "A place, then 城投, 国投, 建投 or the like: the firm that invests for it."}

PAIR = 2
# A level says that any of its kind may be meant: 该县|城投, 各市|国投.
LEVELS = tuple("省市县区州镇乡国")
# What may stand behind within the name.
WIDER = ("控股集团", "控股", "资本", "集团", "置业", "置地")
# 城投|债, 城投|平台: of any of them.
ANY = (
    "债",
    "类",
    "平台",
    "板块",
    "企业",
    "公司",
    "行业",
    "转型",
    "大厦",
    "广场",
    "系",
    "们",
    "大会",
    "活跃",
)
ARMS = frozenset(section("arms"))


def arm(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the firm that invests for a place (津南|城投); None without one place before."""
    text = clauses.folded
    if text.startswith(ANY, end) or not clauses.whole(end):
        return None
    word = clauses.word(start)
    if word.kind == "s" and word.end - word.start >= PAIR:
        begin = word.start
        if text.endswith(LEVELS, 0, start) and word.end not in clauses.names:
            return None
    else:
        # 亦庄|国投: a place that is in no list.
        odd, cut = clauses.leftwards(start, "o", 4)
        if len(odd) != PAIR or cut.kind not in "|kpv" or clauses.piece(odd[0]) in LEVELS:
            return None
        begin = odd[-1].start
    wider = next((each for each in WIDER if text.startswith(each, end)), "")
    return begin, end + len(wider)
