"""Which counted things are figures: not articles, ordinals, slogans, fixed pairs or titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract import bounds
from store.extract.numerals import number_end, past_space
from store.extract.patterns import pattern
from store.extract.surroundings import quoted, titled
from store.extract.units import PHYSICAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.extract.numerals import Reading

_IDIOMS = frozenset(
    ("百家", "千家", "万家", "百户", "千户", "万户", "万里", "千里", "百里", "百花", "万条", "千条")
) | {"百村", "千村", "万村"}
# 十九大 is a congress of the party, not nineteen big things.
_CONGRESSES = frozenset(("十五", "十六", "十七", "十八", "十九", "二十"))
# 系数, 指数, 人数: 数 behind these belongs to them and is no "several".
_OF_NUMBER = frozenset(
    "指系人总多少倍基参函岁次件户家个名无复整奇偶负正分实虚变代算级票款额点辆台位座套读字度份用顶回单双步转因"
    "天年月日间层线轮页比例项头只尾号码大小品股房床车桶箱班词行列键半"
)
# 两区 and the like name both of a pair; 八里台, 十里八村 and 三方 are names and sayings.
_PAIRS = frozenset(("两区", "两国", "两市", "两省"))
_PLACES = frozenset("里村乡镇方面手枝")
_EACH = frozenset("好这那哪第前头后每")
_PHASES = pattern(
    r"(?:分|共|分为|分成|分作|(?<!预)计|举办了?|开展了?|开办了?|办了|培训|推出了?|已举办|(?<![目之以提此])前)$"
)
# 培训班6期, 专报6期: so many of them where it is told in digits.
_ISSUES = pattern(
    r"(?:班|[专简快通]报|期刊|专刊|专栏|讲[座堂]|活动|课[堂程]|沙龙|预告|节目|论坛|训练营|直播|推文|专题)$"
)
_HELD = pattern(
    r"(?:连续|(?<!提)(?<!目)前|过去|共|历经|经过|走过|累计)(?:[举承主]办|开展|参加)?了?$"
    r"|(?:[举承主]办|开展)了?$"
)
_BODIES = pattern(r"全国|全省|[省市县区]|人大|政协|中[央国]|[一二三四五六七八九]+[中次]|全运")
_LIST = pattern(r"[^，。；！？\n]{0,40}")
_REACHED = pattern(r"[大加升展增]至$|[达增]到$|已达$")
_UPSTAIRS = pattern(r"(?:从|[来走去]到|位于|走进)$")
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
    if unit in _CHOSEN and not _CHOSEN[unit](_Place(text, start, end, number)):
        return False
    if unit == "层" and _LEVEL.match(text, end):
        return False
    if number == "一" and unit != "周年" and not _one_counts(text, start, end, unit):
        return False
    if (number == "二" and unit != "人") or (unit == "大" and not _is_group(number, reading)):
        return False
    if number + unit in _PAIRS or (unit in _PLACES and _is_spelt(number)):
        return False
    if number[0] in "几数" and not _is_several(text, start, number):
        return False
    if number + unit in _IDIOMS and not bounds.before(text, start)[1]:
        # 百家争鸣, but 扩大至百家
        return _REACHED.search(text, max(0, start - 2), start) is not None
    return not _is_slogan(text, start, end, number)


class _Place(NamedTuple):
    """Where a number stands in a text with its measure word."""

    text: str
    start: int
    end: int
    number: str


def _sessions(at: _Place) -> bool:
    """Whether 次 counts: not in 十三届三次会议, 五次全会."""
    return at.text[at.start - 1 : at.start] != "届" and not at.text.startswith(
        ("全会", "全体"), at.end
    )


def _editions(at: _Place) -> bool:
    """Whether 届 counts: 连续举办四届, 前两届; 十三届全国人大 is the thirteenth."""
    if not _HELD.search(at.text, max(0, at.start - 8), at.start):
        return False
    return at.number[0].isdecimal() or len(at.number) == 1 or not _BODIES.match(at.text, at.end)


def _lands(at: _Place) -> bool:
    """Whether so many lands are counted: right after their names, or all that there are."""
    if not _is_spelt(at.number):
        return True
    if at.text[at.end - 1] == "国":
        return False
    near = at.text[max(0, at.start - 6) : at.start]
    return "、" in near or near.endswith(("全市", "全省", "等"))


def _others(at: _Place) -> bool:
    """Whether what a word that seldom measures stands for is told in digits."""
    return at.number[0].isdecimal() or at.number[-1] in "千万"


def _lines(at: _Place) -> bool:
    """Whether 线 counts the tracks of a station: 6台17线."""
    return at.text[at.start - 1 : at.start] == "台" and at.number[0].isdecimal()


def _places(at: _Place) -> bool:
    """Whether 名 counts heads: 前十名 are places in a row."""
    before = at.text[max(0, at.start - 2) : at.start]
    return before[-1:] != "前" or before[0] in "目以之此"


def _floors(at: _Place) -> bool:
    """Whether 层 counts: 来到三层 is a floor."""
    return not _UPSTAIRS.search(at.text, max(0, at.start - 2), at.start)


def _ways(at: _Place) -> bool:
    """Whether 方 or 项 is one: 千方百计 is a saying, 八项规定 a name."""
    return not at.text.startswith(("百计", "规定"), at.end) or at.number not in ("千", "八")


# Measure words that count in some places only.
_CHOSEN: dict[str, Callable[[_Place], bool]] = {
    "次": _sessions,
    "层": _floors,
    "届": _editions,
    **dict.fromkeys(("国", "省", "市", "区", "县", "州", "省市", "省区"), _lands),
    **dict.fromkeys(("圈", "字", "卡"), _others),
    "线": _lines,
    "名": _places,
    **dict.fromkeys(("方", "项"), _ways),
}


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
