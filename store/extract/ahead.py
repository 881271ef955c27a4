"""Ahead: the project that a figure told before its name belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.topic import Owner

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from store.extract.roles import Role
    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.extract.topic import Topic
    from store.model import Mention

# 将建设10万平方米研发中心, 建成3条电池生产线: the size of what is built, without 的.
RAISES = pattern(
    "(?:建设|建成|新建|兴建|扩建|改建|建造|投建|建起|打造|将建|拟建)(?:了|的|起|成)?(?:总?面积|约|近|超过?)*$"
)
RIGHT_AFTER = pattern('(?:左右|以上|大型|现代化|高标准)?[“"]?$')
PIECES = frozenset("条座栋幢台套")
# What stands between a figure and the project it describes from before: 总投资8亿元的X项目; with a
# second figure between them: 总投资5亿元、占地80亩的X项目.
RELATIVE = pattern('[^,。;:!?、的]{0,12}的(?:[^,。;:!?、的]{0,12}|[^,。;:!?、的]{2,30}——[“”"]*)$')
# 规划用地100亩,用于X项目
FOR = pattern('[^,。;:!?、]{0,8},?(?:全部|主要|分别)?用于(?:建设)?[“”"]*$')
RELATIVE_PAIR = pattern(
    "[^,。;:!?、的]{0,6}[,、和](?:计划|预计|规划)?(?:总?投资|总?占地|总?用地|总?建筑|年?产值|年产|税收|规划)[^,。;:!?、的]{0,16}"
    "的[^,。;:!?、的]{0,12}$"
)
# An investor's money, told before the project it goes into: 投资15亿元,建设X项目.
OBJECT = pattern(
    "[^。;:!?]{0,40}?(?:建设|新建|共建|兴建|打造|开建|建起|扩建|实施|用于|启动|布局|建立|设立|修建|投建|筹建|改造|投入)"
    "[^。;:!?]{0,30}$"
)
# Before money that somebody else, or for something else, spends.
SPENDS = pattern("(?:投资|投入|斥资|耗资|出资|募资|增资|融资)(?:约|近|超|逾)?$")
# The same with nothing between: 投资43亿元建设X, whatever the text spoke of before.
STRAIGHT = pattern(
    "(?:资金)?[,]?(?:在[^,。;:、]{2,16})?(?:用于)?(?:建设|新建|兴建|打造|扩建|修建|投建|设立|建立|实施)[^,。;:、]{0,6}$"
)
# What the money goes into, where that has no name: 在当地建厂, 建成3条生产线.
PLANT = pattern(
    "[^。;!?]{0,20}?(?:建厂|设厂|(?:建设|建成|新建|设立|兴建|打造)[^。;!?]{0,20}(?:厂|线|基地))"
)
# 总投资19亿元的X科创城首发项目: of one thing in it.
FIRST_OF = pattern("(?:的)?首[发个批]项目")
# 投资3亿元,新建X,同时升级Y; 建设X和Y项目: the money goes into both.
AND_MORE = pattern(
    '[”"]?(?:,?(?:同时|并)(?:升级|新建|建设|扩建|改造|打造)|(?:、|和|及|以及|与)[^,。;:、]{2,24}(?:项目|工程|工厂|基地|中心|生产线)(?=[,。;]))'
)
PUT_IN = ("invest", "total_investment", "investment", "land_area")


class Ahead:
    """Finds what figures are told of before it is named. figures: all of the article's."""

    def __init__(
        self, scope: Scope, roster: Roster, topic: Topic, figures: Sequence[Mention]
    ) -> None:
        self._scope = scope
        self._roster = roster
        self._topic = topic
        self._figures = figures

    def owner(self, figure: Mention, index: int, role: Role) -> Owner | None:
        """The project a figure describes from before, or the one an investor's money goes into."""
        found = self._topic.ahead(index, figure.end, RELATIVE, RELATIVE_PAIR, FOR)
        if found is None and (figure.type == "AREA" or figure.unit in PIECES):
            built = RAISES.search(self._scope.lead(index, figure.start))
            found = self._topic.ahead(index, figure.end, RIGHT_AFTER) if built else None
        if found is not None and self._follows(found, FIRST_OF):
            return Owner((), found.anchor, "ahead")
        if found is None and role.attribute in PUT_IN:
            before = self._topic.owner(index, figure.start)
            if before is None or not before.projects:
                found = self._topic.ahead(index, figure.end, OBJECT)
                found = None if found and self._is_cut_off(figure, index, found) else found
                found = found or self._announced(figure, index)
            elif before.how != "clause" and role.attribute == "invest":
                found = self._topic.ahead(index, figure.end, STRAIGHT)
        if found is not None and role.attribute == "invest" and self._follows(found, AND_MORE):
            return Owner((), found.anchor, "ahead")
        return found

    def _follows(self, owner: Owner, words: re.Pattern[str]) -> bool:
        """Whether the words stand right after the name that a figure goes to."""
        return words.match(self._scope.texts[owner.anchor.part], owner.anchor.end) is not None

    def _is_cut_off(self, figure: Mention, index: int, owner: Owner) -> bool:
        """True where somebody else or other money stands between an investor's money and a name.

        甲公司投资4亿元发展租赁,乙公司投入9亿元建设X项目: the nine are of X.
        """
        last = self._scope.index(owner.anchor.part, owner.anchor.start)
        for at in range(index + 1, last + 1):
            for anchor in self._topic.anchors[at]:
                if anchor.kind == "other" and anchor.leading:
                    return True
        text = self._scope.texts[figure.part]
        return figure.type == "MONEY" and any(
            other.type == "MONEY"
            and other.part == figure.part
            and figure.end < other.start < owner.anchor.start
            and SPENDS.search(text, figure.end, other.start)
            for other in self._figures
        )

    def _announced(self, figure: Mention, index: int) -> Owner | None:
        """The nameless project of the next sentence: 将投资1亿元建厂。新工厂…"""
        clause = self._scope.clauses[index]
        if not PLANT.match(self._scope.texts[figure.part], figure.end):
            return None
        for at in range(index + 1, len(self._scope.clauses)):
            other = self._scope.clauses[at]
            if other.part != clause.part or other.sentence > clause.sentence + 1:
                return None
            for anchor in self._topic.anchors[at]:
                named = anchor.kind == "name" and len(anchor.projects) == 1
                nameless = named and self._roster.entries[anchor.projects[0]].nameless
                return Owner(anchor.projects, anchor, "ahead") if nameless else None
        return None
