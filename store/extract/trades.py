"""ORG called by a brand and its trade (飞旋|科技), told by the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import brands, gazetteer
from store.extract.bodies import COUNTRIES, ROLES
from store.extract.brands import INDUSTRY, NO_FIRM, PAIR, PLAIN, SELDOM
from store.extract.clauses import BREAKS
from store.extract.listed import TRADES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "org-trade": "Two or three characters that are in no word, then a trade (科技, 电子 ...).",
}
CALLED = frozenset(section("called"))
# Characters that are in no brand of odd ones: they end a clause, or are no Chinese ones.
NEVER_ODD = BREAKS | frozenset(map(chr, range(128)))
TRADE_ENDS = frozenset(trade[-1] for trade in TRADES)
TRADE_SIZES = sorted({len(trade) for trade in TRADES})
NONE = (0, "")
# What only a firm has or does, right after its name.
FIRMLY = pattern(
    "的?(?:相关|有关|主要)?(?:负责人|经理|副?总经理|副?董事长|董事会|董秘|总监|厂长|创始人|创办人|副?总裁|股价|旗下|官网|财报|"
    "方表示|宣布|公告|承诺|斥资|中标|荣获|签约落户)"
)
# What that opens with.
FIRST = frozenset("的相有主负经总副董厂创股旗官财方宣公承斥中荣签")
# After a city one that is no more common than this is a brand.
RARELY = 6
# Whose name follows right after them: 子公司|远致投资, 龙头企业|飞旋科技.
OWNERS = ROLES | frozenset(section("owners"))
# Trades that are also what is done: 远致|投资|承诺, but 甲乙|投资|建设….
ACTS = ("投资",)
BUILDS = frozenset(
    (
        "建设",
        "兴建",
        "新建",
        "建厂",
        "设立",
        "成立",
        "打造",
        "开发",
        "合作",
        "落户",
        "增长",
        "超过",
        "促进",
    )
)


def trade(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a firm called by odd characters and its trade start..end (飞旋|科技)."""
    # The two characters before it tell of most that they are no such name, without any words.
    chars = clauses.folded[max(0, start - 2) : start]
    if len(chars) < 2 or not NEVER_ODD.isdisjoint(chars) or start in clauses.names:
        return None
    follows = chars[1] in TRADE_ENDS and _follows_trade(clauses.folded, start)
    if not follows and not brands.maybe_odd(chars):
        return None
    called = clauses.folded[max(start, end - 2) : end] in CALLED
    if not called and not follows and not _maybe_placed(clauses, start):
        return None
    if not clauses.whole(end):
        return None
    before = clauses.word(start)
    if before.kind in "nw" and clauses.piece(before) in TRADES:
        # 宝藤|生物|医药: two trades after the brand.
        start = before.start
    inside, cut = clauses.leftwards(start, "o", 5)
    # 河南|佐能|精工: a province or city belongs to the name.
    placed = cut.kind == "s" and clauses.word(cut.start).kind in "|kpv"
    placed = placed and cut.end - cut.start < 4 and clauses.piece(cut)[-1] not in "省市县区"
    if clauses.folded[max(start, end - 2) : end] not in CALLED and not placed:
        # 高密|埃孚|光伏: of these trades only with a place.
        return None
    if (
        not 2 <= len(inside) <= 3
        or clauses.piece(inside[0]) in "新老大小"
        or (cut.kind in 'nwasxo#z("' and not placed and clauses.piece(cut) not in OWNERS)
        or not brands.like(clauses, inside)
    ):
        return None
    if clauses.folded[inside[-1].start - 1 : inside[-1].start] in ("“", "‘"):
        # In quotation marks it is a product or a campaign.
        return None
    after = clauses.next(end)
    if after is not None and after.kind in "nwasxo#":
        return None
    if clauses.folded.endswith(ACTS, 0, end) and not _stands(clauses, end, cut):
        return None
    if clauses.folded.startswith("自立", end):
        # 勇担|科技自立自强
        return None
    placed = placed and clauses.piece(cut) not in COUNTRIES
    return cut.start if placed else inside[-1].start, end


def worded(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for words that are no industry's, where what only a firm has or does follows.

    国泰|染整|副总经理, 凯德|投资|旗下
    """
    if clauses.folded[end : end + 1] not in FIRST or not FIRMLY.match(clauses.folded, end):
        return _rare(clauses, start, end)
    if not clauses.whole(end):
        return None
    inside, cut = clauses.leftwards(start, "nwoazxm", 8)
    if not inside or start - inside[-1].start < PAIR or cut.kind not in "|kpvs":
        return None
    pieces = [clauses.piece(word) for word in inside]
    if any(piece in INDUSTRY or piece in NO_FIRM or piece in PLAIN for piece in pieces):
        return None
    if pieces[0] in ("母", "子"):
        # 甲国投|母|基金: what the firm has, not how it is called.
        return None
    odd = sum(word.kind in "ozx" for word in inside)
    if all(word.kind == "o" for word in inside):
        return None
    if not odd and (len(inside) > 1 or clauses.often(inside[0]) > SELDOM):
        return None
    city = clauses.piece(cut) in gazetteer.cities() and clauses.word(cut.start).kind in "|kpv"
    return (cut.start if city else inside[-1].start), end


def _rare(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a city, a rare word and the trade, which no noun follows: 中山|国泰|染整."""
    text = clauses.folded
    if text[max(start, end - 2) : end] not in CALLED or start < 2 * PAIR or start in clauses.names:
        return None
    often, kind = gazetteer.words().get(text[start - PAIR : start], (0, ""))
    if not kind or kind not in "nw" or often > RARELY:
        return None
    word = clauses.word(start)
    cut = clauses.word(word.start)
    piece = clauses.piece(word)
    if start - word.start != PAIR or piece in INDUSTRY or piece in PLAIN or piece in NO_FIRM:
        return None
    city = cut.kind == "s" and clauses.piece(cut) in gazetteer.cities()
    after = clauses.next(end)
    alone = after is None or after.kind not in "nwasxo#"
    opens = clauses.word(cut.start).kind in "|kpv"
    return (cut.start, end) if city and alone and opens and clauses.whole(end) else None


def _stands(clauses: Clauses, end: int, cut: Word) -> bool:
    """Whether a name that ends in 投资 stands as a firm's: what follows says what a firm does.

    cut: the word before the name.
    """
    text, after = clauses.folded, clauses.next(end)
    if cut.kind == "v" or text[end : end + 1] in ("于", "的", "达", "额"):
        return False
    if after is None:
        return text[end : end + 1] in ("、", "(")
    acts = after.kind == "v" and clauses.piece(after) not in BUILDS
    return acts or clauses.piece(after) in (
        "等",
        "及",
        "和",
        "与",
        "以及",
        "分别",
        "已",
        "也",
        "还",
        "拟",
        "将",
    )


def _follows_trade(text: str, start: int) -> bool:
    """Whether another trade, and before it two odd characters, may stand before the one here."""
    return any(
        text[start - size : start] in TRADES
        and brands.maybe_odd(text[start - size - 2 : start - size])
        for size in TRADE_SIZES
        if start - size >= PAIR
    )


def _maybe_placed(clauses: Clauses, start: int) -> bool:
    """Whether a place's name of up to three characters may stand before two or three odd ones."""
    text, words = clauses.folded, gazetteer.words()
    for at in (start - 2, start - 3):
        if at in clauses.names:
            return True
        for size in (2, 3):
            if (
                at >= size
                and words.opening(text[at - size]).get(text[at - size : at], NONE)[1] == "s"
            ):
                return True
    return False
