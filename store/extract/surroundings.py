"""What stands around a figure: the clause it is in, the quotation it is in, words of the future."""

from __future__ import annotations

from store.extract.patterns import pattern

FUTURE = pattern(
    r"将(?![军领帅士相])|即将|预计|有望|力争|争取|计划|拟(?!定了)|规划(?!了)|目标|预期|确保|届时|准备|安排|打算|预测"
    r"|截止|前(?=完成|建成|竣工|投产|完工|全面|全部|实现|高质量)|投用后|建成后|达产后|投产后"
)
_CLAUSE = pattern(r"[^，,：:。！？；\n]*")
_OPEN = frozenset("“‘「『")
_CLOSE = frozenset("”’」』")
_BROKEN = frozenset("，。！？；：\n")
_QUOTE = 24
# A clause is looked at so far on either side.
_FAR = 80


def clause(text: str, start: int, end: int) -> str:
    """The text around a span up to the nearest comma or stop on either side."""
    return text[_left(text, start) : _right(text, end)]


def future(text: str, start: int, end: int) -> bool:
    """Whether the clause around a span speaks of what is to come."""
    return FUTURE.search(clause(text, start, end)) is not None


def quoted(text: str, start: int, end: int) -> str | None:
    """The short quotation without punctuation a span stands in, as slogans are; None if in none."""
    left = start - 1
    stop = max(-1, start - _QUOTE)
    while left > stop and text[left] not in _OPEN:
        if text[left] in _CLOSE or text[left] in _BROKEN:
            return None
        left -= 1
    if left == stop:
        return None
    for right in range(end, min(len(text), left + _QUOTE + 2)):
        if text[right] in _CLOSE:
            return text[left + 1 : right]
        if text[right] in _OPEN or text[right] in _BROKEN:
            return None
    return None


def titled(text: str, start: int) -> bool:
    """Whether a place stands in the title of a document: 《…》."""
    opened = text.rfind("《", max(0, start - 60), start)
    return opened >= 0 and text.find("》", opened, start) < 0


def _left(text: str, start: int) -> int:
    # No search goes backwards: the text before is turned round.
    before = _CLAUSE.match(text[max(0, start - _FAR) : start][::-1])
    return start - before.end() if before else start


def _right(text: str, end: int) -> int:
    after = _CLAUSE.match(text, end, end + _FAR)
    return after.end() if after else end
