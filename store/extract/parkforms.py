"""The forms of a zone's name: which full name a shorter one or a word for a zone stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.aliases import within
from store.extract.patterns import pattern
from store.extract.vocabulary import section
from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from store.model import Article, Mention

THIS = frozenset(section("this zone"))
# Words that close the names of one zone: 无锡经开区 is 无锡经济开发区.
CLOSINGS = (
    (
        "high-tech",
        "高新技术产业开发区|高新技术产业园区|高新技术产业园|高新技术开发区|高新技术园区|高新园区|高新区",
    ),
    ("economic", "经济技术开发区|经济开发区|工业开发区|经开区|开发区"),
    ("bonded", "综合保税区|综保区"),
    ("free", "自由贸易试验区|自贸试验区|自由贸易区|自贸区"),
    ("port", "自由贸易港|自贸港"),
    ("airport", "航空港经济综合实验区|航空港区|航空港"),
    ("works", "工业园区|工业园|工业区"),
    ("trade", "产业园区|产业园"),
    ("science", "科技园区|科技园"),
    ("goods", "物流园区|物流园"),
    ("town", "新城区|新城"),
    ("new", "新区"),
    ("model", "示范区"),
    ("joint", "合作区"),
    ("trial", "试验区"),
)
CLOSING = pattern(
    "(?:国家级?|省级)?(?:"
    + "|".join(f"(?P<k{n}>{words})" for n, (_, words) in enumerate(CLOSINGS))
    + ")$"
)
MERGED = (")", "]")
POLICIES = ("free", "port", "bonded")
# Of a place's name, its level: 无锡|市.
LEVEL = pattern("[省市县区州旗]$")
# The longest name of a place at the head of a zone's.
PLACE = 7
SENTENCE = pattern("[。;!?\n]")
# 园区 is the zone named last so far before it, in its own sentence.
BEFORE = 60
# The zone that only a national list tells the level of: 高新区 is 中关村.
LEVELS = {"high-tech": ("high-tech",), "economic": ("economic", "high-tech")}


def unmerged(name: str) -> str:
    """A zone's folded name without the district in a bracket behind it: 青溪高新区|(上林区)."""
    return name[: max(name.rfind("("), name.rfind("["))] if name.endswith(MERGED) else name


@lru_cache(maxsize=1024)
def kind_of(name: str) -> str | None:
    """The kind of zone that a name closes with; None where other words close it."""
    found = CLOSING.search(unmerged(name))
    return CLOSINGS[int(found.lastgroup[1:])][0] if found and found.lastgroup else None


@lru_cache(maxsize=1024)
def core(name: str) -> str:
    """A zone's name without what closes it and without the levels of the places it opens with."""
    rest = CLOSING.sub("", unmerged(fold(name)))
    places = gazetteer.places()
    kept = ""
    while rest:
        sizes = (size for size in range(min(PLACE, len(rest)), 1, -1) if rest[:size] in places)
        size = next(sizes, 0)
        if not size:
            break
        place = rest[:size]
        kept += LEVEL.sub("", place) if len(place) > len("市区") else place
        rest = rest[size:]
        if rest[:1] in ("省", "市", "县", "区") and len(rest) > 1:
            rest = rest[1:]
    return kept + rest


def same(names: Collection[str]) -> Mapping[str, str]:
    """Name of a zone -> the longest of the names that are of the same zone, where that is one.

    The names close with words of one kind, and what is before these is the same but for the levels
    of places, or the end of the other's: 枫泾工业区 is 金山区枫泾工业园区.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names if len(names) > 1 else ():
        kind = kind_of(name)
        if kind is not None and len(core(name)) > 1:
            alike[kind].append(name)
    found: dict[str, str] = {}
    for group in alike.values():
        for name in group if len(group) > 1 else ():
            longer = [n for n in group if len(n) > len(name) and _covers(core(n), core(name))]
            most = max(longer, key=len, default=None)
            if most is not None and all(_covers(core(most), core(n)) for n in longer):
                found[name] = most
    return found


def _covers(whole: str, short: str) -> bool:
    """Whether one zone's name without its closing holds another's: at its end, or in its order."""
    return whole.endswith(short) or (whole[:2] == short[:2] and within(short, whole))


def apart(whole: Mapping[str, str | None]) -> dict[str, str | None]:
    """Short form -> full name without those that a longer name only opens with.

    X示范区 is no short form of X示范区Y高新区, which lies in it.
    """
    return {
        short: None if full and full.startswith(short) and len(full) > len(short) + 1 else full
        for short, full in whole.items()
    }


def counted(words: Iterable[str], names: Collection[str]) -> set[str]:
    """The kinds of zones that an article counts, and names more or less than one of.

    Where it names one (长春高新区 beside 全国178家高新区), the word alone is that one; not so the
    zones of trade, which are told of as a policy.
    """
    kinds = {kind_of(word) or word for word in words}
    if not kinds:
        return kinds
    one = Counter(kind for kind, _ in {(kind_of(name), core(name)) for name in names})
    return {kind for kind in kinds if one[kind] != 1 or kind in POLICIES}


def main(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """The zone the article is about: one in its head, else the one it names most often."""
    heads = ("title", "kicker", "subtitle")
    head = [mention for mention in mentions if article.parts[mention.part].kind in heads]
    count = Counter(mention.text for mention in mentions)
    return max(head or mentions, key=lambda m: (count[m.text], len(m.text)), default=None)


class Meant:
    """Tells which zone of an article a word for a zone stands for.

    mentions: the zones that the article names, in the order of the text.
    """

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._article = article
        self._mentions = mentions
        self._main = main(article, mentions)
        self._names = [fold(mention.text) for mention in mentions]

    def by(self, short: Mention) -> Mention | None:
        """The zone meant: of those that close alike, and for 园区 of all, the last one before it in
        its sentence, else the article's main one.
        """
        word = fold(short.text)
        if word in THIS:
            return self._last(short, self._mentions) or self._main
        kind = kind_of(word)
        closing = [
            m for m, name in zip(self._mentions, self._names, strict=True) if _alike(word, name)
        ]
        if closing:
            near = [m for m in closing if self._shares(m, short)]
            if near or self._main not in closing:
                return near[-1] if near else self._last(short, closing) or closing[0]
            return self._main
        if kind in ("high-tech", "economic"):
            zone = gazetteer.official(self._main.text) if self._main else None
            return self._main if zone and zone.level in LEVELS[kind] else None
        if kind in ("new", "model", "joint", "trial", "town", "bonded", "free", "port", "airport"):
            return None
        near = [m for m in self._mentions if self._shares(m, short)]
        return near[-1] if near else self._main

    def _shares(self, zone: Mention, short: Mention) -> bool:
        """True where a zone is named before a word in its sentence."""
        if zone.part != short.part or not zone.end <= short.start:
            return False
        text = self._article.parts[zone.part].text
        between = text[zone.end : short.start]
        return len(between) <= BEFORE and not SENTENCE.search(fold(between))

    def _last(self, short: Mention, zones: Sequence[Mention]) -> Mention | None:
        """The zone of these that is named last before a word."""
        at = (short.part, short.start)
        return next((m for m in reversed(zones) if (m.part, m.start) < at), None)


def _alike(word: str, name: str) -> bool:
    """Whether a zone's name closes with a word, or with one of its kind: 产业园, 产业园区."""
    kind = kind_of(word)
    word, name = unmerged(word), unmerged(name)
    stem = word.removesuffix("区") if word.endswith("园区") else word
    if word == "园区":
        return False
    return name.endswith((stem, stem + "区")) or (kind is not None and kind == kind_of(name))
