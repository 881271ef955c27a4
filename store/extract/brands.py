"""ORG without a closing word: firms called by a brand, told by where the brand stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.bodies import COUNTRIES, ROLES
from store.extract.clauses import BREAKS, CUTS, Clauses
from store.extract.firmnames import THROUGH, name
from store.extract.lexicon import lexicon
from store.extract.listed import PLACES, TRADES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.clauses import Word
    from store.model import Range

RULES = {
    "org-brand": "The organisation that opens its project's name, or stands before 董事长.",
    "org-trade": "Two or three characters that are in no word, then a trade (科技, 电子 ...).",
    "org-owner": "Odd characters before 旗下, 股价 or the like, before (中国), or before 投资建设.",
    "org-quoted": "A name in quotation marks after 企业, 公司 or the like, or before 董事长.",
    "org-apposed": "Odd characters after 企业——, 子公司, 德国企业 or the like.",
    "org-notice": "A name before a stock code, or one that opens a clause before 公告.",
}

OFFICERS = frozenset(section("officers"))
LED = tuple(OFFICERS)
# What closes the name of one firm's ground rather than of a zone.
GROUNDS = tuple(word for word in section("grounds") if word.endswith(("园", "园区")) and word[:-1])
CALLED = frozenset(section("called"))
# 新能源|汽车: words of an industry, not of a firm.
INDUSTRY = TRADES | set(section("nameable")) | set(section("groups")) | ROLES

# What is built for all is called by its place, not by a firm.
PUBLIC = pattern(
    "工程|千伏|公路|城际|通道|高架|立交|环线|快线|互通|高速|高铁|铁路|地铁|大桥|隧道|水库|水厂|电站|机场|码头|水系|流域|河道|填埋|污水|道路|管网|扩建|段|小镇|新城|演艺|会展|体育|医院|学校|公园|广场|停车|剧院|博物馆|枢纽|灌区|水利"
)
# A road or a line of the grid opens with no firm.
ROADS = ("路", "街", "巷", "桥", "i线", "甲线", "乙线", "丙线")
# Odd characters that end with these are a place; two of the latter make a substance.
GEOGRAPHY = frozenset(
    "府苑邸墅郡园村山河江湖镇乡滩岛港桥路寺沟湾岭坪坝泉溪塘洲垸屯庄店堡关峡口线街站"
)
CHEMISTRY = frozenset(
    "氮氢氧碳硅锂钠钾镁铝钛钒铬锰铁钴镍铜锌镓锗砷硒溴镉铟锡锑碲碘铯钡钨铂铅铋铀氟氯磷硫酸碱盐酯醇醛酮醚烯烷炔苯酚胺腈脲酐化聚"
)
# Odd characters that close with these are a crop or a dish: 黄贡椒; that open with these, those who
# help a place: 援宁; with these among them no name at all: 灾后, 储充.
PRODUCE = frozenset(
    "椒茶果瓜米麦稻豆薯菇菌梨桃杏枣柑橘橙柚莓蕉菜葱蒜姜参药鱼虾蟹蚌羊牛猪鸡鸭鹅蜂蚕竹木花草酒醋糖盐烟棉麻粮油肉蛋奶粉糕饼粽"
)
# Characters that are in no brand of odd ones: they end a clause, or are no Chinese ones.
NEVER_ODD = BREAKS | frozenset(map(chr, range(128)))
AIDS = frozenset("援驻涉赴入进帮助扶")
PLAIN = frozenset(section("no brands"))
NEVER = frozenset(
    "后前内外充储每第投硬具身负零谈募好性化贫疗捕驾算超阶件绿减租保客改首单陆育熟互副廊词五十短滑伞试式封拥包繁护撑秒"
)
TRADE_ENDS = frozenset(trade[-1] for trade in TRADES)
TRADE_SIZES = sorted({len(trade) for trade in TRADES})
NONE = (0, "")
# What the second last and the last character of a brand of odd ones never is.
NO_BRAND = NEVER | CUTS
NO_BRAND_END = NO_BRAND | PRODUCE | GEOGRAPHY | frozenset("新老大小")
# 中哈, 中白: the short names of two countries.
ABROAD = frozenset("日德法韩意俄英美澳印新白哈蒙泰缅柬老越马欧以巴埃沙阿非尼墨塞匈波乌吉塔土")
# Of two places that a line or a zone joins one character each: 宁淮, 京雄.
ABBREVIATED = frozenset(
    "京津沪渝冀豫滇辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼甬杭温深厦汉蓉淮徐锡常雄合芜汕珠佛莞肇石济临荆兰榆"
)
# With one of those before it a part of a province: 蒙东, 皖北.
SIDES = frozenset("东西南北")
# Two characters that close with these are a kind of power or of a material: 绿电, 铜基.
KINDS_OF = frozenset("电基")
PAIR = 2
# Firms whose name is a word as well, and how much more a project's name then says.
HOMONYMS = frozenset(section("homonyms"))
LONG = 4
# Between a firm and what it makes in a year.
YEARLY = frozenset(("年产", "日产", "年产能", "年处理", "年加工", "新建"))
# What a place has besides firms.
NO_FIRM = frozenset(section("plain projects"))
# What is called so elsewhere in the article is a place, and no firm: 沙文|镇, 兰香|湖.
PLACE_AFTER = (
    "镇|乡|村|街道|县|社区|口岸|半岛|港区|湖|山|河|岛|路|"
    "新区|区政府|区委|片区|大道|大街|老街|古城|水库|火车站"
)
# And so a crop or a kind of goods: 乐艾|种植, 脑机接口|产业.
GOODS_AFTER = (
    "种植|养殖|栽培|育苗|繁育|采摘|种苗|品种|制品|盛开|成熟|丰收|上市销售|"
    "产业(?!园|集团|基地|城|新城|有限|股份|控股|投资|发展|基金|资本|化|工人|区|港|小镇)"
)
# These close a firm's name that odd characters open: 芯业|时代.
CLOSES_BRAND = frozenset(("时代", "世纪", "集团", "控股", "股份", "国际"))
# No name in the list of firms is longer than this.
LISTED = 8
CODE = pattern(r"[(](?:[a-z]{2,4}:)?[0-9]{4,6}(?:\.[a-z]{1,3})?[,;a-z0-9. ]*[)]")
NOTICE = pattern(
    "(?:晚间|早间|今日|昨日)?(?:发布)?公告(?=[,:称]|显示|披露|的)|(?:发布|披露)(?:了|一则|一份)公告"
)
# 法兴(中国): the branch of a foreign firm.
BRANCH = pattern("[(](?:中国|香港|亚太|亚洲)[)]")
APPOSED = pattern("(?:企业|公司|巨头|厂商|龙头|独角兽)——")
# What a name in quotation marks calls that is no firm.
CAMPAIGNS = ("工作", "行动", "活动", "计划")
# 全资子公司|莫安迪, 德国企业|比泽尔, 人工智能企业|智谱
FOLLOWED = pattern(
    "[子孙企厂造产务应营发巨独](?:(?<=[子孙])公司|(?<=企)业|(?<=[厂造产务应营发])商|(?<=巨)头|(?<=独)角兽)"
)
BEFORE_FIRMS = tuple(section("before firms"))
# 企业“欧迪办公”
QUOTED = pattern("[“‘]([^“”‘’,。;:、!?《》()]{2,9})[”’]")
KINDS = (
    "企业",
    "公司",
    "厂商",
    "品牌商",
    "供应商",
    "服务商",
    "运营商",
    "制造商",
    "巨头",
    "龙头",
    "独角兽",
)
# 德国艾瑞德投资建设…
INVESTS = pattern("[投斥](?:(?<=投)(?:资(?=约?[0-9]|超|近|建设|兴建|新建|在)|建)|(?<=斥)资)")
# What stands right before that, and what may stand before it alone.
MORE = "追加"
WILLING = ("拟", "将", "计划", "已", "再", "再次")
# What only a firm has or does, right after its name.
FIRMLY = pattern(
    "的?(?:相关|有关|主要)?(?:负责人|经理|副?总经理|副?董事长|董事会|董秘|总监|厂长|创始人|创办人|副?总裁|股价|旗下|官网|财报|"
    "方表示|宣布|公告|承诺|斥资|中标|荣获|签约落户)"
)
# What that opens with.
FIRST = frozenset("的相有主负经总副董厂创股旗官财方宣公承斥中荣签")
# A word that the language has less often (binary logarithm) may be a name.
SELDOM = 9
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
# What firms have that stands right after a brand.
OWNED = pattern(
    "旗下|总部(?:大楼|大厦|搬|迁|位于|设在)|股价|市值|官网|官微|财报|年报|实控人|实际控制人|(?:联合)?创始人|创办人|(?:控股|大)股东|"
    "方面(?:表示|回复|回应|称|透露|否认|告诉|介绍|认为|指出)|内部(?:人士|员工|流出|邮件)|(?:全资|控股)?子公司|门店|专卖店|专柜|"
    "供应商|代工厂|生产商|经销商|中国区|大中华区|亚太区"
)


def trade(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a firm called by odd characters and its trade start..end (飞旋|科技)."""
    # The two characters before it tell of most that they are no such name, without any words.
    chars = clauses.folded[max(0, start - 2) : start]
    if len(chars) < 2 or not NEVER_ODD.isdisjoint(chars) or start in clauses.names:
        return None
    follows = chars[1] in TRADE_ENDS and _follows_trade(clauses.folded, start)
    if not follows and not _maybe_odd(chars):
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
        or not _brand_like(clauses, inside)
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
        text[start - size : start] in TRADES and _maybe_odd(text[start - size - 2 : start - size])
        for size in TRADE_SIZES
        if start - size >= PAIR
    )


def _maybe_odd(pair: str) -> bool:
    """Whether two characters may be cut into two odd ones that are a brand."""
    never = pair[0] in NO_BRAND or pair[1] in NO_BRAND_END
    return not never and lexicon().parts(pair)


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


def led(clauses: Clauses, end: int) -> Range | None:
    """The span of the firm right before an officer of firms at `end` (…|董事长), if odd enough."""
    inside = name(clauses, end)
    if not inside or end - inside[-1].start > 10:
        return None
    kinds = "".join(word.kind for word in inside)
    traded = clauses.piece(inside[0]) in TRADES
    pieces = [clauses.piece(word) for word in inside]
    opens = clauses.word(inside[-1].start).kind == "|"
    if opens and traded and len(pieces) == 2 and pieces[1] not in INDUSTRY and len(pieces[1]) == 2:
        # 国泰|染整|董事长
        return inside[-1].start, end
    if "oo" not in kinds or set(kinds) - set("osn") or not (traded or set(kinds) == {"o"}):
        return None
    return inside[-1].start, end


def noticed(clauses: Clauses) -> Iterator[Range]:
    """The firms named before a stock code, and those that open a clause before 公告."""
    text = clauses.folded
    for found in CODE.finditer(text) if "(" in text else ():
        inside = name(clauses, found.start())
        if inside and 1 < found.start() - inside[-1].start < 9:
            yield inside[-1].start, found.start()
    # Most texts have no such word: to look for it alone takes a hundredth of the time.
    for found in NOTICE.finditer(text) if "公告" in text else ():
        inside, cut = clauses.leftwards(found.start(), THROUGH)
        size = found.start() - inside[-1].start if inside else 0
        pieces = {clauses.piece(word) for word in inside}
        if cut.kind == "|" and 2 < size < 9 and not pieces <= (ROLES | TRADES):
            yield inside[-1].start, found.start()


def owning(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters before 旗下, 股价 or the like, and before (中国)."""
    text = clauses.folded
    for found in OWNED.finditer(text):
        span = led(clauses, found.start())
        if span and not PUBLIC.search(text, *span):
            yield span
    for found in BRANCH.finditer(text) if "(" in text else ():
        inside, cut = clauses.leftwards(found.start(), "ox", 8)
        after = clauses.next(found.end())
        if not inside and cut.kind == "s" and cut.end - cut.start > 2:
            inside = [cut]
        named = inside and found.start() - inside[-1].start > 1
        if named and (after is None or after.kind not in "nwasoxz#"):
            yield inside[-1].start, found.end()


def investing(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters that open a clause before 投资建设, 斥资 or the like.

    A country before them says whose they are: 德国|艾瑞德.
    """
    text = clauses.folded
    for found in INVESTS.finditer(text):
        start = found.start() - len(MORE) * text.endswith(MORE, 0, found.start())
        start -= next((len(word) for word in WILLING if text.endswith(word, 0, start)), 0)
        goods, _ = clauses.leftwards(start, "n", 5)
        # 志高|中央|空调|斥资: what the firm makes stands after its brand.
        made = 0 < len(goods) <= PAIR and all(clauses.piece(g) not in ROLES for g in goods)
        at = goods[-1].start if made else start
        inside, cut = clauses.leftwards(at, "o", 4)
        abroad = cut.kind == "s" and clauses.piece(cut) in COUNTRIES
        opens = cut.kind == "|" or (abroad and clauses.word(cut.start).kind in "|kv")
        # 签下|总|投资10亿元的项目
        opens = opens and text[start - 1] != "总"
        if opens and len(inside) > 1 and _brand_like(clauses, inside):
            yield inside[-1].start, start


def apposed(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters right after a word for a firm and a dash: 企业——滨特尔."""
    text = clauses.folded
    for found in APPOSED.finditer(text) if "——" in text else ():
        at = found.end()
        first = clauses.next(at)
        if first is not None and clauses.piece(first) in gazetteer.cities():
            at = first.end
        while (word := clauses.next(at)) is not None and word.kind in "ox" and at - found.end() < 6:
            at = word.end
        odd = sum(word.end - word.start for word in clauses.between(found.end(), at))
        if word is not None and word.kind == "n" and clauses.piece(word) in TRADES:
            at = word.end
        if odd > 1 and clauses.whole(at):
            yield found.end(), at


def following(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters right after what they are to others: 子公司|莫安迪."""
    text = clauses.folded
    for found in FOLLOWED.finditer(text):
        start = at = found.end()
        if found[0] == "企业" and not text.endswith(BEFORE_FIRMS, 0, found.start()):
            continue
        while (word := clauses.next(at)) is not None and word.kind in "ox" and at - start < 5:
            at = word.end
        odd = [word for word in clauses.between(start, at) if word.kind == "o"]
        if not 2 <= len(odd) <= 4 or at - start > len(odd) or not _brand_like(clauses, odd[::-1]):
            continue
        if word is not None and word.kind in "nw" and clauses.piece(word) in TRADES:
            at = word.end
            word = clauses.next(at)
        if clauses.whole(at) and (word is None or word.kind in "vpkdct#"):
            yield start, at


def quoted(clauses: Clauses) -> Iterator[Range]:
    """The firms named in quotation marks after a word for a firm, or before an officer of one."""
    text = clauses.folded
    for found in QUOTED.finditer(text) if "“" in text or "‘" in text else ():
        span = found.span(1)
        if found[1].endswith("行动") or text.startswith(
            ("工作", "行动", "活动", "计划"), found.end()
        ):
            # 企业“万企帮万村”行动
            continue
        officer = text.startswith(LED, found.end() + (text[found.end() : found.end() + 1] == "的"))
        if not officer and not text.endswith(KINDS, 0, found.start()):
            continue
        words = clauses.between(*span)
        named = found.start() in clauses.names
        if (
            named
            or gazetteer.words().get(found[1])
            or not words
            or any(w.kind in "vdkpr" for w in words)
        ):
            continue
        if officer or sum(word.kind in "ox" for word in words) > 1:
            yield span


def opening(clauses: Clauses, start: int, end: int, *, alone: bool = False) -> Range | None:
    """The span of the firm that opens the name start..end of its project or park, if one does.

    alone: the whole name may be the firm's.
    """
    if PUBLIC.search(clauses.folded, start, end) or clauses.folded.endswith(ROADS, start, end):
        return None
    listed = _listed(clauses.folded[start:end])
    if listed:
        return start, start + listed
    words = clauses.between(start, end)
    if len(words) > PAIR + 1 and _word_of_firm(clauses, words[0], end):
        # 大全|智慧|能源系统制造基地, but 阿里|机场, 现代|农业产业园.
        return start, words[0].end
    first = next((number for number, word in enumerate(words) if word.kind != "s"), len(words))
    last = first
    # 和|利|时, 天|和|防务: in a project's name 和 is an odd character as well, so is 都 in 南都.
    while last < len(words) and (
        words[last].kind == "o"
        or clauses.piece(words[last]) == "和"
        or (clauses.piece(words[last]) == "都" and last == first + 1)
    ):
        last += 1
    while last - first > 2 and clauses.piece(words[last - 1]) in "新大老小高超多全总第":
        last -= 1
    odd = words[first:last]
    if len(odd) == 4 and clauses.piece(odd[0]) == "新":
        # 新|拓|代|建
        return None
    if not odd:
        return _sized(clauses, words)
    if not 2 <= len(odd) <= 4 or not _brand_like(clauses, odd[::-1]):
        return None
    if _two_places(clauses.folded[odd[0].start : odd[-1].end]):
        return None
    if not first and len(odd) == PAIR and clauses.piece(odd[-1]) in KINDS_OF:
        return None
    if last == len(words):
        return (words[first].start, end) if alone else None
    if clauses.folded[words[last].start] in "路街巷桥-" or clauses.folded[odd[-1].end] == "·":
        # 长盛|路南|延项目, 麓谷·人才家苑
        return None
    if clauses.piece(words[last]) in CLOSES_BRAND and last + 1 < len(words):
        last += 1
    elif words[last].kind in "nw" and clauses.piece(words[last]) in TRADES:
        # 虹润高科|新材料 alone is the firm, of which a row says that it is a project.
        last += 1
    # 广东|韩电: a province or city at the head of a firm's name belongs to it.
    if first and clauses.piece(words[first - 1]) in gazetteer.cities():
        first -= 1
    return words[first].start, words[last - 1].end


def _word_of_firm(clauses: Clauses, word: Word, end: int) -> bool:
    """Whether a rare word that firms are called by opens a long name: 大全|智慧能源…."""
    called = clauses.piece(word) in HOMONYMS and word.kind != "s"
    return called and clauses.often(word) < SELDOM and end - word.end > LONG


def _sized(clauses: Clauses, words: list[Word]) -> Range | None:
    """The span of the firm that stands before the size in a project's name: 中南光电|100mw…

    It is a place and one word more, the trade or what the firm is called.
    """
    size = next((number for number, word in enumerate(words) if word.kind in "#x"), 0)
    if size < PAIR or clauses.piece(words[size - 1]) in YEARLY:
        size -= 1
    if size != PAIR or words[0].kind != "s" or words[1].kind not in "nwa":
        return None
    piece = clauses.piece(words[1])
    plain = piece in NO_FIRM or piece in INDUSTRY - TRADES or len(piece) != PAIR
    return None if plain else (words[0].start, words[1].end)


def called(texts: Sequence[str], brand: str) -> bool:
    """Whether the folded texts call a place so (沙文|镇), or a crop or an industry."""
    places = pattern(f"{re.escape(brand)}(?:{PLACE_AFTER}|{GOODS_AFTER})")
    return any(brand in text and places.search(text) for text in texts)


def _listed(name: str) -> int:
    """How many characters of a project's name a well-known firm has; 0 where none opens it."""
    companies = gazetteer.companies()
    for size in range(min(LISTED, len(name) - 2), 2, -1):
        if name[:size] in companies and name[size] not in PLACES:
            return size
    return 0


def _two_places(brand: str) -> bool:
    """Whether two characters stand for two places, or open a zone's name: 宁淮, 蒙东, 杨凌."""
    if len(brand) == 2 and brand[0] in ABBREVIATED and brand[1] in ABBREVIATED | SIDES:
        return True
    abroad = len(brand) == 2 and (brand[0] in ABROAD and brand[1] in "中方")
    return abroad or brand in _zone_starts()


@lru_cache(maxsize=1)
def _zone_starts() -> frozenset[str]:
    """The first two characters of the names of national zones, where no firm is called so."""
    return frozenset(zone[:2] for zone in gazetteer.zones()) - gazetteer.companies()


@lru_cache(maxsize=1024)
def hosting(park: str) -> int:
    """How many characters of a park's name its firm has: 海南富友|现代种业产业园; 0 without one.

    A park is one word by now, so its name is read anew.
    """
    if not park.endswith(GROUNDS):
        return 0
    clauses = Clauses.of(park)
    words = clauses.between(0, len(park))
    first = int(bool(words) and clauses.piece(words[0]) in gazetteer.cities())
    last = first
    while last < len(words) and words[last].kind == "o":
        last += 1
    rest = [clauses.piece(word) for word in words[last : last + 2]]
    # 正创|华北新零售产业园: a brand before a place is a firm's as well.
    placed = not first and last < len(words) and words[last].kind == "s"
    traded = (placed or not TRADES.isdisjoint(rest)) and len(words) - last > 1
    if not 2 <= last - first <= 3 or not traded:
        return 0
    brand = words[first:last]
    if _two_places(clauses.folded[brand[0].start : brand[-1].end]):
        return 0
    return words[last - 1].end if _brand_like(clauses, brand[::-1]) else 0


def _brand_like(clauses: Clauses, odd: list[Word]) -> bool:
    """Whether odd characters, nearest first, are no place and no substance."""
    pieces = [clauses.piece(word) for word in odd]
    if "".join(pieces[:PAIR][::-1]) in PLAIN or "".join(pieces[::-1]) in PLAIN:
        return False
    if pieces[0] in PRODUCE or pieces[-1] in AIDS or not NEVER.isdisjoint(pieces):
        return False
    if pieces[0] in "新老大小":
        # 中大|尺寸
        return False
    if "中" in pieces[:PAIR] and not ABROAD.isdisjoint(pieces[-PAIR:]) and len(pieces) == PAIR:
        # 埃中|工业
        return False
    if pieces[-1] == "中" and pieces[-2] in ABROAD:
        # 中新|多式联运: two countries
        return False
    return pieces[0] not in GEOGRAPHY and sum(piece in CHEMISTRY for piece in pieces) < 2
