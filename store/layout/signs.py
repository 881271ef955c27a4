"""What a block is by its form alone: how it begins, how it ends, how long it is.

Every function takes plain text, that is folded: 攝 is 摄 there, （ is (, and ： is :.
"""

from __future__ import annotations

import re

# A headline has at most so many characters; a line of at least FRAGMENT may also be a piece of
# a paragraph that a column end cut off.
LONGEST_HEAD = 44
FRAGMENT = 25

_CLOSERS = "”’』」》〉)】]\"'"
_ENDS = "。!?…;:"
# What no sentence begins with: the block goes on with one from elsewhere.
_NEVER_FIRST = re.compile(r"[,。、;:!?)》”’」』】%…·]")

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章节部]"
    r"|\d{1,2}[.、]\s*\D|0\d\s|[①-⑩]|[●◆■▲★▪•◇□○]"
)
_DASHED = re.compile(r"——|—|―|–|--")

_OPENING = re.compile(
    r"(?:本报|本刊|本台|本网|[^\s,。;:!?]{2,14}?(?:社|网|报|台|客户端|频道))"
    r"[^,。;:!?(]{0,24}?(?:讯|电|消息)(?=[\s(:,]|$)"
    r"|(?:[^,。;:!?]{0,8}?\d{1,2}月)?\d{1,2}日[电讯][\s(]"
)
_PHRASED = re.compile(r"[\u4e00-\u9fff”’)》] [“‘(《\u4e00-\u9fff]")
_PROSE = re.compile(r"[。;]|[\u4e00-\u9fff”’)》%][,!?]|[!?]")
_SPOKEN = re.compile(r"[\u4e00-\u9fff]{2,8}:\s*\S")
_BRACKETED = re.compile(r"[(][^()]*[)]")
_SERIES = re.compile(
    r"【[^【】]*】|.*(?:[①-⑳㈠-㈩]|[(]之?[一二三四五六七八九十上中下\d]{1,3}[)]|之[一二三四五六七八九十\d]{1,2}"
    r"|——[^—]{2,10})"
)
_DATED = re.compile(r".{0,16}?(?:近日|日前|近期|昨[日天]|今[日天]|连日|\d日|\d号|记者)")
_TOLD = re.compile(
    r"\d[日号](?:在|[上下]午|晚|与|同|从|至)|[(](?:\d{4}年)?\d{1,2}月\d{1,2}日[)]|\d{1,2}日\)"
)
_NOTE = re.compile(r"(?:编者按|编者的话|核心提示|核心阅读|阅读提示|内容提要|开栏的话|导读)\s*:?")


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does; a colon and a semicolon end an item of a list."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and (bare[-1] in _ENDS or (bare[-1] == "." and not bare[-2:-1].isdigit()))


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence, by its first sign."""
    return _NEVER_FIRST.match(text) is not None


def is_piece(text: str) -> bool:
    """Whether a short line can only be a piece of a paragraph, or a note, and no headline."""
    return text[-1] in ",、;:" or goes_on(text) or is_note(text)


def is_numbered(text: str) -> bool:
    """Whether it begins with the number or the mark of a section."""
    return _NUMBERED.match(text) is not None


def is_series(text: str) -> bool:
    """Whether it is the name of a column, or has the number or name of a series behind it."""
    return _SERIES.fullmatch(text) is not None


def is_dashed(text: str) -> bool:
    """Whether it begins with the dash of a subtitle."""
    return _DASHED.match(text) is not None


def is_opening(text: str) -> bool:
    """Whether it begins as the first paragraph of a report does: 本报讯, 新华社北京6月1日电."""
    return _OPENING.match(text) is not None


def is_dated(text: str) -> bool:
    """Whether a paragraph begins with the day it tells of, as reports do, or with the reporter."""
    return _DATED.match(text) is not None


def is_told(text: str) -> bool:
    """Whether it tells the day in words that sentences have and headlines seldom: 28日在 ..."""
    return _TOLD.search(text) is not None


def is_spoken(text: str) -> bool:
    """Whether it says first where or who, and then what: 某地：……"""
    return _SPOKEN.match(text) is not None


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
