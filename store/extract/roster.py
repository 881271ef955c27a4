"""The roster: the projects an article names, and which of its mentions stand for which of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.extract import namesakes
from store.extract.namesakes import PHASE, bare
from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.extract.namesakes import Groups, Spot
    from store.model import Article, Mention

PLACE = pattern("在$|位于$|落户$|入驻$|进驻$|走进$|来到$")
PHASE_TAIL = pattern("(?:第?[一二三四五六首])期(?:工程|项目|建设)*$")

NAMELESS = pattern(
    "(?:新|该|其|整个|第[一二三]|上述)?(?:生产|工业|建设)?(?:工厂|厂区|厂房|基地|园区|生产线|工程|项目|总部|车间)$"
    "|(?:项目)?第?[一二三四五六首]期(?:工程|项目|建设)*$"
)


@dataclass(slots=True)
class Entry:
    """One project of the article. mentions: all that stand for it, in the order of the text.

    phase: it is a part of a project by its name (一期工程). whole: index of the project it is part
    of, or None; `whole_by` then is the rule, and `whole_at` the mention that shows it.
    """

    name: str
    mentions: list[Mention] = field(default_factory=list)
    phase: bool = False
    whole: int | None = None
    whole_by: str = ""
    whole_at: Mention | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the main one first, each once."""
        return tuple(dict.fromkeys((self.name, *(mention.text for mention in self.mentions))))

    @property
    def nameless(self) -> bool:
        """True where all its names only say what it is: 新工厂, 一期项目."""
        return all(NAMELESS.match(name) for name in self.names)

    def join(self, whole: int, rule: str, at: Mention) -> None:
        """Note that it is a part of another project, unless it is one already."""
        if self.whole is None:
            self.whole, self.whole_by, self.whole_at = whole, rule, at


@dataclass(slots=True)
class Roster:
    """All projects of an article in the order in which it names them first.

    of: where a project mention stands -> index of its project.
    inside: where a project mention stands -> what is mentioned inside it, itself left out.
    """

    entries: list[Entry]
    of: dict[Spot, int]
    inside: Mapping[Spot, Sequence[Mention]]


def spot(mention: Mention) -> Spot:
    """Where a mention stands: part, start, end."""
    return mention.part, mention.start, mention.end


def nest(mentions: Sequence[Mention]) -> dict[Spot, list[Mention]]:
    """What stands inside each PROJECT mention. One pass over the mentions in the text's order."""
    inside: dict[Spot, list[Mention]] = {}
    opened: list[Mention] = []
    for mention in sorted(mentions, key=_outer_first):
        while opened and (opened[-1].part, opened[-1].end) < (mention.part, mention.end):
            opened.pop()
        for outer in opened:
            inside[spot(outer)].append(mention)
        if mention.type == "PROJECT" and spot(mention) not in inside:
            inside[spot(mention)] = []
            opened.append(mention)
    return inside


def _outer_first(mention: Mention) -> tuple[int, int, int, bool]:
    return mention.part, mention.start, -mention.end, mention.type != "PROJECT"


def without_places(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the parks that are marked as projects where they are only places."""
    parks = {spot(mention) for mention in mentions if mention.type == "PARK"}
    kept: list[Mention] = []
    for mention in mentions:
        lead = article.parts[mention.part].text[max(0, mention.start - 2) : mention.start]
        is_place = mention.type == "PROJECT" and spot(mention) in parks and PLACE.search(lead)
        if not is_place:
            kept.append(mention)
    return kept


def of_mentions(article: Article, mentions: Sequence[Mention]) -> Roster:
    """The projects that the PROJECT mentions stand for; short forms joined where unique."""
    inside = nest(mentions)
    groups: Groups = defaultdict(list)
    names: dict[str, str] = {}
    for mention, name in _full_names(mentions):
        key = bare(name)
        groups[key].append(mention)
        names[key] = max(names.get(key, ""), name, key=len)
    namesakes.join(article, groups, inside)
    entries = [
        Entry(names[key], sorted(group, key=spot), _is_phase(names[key], group))
        for key, group in groups.items()
    ]
    entries.sort(key=lambda entry: spot(entry.mentions[0]))
    roster = Roster(entries, {}, inside)
    for index, entry in enumerate(entries):
        roster.of.update((spot(mention), index) for mention in entry.mentions)
    _join_wholes(roster)
    return roster


def _full_names(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each project mention and the name it stands for, in the order of the text.

    A bare phase is one of the last project named in its paragraph, or of the only one before it.
    """
    seen: list[str] = []
    last: tuple[int, str] = (-1, "")
    for mention in sorted(mentions, key=_outer_first):
        if mention.type != "PROJECT":
            continue
        name = mention.canonical or mention.text
        phase = PHASE.match(mention.text)
        if phase and not mention.canonical:
            whole = last[1] if last[0] == mention.part else "".join(seen[:1]) * (len(seen) == 1)
            name = f"{whole}{phase['phase']}期" if whole else name
        elif not phase:
            last = (mention.part, name)
            seen += [name] if name not in seen[:2] else []
        yield mention, name


def _is_phase(name: str, group: Sequence[Mention]) -> bool:
    return bool(PHASE_TAIL.search(name)) or any(PHASE.match(mention.text) for mention in group)


def _join_wholes(roster: Roster) -> None:
    """Tell for each project whose name contains another's, or is its phase, what it is part of."""
    keys = {bare(name): index for index, entry in enumerate(roster.entries) for name in entry.names}
    for index, entry in enumerate(roster.entries):
        for mention in entry.mentions:
            for each in roster.inside[spot(mention)]:
                if each.type == "PROJECT" and roster.of[spot(each)] != index:
                    entry.join(roster.of[spot(each)], "part-name", mention)
        name = bare(entry.name)
        heads = (keys.get(name[:size], index) for size in range(len(name) - 1, 2, -1))
        opening = next((at for at in heads if at != index), index)
        whole = keys.get(bare(PHASE_TAIL.sub("", entry.name)), index)
        if entry.phase and whole != index:
            entry.join(whole, "part-phase", entry.mentions[0])
        elif opening != index:
            entry.join(opening, "part-name", entry.mentions[0])
