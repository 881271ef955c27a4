"""Hosts: the park that a project stands in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from store.extract import scenes
from store.extract.anchors import opened, unopened
from store.extract.generic import is_generic
from store.extract.linking import ANYTHING, JOINED, full, is_authority
from store.extract.namesakes import bare
from store.extract.patterns import pattern
from store.extract.roster import spot
from store.extract.scenes import Scenes
from store.fold import fold
from store.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.extract.anchors import Anchor
    from store.extract.linking import Link, Linking
    from store.extract.roster import Entry
    from store.extract.topic import Owner
    from store.model import Claim, Mention

RULES = {
    "park-name": "The park is named inside the project's name.",
    "park-placed": "The sentence places the project in the park (位于, 落户, 在).",
    "park-host": "A park at the head of the sentence is where the project it tells of stands.",
    "park-firm": "The organisation that builds the project is told to sit in the park.",
    "park-source": "The park itself told of the project (记者从X管委会获悉).",
    "park-signed": "The park's committee signs for the project (与X管委会签署投资协议).",
    **scenes.RULES,
    "park-there": "After a sentence in the park, the project is built there (当地还建起Y).",
    "park-phase": "The project is a phase of the park (X产业园二期项目).",
    "park-of": "The project is called one of the park's (X是Y高新区的重点项目).",
    "park-headline": "The headline names this park alone: the article's projects stand in it.",
    "park-only": "The article names this one park, again and again, and right before the project.",
}

PLACED = pattern(
    "(?P<word>^于|竞拍|竞得|摘得|受让|购得|位于|坐落(?:于|在)?|落户(?:于|在|到)?|落地(?:于|在)?|入驻|进驻|选址(?:于|在|为)?|布局|在|入园|来到|走进"
    "|地处|花落|落子|落址|扎根|安家|设于|建于|(?:地点|地址|位置)(?:为|是))"
    "(?:(?!依托|围绕|对接|联合|与|和|、)[^,。;:\\s]){0,16}$"
)
# 公司在X新建Y项目: what is built there is meant, not what the sentence before spoke of.
BUILT_THERE = pattern(
    "[^,。;:]{0,16}?(?:投资|建设|新建|扩建|兴建|规划|打造|布局|实施|建成|建起|启动|开工|设立|落地)[^,。;:]{0,40}$"
)
# 在X规划用地100亩,用于Y项目
LAND = pattern(
    "[^,。;:]{0,8}?(?:规划|预留|安排|划出|供应|出让|拿出|征收|流转)[^,。;:]{0,16}?(?:地|厂房|亩|平方米|公顷)[^,。;:]{0,8},(?:主要|专门|全部)?(?:用于|用来|供|建设|作为)[^,。;:]{0,8}$"
)
# 近80家企业入驻X: they stand there, and no project.
MOVED_IN = pattern("\\d(?:余|多)?[家户个][^,。;]{0,16}(?:入驻|进驻|落户|落地|入园)[^,。;]*$")
# 在X作为试点建设的时候,…: when something else happens.
WHEN = pattern("作为|[^,。;]{0,60}(?:的时候|之时|之际|期间|的同时|的背景下),?$")
JUST = pattern("[就正恰也]?")
# Where one only meets: 在X召开座谈会.
MEETING = pattern(
    "[^,。;:的]{0,14}(?:(?:召开|举行|举办)(?![^,。;]{0,16}(?:开工|奠基|动工|投产|落成|竣工|开业|签约))|开展(?!建设)|座谈|会议室|调研|考察)"
)
# X项目开工仪式在Y举行: where it is built.
CEREMONY = pattern(
    "(?:开工|奠基|动工|投产|竣工|落成|开业|封顶|开园)(?:典礼|仪式|活动)[^,。;:]{0,8}$"
)
SELF = pattern(
    "(?:建设)?(?:项目|工程)?(?:[(]?第?(?P<phase>[一二三四五六首])期[)]?)?(?:建设)?(?:项目|工程)*$"
)
# 位于X西北侧, X附近: beside a park, and not in it.
OUTSIDE = pattern(
    "以?[东西南北]{1,2}[侧边面]|以[东西南北]|附近|旁边?|对面|周边|门口|隔壁|毗邻|一带以"
)
# Zones of which a place has one: where no other name of theirs is told, they stand for it.
ALONE = frozenset(("高新区", "经开区", "开发区", "新区", "保税区", "综保区", "自贸区"))
# A park before an officer, a body or a meeting is no place there: …开发区二级调研员.
OFFICIAL = pattern(
    "[^,。;:的]{0,16}(?:主任|书记|调研员|负责人|局长|[党管]委|管理委员会|代表团|考察团|这家|办公室|公司|集团|大会|活动|(?<!开工)(?<!奠基)(?<!动工)(?<!投产)(?<!竣工)(?<!开业)(?<!签约)仪式|论坛|博览会|发布)|(?:位于|坐落|地处|成立于|总面积)"
)
# Between a park and the firm that sits there: 落户X的Y公司, X企业Y公司.
SEAT = pattern("(?:内|里|区内)?(?:的|企业|园区企业)[^,。;:]{0,8}$")
# Y公司是X高新区一家从事…的企业
FIRM_IS = pattern("(?:[(][^()]{0,24}[)])?(?:是|系|作为)$")
FIRM_OF = pattern("[^,。;:]{0,40}(?:企业|公司|厂商|厂家|厂)(?=$|之一)")
# 建设地点:X高新区
SITE = pattern("地点|位置|地址|选址")
# 记者从X管委会获悉
FROM = pattern("(?:从|据)[^,。;:]{0,4}$")
LEARNT = pattern("[^,。;:]{0,10}(?:消息|介绍|获悉|了解到|得知|传来)")
# 公司与X管委会签署投资协议,拟建设Y项目
COMMITTEE = pattern("(?:管委会|管理委员会|党工委)$")
SIGNS = pattern(
    "[^。;!?]{0,40}?(?:签署|签订|签约|签下)(?![^。;,]{0,12}(?:框架|战略合作)|.{0,6}仪式)"
)
# 同时,当地还建起Y
THERE = pattern(
    "(?:当地|这里|此处|园区内?|区内|园内|开发区内?|高新区内?)(?=[还又也已将正]|建|新|先后|同步|陆续)"
)
# 位于A的B园, 位于A北侧B园: the place of a park, and not of what is told of next.
PARKS_PLACE = pattern('[^,。;:]{0,6}的[“"]?$|以?[东西南北]{1,2}[侧面部]?的?$|(?:境|辖)?内的?$')
# X园、Y中心等项目
ROW = pattern('[”"]?(?:、|等[^,。;:的]{0,12}(?:项目|工程|平台|载体))')
# Y是X高新区的重点项目
IS = pattern("(?:是|作为|系|为|属|列入|成为)[^,。;:是]{0,6}$")
PROJECT_OF = pattern(
    '[”"]?的?(?![^,。;:]{0,10}(?:帮扶|援建|扶贫|支援))[^,。;:]{0,16}(?:项目|工程|平台|载体)'
)
# What goes from place to place is not in the park that an article is about: 甲乙高铁.
LINEAR = pattern(
    "(?:高铁|铁路|高速|公路|国道|省道|管道|走廊|运河|水库|大桥|机场|港口|地铁|轨道交通|[0-9]号线|标段?|区间)"
    "(?:扩能|提升|改造|延伸|[一二三四五]期|项目|工程|建设)*$"
)
ONE_OF = pattern("[^,。;:]{0,20}(?:项目|工程|平台|载体|支点|组成部分)(?:之一)?,$")
# A zone as wide as a province holds much that is in no park.
WIDE = pattern("自由贸易(?:港|试验区)|自贸[港区]")
# The one park of an article is named this often, and at most so many sentences before the project;
# an article with more projects than these tells of more than one place.
OFTEN = 2
# A park named so often is what the whole article is about, however many projects it tells of.
EVERYWHERE = 4
NEAR = 1
# No glue between two names of a row is longer.
GAP = 6
FEW = 3
# A firm that sits in a park is named so soon after it.
BESIDE = 20


class Hosts:
    """Finds the parks of an article's projects."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking
        self._scope = linking.scope
        self._topic = linking.topic
        self._entries = linking.roster.entries

    def all(self) -> Iterator[Link]:
        """(project, park claim), the surest rules first."""
        nested = list(self._named())
        for index, mention, inner, deep in nested:
            if not deep:
                yield index, self._linking.claim("park-name", inner, mention)
        for index, park in self._linking.free("PARK"):
            yield from self._placed(index, park)
            yield from self._is_one_of(index, park)
        scenes = Scenes(self._linking, self._holds)
        yield from scenes.within()
        yield from self._there()
        yield from self._signed()
        for park in self._linking.parks:
            yield from self._source(self._scope.index(park.part, park.start), park)
        for index, mention, inner, _ in nested:
            yield index, self._linking.claim("park-name", inner, mention)
        yield from self._headline()
        yield from self._only()
        yield from self._phases()

    def _named(self) -> Iterator[tuple[int, Mention, Mention, bool]]:
        """(project, its mention, a park in its name, whether that is inside another park's name).

        A park inside another's name (X新区Y产业园) holds only where no other is told.
        """
        end: tuple[int, int] = (-1, -1)
        for index, mention, inner in self._linking.nested("PARK"):
            deep = end[0] == inner.part and inner.end <= end[1]
            end = end if deep else (inner.part, inner.end)
            rest = fold(mention.text[inner.end - mention.start :])
            if not SELF.match(rest) and self._names(index, inner):
                yield index, mention, inner, deep

    def _placed(self, index: int, park: Mention) -> Iterator[Link]:
        """The projects that a sentence places in a park."""
        lead, tail = self._scope.lead(index, park.start), self._scope.tail(index, park.end)
        word = PLACED.search(lead)
        if word and JUST.fullmatch(unopened(lead[: word.start()])) and WHEN.match(tail):
            return
        if not lead and SITE.search(self._scope.label(index)):
            owner = self._topic.owner(index, park.start)
            for project in owner.projects if owner else ():
                if owner and self._holds(project, park):
                    yield project, self._linking.claim("park-placed", park, owner.anchor)
            return
        owner = None
        triggers: tuple[Evidence, ...] = ()
        if word:
            owner = self._topic.owner(index, park.start)
            opens = not unopened(lead[: word.start()])
            if (opens and owner and owner.how == "carried") or MOVED_IN.search(lead):
                owner = None
            before = park.start - len(lead)
            triggers = (
                Evidence(park.part, before + word.start(1), before + word.end(1), "trigger"),
            )
        built = self._topic.ahead(index, park.end, BUILT_THERE, LAND) if word else None
        told = owner is not None and owner.how == "clause" and bool(owner.projects)
        if built is not None and not told:
            if owner is not None and owner.how == "sentence" and owner.anchor.leading:
                # X项目签约,将在高新区建设总部: X stands there, too.
                yield from self._each("park-placed", park, owner, triggers)
            owner = built
        busy = owner is not None and owner.how == "clause" and not owner.projects
        if owner is None or not owner.projects:
            heads = word or not unopened(lead)
            owner = self._topic.ahead(index, park.end, ANYTHING) if heads else None
            crossed = owner and self._is_crossed(index, owner.anchor)
            owner = None if crossed or (owner and busy and self._is_apart(index, owner)) else owner
        rule = "park-placed" if word else "park-host"
        if OUTSIDE.match(tail):
            return
        meets = MEETING.match(tail) and not CEREMONY.search(lead)
        if meets or self._places_park(index, park):
            return
        if rule == "park-host" and (OFFICIAL.match(tail) or ROW.match(tail)):
            return
        if owner:
            yield from self._each(rule, park, owner, triggers)

    def _each(
        self, rule: str, park: Mention, owner: Owner, triggers: tuple[Evidence, ...]
    ) -> Iterator[Link]:
        """The claim of each of the owner's projects that the park can hold."""
        for project in owner.projects:
            if self._holds(project, park):
                yield project, self._linking.claim(rule, park, owner.anchor, *triggers)

    def _places_park(self, index: int, park: Mention) -> bool:
        """True where a park only says where another park is, which is no project: 位于A的B园."""
        text = self._scope.texts[park.part]
        return any(
            each.type == "PARK"
            and each.start > park.end
            and spot(each) not in self._linking.roster.of
            and PARKS_PLACE.fullmatch(text[park.end : each.start])
            for each in self._linking.outer[index]
        )

    def _there(self) -> Iterator[Link]:
        """The projects that a sentence with 当地 tells of, after one that opens in a park."""
        last: Mention | None = None
        for index, clause in enumerate(self._scope.clauses):
            text = self._scope.text(index)
            there = THERE.match(text, opened(text)) if last is not None else None
            if there and last is not None and last.part == clause.part:
                at = self._scope.clauses[self._scope.index(last.part, last.start)]
                ahead = self._topic.ahead(index, clause.start + there.end(), BUILT_THERE)
                near = 0 < clause.sentence - at.sentence <= NEAR
                for project in ahead.projects if ahead and near else ():
                    if ahead and self._holds(project, last):
                        yield project, self._linking.claim("park-there", last, ahead.anchor)
            for each in self._linking.outer[index]:
                lead = self._scope.lead(index, each.start)
                if each.type == "PARK" and (PLACED.search(lead) or not unopened(lead)):
                    last = each

    def _signed(self) -> Iterator[Link]:
        """The projects for which a park's committee signs: 与X管委会签署投资协议,建设Y项目."""
        for signer, park in self._signers():
            index = self._scope.index(signer.part, signer.start)
            if not SIGNS.match(self._scope.texts[signer.part], signer.end):
                continue
            owner = self._topic.owner(index, signer.start)
            if owner is None or owner.how == "carried" or not owner.projects:
                owner = self._topic.ahead(index, signer.end, ANYTHING)
            if owner:
                yield from self._each("park-signed", park, owner, ())

    def _signers(self) -> Iterator[tuple[Mention, Mention]]:
        """(who may sign, its park): a park's committee, or the park itself after 与."""
        for body in self._linking.orgs:
            if not COMMITTEE.search(fold(body.text)):
                continue
            for park in self._linking.parks:
                inside = body.start <= park.start and park.end < body.end
                if park.part == body.part and inside:
                    yield body, park
                    break
        for index, park in self._linking.free("PARK"):
            lead, tail = self._scope.lead(index, park.start), self._scope.tail(index, park.end)
            heads = not unopened(lead) and tail.startswith(("与", "和", "同", "携手"))
            if heads or lead.endswith(("与", "和", "同")):
                yield park, park

    def _phases(self) -> Iterator[Link]:
        """The phases of a park that is being built: they stand in it."""
        for index, mention, inner in self._linking.nested("PARK"):
            rest = SELF.match(fold(mention.text[inner.end - mention.start :]))
            if rest and rest["phase"] and self._holds(index, inner):
                yield index, self._linking.claim("park-phase", inner, mention)

    def _source(self, index: int, park: Mention) -> Iterator[Link]:
        """The projects that a park itself tells of: 记者从X管委会获悉,Y项目开工.

        Where its sentence names none, what the next one opens with.
        """
        lead, tail = self._scope.lead(index, park.start), self._scope.tail(index, park.end)
        if not (FROM.search(lead) and LEARNT.match(tail)):
            return
        ahead = self._topic.ahead(index, park.end, ANYTHING)
        anchor = ahead.anchor if ahead else self._opens_next(index)
        if anchor is None or (ahead and self._is_crossed(index, anchor)):
            return
        for project in anchor.projects:
            if self._holds(project, park):
                yield project, self._linking.claim("park-source", park, anchor)

    def _opens_next(self, index: int) -> Anchor | None:
        """The project that the sentence after a clause's opens with, in the same part."""
        clauses = self._scope.clauses
        at = index + 1
        while at < len(clauses) and clauses[at].shares_sentence(clauses[index]):
            at += 1
        if at == len(clauses) or clauses[at].part != clauses[index].part:
            return None
        return next((each for each in self._topic.anchors[at] if each.leading), None)

    def _is_one_of(self, index: int, park: Mention) -> Iterator[Link]:
        """The project that is called one of a park's: X是Y高新区的重点项目, 作为Y的龙头项目,X."""
        lead, tail = self._scope.lead(index, park.start), self._scope.tail(index, park.end)
        owner = self._topic.owner(index, park.start)
        if lead.startswith("作为") and (owner is None or owner.how == "carried"):
            owner = self._topic.ahead(index, park.end, ONE_OF)
        if owner and owner.how != "carried" and IS.search(lead) and PROJECT_OF.match(tail):
            for project in owner.projects:
                if self._holds(project, park):
                    yield project, self._linking.claim("park-of", park, owner.anchor)

    def _is_apart(self, index: int, owner: Owner) -> bool:
        """True where a project is the subject of a later clause, and not what this one builds."""
        return owner.anchor.leading and owner.anchor.start >= self._scope.clauses[index].end

    def _is_crossed(self, index: int, anchor: Anchor) -> bool:
        """True where a later clause has a firm or park as its subject before it names a project."""
        for at in self._scope.ahead(index):
            if at > index and any(
                each.kind == "other" and each.start < anchor.start
                for each in self._topic.anchors[at]
            ):
                return True
        return False

    def _names(self, project: int, park: Mention) -> bool:
        """True where a park in a project's name is told by name, and is not all of that name."""
        name = full(park)
        return bare(name) != bare(self._entries[project].name) and _is_told(name)

    def _holds(self, project: int, park: Mention) -> bool:
        """True where a park is told by name, and is not the project itself."""
        name = full(park)
        own = {bare(each) for each in self._entries[project].names}
        itself = any(each in bare(name) or each.endswith(bare(name)) for each in own)
        return not itself and _is_told(name)

    def of_firms(self, claims: Mapping[int, Sequence[Claim]]) -> Iterator[Link]:
        """(project, park claim) where a firm that is linked to the project sits in a park."""
        seats: dict[str, list[Mention]] = defaultdict(list)
        for firm, park in self._seats():
            seats[self._linking.name(firm)].append(park)
        for index, entry in enumerate(self._entries):
            firms = [claim.object or "" for claim in claims[index] if claim.attribute == "org"]
            parks = [park for firm in firms for park in seats.get(firm, ())]
            if len({full(park) for park in parks}) == 1 and self._holds(index, parks[0]):
                yield index, self._linking.claim("park-firm", parks[0], entry.mentions[0])

    def _seats(self) -> Iterator[tuple[Mention, Mention]]:
        """(firm, park) wherever a sentence tells that a firm sits in a park."""
        for index, park in self._linking.free("PARK"):
            placed = PLACED.search(self._scope.lead(index, park.start))
            member = FIRM_OF.match(self._scope.tail(index, park.end))
            for each in self._linking.outer[index]:
                before = self._scope.texts[park.part][each.end : max(each.end, park.start)]
                if member and each.type == "ORG" and FIRM_IS.match(before):
                    yield each, park
                gap = self._scope.texts[park.part][park.end : max(park.end, each.start)]
                near = each.type == "ORG" and 0 <= each.start - park.end <= BESIDE
                firm = near and each.start == park.end and not is_authority(each.text)
                if firm or (near and SEAT.match(gap)):
                    yield each, park
            owner = self._topic.owner(index, park.start) if placed else None
            if owner is not None and not owner.projects and owner.anchor.kind == "other":
                anchor = owner.anchor
                for each in self._linking.outer[self._scope.index(anchor.part, anchor.start)]:
                    if each.type == "ORG" and each.start == anchor.start:
                        yield each, park

    def _headline(self) -> Iterator[Link]:
        """The one park that the headline names, for every project of the article."""
        kinds = [part.kind for part in self._linking.article.parts]
        named = {
            self._linking.name(mention): mention
            for mention in self._linking.parks
            if kinds[mention.part] == "title" and not self._in_row(mention)
        }
        if len(named) == 1:
            (park,) = named.values()
            for index, entry in enumerate(self._entries):
                if self._holds(index, park) and not LINEAR.search(entry.name):
                    yield index, self._linking.claim("park-headline", park, entry.mentions[0])

    def _in_row(self, park: Mention) -> bool:
        """True where a park stands in a row with a project: X项目和Y产业园建设."""
        text = self._scope.texts[park.part]
        for entry in self._entries:
            for each in entry.mentions:
                first, second = (each, park) if each.end <= park.start else (park, each)
                near = each.part == park.part and 0 <= second.start - first.end < GAP
                if near and JOINED.match(text[first.end : second.start]):
                    return True
        return False

    def _only(self) -> Iterator[Link]:
        """The one park of an article that names it often, for the projects named beside it."""
        own = {bare(entry.name) for entry in self._entries}
        named: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._linking.parks:
            name = full(mention)
            if bare(name) not in own and not is_generic(mention.text):
                named[name].append(mention)
        wholes = [entry for entry in self._entries if entry.whole is None]
        if len(named) != 1:
            return
        ((name, found),) = named.items()
        few = len(wholes) <= FEW
        if len(found) < (OFTEN if few else EVERYWHERE) or WIDE.search(name):
            return
        near = NEAR if len(found) < EVERYWHERE else NEAR + 1
        free = {spot(each) for _, each in self._linking.free("PARK")}
        found = [each for each in found if spot(each) in free and not self._in_row(each)]
        for index, entry in enumerate(self._entries):
            if LINEAR.search(entry.name):
                continue
            beside = next((each for each in found if self._beside(each, entry, near)), None)
            if beside is not None and self._holds(index, beside):
                yield index, self._linking.claim("park-only", beside, entry.mentions[0])

    def _beside(self, park: Mention, entry: Entry, near: int) -> bool:
        """True where a park is named in a project's sentence, or at most so many before."""
        at = self._scope.index(park.part, park.start)
        host = self._scope.clauses[at]
        if OFFICIAL.match(self._scope.tail(at, park.end)):
            return False
        for mention in entry.mentions:
            clause = self._scope.clauses[self._scope.index(mention.part, mention.start)]
            if clause.part == host.part and 0 <= clause.sentence - host.sentence <= near:
                return True
        return False


def _is_told(park: str) -> bool:
    """Whether a park is told by name, or as the one zone of its kind that the place has."""
    return not is_generic(park) or park in ALONE
