"""Names that are known beforehand: national zones, places, surnames, and words of the language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from store import datafiles
from store.extract.patterns import pattern
from store.extract.vocabulary import section
from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Written after a place's own name; a place is known with and without it.
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|"
    "塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
LEVEL = pattern(
    f"(?:特别行政区|(?:(?:{PEOPLES})族?)*自治[区州县旗]|新区|地区|林区|省|市|县|区|旗|盟)$"
)

# The levels of places, rising.
LEVELS = "rdcp"  # What can stand between a province's short name and a zone's.
LEVEL_AHEAD = pattern(f"^(?:省|市|(?:{PEOPLES})?族?自治区)")

# How often a place or firm is taken to be met, for want of a count (binary logarithm).
PLACE_OFTEN = 8
FIRM_OFTEN = 9


@dataclass(frozen=True, slots=True)
class Zone:
    """One national zone.

    level: "high-tech", "economic" or "new-area". province: without 省. city: in full, several with
    、 between where it lies in several.
    """

    name: str
    short: str
    province: str
    city: str
    level: str


def _lines(name: str) -> Iterator[list[str]]:
    """The fields of the lines of a data file, comments left out."""
    for line in datafiles.read(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def zones() -> Mapping[str, Zone]:
    """Every name of a national zone -> the zone. A name that two zones share is left out.

    A zone that stands in two lists (苏州工业园区) is of the level of the first.
    """
    found: dict[str, Zone | None] = {}
    official_names: dict[tuple[str, str], Zone] = {}
    for level, province, city, name, short, others in _lines("zones.tsv"):
        zone = official_names.setdefault((province, name), Zone(name, short, province, city, level))
        for each in {name, short, *filter(None, others.split("、"))}:
            found[each] = None if each in found and found[each] != zone else zone
    return {name: zone for name, zone in found.items() if zone is not None}


@lru_cache(maxsize=10_000)
def official(name: str) -> Zone | None:
    """The national zone of that name, long or short, with or without the province before it and
    the word for city in it (陕西省西安市高新区); None where no zone has it.
    """
    found = zones().get(name)
    if found is not None:
        return found
    province, rest = "", name
    for each in {zone.province for zone in zones().values()}:
        if name.startswith(each):
            province, rest = each, LEVEL_AHEAD.sub("", name[len(each) :])
    for each in (rest, rest.replace("市", "", 1), name.replace("市", "", 1)):
        found = zones().get(each)
        if found is not None and found.province == (province or found.province):
            return found
    return None


@lru_cache(maxsize=1)
def places() -> Mapping[str, str]:
    """Name of a place -> its level: "p" province, "c" city, "d" county or district, "r" other.

    Every place is there with its level word and, where two characters are left, without it.
    """
    found = dict.fromkeys((*section("regions"), *section("countries")), "r")
    for level, name in _lines("places.tsv"):
        for each in (name, _bare(name)):
            # The higher level wins: 吉林 is the province first.
            if len(each) > 1 and LEVELS.find(level) > LEVELS.find(found.get(each, "r")):
                found[each] = level
    return found


def _bare(name: str) -> str:
    """The name of a place without its level word."""
    if name[-1] in "省市县" and "自治" not in name:
        # Most places: nothing but the last character is cut off.
        return name[:-1]
    bare = LEVEL.sub("", name)
    # 陵水|黎族自治县: of a place's name two characters are left at least.
    return bare if len(bare) > 1 or "自治" not in name else name[: len("陵水")]


@lru_cache(maxsize=1)
def districts() -> frozenset[str]:
    """Full names of provinces, cities, counties and districts, as the state writes them."""
    return frozenset(name for _, name in _lines("places.tsv"))


class Words(Mapping[str, "tuple[int, str]"]):
    """Word -> how often the language has it (binary logarithm) and the letter of its class.

    data/words.tsv says which classes there are; places are "s", firms of the list "z". The words of
    a character are read when the first of them is asked for.
    """

    def __init__(self) -> None:
        # A comment's line too has a first character; no word opens with it.
        self._lines = {line[0]: line for line in datafiles.read("words.tsv").splitlines()}
        self._places = _by_first(places().keys() - set(section("words, not places")))
        self._firms = _by_first(companies())
        self._known: dict[str, dict[str, tuple[int, str]]] = {}

    def opening(self, char: str) -> Mapping[str, tuple[int, str]]:
        """The words that open with a character."""
        found = self._known.get(char)
        if found is None:
            found = self._known[char] = {}
            for field in self._lines.pop(char, "").split("\t")[1:]:
                entry, *of_entry = field.split(" ")
                found.update(dict.fromkeys(of_entry, (int(entry[1:]), entry[0])))
            for names, least, letter in (
                (self._places, PLACE_OFTEN, "s"),
                (self._firms, FIRM_OFTEN, "z"),
            ):
                for name in names.get(char, ()):
                    found[name] = (max(least, found.get(name, (0, ""))[0]), letter)
        return found

    def __getitem__(self, word: str) -> tuple[int, str]:
        return self.opening(word[:1])[word]

    def often(self, word: str) -> int:
        """How often the language has the word (binary logarithm); 0 where it is in no list."""
        char = word[:1]
        # Asked for so often that a method of Mapping, which asks by an exception, takes too long.
        entry = (self._known.get(char) or self.opening(char)).get(word)
        return 0 if entry is None else entry[0]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self.opening(word[:1])

    def __iter__(self) -> Iterator[str]:
        for char in {*self._lines, *self._places, *self._firms, *self._known}:
            yield from self.opening(char)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _by_first(names: Iterable[str]) -> Mapping[str, list[str]]:
    """The names by the character they open with."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[0], []).append(name)
    return found


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of the language, places and firms among them."""
    return Words()


@lru_cache(maxsize=1)
def cities() -> frozenset[str]:
    """Provinces and cities without their level words: what a firm's name may open with."""
    return frozenset(
        name for name, level in places().items() if level in "pc" and name[-1] not in "省市州区盟"
    )


@lru_cache(maxsize=1)
def companies() -> frozenset[str]:
    """Well-known and listed firms and institutions by the names that news uses, folded."""
    lists = (*_lines("companies.txt"), *_lines("listed.txt"))
    return frozenset(fold(" ".join(fields[0] for fields in lists)).split())


@lru_cache(maxsize=1)
def listed_surnames() -> tuple[str, ...]:
    """Chinese surnames, of one character and of two, the commonest first."""
    return tuple(fields[0] for fields in _lines("surnames.txt"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """The same as a set."""
    return frozenset(listed_surnames())
