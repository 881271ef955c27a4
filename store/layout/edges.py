"""What is glued to the edges of a paragraph: names that close it, notices before and behind it.

A cut never moves a character; the stretches of a paragraph make up all of it, white space apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import fold
from store.layout import bylines, notices

if TYPE_CHECKING:
    from store.layout.credits import Credit

# More than this is not glued to one paragraph.
MOST = 12

# Cheap to ask of every paragraph, in both scripts: a text that ends with a full stop and has none
# of these words is no notice, has none behind it, and is no caption. (No word begins with a choice
# of characters: then the search can skip all that begins with another.)
_TELLING = re.compile(
    r"版权|版權|转载|轉載|侵权|侵權|仅供|僅供|有风险|有風險|不构成|不構成|不作为|不作為|据此操作|據此操作"
    r"|观点|觀點|立场|立場|承担|承擔|传递|傳遞|传播|傳播|禁止|未经|未經|本网|本網|本站|声明|聲明|注明|註明"
    r"|扫码|掃碼|扫描|掃描|二维码|二維碼|长按|長按|关注|關注|点击|點擊|热线|熱線|电话|電話|邮箱|郵箱|客户端|客戶端"
    r"|图为|圖為|图①|圖①|上图|上圖|下图|下圖|左图|左圖|右图|右圖|题图|題圖|摄。|攝。"
)
_FIRST_WORDS = ("原", "来", "來", "稿", "文", "本", "信", "内", "內", "新", "转", "轉", "摘")
# A line that is no longer may be a heading that asks or cries out.
LONGEST_LINE = 60
_ENDS = "。！？!?”；;"
_OPENERS = "（(【[《▶►"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph's text. kind: "body", "byline" or "notice"; credit: of a byline."""

    kind: str
    start: int
    end: int
    credit: Credit | None = None


def stretches(text: str, last: bool, title: str = "") -> list[Stretch]:
    """The text in stretches, in its order; a single one where nothing is glued to it.

    last: whether the article may end with it: only then are bare names behind it its authors.
    title: the headline of the article, folded.
    """
    whole = [Stretch("body", 0, len(text))]
    if is_plain(text):
        return whole
    plain = fold(text)
    ends: list[Stretch] = []
    end = len(text)
    while len(ends) < MOST and (found := _last(text, plain, end, last)):
        ends.insert(0, found)
        end = len(plain[: found.start].rstrip())
    start = notices.head(plain[:end], title) if plain[:1] in _OPENERS or _begins(plain) else 0
    begins = [Stretch("notice", 0, len(plain[:start].rstrip()))] if start else []
    body = [Stretch("body", start, end)] if plain[start:end].strip() else []
    return [*begins, *body, *ends] if begins or ends else whole


def is_plain(text: str) -> bool:
    """Whether a paragraph surely is nothing but itself: a cheap look at its ends and its words."""
    return (
        text[-1:] in (_ENDS if len(text) > LONGEST_LINE else "。")
        and text[:1] not in _OPENERS
        and not _begins(text)
        and not _TELLING.search(text, max(0, len(text) - notices.LONGEST_TAIL))
    )


def _begins(text: str) -> bool:
    """Whether it begins as a notice may: 原标题：, 来源：, 本文来自."""
    return text.startswith(_FIRST_WORDS) and (
        ":" in text[:8] or "：" in text[:8] or text[:1] == "本"
    )


def _last(text: str, plain: str, end: int, last: bool) -> Stretch | None:
    """The notice or the names that end the text before `end`."""
    start, sure = notices.tail(plain[:end])
    if start < end and (sure or bylines.tail(text[:start].rstrip())):
        return Stretch("notice", start + _indent(plain, start), end)
    found = bylines.tail(text[:end])
    if found is None or not (last or found.bracketed or found.credit.labelled):
        return None
    return Stretch("byline", found.start, end, found.credit)


def _indent(plain: str, start: int) -> int:
    return len(plain[start:]) - len(plain[start:].lstrip())
