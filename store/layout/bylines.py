"""Where credits stand: on lines of their own, behind the last sentence, in the opening words.

Names come back as they are written; matching goes by folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.fold import fold
from store.layout.credits import Credit, credit
from store.layout.names import is_name

# No credit ends with these.
_NOT_LAST = "。！？!?；;，,：:"
_MARK = re.compile(r"[►▶▷●○■□◆◇▲△★☆※◎♦▪▫»•✎✍⊙☉◢◣▼▽]\s*")
_BRACKETS = re.compile(r"[(【\[〖〔]\s*([^()【】\[\]〖〗〔〕]*?)\s*[)】\]〗〕]")
# （作者系某大学教授）, with or without the name.
_ABOUT = re.compile(
    r"[(【\[](?:本文)?作者:?\s*(?P<name>[\u4e00-\u9fff·]{2,5}?)?[,\s]*"
    r"(?:系|为|是|单位|现任|现为|均为|分别)[^()]{2,60}[)】\]]$"
)


def byline(text: str) -> Credit | None:
    """The names of a line of its own: after a mark, a label, in brackets, or alone."""
    if text[-1:] in _NOT_LAST:
        return None
    mark = _MARK.match(text)
    rest = _unmarked(text)
    plain = fold(rest)
    about = _ABOUT.fullmatch(plain)
    if about:
        return _about(about, rest)
    bracket = _BRACKETS.fullmatch(plain)
    if bracket:
        return credit(rest[slice(*bracket.span(1))], set_off=True)
    return credit(rest, set_off=mark is not None)


def _unmarked(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _about(match: re.Match[str], text: str) -> Credit:
    """The credit of a bracket that says who the author is; text: as written, from the bracket."""
    name = text[slice(*match.span("name"))] if match["name"] else ""
    return Credit((name,) if is_name(name) and name != "单位" else (), labelled=True)


_NAMED = re.compile(
    r"(?:作者|记者|撰稿|采写)\s*:\s*(?P<names>[^:|()【】]{2,40}?)(?=\s+\S{2,6}\s*:|\s*[|()【】]|\s*$)"
)


def named(text: str) -> tuple[str, ...]:
    """The authors that a line of data names beside other things: 来源：… 作者：周明 时间：…"""
    match = _NAMED.search(fold(text)) if "者" in text or "写" in text or "寫" in text else None
    found = credit(f"作者 {text[slice(*match.span('names'))]}") if match else None
    return found.authors if found else ()


# Where names at the end of a paragraph may begin: behind the end of a sentence. They may stand in
# brackets. 责任编辑：周明 needs no sentence to end before it.
_BOUNDARY = re.compile(r"(?<=[。!?”’…)】])\s*(?=[^\s。!?”’…)】,;])")
_TAIL = re.compile(
    r"(?:[(【](?P<inside>[^()【】]{2,60})[)】]|(?P<bare>(?:[^。!?”’…,;()]|[(][^()]{1,16}[)]){2,60}))$"
)
_STAFF_TAIL = re.compile(
    r"[(【]?(?:责任编辑|责任校对|责编|编辑|校对|审核|监制)\s*:\s*[\u4e00-\u9fff·]{2,4}"
    r"\s*(?:[a-z]{1,4}_?\d{2,6})?\s*[)】]?$"
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
        found = _closing(match, text[offset:]) if match else None
        if match and found:
            return Tail(offset + match.start(), found, match["inside"] is not None)
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


# Cheap to ask before, in both scripts: no opening words that name somebody are without these.
_OPENS = re.compile(r"讯|訊|电|電|消息|报道|報道|报导|報導|记者|記者|作者|通讯员|文/")
_LEAD = re.compile(r"[^,。;!?]{0,36}?(?:讯|电|消息)\s*[(]([^()]{2,60})[)]")
_REPORTS = re.compile(
    r"[^\s,。;!?:()]{0,10}?(?:讯|消息)?\s*"
    r"([^\s,。;!?:()]{0,10}?(?:记者|通讯员|实习生)[^,。;:()]{2,40}?报[道导])"
)
_INSIDE = r"[^()【】〔〕〖〗\[\]]"
_BRACKET_LEAD = re.compile(
    rf"[(【〔〖\[]{_INSIDE}{{0,16}}?((?:记者|通讯员|作者|文/){_INSIDE}{{2,50}})[)】〕〗\]]"
)
LONGEST_LEAD = 120


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
    match = _BRACKET_LEAD.match(plain) or _REPORTS.match(plain)
    found = credit(text[slice(*match.span(1))]) if match else None
    return found if found and found.authors and found.labelled else None
