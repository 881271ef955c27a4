"""Rows: A、B、C等企业, A、B、C等一批项目. Each item is what the word that sums them up says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bodies, listed, organisations, phrases, projects
from store.extract.patterns import pattern
from store.extract.told import BUILT_BEFORE, CIVIL, EVENTS
from store.extract.vocabulary import section

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "org-row": "An item of a row that closes with 等企业 or the like.",
    "org-beside": "An item of a row between two organisations, or odd characters right beside one.",
    "org-office": "The short name of an office in a row with an office that is named in full.",
    "project-row": "An item of a row that closes with 等项目 or the like.",
    "project-ways": "An item of a row that closes with 等4条高速公路 or the like, being built.",
}

FIRM = (
    "(?:企业|公司|银行|高校|机构|集团|厂商|院校|大学|院所|巨头|央企|国企|民企|名企|客户|车企|药企|"
    "品牌|500强|龙头)"
)
# Looked for first: it opens with single characters, which are found far faster than the forms.
FIRMS_NEAR = pattern(rf"[等家所][^,。;、的]{{0,12}}?{FIRM}")
# What is summed up is no firm: 金融服务、减税降费等方面支持企业, 张三、李四等干部帮助企业.
NO_FIRMS = (
    "方面|领域|行业|赛道|干部|领导|人员|同志|专家|帮助|支持|扶持|部门|服务|政策|方式|措施|"
    "助力|推动|引导|要素|问题|解决|业务|场景"
)
FIRMS = pattern(
    rf"等(?:(?!{NO_FIRMS})[^,。;、的在与向是为由被]){{0,12}}?{FIRM}|(?:[0-9]+|[两三四五六七八九十]+)[家所][^,。;、的]{{0,8}}{FIRM}"
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
ALONE = "(?<!范围..)(?<!专业..)(?<!领域..)(?<!行业..)(?<!园区..)(?<!名单..)(?<!企业..)(?<!单位..)()"
OPENED = pattern(
    f"(?:项目{LISTING}|工程{LISTING}|募投{BEING}|投资{BEING}|建设{BEING}|合作{BEING}|签约{BEING}|重点{BEING}|"
    f"条{WAYS}|座{WAYS}|公里{WAYS}|包[括含]{ALONE}|涵盖{ALONE}|涉及{ALONE}):?(?=[^。;!?]{{0,200}}、)"
)
# What happens to what a row names.
HAPPENS = pattern(
    "[^,。;:、的]{0,12}?(?:建成|开工|动工|投产|竣工|通车|投用|投运|建设|推进|落地|签约|落户|奠基|启动|开通|完工|实施|增资|扩产|扩建|达产|试产)"
)
MANY_WORKS = pattern(f"等?(?:一批|一大批|大批|多个|众多|{NUMBER})")
# 津保铁路、张唐铁路等建成通车: what happens says that works are meant.
TOLD = pattern(
    "等(?:[^,。;、的]{0,6})?(?:建成|开工|动工|投产|竣工|通车|投用|投运|建设|加快推进|落地|签约|落户|奠基|启动|开通|完工)"
)
# 甲园、乙基地纷纷落户
GATHERED = pattern(
    "[纷相先陆双分均全](?:(?<=纷)纷|(?<=相)继|(?<=先)后|(?<=陆)续|(?<=双)双|(?<=分)别|(?<=均)已?|(?<=全)部)(?:在[^,。;]{2,12})?(?:建成|开工|动工|投产|竣工|通车|投用|投运|落地|签约|落户|奠基|启动)"
)
# Each of the forms needs one of these; most texts have none.
WORKS = (*WORK.split("|"), "包括", "包含", "涵盖", "涉及", "等", "分别")
# What is no building, and whose name goes on behind.
OTHER = pattern(
    "研究|科研|检测|检验|诊疗|体验|训练|公益|慈善|培训|课题|志愿|文体|体育|冰上|雪上|运动|比赛|竞赛|赛事|球类|田径|娱乐|演艺|服务项目|采购|游乐"
)
BODY = pattern("(?:参建|建设单位|负责|经理|部|业主|公司|企业|团队|单位|服务)")
# An item that closes so is none: a firm, a plan.
NO_WORKS = ("公司", "局", "集团", "规划", "方案", "计划", "行动", "协议")
# So many words tell a way from others.
SOME = 3
# No works without a name are so short: 名校、名医院.
SHORTEST = 4
# What a house has many of.
ROOMS = ("室", "间")
TRADES = frozenset(section("trades"))
NUMBERED = pattern("[0-9一二两三四五六七八九十百数几]+余?多?[个项条家栋座幢层套台处间]")
# An item that tells how many are meant together: 福州|三个片区, 新零售四大类|共计.
TOGETHER = pattern(
    "[两二三四五六七八九十][个大](?:类|片区|中心|基地|园区|板块)|(?:共计|合计|总计)$"
)
# What one runs, and what a building is made of, are no projects; names among them are.
RACES = pattern("马拉松|(?:欢乐|健康|亲子|迷你)跑")
ROOMS_OF = ("车间", "楼", "仓库", "宿舍", "食堂", "厂房", "用房", "站房")
STOP = pattern("等|[。;!?]|$")
SHORT_STOP = pattern("[,。;!?]|$")
CLOSED = pattern("[,。;!?]|[0-9一二三四五六七八九十]|重大|重点|$")
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
NUMBERS = {
    number: at for row in ("两三四五六七八九", "23456789") for at, number in enumerate(row, 2)
}
NUMBERS["二"] = 2
# With these a place names one of its works: 杭州|西站.
STATIONS = ("站", "机场", "港", "码头", "大桥", "隧道", "水库", "水厂", "电厂")
# What closes with 工程 and is as long tells which one is meant.
HEADED = 8
# An item of a counted row says this much.
LONG = 6
BATCH = pattern(
    "(?:等|等?(?:一批|一大批|一系列|多个|[0-9]+[个项]))(?:重大|重点|大型|优质|高端|新兴)*$"
)
# How long a row may be.
FAR = 400
PARTING = frozenset("的了在是将由对把被从向但也都就又还等该这那其某各及")

# What closes the name of something built, or of a park.
CLEARLY = (
    *phrases.HEADS,
    *phrases.WAYS,
    *section("zones"),
    *section("grounds"),
    *section("placed"),
    "段",
    "建设",
)
ZONES = (*section("zones"), *section("placed"), "工业园区")
KINDS_OF_PARKS = frozenset((*ZONES, "产业园区", "科技园区", "产业园", "工业园"))
BUILT = (*CLEARLY, *phrases.SITES)


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
            plain = text[start:end] in listed.TRADES or text[end - 1] in PRODUCE
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
        while (found := ITEM.match(text, end)) is not None:
            span = found.span(1)
            if span[0] in starts:
                break
            between = text[span[1] : span[1] + 1] in "、和与及" and _after(text, span[1]) in starts
            words = clauses.between(*span)
            name = "".join(word.kind for word in words)
            odd = set(name) <= set("ox") and 1 < len(name) < 5 and clauses.whole(span[1])
            if found[1] in listed.TRADES:
                # 河北钢铁、焦化、水泥等行业
                break
            odd = odd or found[1] in HOMONYMS or _traded(clauses, words)
            if not words or not (odd or (between and set(name) <= set("nwaoxsv"))):
                break
            yield span
            end = span[1]


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
        inside, cut = clauses.leftwards(end, organisations.THROUGH, 24)
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
        if glue in ("和", "与") and text[cut.start - 1 : cut.start] == "、":
            # 、和利时: right after 、 it joins nothing.
            start = cut.start
            inner, glue, before = True, "", text[:start]
        items.append((start, end))
        if inner:
            end = len(before) - 1
        elif glue in ("和", "与", "及", "以及"):
            end = cut.start
        else:
            return items


def _foreign(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words, nearest first, open with a country that only says whose firm it is."""
    return len(inside) > 1 and clauses.piece(inside[-1]) in bodies.COUNTRIES


def _branded(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the item holds a word that only a name has."""
    words = clauses.between(start, end)
    odd = sum(word.end - word.start for word in words if word.kind in "ox")
    return odd > 1 or any(word.kind == "z" for word in words)


def works(clauses: Clauses) -> Iterator[Range]:
    """The items of every row that closes with 等项目 or the like, or opens with 项目包括."""
    text = clauses.folded
    if not any(word in text for word in WORKS):
        return
    summed: set[int] = set()
    for found in PROJECTS.finditer(text):
        summed.add(found.start())
        if not (OTHER.search(found.group()) or BODY.match(text, found.end())):
            yield from _summed(clauses, found, _names)
    for found in KINDS.finditer(text):
        if found.start() not in summed and _is_kind(clauses, found):
            yield from _summed(clauses, found, _has_name)
    for found in TOLD.finditer(text):
        items = _work_items(clauses, found.start(), 0)
        if len(items) > 1:
            yield from _named(clauses, items, _closes)
    if "、" in text:
        yield from _more(clauses)
    for found in OPENED.finditer(text) if "、" in text else ():
        stop = STOP.search(text, found.end(), found.end() + FAR)
        if stop is None or PROJECTS.match(text, stop.start()):
            continue
        if stop.group() != "等":
            stop = SHORT_STOP.search(text, found.end(), found.end() + FAR)
        elif not CLOSED.match(text, stop.end()):
            continue
        if stop is not None:
            items = [
                item
                for item in _work_items(clauses, stop.start(), found.end())
                if _roomless(clauses, clauses.between(*item))
            ]
            sure = found.lastindex is None and len(items) > 1
            named = list(_named(clauses, items, _names if sure else _closes))
            yield from named
            if sure and len(named) * 2 >= len(items):
                yield from _named(clauses, items, _tells)


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
    items = _work_items(clauses, found.start(), 0)
    if text[found.start()] != "等" and len(items) < 2:
        return
    named = list(_named(clauses, items, test))
    yield from named
    if len(items) < 2:
        return
    happens = HAPPENS.match(text, found.end()) is not None
    sure = sum(_has_name(clauses, clauses.between(*item)) for item in items)
    many = MANY_WORKS.match(found.group()) is not None
    if (happens or many) and all(_brand(clauses, clauses.between(*item)) for item in items):
        yield from items
    least = len(items) / (3 if many else 2)
    most = sure * 3 >= len(items) * 2
    if named and sure >= least and (happens or many or most):
        yield from _named(clauses, items, _tells)
    elif many and len(named) * 2 >= len(items) and (happens or _led(clauses, items[-1][0])):
        yield from _named(clauses, items, _rich)


def _led(clauses: Clauses, start: int) -> bool:
    """Whether a verb of building stands before a row that opens at `start`: 启动新型|…."""
    first = start - 2 * clauses.folded.startswith(("新型", "大型", "重大"), start - 2)
    return BUILT_BEFORE.search(clauses.folded, max(0, first - 10), first) is not None


def _rich(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item says as much as a name does."""
    telling = len(words) > SOME or _tells(clauses, words)
    return _long(clauses, words) and telling and not _text(clauses, words).endswith(ROOMS)


def _brand(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is a firm's name alone: odd characters, or a firm that is known."""
    kinds = "".join(word.kind for word in words)
    text = _text(clauses, words) if words else ""
    odd = kinds.startswith("oo") and len(text) <= LONG
    return (odd or kinds == "z") and not text.endswith((*ZONES, *ROOMS))


def _is_name(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is a firm's name, or a name is in it."""
    return _brand(clauses, words) or _has_name(clauses, words)


def _has_name(clauses: Clauses, words: list[Word]) -> bool:
    """Whether a place, a firm, Latin or a name of odd characters stands in an item beside what it
    says.
    """
    odd = phrases.odd(words[:2]) and words[-1].end - words[0].start >= LONG
    size = words[-1].end - words[0].start
    known = len(words) > 1 or (words[0].kind == "z" and size > SOME)
    if size >= HEADED and _text(clauses, words).endswith(phrases.HEADS):
        return True
    return odd or (known and any(word.kind in "szx#" for word in words))


def _tells(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item says more than a word of the language or a line of trade does."""
    text = _text(clauses, words)
    kind = clauses.piece(words[-1]) in TRADES or text.endswith(ROOMS)
    if kind and not (_has_name(clauses, words) and not text.endswith(ROOMS)):
        return False
    return len(text) >= SOME and (len(words) > 1 or words[0].kind in "zx")


def _more(clauses: Clauses) -> Iterator[Range]:
    """The items of rows that are summed up by a kind of firms' projects, a number or an event."""
    text = clauses.folded
    for pattern_, test in (
        (FIRMS_WORKS, _is_firm),
        (GATHERED, _stands),
    ):
        for found in pattern_.finditer(text):
            words = clauses.between(found.start() + 1, found.end())
            if test is _is_firm and any(word.kind in "vkd" for word in words):
                # 甲乙、丙丁等领导来到项目
                continue
            items = _work_items(clauses, found.start(), 0)
            if len(items) > 1:
                yield from _named(clauses, items, test)
    for found in COUNTED.finditer(text):
        if OTHER.search(found.group()) or BODY.match(text, found.end()):
            continue
        items = _work_items(clauses, found.start() - (text[found.start() - 1] == "等"), 0)
        if len(items) < 2 or len(items) != NUMBERS.get(found["number"]):
            continue
        # 投资建设起大|兆瓦级…
        first = items[-1][0] - (text[items[-1][0] - 1] in "大新")
        names = sum(_has_name(clauses, clauses.between(*item)) for item in items)
        if names * 2 >= len(items) or BUILT_BEFORE.search(text, max(0, first - 10), first):
            yield from _named(clauses, items, _long)
    for found in AFTER_THESE.finditer(text):
        items = _work_items(clauses, found.end("row"), found.start("row"))
        yield from _named(clauses, items, _is_name)


def ways(clauses: Clauses) -> Iterator[Range]:
    """The items of rows such as 西延、康渝等4条高铁: ways by their ends, mines by their names."""
    text = clauses.folded
    for found in NUMBERED_WAYS.finditer(text):
        yield from _named(clauses, _work_items(clauses, found.start(), 0), _joins)
    for found in TWO_ENDED_WAYS.finditer(text) if "至" in text else ():
        yield from _named(clauses, _work_items(clauses, found.start(), 0), _has_ends)


def _text(clauses: Clauses, words: list[Word]) -> str:
    """The words of an item together, folded."""
    return clauses.folded[words[0].start : words[-1].end]


def _is_firm(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is a firm's name, or opens with one."""
    if _text(clauses, words).endswith(ZONES):
        # 苏州工业园区等旗舰项目
        return False
    odd = _odd(clauses, words) and words[0].kind in "so"
    return odd or any(word.kind in "zx" for word in words)


def _odd(clauses: Clauses, words: list[Word]) -> bool:
    """Whether odd characters stand in an item; right after its first one 都 is one: 南都."""
    south = len(words) > 1 and words[0].kind == "o" and clauses.piece(words[1]) == "都"
    return south or phrases.odd(words)


def _joins(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is the two ends of a way, or a name: 西十, 岚皋至陕渝界, 可可盖."""
    kinds = {word.kind for word in words}
    two_ends = any(clauses.piece(word) == "至" for word in words)
    return bool(kinds) and kinds <= set("sokz") and (two_ends or phrases.odd(words))


def _has_ends(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is the two ends of a way and nothing else: 纳雍至六盘水."""
    ends = [word for word in words if clauses.piece(word) == "至"]
    return len(ends) == 1 and all(word.kind in "so" for word in words if word not in ends)


def _stands(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like something built, and a name is in it."""
    named = any(word.kind in "szx#" for word in words) or phrases.odd(words)
    return named and len(words) > 1 and _text(clauses, words).endswith(BUILT)


def _long(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item says enough to be told from others."""
    return len(_text(clauses, words)) >= LONG


def _named(
    clauses: Clauses, items: list[Range], test: Callable[[Clauses, list[Word]], bool]
) -> Iterator[Range]:
    """The items that name a project by the test, with the phase in brackets after them."""
    if any(clauses.folded[slice(*item)] in KINDS_OF_PARKS for item in items):
        # 试点产业园区、经济开发区等建设
        return
    programmes = sum(_programme(clauses, clauses.between(*item), *item) for item in items)
    if programmes * 2 > len(items):
        return
    for start, end in items:
        item = clauses.folded[start:end]
        if NUMBERED.match(item) or item.endswith(NO_WORKS):
            continue
        if TOGETHER.search(item) or RACES.search(item):
            continue
        words = clauses.between(start, end)
        if not _alone(clauses, words):
            continue
        if _programme(clauses, words, start, end):
            continue
        told = len(words) > 1 and clauses.folded[start:end].endswith(phrases.HEADS)
        # 生态配套工程 says little, but beside others it is one of them.
        plain = phrases.plain(clauses, words) and not (told and len(items) > 2)
        if not plain and test(clauses, words):
            yield start, phrases.tail(clauses, end)


def _alone(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is more than a kind of parks or houses: 名医院, 综合开发区 are none."""
    text = _text(clauses, words) if words else ""
    kind = text.endswith(ZONES) or (len(text) < SHORTEST and text.endswith(BUILT))
    return not kind or _telling(words)


def _telling(words: list[Word]) -> bool:
    """Whether a place, a firm, Latin, a number or odd characters stand among the words."""
    return any(word.kind in "szx#" for word in words) or phrases.odd(words)


def _roomless(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is no part of a building without a name: 技术中心楼 is one."""
    return not words or _telling(words) or not _text(clauses, words).endswith(ROOMS_OF)


def _programme(clauses: Clauses, words: list[Word], start: int, end: int) -> bool:
    """Whether an item that closes with 工程 builds nothing: 楼宇提质工程."""
    named = any(word.kind in "szx#" for word in words) or phrases.odd(words)
    text = clauses.folded
    return (
        text.endswith("工程", start, end) and not named and not CIVIL.search(text, start, end - 2)
    )


def _closes(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like the name of something built, beyond doubt."""
    text = _text(clauses, words)
    if text.endswith(phrases.WAYS) and len(words) < SOME:
        # 高快速路, 油气管道: kinds of ways.
        return any(word.kind in "sxz#" for word in words) or phrases.odd(words)
    if (
        text.endswith(phrases.WAYS)
        and sum(clauses.piece(word) in phrases.WAYS for word in words) > 1
    ):
        # 合作公路桥梁铁路港口
        return _telling(words)
    return len(words) > 1 and text.endswith(CLEARLY)


def _names(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like that, or holds a word that only a name has."""
    text = _text(clauses, words)
    size = len(text)
    if text.endswith(phrases.WAYS) and len(words) > 1:
        return _closes(clauses, words)
    built = len(words) > 1 and text.endswith(BUILT)
    if projects.SECTION.search(text):
        return True
    odd = any(word.kind in "zx(#" for word in words) or sum(w.kind == "o" for w in words) > 1
    odd = odd or _odd(clauses, words)
    placed = words[0].kind in "sz"
    if placed and len(words) > 1 and text.endswith(STATIONS):
        return True
    inner = any(word.kind == "s" for word in words) and size > LONG
    return built or inner or (odd and size > 3) or (placed and size > 5)


def _work_items(clauses: Clauses, end: int, floor: int) -> list[Range]:
    """The items between 、 before `end`, the last first; none begins before `floor`."""
    text = clauses.folded
    items: list[Range] = []
    while end > floor:
        low = max(floor, end - 40)
        mark = max(text.rfind(char, low, end) for char in "、,;:。")
        joint = text.rfind("以及", max(low, mark), end)
        mark, start = (joint, joint + 2) if joint > 0 else (mark, mark + 1)
        if mark >= floor and text[mark] in "、以" and _solid(clauses, start, end):
            # Between two 、 nothing but the item stands, verbs or not.
            items.append((start, end))
            end = mark - (text[mark - 1] == "、")
            continue
        if floor and mark < floor and _solid(clauses, floor, end):
            items.append((floor, end))
            return items
        inside, cut = phrases.phrase(clauses, end)
        if not inside or inside[-1].start < floor:
            return items
        start = inside[-1].start
        if clauses.piece(cut) in phrases.GROUP:
            # 一批5G装置、人脸识别等项目 are kinds; 一批交通项目和甲基地、乙园等 are two groups.
            return items if text.endswith(phrases.HEADS, start, end) else []
        if text.endswith(phrases.HEADS, start, end) and BATCH.search(
            text, max(0, start - 12), start
        ):
            # …等一批重大|功能性项目和甲基地、乙园: a row of its own stands before.
            return items
        items.append((start, end))
        if start != cut.end:
            return items
        before = text[start - 1 : start]
        if cut.kind == "|" and (before == "、" or (floor and before == ",")):
            end = start - 1
        elif clauses.piece(cut) in ("和", "与", "及", "以及"):
            end = cut.start - (text[cut.start - 1 : cut.start] == "、")
        else:
            return items
    return items


def _solid(clauses: Clauses, start: int, end: int) -> bool:
    """Whether start..end is one item: no word in it parts two or makes it a sentence."""
    words = clauses.between(start, end)
    # 南|都|新能源: right after the first character of an item 都 is one of its name; so is 的 of
    # the firm 美的.
    inner = "".join(
        clauses.piece(word)
        for word in words
        if word.kind in "kcpr" and not (clauses.piece(word) == "都" and word.start == start + 1)
    ).removeprefix("的" * clauses.folded.startswith("美的", start))
    if len(words) == 0 or end - start < 2 or not PARTING.isdisjoint(inner):
        return False
    # 天|和|防务, 、和利时: a name may have one 和 near its beginning.
    joined = inner in ("和", "与") and end - start < 24 and words[0].end - start == 1
    if inner.strip("至") and not joined:
        return False
    if any(clauses.piece(word) in ("…", ":") for word in words):
        return False
    return not any(word.kind == "v" and clauses.piece(word) in projects.VERBAL for word in words)
