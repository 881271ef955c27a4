"""What a block is by its form alone: how it begins, how it ends, how long it is."""

from __future__ import annotations

import re

# A headline has at most so many characters; a line of at least FRAGMENT may also be a piece of
# a paragraph that a column end cut off.
LONGEST_HEAD = 44
FRAGMENT = 25

_CLOSERS = "”’』」》〉）)】]\"'"
_ENDS = "。！？!?…；;：:"
# What no sentence begins with: the block goes on with one from elsewhere.
_NEVER_FIRST = re.compile(r"[，。、；：！？,;:!?）)》”’」』】%％…·]")

_CAPTION = re.compile(
    r"[（(【\[]?(?:(?:图片|照片|图文|资料图片?|摄影|供图)\s*(?:来源|提供|说明)?|[上下左右题本新配]图|图)"
    r"\s*(?:[（(][^（）()]{1,8}[）)])?\s*[:：]"
    r"|图[①-⑩\d]{0,2}为|[上下左右题本组]图(?:[①-⑩\d]|为|是)"
    r"|[（(【\[][^（）()【】\[\]]{0,16}(?:图片?|摄影?|照片|供图)[）)】\]]$"
)
_CREDITED = re.compile(
    r"(?:\s|[。！？”）)/／、])?[\w·、\s]{0,24}(?:摄影?|供图|摄/文|(?<!文)[/／]图|制图|绘图|资料图片?)[）)]?$"
)
_PICTURE = re.compile(r"(?:摄|供图|(?<!文)[/／]图|制图|资料图片?|图片来源[:：].{1,20})[）)]?$")
LONGEST_CAPTION = 160

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部]"
    r"|\d{1,2}[.、．]\s*\D|0\d\s|[①-⑩]|[●◆■▲★▪•◇□○]"
)
_DASHED = re.compile(r"——|—|―|–|--")

_OPENING = re.compile(
    r"(?:本报|本刊|本台|本网|[^\s，。；：！？,;:!?]{2,14}?(?:社|网|报|台|客户端|频道))"
    r"[^，。；：！？,;!?（(]{0,24}?(?:讯|电|消息)(?=[\s（(:：,，]|$)"
    r"|(?:[^，。；：！？,;:!?]{0,8}?\d{1,2}月)?\d{1,2}日[电讯][\s（(]"
)
_PHRASED = re.compile(r"[\u4e00-\u9fff”’）》] [“‘（《\u4e00-\u9fff]")
_PROSE = re.compile(r"[。！？；，]|[\u4e00-\u9fff][,;!?]")
_SPOKEN = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]\s*\S")
_SOURCE = re.compile(r"(?:稿件|信息|文章|内容)?来源\s*[:：]\s*\S.{0,30}")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_NOTE = re.compile(
    r"(?:编者按|编者的话|核心提示|核心阅读|阅读提示|内容提要|开栏的话|导读)\s*[:：]?"
)


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does; a colon and a semicolon end an item of a list."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and (bare[-1] in _ENDS or (bare[-1] == "." and not bare[-2:-1].isdigit()))


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence, by its first sign."""
    return _NEVER_FIRST.match(text) is not None


def is_piece(text: str) -> bool:
    """Whether a short line can only be a piece of a paragraph, or a note, and no headline."""
    return text[-1] in "，、；：,;:" or goes_on(text) or is_note(text)


def is_caption(text: str) -> bool:
    """Whether it is what stands under a picture: what it shows, or who took it."""
    if len(text) > LONGEST_CAPTION:
        return False
    if _CAPTION.match(text):
        return len(text) <= LONGEST_HEAD or bool(_PICTURE.search(text)) or text.startswith("图")
    return (
        len(text) <= LONGEST_CAPTION
        and bool(_PICTURE.search(text))
        and bool(_CREDITED.search(text))
    )


def is_numbered(text: str) -> bool:
    """Whether it begins with the number or the mark of a section."""
    return _NUMBERED.match(text) is not None


def is_dashed(text: str) -> bool:
    """Whether it begins with the dash of a subtitle."""
    return _DASHED.match(text) is not None


def is_opening(text: str) -> bool:
    """Whether it begins as the first paragraph of a report does: 本报讯, 新华社北京6月1日电."""
    return _OPENING.match(text) is not None


def is_spoken(text: str) -> bool:
    """Whether it says first where or who, and then what: 某地：……"""
    return _SPOKEN.match(text) is not None


def is_source(text: str) -> bool:
    """Whether it is a line that only says where the text was taken from."""
    return _SOURCE.fullmatch(text) is not None


def is_bracketed(text: str) -> bool:
    """Whether all of it stands in brackets: （完）."""
    return _BRACKETED.fullmatch(text) is not None


def is_phrased(text: str) -> bool:
    """Whether it is set in two phrases with a space between, as only headlines are."""
    return _PHRASED.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether it has the punctuation of sentences; a row of a table and a list have not."""
    return _PROSE.search(text) is not None


def is_note(text: str) -> bool:
    """Whether it is a note put before the article: 编者按, 核心提示."""
    return _NOTE.match(text) is not None
