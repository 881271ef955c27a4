"""Where the name of a firm or school begins: the words before its closing word, read leftwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.bodies import COMMON, COUNTRIES, EDGES, LEVEL_CHARS, ROLES
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word

THROUGH = "nswaoxz(#"
VERBAL = frozenset(section("verbal"))
NUMERAL = pattern("(第?)[一二三四五六七八九十百]+")
# 军创|企业|管理|服务中心: what is done for firms, so that 企业 is part of the name.
RUNNING = frozenset(("管理", "服务", "咨询", "策划", "孵化", "信用", "登记", "发展"))
# A word that the language has less often (binary logarithm) may be a name as well.
SELDOM = 6
SAID = 8
PAIR = 2
NAMEABLE = frozenset(section("nameable"))
# What a bracket says of a picture: 新华社发(杨玥琪摄)|敦煌市…有限公司.
MARKS = frozenset("×□■●▲◆★※○◎▼◇△☆")
CAPTION = pattern("摄|图|记者")
YEAR = pattern("20[0-9][0-9]")
# What closes the zone that a firm lies in, and what the firms of a zone itself do.
ZONES = ("区", "园", "城", "谷", "港")
OWNED = frozenset(
    (
        "投资",
        "开发",
        "建设",
        "控股",
        "资产",
        "国有",
        "国资",
        "运营",
        "管理",
        "城投",
        "置业",
        "投资发展",
        "创业投资",
    )
)
# What is told before a name: what someone held, what is done with it.
STOPS = frozenset(
    (
        "所属",
        "下属",
        "下辖",
        "所辖",
        "全称",
        "简称",
        "规划建设",
        "投资建设",
        "拟建",
        "在建",
        "共建",
        "打造",
        "此基础",
        "上将",
        "历任",
        "曾任",
        "现任",
        "担任",
        "出任",
        "兼任",
        "调任",
        "升任",
        "就任",
        "转任",
        "任",
        "兼",
    )
)
# No name opens with these: 除|甲集团外, 指|乙奶业.
OUTSIDE = frozenset("除指凭")
# Whom a province helps stands in the names of those it sends.
AIDING = frozenset(("对口帮扶", "对口", "对口支援", "帮扶", "支援", "援助"))
# What opens a firm's name whose other words are common ones: 亿|和|精密工业有限公司.
NUMBERS = frozenset("亿万千百兆双")
# What closes a firm's name in law: before it anything is a name.
LEGAL = ("有限", "股份", "集团有限", "集团股份", "责任", "科技有限", "控股集团有限")


def name(clauses: Clauses, start: int) -> list[Word]:
    """The words of a firm's or school's name before its closing word at `start`, nearest first."""
    inside, cut = clauses.leftwards(start, THROUGH)
    inside, cut = _past_conjunction(clauses, inside, cut)
    if cut.kind == "v":
        inside = _past_verb(clauses, inside, cut)
    elif inside and cut.kind in "mtf" and _by_law(clauses, inside):
        # 河南|万里|资源再生有限公司: after a place whatever stands there is the name.
        place = clauses.word(cut.start)
        inside = [*inside, cut, place] if place.kind == "s" else inside
    kept: list[Word] = []
    for word in inside:
        if word.kind == "(" and CAPTION.search(clauses.piece(word)):
            break
        if kept and clauses.piece(word) in ROLES and clauses.piece(kept[-1]) not in RUNNING:
            break
        if kept and clauses.piece(word) in STOPS:
            # 王晓东|历任|甲建设公司总经理, 将|规划建设|乙研究型医院
            break
        if kept and word.kind == "s" and _of_province(clauses, word, kept[-1]):
            # 临汾市洪洞县|山西兆林…公司: where it is, then the name.
            break
        if clauses.piece(word) in COUNTRIES and any(each.kind in "soxz" for each in kept):
            # 世界500强|美国|礼来公司
            break
        if kept and clauses.piece(word) == "联合" and kept[-1].kind in "zs":
            # 街道|联合|新疆…商会: a verb before a name.
            break
        if kept and clauses.piece(word) in ("会同", "协同"):
            # 甲大队|会同|乙支队: the lexicon takes it for the county as well.
            break
        if kept and word.end in clauses.names and _in_zone(clauses, word, kept):
            # 葛店开发区|湖北容百…: a zone told of before the firm's own place or brand.
            break
        if word.kind == "#" and kept and clauses.piece(kept[-1]) in "家个所名大处座支":
            # 54家|上市公司
            kept.pop()
            break
        kept.append(word)
    else:
        if kept and _listed(clauses, cut):
            kept.append(cut)
    return _trimmed(clauses, kept)


def _of_province(clauses: Clauses, word: Word, after: Word) -> bool:
    """Whether a province follows the place, so that a name begins with it."""
    places, piece = gazetteer.places(), clauses.piece(after)
    higher = after.kind == "s" and places.get(piece) == "p" and piece[-1] not in "省区市"
    return higher and places.get(clauses.piece(word)) in ("c", "d")


def _in_zone(clauses: Clauses, word: Word, kept: list[Word]) -> bool:
    """Whether the word is the zone that a firm lies in, which its own place or brand follows.

    Of a firm that the zone itself owns it opens the name: 甲高新区|科创投资集团.
    """
    if word.kind == "s" and _placed(clauses, kept[-1]):
        return True
    if not clauses.piece(word).endswith(ZONES):
        return False
    branded = len(kept) > 2 and kept[-1].kind == kept[-2].kind == "o"
    owned = any(clauses.piece(each) in OWNED for each in kept)
    return (branded and not owned) or (kept[-1].kind == "s" and len(kept) > 1)


def _placed(clauses: Clauses, word: Word) -> bool:
    """Whether the word is a place, or a firm's name that opens with one."""
    piece = clauses.piece(word)
    return word.kind == "s" or (word.kind == "z" and piece[:2] in gazetteer.cities())


def _listed(clauses: Clauses, cut: Word) -> bool:
    """Whether a 和 or the like opens an item of a row, so that it is part of the name."""
    joins = cut.kind == "k" and clauses.piece(cut) in "和与同"
    return joins and clauses.folded[cut.start - 1 : cut.start] == "、"


def _past_conjunction(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words with those before a 和 between two odd characters: 湘钢瑞|和|钙业; 二十二|冶."""
    numeral = NUMERAL.fullmatch(clauses.piece(cut))
    odd = inside and inside[-1].kind == "o" and cut.end - cut.start < 4
    if cut.kind == "m" and numeral and (numeral[1] or odd):
        more, after = clauses.leftwards(cut.start, THROUGH)
        inside, cut = [*inside, cut, *more], after
    inside, cut = _past_number(clauses, inside, cut)
    while (
        cut.kind == "k" and clauses.piece(cut) in "和同之至" and inside and inside[-1].kind == "o"
    ):
        if clauses.word(cut.start).kind != "o":
            break
        more, after = clauses.leftwards(cut.start, THROUGH)
        inside, cut = [*inside, cut, *more], after
    return inside, cut


def _past_number(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words with a number that opens the name of a firm by law: 亿嘉科技, 亿|和|精密工业.

    So with a 和 after an odd character where only common words follow: 宝月碳|和|科技发展.
    """
    plain = all(word.kind in COMMON or word.kind == "(" for word in inside)
    odd = inside and inside[-1].kind == "o"
    if not inside or not clauses.folded.startswith(LEGAL, inside[0].end) or not (plain or odd):
        return inside, cut
    kept = inside
    if plain and cut.kind == "k" and clauses.piece(cut) in "和同":
        kept, cut = [*inside, cut], clauses.word(cut.start)
        if cut.kind == "o":
            more, cut = clauses.leftwards(cut.end, THROUGH)
            return [*kept, *more], cut
    opens = clauses.folded[cut.start - 1 : cut.start] in BREAKS or not cut.start
    if clauses.piece(cut) in NUMBERS and opens and cut.kind in "m1o":
        return [*kept, cut], clauses.word(cut.start)
    return inside, clauses.word(inside[-1].start)


def _by_law(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether only common words stand before what closes a firm's name in law."""
    return clauses.folded.startswith(LEGAL, inside[0].end) and all(
        word.kind in COMMON for word in inside
    )


def _in_city(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether a verb that news does not say of firms stands between a city and a firm by law."""
    legal = clauses.folded.startswith(LEGAL, inside[0].end)
    if not legal or cut.end - cut.start != len("攀升") or clauses.piece(cut) in VERBAL:
        return False
    city = clauses.word(cut.start)
    return (
        city.kind == "s"
        and clauses.piece(city) in gazetteer.cities()
        and clauses.word(city.start).kind in "|kp"
        and clauses.often(cut) <= SELDOM + PAIR
    )


def _past_verb(clauses: Clauses, inside: list[Word], cut: Word) -> list[Word]:
    """The words with those before a verb that stands inside the name."""
    if inside and inside[-1].kind == "s" and clauses.piece(cut) in AIDING:
        # 江苏省|对口|帮扶|青海省|工作队
        while clauses.piece(cut) in AIDING:
            more, after = clauses.leftwards(cut.start, THROUGH)
            inside, cut = [*inside, cut, *more], after
        return inside
    if inside and _in_city(clauses, inside, cut):
        # 武汉|攀升|鼎承科技有限公司
        return [*inside, cut, clauses.word(cut.start)]
    brand = clauses.word(cut.start).kind
    known = brand == "z" and clauses.piece(cut) in NAMEABLE
    more, stop = clauses.leftwards(cut.start, "son(")
    if inside and (known or (brand == "o" and len(more) > 1)) and _by_law(clauses, inside):
        # 瑞可达|连接|系统股份有限公司: common words alone are no name.
        return [*inside, cut, *clauses.leftwards(cut.start, THROUGH)[0]]
    odd = bool(more) and more[-1].kind in "so" and clauses.piece(stop) != "的"
    if odd and clauses.folded[more[-1].start - 1 : more[-1].start] in ("、", "和", "与"):
        # 、胜达|过滤|净化技术有限公司: in a row a verb is part of the name.
        return [*inside, cut, *more]
    if not more:
        return inside
    plain = inside and all(word.kind in COMMON for word in inside)
    if plain and clauses.piece(cut) not in VERBAL:
        # 凌云(宜昌)飞机|维修|工程: nothing yet is name-like, so the name goes on.
        return [*inside, cut, *clauses.leftwards(cut.start, THROUGH)[0]]
    return inside


def _trimmed(clauses: Clauses, kept: list[Word]) -> list[Word]:
    """The words without those at the far left that are not of the name."""
    while kept and (kept[-1].kind == "(" or clauses.piece(kept[-1]) in COUNTRIES):
        joint = clauses.folded[kept[-1].end : kept[-1].end + 1] == "-"
        if joint or (kept[-1].kind != "(" and all(word.kind in COMMON for word in kept[:-1])):
            # 阿曼-中国…, 柬埔寨|国际投资开发集团: without the country it is no name.
            break
        kept.pop()
    while kept and clauses.piece(kept[-1]) in MARKS:
        kept.pop()
    if len(kept) > 2 and kept[-1].kind == "#" and clauses.piece(kept[-2]) == "强":
        # 500|强|赛默飞…公司
        del kept[-2:]
    if len(kept) > 1 and clauses.piece(kept[-1]) in OUTSIDE:
        kept.pop()
    event = kept and clauses.folded.startswith("组委会", kept[0].end)
    if (
        len(kept) > 1
        and not event
        and kept[-1].kind == "#"
        and YEAR.fullmatch(clauses.piece(kept[-1]))
    ):
        # 2023|中国食用菌协会, but 2023某大赛组委会
        kept.pop()
    if len(kept) > 1 and clauses.piece(kept[-1]) in "经据请让当赴任往":
        # 经|市防汛抗旱指挥部, 当|新乡市…中心
        levelled = kept[-2].kind == "s" or clauses.piece(kept[-2]).startswith(LEVEL_CHARS)
        del kept[len(kept) - levelled :]
    pieces = [clauses.piece(word) for word in kept]
    heads = [p[:2] if w.kind == "z" else p for p, w in zip(pieces, kept, strict=True)]
    city = [number for number, head in enumerate(heads) if head in gazetteer.cities()]
    common = sum(
        word.kind in "nwa" and word.end - word.start > 1 and clauses.often(word) > SAID
        for word in (kept[city[-1] + 1 :] if city else ())
    )
    branch = bool(kept) and clauses.folded[kept[0].end : kept[0].end + 1] in ("分", "支")
    least = 2 if branch or not (kept and clauses.folded.startswith(LEGAL, kept[0].end)) else 1
    if city and common >= least and common == len(kept) - city[-1] - 1:
        # 基本|情况|宁波…有限公司: the usual words before a city are not of the name.
        del kept[city[-1] + 1 :]
    named = [number for number, word in enumerate(kept) if word.kind in "soxz"]
    while named and len(kept) - 1 > named[-1]:
        # 希望|海尔集团: what is not name-like goes, as long as something name-like follows.
        if kept[-1].kind not in "wa" and clauses.piece(kept[-1]) not in EDGES:
            break
        kept.pop()
    while len(kept) > 1 and kept[-1].kind == "o" and clauses.piece(kept[-1]) in EDGES:
        odd = [word.kind for word in kept[-3:-1]] == ["o", "o"]
        if kept[-2].kind not in "szx" and not odd:
            break
        kept.pop()
    return kept
