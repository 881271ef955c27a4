"""Words for a zone that stand alone: whether they mean one zone of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.parks import (
    IN_GENERAL,
    KIND,
    PLACED,
    THIS,
    TRADING,
    ZONES,
    is_district,
    runs_on,
)
from store.extract.parkstarts import BODIES, BUILDING, GROUNDS, MANNER, PLAIN, VERBAL
from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Range

# 国家生态文明建设|示范区4个: a kind, and how many there are.
HOW_MANY = pattern("(?:共|已)?[0-9]+[余多]?[个家](?=[,。;、)]|$)")
# “园区|一件事”
SAID = pattern("[^“”,。;、]{1,8}”")
# 自贸区|3.0版升级, 自贸区|网络: a treaty, or all of them.
TREATY = pattern("[0-9.]*版|升级|协定|谈判|议定书|网络|战略(?!合作)|联合研究")
# 深化开发区|管理制度|改革: all zones, where the article names none of the kind.
REFORMED = pattern(
    "(?:管理)?(?:体制|制度)|权责|资源|集约|规范(?:提升|发展)|转型升级|整合|扩区|条例|等(?:各类|功能区|园区|地区)"
)
# 企业、科研单位、|园区|代表: a kind beside other kinds.
BESIDE = pattern(
    "(?:企业|高校|院校|院所|机构|单位|政府|学校|平台|社区|楼宇|商圈|街区|乡镇|街道|商超|商场|村居|部门|家庭|银行|机关|农村|校园|医院|景区|工厂|厂区|商会|协会|区县|县区)"
)
LISTED_AFTER = pattern(f"(?:内|里)?、(?:进|入)?{BESIDE.pattern}")
# 产业合作、园区|共建、人才互通; 以园区|开发、企业服务为主业
ACTION = pattern(
    "(?:产业)?(?:合作|共建|开发|运营|建设|服务|招商|管理|配套|改造|升级|转型|更新|创新|培育|治理|提升|互动|共享|工作)"
)
# 参观产业园区|和重点项目
AND_OTHERS = pattern("(?:和|及|与|以及)(?:重点|相关|部分)?(?:项目|企业|城市|社区|机构|高校|院校)")
LISTED_BEFORE = pattern(f"{BESIDE.pattern}、$")
# 经济技术开发区、|高新区|、工业园区: all there are, in a row of kinds. A row of short words alone
# (高新区、经开区) is of the zones of a city.
KINDS = "|".join(
    sorted(
        {
            *(zone for zone in ZONES if len(zone) > len("综保区")),
            "产业园区",
            "工业园区",
            "科技园区",
        },
        key=len,
    )[::-1]
)
ZONE_AFTER = pattern(f"(?:、|和|及|或)(?:{KINDS})")
ZONE_BEFORE = pattern(f"(?:{KINDS})(?:、|和|及|或)$")
# With these the word still stands for one zone: 整个|园区.
WHOLE = frozenset(("整个", "整体", "全体", "预计", "所在", "上述", "前述"))
# 产业园区超过30个
HERE = frozenset(
    ("全市", "全省", "全县", "全区", "我市", "我省", "我县", "本市", "本省", "该市", "该省")
)
# 接下来|高新区将
WHEN = frozenset(("接下来", "下一步", "下阶段", "下步", "本次", "同期", "当天", "当日", "近年"))
# 7个自贸试验区, 各开发区
COUNT = pattern("(?:[0-9一二三四五六七八九十百两几多数][余多]?[个家批]|[各批])$")
COUNTED = pattern("[0-9][余多]?个[^,。;、:的在]{1,10}$")
# 建设共享的|园区: what a park is like, of any that is; 在这个横跨两国的|园区 it is told of one.
LIKE = pattern("的$")
ONE = pattern("(?:[这那该](?:个|座|片|处|家|一)?)[^,。;:]{0,14}的$")
# 甲园等新建|园区, 新区、|园区, 沿线|园区, 全省|园区: all that are meant.
ALL_OF = pattern(
    "等(?:新建|在建|重点|特色|各类|多个|主要|优质|老旧|其他|[0-9]+[个家])?$|[0-9][余多]?[名位条]$|区、$|(?:沿线|沿江|沿海|全省|全市|全县|全国|各地|全州|省内|市内|县内|国内|境内外?)$"
)
# 打造|园区警务样板, 大办|园区
MADE = frozenset(("打造", "构筑", "大办", "兴办"))
# 园区经济: what parks are to a place.
TRADE_OF = pattern("(?:经济|金融|共治|巡视|巡查|外企业)(?!开发|技术)")
# Grounds that are called so alone only after a name of theirs, or in a row of zones.
PROPER = ("城", "岛", "港", "湾", "廊", "镇", "硅谷")
BEFORE_GENERIC = pattern(
    "(?:(?<!整)个|[各类家些种多批]|一流|级|大|型|性|新|最|全国|特色|境外|海外|[0-9十百])$"
)


def short(clauses: Clauses, start: int, end: int, names: Collection[str]) -> Range | None:
    """The span of a word for a zone that stands for one zone of the article, else None.

    names: the zones that the article names; without one 园区 is parks in general, while 高新区 is
    still the one of the place.
    """
    text = clauses.folded
    word = text[start:end]
    if (not names and word not in ZONES) or runs_on(text, end):
        return None
    if word in THIS:
        return (start, end) if clauses.whole(end) else None
    if word in ("园", "硅谷") or is_district(text, start, end):
        return None
    if _is_kind(clauses, start, end) or IN_GENERAL.match(text, end):
        return None
    if word in ZONES and not _alike(word, names) and _all(text, start, end):
        return None
    if word in TRADING and TREATY.match(text, end):
        return None
    if (
        word in TRADING
        and not word.endswith("港")
        and not any(("自贸" in n or "自由贸易" in n or "保税" in n or "综保" in n) for n in names)
    ):
        # 自贸试验区实际使用外资增长: all of the country.
        return None
    head = not start or text[start - 1] in ",。;:\n"
    if word in GROUNDS and word != "园区" and not head and not _alike(word, names):
        return None
    if word in PLACED and not any(
        name.endswith(word) and not name.endswith("高新区") for name in names
    ):
        return None
    if word in GROUNDS and word.endswith(PROPER) and not any(n.endswith(word) for n in names):
        return None
    if text[start - 1 : start] == "—" or BEFORE_GENERIC.search(text, max(0, start - 4), start):
        return None
    if not clauses.whole(end):
        return None
    before = clauses.word(start)
    piece = clauses.piece(before)
    listed = start and text[start - 1] == "、" and start - 1 not in clauses.names
    common = word in GROUNDS or word in PLACED
    if common and start and (text[start - 1] in "+(" or (listed and word != "园区")):
        # 基金+园区, 楼宇(园区): a kind.
        return None
    if piece.endswith(BODIES) or piece in BUILDING:
        # 公安局|高新区|分局, 全岛建设|自由贸易试验区
        return start, end
    if word == "园区":
        return (start, end) if _is_one_park(clauses, before, start, end) else None
    if piece in ("禁止", "限制"):
        return None
    if (word not in ZONES or word in TRADING) and piece in ("的", "等"):
        # 最大的工业园区, 龙岭园等工业园区: a kind of park.
        return None
    if text[start - 1 : start] == "“" and text[end : end + 1] != "”":
        # “新城赋能”: a part of what is quoted.
        return None
    # 彰显|经开区: after a rare verb as well; 创投|产业园 is a kind.
    rare = (
        (word not in ZONES or word in TRADING) and before.kind == "v" and clauses.often(before) < 10
    )
    rare = rare and piece not in VERBAL
    # 全市|高新区 is one, 数据中心|产业园 a kind.
    joined = before.kind in "nawsxo" and piece not in HERE and piece not in WHEN
    return None if rare or joined else (start, end)


def _is_one_park(clauses: Clauses, before: Word, start: int, end: int) -> bool:
    """Whether 园区 is one of the article, and not parks in general by what stands beside it."""
    text, piece = clauses.folded, clauses.piece(before)
    low = max(0, start - 20)
    if LIKE.search(text, low, start) and not ONE.search(text, low, start):
        return False
    if (
        piece in MADE
        or piece in gazetteer.districts()
        or ALL_OF.search(text, low, start)
        or TRADE_OF.match(text, end)
    ):
        return False
    kind = (before.kind in "naw" and piece in PLAIN) or piece in KIND or piece in MANNER
    return not kind or piece in WHOLE


def _is_kind(clauses: Clauses, start: int, end: int) -> bool:
    """Whether zones in general are meant.

    That is all of a country, those counted after the word, those of a slogan (服务进|园区), of a
    quotation of more (“园区|一件事”), and those beside other kinds of places.
    """
    text = clauses.folded
    return bool(
        clauses.piece(clauses.word(start)) in ("进", "我国", "全国")
        or (text[start - 1 : start] == "“" and SAID.match(text, end))
        or HOW_MANY.match(text, end)
        or LISTED_AFTER.match(text, end)
        or (text[start:end] not in TRADING and _is_action(text, start, end))
        or (text[start:end] in GROUNDS - {"园区"} and AND_OTHERS.match(text, end))
        or LISTED_BEFORE.search(text, max(0, start - 4), start)
    )


def _is_action(text: str, start: int, end: int) -> bool:
    """Whether the word tells what is done to zones, in a row of such: 、园区|共建、."""
    done = ACTION.match(text, end)
    return done is not None and (
        text[start - 1 : start] == "、" or text[done.end() : done.end() + 1] == "、"
    )


def _all(text: str, start: int, end: int) -> bool:
    """Whether all zones of a kind are meant by a word that no zone of the article closes with."""
    if text[start - 1 : start] == "的" or REFORMED.match(text, end):
        return True
    return bool(ZONE_AFTER.match(text, end) or ZONE_BEFORE.search(text, max(0, start - 12), start))


def _alike(word: str, names: Collection[str]) -> bool:
    """Whether a zone of the article closes with that word: 产业园 stands for X产业园区."""
    stem = word.removesuffix("区") if word.endswith("园区") else word
    return any(name.endswith((stem, stem + "区")) for name in names)


def counted(clauses: Clauses, start: int) -> bool:
    """Whether a number of zones, or all of a kind, is told of before `start`.

    Common words may stand between: 29个|国家|进口|贸易促进|创新示范区.
    """
    text = clauses.folded
    low = max(0, start - 14)
    return bool(COUNT.search(text, max(0, start - 6), start) or COUNTED.search(text, low, start))


def row(clauses: Clauses, spans: Sequence[Range]) -> set[Range]:
    """Of words for zones, those that stand in one row with another: 知识城、科学城、生物岛."""
    starts = {start: (start, end) for start, end in spans}
    found: set[Range] = set()
    for start, end in spans:
        after = starts.get(end + 1)
        joined = after and runs_on(clauses.folded, after[1])
        if after and not joined and clauses.folded[end] == "、" and clauses.word(start).kind == "|":
            found |= {(start, end), after}
    return found
