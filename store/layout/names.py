"""Names of authors: lists of names with the words that say what the people are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# Characters that no given name has: a word with one of them is no name.
_NOT_IN_NAMES = frozenset("的了是在和与及等被把将或也都这那吗呢吧们很更最")

_WRITER = (
    r"(?:首席|实习|见习|特约|特派|驻\S{1,6}|全媒体?|融媒体?)?"
    r"(?:记者|通讯员|特派员|评论员|撰稿人|撰稿|作者|撰文|采写|实习生|供稿)"
)
_EDITOR = (
    r"责任编辑|视频编辑|文字编辑|责编|编辑|主编|编审|审校|审核|校对|监制|版式|制图|摄影|摄像|翻译"
    r"|统筹|策划"
)
# A label, then perhaps a colon, then perhaps the first name without a space between.
_LABEL = re.compile(
    rf"(?P<of>[\w·“”（）()—-]{{0,16}}?)(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR})"
    r"|(?<![\w“”（）()—-])(?P<short>[文图](?=[:：/／]|$)))[:：/／]?(?P<rest>.*)"
)
# What may follow the names of those who wrote and took the pictures.
_DEED = frozenset(
    ("报道", "摄影报道", "综合", "综合报道", "整理", "文", "图", "摄", "文图", "摄影", "讯", "电")
)
_SEPARATOR = re.compile(r"[\s、，,;；|｜/／]+")
_MARK = re.compile(r"[►▶▷●○■□◆◇▲△★☆※◎♦▪▫»•]\s*")
_BRACKETS = re.compile(r"[（(【\[]\s*([^（）()【】\[\]]*?)\s*[）)】\]]")
# The characters that names from other languages are written with.
_SOUND = (
    "阿艾埃安奥巴拜班邦贝本比彼宾波伯勃卜布查达戴丹德邓迪蒂丁东杜顿多厄恩尔法凡范菲费芬弗夫福甫盖冈戈格"
    "葛根古哈海罕汉豪赫亨胡华怀霍基吉加贾简江杰金卡凯坎康考柯科可克肯库拉莱赖兰朗劳勒雷黎里理力利莉林琳"
    "留龙娄卢鲁伦罗洛马玛迈麦买曼梅门蒙米密明莫姆木穆纳娜奈南内尼宁纽努诺帕潘佩彭皮平珀普奇齐其乔切琼热"
    "让日荣萨塞赛桑瑟莎山舍什圣史施斯丝思苏索塔泰坦汤唐特提汀廷图吐托瓦外万旺威韦维温文沃乌武西希席夏谢"
    "辛休许雅亚扬耶叶伊依易因尤约于玉再泽扎詹珍朱兹佐"
)
_FOREIGN = re.compile(rf"[{_SOUND}]{{1,7}}(?:[·•][{_SOUND}]{{1,8}}){{1,3}}")
_HANZI = re.compile(r"[\u4e00-\u9fff]{2,4}")

MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named, writers and editors apart. labelled: a word says what they are."""

    authors: tuple[str, ...]
    editors: tuple[str, ...] = ()
    labelled: bool = False


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Chinese family names, of one character or more."""
    data = (files("store") / "data" / "surnames.txt").read_text(encoding="utf-8")
    return frozenset(line for line in data.split("\n") if line and not line.startswith("#"))


def is_name(text: str) -> bool:
    """Whether a word has the form of a Chinese name: a family name and one or two characters."""
    if not _HANZI.fullmatch(text):
        return bool(_FOREIGN.fullmatch(text))
    if not _NOT_IN_NAMES.isdisjoint(text[1:]) or (len(text) == 2 and text[0] == text[1]):
        return False
    known = surnames()
    if len(text) > 2 and text[:2] in known:
        return True
    return len(text) <= 3 and text[0] in known


def credit(text: str) -> Credit | None:
    """The names on a line or in a bracket that holds nothing else; None where it holds more.

    The first name must have a known family name; where a label goes before, the others need not.
    """
    authors: list[str] = []
    editors: list[str] = []
    into, labelled = authors, False
    for token in _tokens(text):
        label = _LABEL.fullmatch(token)
        rest = token
        if label:
            labelled = True
            if is_name(label["of"]):
                into.append(label["of"])
            into = editors if label["editor"] else authors
            rest = label["rest"]
        if not rest or rest in _DEED:
            continue
        known = is_name(rest)
        if not known and not (authors or editors):
            return None
        if not known and not (labelled and _HANZI.fullmatch(rest)):
            return None
        into.append(rest)
    if not (authors or editors) or len(authors) + len(editors) > MOST_NAMES:
        return None
    return Credit(tuple(authors), tuple(editors), labelled)


def _tokens(text: str) -> list[str]:
    """The words of a line; a name of two characters set apart (王 芳) made one again."""
    words = [word for word in _SEPARATOR.split(text) if word]
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and len(joined[-1]) == 1 and joined[-1] in surnames():
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def byline(text: str) -> Credit | None:
    """The names of a line of its own: after a mark, a label, in brackets, or alone."""
    mark = _MARK.match(text)
    rest = text[mark.end() :] if mark else text
    bracket = _BRACKETS.fullmatch(rest)
    return credit(bracket[1] if bracket else rest)


# The end of the last sentence, then a list of names; or the names in brackets.
_TAIL = re.compile(r"(?<=[。！？!?”’…）)])\s*([^。！？!?”’…，,；;（）()]{2,60})$")
_BRACKET_TAIL = re.compile(r"(?<=[。！？!?”’…）)])\s*[（(]([^（）()]{2,60})[）)]$")


@dataclass(frozen=True, slots=True)
class Tail:
    """Names at the end of a paragraph: where they begin in its text, and who they are."""

    start: int
    credit: Credit
    bracketed: bool


def tail(text: str) -> Tail | None:
    """The names that stand after the last sentence of a paragraph; None where there are none."""
    offset = max(0, len(text) - 64)
    end = text[offset:]
    for pattern, bracketed in ((_BRACKET_TAIL, True), (_TAIL, False)):
        match = pattern.search(end)
        if match:
            found = credit(match[1])
            if found:
                start = offset + match.start()
                return Tail(start + len(match[0]) - len(match[0].lstrip()), found, bracketed)
    return None


_LEAD = re.compile(r"[^，。；！？]{0,36}?(?:讯|电|消息)\s*[（(]([^（）()]{2,60})[）)]")
_REPORTS = re.compile(
    r"(?:本报|本刊|本台|本网)\S{0,6}?(?:记者|通讯员)\s*([^，。；：:]{2,20}?)\s*(?:报道|摄影报道)"
)


def lead(text: str) -> Credit | None:
    """The names in the opening words of an article: 本报讯(记者 …), 新华社…电（…）."""
    match = _LEAD.match(text) or _REPORTS.match(text)
    # The opening words say as much as a label that those in the bracket wrote the report.
    return credit(f"记者 {match[1]}") if match else None
