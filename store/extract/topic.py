"""The topic: which project each stretch of an article speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract import anchors
from store.extract.anchors import Anchor
from store.extract.patterns import pattern
from store.extract.scope import REACH
from store.fold import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.model import Mention

SENTENCE = "。!?\n"
CONTAINS = pattern(
    "(?:包括|包含|涵盖|涉及|分为|其中|囊括|主要建设|配套建设|建设内容|完成了?|分别为|分别是)"
    "(?:[^,。;、]{1,40}、){0,12}[^,。;、]{0,14}$"
)
# What is to be built of a project is a part of it, too: 项目将建设X、Y.
TO_BUILD = pattern(
    "(?:(?:将|拟|计划|规划)(?:新?建设?|打造)(?:成|了|有)?|(?:建|设|配)有|[内下]设)"
    "(?:[^,。;、]{1,40}、){0,12}(?:以及|[^,。;、]{0,28}[和及])?[^,。;、]{0,14}$"
)
# A colon lists parts, but not after a label: 项目名称:X.
LISTS = pattern("(?<!名称)(?<!项目)(?<!标题):$")
# How far before a name 包括, or the 其中 that opens its sentence, is looked for.
FAR = 240
PROJECT = ("项目", "工程")
# What a project that 园区 can stand for is called by.
ZONES = (
    "区",
    "园",
    "城",
    "谷",
    "港",
    "基地",
    "小镇",
    "园项目",
    "园区项目",
    "区项目",
    "城项目",
    "中心",
    "期",
)
# 等一批项目 right after a list only sums it up.
SUM = 3


class Owner(NamedTuple):
    """The projects that words belong to, the words that name them, and how that is known.

    how: "clause", "sentence", "carried" (from the sentence before), "ahead" (named after the words)
    or "among" (named after a group that the words are about).
    """

    projects: tuple[int, ...]
    anchor: Anchor
    how: str


class Topic:
    """The anchors of every clause of an article, and the topic each segment starts with.

    anchors: for each clause its anchors in order. latest: for each clause the last single project
    that was spoken of before it, or None.
    """

    def __init__(self, scope: Scope, roster: Roster, mentions: Sequence[Mention]) -> None:
        self._scope = scope
        self._roster = roster
        self.anchors = anchors.named(scope, roster, mentions)
        self.latest: list[Anchor | None] = []
        self._carried: list[Anchor | None] = []
        self._nouns: dict[int, frozenset[str]] = {}
        self._walk()

    def _walk(self) -> None:
        topic: Anchor | None = None
        latest: Anchor | None = None
        before: tuple[int, int] | None = None
        aside = False
        segment: list[Anchor] = []
        for index, clause in enumerate(self._scope.clauses):
            if (clause.part, clause.segment) != before:
                # What a sentence with 其中 tells of a part does not change what the text is about.
                topic = topic if aside else self._next(topic, segment)
                aside = self._scope.text(index).lstrip().startswith("其中")
                if before is not None and before[0] != clause.part:
                    topic = None
                before, segment = (clause.part, clause.segment), []
            self.latest.append(latest)
            self._carried.append(topic)
            self._complete(index, segment, topic or latest)
            names = self.anchors[index]
            if not names:
                continue
            segment = [*segment, *names]
            led = any(anchor.leading and anchor.projects for anchor in segment)
            is_part = self.is_part if led else self.is_named_among
            for anchor in names:
                if len(anchor.projects) == 1 and not (latest and is_part(anchor)):
                    latest = anchor
            segment = segment[-REACH:]

    def _next(self, topic: Anchor | None, segment: Sequence[Anchor]) -> Anchor | None:
        """What the next segment speaks of, unless it says otherwise."""
        if not segment:
            return topic
        projects = [anchor for anchor in segment if anchor.projects]
        leading = [anchor for anchor in projects if anchor.leading]
        if not leading and topic and all(self.is_named_among(anchor) for anchor in segment):
            # 主要建设A生产线: what a topic consists of is not the next topic.
            return topic
        return next(reversed(leading or projects), None)

    def _complete(self, index: int, segment: list[Anchor], meant: Anchor | None) -> None:
        """Add to a clause's names what stands for a project, or for a subject that is none."""
        clause = self._scope.clauses[index]
        names = self.anchors[index]
        known = meant
        for anchor in reversed(segment):
            if anchor.leading and len(anchor.projects) == 1:
                known = anchor
                break
        added: list[Anchor] = []
        text = self._scope.text(index)
        kinds = self._kinds(known)
        known_as = (*anchors.headed(text, kinds), *anchors.pointed(text, kinds)) if kinds else ()
        # X项目开工。甲公司负责建设,建成后…: of the project, not of who builds it.
        again = anchors.resumed(text) if segment and self._is_body(segment[-1]) else ()
        for each in (*anchors.generic(text), *known_as, *again):
            if each.kind == "area" and self._scope.label(index):
                continue
            at, to = clause.start + each.start, clause.start + each.end
            if each.kind == "area" and any(name.projects and name.start == to for name in names):
                # 西安|东城纺织中心: the place of what follows is no subject.
                continue
            gap = SUM if each.kind == "joint" else 0
            if any(at < name.end + gap and name.start < to for name in (*segment[-1:], *names)):
                continue
            # Things counted after the subject are its own: 该项目建8条生产线.
            subject = any(a.leading and a.projects and a.start < at for a in (*segment, *names))
            if each.kind == "joint" and subject:
                continue
            projects: tuple[int, ...] = ()
            if each.kind == "pronoun":
                meant_by = self._meant(known)
                if meant_by is None:
                    continue
                other = self._is_zone_of_another(each, text, meant_by)
                projects = () if other else (meant_by,)
            added.append(Anchor(projects, clause.part, at, to, each.kind, True))
        names.extend(added)
        if len(names) > 1:
            names.sort(key=lambda anchor: anchor.start)

    def _is_body(self, anchor: Anchor) -> bool:
        """True for a firm or body that is spoken of, and nothing that is built."""
        text = self._scope.texts[anchor.part]
        return anchor.kind == "other" and text.endswith(anchors.BODIES, anchor.start, anchor.end)

    def _is_zone_of_another(self, each: anchors.Generic, text: str, project: int) -> bool:
        """True where 这个园区 is said and no name of the project closes like a zone's."""
        if not text.endswith(("园区", "产业园"), each.start, each.end):
            return False
        return not any(name.endswith(ZONES) for name in self._roster.entries[project].names)

    def _kinds(self, known: Anchor | None) -> frozenset[str]:
        """The nouns that the names of the project known close with: 平台, 大桥."""
        if known is None or len(known.projects) != 1:
            return frozenset()
        project = known.projects[0]
        if project not in self._nouns:
            names = [fold(name) for name in self._roster.entries[project].names]
            self._nouns[project] = frozenset(name[-size:] for name in names for size in (2, 3))
        return self._nouns[project]

    def _meant(self, known: Anchor | None) -> int | None:
        """The project a pronoun stands for: the known one, or the only one of the article."""
        if known is not None:
            return self._whole(known.projects[0]) if len(known.projects) == 1 else None
        wholes = [index for index, each in enumerate(self._roster.entries) if each.whole is None]
        return wholes[0] if len(wholes) == 1 else None

    def _whole(self, project: int) -> int:
        """What 该项目 means after a part was named: the project it is a phase or a work of."""
        entry = self._roster.entries[project]
        if entry.whole is None:
            return project
        # X项目变电站 is no 项目 itself, but X项目 is.
        called = self._roster.entries[entry.whole].name.endswith(PROJECT)
        other = called and not entry.name.endswith(PROJECT)
        return entry.whole if entry.phase or other else project

    def owner(self, index: int, position: int) -> Owner | None:
        """The project that words at a position of a clause belong to; None where none was named.

        A list owns nothing alone; another subject's words have an owner without projects.
        """
        nearest: Owner | None = None
        for at in self._scope.back(index):
            how = "clause" if at == index else "sentence"
            for anchor in reversed(self.anchors[at]):
                if at == index and anchor.end > position:
                    continue
                if not anchor.leading:
                    nearest = nearest or Owner(anchor.projects, anchor, how)
                elif anchor.projects or nearest is None:
                    return Owner(anchor.projects, anchor, how)
                else:
                    # What another subject does to a project is told of the project from there on.
                    return nearest
        carried = self._carried[index]
        if nearest is not None or carried is None:
            return nearest
        return Owner(carried.projects, carried, "carried")

    def carried(self, index: int) -> Owner | None:
        """What the segment of a clause spoke of before somebody else acts in it."""
        for at in self._scope.back(index):
            for anchor in reversed(self.anchors[at]):
                if at < index and anchor.leading and anchor.projects:
                    return Owner(anchor.projects, anchor, "sentence")
        carried = self._carried[index]
        return None if carried is None else Owner(carried.projects, carried, "carried")

    def above(self, index: int, anchor: Anchor) -> Owner | None:
        """The subject of the segment that a name stands in, or what it carries on from.

        In a sentence that 其中 opens that is told before it: 其中,X助力Y建设 makes Y no part of X.
        """
        lead = self._lead(anchor)
        apart = lead.lstrip().startswith("其中") and not (
            CONTAINS.search(lead) or LISTS.search(lead)
        )
        for at in () if apart else self._scope.back(index):
            for other in self.anchors[at]:
                if other.leading and (at < index or other.end <= anchor.start):
                    return Owner(other.projects, other, "sentence")
        carried = self._carried[index]
        return None if carried is None else Owner(carried.projects, carried, "carried")

    def just_before(self, index: int, position: int) -> Owner | None:
        """The project named last before a position of a clause, whether or not as its subject."""
        for anchor in reversed(self.anchors[index]):
            if anchor.end <= position and anchor.kind in ("name", "list"):
                return Owner(anchor.projects, anchor, "clause")
        return None

    def ahead(self, index: int, position: int, *patterns: re.Pattern[str]) -> Owner | None:
        """The next project named in the segment, if what stands before it matches a pattern."""
        for anchor in self._names_ahead(index, position):
            between = self._scope.between(anchor.part, position, anchor.start)
            if between is not None and any(pattern.match(between) for pattern in patterns):
                return Owner(anchor.projects, anchor, "ahead")
            return None
        return None

    def _names_ahead(self, index: int, position: int) -> Iterator[Anchor]:
        for at in self._scope.ahead(index):
            for anchor in self.anchors[at]:
                if anchor.start >= position and anchor.kind in ("name", "list"):
                    yield anchor

    def is_named_among(self, anchor: Anchor) -> bool:
        """True where a name or list stands after 包括 or a colon, or 其中 opens its sentence."""
        if anchor.kind not in ("name", "list"):
            return False
        lead = self._lead(anchor)
        return (
            bool(CONTAINS.search(lead))
            or lead.lstrip().startswith("其中")
            or LISTS.search(lead) is not None
        )

    def is_part(self, anchor: Anchor) -> bool:
        """True where a name stands so among what something consists of, or is to consist of."""
        if anchor.kind not in ("name", "list"):
            return False
        return self.is_named_among(anchor) or bool(TO_BUILD.search(self._lead(anchor)))

    def _lead(self, anchor: Anchor) -> str:
        """What stands before a name in its sentence."""
        text = self._scope.texts[anchor.part][max(0, anchor.start - FAR) : anchor.start]
        return text[max(map(text.rfind, SENTENCE)) + 1 :]
