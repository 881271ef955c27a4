"""Links: the park a project stands in, and who invests in it, builds or runs it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from store.extract.namesakes import bare
from store.extract.roster import spot
from store.model import PARAGRAPH_KINDS, Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.anchors import Anchor
    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.extract.topic import Owner, Topic
    from store.model import Article, Mention

RULES = {
    "park-name": "The park is named inside the project's name.",
    "park-placed": "The sentence places the project in the park (位于, 落户, 在).",
    "park-host": "A park at the head of the sentence is where the project it tells of stands.",
    "park-headline": "The headline names this park alone: the article's projects stand in it.",
    "park-only": "The article is about this one park, named early and often, and few projects.",
    "org-name": "The body is named inside the project's name.",
    "org-invests": "The body stands before the project, with a verb of investing or building.",
    "org-by": "由 before the body, and a verb of investing or building after it.",
    "org-charged": "The body carries out the project that was named last (承担项目建设的X).",
}

# Bodies that approve, guide or praise; they are linked only where they pay or build.
AUTHORITY = re.compile(
    "(?:党委|工委|管委会|委员会|组委会|政府|[省市县区州]委|国务院|中央|[局厅部办]|办公室|协会|商会|大学|学院|法院|工作站|"
    "海关|发改委|专班)$"
)
FIRM = re.compile("中(?:铁|交|建|国水电|国电建|冶)")
PAYS = re.compile("(?:对口)?(?:援建|下拨|出资|承建|投资建设)")
PLACED = re.compile(
    "(?P<word>位于|坐落(?:于|在)?|落户(?:于|在|到)?|落地(?:于|在)?|入驻|进驻|选址(?:于|在)?|布局|在|入园|来到|走进)"
    "(?:(?!依托|围绕|对接|联合|与|和|、)[^,。;:\\s]){0,16}$"
)
INVESTS = re.compile(
    "[^。;!?]*?(?:投资|建设|新建|兴建|共建|打造|开建|摘牌|承建|投建|建起|建成|启动|实施|签约|签订|签署|承担|筹划|援建|负责|宣布|"
    "下拨|合作|开发|布局|规划)[^。;!?]*$"
)
ANYTHING = re.compile("[^。;!?]*$")
BY = re.compile("由[^,。;:]{0,6}$")
DOES = re.compile("[^,。;:]{0,14}?(?:投资|建设|承建|负责|施工|运营|开发|打造|出资|实施)")
CHARGED = re.compile("(?:承担|负责)[^,。;:]{0,12}(?:建设|施工|运营|开发|投资)的$")
GLUE = re.compile('[\\s”"]*(?:和|与|、|及|以及|联合|携手)[\\s“"]*$')
COMPANY = re.compile("(?:集团|控股|实业|股份|有限|责任|公司|株式会社|总)+$")
SELF = re.compile("(?:建设)?(?:项目|工程)?$")
SENTENCE = re.compile("[。!?\n]")
# A zone as wide as a province holds much that is in no park.
WIDE = re.compile("自由贸易(?:港|试验区)|自贸[港区]")
# The park that an article is about is named in its first sentences and this often; an article with
# more projects than these tells of more than one place.
LEAD = 2
OFTEN = 3
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
        held = {id(each) for inside in roster.inside.values() for each in inside}
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
                    if inner.type == "PARK" and not SELF.match(rest):
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
        if owner:
            for project in owner.projects:
                yield project, self._claim(rule, park, owner.anchor, *triggers)

    def _headline(self) -> Iterator[Link]:
        """The one park that the headline names, for every project of the article."""
        kinds = [part.kind for part in self._article.parts]
        named = {
            self._shown["PARK"][mention.canonical or mention.text]: mention
            for mention in self._parks
            if kinds[mention.part] == "title"
        }
        if len(named) == 1:
            (park,) = named.values()
            yield from self._everywhere("park-headline", park)

    def _only(self) -> Iterator[Link]:
        """The one park of an article that opens with it and names it often, for every project."""
        own = {bare(entry.name) for entry in self._roster.entries}
        named: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._parks:
            name = mention.canonical or mention.text
            if bare(name) not in own:
                named[name].append(mention)
        if len(named) != 1 or len(self._roster.entries) > FEW:
            return
        ((name, found),) = named.items()
        if len(found) >= OFTEN and self._opens(min(found, key=spot)) and not WIDE.search(name):
            yield from self._everywhere("park-only", found[0])

    def _opens(self, mention: Mention) -> bool:
        """True where a mention stands in the first sentences of the body."""
        kinds = [part.kind for part in self._article.parts]
        first = next((at for at, kind in enumerate(kinds) if kind in PARAGRAPH_KINDS), 0)
        lead = self._scope.texts[mention.part][: mention.start]
        return mention.part == first and len(SENTENCE.findall(lead)) < LEAD

    def _everywhere(self, rule: str, park: Mention) -> Iterator[Link]:
        for index, entry in enumerate(self._roster.entries):
            if bare(entry.name) != bare(park.canonical or park.text):
                yield index, self._claim(rule, park, entry.mentions[0])

    def orgs(self) -> Iterator[Link]:
        """(project, org claim) of every body that invests in a project, builds or runs it."""
        for index, entry in enumerate(self._roster.entries):
            for mention in entry.mentions:
                for inner in self._roster.inside[spot(mention)]:
                    if inner.type == "ORG" and not is_authority(inner.text):
                        yield index, self._claim("org-name", inner, mention)
        for index, names in enumerate(self._outer):
            for org in names:
                pays = PAYS.match(self._scope.tail(index, org.end))
                if org.type == "ORG" and (pays or not is_authority(org.text)):
                    yield from self._investor(index, org)

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
        ahead = self._topic.ahead(index, org.end, INVESTS)
        if ahead and not self._displaced(index, org, ahead.anchor):
            yield from self._each("org-invests", org, ahead.anchor)

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
        name = self._shown[value.type][value.canonical or value.text]
        return Claim(rule.partition("-")[0], rule, evidence, None, name)


def is_authority(name: str) -> bool:
    """True for bodies that govern; 中铁十五局 and the like build."""
    return bool(AUTHORITY.search(name)) and not FIRM.match(name)


def shown(mentions: Sequence[Mention]) -> dict[str, str]:
    """Full name, or name -> the name to show: the full one if the text has it, else its longest.

    A brand is shown as the one firm of the article that is called so with a word for firm after it.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        forms[mention.canonical or mention.text].append(mention.text)
    names = {full: full if full in texts else max(texts, key=len) for full, texts in forms.items()}
    firms: dict[str, list[str]] = defaultdict(list)
    for full in forms:
        firms[COMPANY.sub("", full)].append(full)
    for core, called in firms.items():
        whole = [full for full in called if full != core]
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
