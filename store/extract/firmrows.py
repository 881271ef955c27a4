"""Firms in rows: A、B、C等企业, 区发改局、投促局. Each item is what sums them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bodies, firmnames, listed
from store.extract.patterns import pattern
from store.extract.rowitems import LONG
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "org-row": "An item of a row that closes with 等企业 or the like.",
    "org-beside": "An item of a row between two organisations, or odd characters right beside one.",
    "org-office": "The short name of an office in a row with an office that is named in full.",
}

FIRM = (
    "(?:企业|公司|银行|高校|机构|集团|厂商|院校|大学|院所|巨头|客户|品牌|500强|龙头|独角兽|券商|大厂|运营商|开发商|供应商|服务商|"
    "制造商|投资人|投资方|投资商|股东|(?:央|国|民|名|车|药|台|外|港|侨|房|网|科|钢|煤|船|矿|粮|酒|乳|电|链|险|强|大|德|日|美|法|英|韩|欧|陆|台)企|"
    "总部项目|上市公司|头部机构|资本|厂家|商家|连锁店|老字号|首店|门店|商超|基金|战略伙伴|合作伙伴)"
)
# Looked for first: it opens with single characters, which are found far faster than the forms.
FIRMS_NEAR = pattern(rf"[等家所][^,。;、]{{0,20}}?{FIRM}")
PAIR = 2
# A verb that the language has more often (binary logarithm) opens no name in a row.
SAID = 9
# What is summed up is no firm: 金融服务、减税降费等方面支持企业, 张三、李四等干部帮助企业.
NO_FIRMS = (
    "方面|领域|行业(?!领军|龙头|头部|领先|骨干|知名|巨头|标杆|重点|代表)|赛道|干部|领导|人员|同志|专家|帮助|支持|扶持|部门|服务|政策|方式|措施|"
    "助力|推动|引导|要素|问题|解决|业务|场景"
)
# 等7家…的磁材企业, but 等3家单位向企业, 等5家银行支持…企业.
COUNTED = (
    "单位|部门|为|向|对|在|与|和|由|被|是|帮助|支持|服务|联合|组织|走访|协会|商会|学会|医院|学校|"
    "媒体"
)
FIRMS = pattern(
    rf"等(?:(?!{NO_FIRMS})[^,。;、的在与向是为由被]){{0,12}}?{FIRM}|(?:[0-9]+|[两三四五六七八九十]+)[家所][^,。;、的]{{0,8}}{FIRM}"
    rf"|等(?:[0-9]+余?多?|[两三四五六七八九十]+多?|多|一批)[家所](?:(?!{COUNTED})[^,。;、]){{0,16}}?{FIRM}"
)
# What closes the short name of an office, and what may follow it in a row of offices.
OFFICE = (
    "(?:局|委|办|委员会|办公室|中心|大队|支队|总队|党校|工会|妇联|团委|组织部|宣传部|统战部|人大|政协|法院|检察院|"
    "工商联|残联|科协|侨联|文联|督查室|研究室)"
)
OFFICE_NEXT = pattern(
    f"、([\u4e00-\u9fff]{{0,8}}?{OFFICE})"
    "(?=[、和与及等,。;(]|以及|主要|有关|相关|负责|共同|联合|分管|单位|领导|组成|参[加与]|召开|开展|出席|工作人员)"
)
OFFICE_BEFORE = pattern(f"(?:^|(?<=[。,;:!?、]))([\u4e00-\u9fff]{{1,7}}{OFFICE})$")
# No office of one place: 各局办, 有关部委.
ANY_OFFICE = (
    "各",
    "有关",
    "相关",
    "其他",
    "主管",
    "上级",
    "下级",
    "基层",
    "地方",
    "多个",
    "两",
    "多部门",
)
# The next item of a row, up to the mark or word that closes it.
ITEM = pattern(
    "、 ?([a-z\u4e00-\u9fff]{2,6}?)"
    "(?=[、和与及等,。;]|分别|均|都|也|先后|相继|纷纷|申报|入驻|签约|落户|参加|出席|组成|联合|共同)"
)
# What closes the name of a crop or dish, which has a brand as well: 昌乐西瓜、库尔勒香梨等品牌.
PRODUCE = frozenset(
    "椒茶果瓜米麦稻豆薯菇菌梨桃杏枣柑橘橙柚莓蕉菜葱蒜姜参鱼虾蟹羊牛猪鸡鸭鹅蜂竹花草醋糖盐棉油肉蛋粉糕饼粽"
)
# Firms whose name is a word or a place as well: beside another firm they are meant.
HOMONYMS = frozenset(section("homonyms"))
# What tells an industry, and no firm.
PLAINLY = (
    listed.TRADES
    | bodies.ROLES
    | frozenset(
        (
            *section("nameable"),
            *section("groups"),
            *section("no brands"),
            *section("plain projects"),
        )
    )
)


def firms(clauses: Clauses) -> Iterator[Range]:
    """The items of every row that closes with 等企业 or the like, where they look like names."""
    text = clauses.folded
    for found in FIRMS.finditer(text) if FIRMS_NEAR.search(text) else ():
        items = _firm_items(clauses, found.start())
        if not found.group().startswith("等") and len(items) < 2:
            continue
        brands = [item for item in items if _branded(clauses, *item)]
        if not brands or len(brands) * 3 < len(items):
            continue
        for start, end in items:
            plain = text[start:end] in PLAINLY or text[end - 1] in PRODUCE
            plain = plain and text[start:end] not in HOMONYMS
            if not plain and ((start, end) in brands or end - start <= 5):
                yield start, end


def beside(clauses: Clauses, firms_found: Sequence[Range]) -> Iterator[Range]:
    """The items of rows that stand beside a firm found already: 宏碁、联想、华硕.

    An item between two firms may be any short word, one at the end only odd characters.
    """
    text = clauses.folded
    starts = {start for start, _ in firms_found}
    known = {end for _, end in firms_found}
    for end in sorted(known):
        joined = _joined(clauses, end)
        if joined and joined[0] not in starts:
            yield joined
        while (found := ITEM.match(text, end)) is not None:
            span = found.span(1)
            if span[0] in starts:
                break
            between = text[span[1] : span[1] + 1] in "、和与及" and _after(text, span[1]) in starts
            between = between or _before_odd(clauses, span[1])
            words = clauses.between(*span)
            name = "".join(word.kind for word in words)
            odd = set(name) <= set("ox") and 1 < len(name) < 5 and clauses.whole(span[1])
            if found[1] in listed.TRADES:
                # 河北钢铁、焦化、水泥等行业
                break
            odd = odd or found[1] in HOMONYMS or _traded(clauses, words)
            odd = odd or (name == "x" and len(found[1]) > 2 and clauses.clip(*span).isupper())
            if not words or not (odd or (between and set(name) <= set("nwaoxsv"))):
                break
            yield span
            end = span[1]


def _before_odd(clauses: Clauses, end: int) -> bool:
    """Whether the next item of the row is odd characters alone: 、能量奇点、|李尔等."""
    found = ITEM.match(clauses.folded, end)
    words = clauses.between(*found.span(1)) if found else []
    odd = "".join(word.kind for word in words) in ("oo", "ooo", "oooo")
    named = odd and found is not None and found[1] not in PLAINLY
    return named and found is not None and clauses.whole(found.end(1))


def _joined(clauses: Clauses, end: int) -> Range | None:
    """The firm called by a word that 和 or the like joins to a firm ending here: 华为和|江淮."""
    text = clauses.folded
    if text[end : end + 1] not in ("和", "与", "及") or not clauses.whole(end):
        return None
    for size in (4, 3, 2):
        stop = end + 1 + size
        after = clauses.next(stop)
        free = after is None or after.kind not in "nasxoz#"
        if text[end + 1 : stop] in HOMONYMS and free and clauses.whole(stop):
            return end + 1, stop
    return None


def _traded(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is a word that is no industry's, and then a trade: 东风|通信."""
    pieces = [clauses.piece(word) for word in words]
    size = sum(map(len, pieces))
    plain = any(piece in PLAINLY for piece in pieces[:-1])
    kinds = all(word.kind in "nosxz" for word in words[:-1])
    return (
        len(pieces) > 1 and pieces[-1] in listed.TRADES and kinds and not plain and size < LONG + 1
    )


def offices(clauses: Clauses, found: Sequence[Range]) -> Iterator[Range]:
    """The offices that stand in a row with a body found already: 区发改局、投促局、新闻中心."""
    text = clauses.folded
    for start, end in found:
        while text[end : end + 1] == "、" and (after := OFFICE_NEXT.match(text, end)) is not None:
            span = after.span(1)
            if not _is_office(clauses, *span):
                break
            yield span
            end = span[1]
        while text[start - 1 : start] == "、":
            before = OFFICE_BEFORE.search(text[: start - 1], max(0, start - 12))
            if before is None or not _is_office(clauses, *before.span(1)):
                break
            yield before.span(1)
            start = before.start(1)


def _is_office(clauses: Clauses, start: int, end: int) -> bool:
    """Whether a span is made of nouns and is no word for offices of a kind."""
    text = clauses.folded[start:end]
    words = clauses.between(start, end)
    plain = all(word.kind in "nwaosxz" for word in words)
    return bool(words) and plain and len(text) > 1 and not text.startswith(ANY_OFFICE)


def _after(text: str, at: int) -> int:
    """Where the next item of a row starts after the mark or word at `at`."""
    return at + 1 + text.startswith("以及", at)


def _firm_items(clauses: Clauses, end: int) -> list[Range]:
    """The items between 、 before `end`, the last first; the first one as far as words reach."""
    text = clauses.folded
    items: list[Range] = []
    while True:
        end = len(text[:end].rstrip(" "))
        inside, cut = clauses.leftwards(end, firmnames.THROUGH, 24)
        if not inside:
            # 聚集了|飞腾、…: a verb of one kind alone between a cut and 、 can be a name.
            word = clauses.word(end)
            before = clauses.word(word.start).kind
            if text[end : end + 1] == "、" and word.kind in "va" and before in "k|":
                items.append((word.start, end))
            return items
        pieces = [clauses.piece(word) for word in inside]
        roles = [number for number, piece in enumerate(pieces) if piece in bodies.ROLES]
        if roles[:1] == [0] and text[inside[-1].start - 1] == "、" and inside[-1].start:
            # 甲公司、乙集团全球|总部、丙等企业: what is no firm itself does not end the row.
            end = inside[-1].start - 1
            continue
        inside = inside[: roles[0]] if roles else inside
        before = text[: inside[-1].start].rstrip(" ") if inside else ""
        inner = before.endswith("、")
        if not inner and any(word.kind == "w" for word in inside[1:]):
            # 玉柴低速|船机: where the first item begins cannot be told.
            return items
        while inside and (inside[-1].kind == "(" or _foreign(clauses, inside)):
            inside.pop()
        if not inside:
            return items
        start = inside[-1].start
        glue = clauses.piece(cut) if start == cut.end else ""
        if _verbal(clauses, inside, cut):
            # 、飞驰|机械: right after 、 a verb before a trade is a name.
            start = cut.start
            inner, glue, before = True, "", text[:start]
        if glue in ("和", "与") and text[cut.start - 1 : cut.start] == "、":
            # 、和利时: right after 、 it joins nothing.
            start = cut.start
            inner, glue, before = True, "", text[:start]
        if glue == "和" and end - start == 1 and clauses.word(cut.start).kind == "o":
            # 元|和|堂: one character is no item of its own.
            odd, cut = clauses.leftwards(cut.start, "o", 3)
            start, glue, before = odd[-1].start, "", text[: odd[-1].start].rstrip(" ")
            inner = before.endswith("、")
        items.append((start, end))
        if inner:
            end = len(before) - 1
        elif glue in ("和", "与", "及", "以及"):
            end = cut.start
        else:
            return items


def _verbal(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether a word of two characters that cuts opens an item of which a trade is the rest."""
    opens = clauses.folded[cut.start - 1 : cut.start] == "、" and cut.end == inside[-1].start
    named = cut.kind in "vadtmf" and cut.end - cut.start == PAIR
    plain = clauses.piece(cut) in PLAINLY or clauses.often(cut) > SAID
    return opens and named and not plain and clauses.piece(inside[0]) in listed.TRADES


def _foreign(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words, nearest first, open with a country that only says whose firm it is."""
    return len(inside) > 1 and clauses.piece(inside[-1]) in bodies.COUNTRIES


def _branded(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the item holds a word that only a name has, or is a word that firms are called by."""
    if clauses.folded[start:end] in HOMONYMS:
        return True
    words = clauses.between(start, end)
    odd = sum(word.end - word.start for word in words if word.kind in "ox")
    return odd > 1 or any(word.kind == "z" for word in words)
