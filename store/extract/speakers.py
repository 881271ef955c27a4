"""PERSON without an office: those who speak, take part or act where a sentence opens with them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import BREAKS
from store.extract.lexicon import lexicon
from store.extract.patterns import pattern
from store.extract.people import (
    DOUBTFUL,
    FUNCTION,
    GIVEN,
    HAN,
    SPEECH,
    Person,
    full,
    given,
    likely,
    plainly,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from store.extract.clauses import Clauses

RULES = {
    "person-roll": "Names alone in a row that closes with 参加, 出席 or the like.",
    "person-speech": "A surname and odd characters that open a clause before 表示 or the like.",
    "person-body": "A likely name right after a body's, before 说, 告诉 or the like.",
    "person-master": "A surname and 师傅, 先生, 女士 or the like.",
    "person-subject": "A surname and two characters of given names that open a clause and act.",
    "person-repeated": "A surname and two characters of given names, told again and again.",
    "person-kin": "Surnames and given names of whom a text tells that they are of one family.",
    "person-veiled": "A surname and 某, with one character more where it has one (王某, 李某华).",
}

# The end of a word for a person in quotation marks.
CALLED = pattern("“[^“”]{1,6}[长员师手匠哥姐]”")
# Looked for first: most texts have none of the words, and the forms take far longer to look for.
PRESENT = ("参加", "出席", "陪同", "见证")
SPEAKING = (
    "说", "表示", "指出", "强调", "介绍", "认为", "告诉记者", "坦言", "透露", "感慨", "回忆",
)  # fmt: skip
ROLL = pattern(
    f"(?:^|[。,;!?])((?:{HAN}{{2,3}}、)+{HAN}{{2,3}})(?:等)?(?:同志|领导)?(?:分别|一同|一起)?"
    f"(?:{'|'.join(PRESENT)})"
)
SPEAKER = pattern(
    f"[。,;!?”\\s]据?({HAN}{{2,3}}?)(?:也|还|则|随后|同时)?(?:{'|'.join(SPEAKING[1:])}|说[,:。])"
)
TOLD = pattern(
    f"的({HAN}{{3}})(?:说道?[,:。]|告诉记者|介绍(?:说|[,:])|表示[,:]|坦言|感慨|回忆|直言|笑言|一家|夫妇|夫妻|送来|送上)"
)
# Who acts in a clause is followed by one of these: a word of a class, or a character.
ACTING = frozenset("vpd")
# A name that closes with these is a brand more often: 盛吉盛, 白世泰.
BRANDISH = frozenset("盛泰达鑫通隆丰源特科利邦创力美") | FUNCTION | frozenset("都正才")
# 董永贺,负责 …: what is told of a person after a comma.
LIFE = pattern(
    ",(?:[12][0-9]{3}年|今年|现年|年近|[0-9]{2}岁|[男女][,。]|一名|一位|是一|来自|毕业|负责|曾|生于|出生|现任|担任|原任|系|作为)"
)
# 李明|是河北人。
NATIVE = pattern(
    f"是(?:(?:土生土长的|地地道道的)?(?:{HAN}{{2,8}}人|[0-9]{{2}}后)"
    "|[^,。;]{2,28}(?:总经理|董事长|负责人|毕业生|经理|书记|主任|工程师|村民|工人|老板|创始人|代表|医生|教师|院长|校长|老师))[,。]"
)
# 甲、乙系夫妻关系; 甲系乙、丙之子
KIN = pattern(
    f"(?<!{HAN})(?:其中)?({HAN}{{2,3}})、({HAN}{{2,3}})(?:系|为|是)(?:夫妻|夫妇|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟)"
    f"|(?<!{HAN})({HAN}{{2,3}})系({HAN}{{2,3}})(?:、({HAN}{{2,3}}))?之(?:子|女|妻|父|母|弟|兄|配偶)"
)
# 谢局长|告诉记者: an office stands for the rest of the name.
CALLING = pattern(
    f"(?<![{HAN[1:-1]}])({HAN}(?:局长|主任|书记|院长|校长|厂长|经理|总|老师|科长|处长|所长|镇长|县长|教授|大爷|大妈|阿姨))"
    "(?:告诉|说[,:“]|介绍[,:说]|表示|坦言|感慨)"
)
# 某|公司, 某|月: no one's name.
VEILED = pattern(
    "公司|企业|集团|项目|平台|小区|学校|医院|机构|单位|部门|[些个种项家地日年月市县区省镇乡村街局部院校店厂国类款次重芯能]"
)
# 高新区|某工程, 中山路|某工地: these close the name of a place.
GROUNDS = frozenset("区路江河湖")
# 王飞|自豪地说, 刘焕鑫|在会上表示: a verb of speech closes the clause.
LATER = pattern(f"{HAN}{{0,14}}?(?:{'|'.join(SPEAKING)})(?=[,:“])")
# How many of the surnames, the commonest first, a name without an office may have.
COMMONEST = 220
# What closes the name of a place, and of a match.
PLACED = frozenset("镇村乡路区赛汇湾庄街港桥")
# With these a surname alone is a person's name.
ADDRESSES = ("师傅", "先生", "女士", "小姐")
# What closes the name of a place that acts: 李家镇|表示.
LEVELS = frozenset("镇村乡县")
# A name without an office or an act is told so often.
MANY = 3


def roll(clauses: Clauses) -> Iterator[Person]:
    """The people of a row of names alone that closes with 参加, 出席 or the like."""
    if not any(word in clauses.folded for word in PRESENT):
        return
    for found in ROLL.finditer(clauses.folded):
        at = found.start(1)
        names = found.group(1).split("、")
        if all(full(name) for name in names):
            for name in names:
                yield Person(at, at + len(name), "person-roll")
                at += len(name) + 1


@lru_cache(maxsize=4)
def _spoken(text: str) -> bool:
    """Whether anybody speaks in a text, of which this is asked more than once."""
    return any(word in text for word in SPEAKING)


def speakers(clauses: Clauses) -> Iterator[Person]:
    """The people that open a clause and speak in it, by names that no word makes."""
    if not _spoken(clauses.folded):
        return
    # With a mark before the text too each name has one, which is what the finder runs to.
    for found in SPEAKER.finditer("。" + clauses.folded):
        start, end = found.start(1) - 1, found.end(1) - 1
        name = found.group(1)
        if not full(name) or name[-1] in "方者人们" or name[-1] in FUNCTION | LEVELS:
            continue
        if name[0] in DOUBTFUL and not (GIVEN.issuperset(name[1:]) and name[0] in "方高安常成"):
            continue
        first = clauses.next(start)
        single = first is not None and first.end - start == 1
        if single and clauses.whole(end) and plainly(clauses, start, end):
            yield Person(start, end, "person-speech")


def told(clauses: Clauses) -> Iterator[Person]:
    """The people named after what is told of them, who speak there: 卖水果的|郭志强|说."""
    # Without any of these words nobody is told of so.
    for found in TOLD.finditer(clauses.folded) if _spoken(clauses.folded) else ():
        start, end = found.span(1)
        if likely(clauses, start) == end:
            yield Person(start, end, "person-speech")


def kin(clauses: Clauses) -> Iterator[Person]:
    """The people that a notice tells to be of one family: 甲、乙系夫妻关系."""
    text = clauses.folded
    if "夫妻" not in text and "之子" not in text and "之女" not in text and "兄弟" not in text:
        return
    for found in KIN.finditer(text):
        for number, name in enumerate(found.groups(), 1):
            if name and full(name):
                yield Person(*found.span(number), "person-kin")


def called(clauses: Clauses) -> Iterator[Person]:
    """Those who speak and are called by their surname and their office: 谢局长|告诉记者."""
    for found in CALLING.finditer(clauses.folded) if _spoken(clauses.folded) else ():
        surname = found[1][0]
        if surname in gazetteer.surnames() and surname not in DOUBTFUL:
            yield Person(*found.span(1), "person-master")


def nicknamed(clauses: Clauses) -> Iterator[Person]:
    """The people named right after what they are called in quotation marks: “电哨长”章熊."""
    text = clauses.folded
    for found in CALLED.finditer(text) if "”" in text else ():
        stop = given(clauses, found.end())
        first = clauses.next(found.end())
        single = first is not None and first.end - first.start == 1
        name = text[found.end() : stop] if stop and single else ""
        whole = name and full(name) and name[0] not in DOUBTFUL
        if whole and plainly(clauses, found.end(), stop or 0):
            yield Person(found.end(), stop or 0, "person-title")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Three characters at the head of a clause that can be a surname and a given name."""
    names = [name for name in gazetteer.listed_surnames() if len(name) == 1][:COMMONEST]
    surnames = "".join(name for name in names if name not in DOUBTFUL)
    chars = "".join(sorted(GIVEN))
    # The surname first: the finder then runs over all other characters.
    before = "(?:(?<=[。,;!?:”“ \\n\u3000].)|(?<=[。,;]据.)|(?<![\\s\\S].))"
    return pattern(f"([{surnames}]{before}[{chars}]{{1,2}})(?=[,]|{HAN})")


def subjects(clauses: Clauses) -> Iterator[Person]:
    """The people that open a clause and act in it: 秦荣菊|一边摘着 …, 许开辰|创办的 …."""
    text, words = clauses.folded, lexicon()
    spoken = _spoken(text)
    for found in _opening().finditer(text):
        start, end = found.span(1)
        # 是 may close a name, but it mostly follows one.
        end -= text[end - 1] == "是" and end - start > 2
        if text[end - 1] in LEVELS and end - start > 2:
            continue
        told = LIFE if text[end] == "," else NATIVE if text[end] == "是" else None
        if told and told.match(text, end) and len(clauses.between(start, end)) == end - start:
            yield Person(start, end, "person-subject")
            continue
        if spoken and (LATER.match(text, end) or LATER.match(text, end - 1)):
            yield from _speaking(clauses, start, end)
            continue
        name = text[start:end]
        if len(name) < 3 or end in clauses.names or name[-1] in BRANDISH:
            continue
        if not (words.parts(name[:2]) and words.parts(name[1:])) or name in gazetteer.words():
            continue
        after = clauses.next(end)
        if after is None or len(clauses.between(start, end)) != 3:
            continue
        acts = after.kind in ACTING or text[end] in "说是在将把从对向与和也就"
        if acts:
            yield Person(start, end, "person-subject")


@lru_cache(maxsize=1)
def _anywhere() -> re.Pattern[str]:
    """Three characters anywhere that can be a surname and a given name."""
    names = [name for name in gazetteer.listed_surnames() if len(name) == 1][:COMMONEST]
    surnames = "".join(name for name in names if name not in DOUBTFUL)
    chars = "".join(sorted(GIVEN - FUNCTION))
    return pattern(f"([{surnames}])(?=([{chars}]{{2}}))")


def repeated(texts: Sequence[Clauses]) -> frozenset[str]:
    """The names of three characters that no word makes and that the article tells many times."""
    found = Counter(pair for each in texts for pair in _anywhere().findall(each.folded))
    words = lexicon()
    often = (surname + rest for (surname, rest), times in found.items() if times >= MANY)
    return frozenset(
        name
        for name in often
        if name[-1] not in BRANDISH
        and name[-1] not in PLACED
        and name not in gazetteer.words()
        and words.parts(name[:2])
        and words.parts(name[1:])
        and not any(_elsewhere(name).search(each.folded) for each in texts)
    )


def _elsewhere(name: str) -> re.Pattern[str]:
    """Where a place or a firm is called so: 夏家桥|社区."""
    return pattern(
        f"{name}(?:社区|[村镇乡县路街山湖河桥站区园苑]|小区|广场|大厦|公司|集团|品牌|项目|牌|科技)"
    )


def told_again(clauses: Clauses, names: frozenset[str]) -> Iterator[Person]:
    """Where one of these names stands free, after a mark or a word and before one."""
    for name in names:
        at = clauses.folded.find(name)
        while at >= 0:
            quoted = clauses.folded[at - 1 : at] in ("“", "‘")
            if likely(clauses, at) == at + len(name) and not quoted:
                yield Person(at, at + len(name), "person-repeated")
            at = clauses.folded.find(name, at + 1)


def _speaking(clauses: Clauses, start: int, end: int) -> Iterator[Person]:
    """The person whose name of three or of two characters opens the clause at `start`."""
    for stop in dict.fromkeys((end, start + 2)):
        words = clauses.between(start, stop)
        name = clauses.folded[start:stop]
        odd = len(words) == stop - start and stop not in clauses.names
        after = clauses.next(stop)
        closes = name[-1] in FUNCTION or name[-1] in "方者人们"
        if not odd or name in gazetteer.words() or closes or after is None:
            continue
        if stop - start == 3 or after.end - after.start > 1 or after.kind == "p":
            yield Person(start, stop, "person-speech")
            return


def veiled(clauses: Clauses) -> Iterator[Person]:
    """Those of whose names only the surname is told, and perhaps the last character: 李某华."""
    text = clauses.folded
    at = text.find("某", 1)
    while at > 0:
        start, end = at - 1, at + 1
        at = text.find("某", end)
        if text[start] not in gazetteer.surnames() or text[start] in DOUBTFUL:
            continue
        word = clauses.word(end - 1)
        if text[start] in GROUNDS and text[start - 1 : start] not in BREAKS:
            continue
        if word.end - word.start > 1 or VEILED.match(text, end):
            continue
        if at == end:
            end += 1
            at = text.find("某", end)
        elif text[end : end + 1] in GIVEN and text[end] not in FUNCTION and _closed(clauses, end):
            end += 1
        yield Person(start, end, "person-veiled")


def _closed(clauses: Clauses, start: int) -> bool:
    """Whether one character alone stands here, and a mark or a word that acts after it."""
    word = clauses.next(start)
    if word is None or word.end - start > 1:
        return False
    after = clauses.next(word.end)
    return after is None or after.kind in "vpdkcf"


def masters(clauses: Clauses) -> Iterator[Person]:
    """Those who are called by their surname and 师傅, 先生 or the like."""
    text = clauses.folded
    for address in ADDRESSES:
        at = text.find(address)
        while at > 0:
            named = text[at - 1] in gazetteer.surnames() and text[at - 1] not in DOUBTFUL
            # 蔡永|龙先生: odd characters before it are of the name.
            if named and clauses.word(at).start == at - 1 and clauses.word(at - 1).kind != "o":
                yield Person(at - 1, at + len(address), "person-master")
            at = text.find(address, at + len(address))


def introduced(clauses: Clauses, ends: Sequence[int]) -> Iterator[Person]:
    """The people named right after a body that ends at one of `ends`, and who speak there."""
    text = clauses.folded
    for start in ends:
        end = likely(clauses, start)
        if end is not None and (text[end : end + 2] in SPEECH or text[end : end + 1] == "说"):
            yield Person(start, end, "person-body")
