"""Works' rows: A、B、C等一批项目. Each item is what the word that sums them up says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import phrases, rowitems
from store.extract.patterns import pattern
from store.extract.told import BUILT_BEFORE, EVENTS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "project-row": "An item of a row that closes with 等项目 or the like.",
    "project-ways": "An item of a row that closes with 等4条高速公路 or the like, being built.",
}

NUMBER = "[0-9一二三四五六七八九十百两数多余几]+[余多]?(?:个|项|条|大)"
ADJECTIVE = (
    "(?:众多|一批|一大批|大批|诸多|一系列|各类|代表性|重点|重大|优质|产业|高端|装备|高速公路|公路|铁路|战略性新兴产业|新兴产业|工业|农业|"
    "水利|交通|基础设施|民生|文旅|招商|招商引资|亿元以上|亿元|百亿元?|高精尖|科技|合作|投资|省|市|县|区|级|建设|大型|标志性|"
    "制造业|能源|新能源|生态|在建|新建|续建|核心|配套|高质量发展|新\\(改、扩\\)建|新改扩建|改扩建|新建、改扩建|示范|标杆|龙头|签约|落地|机构和|企业和|平台和|大|的)*"
)
# After a number or 一批 whatever says which kind of projects: 等一批重大功能性项目.
KIND = f"(?:一批|一大批|大批|一系列|众多|诸多|多个|{NUMBER})[^,。;、:!?的等]{{0,14}}?"
WORK = "项目|工程|科技平台"
# 甲新工厂等一批开放度高、牵动力强的重大项目
MANY = "等(?:一批|一大批|一系列)[^,。;:!?等]{2,20}的[^,。;:、的]{0,4}"
PROJECTS = pattern(f"(?:{MANY}|等(?:{NUMBER})?{ADJECTIVE}|等{KIND}|{NUMBER}{ADJECTIVE})(?:{WORK})")
# Whatever kind of projects it is: 等重特大项目, 等污水处理项目.
KINDS = pattern("等(?!地|人|容量|级|值|量)[^,。;:、!?的等]{1,8}?(?P<head>项目|工程)")
# Of firms these say that each of them is a project: 等重点外资项目, 等5家千万级重点项目.
FIRMS_WORKS = pattern(
    f"等(?:{NUMBER}|[0-9]+家)?[^,。;:、的地在等]{{0,8}}"
    "(?:外资|内资|台资|央企|总部|产业|工业|制造|制修造|招商|亿元?级?|万级|龙头|升级|技改|扩建|扩产|投资|新|旗舰|"
    "煤电|风电|光伏|电力|能源|化工|石化|汽车|医药|装备|材料|钢铁|储能|电池|芯片|半导体|走廊)"
    "(?:重点|重大|试点|示范|大)?项目"
)
# 两个重大项目 after two items: what the number counts are the items, whatever they are called.
COUNTED = pattern(
    "(?P<number>[两二三四五六七八九2-9])(?<![0-9.十].)[个项大]"
    "(?![^,。;、:!?]{0,4}(?:厂区|园区|片区|企业|公司|基地|地块))[^,。;、:!?的等和与及正在]{0,12}?(?:项目|工程)"
)
# 继甲公司、乙电池之后又一重大项目
AFTER_THESE = pattern(
    "继(?P<row>[^,。;:!?的]{3,60}?)等?(?:项目|工程)?之?后,?(?:的?又一|(?:的|我[市县省区])?第[二三四五六七八九十]|再次|的再)[^,。;:!?]{0,24}?(?:项目|工程)"
)
# 甲乙、丙丁等4条高速公路建成通车: ways by their two ends.
NUMBERED_WAYS = pattern(
    f"等(?:[0-9]+|[两二三四五六七八九十]+)[条座处个]?[^,。;、的]{{0,4}}?"
    f"(?:高速公路|高速铁路|城际铁路|高铁|铁路|公路|城际|隧道|大桥|水库|煤矿|电站|机场|码头)(?=[^,。;、]{{0,8}}?(?:{EVENTS}|建设|推进))"
)
# Without their number, where each has its two ends: 开工甲至乙、丙至丁等铁路.
TWO_ENDED_WAYS = pattern("等(?:高速公路|高速铁路|城际铁路|高铁|铁路|公路|城际)")
# 项目包括A、B、C; a list after 包含 alone counts only what closes like a project.
# Each branch opens with a character of its own, so that nothing else is looked at in a text.
LISTING = "[^。;!?]{0,14}?(?:包括|分别为|分别是|有|:)"
BEING = "项目(?:为|是)(?=[^,。;]{2,24}、)"
WAYS = "(?:道路|公路|铁路|高速公路|桥梁|大桥|隧道|水库),?(?:分别为|分别是|包括|即)"
ALONE = (
    "(?<!范围..)(?<!专业..)(?<!领域..)(?<!行业..)(?<!园区..)(?<!名单..)(?<!企业..)(?<!单位..)"
    "(?<!方向..)(?<!议题..)(?<!主题..)()"
)
OPENED = pattern(
    f"(?:项目{LISTING}|工程{LISTING}|募投{BEING}|投资{BEING}|建设{BEING}|合作{BEING}|签约{BEING}|重点{BEING}|"
    f"条{WAYS}|座{WAYS}|公里{WAYS}|包[括含]{ALONE}|涵盖{ALONE}|涉及{ALONE}):?(?=[^。;!?]{{0,200}}、)"
)
# What happens to what a row names.
HAPPENS = pattern(
    "[^,。;:、的]{0,12}?(?:建成|开工|动工|投产|竣工|通车|投用|投运|建设|推进|落地|签约|落户|奠基|启动|开通|完工|实施|增资|扩产|扩建|达产|试产)"
)
# Who walks through projects stands in each of them.
VISITED = pattern(
    "(?:参观|走访|考察|调研|察看|查看|观摩|视察|督导|踏勘|走进|来到|深入|前往|走访调研|实地查看)(?:了|了解)?(?:[^,。;:、]{2,6}(?:市|县|区|镇)的?)?$"
)
MANY_WORKS = pattern(f"等?(?:一批|一大批|大批|多个|众多|{NUMBER})")
# 津保铁路、张唐铁路等建成通车: what happens says that works are meant.
TOLD = pattern(
    "等(?:[^,。;、的]{0,6})?(?:建成|开工|动工|投产|竣工|通车|投用|投运|建设|加快推进|落地|签约|落户|奠基|启动|开通|完工)"
)
# 甲园、乙基地纷纷落户
GATHERED = pattern(
    "[纷相先陆双分均全都皆同也正](?:(?<=纷)纷|(?<=相)继|(?<=先)后|(?<=陆)续|(?<=双)双|(?<=分)别|(?<=同)[步时]|(?<=也)已?|(?<=正)在?|(?<=全)部|(?<=[均都皆])[已在]?)"
    "(?:已|将|正在|正|顺利|全面|加紧|加快|在[^,。;]{2,12})*"
    "(?:建成|开工|动工|投产|竣工|通车|投用|投运|落地|签约|落户|奠基|启动(?!了)|施工|建设(?!的)|完工|封顶|开放|启用)"
)
# Each of the forms needs one of these; most texts have none.
WORKS = pattern(
    "[项工科包涵涉等分](?:(?<=等)|(?<=项)目|(?<=工)程|(?<=科)技平台|(?<=包)[括含]|(?<=涵)盖|(?<=涉)及|(?<=分)别)"
)
# What is no building, and whose name goes on behind.
OTHER = pattern(
    "研究|科研|检测|检验|诊疗|体验|训练|公益|慈善|培训|课题|志愿|文体|体育|冰上|雪上|运动|比赛|竞赛|赛事|球类|田径|娱乐|演艺|服务项目|采购|游乐"
)
BODY = pattern("(?:参建|建设单位|负责|经理|部|业主|公司|企业|团队|单位|服务|覆盖率|开工率|占比)")
# An item that closes so is none: a firm, a plan.
NO_WORKS = (
    *("公司", "局", "集团", "规划", "方案", "计划", "行动", "协议", "研究", "研究报告", "专项"),
    *("工作", "分析", "课题", "调研", "报告", "咨询"),
)
NUMBERED = pattern(
    "一批|一大批|一系列|[0-9一二两三四五六七八九十百数几]+余?多?[个项条家栋座幢层套台处间]"
)
# An item that tells how many are meant together: 福州|三个片区, 新零售四大类|共计.
TOGETHER = pattern(
    "[两二三四五六七八九十][个大](?:类|片区|中心|基地|园区|板块)|(?:共计|合计|总计)$"
)
# What one runs, and what a building is made of, are no projects; names among them are.
RACES = pattern("马拉松|(?:欢乐|健康|亲子|迷你)跑")
# 包括甲、乙等四类项目
CLASSES = pattern("等(?:[0-9]+|[两二三四五六七八九十几]+)大?(?:类|方面|领域|行业|产业|板块|赛道)")
# What is done for the people of a place: without a name in the row none is one project.
WELFARE = pattern("民生|惠民|利民|便民|实事|扶贫|公益")
# 重点工程、重大项目等
RANKED = pattern(
    "(?:重点|重大|大|好|新|优质|龙头|骨干|标志性|产业|工业|建设|投资|民生|工程|科技)+(?:项目|工程)"
)
STOP = pattern("等|[。;!?]|$")
SHORT_STOP = pattern("[,。;!?]|$")
CLOSED = pattern("[,。;!?]|[0-9一二三四五六七八九十]|重大|重点|$")
NUMBERS = {
    number: at for row in ("两三四五六七八九", "23456789") for at, number in enumerate(row, 2)
}
NUMBERS["二"] = 2
# How long a row may be.
FAR = 400
KINDS_OF_PARKS = frozenset((*rowitems.ZONES, "产业园区", "科技园区", "产业园", "工业园"))


def works(clauses: Clauses) -> Iterator[Range]:
    """The items of every row that closes with 等项目 or the like, or opens with 项目包括."""
    text = clauses.folded
    if not WORKS.search(text):
        return
    summed: set[int] = set()
    for found in PROJECTS.finditer(text):
        summed.add(found.start())
        if not (OTHER.search(found.group()) or BODY.match(text, found.end())):
            yield from _summed(clauses, found, rowitems.names)
    for found in KINDS.finditer(text):
        if found.start() not in summed and _is_kind(clauses, found):
            yield from _summed(clauses, found, rowitems.has_name)
    for found in TOLD.finditer(text):
        items = rowitems.before(clauses, found.start(), 0)
        if len(items) > 1:
            yield from _named(clauses, items, _standing(clauses, items) or rowitems.closes)
    if "、" in text:
        yield from _more(clauses)
    for found in OPENED.finditer(text) if "、" in text else ():
        stop = STOP.search(text, found.end(), found.end() + FAR)
        if stop is None or PROJECTS.match(text, stop.start()) or CLASSES.match(text, stop.start()):
            continue
        if stop.group() != "等":
            stop = SHORT_STOP.search(text, found.end(), found.end() + FAR)
        elif not CLOSED.match(text, stop.end()):
            continue
        if stop is not None:
            items = [
                item
                for item in rowitems.before(clauses, stop.start(), found.end())
                if rowitems.is_roomless(clauses, clauses.between(*item))
            ]
            if rowitems.are_programmes(clauses, items):
                continue
            sure = found.lastindex is None and len(items) > 1
            named = list(_named(clauses, items, rowitems.names if sure else rowitems.closes))
            yield from named
            if sure and len(named) * 2 >= len(items):
                yield from _named(clauses, items, rowitems.tells)


def _is_kind(clauses: Clauses, found: re.Match[str]) -> bool:
    """Whether nothing but what kind of projects they are stands in 等…项目."""
    if OTHER.search(found.group()) or BODY.match(clauses.folded, found.end()):
        return False
    between = clauses.between(found.start() + 1, found.start("head"))
    return bool(between) and all(word.kind in "nwao" for word in between)


def _summed(
    clauses: Clauses,
    found: re.Match[str],
    test: Callable[[Clauses, list[Word]], bool],
) -> Iterator[Range]:
    """The items that name a project, and those beside them where enough of the row has names.

    甲科技芯片、植物甘露素生产等22个项目: beside names what only tells what is made is one, too.
    """
    text = clauses.folded
    items = rowitems.before(clauses, found.start(), 0)
    if text[found.start()] != "等" and len(items) < 2:
        return
    if items and text[items[-1][0]] == "继" and text.startswith(("之后", "后"), found.end()):
        # 是继|甲府、乙府等项目之后…
        items[-1] = (items[-1][0] + 1, items[-1][1])
    inner = [clauses.between(*item) for item in items]
    sure = sum(rowitems.has_name(clauses, words) for words in inner)
    if not sure and WELFARE.search(found.group()):
        # 公园配套建设、河道清污等民生项目
        return
    named = list(_named(clauses, items, test))
    yield from named
    if len(items) < 2:
        return
    if rowitems.are_homes(clauses, items):
        yield from _named(clauses, items, rowitems.is_home)
    happens = HAPPENS.match(text, found.end()) is not None
    many = MANY_WORKS.match(found.group()) is not None
    if (happens or many) and rowitems.are_firms(clauses, inner):
        yield from items
    least = len(items) / (3 if many else 2)
    most = sure * 3 >= len(items) * 2
    if any(rowitems.is_name(clauses, words) for words in inner) and VISITED.search(
        text, max(0, items[-1][0] - 12), items[-1][0]
    ):
        yield from _named(clauses, items, rowitems.tells)
    if len(named) * 2 >= len(items) and not WELFARE.search(found.group()):
        # 甲中心、天桥连廊、乙书院等项目: beside names what closes like them is one.
        yield from _named(clauses, items, rowitems.is_mate)
    if named and sure >= least and (happens or many or most):
        yield from _named(clauses, items, rowitems.tells)
    elif many and len(named) * 2 >= len(items) and (happens or _led(clauses, items[-1][0])):
        yield from _named(clauses, items, rowitems.is_rich)


def _standing(clauses: Clauses, items: list[Range]) -> Callable[[Clauses, list[Word]], bool] | None:
    """The test that all items pass where each closes like something built: 交流中心、教学组团."""
    alike = all(rowitems.is_built(clauses, clauses.between(*item)) for item in items)
    return rowitems.is_built if alike else None


def _led(clauses: Clauses, start: int) -> bool:
    """Whether a verb of building stands before a row that opens at `start`: 启动新型|…."""
    first = start - 2 * clauses.folded.startswith(("新型", "大型", "重大"), start - 2)
    return BUILT_BEFORE.search(clauses.folded, max(0, first - 10), first) is not None


def _more(clauses: Clauses) -> Iterator[Range]:
    """The items of rows that are summed up by a kind of firms' projects, a number or an event."""
    text = clauses.folded
    for pattern_, test in (
        (FIRMS_WORKS, rowitems.is_firm),
        (GATHERED, rowitems.stands),
    ):
        for found in pattern_.finditer(text):
            words = clauses.between(found.start() + 1, found.end())
            if test is rowitems.is_firm and any(word.kind in "vkd" for word in words):
                # 甲乙、丙丁等领导来到项目
                continue
            items = rowitems.before(clauses, found.start(), 0)
            if len(items) > 1 and test is rowitems.stands:
                yield from _named(clauses, items, _standing(clauses, items) or test)
            elif len(items) > 1:
                yield from _named(clauses, items, test)
    for found in COUNTED.finditer(text):
        if OTHER.search(found.group()) or BODY.match(text, found.end()):
            continue
        items = rowitems.before(clauses, found.start() - (text[found.start() - 1] == "等"), 0)
        if len(items) < 2 or len(items) != NUMBERS.get(found["number"]):
            continue
        # 投资建设起大|兆瓦级…
        first = items[-1][0] - (text[items[-1][0] - 1] in "大新")
        names = sum(rowitems.has_name(clauses, clauses.between(*item)) for item in items)
        if names * 2 >= len(items) or BUILT_BEFORE.search(text, max(0, first - 10), first):
            yield from _named(clauses, items, rowitems.is_long)
    for found in AFTER_THESE.finditer(text):
        items = rowitems.before(clauses, found.end("row"), found.start("row"))
        yield from _named(clauses, items, rowitems.is_name)


def ways(clauses: Clauses) -> Iterator[Range]:
    """The items of rows such as 西延、康渝等4条高铁: ways by their ends, mines by their names."""
    text = clauses.folded
    for found in NUMBERED_WAYS.finditer(text):
        yield from _named(clauses, rowitems.before(clauses, found.start(), 0), rowitems.joins)
    for found in TWO_ENDED_WAYS.finditer(text) if "至" in text else ():
        yield from _named(clauses, rowitems.before(clauses, found.start(), 0), rowitems.has_ends)


def _named(
    clauses: Clauses, items: list[Range], test: Callable[[Clauses, list[Word]], bool]
) -> Iterator[Range]:
    """The items that name a project by the test, with the phase in brackets after them."""
    if any(clauses.folded[slice(*item)] in KINDS_OF_PARKS for item in items):
        # 试点产业园区、经济开发区等建设
        return
    programmes = sum(
        rowitems.is_programme(clauses, clauses.between(*item), *item) for item in items
    )
    if programmes * 2 > len(items):
        return
    for start, end in items:
        item = clauses.folded[start:end]
        if NUMBERED.match(item) or item.endswith(NO_WORKS):
            continue
        if TOGETHER.search(item) or RACES.search(item) or RANKED.fullmatch(item):
            continue
        words = clauses.between(start, end)
        if not rowitems.stands_alone(clauses, words):
            continue
        if rowitems.is_programme(clauses, words, start, end):
            continue
        told = len(words) > 1 and clauses.folded[start:end].endswith(phrases.HEADS)
        # 生态配套工程 says little, but beside others it is one of them.
        plain = phrases.plain(clauses, words) and not (told and len(items) > 2)
        if not plain and test(clauses, words):
            yield start, phrases.tail(clauses, end)
