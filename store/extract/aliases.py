"""Names told again: repeats, short forms, and which full name each stands for."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from store.extract import gazetteer
from store.extract.clauses import Clauses
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from store.model import Range

PHASE = pattern("[一二三四五六首]期")
# What closes a firm's name; a short form leaves it out.
FIRM_END = pattern(
    "(?:集团股份有限公司|集团有限公司|股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|分公司|公司|控股集团|集团|"
    "株式会社|股份|控股|实业)+$"
)
GROUP = pattern("集团(?:股份|控股)?(?:有限)?(?:责任)?(?:公司)?$")
# The branch that closes a firm's name with its place.
PARTS = ("华东", "华南", "华北", "华中", "西南", "西北", "东北", "东南", "中南")
BRANCHES = tuple(pattern(f"(?<=..)([\u4e00-\u9fff]{{{n}}})(?:分)?公司$") for n in (2, 3))
BRACKETED = pattern("[(][^()]*[)]")
IN_BRACKETS = pattern("[(]([^()]*)[)]")
CALLED = pattern(
    "[(](?:以下|下)?(?:统称|简称|称)(?:为|:)?[“\"'‘《]?([^()“”\"'‘’《》,;。]{2,16})[”\"'’》]?(?:,[^()]*)?[)]"
)
# 以下简称“公司”: what a text of law calls its parties tells no name.
PARTIES = frozenset(section("parties"))
# 国际标准化组织(iso)
LETTERS = pattern("[(](?<=[\u4e00-\u9fff].)([a-z]{2,8}|[a-z]+(?:[ &.]+[a-z]+){1,5}\\.?)[)]")
# From here on one automaton is faster than looking for one name after the other.
MANY = 50
TRADES = frozenset(section("trades"))
# Words that say nothing of whose a firm is.
PLAIN = frozenset(
    (*section("nameable"), *section("groups"), *section("roles"), *section("no brands"))
)
NO_BRANDS = frozenset(section("no brands"))
# A word that the language has no more often than this (binary logarithm) stands for the firm that
# is called so: 国泰, 金马.
RARE = 6
PAIR = 2
# Two of these are two regions side by side: 粤澳, 京津冀.
REGIONS = frozenset("京津沪渝冀豫粤港澳台闽浙苏鲁皖赣湘鄂川黔滇琼桂陕甘青宁晋蒙辽吉黑藏疆")
SHARED = frozenset(section("shared"))
# A firm's short form is none of its divisions'.
DIVISIONS = ("事业部", "事业群")
# With these many firms of a group open their names: alone they tell none.
HEADS = frozenset(("中科", "中电", "国科", "航天", "清华", "北大", "科大", "中能", "国电"))


def places_in(text: str, names: Collection[str]) -> Iterator[Range]:
    """Every place where one of the names stands in the text."""
    if len(names) > MANY:
        automaton = AhoCorasick(list(names))
        for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            yield start, end
        return
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + 1)


def lettered(text: str) -> Iterator[tuple[int, Range]]:
    """(end of the full name, place of the letters) for every …组织(iso) in the folded text."""
    for found in LETTERS.finditer(text) if "(" in text else ():
        yield found.start(), found.span(1)


def defined(text: str) -> Iterator[tuple[int, Range]]:
    """(end of the full name, place of the short one) for every 以下简称 in the folded text."""
    for found in CALLED.finditer(text) if "称" in text else ():
        if found[1] not in PARTIES:
            yield found.start(), found.span(1)


@lru_cache(maxsize=4096)
def shorts(name: str) -> tuple[str, ...]:
    """The short forms a firm's full name may take in the same article; the name must be folded.

    苏州能讯高能半导体有限公司 gives 能讯高能, 能讯高能公司, 苏州能讯高能 ... Forms that are words
    of the language, places or zones are not among them.
    """
    core = FIRM_END.sub("", BRACKETED.sub("", name))
    town, words = _parts(core)
    # 格力电器(重庆)有限公司: 重庆格力
    town = town or next((t for t in IN_BRACKETS.findall(name) if t in gazetteer.places()), "")
    forms: set[str] = set()
    for form in BRANCHES:
        branch = form.search(name)
        if branch and (branch[1] in gazetteer.places() or branch[1] in PARTS):
            # 中铁置业中南公司: 中南公司
            forms.add(branch.group())
    stems = {stem for stem in _stems(words, by_law=core != name) if not taken(stem)}
    if core != name and len(core) > 2 and not taken(core):
        stems.add(core)
    rest = "".join(words)
    if core != name and len(rest) > PAIR and _odd(words) and not taken(rest):
        # 湖南|太子|奶|集团: a word and a character that nothing else is called by.
        stems.add(rest)
    for stem in stems:
        forms |= {stem, stem + "公司", stem + "集团"}
        if town:
            forms.add(town + stem)
    if town and GROUP.search(name) and len(words) > 1:
        # 滨州|水务|发展|集团: 水务发展集团
        forms.add(rest + "集团")
    return tuple(sorted(forms - {name}))


def _odd(words: list[str]) -> bool:
    """Whether a single character and a word without trade make a name: 太子|奶."""
    single = sum(len(word) == 1 for word in words)
    return (
        single == 1 and len(words) == PAIR and PLAIN.isdisjoint(words) and TRADES.isdisjoint(words)
    )


def longer(names: Collection[str]) -> dict[str, str | None]:
    """Every name -> the one longer name that holds its characters in their order, None if not one.

    The two must also close with the same character, as 石化新城 and 抚顺石化新城 do; 产业园 and
    产业园区 close alike. A phase of it (X二期项目) is no longer name of the whole.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[_close(name)].append(name)
    phases = {name: PHASE.findall(name) for name in names}
    return {
        short: _one(
            [n for n in alike[_close(short)] if phases[n] == phases[short] and within(short, n)]
        )
        for short in names
    }


def _close(name: str) -> str:
    """The character that two forms of one name both close with."""
    return "园" if name.endswith("园区") else name[-1]


def _one(found: list[str]) -> str | None:
    """The one name of these; of one inside another (X工业园, Y开发区X工业园) the longer."""
    if len(found) > 1:
        found = [n for n in found if not any(n != other and other in n for other in found)]
    return found[0] if len(found) == 1 else None


def firms(names: Collection[str]) -> Mapping[str, str | None]:
    """Short form that is among the names -> the firm it is of; None where two firms have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.endswith(DIVISIONS):
            continue
        for short in shorts(name):
            if short in names:
                owners[short].add(name)
    found: dict[str, str | None] = {}
    for short, firms_of in owners.items():
        # Of a firm and its own short form (微祺生物) the firm has it.
        first = [n for n in firms_of if not any(n in shorts(other) for other in firms_of)]
        if len(first) > 1:
            # Of 甲集团 and 甲奶业 it is the first that 甲 stands for.
            first = [n for n in first if n.removeprefix(short) not in TRADES]
        found[short] = first[0] if len(first) == 1 else None
    return found


def taken(stem: str) -> bool:
    """Whether the characters have a meaning of their own, other than as a firm's name."""
    kind = gazetteer.words().get(stem, (0, "z"))[1]
    usual = kind != "z" and not _rare(stem)
    plain = stem in PLAIN and stem not in gazetteer.companies()
    return usual or stem in TRADES or plain or stem in gazetteer.zones() or REGIONS.issuperset(stem)


def _rare(word: str) -> bool:
    """Whether a word of the language is so rare that it stands for the firm that is called so."""
    often, kind = gazetteer.words().get(word, (0, ""))
    rare = len(word) == PAIR and kind and kind in "nvaw" and often <= RARE
    return bool(rare) and word not in PLAIN and word not in TRADES


def within(short: str, name: str) -> bool:
    """Whether the name is longer and holds the characters of the short form in their order."""
    rest = iter(name)
    return len(name) > len(short) and all(char in rest for char in short)


def _stems(words: list[str], *, by_law: bool) -> Iterator[str]:
    """The beginnings of a firm's name that tell it from others, two characters at least.

    by_law: the name closes as the law wants it, so that a rare word too can be what tells it.
    """
    stem = ""
    if "".join(words[:PAIR]) in NO_BRANDS and len(words[0]) == 1:
        # 脑|机|接口|产业集团: of a branch, and no brand.
        return
    for number, word in enumerate(words):
        stem += word
        # Odd characters belong together: 重通成飞 is not cut to 重通.
        inner = len(word) == 1 and number + 1 < len(words) and len(words[number + 1]) == 1
        brand = (
            len(words[0]) == 1 or words[0] in gazetteer.companies() or (by_law and _rare(words[0]))
        )
        # 飞旋|科技 is one of a kind, 城市|建设 is not.
        pair = number == 1 and word in TRADES and words[0] not in SHARED | TRADES
        if stem in HEADS:
            continue
        if number == PAIR and words[0] in HEADS and len(stem) == len(words[0]) + PAIR:
            # 中科|粉|研: what opens the names of a group's firms, with the brand of the one.
            yield stem
            continue
        if len(stem) > 1 and not inner and (brand or pair):
            yield stem
            known = number and words[0] in gazetteer.companies()
            if brand and len(stem) - (len(words[0]) - 1 if known else 0) == number + 1:
                # 金熊|造纸|网毯: the brand with the end of the name, 金熊网毯; 华能|天|成|租赁.
                yield from (stem + "".join(words[k:]) for k in range(number + 2, len(words)))


def _parts(core: str) -> tuple[str, list[str]]:
    """The place a name opens with, and the words after it, odd characters one by one."""
    places = gazetteer.places()
    town = ""
    while True:
        sizes = (size for size in range(7, 1, -1) if len(core) > size + 1)
        size = next((size for size in sizes if core[:size] in places), 0)
        if not size:
            break
        town = core[:size]
        core = core[size:]
        if core[:1] in ("省", "市", "县", "区") and len(core) > 3:
            core = core[1:]
    clauses = Clauses.of(core)
    words: list[str] = []
    end = len(core)
    while end > 0:
        start = min(clauses.word(end).start, end - 1)
        if core[start:end] in gazetteer.companies() and core[end - 2 : end] in TRADES:
            # 格力|电器: of a well-known firm too the brand alone is a short form.
            start = end - 2
        words.append(core[start:end])
        end = start
    return town, words[::-1]
