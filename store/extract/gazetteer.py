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

# The levels of places, rising, and how long the codes of provinces and cities are.
LEVELS = "rdcp"
PROVINCE, CITY = 2, 4
# A level word between a place's name and a zone's: 西安市高新区, 余杭区经开区.
LEVEL_INSIDE = pattern("(?<=..)[市县区州](?=.{2})")

# What a zone says of its rank, and the words for its kind that all mean one thing.
NATIONAL = pattern("[(]国家级[)]|国家(?:级|(?!级|自主|农))")
HIGH_TECH = pattern(
    "(?:高新?技术产业|高新技术|高新产业|高新科技|高新)(?:开发区|园区|区)$|高技术产业开发区$"
)
ECONOMIC = pattern("经济(?:技术)?开发区$")
IN_BRACKET = pattern("[(]([^()]{2,})[)]")
# Towns that are one body with a zone: 张家港经开区(杨舍镇).
TOWNS = ("镇", "乡", "街道")

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
    """The national zone of that name, long or short; None where no zone has it.

    It may say that it is national (合肥国家级高新区), in brackets too, and name in brackets a
    place that it has or lies in (杭州高新区(滨江)). Before it may stand its province, city and
    county, with or without level words (陕西省西安市高新区, 上虞区杭州湾上虞经开区).
    """
    plain = fold(name)
    found = zones().get(name) or _placed(plain)
    if found is not None or (NATIONAL.search(plain) is None and "(" not in plain):
        return found
    bare = NATIONAL.sub("", plain)
    bracket = IN_BRACKET.search(bare)
    if bracket is not None:
        # 杭州高新区(滨江) and, where it is a piece of the name, 东莞(松山湖)高新区.
        found = _placed(bare[: bracket.start()] + bare[bracket.end() :])
        if found is not None and _of(bracket[1], found):
            return found
        bare = bare[: bracket.start()] + bracket[1] + bare[bracket.end() :]
    found = _placed(bare)
    # A city that is a province has several: 重庆国家级经开区.
    any_of = found is not None and plain.startswith(
        (f"{found.province}国家级", f"{found.province}市国家级")
    )
    return None if any_of and found and found.city == f"{found.province}市" else found


def _placed(name: str) -> Zone | None:
    """The zone of that name with or without the places before it."""
    names, whole = _by_key(), _key(name)
    if whole[-2:] not in _ends():
        return None
    for each in dict.fromkeys((whole, LEVEL_INSIDE.sub("", whole))):
        for start in range(max(1, len(each) - 1)):
            zone = names.get(each[start:])
            if zone is not None and _row(each[:start], around(zone)):
                return zone
    return None


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The last two characters of the names of zones."""
    return frozenset(name[-2:] for name in _by_key())


def _key(name: str) -> str:
    """A zone's name with the shortest word for its kind."""
    return ECONOMIC.sub("经开区", HIGH_TECH.sub("高新区", name))


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, Zone]:
    """The national zones by their names with the shortest word for their kind, folded."""
    found: dict[str, Zone | None] = {}
    for name, zone in zones().items():
        key = _key(fold(name))
        found[key] = None if found.get(key, zone) != zone else zone
    return {key: zone for key, zone in found.items() if zone is not None}


def _row(text: str, names: frozenset[str]) -> bool:
    """Whether a text is nothing but names, one after the other, or empty."""
    return not text or any(
        text[:size] in names and _row(text[size:], names) for size in range(len(text), 1, -1)
    )


def _of(text: str, zone: Zone) -> bool:
    """Whether what stands in a zone's bracket is of it: a place of its city, a name of it."""
    return text.endswith(TOWNS) or _row(text, around(zone)) or text in zone.name


@lru_cache(maxsize=512)
def around(zone: Zone) -> frozenset[str]:
    """The names of its province, its city and the city's counties, with level words and without."""
    places_at = _places_at()
    cities = [code for city in zone.city.split("、") for code in _codes().get(city, ())]
    named = {zone.province, *zone.city.split("、")}.union(*(places_at[code] for code in cities))
    # A province's code is the beginning of its cities'.
    named.update(name for code in cities[:1] for name in places_at[code[:PROVINCE]][:1])
    return frozenset(name for name in named | {_bare(name) for name in named} if len(name) > 1)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, tuple[str, ...]]:
    """The codes of the places of a full name: a city's opens with its province's, and so on."""
    return {name: tuple(codes.split("、")) for _, name, codes in _lines("places.tsv")}


@lru_cache(maxsize=1)
def _places_at() -> Mapping[str, list[str]]:
    """Code of a province or city -> its own name and those of the places inside, itself first."""
    found: dict[str, list[str]] = {}
    for name, codes in _codes().items():
        for code in codes:
            for at in {code, code[:PROVINCE], code[:CITY]}:
                found.setdefault(at, []).insert(0 if at == code else len(found[at]), name)
    return found


@lru_cache(maxsize=1)
def places() -> Mapping[str, str]:
    """Name of a place -> its level: "p" province, "c" city, "d" county or district, "r" other.

    Every place is there with its level word and, where two characters are left, without it.
    """
    found = dict.fromkeys((*section("regions"), *section("countries")), "r")
    for level, name, _ in _lines("places.tsv"):
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
    return frozenset(name for _, name, _ in _lines("places.tsv"))


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
