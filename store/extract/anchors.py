"""Anchors: the words of a clause that say what it speaks of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.extract import gazetteer
from store.extract.namesakes import bare
from store.extract.patterns import pattern
from store.extract.roster import spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.model import Mention

# What opens a clause and is not its subject: where the news comes from, when, particles.
OPENING = pattern(
    r"^[\s“”\"'《(·►]*(?:(?:据(?:了解|悉|介绍说?)?|记者(?:从[^,]{0,30})?(?:获悉|了解到|看到|从)|目前|近日|"
    r"日前|当前|此外|另外|同时|其中|其|截至目前|截至|眼下|如今|现在|随后|此次|今后|未来|下一步|届时|值得一提的是|不仅如此|"
    r"与此同时|预计|整个|这?标志着|意味着|而|并|且|也|还|又|由|在|随着|为|使|让|对|将|已|正|于)[\s“”\"']*)*"
)
# What these open with, and what can stand before them; most clauses have none.
OPENERS = frozenset(
    "“”\"'《(·►据记目近日当此另同其截眼如现随今未下届值不与预整这标意而并且也还又由在为使让对将已正于"
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
NOUNS = (
    "项目|工程|基地|产业园|园区|公路|铁路|道路|高速|水库|水电站|电站|工厂|生产线|中心|隧道|码头|港区|线路|"
    "大桥"
)
# Not 机器人新工厂 or 一座新工厂: that is another one, told of for the first time.
NEW = (
    "(?:(?<![\\u4e00-\\u9fff])|(?<=[的该其在从对使让为将了到据])|(?<=公司)|(?<=企业))"
    "新(?:生产)?(?:设施|工厂|基地|厂区)"
)
PRONOUN = pattern(
    f"(?:该|此|这一|这个|这座|这条)[^,。;、的该]{{0,6}}?(?:{NOUNS})|(?<!基)本(?:项目|工程|基地)"
    f"|这[个座][^,。;、该]{{2,14}}的大?(?:项目|工程)|{NEW}"
)
RESUMED = pattern(
    "(?:整个|全部|全面|正式|顺利)*(?:[建落]成|投产|达产|投用|投运|竣工|完工|开园|开业|投入(?:使用|运营|运行))"
    "(?:投产|投用|达产|运营|投入使用|投入运营)?(?:以|之)?后"
    "|(?:其中,?)?(?:项目)?(?:第?[一二三四首]期|前期)(?!间|限|货)"
)
POINTED = pattern("(?:该|此|这[一座个条家所栋])([^,。;、的该]{2,8})")
FIRMS = frozenset(("公司", "企业", "集团"))
BODIES = (
    "公司",
    "企业",
    "集团",
    "股份",
    "院",
    "所",
    "局",
    "委",
    "会",
    "厂",
    "大学",
    "银行",
    "政府",
    "科技",
    "控股",
    "实业",
    "建设",
    "能源",
)
# Each of the forms opens with one of these; most clauses have none.
POINTING = pattern("[该此这本新]")
# 项目 at the head of a clause, where it is not the first half of another noun.
BARE = pattern(
    "(?:整个|全部)?(?:项目|工程)(?!专班|中心|组|库|化|为王|至上|兴区|制胜|秘书|负责人|承载|招引|招商|成熟|名称|管理|办|推介|"
    "数量|引|经理|储备|服务|个|[一二三四五六七八九十\\d]+个|都|均|为|联审|团队)"
)
# A noun of kind at the head of a clause, and what shows that it is the subject there.
NOUN = pattern(
    f"(?:整个|整座|全部)?({NOUNS}|平台|电厂|医院|学校|小镇|综合体|大厦|枢纽|车间|仓库|牧场|示范区|机场|管廊|线|桥)"
    "(?=[以由占总位将已于计预建设分可年投项主全目共集采是为有内拥自长宽横起西东南北依在投从规划现还也平净海最单双预工达,(])"
)
JOINT = pattern(
    "(?:\\d[\\d.,万千百]{0,12}|[一二两三四五六七八九十百千数几]{1,8})(?:余|多)?(?:个|项|大|家|条|座|处)[^,。;:、]{0,12}?"
    "(?:项目|工程|企业|生产线)"
    "|\\d{1,4}(?:余|多)?[个项](?:涉及|涵盖)[^,。;:]{2,40}?的(?:项目|工程)"
    "|(?:项目|企业)(?:达|共|有|已有)?\\d{1,8}(?:余|多)?(?:个|项|家)"
    "|(?:一批|一大批|首批|一系列|多个|众多|各类|所有|这些|上述|这批)[^,。;:、]{0,12}(?:项目|工程|企业)"
    "|重[点大](?:建设|产业|交通)?项目"
)
# Each of the forms holds one of these.
JOINED = pattern("[项工企生](?:(?<=项)目|(?<=工)程|(?<=企)业|(?<=生)产线)")
# Firms counted as those who come to a park or plant are told of it: 吸引30家企业, 21家企业已经落户.
TENANTS_AFTER = pattern(
    "[^,。;:、]{0,20}?(?:企业|公司|机构|商户|品牌|单位|团队|厂商|商家)[^,。;:、]{0,6}?(?:入驻|落户|入园|进驻|落地|签约|投产|注册)"
)
TENANTS_BEFORE = pattern(
    "(?:吸引|引进|引入|集聚|聚集|入驻的?|汇聚|汇集|促成|培育|招引|签约|落户|孵化|拥有|现有|容纳|入园|进驻|注册|满足|惠及|辐射|服务|带动|解决|供应)(?:了|着|有|过)?(?:当地|本地|周边|全国|沿线)?"
    "(?:(?:企业|公司|商户|机构)|[^,。;:]{1,30}(?:企业|公司|商户|机构|品牌|单位|团队))?(?:达到?|共|已|总数|数量)*(?:约|近|超过?|逾|上)?$|为(?:当地|本地|周边|全国)(?:约|近|超过?|逾|上)?$"
)
# Words before a joint name after which it only says what the subject is: 是两个重点项目之一.
PREDICATE = pattern("(?:是|为|属|作为|成为|列入|纳入|入选)[^,。;]{0,40}$")
# A place after these is where it happens, and not who acts.
AT = pattern("(?:由|在|于|对|为|把|使|让|将|随着)[\\s“”\"']*$")
# 该公司现有员工300人, 目前这一网络有38家工厂: of somebody or something else.
THIS_OTHER = pattern(
    "(?:该|这一|这家|这个|上述|我)(?:[\\u4e00-\\u9fff]{0,4}?)(?:公司|企业|集团|网络|产业|行业|技术|产品|品牌|机构|协会|银行)(?!的|入驻|签约|及其)"
)
# 沙河|大桥处, 榆树|庄设停车场: the place is only how a longer name opens.
LONGER = pattern(
    "(?:大桥|大道|大街|高速|铁路|公路|隧道|水库|水电站|电站|机场|火车站|客运|码头|港区|新港|枢纽|[东西南北]站|站(?!位|在)|桥|路|街|庄|店|桥|湾|岛|峡|岭|沟|坝|闸|河|湖|江(?!苏|西)|山(?!东|西)|线|支线|段)"
)
AREA = pattern("(?:全|我|本)(?:市|省|州|县|区|国|镇)|当地|各地")
BUILD = (
    "建设|新建|扩建|改建|兴建|建成|建起|打造|开工|开建|启动|引进|引入|签约|签订|签署|落户|投资|投建|推进|推动|实施|举行|"
    "参观|考察|来到|走进|连接|围绕|依托|支持|包括|包含|涵盖|涉及|筹划|规划|谋划|拥有|建有|完成|承建|参与|研究|查看|"
    "(?<=[将拟可])建|实现|成为|引导|助力|服务|迎来|摘牌|中标|共建|投用|竣工|洽谈|加快|争取|成立|运营|是"
)
# What X is said to be (X是国家重点项目之一) is not what the text goes on to speak of.
COPULA = pattern("是(?!否)|成为|作为")
# What is named after these is a part of what the sentence speaks of.
PARTS = pattern("包括|包含|涵盖|涉及|囊括|分为|主要建设|配套建设|建设内容|完成了?|分别为|分别是")
# A verb before a name that takes it as its object; 建设的 before a name describes its subject.
OBJECT = pattern(
    f"(?:{BUILD})+(?:了|起|着)?(?!的|{BUILD})[^,]*$|(?:与|为|对|将|把|继|随着|使|让|和|像)$"
)
# At the head of a clause these are the first word of the name: 新建X项目包含...
RENEWED = frozenset(("新建", "改建", "扩建"))
# Of a list of works with their sizes (将建占地3亩的X、占地5亩的Y) all stand where the first does.
SIZED = pattern(
    "(?:、|以及|和|及)(?:总?投资|占地|年产|装机|总?建筑|规模)[^、,;:。的]{1,16}的[^,;:。]*$"
)
FIGURE_WORDS = pattern("总投资|投资总额|规划面积|规划用地")
LIST_GLUE = pattern(
    "^(?:建设|项目|工程|等[^,。;、]{1,12}?(?:项目|工程)(?=[和及以与]))?[\\s“”\"']*(?:、?以及|、|,|和|及|与|及其|暨)[\\s“”\"']*$"
)
STOPS = pattern("[,。;:!?]")
# The longest lead that is looked at before a name, and the longest glue between two of a list.
LEAD = 60
GLUE = 16
# A row of parts (包括占地80亩的X、占地90亩的Y...) is longer.
ROW = 240
SIZES = (5, 4, 3, 2)


class Anchor(NamedTuple):
    """Words that say what a clause speaks of.

    projects: indexes in the roster; none for another subject, whose figures are no project's, and
    more than one for a list. kind: "name", "list", "park" (a park that is a project), "pronoun"
    (该项目), "other" (a firm or park), "joint" (17个项目) or "area" (全市). leading: it stands
    where a subject stands, not as an object.
    """

    projects: tuple[int, ...]
    part: int
    start: int
    end: int
    kind: str
    leading: bool


class Generic(NamedTuple):
    """Words for a project without its name, or for a subject that is none, in a clause."""

    start: int
    end: int
    kind: str


def named(scope: Scope, roster: Roster, mentions: Sequence[Mention]) -> list[list[Anchor]]:
    """For each clause the projects named in it, lists as one, and firms and parks that head it."""
    held = {id(each) for inside in roster.inside.values() for each in inside}
    outer = [mention for mention in sorted(mentions, key=spot) if id(mention) not in held]
    parks = _parks(roster)
    found: list[list[Anchor]] = [[] for _ in scope.clauses]
    for group in _lists(scope, [each for each in outer if each.type == "PROJECT"]):
        anchor = _group(scope, roster, group)
        found[scope.index(anchor.part, group[-1].start)].append(anchor)
    for mention in outer:
        index = scope.index(mention.part, mention.start)
        if mention.type in ("ORG", "PARK") and _heads(scope, index, mention):
            project = parks.get(bare(mention.canonical or mention.text))
            own = () if project is None or mention.type == "ORG" else (project,)
            kind = "park" if own else "other"
            found[index].append(Anchor(own, *spot(mention), kind, True))
    return found


def _parks(roster: Roster) -> dict[str, int]:
    """Name of a park, without quotes -> the project that is this park: X园 is X园项目."""
    found: dict[str, int] = {}
    for index, entry in enumerate(roster.entries):
        for mention in entry.mentions:
            for inner in roster.inside[spot(mention)]:
                rest = mention.text[inner.end - mention.start :]
                if inner.type == "PARK" and rest in ("", "项目", "建设项目", "工程"):
                    found.setdefault(bare(inner.canonical or inner.text), index)
    found.update((bare(entry.name), index) for index, entry in enumerate(roster.entries))
    return found


def _lists(scope: Scope, projects: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The project mentions, those that a list joins together."""
    group: list[Mention] = []
    for mention in projects:
        if group:
            last = group[-1]
            gap = scope.texts[last.part][last.end : min(mention.start, last.end + GLUE)]
            joined = mention.part == last.part and mention.start - last.end < GLUE
            if not (joined and LIST_GLUE.match(gap)):
                yield group
                group = []
        group.append(mention)
    if group:
        yield group


def _group(scope: Scope, roster: Roster, group: Sequence[Mention]) -> Anchor:
    projects = tuple(dict.fromkeys(roster.of[spot(each)] for each in group))
    first, last = group[0], group[-1]
    row = STOPS.split(scope.texts[first.part][max(0, first.start - ROW) : first.start])[-1]
    lead = row[-2 * LEAD :]
    piece = FIGURE_WORDS.sub("", SIZED.sub("", lead).rpartition("、")[2])
    piece = "" if piece.strip() in RENEWED else piece
    leading = not (OBJECT.search(piece) or PARTS.search(row) or COPULA.search(lead))
    kind = "list" if len(projects) > 1 else "name"
    return Anchor(projects, first.part, first.start, last.end, kind, leading)


def opened(text: str) -> int:
    """Where the openers at the head of a clause end; 0 where it has none."""
    if text[:1] not in OPENERS:
        return 0
    opening = OPENING.match(text)
    return opening.end() if opening else 0


def unopened(text: str) -> str:
    """The text without the openers at its head."""
    return text[opened(text) :]


def _heads(scope: Scope, index: int, mention: Mention) -> bool:
    """True where nothing but openers stands before a name in its clause; not after 建设单位:."""
    if scope.label(index) and scope.clauses[index].start == mention.start:
        return False
    return not unopened(scope.lead(index, mention.start)).strip()


def headed(text: str, kinds: Collection[str]) -> Iterator[Generic]:
    """The noun at the head of a clause that stands for the project called so: 平台, 大桥."""
    head = opened(text)
    noun = NOUN.match(text, head)
    if noun is not None and noun[1] in kinds:
        yield Generic(noun.start(1), noun.end(1), "pronoun")


def pointed(text: str, kinds: Collection[str]) -> Iterator[Generic]:
    """Where 该 or 这座 and the noun that closes a project's name stand for it: 该五星级酒店."""
    for found in POINTED.finditer(text) if POINTING.search(text) else ():
        for kind in kinds - FIRMS if isinstance(kinds, frozenset) else ():
            at = found[1].find(kind)
            if at >= 0:
                yield Generic(found.start(), found.start(1) + at + len(kind), "pronoun")
                break


def resumed(text: str) -> Iterator[Generic]:
    """The words at the head of a clause that go on with a project: 一期, 全部建成后."""
    found = RESUMED.match(text, opened(text))
    if found:
        yield Generic(found.start(), found.end(), "pronoun")


def tenants(before: str, after: str) -> bool:
    """True where firms are counted that move into what the text speaks of.

    before, after: the words of the clause on both sides of the number; `after` may begin with it.
    """
    return bool(TENANTS_BEFORE.search(before) or TENANTS_AFTER.match(after))


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """The first two characters of all places."""
    return frozenset(place[:2] for place in gazetteer.places())


def generic(text: str) -> Iterator[Generic]:
    """Where a clause says 该项目, 项目, 17个项目 or 全市."""
    head = opened(text)
    for found in PRONOUN.finditer(text) if POINTING.search(text) else ():
        yield Generic(found.start(), found.end(), "pronoun")
    bare_noun = BARE.match(text, head)
    if bare_noun:
        yield Generic(bare_noun.start(), bare_noun.end(), "pronoun")
    for found in JOINT.finditer(text) if JOINED.search(text) else ():
        before = text[max(0, found.start() - LEAD) : found.start()]
        if tenants(before, found[0] + text[found.end() : found.end() + LEAD]):
            continue
        if not text.startswith("之一", found.end()) and not PREDICATE.search(before):
            yield Generic(found.start(), found.end(), "joint")
    if head and AT.search(text[:head]):
        return
    area = AREA.match(text, head) or THIS_OTHER.match(text, head)
    if area:
        yield Generic(area.start(), area.end(), "area")
        return
    if text[head : head + 2] not in _openings():
        return
    places = gazetteer.places()
    for size in SIZES:
        if text[head : head + size] in places and text[head : head + 2] not in RENEWED:
            if not LONGER.match(text, head + size):
                yield Generic(head, head + size, "area")
            return
