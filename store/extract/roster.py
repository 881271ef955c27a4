"""The roster: which projects an article names, and which of its mentions stand for which of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.model import Article, Mention

Spot = tuple[int, int, int]
Groups = dict[str, list["Mention"]]

# What a name may carry or not without being another name.
NOISE = re.compile(r"[\s“”\"'‘’《》]|(?:建设)?项目$|建设$")
PHASE = re.compile(r"^(?:项目)?(?:第?[一二三四五六首]|\d{1,2})(?:期|阶段)(?:工程|项目|建设)*$")
PHASE_TAIL = re.compile(r"(?:第?[一二三四五六首])期(?:工程|项目|建设)*$")
# Words that many projects share: they say nothing of which project is meant.
COMMON = re.compile(
    "国内|全国|全球|世界|最大|首个|第一|建设|项目|工程|基地|中心|产业园|园区|生产|产业|智能|制造|研发|总部|公司|有限"
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


def bare(name: str) -> str:
    """A project's name without quotes, spaces and a closing 项目: what must be equal."""
    text = fold(name)
    shorter = NOISE.sub("", text)
    return shorter if len(shorter) > 2 else text


def nest(mentions: Sequence[Mention]) -> dict[Spot, list[Mention]]:
    """What stands inside each PROJECT mention. One pass over the mentions in the text's order."""
    inside: dict[Spot, list[Mention]] = {}
    opened: list[Mention] = []
    ordered = sorted(mentions, key=lambda each: (each.part, each.start, -each.end, each.type != "PROJECT"))
    for mention in ordered:
        while opened and (opened[-1].part, opened[-1].end) < (mention.part, mention.end):
            opened.pop()
        for outer in opened:
            inside[spot(outer)].append(mention)
        if mention.type == "PROJECT":
            inside.setdefault(spot(mention), [])
            opened.append(mention)
    return inside


def of_mentions(article: Article, mentions: Sequence[Mention]) -> Roster:
    """The projects that the PROJECT mentions stand for; short forms joined where they are unique."""
    inside = nest(mentions)
    groups: Groups = defaultdict(list)
    names: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "PROJECT":
            name = mention.canonical or mention.text
            key = bare(name)
            groups[key].append(mention)
            names[key] = max(names.get(key, ""), name, key=len)
    for short, full in list(_by_firm(groups, inside)):
        groups[full].extend(groups.pop(short))
    for short, full in list(_by_headline(article, groups)):
        groups[full].extend(groups.pop(short))
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


def _is_phase(name: str, group: Sequence[Mention]) -> bool:
    return bool(PHASE_TAIL.search(name)) or any(PHASE.match(mention.text) for mention in group)


def _by_firm(
    groups: Groups, inside: Mapping[Spot, Sequence[Mention]]
) -> Iterator[tuple[str, str]]:
    """Firm + 项目 stands for that firm's project where the article has only one other of the firm."""
    short: dict[str, str] = {}
    full: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        head = group[0]
        firm = next(
            (each for each in inside[spot(head)] if each.type == "ORG" and each.start == head.start),
            None,
        )
        if firm is None:
            continue
        if head.canonical is None and head.text == firm.text + "项目":
            short[key] = firm.canonical or firm.text
        else:
            full[firm.canonical or firm.text].append(key)
    for key, name in short.items():
        if len(full[name]) == 1:
            yield key, full[name][0]


def _by_headline(article: Article, groups: Groups) -> Iterator[tuple[str, str]]:
    """The headline's project is the body's only other one, if their names share rare words."""
    heads = [
        key
        for key, group in groups.items()
        if any(article.parts[mention.part].kind == "title" for mention in group)
    ]
    if len(groups) == 2 and len(heads) == 1:
        other = next(key for key in groups if key != heads[0])
        if _share(heads[0], other):
            yield heads[0], other


def _share(one: str, other: str) -> bool:
    """True where two names have three characters in a row in common that are no common words."""
    first, second = (COMMON.sub(" ", name) for name in (one, other))
    pieces = {first[at : at + 3] for at in range(len(first) - 2)}
    return any(" " not in piece and piece in second for piece in pieces)


def _join_wholes(roster: Roster) -> None:
    """Tell for each project whose name contains another's, or is its phase, what it is part of."""
    keys = {bare(name): index for index, entry in enumerate(roster.entries) for name in entry.names}
    for index, entry in enumerate(roster.entries):
        for mention in entry.mentions:
            held = [roster.of[spot(each)] for each in roster.inside[spot(mention)] if each.type == "PROJECT"]
            if entry.whole is None and held and held[0] != index:
                entry.whole, entry.whole_by, entry.whole_at = held[0], "part-name", mention
        longer = [other for other, i in keys.items() if i != index and len(other) > 2 and bare(entry.name).startswith(other)]
        if entry.whole is None and longer:
            entry.whole, entry.whole_by = keys[max(longer, key=len)], "part-name"
            entry.whole_at = entry.mentions[0]
        whole = keys.get(bare(PHASE_TAIL.sub("", entry.name)))
        if entry.phase and entry.whole is None and whole is not None and whole != index:
            entry.whole, entry.whole_by, entry.whole_at = whole, "part-phase", entry.mentions[0]
