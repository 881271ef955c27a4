"""Credits: lists of names with the words that say what the people are, and what they did.

Matching goes by folded text, so that 記者 is 记者 too; the names come back as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from store.fold import fold
from store.layout.names import DOTTED, HANZI, NEVER_IN_NAMES, cuts, is_name, is_set_apart

MOST_NAMES = 12

# What follows 记者 or 作者 in the name of a column (记者连线), though it begins like a name.
_COLUMNS = frozenset(("连线", "来信", "查访", "时评", "简介", "走访", "专访", "明查", "管见"))

_WRITER = (
    r"(?:本[报刊台网社])?"
    r"(?:首席|实习|见习|特约|特派|资深|高级|驻[\u4e00-\u9fff]{1,6}|全媒体?|融媒体?)?"
    r"(?:记者|通讯员|特派员|评论员|撰稿人|撰稿|作者|撰文|采写|实习生|供稿|执笔)"
)
_EDITOR = (
    r"(?:责任|实习|视频|文字|流程|值班|本版|见习)编辑|本版责编|责任校对|责编|美编|编辑|主编|编审|编委"
    r"|审校|审核|[初复终二三]审|审签|校对|监制|剪辑|出镜|供片台?|组版|版式|制图|摄影|摄像|翻译|统筹"
    r"|策划|制片人|值班主任|总值班|签发"
)
# A label; perhaps a colon. 文 and 图 are labels only before a colon or a stroke, or alone.
_LABEL = re.compile(
    rf"(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR})"
    r"|(?<![\w“”()—-])(?:(?P<text>文)|(?P<picture>图))(?=[:/]|$))[:/]?"
)
# What may stand before a label: 南溪日报全媒体|记者; behind a name in brackets: where he is from.
_OF = re.compile(r"[\w·“”()—-]{0,16}")
_FROM = re.compile(r"(?<=[\u4e00-\u9fff])[(][^()]{1,16}[)]")
_MEDIUM = re.compile(r"\S+(?:[报网社台刊]|新闻|客户端|频道|融媒体?|中心)")
# What may follow the names: what the people did and where, the number of an editor.
_DEED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4})?(?:摄影|综合)?报[道导]|综合|整理|文|图|摄|文图|图文|文并?摄|摄影|视频|图片"
    r"|拍摄|[讯电]|[a-z]{1,4}_?\d{2,6}"
)
_PICTURED = frozenset(("图", "摄", "摄影"))
_DONE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:(?:摄影|综合)?报[道导]|整理|文|\d{1,2}日[电讯])$")
_TOKEN = re.compile(r"[^\s、,;|丨/]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named, writers and editors apart. labelled: a word says what they are."""

    authors: tuple[str, ...]
    editors: tuple[str, ...] = ()
    labelled: bool = False


def credit(text: str, set_off: bool = False) -> Credit | None:
    """The names on a line or in a bracket that holds nothing else; None where it holds more.

    The first name must have a known family name; where a label goes before, the others need not,
    nor the first where it stands apart from its label. set_off: that names stand here is likely,
    as in brackets: half of them need a known family name. Editors and those who only took the
    pictures are no authors.
    """
    reader = _Reader(text, fold(text), set_off)
    tokens = [match.span() for match in _TOKEN.finditer(reader.plain)]
    at = 0
    while at < len(tokens):
        start, end = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else (end, end)
        if is_set_apart(reader.plain[start : after[1]]):
            reader.add(text[start] + text[after[0]])
            at += 1
        elif not reader.take(start, end):
            return None
        at += 1
    return reader.credit()


@dataclass(slots=True)
class _Reader:
    """Goes through the words of a credit.

    edits: whether the next names are those of editors. labelled, wrote: whether a label was there,
    and one or a deed that says that they wrote. strangers: names without a known family name.
    of_medium: whether a newspaper is named, whose 记者 has to follow.
    """

    text: str
    plain: str
    set_off: bool
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    edits: bool = False
    labelled: bool = False
    wrote: bool = False
    strangers: int = 0
    of_medium: bool = False

    @property
    def knows(self) -> bool:
        """Whether anybody has been named."""
        return bool(self.authors or self.editors)

    def add(self, name: str) -> None:
        """Put down a name."""
        (self.editors if self.edits else self.authors).append(name)

    def take(self, start: int, end: int) -> bool:
        """Read one word; False where it is no name, no label and nothing that goes with them."""
        at = start
        for label in _LABEL.finditer(self.plain, start, end):
            before = self.plain[at : label.start()]
            name = before.strip("()")
            if is_name(name) and not _MEDIUM.fullmatch(name):
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
        """Go by a label from here on."""
        self.labelled = True
        if label["writer"] or label["text"]:
            self.edits = False
            self.wrote = self.wrote or label["text"] is not None
        elif label["editor"] or self.authors:
            # 文/周明 图/林小雨: who took the pictures did not write; 文/图 周明: who did both.
            self.edits = True

    def _take_names(self, start: int, end: int) -> bool:
        """Read what stands between two labels or two spaces."""
        place = _FROM.search(self.plain, start, end)
        end = place.start() if place else end
        plain = self.plain[start:end]
        before = self.plain[start - 1 : start]
        glued = before.isalnum() and before != "丨"
        done = _DONE.search(plain)
        if done and not is_name(plain) and (glued or not self.knows):
            # 周明报道 behind a label is a name, 滨州报道 behind a name a place.
            end = start + done.start()
            end -= _place_before(self.plain[start:end], done[0])
            return self._take_names(start, end)
        if _DEED.fullmatch(plain):
            self._do(plain)
        elif self.labelled and glued and plain in _COLUMNS:
            return False
        elif len(plain) > 2 and _MEDIUM.fullmatch(plain) and (self.labelled or not is_name(plain)):
            self.of_medium = True
        elif is_name(plain):
            self.add(self.text[start:end])
        elif not self.labelled:
            return self._take_stranger(start, end)
        else:
            return self._take_labelled(start, end, glued)
        return True

    def _do(self, deed: str) -> None:
        if deed not in _PICTURED:
            self.wrote = True
        elif not self.wrote:
            self.editors.extend(self.authors)
            self.authors.clear()

    def _take_stranger(self, start: int, end: int) -> bool:
        """A name whose family name is not known, where no label says that it is a name."""
        plain = self.plain[start:end]
        if not self.set_off or not HANZI.fullmatch(plain) or len(plain) > 3:
            return False
        self.strangers += 1
        self.add(self.text[start:end])
        return NEVER_IN_NAMES.isdisjoint(plain)

    def _take_labelled(self, start: int, end: int, glued: bool) -> bool:
        """Names behind a label whose form alone would not tell."""
        plain = self.plain[start:end]
        alone = len(plain) < 4 and not glued and plain[0] != "本"
        if DOTTED.fullmatch(plain) or (
            HANZI.fullmatch(plain) and NEVER_IN_NAMES.isdisjoint(plain) and (self.knows or alone)
        ):
            self.add(self.text[start:end])
            return True
        found = cuts(plain)
        for one, other in pairwise(found):
            self.add(self.text[start + one : start + other])
        return bool(found)

    def credit(self) -> Credit | None:
        """What was read; None where it cannot be a credit."""
        count = len(self.authors) + len(self.editors)
        if not 0 < count <= MOST_NAMES or self.strangers * 2 > count:
            return None
        if self.of_medium and not self.labelled:
            return None
        return Credit(tuple(self.authors), tuple(self.editors), self.labelled)


def _place_before(plain: str, deed: str) -> int:
    """How many characters behind a name say where it was written: 周明|台北 報導."""
    if is_name(plain) or not is_name(plain[:-2]) or deed in ("整理", "文"):
        return 0
    return 2 if deed.endswith(("报导", "电")) or not cuts(plain) else 0
