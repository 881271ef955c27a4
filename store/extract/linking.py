"""Linking: what the links to parks and to bodies are found from, and how a link is made a claim."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extract import aliases, gazetteer
from store.extract.patterns import pattern
from store.extract.roster import spot
from store.fold import fold
from store.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from store.extract.anchors import Anchor
    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.extract.topic import Topic
    from store.model import Article, Mention

# Bodies that approve, guide or praise; they are linked only where they pay or build.
AUTHORITY = pattern(
    "(?:党委|工委|管委会|委员会|组委会|政府|[省市县区州]委|国务院|中央|[局厅部办]|办公室|协会|商会|大学|学院|法院|检察院|工作站|"
    "海关|发改委|专班|[领大]?使馆|联盟|学会|基金会|联合国|欧盟|东盟|合作组织|经合组织|理事会|联委会|论坛|议会|工会|妇联|公益组织|世界银行)$"
)
FIRM = pattern("中(?:铁|交|建|国水电|国电建|冶)")
COMPANY = pattern("(?:集团|控股|实业|股份|有限|责任|公司|株式会社|总)+$")
BRANCH = pattern(
    "(?:[(（][^)）]{2,6}[)）]|财务|销售|租赁|置业|物业|小额|[一-龥]{2,4}分)[^)）]{0,8}公司$"
)
# Between a name and the next in a row: X项目和Y产业园.
JOINED = pattern("[\\s”“]*(?:、|和|与|及|以及)[\\s“]*$")
# Up to the end of a sentence.
ANYTHING = pattern("[^。;!?]*$")

# Firms are called by so many characters on the exchange.
FORM = 4

NAMED = frozenset(("ORG", "PARK", "PROJECT", "PERSON"))
MASK = "□"

Link = tuple[int, Claim]


@dataclass(frozen=True, slots=True)
class Linking:
    """An article while its links are being found.

    outer: for each clause the parks and bodies named in it, without those inside the name of a
    project, and without the parks inside the name of a body. parks, orgs: all of them, nested too.
    shown: by type, the full name of each -> the name to show. defined: the short forms that the
    text itself gives a firm (简称“X”). masked: the folded text of each part
    with □ for every character of a name: 投资 in 投资促进局 is no verb.
    """

    article: Article
    scope: Scope
    roster: Roster
    topic: Topic
    outer: Sequence[Sequence[Mention]]
    parks: Sequence[Mention]
    orgs: Sequence[Mention]
    shown: Mapping[str, Mapping[str, str]]
    defined: frozenset[str]
    masked: Sequence[str]

    @classmethod
    def of(
        cls,
        article: Article,
        scope: Scope,
        roster: Roster,
        topic: Topic,
        mentions: Sequence[Mention],
    ) -> Linking:
        """The names of an article, sorted for linking."""
        held = {
            id(each)
            for place, inside in roster.inside.items()
            for each in inside
            if each.type != "PARK" or spot(each) != place
        }
        parks = [each for each in mentions if each.type == "PARK"]
        orgs = [each for each in mentions if each.type == "ORG"]
        bodies = {id(each) for each in _inner_parks(mentions)}
        free = [each for each in (*parks, *orgs) if id(each) not in held | bodies]
        outer = scope.spread(sorted(free, key=spot))
        spans = [(text, span) for text in scope.texts for _, span in aliases.defined(text)]
        defined = frozenset(text[slice(*span)] for text, span in spans)
        names = {"PARK": shown(parks), "ORG": shown(orgs, defined)}
        masked = _masked(scope, mentions)
        return cls(article, scope, roster, topic, outer, parks, orgs, names, defined, masked)

    def free(self, kind: str) -> Iterator[tuple[int, Mention]]:
        """(index of its clause, mention) of the outer names of a type, in the order of the text."""
        for index, names in enumerate(self.outer):
            for each in names:
                if each.type == kind:
                    yield index, each

    def nested(self, kind: str) -> Iterator[tuple[int, Mention, Mention]]:
        """(project, its mention, a name of a type inside that mention)."""
        for index, entry in enumerate(self.roster.entries):
            for mention in entry.mentions:
                for inner in self.roster.inside[spot(mention)]:
                    if inner.type == kind:
                        yield index, mention, inner

    def name(self, mention: Mention) -> str:
        """The name to show for a park or a body."""
        return self.shown[mention.type][full(mention, self.defined)]

    def claim(
        self, rule: str, value: Mention, subject: Mention | Anchor, *triggers: Evidence
    ) -> Claim:
        """The claim that links a project, named at `subject`, to a park or body.

        triggers: the words that tell it; without any, the name itself tells it by its place.
        """
        evidence = (
            Evidence(*spot(value), "value"),
            Evidence(subject.part, subject.start, subject.end, "subject"),
            *(triggers or (Evidence(*spot(value), "trigger"),)),
        )
        return Claim(rule.partition("-")[0], rule, evidence, None, self.name(value))


def _masked(scope: Scope, mentions: Sequence[Mention]) -> list[str]:
    """The texts of the parts with □ in the place of names."""
    texts = [list(text) for text in scope.texts]
    for each in mentions:
        if each.type in NAMED:
            texts[each.part][each.start : each.end] = MASK * (each.end - each.start)
    return ["".join(text) for text in texts]


def _inner_parks(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The parks inside the name of a body, where nothing stands (高新区管委会), or of a park."""
    last: Mention | None = None
    for each in sorted(mentions, key=lambda m: (m.part, m.start, -m.end)):
        inside = last is not None and last.part == each.part and each.end <= last.end
        same = inside and last is not None and spot(last) == spot(each)
        if each.type == "PARK" and inside and not (same and last and last.type == "PARK"):
            yield each
        elif each.type in ("ORG", "PARK") and not inside:
            last = each


def is_authority(name: str) -> bool:
    """True for bodies that govern; 中铁十五局 and the like build."""
    return bool(AUTHORITY.search(name)) and not FIRM.match(name)


def full(mention: Mention, defined: Collection[str] = ()) -> str:
    """The longest name that a mention is known to stand for.

    A firm is not its branch: 甲电器 is not 甲电器(重庆)有限公司, nor 甲车 甲车财务公司; but it is
    where the text says so.
    """
    name = mention.canonical or ""
    at = name.find(mention.text) if mention.type == "ORG" else -1
    if at >= 0 and BRANCH.match(name, at + len(mention.text)):
        return name if fold(mention.text) in defined else mention.text
    return max(name, mention.text, key=len)


def shown(mentions: Sequence[Mention], defined: Collection[str] = ()) -> dict[str, str]:
    """Full name, or name -> the name to show: the full one if the text has it, else its longest.

    A brand is shown as the one firm of the article that is called so with a word for firm after it,
    or that it is short for.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        forms[full(mention, defined)].append(mention.text)
    names = {name: name if name in texts else max(texts, key=len) for name, texts in forms.items()}
    firms: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        firms[COMPANY.sub("", name)].append(name)
    for core, called in firms.items():
        whole = _whole([name for name in called if name != core])
        if whole is not None and (core in called or len(called) > 1):
            short = [name for name in called if name in (core, core + "公司") or name in whole]
            names.update(dict.fromkeys(short, names[whole]))
    for name in list(names):
        firm = _firm_of(name, forms)
        if firm is not None:
            names[name] = names[firm]
    return names


def _whole(firms: Sequence[str]) -> str | None:
    """The one firm of names that share their beginning: 甲集团 is 甲公司, 甲股份 甲股份有限公司."""
    if len(firms) > 1:
        firms = [name for name in firms if name != COMPANY.sub("", name) + "公司"]
        firms = [
            name for name in firms if not any(one.startswith(name) for one in firms if one != name)
        ]
    return firms[0] if len(firms) == 1 else None


def _firm_of(name: str, firms: Collection[str]) -> str | None:
    """The one firm that a name without a word for firm is another form of, None if there is none.

    力川特玻 is 力川特种玻璃股份有限公司: its first characters and others of it in their order.
    北岭汽车 is 北汽集团, which is called by the first characters of the name's two words.
    """
    if len(name) != FORM or COMPANY.search(name) or name.startswith("中国"):
        # 中国核电 is not 中核集团, but of it.
        return None
    initials, first = name[0] + name[2], name[:2]
    # 甘肃能源 and 甘肃庆阳新能源有限公司 share no more than a place and a trade.
    named = first not in gazetteer.places()
    found = [
        firm
        for firm in firms
        if COMPANY.search(firm)
        and name not in firm
        and (
            COMPANY.sub("", firm) == initials
            or (named and first in firm and aliases.within(name, firm))
        )
    ]
    return found[0] if len(found) == 1 else None
