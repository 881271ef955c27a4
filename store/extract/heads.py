"""Projects by their head word: a name, then 项目 or 工程."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from store.extract import frames, gazetteer, kinds, told
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.phrases import (
    BUILT,
    FAR,
    FAR_PAID,
    PHASE,
    PLAIN,
    SITES,
    SUPERLATIVES,
    WAYS,
    head_at,
    named,
    odd,
    of_body,
    phrase,
    tail,
)
from store.extract.singles import funded, single
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word
    from store.model import Range

OTHER = frozenset(section("other projects"))
# A part of a town that is built as one project.
BLOCKS = ("片区", "地块", "新区起步区", "启动区")
# What is carried out so is a programme, unless it is a work of builders.
CARRIED = ("实施", "推行", "开展")
# A quotation that is a slogan or a programme.
SLOGAN = pattern(
    "[0-9一二三四五六七八九十百千万两双+]|计划|工程|行动|专精特新|新基建|卡脖子|带|联动|揭榜"
)
# Right before 项目: 该项目, 17个项目, 的项目.
NAMELESS = frozenset(("", *"该本此个的各等类些种,。;:、!?“+和与及对将把为在每其某全多大好"))
# With these 项目 is a programme: 863计划重点项目.
COUNTLESS = frozenset({"计划", "规划", "专项", "高质量发展", "行动"})
# 百村千户|工程, 千万|工程: programmes that count what they reach.
MASSES = pattern(
    "百[^,。;0-9]{0,2}千[^,。;0-9]{0,2}万|[百千万][村镇企户县人乡]{1,2}[百千万][村镇企户县人乡]|^千万$"
)
# With these alone it is one of many that have a rank.
RANKS = frozenset(("重点", "重大"))
# A title of a work of study opens so: 基于…的….
ABOUT = frozenset(("基于", "关于", "面向"))
# A name of a project says this much at least besides plain words.
LEAST = 2
# 该|煤炭超市项目
THIS = frozenset("该此本这和及与")
COUNTERS = frozenset("个项条家单")
# What volunteers, parties and societies do is no building, unless works are named.
SOCIAL = pattern("|".join(section("social projects")))
# Two states by one character each: 中法, 中印.
STATES = pattern(
    "中[法德英美俄日韩印意荷挪瑞巴白波匈捷埃沙阿哈乌吉塔土蒙泰越老柬缅马新菲尼非欧葡西希塞智阿澳加]"
)
# What only says what something is: 是目前国内最大规模的|既有线改造工程.
SAID_OF = pattern("(?<!特别)(?<!尤其)(?<!但)(?<!都)(?:是|(?<![因作])为)[^,。;:]{0,16}$")
# Who looks at it or talks of it has one in mind.
SEEN = pattern("(?:调度|督导|踏勘|察看|查看|视察|洽谈)(?:了)?(?:全[市县区省镇]|[市县区])?的?$")
# What makes power is built one by one.
POWER = frozenset(
    ("风电", "光伏", "储能", "太阳能", "煤电", "核电", "水电", "火电", "石化", "铁路")
)
# One is being built; many are 在建的.
BEING_BUILT = pattern("(?:正在?|加紧|加快|抓紧)(?:建设|兴建|施工|建造|打造|推进)(?:中)?的$")
# Where one is, told right before it: 在青山县,|X项目投产, 沙漠腹地的|X项目.
SITED = pattern(
    "(?:^|[。;!?,])在[^,。;:、]{2,14}(?:[省市县区镇乡村旗盟州岛港]|园区?|基地|开发区|厂区|现场),$|"
    "(?:腹地|境内|附近|岸边|山上|山下|村里|镇上|城东|城西|城南|城北|[东南西北中]部)的$"
)
RUN_BY = pattern("(?:常务)?(?:副经理|负责人|副总工|生产经理|安全总监|技术负责人|施工负责人)")
# By such contracts works are built one by one.
CONTRACTS = frozenset(("ppp", "epc", "bot", "eod", "tot", "rot", "boo"))
AS = pattern("作为(?:[^,。;:]{0,20}(?:之一)?[的和与及、]|[^,。;:]{0,4})$")
# What is built all the same: 志愿服务|中心|项目.
RAISED_WORDS = pattern("中心|基地|平台|工厂|大楼|公园|[园馆院校楼站路厂]|建设|新建|扩建|改造|工程")
LEVELS = frozenset(
    (
        *("工程", "国家级", "省级", "市级", "县级", "区级", "建设", "省", "市", "县", "区"),
        *("全省", "全市", "全县", "全区"),
    )
)
GROUNDS = (*section("grounds"), *section("zones"), *section("placed"))
# What people live in; who has built it tells that a name stands before it.
HOUSES = pattern(
    "(?<=.)(?:花园|公园|家园|庄园|[园苑府城湾庭郡里轩居墅邸阁台]|公馆|小区|公寓|广场|大厦|名邸|雅苑|一品|首府|山庄|半岛)$"
)
# Ranks of what is done together.
SHARED = frozenset(("合作", "旗舰", "标志性", "示范", "重点", "重大"))
# A rule or notice, named after what it is for: 《…工程管理办法》.
TITLED = pattern(
    "[^《》]{0,40}(?:办法|细则|条例|规定|规范|标准|规程|指南|通知|意见|目录|导则|名录|规则|方案|计划|指引|措施)(?:[(][^()《》]{1,10}[)])?》"
)
STATE = frozenset(("中国", "国家", "全国", "我国"))
# Before works without a name these tell of a kind.
SIZES = frozenset(("大型", "中型", "小型", "大中型", "中小型", "新型"))
JOINS = frozenset("和与及")
# What says which part of a line is meant, and names none.
NODES = frozenset(
    ("控制性", "重要", "节点", "关键", "关键性", "重点", "标志性", "先导", "先行", "先导性")
)
# 年产能|8万吨前驱体项目
CAPACITY = pattern("(?:年产能|年产|日产|月产|年处理|日处理|年加工|年屠宰|年出栏|产能)$")
# A phase after works of so many words tells which they are.
PHASED = 2
# A word that is rarer than this (binary logarithm) tells one thing from others.
SELDOM = 5
# After the head these make it something else: 工程有限公司, 项目13个, 项目库.
AFTERWARDS = pattern(
    "(?:人|有限|股份|集团|公司|局(?!部)|学(?!校)|院|师|技术|机械(?!竣工|完工|安装)|质量|监理|咨询|造价|车|塑料|总?承包|总包|(?:融资)?路演|推介|合作办|办公室)|"
    " ?[0-9.]+ ?(?:余|多)?[百千万]?(?:余|多)?(?:个|项|座|处|条|家|栋|台|所)|"
    "库(?!区|容)|组(?!织)|部(?!分|署|位)|制(?!造)|化|"
    "专班|中心|秘书|管家|服务官|为王|资金|总数|清单|(?:重点)?(?:项目|工程)?之一|名称|位置|地址|地点|编号|代码|概况|简介|类别|"
    "占(?:比|[^,。;:]{0,8}[0-9.]+%)|等(?:方面|领域|环节|手段)|”?(?:机制|模式|评[定选审]|认定|遴选|指定|名单)|"
    "(?:可(?:以|只|免|按|享受?|申请|直接|优先|适当|简化)|应当|不得|须|一律)|"
    "[》”]?(?:获得?|荣获|斩获|夺得|摘得)[^,。;:]{0,8}(?:等奖|[金银铜]奖|冠军|优胜)|"
    "覆盖|专业|学科|管理(?:模式|办法|制度|体系|条例|方式|水平|软件)|配套(?!项目|工程|建设项目)|登记|法人|单位|业主|经理|招标|申报|申请|储备|补贴|补助|贴息|落地率|开工率|履约率|建设年|信息|验收|评审|审批"
)


def headed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the project whose head (项目, 工程) is start..end; None without a name."""
    text = clauses.folded
    if text[start - 1 : start] in NAMELESS or AFTERWARDS.match(text, end) or not clauses.whole(end):
        return None
    if text.endswith("工程", 0, start) and RUN_BY.match(text, end):
        # 乙站房工程|项目副经理: the name closes with 工程.
        return None
    framed = frames.framed(clauses, start, end)
    if framed:
        return framed
    inside = single(clauses, start)
    if inside and inside[0].kind == "z" and len(inside) == 1 and text.startswith("工程", start):
        # 中国五矿|工程|建设: a trade of the firm.
        return None
    if not inside or clauses.piece(inside[0]) in OTHER or of_body(clauses, inside[-1].start, end):
        return None
    if told.COLLECTIVE.match(text, end) and text[inside[-1].start - 1] not in "、和及与":
        return None
    opened = text.rfind("“", max(0, start - FAR), start)
    marked = text.startswith("项目”", start) and opened >= 0
    if marked and text.startswith(tuple(ABOUT), opened + 1):
        return None
    if marked and BREAKS.isdisjoint(text[opened + 1 : end]):
        # 投资建设“新型高端显示项目”: the marks say that it is a name.
        return opened + 1, end
    if _is_of_many(clauses, inside, end) or _is_programme(clauses, inside, start, end):
        return None
    part = _part_of_way(clauses, inside, start)
    return part or (_capacity(clauses, inside[-1]), tail(clauses, end))


def _is_of_many(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether the words before a head count, rank or describe what there is more than one of."""
    text = clauses.folded
    if any(word.kind == "#" and text[word.end : word.end + 1] in COUNTERS for word in inside):
        # 27|个子|项目
        return True
    if clauses.piece(inside[0]) in RANKS and not any(word.kind in "xz#" for word in inside):
        rest = inside[1:]
        quoted = any(word.kind == '"' for word in rest)
        if quoted or (rest and rest[0].end - rest[-1].start <= LEAST):
            # 产业|援疆|重点项目, 第八期|“三个一批”|重点项目
            return True
    if told.PREDICATE.search(text, max(0, inside[-1].start - 12), inside[0].start):
        # 这是全国首个|…, 这是|杭州|首个|…
        return True
    pieces = [clauses.piece(word) for word in inside]
    nameless = not odd(inside) and all(word.kind not in 'szx#"' for word in inside)
    of_rank = pieces[0] in RANKS or not SUPERLATIVES.isdisjoint(pieces)
    if (of_rank or nameless) and SAID_OF.search(
        text, max(0, inside[-1].start - 18), inside[-1].start
    ):
        # 甲枢纽是|海南省水网重点项目
        return True
    first, last = inside[-1].start, inside[0].end
    if (
        nameless
        and text.startswith("建设", end)
        and told.WEAK_BEFORE.search(text, max(0, inside[-1].start - 20), inside[-1].start)
    ):
        # 加强|水源调蓄工程|建设: a task.
        return True
    ranked = pieces[1:] if pieces[0] == "工程" else pieces
    if len(ranked) > 1 and ranked[0] in RANKS and _only_where(clauses, inside):
        # 光伏产业园|省级重点|工程项目: whatever is built there.
        return True
    if kinds.is_class(clauses, inside) or (nameless and kinds.is_made(text, first)):
        return True
    if pieces[0] in RANKS and len(pieces) > 1 and pieces[1] in JOINS:
        # 产业园区和|重点项目
        return True
    if SOCIAL.search(text, first, last) and not RAISED_WORDS.search(text, first, last):
        return True
    if pieces[0] in SHARED and _between_states(clauses, inside):
        return True
    if text[end : end + 1] == "," and AS.search(text, max(0, first - 24), first):
        # 作为|骏岭产业园先导项目|,…: only what the next clause tells of is.
        return True
    return "《" in text and _titled(text, inside[-1].start, end)


def _is_programme(clauses: Clauses, inside: list[Word], start: int, end: int) -> bool:
    """Whether nothing names a work, or a programme of many is named."""
    text = clauses.folded
    pieces = [clauses.piece(word) for word in inside]
    first, last = inside[-1].start, inside[0].end
    places = gazetteer.places()
    placed = any(word.kind in "xz#" or clauses.piece(word) in places for word in inside)
    if clauses.piece(inside[0]) == "示范" and text.startswith("工程", start) and not placed:
        # 金太阳示范工程 is a programme.
        return True
    if not _names_one(clauses, inside) or clauses.piece(inside[-1]) in ABOUT:
        return True
    if (
        clauses.piece(inside[-1]) in STATE
        and (text.startswith("工程", start) or _of_the_state(clauses, inside, start, end))
        and BUILT.isdisjoint(pieces)
        and not told.CIVIL.search(text, first, last)
    ):
        # 中国优质乳工程: a programme of the state.
        return True
    # 大型灌区续建改造工程: all there are of the kind.
    sized = text.endswith("工程", 0, end) and clauses.piece(inside[-1]) in SIZES
    return sized and not named(inside)


def _part_of_way(clauses: Clauses, inside: list[Word], start: int) -> Range | None:
    """The way whose part without a name the head is of: 哈伊高铁|控制性工程."""
    if not clauses.folded.startswith("工程", start):
        return None
    for number, word in enumerate(inside):
        if clauses.piece(word) in NODES:
            continue
        return (inside[-1].start, word.end) if number and clauses.piece(word) in WAYS else None
    return None


def _of_the_state(clauses: Clauses, inside: list[Word], start: int, end: int) -> bool:
    """Whether nothing names a project or tells of one: 中国发展国产大飞机|项目."""
    text = clauses.folded
    bare = text.startswith("项目", start) and not told.TOLD_AFTER.match(text, end)
    return bare and not any(word.kind in "zx#" for word in inside)


def _only_where(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether before a rank nothing stands but a place or park."""
    rest = [w for w in inside if clauses.piece(w) not in RANKS and clauses.piece(w) not in LEVELS]
    piece = clauses.piece(rest[0]) if rest else ""
    return all(w.kind in "sz" for w in rest) or piece.endswith(GROUNDS)


def _between_states(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether nothing is told but which states do it together: 中印|合作|旗舰|项目."""
    pieces = [clauses.piece(word) for word in inside]
    if "合作" not in pieces:
        return False
    rest = clauses.folded[inside[-1].start : inside[pieces.index("合作")].start]
    return STATES.fullmatch(rest.removesuffix("地方").removesuffix("政府间")) is not None


def _titled(text: str, start: int, end: int) -> bool:
    """Whether the name stands in the title of a rule: 《江苏省|市政工程|管理细则》."""
    opened = text.rfind("《", max(0, start - FAR), start)
    return opened >= 0 and "》" not in text[opened:start] and bool(TITLED.match(text, end))


def _capacity(clauses: Clauses, first: Word) -> int:
    """Where the name begins that opens with a size: 年产能|8万吨前驱体项目."""
    found = CAPACITY.search(clauses.folded, max(0, first.start - 5), first.start)
    return found.start() if found and first.kind in "#x" else first.start


def _names_one(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words before a head name one project rather than a kind of them."""
    pieces = [clauses.piece(word) for word in inside]
    telling = [
        word
        for word, piece in zip(inside, pieces, strict=True)
        if piece not in PLAIN and word.kind not in '"(#m'
    ]
    text = clauses.folded
    first, last = inside[-1].start, inside[0].end
    if not telling and funded(clauses, inside):
        return True
    if text.startswith("项目", last) and _marked(clauses, inside):
        return True
    phased = any(PHASE.search(piece) for piece in pieces) and all(
        word.kind != '"' for word in inside
    )
    if len(inside) == 1 and inside[0].kind == '"' and not SLOGAN.search(pieces[0]):
        # “科技地标”项目|落地
        return bool(told.TOLD_AFTER.match(text, last + len(head_at(text, last))))
    block = any(piece.endswith(BLOCKS) for piece in pieces[1:])
    power = not POWER.isdisjoint(pieces) and told.TOLD_AFTER.match(text, last + 2)
    # 甲县|市政绿化ppp|项目
    contract = len(pieces) > PHASED + 1 and not CONTRACTS.isdisjoint(pieces[:2])
    if all(_says_where(clauses, word) for word in telling) and not (
        telling and (phased or block or power or contract)
    ):
        # 河南项目, 眉县民生项目: all that there is in the place; not 埃及风电项目|签约.
        return False
    if not COUNTLESS.isdisjoint(pieces) or MASSES.search(text, first, last):
        return False
    if len(pieces) > PHASED and PHASE.fullmatch(pieces[0]) and pieces[1] in SITES:
        # 国家会议|中心|二期|工程
        return True
    works = pieces[0] in BUILT or pieces[0] in WAYS or pieces[0] in GROUNDS
    happens = text.startswith("项目", last) and telling and told.TOLD_AFTER.match(text, last + 2)
    if inside[-1].kind == '"' and (works or happens) and not SLOGAN.search(pieces[-1]):
        # “南城之光”|商业综合体|项目, “云岭之眼”|摩天轮|项目|封顶
        return True
    if HOUSES.search(text, first, last) and told.DONE_BY.search(text, max(0, first - 5), first):
        # 骏捷置业开发的|迎岭园|项目
        return True
    strange = odd(inside)
    naming = "szx"
    if text.startswith("工程", last) and not told.CIVIL.search(text, first, last):
        # 实施|扩面增量工程; 上海市|人才安居|工程: what a town does for its people.
        solid = pieces[0] in (*BUILT, *GROUNDS) or kinds.is_built(text, first, last)
        strange = strange and (solid or told.BUILT_AFTER.match(text, last + 2) is not None)
        strange = strange and not text.endswith(CARRIED, max(0, first - 6), first)
        naming = "szx" if solid or all(word.kind == "s" for word in telling) else "zx"
    if any(word.kind in naming for word in telling) or strange:
        return last - first > 1
    if inside[0].kind == '"':
        # 产业集群|“上台阶”|工程
        return False
    if any(word.kind == "#" for word in inside) or any(piece in WAYS for piece in pieces[:-1]):
        return bool(telling)
    return _is_told(clauses, inside, telling, phased=phased)


def _marked(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether a place or firm stands before a quotation that is no slogan: 云岭|“澳门坊”|民生."""
    for word, before in itertools.pairwise(inside):
        if word.kind == '"':
            both = STATES.fullmatch(clauses.piece(before))
            return before.kind in "sz" and not (both or SLOGAN.search(clauses.piece(word)))
    return False


def _is_told(clauses: Clauses, inside: list[Word], telling: list[Word], *, phased: bool) -> bool:
    """Whether what stands beside words without a name tells that one project is meant."""
    text = clauses.folded
    first, last = inside[-1].start, inside[0].end
    after = last + len(head_at(text, last))
    sized = told.SIZE_BEFORE.search(text, max(0, first - 8), first)
    programme = not phased and told.PROGRAMME.search(text, max(0, first - 6), first)
    civil = bool(told.CIVIL.search(text, first, last)) or kinds.is_built(text, first, last)
    if programme and text.startswith("工程", last) and not civil:
        # 实施|林草质量精准提升工程
        return False
    rare = clauses.often(inside[0]) < SELDOM and last - first > 3
    lone = told.FUNDED.search(text, max(0, first - 20), first) if rare else None
    if telling and (sized or rare) and (lone or told.TOLD_AFTER.match(text, after)):
        # 年产16万吨的|烧碱项目年底投产, 己内酰胺|项目投产
        return True
    if text.startswith("项目", last) and telling and last - first > 3:
        if BEING_BUILT.search(text, max(0, first - 12), first):
            # 正在兴建的|光伏玻璃项目
            return True
        if SITED.search(text, max(0, first - 24), first) and told.TOLD_AFTER.match(text, after):
            # 在青山县,|芯片封装项目正在加紧建设
            return True
    paid = told.PAID.search(text, max(0, first - FAR_PAID), first)
    if paid and telling and last - first > 1:
        # 拟投资8亿元建设|智慧能源系统制造基地项目
        return True
    funded = civil and not programme
    if not text.startswith("工程", last):
        building = told.FUNDED.search(text, max(0, first - 20), first)
        funded = bool(building or SEEN.search(text, max(0, first - 10), first))
    least = 1 if funded else 2 if told.TOLD_AFTER.match(text, after) else 3
    return len(telling) > least and last - first > 3


def _says_where(clauses: Clauses, word: Word) -> bool:
    """Whether a word is a place or joins what stands beside it; 至 makes a road of two places."""
    return word.kind == "s" or clauses.piece(word) in JOINS


def item(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a name before 项目 that says something, though perhaps not enough."""
    if clauses.opens(start) or AFTERWARDS.match(clauses.folded, end) or not clauses.whole(end):
        return None
    inside, cut = phrase(clauses, start)
    if cut.kind != "|" and clauses.piece(cut) not in THIS:
        return None
    telling = "".join(p for p in map(clauses.piece, inside) if p not in PLAIN)
    if len(telling) < LEAST or clauses.piece(inside[0]) in OTHER:
        return None
    return inside[-1].start, tail(clauses, end)
