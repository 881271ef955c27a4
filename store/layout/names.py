"""Names of authors: lists of names with the words that say what the people are.

Matching goes by folded text, so that 記者 is 记者 too; the names come back as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from store.fold import fold

# Characters that no given name has: a word with one of them is no name.
_NOT_IN_NAMES = frozenset("的了是在和与及等被把将或也都这那吗呢吧们很更最")
# What follows 记者 or 作者 in the name of a column (记者连线), though it begins like a name.
_COLUMNS = frozenset(("连线", "来信", "查访", "时评", "简介", "走访", "专访", "明查", "管见"))

_OWN = r"(?:本[报刊台网社])?"
_WRITER = (
    rf"{_OWN}(?:首席|实习|见习|特约|特派|资深|高级|驻[\u4e00-\u9fff]{{1,6}}|全媒体?|融媒体?)?"
    r"(?:记者|通讯员|特派员|评论员|撰稿人|撰稿|作者|撰文|采写|实习生|供稿|执笔)"
)
_EDITOR = (
    r"(?:责任|实习|视频|文字|流程|值班|本版|见习)编辑|本版责编|责任校对|责编|美编|编辑|主编|编审|审校|审核|[初复终二三]审|审签|编委|校对|监制"
    r"|剪辑|出镜|供片台?|组版|版式|制图|摄影|摄像|翻译|统筹|策划|制片人|值班主任|值班编委|总值班|签发"
)
# A label; perhaps a colon. 文 and 图 are labels only before a colon or a stroke, or alone.
_LABEL = re.compile(
    rf"(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR})"
    r"|(?<![\w“”()—-])(?P<text>文)(?=[:/]|$)|(?<![\w“”()—-])(?P<picture>图)(?=[:/]|$))[:/]?"
)
# What may stand before a label: 南溪日报全媒体|记者.
_OF = re.compile(r"[\w·“”()—-]{0,16}")
_MEDIUM = re.compile(r"\S*(?:[报网社台刊]|新闻|客户端|频道|融媒体?|中心)")
# What may follow the names: what the people did, and where.
_DEED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4})?(?:摄影|综合)?报[道导]|综合|整理|文|图|摄|文图|图文|文并?摄|摄影|视频|图片|拍摄|[讯电]|[a-z]{1,4}_?\d{2,6}"
)
_PICTURED = frozenset(("图", "摄", "摄影"))
_DONE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:(?:摄影|综合)?报[道导]|整理|文)$")
_TOKEN = re.compile(r"[^\s、,;|丨/]+")
_MARK = re.compile(r"[►▶▷●○■□◆◇▲△★☆※◎♦▪▫»•✎✍⊙☉◢◣▼▽]\s*")
_BRACKETS = re.compile(r"[(【\[〖〔]\s*([^()【】\[\]〖〗〔〕]*?)\s*[)】\]〗〕]")
# The characters that names from other languages are written with.
_SOUND = (
    "阿埃艾安奥巴拜班邦贝本比彼边别宾波勃伯卜不布才查次措达戴丹旦德邓迪蒂丁东都杜堆敦顿多厄恩尔法"
    "凡范菲费芬夫福弗甫嘎盖冈戈葛格根古哈海罕汉豪合赫亨胡华怀霍基吉加贾简江杰金卡凯坎康考柯科可克"
    "肯孔库拉莱赖兰朗劳勒雷黎理里莉丽利力琳林留龙娄卢鲁伦罗洛玛马买麦迈曼梅门蒙米密苗明莫姆木穆娜"
    "纳奈南内尼宁纽努诺帕潘佩彭皮平普其奇齐乔切琼让热仁日荣肉萨塞赛桑瑟莎沙山舍圣施什史斯思丝苏素"
    "索塔泰坦汤唐特提铁汀廷图吐托瓦外万旺威韦维温文沃乌吾武西希席夏谢辛休许雪逊雅亚央扬耶叶依伊易"
    "因尤于玉约再泽增扎詹珍朱卓兹孜宗佐娅珀"
)
_DOTS = "·•‧・"
_FOREIGN = re.compile(rf"[{_SOUND}]{{1,7}}(?:[{_DOTS}][{_SOUND}]{{1,8}}){{1,3}}")
_DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{_DOTS}][\u4e00-\u9fff]{{1,8}}){{1,3}}")
_HANZI = re.compile(r"[\u4e00-\u9fff]{2,4}")
_GLUED = re.compile(r"[\u4e00-\u9fff]{4,9}")

# No credit ends with these.
_NOT_LAST = "。！？!?；;，,：:"

MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named, writers and editors apart. labelled: a word says what they are."""

    authors: tuple[str, ...]
    editors: tuple[str, ...] = ()
    labelled: bool = False


@lru_cache(maxsize=1)
def surnames() -> dict[str, int]:
    """Chinese family names, of one character or more; the commonest have the lowest numbers."""
    data = (files("store") / "data" / "surnames.txt").read_text(encoding="utf-8")
    lines = (line for line in data.split("\n") if line and not line.startswith("#"))
    return {name: number for number, name in enumerate(lines)}


def is_name(text: str) -> bool:
    """Whether a word has the form of a Chinese name: a family name and one or two characters."""
    plain = fold(text)
    if not _HANZI.fullmatch(plain):
        return bool(_FOREIGN.fullmatch(plain))
    if not _NOT_IN_NAMES.isdisjoint(plain[1:]) or (len(plain) == 2 and plain[0] == plain[1]):
        return False
    known = surnames()
    if len(plain) > 2 and plain[:2] in known:
        return True
    return len(plain) <= 3 and plain[0] in known


def credit(text: str, set_off: bool = False) -> Credit | None:
    """The names on a line or in a bracket that holds nothing else; None where it holds more.

    The first name must have a known family name; where a label goes before, the others need not,
    nor the first where it stands apart from its label. set_off: that names stand here is likely,
    as in brackets: half of them need a known family name.
    """
    reader = _Reader(text, set_off)
    tokens = [match.span() for match in _TOKEN.finditer(reader.plain)]
    at = 0
    while at < len(tokens):
        start, end = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else (end, end)
        if _is_apart(reader.plain[start : after[1]]):
            reader.add(text[start] + text[after[0]])
            at += 1
        elif not reader.take(start, end):
            return None
        at += 1
    return reader.credit()


def _is_apart(words: str) -> bool:
    """Whether two words are a name of two characters that is set apart: 王 芳."""
    return len(words) > 2 and words[0] in surnames() and words[1:-1].isspace()


@dataclass(slots=True)
class _Reader:
    """Goes through the words of a credit. `into` is where the next names go."""

    text: str
    set_off: bool
    plain: str = ""
    strangers: int = 0
    wrote: bool = False
    of_medium: bool = False
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    into: list[str] = field(default_factory=list)
    labelled: bool = False

    def __post_init__(self) -> None:
        self.plain = fold(self.text)
        self.into = self.authors

    def add(self, name: str) -> None:
        """Put down a name."""
        self.into.append(name)

    def take(self, start: int, end: int) -> bool:
        """Read one word; False where it is no name, no label and nothing that goes with them."""
        at = start
        for label in _LABEL.finditer(self.plain, start, end):
            before = self.plain[at : label.start()]
            apart = before.strip("()")
            if is_name(apart) and not _MEDIUM.fullmatch(apart):
                self.add(self.text[at : label.start()].strip("()（）"))
            elif at > start:
                if before and not self._take_names(at, label.start()):
                    return False
            elif not _OF.fullmatch(before):
                return False
            self._turn(label)
            at = label.end()
        return at == end or self._take_names(at, end)

    def _turn(self, label: re.Match[str]) -> None:
        self.labelled = True
        if label["writer"] or label["text"]:
            self.into = self.authors
            self.wrote = self.wrote or label["text"] is not None
        elif label["editor"] or self.authors:
            # 文/周明 图/林小雨: who took the pictures did not write; 文/图 周明: who did both.
            self.into = self.editors

    def _take_names(self, start: int, end: int) -> bool:
        place = _FROM.search(self.plain, start, end)
        if place:
            end = place.start()
        plain, text = self.plain[start:end], self.text[start:end]
        glued = start > 0 and self.plain[start - 1].isalnum() and self.plain[start - 1] != "丨"
        done = _DONE.search(plain)
        if done and not is_name(plain):
            # 周明报道 behind a label is a name, 滨州报道 behind a name a place.
            if glued or not (self.authors or self.editors):
                return self._take_names(start, start + done.start())
        if _DEED.fullmatch(plain):
            if plain in _PICTURED and not self.wrote:
                # Who only took the pictures is no author.
                self.editors.extend(self.authors)
                self.authors.clear()
            self.wrote = self.wrote or plain not in _PICTURED
            return True
        if self.labelled and glued and plain in _COLUMNS:
            return False
        known = bool(self.authors or self.editors)
        if len(plain) > 2 and (known or self.labelled) and _MEDIUM.fullmatch(plain):
            return True
        if is_name(plain):
            self.add(text)
            return True
        if not self.labelled:
            if len(plain) > 2 and _MEDIUM.fullmatch(plain):
                # 南溪晚报/临江新闻|记者: the label has to follow.
                self.of_medium = True
                return True
            if not self.set_off or not _HANZI.fullmatch(plain) or len(plain) > 3:
                return False
            self.strangers += 1
            self.add(text)
            return _NOT_IN_NAMES.isdisjoint(plain)
        if _DOTTED.fullmatch(plain):
            self.add(text)
            return True
        if _HANZI.fullmatch(plain) and _NOT_IN_NAMES.isdisjoint(plain):
            if known or (not glued and len(plain) < 4):
                self.add(text)
                return True
        cuts = _cut(plain)
        for one, other in zip(cuts, cuts[1:], strict=False):
            self.add(text[one:other])
        return bool(cuts)

    def credit(self) -> Credit | None:
        """What was read."""
        count = len(self.authors) + len(self.editors)
        if not 0 < count <= MOST_NAMES or self.strangers * 2 > count:
            return None
        if self.of_medium and not self.labelled:
            return None
        return Credit(tuple(self.authors), tuple(self.editors), self.labelled)


def _cut(plain: str) -> list[int]:
    """Where names that are run together begin and end (周明|林小雨); empty where they are none.

    Of several ways the one with the commonest family names is taken.
    """
    if not _GLUED.fullmatch(plain):
        return []
    ways: list[tuple[int, list[int]]] = [(0, [0])]
    whole: list[tuple[int, list[int]]] = []
    while ways:
        rank, cuts = ways.pop()
        if cuts[-1] == len(plain):
            whole.append((rank, cuts))
            continue
        for size in (2, 3):
            name = plain[cuts[-1] : cuts[-1] + size]
            if len(name) == size and is_name(name):
                worse = max(rank, surnames().get(name[0], 0))
                ways.append((worse, [*cuts, cuts[-1] + size]))
    return min(whole)[1] if whole else []


def byline(text: str) -> Credit | None:
    """The names of a line of its own: after a mark, a label, in brackets, or alone."""
    if text[-1:] in _NOT_LAST:
        return None
    mark = _MARK.match(text)
    rest = text[mark.end() :] if mark else text
    about = _ABOUT.fullmatch(fold(rest))
    if about:
        return _about(about, rest)
    bracket = _BRACKETS.fullmatch(fold(rest))
    if bracket:
        return credit(rest[slice(*bracket.span(1))], set_off=True)
    return credit(rest, set_off=mark is not None)


# （作者系某大学教授）, with or without the name.
_ABOUT = re.compile(
    r"[(【\[](?:本文)?作者:?\s*(?P<name>[\u4e00-\u9fff·]{2,5}?)?[,\s]*"
    r"(?:系|为|是|单位|现任|现为|均为|分别)[^()]{2,60}[)】\]]$"
)


def _about(match: re.Match[str], text: str) -> Credit:
    """The credit of a bracket that says who the author is; text: as written, from the bracket."""
    name = text[slice(*match.span("name"))] if match["name"] else ""
    return Credit((name,) if is_name(name) and name != "单位" else (), labelled=True)


# Where names at the end of a paragraph may begin: behind the end of a sentence. They may stand in
# brackets, and behind a name may stand in brackets where he is from.
_BOUNDARY = re.compile(r"(?<=[。!?”’…)】])\s*(?=[^\s。!?”’…)】,;])")
_TAIL = re.compile(
    r"(?:[(【](?P<inside>[^()【】]{2,60})[)】]|(?P<bare>(?:[^。!?”’…,;()]|[(][^()]{1,16}[)]){2,60}))$"
)
_FROM = re.compile(r"(?<=[\u4e00-\u9fff])[(][^()]{1,16}[)]")
_STAFF_TAIL = re.compile(
    r"[(【]?(?:责任编辑|责任校对|责编|编辑|校对|审核|监制)\s*:\s*[\u4e00-\u9fff·]{2,4}\s*(?:[a-z]{1,4}_?\d{2,6})?\s*[)】]?$"
)
LONGEST_TAIL = 80


@dataclass(frozen=True, slots=True)
class Tail:
    """Names at the end of a paragraph: where they begin in its text, and who they are."""

    start: int
    credit: Credit
    bracketed: bool


def tail(text: str) -> Tail | None:
    """The names that stand after the last sentence of a paragraph; None where there are none."""
    if text[-1:] in _NOT_LAST:
        return None
    offset = max(0, len(text) - LONGEST_TAIL)
    plain = fold(text[offset:])
    for boundary in _BOUNDARY.finditer(plain):
        match = _TAIL.match(plain, boundary.end())
        if match:
            found = _closing(match, text[offset:])
            if found:
                return Tail(offset + match.start(), found, match["inside"] is not None)
    # 责任编辑：周明 needs no sentence to end before it.
    staff = _STAFF_TAIL.search(plain)
    found = byline(text[offset + staff.start() :]) if staff else None
    return Tail(offset + staff.start(), found, False) if staff and found else None


def _closing(match: re.Match[str], text: str) -> Credit | None:
    """The credit that a paragraph ends with."""
    if match["bare"]:
        return credit(_unmarked(text[slice(*match.span("bare"))]))
    about = _ABOUT.fullmatch(match[0])
    if about:
        return _about(about, text[match.start() :])
    return credit(_unmarked(text[slice(*match.span("inside"))]), set_off=True)


def _unmarked(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


_LEAD = re.compile(r"[^,。;!?]{0,36}?(?:讯|电|消息)\s*[(]([^()]{2,60})[)]")
_REPORTS = re.compile(
    r"[^\s,。;!?:()]{0,10}?(?:讯|消息)?\s*"
    r"([^\s,。;!?:()]{0,10}?(?:记者|通讯员|实习生)[^,。;:()]{2,40}?报[道导])"
)
_BRACKET_LEAD = re.compile(r"[(【]([^()【】]{0,12}(?:记者|通讯员|作者|文/)[^()【】]{2,50})[)】]")
LONGEST_LEAD = 120
# Cheap to ask before, in both scripts: no opening words that name somebody are without these.
_OPENS = re.compile(r"讯|訊|电|電|消息|报道|報道|报导|報導|记者|記者|作者|通讯员|文/")


def lead(text: str) -> Credit | None:
    """The names in the opening words of an article: 本报讯(记者 …), 新华社…电（…）."""
    if not _OPENS.search(text, 0, LONGEST_LEAD):
        return None
    plain = fold(text[:LONGEST_LEAD])
    match = _LEAD.match(plain)
    if match:
        # The opening words say as much as a label that those in the bracket wrote the report.
        inside = text[slice(*match.span(1))]
        found = credit(inside, set_off=True) or credit(f"记者{inside}")
        return found if found and found.authors else None
    match = _REPORTS.match(plain) or _BRACKET_LEAD.match(plain)
    found = credit(text[slice(*match.span(1))]) if match else None
    return found if found and found.authors and found.labelled else None
