"""Namesakes: which of an article's project names are names of one project."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.patterns import pattern
from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.model import Article, Mention

Spot = tuple[int, int, int]
Groups = dict[str, list["Mention"]]

# What a name may carry or not without being another name.
NOISE = pattern(r"[\s“”\"'‘’《》]|(?:建设)?项目$|建设$")
# What a name may be told with instead of the same thing.
SAME = (("轨道交通", "地铁"), ("高速铁路", "高铁"), ("高速公路", "高速"))
YEARLY = pattern(r"(\d[\d.]*[^\d/]{1,3})/年")
# 一期工程, 二期: a phase of a project that is named elsewhere.
PHASE = pattern("(?:项目)?第?(?P<phase>[一二三四五六首])(?:期|阶段)(?:工程|项目|建设)*$")
PHASE_WORD = pattern("[一二三四五六首]期")
# What may close a name and be left out where it is told again.
GENERIC = pattern("(?:高速公路|高速|公路|铁路|项目|工程|建设|基地|园区|园)+$")
WORK = pattern("[园厂院线段站桥路道城镇湖库网港区馆楼心地程链场]$")
# A stretch of a line is a part of it, whoever builds it: 甲局乙高铁1标段.
STRETCH = pattern("(?:标|段|隧道|桥)$")
WORKS = pattern("(?:产业|生产|制造)?(?:基地|园区|工厂)$")
REST = pattern("项目|工程|.{0,4}期")
# Words that many projects share: they say nothing of which project is meant.
COMMON = pattern(
    "国内|全国|全球|世界|最大|首个|第一|建设|项目|工程|基地|中心|产业园|园区|生产|产业|智能|制造|研发|总部|公司|有限"
)
# Into so many pieces a name may fall when it is told short.
PIECES = 3
# How far before a name what describes it is looked for, in its own clause.
BEFORE = 40
LEAD = pattern("[,。;:!?]")
# X项目(下称“Y项目”)
CALLED = pattern('[(](?:以下|下)?(?:统|简)?称为?:?[“”"]*')
# The headline's project and the only other one.
PAIR = 2
# Among more names than these none is compared with each other one.
MANY = 60


@lru_cache(maxsize=1024)
def bare(name: str) -> str:
    """A project's name without quotes, spaces and a closing 项目: what must be equal."""
    text = fold(name)
    shorter = YEARLY.sub(r"年产\1", NOISE.sub("", text))
    for long, short in SAME:
        shorter = shorter.replace(long, short)
    return shorter if len(shorter) > 2 else text


def join(article: Article, groups: Groups, inside: Mapping[Spot, Sequence[Mention]]) -> None:
    """Put the mentions of names that are another name's short form with that other name's."""
    for short, full in list(_by_firm(groups, inside)):
        groups[full].extend(groups.pop(short))
    for short, full in list(_by_definition(article, groups)):
        if short in groups and full in groups:
            groups[full].extend(groups.pop(short))
    for short, full in list(_by_headline(article, groups)):
        groups[full].extend(groups.pop(short))
    if len(groups) > MANY:
        return
    for short in sorted(groups, key=len, reverse=True):
        full_name = _by_letters(short, groups)
        if full_name is not None:
            groups[full_name].extend(groups.pop(short))
    for short, full in list(_by_figure(groups, inside)):
        groups[full].extend(groups.pop(short))


def _firm(mention: Mention, inside: Mapping[Spot, Sequence[Mention]]) -> Mention | None:
    """The firm that a project's name opens with, a place before it left out."""
    for each in inside[mention.part, mention.start, mention.end]:
        lead = mention.text[: each.start - mention.start]
        if each.type == "ORG" and (not lead or fold(lead) in gazetteer.places()):
            return each
    return None


def _by_firm(groups: Groups, inside: Mapping[Spot, Sequence[Mention]]) -> Iterator[tuple[str, str]]:
    """Firm + 项目 stands for that firm's project where the article has only one other of it."""
    short: dict[str, str] = {}
    full: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        head = group[0]
        firm = _firm(head, inside)
        if firm is None:
            continue
        name = firm.canonical or firm.text
        if head.canonical is None and head.text[firm.end - head.start :] in ("项目", "工程"):
            short[key] = name
        else:
            full[name].append(key)
    for key, name in short.items():
        if len(full[name]) == 1:
            yield key, full[name][0]


def _by_definition(article: Article, groups: Groups) -> Iterator[tuple[str, str]]:
    """The short form that the text gives a name itself: X项目(下称“Y项目”)."""
    starts = {(each.part, each.start): key for key, group in groups.items() for each in group}
    for key, group in groups.items():
        for each in group:
            after = fold(article.parts[each.part].text[each.end : each.end + BEFORE])
            told = CALLED.match(after)
            short = starts.get((each.part, each.end + told.end())) if told else None
            if short is not None and short != key:
                yield short, key


def _by_headline(article: Article, groups: Groups) -> Iterator[tuple[str, str]]:
    """The headline's one project is the first of the body, if that shares rare words with it.

    The words may stand right before the name: 年产12万吨管道的X基地 is 年产12万吨管道基地.
    """
    inside = {id(each) for group in groups.values() for each in group if _heads(article, each)}
    heads = [key for key, group in groups.items() if any(id(each) in inside for each in group)]
    if len(heads) != 1 or any(id(each) not in inside for each in groups[heads[0]]):
        return
    rest = [(each, key) for key, group in groups.items() if key != heads[0] for each in group]
    if not rest:
        return
    first, other = min(rest, key=lambda pair: (pair[0].part, pair[0].start))
    text = fold(article.parts[first.part].text)
    lead = LEAD.split(text[max(0, first.start - BEFORE) : first.start])[-1]
    alone = len(groups) == PAIR and not _apart(heads[0], other) and not PHASE_WORD.search(other)
    if alone or _shared(heads[0], other) or (lead.endswith("的") and _shared(heads[0], lead)):
        yield heads[0], other


def _heads(article: Article, mention: Mention) -> bool:
    """True in a headline, also one in brackets at the head of the text: 【…】."""
    part = article.parts[mention.part]
    if part.kind == "title":
        return True
    return part.text.startswith("【") and mention.end <= part.text.find("】")


def _by_letters(short: str, groups: Groups) -> str | None:
    """The one longer name that holds the characters of this one in their order, in few pieces.

    抚吉高速 is 抚州至吉安高速公路; but a name that opens with another (X工程隧道) is a part of it.
    """
    if PHASE.match(short) or any(mention.canonical for mention in groups[short]):
        return None
    core = re.sub("(?:项目|工程)$", "", short) or short
    brand = _is_brand(short, groups[short])
    works = WORKS.sub("", core)
    core = core[1:] if core.startswith("新") and len(core) > PAIR + 1 else core
    full = [
        key
        for key in groups
        if key != short
        and len(key) > len(core)
        and not (STRETCH.search(key) and not STRETCH.search(core))
        and (not _is_part(short, key) or (brand and not REST.match(key[len(short) :])))
        and _pieces(core, key) <= PIECES
    ]
    if not full and len(works) > PIECES and works != core and _shared(works, works):
        # 甲固态电池产业化项目: 固态电池产业|基地
        full = [key for key in groups if works in key and not key.startswith(works)]
    full = [key for key in full if not any(key != each and key.startswith(each) for each in full)]
    if len(full) != 1 or _side_by_side(groups[short], groups[full[0]]):
        return None
    return full[0]


def _is_brand(short: str, mentions: Sequence[Mention]) -> bool:
    """True where a name is only a brand with 项目 after it, and no building or work."""
    return not WORK.search(short) and all(each.text.endswith("项目") for each in mentions)


def _is_part(whole: str, name: str) -> bool:
    """True where a longer name opens with another and then tells of a part of it."""
    if not name.startswith(whole):
        return False
    rest = name[len(whole) :]
    return not (GENERIC.fullmatch(rest) or whole.endswith("期"))


def _pieces(short: str, name: str) -> int:
    """In how many pieces the characters of `short` stand in `name` in their order; many if not."""
    pieces = at = done = 0
    while done < len(short):
        for size in range(len(short) - done, 0, -1):
            found = name.find(short[done : done + size], at)
            if found >= 0:
                break
        else:
            return PIECES + 1
        at, done, pieces = found + size, done + size, pieces + 1
    return pieces


def _by_figure(
    groups: Groups, inside: Mapping[Spot, Sequence[Mention]]
) -> Iterator[tuple[str, str]]:
    """Two names with one capacity and rare words in common are one project's: the first's."""
    first: dict[tuple[float, str], str] = {}
    for key, group in groups.items():
        head = group[0]
        for each in inside[head.part, head.start, head.end]:
            if each.type != "QUANTITY" or each.value is None or not each.unit:
                continue
            other = first.setdefault((each.value, each.unit.split("/")[0]), key)
            if other != key and head.canonical is None and _are_one(key, other, groups):
                yield key, other
                break


def _are_one(one: str, other: str, groups: Groups) -> bool:
    """True where two names differ in no phase, share rare words, and stand in no list together."""
    return (
        PHASE_WORD.findall(one) == PHASE_WORD.findall(other)
        and not _apart(one, other)
        and not (_is_part(one, other) or _is_part(other, one))
        and _shared(one, other)
        and not _side_by_side(groups[one], groups[other])
    )


def _apart(one: str, other: str) -> bool:
    """True where two names open with two places: two projects, alike as they may be."""
    first, second = _place(one), _place(other)
    return bool(first and second) and not (first.startswith(second) or second.startswith(first))


def _place(name: str) -> str:
    """The place that a name opens with; empty where it opens with none."""
    return next((name[:size] for size in range(5, 1, -1) if name[:size] in gazetteer.places()), "")


def _side_by_side(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """True where two names stand next to each other in a list: then they are two projects."""
    ends = {(mention.part, mention.end) for mention in (*one, *other)}
    starts = {(mention.part, mention.start) for mention in (*one, *other)}
    return any((part, end + gap) in starts for part, end in ends for gap in (1, 2))


def _shared(one: str, other: str) -> bool:
    """True where two names have three characters in a row in common that are no common words."""
    first, second = (re.sub(r"\d+", " ", COMMON.sub(" ", name)) for name in (one, other))
    pieces = {first[at : at + 3] for at in range(len(first) - 2)}
    return any(" " not in piece and piece in second for piece in pieces)
