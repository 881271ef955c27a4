"""Attachment: which project a figure belongs to, and as what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from store.extract import attributes, bearing, modality, others, phases, roles
from store.extract.ahead import Ahead
from store.extract.attributes import Attributes
from store.extract.others import Others
from store.extract.patterns import pattern
from store.extract.roster import spot
from store.extract.times import TIMED, Times
from store.extract.topic import Owner
from store.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.namesakes import Spot
    from store.extract.roles import Role
    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.extract.topic import Topic
    from store.model import Mention, Range

RULES = {
    "figure-name": "A quantity in a project's name is its capacity; one in 米 or 千伏 is its size, "
    "one in 亩 its land.",
    "figure-clause": "A figure belongs to the project that its clause speaks of.",
    "figure-sentence": "A figure belongs to the project named earlier in the sentence.",
    "figure-carried": "A figure in a sentence without a subject belongs to the project before it.",
    "figure-ahead": "A figure that describes a name (总投资8亿元的X项目) is that project's.",
}

# 投资31亿元(含固定资产投资21亿元): a part of the money before it.
IN_BRACKET = pattern("[(](?:其中|包含|包括|内含|含)[^()。;]*$")
MEASURES = pattern("千伏|(?<!方)米$|公里|[座条栋层幢间]|度$")
# 时速350公里动车组, 1.6万吨快锻压机: how fast or strong one is.
SPEED = pattern("时速$")
PRESS = pattern(
    "级?(?:快|自由|油|水|液|模)?(?:锻造?|液)?压力?机|级?(?:起重机|吊机|轮船|货轮|散货船)"
)
# So many lines or pieces are made, and not built.
MADE = 1000
PEOPLE = frozenset("人名位")
# 建设A项目、B项目
SECOND = pattern('[”"]?(?:、|和|及|以及|与)[^,。;:、]{2,40}(?:项目|工程|基地|产线|生产线)[”"]?[,;]')
# Money for a phase is investment; land for it is the land that the project has so far.
PUT_IN = frozenset(("invest", "investment", "total_investment", "land_area"))
SUMMED = pattern(
    '[”"]?等(?:一批|多[个项家]|(?:[二三四五六七八九十百]+|\\d+)余?多?[个项家大条座处所])'
)
# X等煤电项目建设: one that is named of several, before figures that are of all.
EXAMPLE = pattern('[”"]?等(?![级待离效候于同])')
# 募资8亿元用于X等项目: the money is of all of them; 总投资8亿元的X等项目 is of X.
SPREAD = pattern("(?!的)[^。;!?]{0,30}?(?:用于|建设|新建|实施|投入|投向)")
# 距高速1公里,机场20公里: how far the next thing is away, too.
FAR_AWAY = pattern("(?:距离?|相距|毗邻|紧邻|临近|邻近)[^,。;]*\\d(?:公里|千米|米|分钟)$")
THENCE = pattern("(?!.*(?:[长宽高里程深线路管网]|隧道|桥))[\\u4e00-\\u9fff]{2,12}(?:约|近|仅)?$")
# 建设占地80亩的A、占地90亩的B: of one of a row of things, known or not.
OF_A_ROW = pattern(
    "(?:、|以及|和|及)(?:总?占地|总?用地|总?投资|总?建筑)(?:总?面积|额)?(?:约|近|超)?$"
)
# 甲公司等30多家企业将入驻园区
MOVES_IN = pattern(
    "[^,。;:]{0,20}?(?:入驻|落户|进驻|入园)(?:该|本|此)?(?:园区|产业园|项目|基地|园内)"
)
# 甲公司、乙公司等40余家重点企业先后入驻: into what the text speaks of.
SETTLES = pattern(
    "[^,。;:、]{0,12}?(?:企业|公司|机构|商户|品牌|单位|团队)(?:已|已经|先后|相继|陆续|纷纷|成功|正式|签约|集中)*"
    "(?:入驻|落户|进驻|入园)(?:$|[,。;])"
)
# 年产值10亿元的企业: the figure describes what is no project.
OF_OTHERS = pattern(
    "[^,。;、的]{0,8}的(?:[^,。;]{0,12}(?:企业|公司|集群)|\\d+[个项][^,。;]{0,12}(?:项目|工程))"
)
# What may stand before money whose subject is the topic; more characters are another subject.
FILLING = pattern(
    "[\\s“”\\d.,\\-—~年月日]|今年|明年|去年|本月|上半年|下半年|年?[底末初内]|计划|预计|力争|争取|目前|已经?|全部|将|可|于|在|自|从|到|并|且|也|均|"
    "项目|工程|基地|园区|建成|达产|投产|达效|运营|全面|[之以]?后|实现|完成|新增|其中|总|年|每年|累计|一期|二期|首期|固定资产|规划|设计|据悉|还|再|又|有望|届时|企业|单位"
)
WORDLESS = 6
# Money that goes into something else: 再次投资3亿元在当地建设数据中心.
BUILDS = pattern("(?:在[^,。;]{0,12})?(?:建设|新建|打造|兴建|扩建|投建)(?!周期|期|工期)")
PHASE = pattern("[一二三四五六七八九1-9]期")
# 一期主要生产…,投资约23亿元: how many clauses before a figure a phase may stand.
PART = pattern("\\s*(?:其中,?)?(?:项目)?(?:第?[一二三四首][期]|第[一二三]阶段)(?!和|、)")
NEAR_CLAUSES = 2
# What a figure is counted in, at its end, with the words for 余 and 以上 that follow.
UNIT = pattern("[^\\d\\s.,零一二三四五六七八九十百千万亿两几数]+$")
# A figure without a role is the topic's only in the sentence after the one that names it.
NEAR = 1
# In a paragraph that names more projects the text goes from thing to thing.
FEW = 2
# What is counted so after the sentence of a project is seldom of it.
ABSTRACT = pattern("[名人项例种所对次届位款批]|天|日")


class Found(NamedTuple):
    """A claim and the index of the project it is about."""

    project: int
    claim: Claim


class Attachment:
    """Gives the figures of an article to its projects."""

    def __init__(
        self, scope: Scope, roster: Roster, topic: Topic, mentions: Sequence[Mention]
    ) -> None:
        self._scope = scope
        self._roster = roster
        self._topic = topic
        self._figures = [m for m in mentions if m.type in ("MONEY", "AREA", "QUANTITY", "RATE")]
        self._attributes = Attributes(scope, self._figures)
        self._others = Others(scope, topic)
        self._ahead = Ahead(scope, roster, topic, self._figures)
        self._times = Times(scope, [m for m in mentions if m.type == "DATE"])
        self._wholes = Counter(
            part
            for entry in roster.entries
            for part in {each.part for each in entry.mentions}
            if entry.whole is None
        )
        self._nested = {
            id(each): place for place, inside in roster.inside.items() for each in inside
        }
        self._naming = {
            (each.value, each.unit): roster.of[place]
            for place, inside in roster.inside.items()
            for each in inside
            if each.type == "QUANTITY"
        }

    def claims(self) -> Iterator[Found]:
        """Every figure that belongs to a project, in the order of the text."""
        previous: Mention | None = None
        role: Role | None = None
        for figure in self._figures:
            place = self._nested.get(id(figure))
            if place is not None:
                if figure.type == "AREA" or (
                    figure.type == "QUANTITY" and figure.unit not in bearing.SIZELESS
                ):
                    found = self._in_name(figure, place)
                    if found is not None:
                        yield found
                previous = None
                continue
            index = self._scope.index(figure.part, figure.start)
            if figure.type == "RATE" and not bearing.is_progress(
                figure, self._scope.lead(index, figure.start)
            ):
                continue
            role = self._attributes.role(figure, index, previous, role)
            single = previous is not None and self._attributes.is_of_each(previous, figure, role)
            previous = figure
            if single or not self._tells(figure, index, role):
                continue
            owner = self._ahead.owner(figure, index, role)
            if owner is None and not self._describes_other(figure, index):
                owner = self._topic.owner(index, figure.start)
            if owner is not None and not owner.projects:
                owner = self._hosting(figure, index) or owner
            if (
                owner
                and len(owner.projects) == 1
                and not self._is_summed(figure, index, owner)
                and not self._others.own(figure, index, role, owner)
                and self._is_near(figure, index, role, owner)
                and not self._is_of_another_phase(figure, index, owner)
                and not self._is_of_phase(figure, index, role, owner)
            ):
                yield self._claim(figure, index, role, owner)

    def _in_name(self, figure: Mention, place: Spot) -> Found | None:
        small = (figure.value or 0) < MADE or figure.unit != "条"
        text = self._scope.texts[figure.part]
        if SPEED.search(text, max(0, figure.start - 4), figure.start):
            return None
        if PRESS.match(text, figure.end):
            return None
        yearly = attributes.YEARLY.search(text, max(0, figure.start - 4), figure.start)
        measured = small and not yearly and MEASURES.search(figure.unit or "")
        attribute = "other_quantity" if measured else "capacity"
        told = unit(figure)
        if figure.type == "AREA":
            role = self._attributes.role(
                figure, self._scope.index(figure.part, figure.start), None, None
            )
            attribute = role.attribute
            if role.end > role.start:
                told = role.start, role.end
            elif roles.LAND.search(figure.text):
                attribute = "land_area"
        evidence = (
            Evidence(*spot(figure), "value"),
            Evidence(*place, "subject"),
            Evidence(figure.part, *told, "trigger"),
        )
        claim = Claim(attribute, "figure-name", evidence, figure, None, "planned")
        return Found(self._roster.of[place], claim)

    def _tells(self, figure: Mention, index: int, role: Role) -> bool:
        """Whether a figure says something of a project, whichever it is."""
        lead, tail = self._scope.lead(index, figure.start), self._scope.tail(index, figure.end)
        outgrown = bearing.is_outgrown(figure, self._scope.texts[figure.part])
        if outgrown or self._is_away(figure, index, lead):
            return False
        return bearing.on_a_project(figure, role, lead, tail)

    def _is_away(self, figure: Mention, index: int, lead: str) -> bool:
        """True where a clause goes on to tell how far things are: 距高速1公里,机场20公里."""
        if figure.unit not in bearing.WAYS or not index or not THENCE.match(lead):
            return False
        above = self._scope.clauses[index - 1]
        same = above.shares_segment(self._scope.clauses[index])
        return same and FAR_AWAY.search(self._scope.text(index - 1)) is not None

    def _hosting(self, figure: Mention, index: int) -> Owner | None:
        """The park that firms counted here move into, whoever heads the clause."""
        if figure.unit not in bearing.FIRMS:
            return None
        lead, tail = self._scope.lead(index, figure.start), self._scope.tail(index, figure.end)
        listed = lead.endswith("等") and SETTLES.match(tail)
        if not (listed or MOVES_IN.match(tail)):
            return None
        named = self._topic.carried(index)
        if named is None and listed:
            # 市里建设X,甲公司、乙公司等40余家企业先后入驻
            above = [at for at in self._scope.back(index) if at < index]
            ahead = (each for at in above for each in reversed(self._topic.anchors[at]))
            last = next((each for each in ahead if each.kind in ("name", "park")), None)
            named = None if last is None else Owner(last.projects, last, "sentence")
        return named

    def _describes_other(self, figure: Mention, index: int) -> bool:
        """True for what describes firms or the like, or one of a row of things: …、占地90亩的B."""
        tail = self._scope.tail(index, figure.end)
        row = tail.startswith("的") and OF_A_ROW.search(self._scope.lead(index, figure.start))
        return bool(row or OF_OTHERS.match(tail))

    def _is_near(self, figure: Mention, index: int, role: Role, owner: Owner) -> bool:
        """False for a figure without a role whose topic was named more than a sentence before.

        Money and people without one are a topic's only where its own sentence tells of them.
        """
        if owner.how != "carried":
            return True
        describes = role.attribute == "capacity" and role.rule != "after"
        if describes and self._scope.tail(index, figure.end).startswith("的"):
            # 过流能力逾3000立方米每秒的溢洪道: what it describes follows.
            return False
        anchor, clause = owner.anchor, self._scope.clauses[index]
        named = self._scope.clauses[self._scope.index(anchor.part, anchor.start)]
        goes_on = anchor.kind == "pronoun" and not self._topic.anchors[index]
        if goes_on and clause.shares_sentence(named):
            # 项目可灌溉5个乡镇;解决8000亩用水: a semicolon ends no sentence.
            return True
        loose = figure.type == "MONEY" or figure.unit in PEOPLE
        if role.attribute == "other_quantity":
            openings = [
                self._scope.sentence(index),
                *map(self._scope.text, self._scope.back(index)),
            ]
            if loose or not any(bearing.is_of_whole(figure, words) for words in openings):
                return False
        if role.rule == "before" and self._is_of_another(figure, index, role):
            return False
        if role.rule not in ("none", "unit"):
            return True
        if self._wholes[figure.part] > FEW or ABSTRACT.fullmatch(figure.unit or ""):
            return False
        return clause.part == named.part and clause.sentence - named.sentence <= NEAR

    def _is_with_second(self, index: int, owner: Owner) -> bool:
        """True where 项目 stands for two named side by side: 建设A项目、B项目,项目总投资."""
        if owner.anchor.kind != "pronoun":
            return False
        for at in self._scope.back(index):
            if at == index:
                continue
            for anchor in reversed(self._topic.anchors[at]):
                if anchor.kind == "list" and owner.projects[0] in anchor.projects[:-1]:
                    return True
                if anchor.kind == "name" and anchor.projects:
                    return SECOND.match(self._scope.texts[anchor.part], anchor.end) is not None
        return False

    def _is_summed(self, figure: Mention, index: int, owner: Owner) -> bool:
        """True where the project is named as one of more: X等9个项目, X及其关联项目."""
        anchor = owner.anchor
        text = self._scope.texts[anchor.part]
        if self._is_with_second(index, owner):
            return True
        if owner.how == "ahead" and figure.type == "MONEY" and EXAMPLE.match(text, anchor.end):
            return SPREAD.match(text, figure.end) is not None
        example = owner.how in ("sentence", "carried") and EXAMPLE.match(text, anchor.end)
        return bool(
            example or SUMMED.match(text, anchor.end) or others.WITH.match(text, anchor.end)
        )

    def _is_of_another(self, figure: Mention, index: int, role: Role) -> bool:
        """True where a clause has words of its own before its money, or an object after it.

        新一轮帮扶投入资金3亿元, 再次投资3亿元在当地建设数据中心: of another thing than the topic.
        """
        lead = self._scope.lead(index, max(role.start, self._scope.clauses[index].start))
        heavy = len(FILLING.sub("", lead)) > WORDLESS
        return heavy or bool(BUILDS.match(self._scope.tail(index, figure.end)))

    def _is_of_another_phase(self, figure: Mention, index: int, owner: Owner) -> bool:
        """True where the clause speaks of 二期 and the project is 一期 of something."""
        entry = self._roster.entries[owner.projects[0]]
        told = PHASE.findall(self._scope.lead(index, figure.start))
        return (
            entry.phase
            and bool(told)
            and not any(
                told[-1] in name for name in (entry.name, *(m.text for m in entry.mentions))
            )
        )

    def _is_of_phase(self, figure: Mention, index: int, role: Role, owner: Owner) -> bool:
        """True for what is told of a phase of a project, and is neither money nor land for it."""
        if role.attribute in PUT_IN or self._roster.entries[owner.projects[0]].phase:
            return False
        if role.attribute == "capacity" and (figure.value, figure.unit) in self._naming:
            return False
        return bool(phases.told(self._scope, index, figure.start, owner))

    def _claim(self, figure: Mention, index: int, role: Role, owner: Owner) -> Found:
        project = owner.projects[0]
        attribute = role.attribute
        if attribute == "capacity":
            project = self._part(figure, project)
        if attribute == "invest":
            entry = self._roster.entries[project]
            of_phase = entry.phase or PHASE.search(entry.name)
            part = of_phase or self._of_part(figure, index)
            attribute = "investment" if part else "total_investment"
        elif attribute == "total_investment" and self._is_in_bracket(figure, index):
            attribute = "investment"
        anchor = owner.anchor
        evidence = [
            Evidence(*spot(figure), "value"),
            Evidence(anchor.part, anchor.start, anchor.end, "subject"),
        ]
        start, end = (role.start, role.end) if role.end > role.start else unit(figure)
        evidence.append(Evidence(figure.part, start, end, "trigger"))
        lead = self._scope.lead(index, figure.start)
        told = modality.of_words(lead, self._earlier(index), attribute)
        time = self._times.of_figure(figure, index) if attribute in TIMED else None
        rule = f"figure-{owner.how}"
        return Found(project, Claim(attribute, rule, tuple(evidence), figure, None, told, time))

    def _of_part(self, figure: Mention, index: int) -> bool:
        """True where a part is told of: 其中, or 一期主要生产X, before the figure."""
        lead = self._scope.lead(index, figure.start)
        near = [at for at in self._scope.back(index) if index - at <= NEAR_CLAUSES]
        return (
            "其中" in lead
            or self._is_in_bracket(figure, index)
            or any(PART.match(self._scope.text(at)) for at in near)
        )

    def _is_in_bracket(self, figure: Mention, index: int) -> bool:
        """True where a figure is told in brackets as a part of another: (含固定资产投资21亿元)."""
        return bool(IN_BRACKET.search(self._scope.lead(index, figure.start)))

    def _earlier(self, index: int) -> str:
        """What stands before a clause in its segment."""
        return ",".join(self._scope.text(at) for at in self._scope.back(index) if at < index)

    def _part(self, figure: Mention, project: int) -> int:
        """The project that a phase's capacity names (一期年产10GWh, 10GWh项目), or the same."""
        part = self._naming.get((figure.value, figure.unit), project)
        entry, whole = self._roster.entries[part], self._roster.entries[project]
        if part != project and whole.whole is None:
            entry.join(project, "part-figure", figure)
        return part


def unit(figure: Mention) -> Range:
    """Where the unit of a figure stands, which tells what it is where no other words do."""
    written = UNIT.search(figure.text)
    size = len(written[0]) if written else 0
    return (figure.end - size if size else figure.start), figure.end
