"""Which counted things are figures: not articles, ordinals, slogans, fixed pairs or titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bounds
from store.extract.numerals import number_end, past_space
from store.extract.patterns import pattern
from store.extract.surroundings import quoted, titled
from store.extract.units import PHYSICAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.numerals import Reading

_IDIOMS = frozenset(
    ("百家", "千家", "万家", "百户", "千户", "万户", "万里", "千里", "百里", "百花", "万条", "千条")
)
# 十九大 is a congress of the party, not nineteen big things.
_CONGRESSES = frozenset(("十五", "十六", "十七", "十八", "十九", "二十"))
# 系数, 指数, 人数: 数 behind these belongs to them and is no "several".
_OF_NUMBER = frozenset(
    "指系人总多少倍基参函岁次件户家个名无复整奇偶负正分实虚变代算级票款额点辆台位座套读字度份用顶回单双步转因"
    "天年月日间层线轮页比例项头只尾号码大小品股房床车桶箱班词行列键半"
)
# 两区 and the like name both of a pair; 八里台, 十里八村 and 三方 are names and sayings.
_PAIRS = frozenset(("两区", "两国", "两市"))
_PLACES = frozenset("里村乡镇方面手枝")
_EACH = frozenset("好这那哪第前头后每")
_PHASES = pattern(
    r"(?:分|共|分为|分成|分作|(?<!预)计|举办了?|开展了?|开办了?|办了|培训|推出了?|已举办)$"
)
# 培训班6期, 专报6期: so many of them where it is told in digits.
_ISSUES = pattern(r"(?:班|[专简快通]报|期刊|专刊|专栏|讲座|活动)$")
_LIST = pattern(r"[^，。；！？\n]{0,40}")
_REACHED = pattern(r"[大加升展增]至$|[达增]到$|已达$")
_LEVEL = pattern(r"及?以[上下]")


def is_figure(text: str, start: int, end: int, number: str, unit: str, reading: Reading) -> bool:
    """Whether number and measure word at start..end count something."""
    if (reading.value == 0 and reading.high is None) or titled(text, start):
        return False
    if unit in ("期", "批") and number != "一":
        near = max(0, start - 3)
        told = _PHASES.search(text, near, start) or (
            number[0].isdecimal() and _ISSUES.search(text, near, start)
        )
        return unit == "批" or bool(told)
    if unit == "次" and text[start - 1 : start] == "届":
        # 十三届三次会议
        return False
    if unit == "层" and _LEVEL.match(text, end):
        return False
    if number == "一" and not _one_counts(text, start, end, unit):
        return False
    if number == "二" or (unit == "大" and not _is_group(number, reading)):
        return False
    if number + unit in _PAIRS or (unit in _PLACES and _is_spelt(number)):
        return False
    if number[0] in "几数" and not _is_several(text, start, number):
        return False
    if number + unit in _IDIOMS and not bounds.before(text, start)[1]:
        # 百家争鸣, but 扩大至百家
        return _REACHED.search(text, max(0, start - 2), start) is not None
    return not _is_slogan(text, start, end, number)


def _is_spelt(number: str) -> bool:
    """Whether a number is a small numeral in words: 八, 十."""
    return not number[0].isdecimal() and not any(scale in number for scale in "百千万亿")


def _one_counts(text: str, start: int, end: int, unit: str) -> bool:
    """一 counts before a physical unit, and in a list that counts on: 一条…、四条…."""
    if unit == "度" and text[end : end + 1] not in ("电", "的"):
        # 一度 as an adverb
        return False
    if unit in PHYSICAL:
        return text[start - 1 : start] not in ("后", "每", "第", "千")
    ahead = _LIST.match(text, end)
    if ahead is None or "、" not in ahead[0]:
        return False
    return any(other != "一" for other in _in_list(ahead[0], unit))


def _in_list(text: str, unit: str) -> Iterator[str]:
    """The next numbers of a list that counts on in a unit."""
    at = text.find("、")
    while at >= 0:
        end = number_end(text, at + 1)
        if end > at + 1 and text.startswith(unit, past_space(text, end)):
            yield text[at + 1 : end]
        at = text.find("、", at + 1)


def _is_group(number: str, reading: Reading) -> bool:
    return number not in _CONGRESSES and reading.value is not None and reading.value < 100


def _is_several(text: str, start: int, number: str) -> bool:
    before = text[start - 1 : start]
    return before not in (_OF_NUMBER if number[0] == "数" else _EACH)


def _is_slogan(text: str, start: int, end: int, number: str) -> bool:
    inside = quoted(text, start, end)
    if inside is None:
        return False
    return not number[0].isdecimal() or (len(inside) <= 8 and "、" not in inside)
