"""ORG: firms, banks, schools, government bodies and party committees."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.vocabulary import (
    COMMITTEES, COMPANIES, FIRMS, OFFICE_ENDS, OFFICES, SCHOOLS, STATE, TRADES, UNDER, VERBAL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "org-known": "A name in the list of well-known firms, banks and state bodies.",
    "org-firm": "A name, then 有限公司, 集团, 银行 or the like.",
    "org-body": "A place, park or level of the state, then an office (发改局, 管委会, 市委 ...).",
    "org-school": "A name, then 大学, 研究院, 协会 or the like.",
    "org-brand": "The name of a firm that opens the name of its project or stands before 董事长 or the like.",
    "org-trade": "Two or three characters that no word has, then what firms trade in (科技, 电子, 生物 ...).",
    "org-notice": "A name before a stock code, or one that opens a clause before 公告.",
    "org-row": "A name in a row that closes with 等企业 or the like.",
    "org-again": "A name found elsewhere in the article.",
    "org-alias": "A shorter form of a name that the article gives in full.",
}

THROUGH = "nswaoxz("
FIRM_THROUGH = THROUGH + "#"
LEVELS = frozenset("省 市 县 区 州 国家 自治区 自治州 镇 乡 街道 旗 全国 中国 中共 共青团".split())
LEVEL_CHARS = tuple("省市县区州镇乡旗")

# What may not follow a closing word: 教育部|署, 项目办|理, 大学|生.
JOINED = {
    "部": "分署队位件长级落",
    "局": "面部势限长",
    "委": "员派托任",
    "办": "理公法事学案",
    "院": "士校长落",
    "行": "业动长程为政",
    "学": "生城科者习术",
    "团": "化军队伙体员",
    "厅": "长级",
    "会": "议见场展谈员上",
    "厂": "房商家区址",
    "府": "部采投引性购间",
    "关": "于系注键",
    "司": "法",
    "盟": "约市主",
    "药": "品物材",
    "份": "有额公制",
    "中心": "城区",
}

# Nouns after which a new name begins: 园区企业|苏州…, 负责人|…
ROLES = frozenset(
    "企业 公司 集团 龙头 厂商 巨头 知名 民营 国有 外资 央企 国企 开发商 运营商 旗下 客户 股东 投资者 机构 单位 国内 国外 基地 "
    "招标人 中标人 发包人 采购人 承包人 供应方 甲方 乙方 全资 实施主体 保荐机构 主承销商 管理人 所在地 总院 项目 园区 片区 行业 领域 领军 全国 全球 全省 全市 世界 我国 我市 我省 境内 境外 本地 当地 代表 成员 子公司 母公司 合作伙伴 "
    "高校 院校 负责人 总部 著名 多家 一家 名企 强企 品牌 业主 业内 供应商 制造商 上市公司 头部 骨干 重点 主要 首家 旗舰 大型 "
    "民企 外企 协议 总投资 高层 客商 嘉宾 专家 学者 各大 方面 内资 台资 港资 独资 以来 年来 期间".split()
)
# The same, but also parts of names: they go only from the far left, if a name-like word follows.
EDGES = frozenset(
    "产业 市场 工程 平台 核心 传统 组成 实力 业务 中心 技术 像 受 同 赴 商 携 即 位 原 系 等 后 期 号 家 地 级 型 性 某 人 "
    "者 老牌 关联 参股 控股 合资".split()
)
COMMON = frozenset("nwa")
VERB = frozenset(VERBAL)
GROUPS = frozenset("产业 企业 跨国 大型 龙头 商业 农业 工业 科技 投资 国有 民营 城投 建筑 能源 交投 国资 控股 利益 犯罪 军事 医疗 教育 航母 旅游 水务 金融 文旅 交通 农投 建工 建投".split())
TRADE = frozenset(TRADES)
COUNTRIES = frozenset(gazetteer.COUNTRIES.split()) - {"中国", "台湾", "香港", "澳门"}


def company(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the firm whose closing word (有限公司 ...) is start..end; None without a name."""
    inside = _name(clauses, start)
    return (inside[-1].start, end) if inside else None


def firm(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a closing word that common nouns have too (公司, 集团, 银行, 厂 ...)."""
    if clauses.folded[start - 1 : start] in ("子", "母", "分", "总", "本", "我", "贵", "该", "某"):
        return None
    inside = _name(clauses, start)
    if all(word.kind in COMMON for word in inside):
        # 骆驼集团: one common word that a stop sets apart can be a brand.
        brand = clauses.folded[start:end] == "集团" and 0 < len(inside) < 3
        if not brand or any(word.kind != "n" for word in inside) or clauses.piece(inside[-1]) in GROUPS:
            return None
        traded = len(inside) == 1 or (clauses.piece(inside[0]) in TRADE and clauses.piece(inside[1]) not in TRADE)
        before = clauses.word(inside[-1].start)
        apart = before.kind == "|" or (before.kind == "k" and len(inside) == 2)
        return (inside[-1].start, end) if traded and apart else None
    if len(inside) == 1 and (inside[0].kind == "s" or start - inside[0].start == 1):
        # 深圳公司 is the firm's branch there, 某公司 no one: 上海银行 and its like are in the list.
        return (inside[0].start, end) if clauses.folded[start:end] in ("银行", "集团") and start - inside[0].start > 1 else None
    return inside[-1].start, end


def school(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the school, society or centre whose closing word is start..end."""
    inside = _name(clauses, start)
    if not any(word.kind in "soxz" for word in inside):
        return None
    return inside[-1].start, end


def committee(clauses: Clauses, start: int, end: int) -> Range:
    """The span of the committee start..end with the place, park or body it belongs to."""
    return _prefixed(clauses, start), end


def office(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for an office; None for 部门 and the like that no place precedes."""
    first = _prefixed(clauses, start)
    text = clauses.folded
    if text.startswith("部门", end - 2):
        return (first, end) if first < start - 1 else None
    bare = text[end - 1] not in "厅部" or (text[end - 1] == "部" and end - start > 4)
    return (first, end) if bare or first < start else None


def under(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a word that is a body only of a place, park or body before it; else None."""
    first = _prefixed(clauses, start)
    return (first, end) if first < start else None


def known(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span itself, if it is made of whole words, with a place and trade that follow it.

    南方电网|广东|电力 is one firm; a level before a state bank belongs to it (省|农业发展银行).
    """
    if not (clauses.whole(start) and clauses.whole(end)):
        return None
    word = clauses.next(start)
    if end - start < 4 and (word is None or word.end != end):
        return None
    if clauses.folded[start - 1 : start] in ("省", "市", "县", "区"):
        return _prefixed(clauses, start), end
    at = end
    while (word := clauses.next(at)) is not None and word.kind == "s":
        at = word.end
    if word is not None and at > end and clauses.piece(word) in BRANCHES:
        return start, word.end
    return start, end


BRANCHES = frozenset("电力 石油 石化 移动 电信 联通 烟草 邮政 分公司 公司 分行 供电局 供电公司 供电 销售公司".split())


def _prefixed(clauses: Clauses, start: int) -> int:
    """Where the places, parks and levels of the state begin that stand before `start`."""
    level = clauses.folded.startswith(LEVEL_CHARS, start)
    at = start
    while True:
        word = clauses.word(at)
        text = clauses.piece(word)
        if text in COUNTRIES or (word.kind not in "sz" and text not in LEVELS):
            return at
        if word.kind == "z" and level and text.endswith(("委", "政府", "人大", "政协")):
            # 省委|省政府: two bodies side by side.
            return at
        at = word.start


def _name(clauses: Clauses, start: int) -> list[Word]:
    """The words of the firm's or school's name before its closing word, nearest first."""
    inside, cut = clauses.leftwards(start, FIRM_THROUGH)
    while cut.kind == "k" and clauses.piece(cut) in "和同之至" and inside and inside[-1].kind == "o":
        before = clauses.word(cut.start)
        if before.kind != "o":
            break
        # 湘钢瑞|和|钙业: between odd characters it is one of them.
        more, after = clauses.leftwards(cut.start, FIRM_THROUGH)
        inside, cut = [*inside, cut, *more], after
    if cut.kind == "v":
        more, stop = clauses.leftwards(cut.start, "son(")
        if more and more[-1].kind in "so" and clauses.piece(stop) != "的" and clauses.folded[more[-1].start - 1 : more[-1].start] == "、":
            # 、胜达|过滤|净化技术有限公司: in a row a verb is part of the name.
            inside = [*inside, cut, *more]
        elif more and clauses.piece(cut) not in VERB and inside and all(w.kind in COMMON for w in inside):
            # 凌云(宜昌)飞机|维修|工程: nothing yet is name-like, so the name goes on.
            inside = [*inside, cut, *clauses.leftwards(cut.start, FIRM_THROUGH)[0]]
    kept: list[Word] = []
    for word in inside:
        if clauses.piece(word) in ROLES:
            break
        if word.kind == "#" and kept and clauses.piece(kept[-1]) in "家个所名大":
            # 54家|上市公司
            kept.pop()
            break
        kept.append(word)
    else:
        listed = cut.kind == "k" and clauses.piece(cut) in "和与同" and clauses.folded[cut.start - 1 : cut.start] == "、"
        if listed and kept:
            kept.append(cut)
    while kept and (kept[-1].kind == "(" or clauses.piece(kept[-1]) in COUNTRIES):
        kept.pop()
    named = [number for number, word in enumerate(kept) if word.kind in "soxz"]
    while named and len(kept) - 1 > named[-1] and (kept[-1].kind in "wa" or clauses.piece(kept[-1]) in EDGES):
        # 希望|海尔集团: what is not name-like goes, as long as something name-like follows.
        kept.pop()
    while len(kept) > 1 and kept[-1].kind == "o" and clauses.piece(kept[-1]) in EDGES and _opens(kept[:-1]):
        kept.pop()
    return kept


def _opens(words: list[Word]) -> bool:
    """Whether the words, nearest first, open like a name: with a place, a known name or two odd characters."""
    return words[-1].kind in "szx" or [word.kind for word in words[-2:]] == ["o", "o"]


_KIND = "(?:企业|公司|银行|高校|机构|集团|厂商|院校|大学|院所|巨头|央企|国企|民企|名企|客户|车企|药企|品牌|500强|龙头)"
_ROW = re.compile(f"等[^,。;、的在与向]{{0,12}}?{_KIND}|(?:[0-9]+|[两三四五六七八九十]+)[家所][^,。;、的]{{0,8}}{_KIND}")


def rows(clauses: Clauses) -> Iterator[Range]:
    """The items of every row that closes with 等企业 or the like, where they look like names."""
    for found in _ROW.finditer(clauses.folded):
        items = _items(clauses, found.start())
        if not found.group().startswith("等") and len(items) < 2:
            continue
        brands = [item for item in items if _branded(clauses, *item)]
        if not brands or len(brands) * 3 < len(items):
            continue
        for start, end in items:
            trade = clauses.folded[start:end] in TRADE
            if not trade and ((start, end) in brands or end - start <= 5):
                yield start, end


def _items(clauses: Clauses, end: int) -> list[Range]:
    """The items between 、 before `end`, the last first; the first item as far as words reach."""
    items: list[Range] = []
    while True:
        while clauses.folded[end - 1 : end] == " ":
            end -= 1
        inside, cut = clauses.leftwards(end, FIRM_THROUGH, 24)
        if not inside:
            word = clauses.word(end)
            if items and word.kind in "va" and clauses.word(word.start).kind in "k|":
                items.append((word.start, end))
            return items
        apart = next((n for n, word in enumerate(inside) if clauses.piece(word) in ROLES), len(inside))
        inside = inside[:apart]
        while inside and inside[-1].kind == "(":
            inside.pop()
        first = not (cut.kind == "|" and clauses.folded[cut.start - 1 : cut.start + 1].endswith("、"))
        if first:
            verb = next((n for n, word in enumerate(inside) if n and word.kind == "w"), len(inside))
            inside = inside[:verb]
        if not inside:
            return items
        start = inside[-1].start
        glue = clauses.piece(cut)
        if cut.kind == "k" and glue in "和与" and start - cut.end == 0 and clauses.folded[cut.start - 1 : cut.start] == "、":
            start = cut.start
            items.append((start, end))
            end = start - 1
            continue
        items.append((start, end))
        if start != cut.end:
            return items
        before = clauses.folded[:start].rstrip(" ")[-1:] if clauses.folded[start - 1 : start] == " " else clauses.folded[start - 1 : start]
        if cut.kind == "|" and before == "、":
            end = clauses.folded.rindex("、", 0, start)
        elif glue in ("和", "与", "及", "以及"):
            end = cut.start
        else:
            return items


def _branded(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the item holds a word that only a name has."""
    at = end
    unknown = 0
    while at > start:
        word = clauses.word(at)
        if word.kind == "z" and word.start >= start:
            return True
        if word.kind in "ox":
            unknown += word.end - word.start
        at = word.start
    return unknown > 1


def trade(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a firm called by odd characters and its trade start..end (飞旋|科技), else None."""
    text = clauses.folded
    if not clauses.whole(end):
        return None
    inside, cut = clauses.leftwards(start, "o", 5)
    if not 2 <= len(inside) <= 3 or cut.kind in 'nwasxo#z("' or text[cut.start : inside[-1].start][-1:] in "“‘":
        return None
    if text[inside[0].start] in GEOGRAPHY or sum(text[word.start] in CHEMISTRY for word in inside) > 1:
        return None
    after = clauses.next(end)
    if after is not None and after.kind in "nwasxo#":
        return None
    return inside[-1].start, end


# What closes the name of a firm that carries no 公司; the others of TRADES are common nouns too often.
CALLED = tuple(
    "科技 电子 生物 医药 制药 药业 医疗 光电 新能源 新材料 半导体 微电子 股份 重工 电气 电器 智能 精密 锂电 锂业 软件 通信 控股 "
    "实业 传媒 乳业 铝业 建材 置业 地产 动力 精工 光能 太阳能 微纳 智造".split()
)
_CODE = re.compile(r"[(](?:[a-z]{2,4}:)?[0-9]{4,6}(?:\.[a-z]{1,3})?[,;a-z0-9. ]*[)]")
_NOTICE = re.compile(r"(?:晚间|早间|今日|昨日)?(?:发布)?公告(?=[,:称]|显示|披露|的)")


def noticed(clauses: Clauses) -> Iterator[Range]:
    """The firms named before a stock code, and those that open a clause before 公告."""
    for found in _CODE.finditer(clauses.folded):
        inside = _name(clauses, found.start())
        if inside and 1 < found.start() - inside[-1].start < 9:
            yield inside[-1].start, found.start()
    for found in _NOTICE.finditer(clauses.folded):
        inside, cut = clauses.leftwards(found.start(), FIRM_THROUGH)
        size = found.start() - inside[-1].start if inside else 0
        plain = all(clauses.piece(word) in ROLES or clauses.piece(word) in TRADE for word in inside)
        if cut.kind == "|" and 2 < size < 9 and not plain:
            yield inside[-1].start, found.start()


OFFICERS = frozenset(
    "董事长 副董事长 总经理 副总经理 总裁 副总裁 执行董事 首席执行官 ceo 董事局主席 创始人 联合创始人 首席技术官 首席运营官 高级副总裁 "
    "执行总裁 监事会主席 法定代表人 合伙人 首席科学家".split()
)


def led(clauses: Clauses, end: int) -> Range | None:
    """The span of the firm that stands right before an officer of firms (…|董事长), if odd enough."""
    inside = _name(clauses, end)
    if not inside or end - inside[-1].start > 10 or inside[0].kind == "z":
        return None
    kinds = "".join(word.kind for word in inside)
    last = clauses.piece(inside[0])
    if "oo" not in kinds or not (set(kinds) == {"o"} or last in TRADE) or set(kinds) - set("oson"):
        return None
    return inside[-1].start, end


def brand(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the firm that opens the name start..end of its project or park, if one does."""
    words = forwards(clauses, start, end)
    number = 0
    while number < len(words) and words[number].kind == "s":
        number += 1
    if number == len(words):
        return None
    place = number
    while number < len(words) and words[number].kind == "o":
        number += 1
    text = clauses.folded
    if _PUBLIC.search(text, start, end):
        return None
    while number - place > 2 and text[words[number - 1].start] in "新大老小高超多全总第":
        number -= 1
    size = number - place
    if not 2 <= size <= 4 or number == len(words) or text[words[number - 1].start] in GEOGRAPHY:
        return None
    if sum(text[word.start] in CHEMISTRY for word in words[place:number]) > 1:
        return None
    if words[number].kind == "n" and clauses.piece(words[number]) in TRADE and number + 1 < len(words):
        number += 1
    begin = words[place].start
    if place and clauses.piece(words[place - 1]) in gazetteer.cities():
        begin = words[place - 1].start
    return begin, words[number - 1].end


# What is built for all is called by its place, not by a firm.
_PUBLIC = re.compile("(?:工程|公路|高速|高铁|铁路|地铁|大桥|隧道|水库|水厂|电站|机场|码头|水系|流域|河道|填埋|污水|道路|管网|扩建|段|小镇|新城)")
GEOGRAPHY = frozenset("村山河江湖镇乡滩岛港桥路寺沟湾岭坪坝泉溪塘洲垸屯庄店堡关峡口线街站")
CHEMISTRY = frozenset(
    "氮氢氧碳硅锂钠钾镁铝钛钒铬锰铁钴镍铜锌镓锗砷硒溴镉铟锡锑碲碘铯钡钨铂铅铋铀氟氯磷硫酸碱盐酯醇醛酮醚烯烷炔苯酚胺腈脲酐化聚"
)


def forwards(clauses: Clauses, start: int, end: int) -> list[Word]:
    """The words between two places, in the order of the text."""
    words: list[Word] = []
    while end > start:
        word = clauses.word(end)
        if word.start >= end or word.start < start:
            return []
        words.append(word)
        end = word.start
    return words[::-1]


SCANNERS = {
    "company": company,
    "firm": firm,
    "committee": committee,
    "office": office,
    "under": under,
    "school": school,
    "known": known,
}
RULE_OF = {
    "company": "org-firm",
    "firm": "org-firm",
    "committee": "org-body",
    "office": "org-body",
    "under": "org-body",
    "school": "org-school",
    "known": "org-known",
}


def scan(kind: str, clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the body whose closing word of that kind is start..end; None where there is none."""
    text = clauses.folded
    if end < len(text) and text[end] in JOINED.get(text[end - 1], ""):
        return None
    if kind != "known" and text[end - 1] not in "局委" and not clauses.whole(end):
        return None
    return SCANNERS[kind](clauses, start, end)


@lru_cache(maxsize=1)
def keys() -> dict[str, str]:
    """Closing word or whole name -> which scanner reads it."""
    table = dict.fromkeys((office + end for office in OFFICES for end in OFFICE_ENDS), "office")
    table.update(dict.fromkeys(SCHOOLS, "school"))
    table.update(dict.fromkeys(FIRMS, "firm"))
    table.update(dict.fromkeys(COMMITTEES, "committee"))
    table.update(dict.fromkeys(UNDER, "under"))
    table.update(dict.fromkeys(COMPANIES, "company"))
    table.update(dict.fromkeys(STATE, "known"))
    table.update(dict.fromkeys(gazetteer.companies(), "known"))
    return table
