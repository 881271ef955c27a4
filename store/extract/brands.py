"""Brands: whether odd characters that open a name can be what a firm is called by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.bodies import ROLES
from store.extract.clauses import CUTS
from store.extract.lexicon import lexicon
from store.extract.listed import TRADES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.clauses import Clauses, Word

# 新能源|汽车: words of an industry, not of a firm.
INDUSTRY = TRADES | set(section("nameable")) | set(section("groups")) | ROLES
# What is built for all is called by its place, not by a firm.
PUBLIC = pattern(
    "工程|千伏|公路|城际|通道|高架|立交|环线|快线|互通|高速|高铁|铁路|地铁|大桥|隧道|水库|水厂|电站|机场|码头|水系|流域|河道|填埋|污水|道路|管网|扩建|段|小镇|新城|演艺|会展|体育|医院|学校|公园|广场|停车|剧院|博物馆|枢纽|灌区|水利"
)
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
AIDS = frozenset("援驻涉赴入进帮助扶")
PLAIN = frozenset(section("no brands"))
NEVER = frozenset(
    "后前内外充储每第投硬具身负零谈募好性化贫疗捕驾算超阶件绿减租保客改首单陆育熟互副廊词五十短滑伞试式封拥包繁护撑秒"
)
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
PAIR = 2
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
# A word that the language has less often (binary logarithm) may be a name.
SELDOM = 9


def called(texts: Sequence[str], brand: str) -> bool:
    """Whether the folded texts call a place so (沙文|镇), or a crop or an industry."""
    places = pattern(f"{re.escape(brand)}(?:{PLACE_AFTER}|{GOODS_AFTER})")
    return any(brand in text and places.search(text) for text in texts)


def two_places(brand: str) -> bool:
    """Whether two characters stand for two places, or open a zone's name: 宁淮, 蒙东, 杨凌."""
    if len(brand) == 2 and brand[0] in ABBREVIATED and brand[1] in ABBREVIATED | SIDES:
        return True
    abroad = len(brand) == 2 and (brand[0] in ABROAD and brand[1] in "中方")
    return abroad or brand in _zone_starts()


@lru_cache(maxsize=1)
def _zone_starts() -> frozenset[str]:
    """The first two characters of the names of national zones, where no firm is called so."""
    return frozenset(zone[:2] for zone in gazetteer.zones()) - gazetteer.companies()


def like(clauses: Clauses, odd: list[Word]) -> bool:
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


def maybe_odd(pair: str) -> bool:
    """Whether two characters may be cut into two odd ones that are a brand."""
    never = pair[0] in NO_BRAND or pair[1] in NO_BRAND_END
    return not never and lexicon().parts(pair)
