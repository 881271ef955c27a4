"""Names of foreign people: spelt by sound (弗拉基米尔·普京, 卢卡申科), or in Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.bodies import COUNTRIES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses
    from store.model import Range

# What may follow a name: words of these classes, or one of these characters.
AFTER_KINDS = frozenset("vpdcrtwmkfai#(")
# Characters that names of foreign people are spelt with.
SOUND = (
    "[阿埃艾安奥巴白拜贝本比彼波伯博卜布查茨茲达戴丹德登迪蒂丁杜多恩尔法菲费芬弗夫福盖戈格贡古哈海汉"
    "赫亨胡华怀霍基吉加贾杰金卡凯坎康考科克肯库拉莱兰朗劳乐勒雷里利莉丽连列烈林隆卢鲁路伦罗洛马玛迈曼"
    "茂梅蒙米密莫墨默姆穆纳娜南内尼诺努欧帕派潘佩彭皮普奇齐恰切乔琼瑞萨塞赛桑森沙山尚舍申什圣施史舒"
    "斯丝苏索塔泰坦特滕腾提汀图托娃瓦万威韦维温沃翁乌伍西希锡夏肖谢辛休逊雅亚扬耶叶伊因英尤约扎泽詹"
    "治兹佐鲍祖济约宾顿宁敏柴帖季琴妮娅莎琳蕾黛]"
)
SOUNDS = frozenset(SOUND[1:-1])
SPELT = pattern(f"{SOUND}{{2,6}}(?:·{SOUND}{{1,8}}){{1,3}}|{SOUND}{{3,6}}")
BEFORE = pattern(f"{SOUND}{{2,8}}$")
SAYING = ("表示", "指出", "强调", "认为", "赞同", "感谢", "说")
SPEAKING = pattern(
    f"({SOUND}(?:(?<=[。,;!?”\\s].)|(?<![\\s\\S].)){SOUND}{{1,7}})"
    f"(?=(?:也|还|则|随后|今天|当天)?(?:{'|'.join(SAYING[:-1])}|说[,:“]))"
)
# A word that the language has more often (binary logarithm) is itself, and no part of a name.
USUAL = 8
LATIN = pattern(r"[A-Z][a-z]+(?:[ ·](?:[A-Z]\.?|[A-Z][a-z]*[A-Z]?[a-z]+)){1,3}(?![A-Za-z])")
# Offices that stand after a foreign name, or between its country and the name.
HEADS = frozenset(section("heads of state"))
# No name of two characters is one of these.
WORDLIKE = frozenset("的了是在和与同等也都将就还")


def spelt(clauses: Clauses, start: int) -> int | None:
    """Where a name spelt by sound ends that starts here; None where none does."""
    found = SPELT.match(clauses.folded, start)
    if not found or not clauses.whole(found.end()):
        return None
    after = clauses.next(found.end())
    return found.end() if after is None or after.kind in AFTER_KINDS else None


def titled(clauses: Clauses, start: int, end: int) -> int | None:
    """Where a foreign name ends that stands right after the office start..end (总统|萨勒).

    After the country and a head of state any odd characters are the name.
    """
    latin = LATIN.match(clauses.text, end + (clauses.text[end : end + 1] == " "))
    if latin and clauses.text[end : end + 1] != " ":
        return latin.end()
    if (
        clauses.folded[start:end] not in HEADS
        or clauses.piece(clauses.word(start)) not in COUNTRIES
    ):
        return None
    at = end
    while (word := clauses.next(at)) is not None and at - end < 6:
        piece = clauses.piece(word)
        sounds = word.kind in "ns" and SOUNDS.issuperset(piece)
        if piece in WORDLIKE or not (word.kind == "o" or sounds):
            break
        at = word.end
    after = clauses.next(at)
    closed = after is None or after.kind in AFTER_KINDS or clauses.folded[at] in WORDLIKE
    return at if at - end > 1 and closed else None


def addressed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The foreign name right before the office start..end (卢卡申科|总统); None without one."""
    if clauses.folded[start:end] not in HEADS:
        return None
    found = BEFORE.search(clauses.folded, max(0, start - 8), start)
    words = clauses.between(*found.span()) if found else []
    while words and (len(words[0]) > 0 and words[0].kind in "sz"):
        words = words[1:]
    odd = [word for word in words if word.kind in "o1"]
    if not words or len(odd) * 2 < len(words) or start - words[0].start < 2:
        return None
    return words[0].start, start


def speakers(clauses: Clauses) -> Iterator[Range]:
    """The foreign names that open a clause and speak in it: 通伦|表示."""
    text = clauses.folded
    # Looked for first: most texts have none of the words.
    for found in SPEAKING.finditer(text) if any(word in text for word in SAYING) else ():
        words = clauses.between(*found.span(1))
        odd = [word for word in words if word.end - word.start == 1]
        usual = any(clauses.often(word) > USUAL for word in words if word not in odd)
        if words and not usual and (len(found[1]) > 2 or len(odd) == 2):
            yield found.span(1)


def dotted(clauses: Clauses) -> Iterator[Range]:
    """The names with a dot between their parts: 达丽娅·阿列克谢."""
    text = clauses.folded
    end = 0
    while (dot := text.find("·", end)) >= 0:
        start, end = dot, dot
        while text[end : end + 1] == "·" and (stop := _part(clauses, end + 1)) > end + 1:
            end = stop
        while (word := clauses.word(start)).kind in "onis" and dot - word.start < 8:
            if word.kind != "o" and not SOUNDS.issuperset(clauses.piece(word)):
                break
            start = word.start
        spelt_so = sum(char in SOUNDS for char in text[start:end]) * 3 > 2 * (end - start - 1)
        if start < dot < end and spelt_so and end - start > 3:
            yield start, end
        end = max(end, dot + 1)


def dotted_from(clauses: Clauses, start: int) -> int | None:
    """Where the name with a dot ends that starts here; None where none does."""
    if "·" not in clauses.folded[start : start + 10]:
        return None
    return next((end for first, end in dotted(clauses) if first == start), None)


def _part(clauses: Clauses, start: int) -> int:
    """Where the part of a name ends that starts after a dot."""
    at = start
    while (word := clauses.next(at)) is not None and word.end - start < 9:
        sounds = SOUNDS.issuperset(clauses.piece(word))
        told = clauses.piece(word) in "说称"
        if told or (word.kind != "o" and not (sounds and word.kind not in "vkp")):
            break
        at = word.end
    return at


def parts(name: str) -> list[str]:
    """The parts of a name with dots that stand for it further on: 菲勒蒙 of 菲勒蒙·扬."""
    return [part for part in name.split("·") if len(part) > 2] if "·" in name else []
