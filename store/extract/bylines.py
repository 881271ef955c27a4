"""BYLINE: the people who wrote, took or edited the piece, as they are credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.people import FUNCTION, HAN, Person, full, likely, plainly
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.extract.clauses import Clauses

RULES = {
    "byline-credit": "Names after 记者, 通讯员, 编辑 or the like, up to the end of the credit.",
    "byline-dateline": "Names alone in the brackets that close a dateline (…日电 (…)).",
    "byline-bracket": "Names alone in brackets after a sentence, or right before 摄.",
    "byline-line": "Names that make up the byline, or stand alone after the last sentence.",
}

CREDITS = section("credits")
REPORTERS = frozenset(section("reporters"))
# What closes a credit where no mark does: 朱奕奕|摄, 陈琳|报道.
CLOSING = (
    *"0123456789",
    *("返回", "查看", "摄", "报道", "文", "图", "供图", "来源", "发自", "整理", "综合"),
    *CREDITS,
)
# 李洪明/文图: what was made, not by whom.
NOT_NAMES = frozenset(("文图", "图文", "文字", "摄影", "视频", "海报", "制图"))
# What parts a name from the word before it.
BLANK = " \xa0"
# Rarer than this (binary logarithm), a word of the lexicon may be a name all the same.
RARE = 4
SPACED = pattern(f"{HAN} {{1,3}}{HAN}(?=[ 、,;)/|]|$)")
HANS = pattern(f"{HAN}+")
NAME = pattern(f"{HAN}{{2,4}}")
DATELINE = pattern("(?:日电|讯)\\s*[(]([^()]{2,40})[)]")
# 日电(徐磊磊 谷敏 …记者 王海涵)
LEADING = pattern(f"(?:日电|讯)\\s*[(]((?:{HAN}{{2,3}}[ 、]+)+)(?=[^()]{{2,40}}[)])")
# 。(秦晓东、高爱妮) after a sentence; (梁盛 摄), 查正风 摄 under or beside a picture.
BRACKET = pattern(f"[。”!?)][(]({HAN}{{2,3}}(?:[ 、,]+{HAN}{{2,3}}){{0,5}})[)]")
PICTURE = pattern(f"(?:^|[ (/:|。])({HAN}{{2,3}}(?:[ 、]+{HAN}{{2,3}})?)[ /]*(?:摄|/图|图/)")
PLAIN = pattern(f"{HAN}{{2,4}}(?:[ 、,]+{HAN}{{2,4}})*$")
LAST = pattern(
    f"[。”!?)]\\s*[(]?({HAN}{{2,3}}(?:[ 、]+{HAN}{{2,3}}){{0,4}})[)]?[0-9]?\\s*"
    "(?:$|来源|返回|编辑:|责任编辑|责编)"
)


def credited(clauses: Clauses, start: int, end: int) -> Iterator[Person]:
    """The names credited after the word start..end (记者, 责编 ...), all of the row."""
    text = clauses.folded
    at = _skip(text, end, BLANK + ":/|(")
    colon = any(mark in text[end - 1 : at] for mark in ":/")
    if not colon and text[start:end] not in REPORTERS:
        return
    apart = at > end
    while True:
        stop = _credit(clauses, at)
        if stop is None:
            stop = (_unclosed(clauses, at) if apart else None) or likely(clauses, at)
        if stop is None:
            return
        yield Person(at, stop, "byline-credit")
        at = _skip(text, stop, BLANK + "、,/")
        apart = True
        if at == stop or text.startswith(CREDITS, at):
            return


def dateline(clauses: Clauses) -> Iterator[Person]:
    """The names alone in the brackets after a dateline."""
    # Looked for first, as in the other forms: most texts have none.
    if clauses.folded.find("(", 0, 200) < 0:
        return
    for found in DATELINE.finditer(clauses.folded, 0, 200):
        inside = found.group(1).strip()
        if PLAIN.fullmatch(inside) and not any(word in inside for word in CREDITS):
            yield from _each(clauses, *found.span(1), "byline-dateline")
    for found in LEADING.finditer(clauses.folded, 0, 200):
        for person in _each(clauses, *found.span(1), "byline-dateline"):
            name = clauses.folded[person.start : person.end]
            if not full(name) or name in CREDITS:
                break
            yield person


def whole(clauses: Clauses, authors: Sequence[str]) -> Iterator[Person]:
    """The names in a part that is a byline: the authors known, and what can be a full name."""
    for person in _each(clauses, 0, len(clauses.folded), "byline-line"):
        name = clauses.folded[person.start : person.end]
        if full(name) or clauses.clip(person.start, person.end) in authors:
            yield person


def trailing(clauses: Clauses) -> Iterator[Person]:
    """The names that stand alone after the last sentence."""
    found = LAST.search(clauses.folded)
    if not found:
        return
    people = list(_each(clauses, *found.span(1), "byline-line"))
    if all(
        full(clauses.folded[person.start : person.end])
        and plainly(clauses, person.start, person.end)
        for person in people
    ):
        yield from people


def bracketed(clauses: Clauses) -> Iterator[Person]:
    """The names alone in brackets after a sentence, and those of who took a picture."""
    text = clauses.folded
    for form in (BRACKET, PICTURE):
        if form is BRACKET and "(" not in text:
            continue
        if form is PICTURE and "摄" not in text and "图" not in text:
            return
        for found in form.finditer(text):
            people = list(_each(clauses, *found.span(1), "byline-bracket"))
            spans = [(person.start, person.end) for person in people]
            known = sum(full(clauses.folded[start:end]) for start, end in spans)
            # Of three names in a row none needs a surname: (乌兰、晓晗、宇华).
            if (known == len(spans) or len(spans) > 2) and all(
                plainly(clauses, *span) for span in spans
            ):
                yield from people


def _each(clauses: Clauses, start: int, end: int, rule: str) -> Iterator[Person]:
    for name in NAME.finditer(clauses.folded, start, end):
        yield Person(*name.span(), rule)


def _skip(text: str, at: int, marks: str) -> int:
    while at < len(text) and text[at] in marks:
        at += 1
    return at


def _credit(clauses: Clauses, start: int) -> int | None:
    """Where the credited name ends that starts here and is closed; None where none does."""
    text = clauses.folded
    known = gazetteer.surnames()
    if text[start : start + 1] in known and (spaced := SPACED.match(text, start)):
        return spaced.end()
    double = text[start : start + 2] in known
    if not double and text[start : start + 1] not in known:
        return None
    for size in (4, 3) if double else (3, 2):
        stop = start + size
        name = text[start:stop]
        if len(name) < size or not HANS.fullmatch(name):
            continue
        if (
            (name in gazetteer.words() and size > 2)
            or (size > 2 and name[-1] in "摄文图")
            or name in NOT_NAMES
        ):
            continue
        if stop >= len(text) or text[stop] in BREAKS or text.startswith(CLOSING, stop):
            # 通讯员 钟军): a word alone between a space and a bracket is a name all the same.
            apart = text[start - 1] in BLANK + ":" and text[stop : stop + 1] == ")"
            return None if gazetteer.words().often(name) > RARE and not apart else stop
    return None


def _two(clauses: Clauses, start: int) -> int | None:
    """Where a name of two characters ends that a function word or common noun follows at once."""
    text, stop = clauses.folded, start + 2
    after = clauses.next(stop)
    if after is None or not HANS.fullmatch(text, start, stop) or not clauses.whole(stop):
        return None
    single = clauses.word(stop).end - clauses.word(stop).start == 1
    function = after.kind in "pk" and text[stop] in FUNCTION
    time = after.kind in "ts" and after.end - stop > 1
    # 周明|据了解
    heard = text[stop] == "据" and text[start:stop] not in gazetteer.words()
    return stop if single and (function or time or heard) else None


def _unclosed(clauses: Clauses, start: int) -> int | None:
    """The same after a mark or space, where the next sentence follows the name at once."""
    text = clauses.folded
    known = gazetteer.surnames()
    double = text[start : start + 2] in known
    if not double and text[start : start + 1] not in known:
        # After a colon and up to the next mark it is a name, its surname known or not.
        found = HANS.match(text, start)
        first = clauses.next(start)
        whole = found and found.end() - start in (2, 3) and text[start - 1] == ":"
        odd = first is not None and first.end - start == 1
        return found.end() if found and whole and odd else None
    stop = start + 3 + double
    short = _two(clauses, start) if not double else None
    if short:
        return short
    if stop >= len(text) or not HANS.fullmatch(text, start, stop) or not clauses.whole(stop):
        return None
    single = clauses.word(stop).end - clauses.word(stop).start == 1
    after = clauses.next(stop)
    return stop if single and after is not None and after.kind in "nstrwxkpvdmc" else None
