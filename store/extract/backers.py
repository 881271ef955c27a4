"""Backers: who invests in a project, builds it or runs it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from store.extract import issuers
from store.extract.aliases import within
from store.extract.issuers import Issuers
from store.extract.linking import ANYTHING, COMPANY, JOINED, MASK, is_authority
from store.extract.patterns import pattern
from store.extract.roster import spot
from store.extract.vocabulary import section
from store.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.anchors import Anchor
    from store.extract.linking import Link, Linking
    from store.model import Claim, Mention

RULES = {
    "org-name": "The body is named inside the project's name.",
    "org-invests": "The body stands before the project, with a verb of investing or building.",
    "org-owns": "The body stands right before the project as its owner (X公司年产16万吨的Y项目).",
    "org-by": "由 before the body, and a verb of investing or building after it.",
    "org-charged": "The body carries out the project that was named last (承担项目建设的X).",
    "org-headline": "The headline opens with the organisation and a colon; then comes the project.",
    "org-named": "The body is called the builder, the owner or the winner of the bid (中标人为X).",
    **issuers.RULES,
    "org-both": "双方 build it: the bodies that the sentence before it says sign or agree.",
    "org-near": "A project without a name (新工厂) is that of the organisation before it.",
    "org-only": "The whole article is about this organisation, named twice as often as any other.",
    "org-officer": "Its officer speaks of the project; no other organisation is in sight.",
}

# Who builds is told by a verb.
TOLD = frozenset(("org-invests", "org-by", "org-named", "org-owns"))
# What is only guessed, where nothing else tells a body.
GUESSES = frozenset(("org-officer", "org-near", "org-notice", "org-only"))
# Labs and centres have names of their own: their project is not built by themselves.
# A name that runs on so is a river's or a road's: 兰香|湖南路.
# Not so what is fast: 甲公司|高速生产线.
GEOGRAPHY = pattern(
    "[湖河江山路桥街岛]|城际|高铁|高速(?![^公路段]{0,8}(?:产线|水线|机组?|设备|装备|电机|基地))|铁路|通道|大桥|隧道|[东西南北]?线|航线"
)
CENTRE = pattern("(?:实验室|中心|研究院|研究所|基地|学校|[中小大]学|医院|学院|馆|局)$")
# A school builds what is called after it: 青溪大学|东校区.
SCHOOL = pattern("(?:大学|学院)$")
PAYS = pattern("(?:对口)?(?:援建|下拨|出资|承建|投资建设)")
INVESTS = pattern(
    "[^。;!?]*?(?:投资(?!额|规模|商|促进|者)|建设|新建|兴建|共建|打造|开建|摘牌|承建|投建|建起|建成|启动|实施|签约|签订|签署|承担|筹划|援建|负责|宣布|"
    "中标|中选|承接|承揽|募投|募资|募集|用于|在[^,。;]{0,20}建(?=[^,。;]{0,4}$)|"
    "下拨|合作|开发|布局|规划|备案|建有|拟建|扩建|扩产|设立|注资|重启|续建|运营|经营|上马|新上|拿下|申报|总承包(?!公司))[^。;!?]*$"
)
# X为Y项目举行开工典礼
ON = pattern("(?:为|在)[^,。;]{0,20}$")
OPENS = pattern(
    "[^,。;□]{0,10}(?:举行|举办)[^,。;□]{0,10}(?:开工|奠基|动工|投产|启动|落成|开业|竣工|揭牌)"
)
# X公司年产16万吨的Y项目
OWNS = pattern(
    "(?:的|(?:总投资|投资|年产|日产|占地|新建|在建|规划)[^,。;:□]{0,24}的|(?:新建|在建|拟建|投建)的?"
    "|(?:旗下|下属|所属|自建|自有)的?"
    # X公司在青溪的Y, X公司在青溪兴建的Y
    "|在其?[^,。;:的]{0,8}(?:新建|兴建|建设|开发|投资|开发建设|投资建设)?的|"
    '|(?:在[^,。;:□的]{1,8})?(?:全球|全国|国内|亚洲|世界|海外)?(?:首[个座家条]|第[一二三四五六七八]个|最大)的?)[“”"]*$'
)
VERB = pattern(
    "投资(?:建设|兴建)?|合作建设|联合打造|建设|新建|兴建|共建|打造|开建|摘牌|承建|投建|建起|建成|启动|实施|签约|签订|签署|承担|援建|负责|"
    "中标|承接|开发|布局|规划|拟建|扩建|设立|注资|运营|施工|出资|引进|募集|募投|开工|投产"
)
# So far after a body its verb stands, where the project is named before it.
LOOK = 24
# 恩捷股份:锂电池隔离膜项目获备案
HEADED = pattern(":[^。;!?]{0,40}$")
BY = pattern("由[^,。;:]{0,12}$")
TOGETHER = pattern(
    "□+(?:与|和|同|携手|联合)[^,。;:□]{0,4}□+(?:(?:签署|签订)[^,。;:□]{0,14}(?:协议|合同),)?[^,。;:□]{0,6}(?:联合|合作|共同|携手)(?:打造|建设|投资|出资|共建|推进|成立|建立)"
)
# 由X集团旗下子公司Y投资
SAME = pattern(f"{MASK}+")
BY_OF = pattern("由[^,。;:□]{0,4}□+[^,。;:□]{0,16}$")
DOES = pattern(
    "[^,。;:]{0,14}?(?:投资|建设|承建|负责|施工|运营|开发|打造|出资|实施|注资|筹建|兴建|投建|代建|共建|设立|组建|引进|主导|主办|牵头|申报"
    "|合作|开展|建造|经营|承担|推进|统筹|发起|控股|操盘|承接|创办|筹办|总包|参建|援建|落地)"
)
# A、B等项目参建单位
PARTIES = pattern(
    "(?:[、及和与]|以及)?(?:□+(?:[、及和与]|以及)?)*等?(?:[^,。;:□]{0,4})(?:参建|承建|建设|施工|投资|共建|代建|业主|总包)(?:各?方|单位|企业)"
)
# X是Y集团在华东的首个生产基地
OWN_PLANT = pattern(
    "[^,。;:]{0,40}(?:基地|工厂|项目|产业园|园区|总部|生产线|平台|综合体|中心)(?=$|之一)"
)
# X项目是Y公司…投资建设的民生工程
BY_ANY = pattern("由")
IS = pattern("(?:是|系|为)(?:由)?(?:□+[与和、])*$")
DONE = pattern(
    "[^。;:]{0,50}?(?:投资|建设|承建|施工|运营|开发|打造|出资|实施|布局|兴建|投建)[^,。;:的]{0,8}的"
)
# X项目为Y公司投资兴建
DONE_ALONE = pattern("[^,。;:]{0,8}(?:投资|建设|承建|兴建|开发|投建)+$")
SPEAKS = pattern(
    "(?:项目|工程|生产|运营|行政)?(?:部)?(?:相关|有关)?(?:"
    + "|".join(section("officers"))
    + "|负责人|厂长|经理)[^,。;:]{0,10}(?:介绍|表示|说|告诉|坦言|透露|感慨|指出|讲述|感叹|谈到|称)"
)
NAMED = pattern(
    "(?:中标(?:人|单位|方)|(?:建设|业主|承建|实施|运营|投资|施工|招标)(?:单位|主体|方|人)|业主|投资商|开发商)(?:为|是|:)$"
    '|(?:建设|施工|承建|投资|业主|代建|总承包|运营|开发)(?:单位|主体|商|方)[“”"]?$'
    "|项目的?(?:合作方|投资方|业主|运营方|建设方|承建方|实施方)(?:为|是|:)?$"
)
# 记者从X公司了解到: X tells, and what it tells of may be another's.
SOURCE = pattern("[^,。;:]{0,6}(?:获悉|了解到|得知|消息)")
# 由A投资,B承建的X项目: A has a verb of its own.
OWN_VERB = pattern("[^,。;:]{0,6}(?:投资|出资|建设|承建|设计|开发|运营)(?:建设)?(?:[,、]|$)")
# 并购X, 收购X股权: what is bought does not build.
BOUGHT = pattern("(?:并购|收购|兼并|入股|增资)[^,。;]{0,4}$")
# …由A引进,B投资建设
THEN = pattern(
    "(?:负责|承担|作为)?(?:投资|提供)?(?:全过程|工程|项目|主体|总体|总)*"
    "(?:建设|承建|开发|运营|兴建|投建|施工|监理|代建|总承包|勘察|设计|咨询服务)+(?:和?运营|服务|工作|单位)?$"
)
# 双方将共同打造Y项目
BOTH = pattern("^\\s*(?:双方|各方|三方)[^,。;:]{0,6}(?:将|拟|计划|共同|合作|携手|一致|同意)")
CHARGED = pattern("(?:承担|负责)[^,。;:]{0,12}(?:建设|施工|运营|开发|投资)的$")
# A与B在某地建设X: both do.
WITH = pattern("(?:与|和|同|联合|携手)[^,。;、]{0,6}$")
GLUE = pattern('[\\s”"]*(?:和|与|、|及|以及|联合|携手)[\\s“"]*$')

# A firm so near to the head of its clause is the subject; 韩国X has a country before it.
HEAD = 2
# The firm of a nameless project is named in its sentence, or at most so many before.
NEAR = 2
# Houses of the state: what a firm tells of them it supplies.
PUBLIC = pattern(
    "(?:政府|[省市县区]委|公安局?|法院|检察院|消防|派出所|海关|税务局|监狱|部队|学校|[中小大]学|学院|医院|图书馆|博物馆|体育馆|地铁|机场)[^,。;:]{0,8}$"
)
# So often is a firm named that the whole article is about.
OFTEN = 5


class Backers:
    """Finds the bodies that back an article's projects."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking
        self._scope = linking.scope
        self._topic = linking.topic
        self._entries = linking.roster.entries

    def all(self) -> Iterator[Link]:
        """(project, org claim) of every body that invests in a project, builds or runs it."""
        for index, mention, inner in self._linking.nested("ORG"):
            if not self._is_no_backer(mention, inner):
                yield index, self._linking.claim("org-name", inner, mention)
        for index, org in self._linking.free("ORG"):
            pays = PAYS.match(self._scope.tail(index, org.end)) or NAMED.search(self._label(index))
            if pays or not is_authority(org.text) or self._joins_in(index, org):
                yield from self._investor(index, org)
        firms = Issuers(self._linking, INVESTS, self._each)
        yield from firms.told()
        yield from firms.again()
        yield from self._both()
        yield from self._officers()
        yield from self._near()
        yield from firms.notice()
        yield from self._only()

    def _joins_in(self, index: int, org: Mention) -> bool:
        """True where an authority and another body build together: 市政府与X公司联合打造."""
        text = self._linking.masked[org.part]
        clause = self._scope.clauses[index]
        return any(
            found.start() <= org.start and org.end <= found.end()
            for found in TOGETHER.finditer(text, clause.start, clause.end + LOOK)
        )

    def _is_no_backer(self, mention: Mention, inner: Mention) -> bool:
        """True for a body in a project's name that does not build it.

        That is a centre of its own name, a river's or road's name, what is bought, an authority.
        """
        rest = mention.text[inner.end - mention.start :]
        opens = inner.start == mention.start and bool(rest)
        itself = inner.start == mention.start and rest in ("", "项目", "工程", "建设项目")
        lead = mention.text[: inner.start - mention.start]
        return bool(
            (itself and CENTRE.search(inner.text))
            or GEOGRAPHY.match(mention.text, inner.end - mention.start)
            or BOUGHT.search(lead)
            or (is_authority(inner.text) and not (opens and SCHOOL.search(inner.text)))
        )

    def _investor(self, index: int, org: Mention) -> Iterator[Link]:
        """The projects that a body is told to invest in, build or run."""
        tail = SAME.sub(MASK, self._masked_tail(index, org))
        lead = self._masked_lead(index, org) or self._label(index)
        last = self._topic.latest[index]
        if CHARGED.search(lead):
            if last:
                yield from self._each("org-charged", org, last)
            return
        if last and not lead.strip() and THEN.match(tail) and self._is_by(index):
            yield from self._each("org-by", org, last)
            return
        # In 由A与B共建 and A、B等参建单位 A is no other subject.
        at = self._by(index, org) if "由" in lead else org.start
        at = self._scope.clauses[index].start if PARTIES.match(tail) else at
        before = self._topic.owner(index, at)
        rule = self._told_after(lead, tail)
        if before and before.projects and rule:
            yield from self._each(rule, org, before.anchor)
            return
        if not lead.strip("【“ ") and tail[:1] in ("", ":"):
            ahead = self._topic.ahead(index, org.end, HEADED)
            if ahead:
                yield from self._each("org-headline", org, ahead.anchor)
                return
        ahead = self._topic.ahead(index, org.end, ANYTHING)
        if ahead and self._invests(org, ahead.anchor) and not SOURCE.match(tail):
            own = OWN_VERB.match(tail)
            shared = own and (BY.search(lead) or own[0].endswith("、"))
            if shared or not self._displaced(index, org, ahead.anchor):
                yield from self._each("org-invests", org, ahead.anchor)
        elif ahead and OWNS.match(self._between(org, ahead.anchor)):
            yield from self._each("org-owns", org, ahead.anchor)

    def _invests(self, org: Mention, anchor: Anchor) -> bool:
        """True where a verb of investing or building stands between a body and a project."""
        between = self._between(org, anchor)
        opens = OPENS.match(self._linking.masked[org.part], anchor.end) and ON.search(between)
        return bool((INVESTS.match(between) or opens) and not JOINED.match(between))

    def _between(self, org: Mention, anchor: Anchor) -> str:
        return self._linking.masked[org.part][org.end : anchor.start]

    def _told_after(self, lead: str, tail: str) -> str | None:
        """The rule by which a body after a project's name backs it, or None."""
        if (BY.search(lead) or BY_OF.search(lead)) and DOES.match(tail):
            return "org-by"
        if NAMED.search(lead):
            return "org-named"
        if PARTIES.match(tail):
            return "org-named"
        done = DONE.match(tail) or DONE_ALONE.match(tail) or OWN_PLANT.match(tail)
        return "org-by" if IS.search(lead) and done else None

    def _by(self, index: int, org: Mention) -> int:
        """Where the 由 stands in a clause that a body is told after."""
        start = self._scope.clauses[index].start
        at = self._linking.masked[org.part].rfind("由", start, org.start)
        return at if at >= 0 else org.start

    def _masked_lead(self, index: int, org: Mention) -> str:
        start = self._scope.clauses[index].start
        return SAME.sub(MASK, self._linking.masked[org.part][start : org.start])

    def _masked_tail(self, index: int, org: Mention) -> str:
        end = self._scope.clauses[index].end
        return self._linking.masked[org.part][org.end : end]

    def _label(self, index: int) -> str:
        """建设单位: where a clause follows such a label, else nothing."""
        label = self._scope.label(index)
        return f"{label}:" if label else ""

    def _is_by(self, index: int) -> bool:
        """True where a clause goes on with who else builds: 由A投资,B设计,C承建."""
        for at in self._scope.back(index):
            text = self._scope.text(at)
            if at < index and BY_ANY.search(text):
                return True
            if at < index and not THEN.search(text):
                return False
        return False

    def _both(self) -> Iterator[Link]:
        """The bodies of the sentence before, for the project that 双方 build."""
        for index, clause in enumerate(self._scope.clauses):
            found = BOTH.match(self._scope.text(index))
            ahead = found and self._topic.ahead(index, clause.start + found.end(), INVESTS)
            if not ahead:
                continue
            for at in range(index - 1, -1, -1):
                other = self._scope.clauses[at]
                if other.part != clause.part or clause.sentence - other.sentence > 1:
                    break
                for org in self._linking.outer[at]:
                    if org.type == "ORG" and not is_authority(org.text):
                        yield from self._each("org-both", org, ahead.anchor)

    def _officers(self) -> Iterator[Link]:
        """The one firm whose officers speak, for the one project of the article.

        In a park many firms speak that only sit there.
        """
        whole = [at for at, entry in enumerate(self._entries) if entry.whole is None]
        spoken: dict[str, Mention] = {}
        for index, org in self._linking.free("ORG"):
            if not is_authority(org.text) and SPEAKS.match(self._scope.tail(index, org.end)):
                spoken.setdefault(self._linking.name(org), org)
        if len(whole) == 1 and len(spoken) == 1:
            (org,) = spoken.values()
            subject = self._entries[whole[0]].mentions[0]
            if spot(subject) not in {spot(park) for park in self._linking.parks}:
                yield whole[0], self._linking.claim("org-officer", org, subject)

    def _near(self) -> Iterator[Link]:
        """The firm before a project that is only called 新工厂 or 一期项目."""
        firms = [org for _, org in self._linking.free("ORG") if not is_authority(org.text)]
        for index, entry in enumerate(self._entries):
            if not entry.nameless:
                continue
            at = entry.mentions[0]
            sentence = self._scope.clauses[self._scope.index(at.part, at.start)].sentence
            near: dict[int, Mention] = {}
            for org in firms:
                clause = self._scope.clauses[self._scope.index(org.part, org.start)]
                back = sentence - clause.sentence
                if org.part == at.part and org.end <= at.start and 0 <= back <= NEAR:
                    near.setdefault(back, org)
            if near:
                yield index, self._linking.claim("org-near", near[min(near)], at)

    def _only(self) -> Iterator[Link]:
        """The firm that the whole article is about, for its projects."""
        named: dict[str, list[Mention]] = defaultdict(list)
        for _, org in self._linking.free("ORG"):
            if not is_authority(org.text):
                named[self._linking.name(org)].append(org)
        most = sorted(named.values(), key=len, reverse=True)
        if not most or len(most[0]) < OFTEN:
            return
        if len(most) > 1 and len(most[1]) * 2 > len(most[0]):
            return
        parks = {spot(park) for park in self._linking.parks}
        for index, entry in enumerate(self._entries):
            at = entry.mentions[0]
            if spot(at) in parks or PUBLIC.search(entry.name):
                continue
            before = [org for org in most[0] if (org.part, org.end) <= (at.part, at.start)]
            yield index, self._linking.claim("org-only", (before or most[0])[-1], at)

    def _displaced(self, index: int, org: Mention, anchor: Anchor) -> bool:
        """True where another firm stands between, with a verb of its own: that one invests."""
        text = self._scope.texts[org.part]
        for at in self._scope.ahead(index):
            for other in self._linking.outer[at]:
                if other.type != "ORG" or not org.end <= other.start < anchor.start:
                    continue
                joined = GLUE.match(text[org.end : other.start])
                clause = self._scope.clauses[at]
                heads = at > index and other.start - clause.start <= HEAD
                beside = WITH.search(text, org.end, other.start)
                if (
                    not joined
                    and not beside
                    and (heads or DOES.match(text, other.end, anchor.start))
                ):
                    return True
        return False

    def _each(self, rule: str, org: Mention, anchor: Anchor) -> Iterator[Link]:
        verb = self._verb(org, anchor)
        for project in anchor.projects:
            yield project, self._linking.claim(rule, org, anchor, *verb)

    def _verb(self, org: Mention, anchor: Anchor) -> tuple[Evidence, ...]:
        """The verb that tells what a body does with a project: between them, or right after it."""
        ahead = org.end <= anchor.start and org.part == anchor.part
        end = anchor.start if ahead else org.end + LOOK
        found = VERB.search(self._linking.masked[org.part], org.end, end)
        return (Evidence(org.part, *found.span(), "trigger"),) if found else ()


def without_brands(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the brand in a project's name where the whole firm is linked too."""
    firms = [claim.object or "" for claim in claims if claim.attribute == "org"]
    told = any(claim.rule in TOLD for claim in claims)
    return [
        claim
        for claim in claims
        if claim.rule != "org-name" or not (_is_brand(claim, firms) or (told and _is_all(claim)))
    ]


def _is_all(claim: Claim) -> bool:
    """True where the body's name is all of the project's: 甲公司开发了东湖城等3个项目."""
    spans = {each.role: (each.part, each.start, each.end) for each in claim.evidence}
    return spans.get("value") == spans.get("subject")


def _is_brand(claim: Claim, firms: Sequence[str]) -> bool:
    """True where another of the firms has the whole name: 北京汽车 beside 北汽集团."""
    name = claim.object or ""
    return any(name != firm and (within(name, firm) or _abbreviates(firm, name)) for firm in firms)


def _abbreviates(firm: str, name: str) -> bool:
    """True where a firm is called by characters of the name in their order, the first as well."""
    core = COMPANY.sub("", firm)
    return len(core) > 1 and core[0] == name[:1] and within(core, name)
