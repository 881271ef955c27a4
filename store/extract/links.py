"""Links: the park a project stands in, and who invests in it, builds or runs it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from store.extract.generic import is_generic
from store.extract.namesakes import bare
from store.extract.roster import spot
from store.extract.vocabulary import section
from store.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.anchors import Anchor
    from store.extract.roster import Entry, Roster
    from store.extract.scope import Scope
    from store.extract.topic import Owner, Topic
    from store.model import Article, Mention

RULES = {
    "park-name": "The park is named inside the project's name.",
    "park-placed": "The sentence places the project in the park (位于, 落户, 在).",
    "park-host": "A park at the head of the sentence is where the project it tells of stands.",
    "park-headline": "The headline names this park alone: the article's projects stand in it.",
    "park-only": "The article names this one park, again and again, and right before the project.",
    "org-name": "The body is named inside the project's name.",
    "org-invests": "The body stands before the project, with a verb of investing or building.",
    "org-by": "由 before the body, and a verb of investing or building after it.",
    "org-charged": "The body carries out the project that was named last (承担项目建设的X).",
    "org-headline": "The headline opens with the firm and a colon, and then tells of the project.",
    "org-named": "The body is called the builder, the owner or the winner of the bid (中标人为X).",
    "org-issuer": "The firm whose notice it is says what 公司 is going to build.",
    "org-officer": "An officer of the firm speaks of the project; no other firm is in sight.",
}

# Bodies that approve, guide or praise; they are linked only where they pay or build.
AUTHORITY = re.compile(
    "(?:党委|工委|管委会|委员会|组委会|政府|[省市县区州]委|国务院|中央|[局厅部办]|办公室|协会|商会|大学|学院|法院|工作站|"
    "海关|发改委|专班)$"
)
FIRM = re.compile("中(?:铁|交|建|国水电|国电建|冶)")
# Labs and centres have names of their own: their project is not built by themselves.
# A name that runs on so is a river's or a road's: 兰香|湖南路.
GEOGRAPHY = re.compile("[湖河江山路桥街岛]")
CENTRE = re.compile("(?:实验室|中心|研究院|研究所|基地)$")
PAYS = re.compile("(?:对口)?(?:援建|下拨|出资|承建|投资建设)")
PLACED = re.compile(
    "(?P<word>位于|坐落(?:于|在)?|落户(?:于|在|到)?|落地(?:于|在)?|入驻|进驻|选址(?:于|在)?|布局|在|入园|来到|走进)"
    "(?:(?!依托|围绕|对接|联合|与|和|、)[^,。;:\\s]){0,16}$"
)
INVESTS = re.compile(
    "[^。;!?]*?(?:投资|建设|新建|兴建|共建|打造|开建|摘牌|承建|投建|建起|建成|启动|实施|签约|签订|签署|承担|筹划|援建|负责|宣布|"
    "下拨|合作|开发|布局|规划|备案|建有|拟建|扩建|扩产|设立|注资)[^。;!?]*$"
)
# 恩捷股份:锂电池隔离膜项目获备案
HEADED = re.compile(":[^。;!?]{0,40}$")
ANYTHING = re.compile("[^。;!?]*$")
BY = re.compile("由[^,。;:]{0,6}$")
DOES = re.compile(
    "[^,。;:]{0,14}?(?:投资|建设|承建|负责|施工|运营|开发|打造|出资|实施|注资|筹建|兴建|投建|代建|设立|组建)"
)
# X项目是Y公司…投资建设的民生工程
BY_ANY = re.compile("由")
IS = re.compile("(?:是|系|为)(?:由)?$")
DONE = re.compile(
    "[^。;:]{0,50}?(?:投资|建设|承建|施工|运营|开发|打造|出资|实施|布局|兴建|投建)[^,。;:的]{0,8}的"
)
SPEAKS = re.compile(
    "(?:项目|工程|生产|运营|行政)?(?:部)?(?:"
    + "|".join(section("officers"))
    + "|负责人|厂长|经理)[^,。;:]{0,10}(?:介绍|表示|说|告诉|坦言|透露)"
)
JOINED = re.compile("[\\s”“]*(?:、|和|与|及|以及)[\\s“]*$")
NAMED = re.compile(
    "(?:中标(?:人|单位|方)|(?:建设|业主|承建|实施|运营|投资|施工)(?:单位|主体|方|人)|业主|投资商|开发商)(?:为|是|:)$"
)
# …由A引进,B投资建设
THEN = re.compile("(?:负责)?(?:投资|承担)?(?:建设|承建|开发|运营|兴建|投建)+(?:和?运营)?$")
NOTICE = re.compile("(?:[(][^()]{0,24}[)])?(?:晚间|早间|今日|昨日)?(?:发布)?(?:公告|披露)")
ISSUER = re.compile("\\s*(?:本)?公司(?:拟|计划|将|近日|与|通过|董事会|已|子公司|全资|控股|及)")
CHARGED = re.compile("(?:承担|负责)[^,。;:]{0,12}(?:建设|施工|运营|开发|投资)的$")
GLUE = re.compile('[\\s”"]*(?:和|与|、|及|以及|联合|携手)[\\s“"]*$')
COMPANY = re.compile("(?:集团|控股|实业|股份|有限|责任|公司|株式会社|总)+$")
SELF = re.compile("(?:建设)?(?:项目|工程)?$")
# A park before an officer, a body or a meeting is no place there: …开发区二级调研员.
OFFICIAL = re.compile(
    "[^,。;:的]{0,16}(?:主任|书记|调研员|负责人|局长|[党管]委|办公室|公司|集团|大会|活动|仪式|论坛|博览会|发布)"
)
# A zone as wide as a province holds much that is in no park.
WIDE = re.compile("自由贸易(?:港|试验区)|自贸[港区]")
# The one park of an article is named this often, and at most so many sentences before the project;
# an article with more projects than these tells of more than one place.
OFTEN = 2
NEAR = 1
# No glue between two names of a row is longer.
GAP = 6
FEW = 3

Link = tuple[int, Claim]


class Links:
    """Finds the links of an article's projects."""

    def __init__(
        self,
        article: Article,
        scope: Scope,
        roster: Roster,
        topic: Topic,
        mentions: Sequence[Mention],
    ) -> None:
        self._article = article
        self._scope = scope
        self._roster = roster
        self._topic = topic
        held = {
            id(each)
            for place, inside in roster.inside.items()
            for each in inside
            if each.type != "PARK" or spot(each) != place
        }
        names = [each for each in mentions if each.type in ("ORG", "PARK")]
        self._outer = scope.spread([each for each in names if id(each) not in held])
        self._parks = [each for each in names if each.type == "PARK"]
        self._shown = {
            "PARK": shown(self._parks),
            "ORG": shown([each for each in names if each.type == "ORG"]),
        }

    def parks(self) -> Iterator[Link]:
        """(project, park claim), the surest rules first."""
        for index, entry in enumerate(self._roster.entries):
            for mention in entry.mentions:
                for inner in self._roster.inside[spot(mention)]:
                    rest = mention.text[inner.end - mention.start :]
                    if inner.type == "PARK" and not SELF.match(rest) and self._holds(index, inner):
                        yield index, self._claim("park-name", inner, mention)
        for index, names in enumerate(self._outer):
            for park in names:
                if park.type == "PARK":
                    yield from self._placed(index, park)
        yield from self._headline()
        yield from self._only()

    def _placed(self, index: int, park: Mention) -> Iterator[Link]:
        """The projects that a sentence places in a park."""
        lead = self._scope.lead(index, park.start)
        word = PLACED.search(lead)
        owner: Owner | None = None
        triggers: tuple[Evidence, ...] = ()
        if word:
            owner = self._topic.owner(index, park.start)
            before = park.start - len(lead)
            triggers = (
                Evidence(park.part, before + word.start(1), before + word.end(1), "trigger"),
            )
        if owner is None or not owner.projects:
            heads = word or not lead.strip()
            owner = self._topic.ahead(index, park.end, ANYTHING) if heads else None
        rule = "park-placed" if word else "park-host"
        if rule == "park-host" and OFFICIAL.match(self._scope.tail(index, park.end)):
            return
        if owner:
            for project in owner.projects:
                if self._holds(project, park):
                    yield project, self._claim(rule, park, owner.anchor, *triggers)

    def _holds(self, project: int, park: Mention) -> bool:
        """True where a park is told by name, and is not the project itself."""
        name = full(park)
        own = {bare(each) for each in self._roster.entries[project].names}
        itself = any(each in bare(name) for each in own)
        return not itself and not is_generic(name)

    def _headline(self) -> Iterator[Link]:
        """The one park that the headline names, for every project of the article."""
        kinds = [part.kind for part in self._article.parts]
        named = {
            self._shown["PARK"][full(mention)]: mention
            for mention in self._parks
            if kinds[mention.part] == "title" and not self._in_row(mention)
        }
        if len(named) == 1:
            (park,) = named.values()
            yield from self._everywhere("park-headline", park)

    def _in_row(self, park: Mention) -> bool:
        """True where a park stands in a row with a project: X项目和Y产业园建设."""
        text = self._scope.texts[park.part]
        for entry in self._roster.entries:
            for each in entry.mentions:
                first, second = (each, park) if each.end <= park.start else (park, each)
                near = each.part == park.part and 0 <= second.start - first.end < GAP
                if near and JOINED.match(text[first.end : second.start]):
                    return True
        return False

    def _only(self) -> Iterator[Link]:
        """The one park of an article that names it often, for the projects named beside it."""
        own = {bare(entry.name) for entry in self._roster.entries}
        named: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._parks:
            name = full(mention)
            if bare(name) not in own and not is_generic(mention.text):
                named[name].append(mention)
        wholes = [entry for entry in self._roster.entries if entry.whole is None]
        if len(named) != 1 or len(wholes) > FEW:
            return
        ((name, found),) = named.items()
        if len(found) < OFTEN or WIDE.search(name):
            return
        for index, entry in enumerate(self._roster.entries):
            beside = next((each for each in found if self._beside(each, entry)), None)
            if beside is not None and self._holds(index, beside):
                yield index, self._claim("park-only", beside, entry.mentions[0])

    def _beside(self, park: Mention, entry: Entry) -> bool:
        """True where a park is named in a project's sentence, or in the one before."""
        host = self._scope.clauses[self._scope.index(park.part, park.start)]
        if OFFICIAL.match(self._scope.tail(self._scope.index(park.part, park.start), park.end)):
            return False
        for mention in entry.mentions:
            clause = self._scope.clauses[self._scope.index(mention.part, mention.start)]
            if clause.part == host.part and 0 <= clause.sentence - host.sentence <= NEAR:
                return True
        return False

    def _everywhere(self, rule: str, park: Mention) -> Iterator[Link]:
        for index, entry in enumerate(self._roster.entries):
            if self._holds(index, park):
                yield index, self._claim(rule, park, entry.mentions[0])

    def orgs(self) -> Iterator[Link]:
        """(project, org claim) of every body that invests in a project, builds or runs it."""
        for index, entry in enumerate(self._roster.entries):
            for mention in entry.mentions:
                for inner in self._roster.inside[spot(mention)]:
                    itself = inner.end - inner.start == mention.end - mention.start
                    centre = itself and CENTRE.search(inner.text)
                    centre = centre or GEOGRAPHY.match(mention.text, inner.end - mention.start)
                    if inner.type == "ORG" and not (centre or is_authority(inner.text)):
                        yield index, self._claim("org-name", inner, mention)
        for index, names in enumerate(self._outer):
            for org in names:
                pays = PAYS.match(self._scope.tail(index, org.end))
                if org.type == "ORG" and (pays or not is_authority(org.text)):
                    yield from self._investor(index, org)
        yield from self._issuer()
        yield from self._officers()

    def _investor(self, index: int, org: Mention) -> Iterator[Link]:
        """The projects that a body is told to invest in, build or run."""
        lead, tail = self._scope.lead(index, org.start), self._scope.tail(index, org.end)
        last = self._topic.latest[index]
        if CHARGED.search(lead):
            if last:
                yield from self._each("org-charged", org, last)
            return
        before = self._topic.owner(index, org.start)
        if before and before.projects and BY.search(lead) and DOES.match(tail):
            yield from self._each("org-by", org, before.anchor)
            return
        if before and before.projects and NAMED.search(lead):
            yield from self._each("org-named", org, before.anchor)
            return
        passive = not lead.strip() and THEN.match(tail) and BY_ANY.search(self._text_before(index))
        if before and before.projects and passive:
            yield from self._each("org-by", org, before.anchor)
            return
        if before and before.projects and IS.search(lead) and DONE.match(tail):
            yield from self._each("org-by", org, before.anchor)
            return
        if not lead.strip("【“ ") and tail[:1] in ("", ":"):
            ahead = self._topic.ahead(index, org.end, HEADED)
            if ahead:
                yield from self._each("org-headline", org, ahead.anchor)
                return
        ahead = self._topic.ahead(index, org.end, INVESTS)
        beside = ahead and JOINED.match(self._scope.texts[org.part][org.end : ahead.anchor.start])
        if ahead and not beside and not self._displaced(index, org, ahead.anchor):
            yield from self._each("org-invests", org, ahead.anchor)

    def _text_before(self, index: int) -> str:
        """The text of the clause before, if it is in the same segment."""
        return next((self._scope.text(at) for at in self._scope.back(index) if at < index), "")

    def _issuer(self) -> Iterator[Link]:
        """What the firm whose notice the article reports is going to build, there called 公司."""
        issuer: Mention | None = None
        for index, names in enumerate(self._outer):
            for org in names:
                if org.type == "ORG" and NOTICE.match(self._scope.tail(index, org.end)):
                    issuer = issuer or org
            start = self._scope.clauses[index].start
            found = ISSUER.match(self._scope.text(index))
            ahead = self._topic.ahead(index, start + found.end(), INVESTS) if found else None
            if issuer is not None and ahead:
                yield from self._each("org-issuer", issuer, ahead.anchor)

    def _officers(self) -> Iterator[Link]:
        """The one firm whose officers speak, for the one project of the article."""
        whole = [at for at, entry in enumerate(self._roster.entries) if entry.whole is None]
        spoken: dict[str, Mention] = {}
        for index, names in enumerate(self._outer):
            for org in names:
                firm = org.type == "ORG" and not is_authority(org.text)
                if firm and SPEAKS.match(self._scope.tail(index, org.end)):
                    spoken.setdefault(self._shown["ORG"][full(org)], org)
        if len(whole) == 1 and len(spoken) == 1:
            (org,) = spoken.values()
            yield (
                whole[0],
                self._claim("org-officer", org, self._roster.entries[whole[0]].mentions[0]),
            )

    def _displaced(self, index: int, org: Mention, anchor: Anchor) -> bool:
        """True where another firm stands between, with a verb of its own: that one invests."""
        text = self._scope.texts[org.part]
        for at in self._scope.ahead(index):
            for other in self._outer[at]:
                if other.type != "ORG" or not org.end <= other.start < anchor.start:
                    continue
                joined = GLUE.match(text[org.end : other.start])
                if not joined and DOES.match(text, other.end, anchor.start):
                    return True
        return False

    def _each(self, rule: str, org: Mention, anchor: Anchor) -> Iterator[Link]:
        for project in anchor.projects:
            yield project, self._claim(rule, org, anchor)

    def _claim(
        self, rule: str, value: Mention, subject: Mention | Anchor, *triggers: Evidence
    ) -> Claim:
        evidence = (
            Evidence(*spot(value), "value"),
            Evidence(subject.part, subject.start, subject.end, "subject"),
            *triggers,
        )
        name = self._shown[value.type][full(value)]
        return Claim(rule.partition("-")[0], rule, evidence, None, name)


def is_authority(name: str) -> bool:
    """True for bodies that govern; 中铁十五局 and the like build."""
    return bool(AUTHORITY.search(name)) and not FIRM.match(name)


def full(mention: Mention) -> str:
    """The longest name that a mention is known to stand for."""
    return max(mention.canonical or "", mention.text, key=len)


def shown(mentions: Sequence[Mention]) -> dict[str, str]:
    """Full name, or name -> the name to show: the full one if the text has it, else its longest.

    A brand is shown as the one firm of the article that is called so with a word for firm after it.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        forms[full(mention)].append(mention.text)
    names = {name: name if name in texts else max(texts, key=len) for name, texts in forms.items()}
    firms: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        firms[COMPANY.sub("", name)].append(name)
    for core, called in firms.items():
        whole = [name for name in called if name != core]
        if core in called and len(whole) == 1:
            names[core] = names[whole[0]]
    return names


def without_brands(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the brand in a project's name where the whole firm is linked too."""
    firms = [
        claim.object or ""
        for claim in claims
        if claim.attribute == "org" and claim.rule != "org-name"
    ]
    return [claim for claim in claims if claim.rule != "org-name" or not _is_brand(claim, firms)]


def _is_brand(claim: Claim, firms: Sequence[str]) -> bool:
    name = claim.object or ""
    return any(name != firm and name in firm for firm in firms)
