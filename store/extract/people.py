"""PERSON and BYLINE: people the news tells of, and people who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import BREAKS
from store.extract.vocabulary import CREDITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "person-title": "A surname and one or two characters right after an office (书记, 董事长 ...).",
    "person-row": "A further name in a row of names that share an office.",
    "person-address": "A surname and one or two characters right before 总书记, 先生 or the like.",
    "person-roll": "Names alone in a row that closes with 参加, 出席 or the like.",
    "person-speech": "A surname and one or two odd characters that open a clause before 表示, 指出 or the like.",
    "person-again": "A name found elsewhere in the article.",
    "byline-credit": "Names after 记者, 通讯员, 编辑 or the like, up to the end of the credit.",
    "byline-dateline": "Names in the brackets that close a dateline (…日电 (…)).",
    "byline-line": "Names that stand alone in the byline or at the end of the last paragraph.",
}

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
ADDRESS = "总书记 主席 总理 委员长 先生 女士 同志 教授 院士 总统".split()
# What may follow a name: words of these classes, or one of these characters.
AFTER_KINDS = frozenset("vpdcrtwmkfai#(")
# Characters that stand after a name rather than close it.
FUNCTION = frozenset("说对在与和等及为是向将也率曾从就到被把由以已又还并称的了则即介任赴作")
# Surnames that are function words as well: what follows must be a name beyond doubt.
DOUBTFUL = frozenset("向于和时从由为来到都但连关方有全相所当成应高安常经谈计阳满党车国位")

@dataclass(frozen=True, slots=True)
class Person:
    """A name in one part: its place, the rule, and the place of the office before it (or None)."""

    start: int
    end: int
    rule: str
    title: Range | None = None


def given(clauses: Clauses, start: int) -> int | None:
    """Where a person's name that starts here ends; None where none does."""
    text = clauses.folded
    first = clauses.next(start)
    if first is None:
        return None
    double = text[start : start + 2] in gazetteer.surnames()
    if not double and text[start] not in gazetteer.surnames():
        return _foreign(clauses, start)
    if first.end - start == 2 and not double and first.kind in "nsad":
        # 秦国|文: the surname and half of the given name happen to make a word.
        last = clauses.next(first.end)
        whole = last is not None and last.end - last.start == 1 and _fits(clauses, start, last.end)
        return last.end if whole and last and _spoken(text, last.end) else _common(clauses, first)
    if first.end - start > 1 and not double:
        return None
    least = 3 if double else 2
    for end in (start + least + 1, start + least):
        if _fits(clauses, start, end):
            return end
    return _foreign(clauses, start)


def _fits(clauses: Clauses, start: int, end: int) -> bool:
    """Whether start..end can be a whole name: of whole words, and followed by what may follow one."""
    text = clauses.folded
    name = text[start:end]
    if len(name) < end - start or any(char in BREAKS or not "\u4e00" <= char <= "\u9fff" for char in name):
        return False
    stopped = end >= len(text) or text[end] in BREAKS
    if (name[-1] in FUNCTION and not (stopped and name[-1] in "任作同介")) or name[-2:] in SPEECH or not (clauses.whole(end) or text[end] == "说"):
        return False
    last = clauses.word(end)
    if last.end - last.start > 1 and last.start > start and last.kind in "pdcrtv" and _usual(clauses, last):
        return False
    after = clauses.next(end)
    closed = after is None or after.kind in AFTER_KINDS or text[end] in FUNCTION
    if name[0] in DOUBTFUL:
        return closed and _spoken(text, end) and not (last.end - last.start > 1 and _usual(clauses, last))
    return closed


def _usual(clauses: Clauses, word: Word) -> bool:
    """Whether the language has the word often, so that it is not taken for a given name."""
    return gazetteer.words().get(clauses.piece(word), (0, ""))[0] > 10


def _common(clauses: Clauses, word: Word) -> int | None:
    """The end of a name that is a word of the language too (高峰): only before speech or a stop."""
    plain = word.end - word.start == 2 and word.kind in "na"
    return word.end if plain and _spoken(clauses.folded, word.end) else None


def _foreign(clauses: Clauses, start: int) -> int | None:
    """Where a name spelt by sound ends (拉赫蒙, 弗拉基米尔·普京); None where none starts here."""
    found = _SOUNDS.match(clauses.folded, start)
    if not found or not clauses.whole(found.end()):
        return None
    after = clauses.next(found.end())
    closed = after is None or after.kind in AFTER_KINDS
    return found.end() if closed else None


_SOUND = (
    "[阿埃艾安奥巴白拜贝本比彼波伯博布查茨达戴丹德登迪蒂丁杜多恩尔法菲费弗福盖戈格古哈海汉赫亨胡华怀霍基吉加贾杰金卡凯康考科克肯"
    "库拉莱兰朗劳勒雷里利莉丽林隆卢鲁路伦罗洛马玛迈曼茂梅蒙米密莫墨默姆穆纳娜南内尼诺努欧帕派潘佩彭皮普奇齐恰乔切琼瑞萨塞桑森沙山尚舍申"
    "圣施史舒斯丝苏索塔泰坦特腾提汀图托瓦万威韦维温沃乌伍西希锡夏肖谢辛休雅亚扬耶叶伊因英尤约泽扎詹兹佐]"
)
_SOUNDS = re.compile(f"{_SOUND}{{2,6}}(?:·{_SOUND}{{1,8}}){{1,3}}|{_SOUND}{{3,6}}")


def _spoken(text: str, end: int) -> bool:
    """Whether a verb of speech or of taking part, or the end of the clause, follows here."""
    if end >= len(text) or text[end] in BREAKS:
        return True
    return text[end : end + 2] in SPEECH or text[end] in "说等"


SPEECH = frozenset(
    "表示 介绍 指出 强调 告诉 认为 宣布 出席 主持 参加 率队 一行 致辞 会见 坦言 直言 透露 笑着 笑称 感慨 说道 提出 要求 在会 "
    "分析 解释 代表 陪同 带领 讲话 见证 发表 接受 回忆 补充 谈到 谈及 看来 深有 高兴 自豪 算了 正在 每天 来到 深入 先后 走进 "
    "调研 考察 看望 充满 告知 呼吁 建议 希望 率领 作了 同志 先生 女士 为组 负责 等人 等等".split()
)


def titled(clauses: Clauses, start: int, end: int) -> Iterator[Person]:
    """The people named right after the office start..end, all of a row that shares it."""
    text = clauses.folded
    at = end + (text[end : end + 1] in (" ", ":"))
    stop = given(clauses, at)
    if stop is None:
        return
    yield Person(at, stop, "person-title", (start, end))
    while text[stop : stop + 1] in ("、", "和") or text[stop : stop + 1] == " ":
        after = given(clauses, stop + 1)
        if after is None or not (text[after : after + 1] in ("和", "及", "与") or _spoken(text, after)):
            return
        yield Person(stop + 1, after, "person-row", (start, end))
        stop = after


_ROLL = re.compile(f"(?:^|[。,;!?])((?:{_HAN}{{2,3}}、)+{_HAN}{{2,3}})(?:等)?(?:同志|领导)?(?:分别|一同|一起)?(?:参加|出席|陪同|见证)")


def roll(clauses: Clauses) -> Iterator[Person]:
    """The people of a row of names alone that closes with 参加, 出席 or the like."""
    for found in _ROLL.finditer(clauses.folded):
        at = found.start(1)
        names = found.group(1).split("、")
        if all(_full(name) for name in names):
            for name in names:
                yield Person(at, at + len(name), "person-roll")
                at += len(name) + 1


_SPEAKER = re.compile(
    f"(?:^|[。,;!?”]|\\s)({_HAN}{{2,3}}?)(?:也|还|则|随后|同时)?(?:表示|指出|强调|介绍|认为|告诉记者|坦言|透露|感慨|回忆|说[,:。])"
)


def speakers(clauses: Clauses) -> Iterator[Person]:
    """The people that open a clause and speak in it, by names that no word of the language makes."""
    text = clauses.folded
    for found in _SPEAKER.finditer(text):
        start, end = found.span(1)
        name = found.group(1)
        known = name[0] in gazetteer.surnames() and name[0] not in DOUBTFUL
        if not known or name[-1] in "方者人们" or name[-1] in FUNCTION or name in gazetteer.words():
            continue
        single = clauses.next(start)
        if single is not None and single.end - start == 1 and clauses.whole(end) and _odd(clauses, start, end):
            yield Person(start, end, "person-speech")


def addressed(clauses: Clauses, start: int, end: int) -> Person | None:
    """The person named right before the address start..end (习近平|总书记)."""
    text = clauses.folded
    if text[start:end] not in ADDRESS:
        return None
    for size in (3, 2):
        first = start - size
        if first < 0 or text[first] not in gazetteer.surnames() or text[first] in DOUBTFUL:
            continue
        if not all("\u4e00" <= char <= "\u9fff" for char in text[first:start]):
            continue
        word = clauses.next(first)
        if word is not None and word.end - first == 1 and clauses.word(first).kind != "o":
            return Person(first, start, "person-address", (start, end))
    return None


def credited(clauses: Clauses, start: int, end: int) -> Iterator[Person]:
    """The names credited after the word start..end (记者, 责编 ...), all of the row."""
    text = clauses.folded
    at = _skip(text, end, " :/|(")
    colon = any(mark in text[end:at] for mark in ":/")
    if not colon and text[start:end] not in REPORTERS:
        return
    while True:
        stop = _credit(clauses, at, colon or at > end)
        if stop is None:
            return
        yield Person(at, stop, "byline-credit")
        at = _skip(text, stop, " 、,/")
        if at == stop or any(text.startswith(word, at) for word in CREDITS):
            return


def _skip(text: str, at: int, marks: str) -> int:
    while at < len(text) and text[at] in marks:
        at += 1
    return at


REPORTERS = frozenset("记者 通讯员 实习生 见习记者 特约记者 责编 责任编辑 编辑 校对 编审 撰稿 作者 审校 审核 监制 流程编辑 责任校对 摄影".split())
# What closes a credit where no mark does: 朱奕奕|摄, 陈琳|报道.
CLOSING = (*"0123456789", "返回", "查看", "摄", "报道", "文", "图", "供图", "来源", "发自", "整理", "综合", "通讯员", *CREDITS)


def _credit(clauses: Clauses, start: int, apart: bool) -> int | None:
    """Where the credited name ends that starts here; None where none does.

    apart: a mark or space stands before it; then ordinary words may follow it at once.
    """
    text = clauses.folded
    spaced = _SPACED.match(text, start)
    if spaced and text[start] in gazetteer.surnames():
        return spaced.end()
    double = text[start : start + 2] in gazetteer.surnames()
    if not double and text[start : start + 1] not in gazetteer.surnames():
        found = _HANS.match(text, start) if apart else None
        size = found.end() - start if found else 0
        # After a colon and up to the next mark it is a name, its surname known or not.
        return start + size if size in (2, 3) and text[start - 1] == ":" and not _worded(clauses, start) else None
    for size in (4, 3) if double else (3, 2):
        stop = start + size
        name = text[start:stop]
        if not _HANS.fullmatch(name) or (name in gazetteer.words() and size > 2):
            continue
        if stop >= len(text) or text[stop] in BREAKS or text.startswith(CLOSING, stop):
            return stop if name not in gazetteer.words() else None
    stop = start + 3 + double
    alone = stop <= len(text) and clauses.whole(stop) and clauses.word(stop).end - clauses.word(stop).start == 1
    return stop if apart and alone and _HANS.fullmatch(text, start, stop) and _run_on(clauses, stop) else None


def _worded(clauses: Clauses, start: int) -> bool:
    """Whether a word of the language begins here."""
    first = clauses.next(start)
    return first is None or first.end - start > 1


def _run_on(clauses: Clauses, stop: int) -> bool:
    """Whether what follows a name at once starts a new text rather than going on with a sentence."""
    after = clauses.next(stop)
    return after is not None and after.kind in "nstrwxkpvdmc"


_SPACED = re.compile(f"{_HAN} {{1,3}}{_HAN}(?=[ 、,;)/|]|$)")
_HANS = re.compile(f"{_HAN}+")
_DATELINE = re.compile("(?:[日]电|讯)[ ]*[(]([^()]{2,40})[)]")
_PLAIN = re.compile(f"{_HAN}{{2,4}}(?:[ 、,]+{_HAN}{{2,4}})*$")


def dateline(clauses: Clauses) -> Iterator[Person]:
    """The names alone in the brackets after a dateline."""
    for found in _DATELINE.finditer(clauses.folded, 0, 200):
        inside = found.group(1).strip()
        if not _PLAIN.fullmatch(inside) or any(word in inside for word in CREDITS if len(word) > 1):
            continue
        for name in re.finditer(f"{_HAN}{{2,4}}", clauses.folded[: found.end(1)][found.start(1) :]):
            yield Person(found.start(1) + name.start(), found.start(1) + name.end(), "byline-dateline")


_TAIL = re.compile(
    f"[。”!?)]\\s*[(]?({_HAN}{{2,3}}(?:[ 、]+{_HAN}{{2,3}}){{0,4}})[)]?[0-9]?\\s*(?:$|来源|返回|编辑:|责任编辑|责编)"
)


def alone(clauses: Clauses, *, whole: bool) -> Iterator[Person]:
    """The names that make up a byline (`whole`), or that stand after the last sentence."""
    text = clauses.folded
    if whole:
        area = (0, len(text))
    else:
        found = _TAIL.search(text)
        if not found:
            return
        area = found.span(1)
    spans = [(m.start(), m.end()) for m in re.finditer(f"{_HAN}{{2,4}}", text[: area[1]]) if m.start() >= area[0]]
    if not whole and not all(_full(text[a:b]) and _odd(clauses, a, b) for a, b in spans):
        return
    for start, stop in spans:
        if _full(text[start:stop]):
            yield Person(start, stop, "byline-line")


def _odd(clauses: Clauses, start: int, end: int) -> bool:
    """Whether no usual word of the language stands in the span."""
    while end > start:
        word = clauses.word(end)
        if word.end - word.start > 1 and _usual(clauses, word):
            return False
        end = min(word.start, end - 1)
    return True


def _full(name: str) -> bool:
    """Whether the characters can be a whole Chinese name."""
    known = gazetteer.surnames()
    if name in gazetteer.words():
        return False
    return (name[0] in known and len(name) < 4) or (name[:2] in known and len(name) > 2)
