"""PARK: named zones that host firms, and the short words that stand for one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Article, Mention, Range

RULES = {
    "park-gazetteer": "A name in the list of national zones.",
    "park-suffix": "Words that name it, then a word for a zone (高新区, 产业园, 科技城 ...).",
    "park-short": "A word for a zone alone, standing for the one zone the article is about.",
    "park-alias": "A shorter form that the article itself says stands for a zone.",
}

ZONES = frozenset(section("zones"))
GROUNDS = frozenset(section("grounds"))
PLACED = frozenset(section("placed"))
THIS = frozenset(section("this zone"))
DISTRICTS = frozenset(section("districts"))
# Zones that are places to other names: a firm's name or a project's begins after them.
AREAS = ZONES | PLACED
LEADING = frozenset(section("before zones"))
KIND = frozenset(section("kinds of zones"))
PLAIN = frozenset(section("plain zones"))
TRADES = frozenset(section("trades"))
VERBAL = frozenset(section("verbal"))
MUNICIPALITIES = frozenset(name + end for name in section("municipalities") for end in ("", "市"))
THROUGH = "nswaoxz(f"

BUILDING = frozenset(("建设", "投资", "规划", "打造"))
ROLES = frozenset(("子公司", "公司", "股东", "企业", "负责人"))
SIDE = ("开发区", "高新区")
# Verbs of one character: 进园区, 建园区.
MOVES = frozenset("进出入驻建办管抓促推访探游赴全各本兴强跑")
# 产业园区超过30个
HERE = frozenset(
    ("全市", "全省", "全县", "全区", "我市", "我省", "我县", "本市", "本省", "该市", "该省")
)
MANY = re.compile("(?:共|共有|达|超过|超|已达|突破|近)?(?:到)?[0-9]+[余多]?个")
# 7个自贸试验区, 各开发区
COUNT = re.compile("(?:[0-9一二三四五六七八九十百两几多数][余多]?[个家批]|[各批])$")
BEFORE_GENERIC = re.compile(
    "(?:[各类个家些种多批]|一流|级|大|型|性|新|最|全国|特色|境外|海外|[0-9十百])$"
)


def named(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the zone whose closing word is start..end; None where no name precedes it."""
    suffix = clauses.folded[start:end]
    if not clauses.whole(end) or suffix in THIS:
        return None
    inside, cut = clauses.leftwards(start, THROUGH)
    inside = _joined(clauses, inside, _past_verb(clauses, inside, cut))
    inside = _after_role(clauses, inside, suffix)
    if suffix in GROUNDS and (MANY.match(clauses.folded, end) or _kind(clauses, inside, cut)):
        return None
    pieces = [clauses.piece(word) for word in inside]
    if suffix == "园" and not _trade_park(clauses, inside, end):
        return None
    if not pieces or pieces[0] in MOVES or all(p in KIND or p in PLAIN for p in pieces):
        return None
    inside = _trimmed(clauses, inside)
    if not inside or all(clauses.piece(word) in PLAIN for word in inside):
        return None
    if clauses.piece(cut) == "个" and cut.end == inside[-1].start:
        return None
    placed = inside[-1].kind in "sz" or clauses.piece(inside[-1]) in gazetteer.places()
    if suffix in PLACED and not placed:
        return None
    first = inside[-1].start
    if start - first == 1:
        # 对俄|产业园区
        return None
    return None if clauses.folded[first:end] in DISTRICTS else (first, end)


def _trade_park(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether a 园 by itself is a park of firms: 芯片|园, 首钢|园; not 公园, 果园."""
    alone = clauses.word(end).start == end - 1
    return alone and bool(inside) and (inside[0].kind == "z" or clauses.piece(inside[0]) in TRADES)


def toponym(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span itself where the place stands alone for the zone, not as a part of another name."""
    after = clauses.next(end)
    if not clauses.whole(start) or not clauses.whole(end) or clauses.word(start).kind in "oxwnz":
        return None
    joined = after is not None and (after.kind in "nasoxz#" or clauses.piece(after) == "之")
    if after is not None and after.kind == "w":
        # 在光谷创业。 but 光谷|创业街
        further = clauses.next(after.end)
        joined = further is not None and further.kind in "nwasoxz#"
    return None if joined else (start, end)


def short(clauses: Clauses, start: int, end: int, names: Collection[str]) -> Range | None:
    """The span of a word for a zone that stands for one zone of the article, else None.

    names: the zones that the article names; without one 园区 is parks in general, while 高新区 is
    still the one of the place.
    """
    text = clauses.folded
    word = text[start:end]
    if (not names and word not in ZONES) or not clauses.whole(end) or text[end : end + 1] == "域":
        return None
    if word in THIS:
        return start, end
    if word == "园":
        return None
    if word in PLACED and not any(
        name.endswith(word) and not name.endswith("高新区") for name in names
    ):
        return None
    if BEFORE_GENERIC.search(text, max(0, start - 4), start):
        return None
    before = clauses.word(start)
    piece = clauses.piece(before)
    if word == "园区":
        return None if before.kind in "naw" and piece in PLAIN else (start, end)
    if word not in ZONES and piece == "的":
        # 最大的工业园区: a kind of park.
        return None
    rare = before.kind == "v" and clauses.often(before) < 10 and piece not in VERBAL
    # 全市|高新区 is one, 数据中心|产业园 a kind.
    joined = before.kind in "nawsxo" and piece not in HERE
    return None if rare or joined else (start, end)


def counted(clauses: Clauses, start: int) -> bool:
    """Whether a number of zones, or all of a kind, is told of right before `start`."""
    return bool(COUNT.search(clauses.folded, max(0, start - 6), start))


def main(article: Article, mentions: Sequence[Mention]) -> str | None:
    """The zone the article is about: one in its head, else the one it names most often."""
    heads = ("title", "kicker", "subtitle")
    head = [mention.text for mention in mentions if article.parts[mention.part].kind in heads]
    count = Counter(mention.text for mention in mentions)
    return max(head or count, key=lambda name: (count[name], len(name)), default=None)


def _kind(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether the words tell of a kind of zone (特色产业园区): no place or name among them."""
    if clauses.piece(cut) in KIND:
        return True
    pieces = [clauses.piece(word) for word in inside]
    return any(piece in KIND or piece.endswith(("型", "级")) for piece in pieces) and not any(
        word.kind in "sz" for word in inside
    )


def _after_role(clauses: Clauses, inside: list[Word], suffix: str) -> list[Word]:
    """The words as far as one after which the name of a zone begins.

    投资建设|海南…产业园, 子公司|…; 岳阳经济技术开发区|岳阳高新区 are two zones side by side.
    """
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        built = number and piece in BUILDING and inside[number - 1].kind in "so"
        beside = number and piece.endswith(SIDE) and suffix.endswith(SIDE)
        if built or beside or piece in ROLES:
            return inside[:number]
    return inside


def _past_verb(clauses: Clauses, inside: list[Word], cut: Word) -> Word:
    """The word that cut; where a verb did that stands inside the name, the words before it join.

    自动|识别|技术产业园: nothing yet is name-like, and a stop stands before it all.
    """
    common = inside and all(word.kind in "nwa" for word in inside)
    if cut.kind != "v" or not common or clauses.piece(cut) in VERBAL:
        return cut
    more, stop = clauses.leftwards(cut.start, THROUGH)
    if not more or stop.kind != "|":
        return cut
    inside += [cut, *more]
    return stop


def _joined(clauses: Clauses, inside: list[Word], cut: Word) -> list[Word]:
    """The words with those before a 与, 和 or 及 that stands inside the name.

    It does where a place opens the words before it and none the words after it:
    广州人工智能|与|数字经济.
    """
    joins = clauses.piece(cut) in ("与", "和", "及")
    if not joins or any(word.kind in "sozx" for word in inside):
        return inside
    more = _trimmed(clauses, clauses.leftwards(cut.start, THROUGH)[0])
    if len(more) > 1 and more[-1].kind == "s" and all(word.kind in "nwaox" for word in more[:-1]):
        return [*inside, cut, *more]
    return inside


def _trimmed(clauses: Clauses, inside: list[Word]) -> list[Word]:
    """The words without those at the far left that are not part of a name."""
    places = gazetteer.places()
    while inside:
        word = inside[-1]
        piece = clauses.piece(word)
        single = word.end - word.start == 1
        # A single character goes only if no odd one follows, with which it may be a name: 新站.
        apart = not single or len(inside) < 2 or inside[-2].kind != "o"
        leading = (piece in LEADING and apart) or word.kind == "(" or (word.kind == "f" and single)
        # 广东|肇庆新区: the province is not of the name, a city or county is.
        province = (
            len(inside) > 1
            and places.get(piece) in ("p", "r")
            and piece != "中国"
            and piece not in MUNICIPALITIES
            and places.get(clauses.piece(inside[-2])) in ("c", "d")
        )
        if not leading and not province:
            break
        inside = inside[:-1]
    return inside
