"""PERSON: people the news tells of, with the office they hold and the body they hold it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract import foreigners, gazetteer
from store.extract.clauses import BREAKS
from store.extract.foreigners import AFTER_KINDS
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "person-title": "A surname and one or two characters right after an office (书记, 董事长 ...).",
    "person-row": "A further name in a row of names that share an office.",
    "person-address": "A surname and one or two characters right before 总书记, 先生 or the like.",
    "person-leader": "A leader of the state that the list names.",
    "person-foreign": "A foreign name with a dot in it, or spelt by sound before 总统 or the like.",
    "person-again": "A name found elsewhere in the article.",
}

HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
TITLES = frozenset(section("titles"))
ADDRESSES = frozenset(section("addresses"))
SPEECH = frozenset(section("speech"))
# 副总裁|马岚丽|博士: what may follow a name that an office stands before.
ADDRESSED = ADDRESSES | {"博士"}
# 习近平|新时代中国特色…思想: a teaching named after a person.
TEACHING = pattern("新时代|(?:生态文明|法治|强军|经济|外交|文化)思想")
# Characters that stand after a name rather than close it; the latter may close one before a stop.
FUNCTION = frozenset(
    "说对在与和等及为是向将也率曾从就到被把由以已又还并称的了则即介任赴作同遭涉获受我你他她所送因"
)
CLOSERS = frozenset("任作同介")
# 王健|身为…: the first character of these is of no name.
OVER = frozenset(("身为", "身兼", "身着", "身穿"))
# Surnames that are function words as well: what follows must be a name beyond doubt.
DOUBTFUL = frozenset("向于和时从由为来到都但连关方有全相所当成应高安常经谈计阳满党车国位")
# Of the surnames that are function words these are never one where nothing else tells it.
PARTICLES = frozenset("向和于从时由为来到都但有所当")
# What closes the office of one who leads.
LEADERS = frozenset("长记任席裁理监师官授士员事人")
SPELT_LONG = pattern(f"{foreigners.SOUND}{{4,6}}")
# A word that the language has this often (binary logarithm) is taken for no given name.
USUAL = 10

# What may stand between a name and the verb of speech: 王明|曾|表示.
LATER = frozenset("曾也还则又亦正")

THINGS = frozenset(section("not people"))
NAMES = pattern(f"{HAN}+")
GIVEN = frozenset("".join(section("given")))
# A word of the language that is taken for a name is no commoner (binary logarithm).
RARE = 9


class Person(NamedTuple):
    """A name in one part: its place, the rule, and the place of the office before it (or None)."""

    start: int
    end: int
    rule: str
    title: Range | None = None


def titled(clauses: Clauses, start: int, end: int) -> Iterator[Person]:
    """The people named right after the office start..end, all of a row that shares it."""
    text = clauses.folded
    at = end + (text[end : end + 1] in (" ", ":", "为"))
    stop = foreigners.dotted_from(clauses, at) or given(clauses, at) or likely(clauses, at)
    stop = stop or _overrun(clauses, at) or _certain(clauses, at, text[start:end])
    if stop is None:
        abroad = foreigners.titled(clauses, start, end)
        if abroad is None:
            return
        at, stop = end + (text[end : end + 1] == " "), abroad
    yield Person(at, stop, "person-title", (start, end))
    yield from row(clauses, stop, (start, end))


def row(clauses: Clauses, stop: int, title: Range | None = None) -> Iterator[Person]:
    """The further people of a row in which the name of one ends at `stop`."""
    text = clauses.folded
    while text[stop : stop + 1] in ("、", "和") or (title and text[stop : stop + 1] == " "):
        after = given(clauses, stop + 1) or (_certain(clauses, stop + 1) if title else None)
        if after is None:
            return
        if text[after : after + 1] not in ("和", "及", "与") and not _spoken(text, after):
            return
        yield Person(stop + 1, after, "person-row", title)
        stop = after


def addressed(clauses: Clauses, start: int, end: int) -> Person | None:
    """The person named right before the address start..end (王小明|先生); None without one."""
    text = clauses.folded
    if text[start:end] not in ADDRESSES:
        return None
    abroad = foreigners.addressed(clauses, start, end)
    if abroad:
        return Person(*abroad, "person-foreign", (start, end))
    for first in (start - 4, start - 3, start - 2):
        if first < 0:
            continue
        double = text[first : first + 2] in gazetteer.surnames() and start - first > 2
        single = text[first] in gazetteer.surnames() and text[first] not in DOUBTFUL
        if not (double or (single and start - first < 4)):
            continue
        word = clauses.next(first)
        single = word is not None and word.end - first == 1 + double
        if single and NAMES.fullmatch(text, first, start) and clauses.word(first).kind != "o":
            return Person(first, start, "person-address", (start, end))
    return None


def office(
    clauses: Clauses, title: Range, bodies: Mapping[int, tuple[int, str]]
) -> tuple[str, str | None]:
    """The offices told right before a name, and the bodies they are held in, both with 、 between.

    title: the place of the last office. bodies: end of the name of a body or park -> its start
    and the name. The body is None where the text does not say it there.
    """
    text = clauses.folded
    start, end = title
    titles: list[str] = []
    held: list[str] = []
    while True:
        titles.append(clauses.clip(start, end))
        at = start - (text[start - 1 : start] == "的")
        first, body = bodies.get(at, (at, ""))
        if not body and clauses.word(at).kind == "s":
            # 廊坊市|市长: of a place, not of a body.
            first, body = clauses.word(at).start, clauses.piece(clauses.word(at))
        if body:
            held.append(body)
        if text[first - 1 : first] != "、":
            break
        before = next((n for n in range(10, 1, -1) if text[first - 1 - n : first - 1] in TITLES), 0)
        if not before:
            break
        start, end = first - 1 - before, first - 1
    return "、".join(titles[::-1]), "、".join(dict.fromkeys(held[::-1])) or None


def teaching(clauses: Clauses, end: int) -> bool:
    """Whether the person's name that ends here is part of the name of a teaching."""
    return TEACHING.match(clauses.folded, end) is not None


def likely(clauses: Clauses, start: int, doubtful: frozenset[str] = frozenset()) -> int | None:
    """Where a name ends that is likely by its characters, whatever follows: 莫远明|眼前.

    doubtful: surnames that count although they are function words.
    """
    text, end = clauses.folded, start + 3
    if end > len(text) or text[start] not in gazetteer.surnames():
        return None
    if text[start] in DOUBTFUL and text[start] not in doubtful:
        return None
    if not GIVEN.issuperset(text[start + 1 : end]) or text[end - 1] in FUNCTION:
        return None
    words = clauses.between(start, end)
    single = len(words) == 3 and clauses.whole(end) and not clauses.names.get(end)
    return end if single and text[start:end] not in gazetteer.words() else None


def _certain(clauses: Clauses, start: int, title: str = "") -> int | None:
    """Where a name ends right after an office, though what follows tells nothing: 程正道|倾囊.

    title: the office; after one that any crowd has (专家, 居民) a surname must be no other word.
    """
    text = clauses.folded
    abroad = SPELT_LONG.match(text, start)
    if abroad and clauses.whole(abroad.end()):
        # 总统|扎帕罗夫|高度重视
        return abroad.end()
    surname = text[start : start + 1]
    if surname not in gazetteer.surnames() or surname in PARTICLES:
        return None
    doubtful = surname in DOUBTFUL
    for end in (start + 3, start + 2):
        name = text[start:end]
        words = clauses.between(start, end) if end <= len(text) and clauses.whole(end) else []
        if not words or name in gazetteer.words() or name in THINGS or name[-1] in FUNCTION:
            continue
        closed = end == len(text) or text[end] in BREAKS or text[end] in "和与及等正"
        # 方志|炜: a rare word may open a name.
        rare = closed and len(words) == len(name) - 1 and clauses.often(words[0]) < RARE
        if not GIVEN.issuperset(name[1:]) or (words[0].end - start > 1 and not rare):
            continue
        after = clauses.next(end)
        if len(name) > 2 and name[-1] == "正" and after is not None and after.kind == "v":
            # 方勤|正|带领
            continue
        usual = any(word.end - word.start > 1 and clauses.often(word) > USUAL for word in words)
        if usual or (doubtful and not (closed or (len(words) > 2 and title[-1:] in LEADERS))):
            continue
        long = after is not None and after.end - end > 1 and title[-1:] in LEADERS
        # 罗培|新作|了: a word runs over the end of a longer name.
        long = long and text[end + 1] not in FUNCTION
        if closed or len(name) > 2 or (long and not doubtful):
            return end
    return None


def _overrun(clauses: Clauses, start: int) -> int | None:
    """Where a name ends whose surname a word of the office runs over: 处|长史|晓楠."""
    text, end = clauses.folded, start + 3
    if end > len(text) or text[start] not in gazetteer.surnames():
        return None
    closed = end == len(text) or text[end] in BREAKS or text[end] in FUNCTION
    named = GIVEN.issuperset(text[start + 1 : end])
    if not closed or not named or text[start] in DOUBTFUL:
        return None
    return end if clauses.next(start) is None else None


def full(name: str) -> bool:
    """Whether the characters can be a whole Chinese name."""
    known = gazetteer.surnames()
    if name in gazetteer.words():
        return False
    return (name[0] in known and len(name) < 4) or (name[:2] in known and len(name) > 2)


def plainly(clauses: Clauses, start: int, end: int) -> bool:
    """Whether no usual word of the language stands in the span, which may thus be a name."""
    while end > start:
        word = clauses.word(end)
        if word.end - word.start > 1 and clauses.often(word) > USUAL:
            return False
        end = min(word.start, end - 1)
    return True


def given(clauses: Clauses, start: int) -> int | None:
    """Where a person's name that starts here ends; None where none does."""
    text = clauses.folded
    double = text[start : start + 2] in gazetteer.surnames()
    if not double and text[start : start + 1] not in gazetteer.surnames():
        return foreigners.spelt(clauses, start)
    first = clauses.next(start)
    if first is None:
        return None
    if first.end - start > 1 and not double:
        return _common(clauses, first)
    least = 3 if double else 2
    if _closes(clauses, start + least + 1):
        return start + least + 1
    for end in (start + least + 1, start + least):
        if _fits(clauses, start, end):
            return end
    return foreigners.spelt(clauses, start)


def _closes(clauses: Clauses, end: int) -> bool:
    """Whether a 和 right before `end` is of the name: a verb follows, so it joins no two."""
    after = clauses.next(end)
    text = clauses.folded
    return text[end - 1 : end] == "和" and after is not None and text[end : end + 2] in SPEECH


def _fits(clauses: Clauses, start: int, end: int) -> bool:
    """Whether start..end can be a whole name: of whole words, followed by what may follow."""
    text = clauses.folded
    if end > len(text) or not NAMES.fullmatch(text, start, end) or text[start:end] in THINGS:
        return False
    stopped = end == len(text) or text[end] in BREAKS
    if text[end - 1] in FUNCTION and not (stopped and text[end - 1] in CLOSERS):
        return False
    if text[end - 1 : end + 1] in OVER:
        return False
    if text[end - 2 : end] in SPEECH or not (clauses.whole(end) or text[end] == "说"):
        return False
    if end - start > 2 and text[end : end + 1] in ("着", "了", "过"):
        # 章熊|带着: what a verb's ending follows is the verb.
        return False
    last = clauses.word(end)
    usual = last.end - last.start > 1 and clauses.often(last) > USUAL
    if usual and last.start > start and last.kind in "pdcrtv":
        # 王建立|介绍: what speaks is a name, though a verb closes it.
        named = end - start > 2 and GIVEN.issuperset(text[last.start : end])
        return named and text[start] not in DOUBTFUL and text[end : end + 2] in SPEECH
    after = clauses.next(end)
    if end - start > 2 and text[end - 1] == "正" and after is not None and after.kind == "v":
        # 方勤|正|带领
        return False
    closed = stopped or after is None or after.kind in AFTER_KINDS or text[end] in FUNCTION
    acting = text[end + 1 : end + 2] == "着"
    closed = closed or acting or text[end : end + 2] in ADDRESSED
    if text[start] in DOUBTFUL:
        # 于柏生|16日
        dated = after is not None and after.kind in "#t" and likely(clauses, start, DOUBTFUL) == end
        return closed and (_spoken(text, end) or dated) and not usual
    return closed


def _common(clauses: Clauses, word: Word) -> int | None:
    """The end of a name whose first characters are a word of the language: 高峰, 秦国|文.

    Only before speech or a stop: the same word elsewhere is just that word.
    """
    text = clauses.folded
    known = word.kind in "nsad" and text[word.start] not in DOUBTFUL
    if word.end - word.start != 2 or not known or text[word.start + 1] not in GIVEN:
        return None
    last = clauses.next(word.end)
    single = last is not None and last.end - last.start == 1
    if last and single and _fits(clauses, word.start, last.end) and _spoken(text, last.end):
        return last.end
    usual = clauses.often(word) > RARE
    spoken = text[word.end : word.end + 2] in SPEECH or text[word.end : word.end + 1] == "说"
    spoken = spoken or (text[word.end + 1 : word.end + 3] in SPEECH and text[word.end] in LATER)
    return word.end if word.kind in "nas" and not usual and spoken else None


def _spoken(text: str, end: int) -> bool:
    """Whether a verb of speech or of taking part, or the end of the clause, follows here."""
    if end >= len(text) or text[end] in BREAKS:
        return True
    at = end + (text[end] in LATER)
    return text[at : at + 2] in SPEECH or text[at : at + 1] in ("说", "等")
