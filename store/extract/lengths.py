"""Lengths of time: "14个月", "历时一年半", "近4年", "10年内", "6个月后".

A length that is merely counted is a quantity; one that is laid from the article's now is a date.
Both finders ask here, so that no length is taken by both.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.extract import bounds
from store.extract.numerals import (
    DASHES,
    Reading,
    between,
    number_end,
    numbers,
    past_dash,
    past_space,
    read,
)
from store.extract.patterns import pattern
from store.extract.surroundings import clause, future, quoted

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from store.model import Range

_UNIT = (
    r"(?:个半(?:月|小时|星期)|个多?(?:月|星期|小时)|个(?:工作日|季度|昼夜)|工作日|昼夜|星期|小时|分钟|秒钟"
    r"|秒(?![钟杀级拍表])|周(?![年边围期密到末报刊转遭长岁全刚易知一二三四五六日])"
    r"|年(?![级制报鉴轮庆度夜检租卡薪龄代味货关画糕产初底末])|(?<=数)月|(?<=[余多几])载(?![体人货重客])|日(?=内|之内)|(?<=[数几])日(?!游|内)"
    r"|天(?![津然府河气空文水猫下山线桥台安元生荒才性鹅成门合眼]))"
)
_TAIL = r"(?:半(?![数导径岛程天路夜])|多(?![边元个种次项样年]))"
_IN = pattern(rf"({_UNIT})({_TAIL})?")
_OPENS = frozenset("个工昼星小分秒周年月日天载")
_ALONE = pattern(r"半(?<![一上下大小每夜对各多].)")
_CALENDAR_YEAR = pattern(r"(?:1[6-9]|20)\d\d|[09]\d|[一二][〇零一二三四五六七八九]{3}")

# Words after which even a bare 一年 or 半年 is meant as a length.
_CUE = pattern(
    r"(?:历时|用时|耗时|时隔|时长|长达|需时?|需要|历经|经过|经历|为期|工期|周期|短短|仅仅?|只用?|用|花|不到|近|超过?"
    r"|约|足足|不足|提前|延长|缩短|推迟|延迟|连续|每隔|至少|最多|完|了|满|晚|早|隔|休|达|开车|车程|航行|投产|开工|存放|运营|行驶|步行|骑行|飞行|运行|开业|试产|停留|坐了|等了|[缩延][短长][至到为]|(?:压缩|减少|控制|提前|降)[至到为在])$"
)
# 半小时到合肥, 一小时就进入 …: what a way takes.
_WAY = pattern(r"(?:的?车程|的?路程|就|即可|可达|直达|到达|抵达|可到|到[\u4e00-\u9fff]{2})")
# 三年行动计划, 十年如一日: the length is part of a name or a saying.
_NAME = pattern(r"[\u4e00-\u9fff]{0,6}?(?:行动|计划|规划|纲要|方案|攻坚)|倍增|如一日|一贯|义务")
_CIRCLE = pattern(r"[”’]?[\u4e00-\u9fff]{0,4}圈")
_VENERABLE = pattern(r"老(?:企|店|字号|厂|校|牌|号)|企|历史|品牌|名[企校店]|店|字号")
# 一个月的时间; 建成一年就…, but 一个月就能挣3000元 is each month.
_SPENT = pattern(r"的?(?:时间|工夫|功夫)")
_SOON = pattern(r"[就便即][^，。；]")
_LASTING = pattern(r"(?:持续|坚持|延续|开放|实行|实施)[\u4e00-\u9fff]{0,4}$")
_SHORT = pattern(r"不到(?=[，。、；,的就时])")
_MILESTONE = pattern(
    r"[\u4e00-\u9fff]{0,4}?(?:开工|投产|完工|竣工|建成|完成|达产|投用|通车|交付|实现|动工|运营|并网|入驻)"
)

_BACK = pattern(r"(?:最近|过去|近)的?这?$")
_TAKEN = pattern(
    r"(?:历时|历经|经过|长达|用了|花了|耗时|需要?|用时|有|已|了|达|过去|时隔|工期|经营|运营|从业|服务|连续|跟踪|持续|坚持|扎根)$"
)
_AHEAD = pattern(r"(?:未来|今后|接下来|往后)的?$")
_AGAIN = pattern(r"再(?:过|有)$")
_SINCE = pattern(r"(?:以来|来(?![自到说看源访临回宾客袭华京电稿信往者去]))")
_INSIDE = pattern(r"(?:之内|以内|内(?![部外容地需陆蒙销资存在涵]))")
_AGO = pattern(r"(?:之前|以前|前(?![后期列沿往来景提身瞻言进夕台线三两所]))")
_LATER = pattern(r"(?:之后|以后|后(?![期续方者勤来备台代面]))")
_DONE = pattern(r"[完成产工立市业毕约订建用放了]$")
# 建成后3年, 投产后两年, 震后五年: counted from what the text tells of.
_AFTER_EVENT = pattern(r"(?<![最今前此以之随然那先])后$")

_GOAL = pattern(r"目标|力争|争取|计划|预计|有望|将|规划")
# 前3个月, 投产后两年, 这两天: laid from a moment of the text's own.
_ELSEWHERE = frozenset("前头首这那后")
# 今明两年 is a date.
_BOTH = ("今明", "明后")
_LONG = ("年", "个月", "周", "天")
_HALF = Decimal("0.5")


class Length(NamedTuple):
    """A length of time in a text.

    start, end: of one that is laid from now the whole phrase (近4年, 10年内); of a counted one
    number, unit and the approximators that touch them. reading: the number, 半 and 多 counted in.
    unit: 年, 个月, 天, 周, 小时 ... bound: as of a mention. role: "counted", or how it is laid
    from now: "back", "ahead", "within", "ago" or "later".
    """

    start: int
    end: int
    reading: Reading
    unit: str
    bound: str
    role: str


class _Written(NamedTuple):
    """A length as it is written. first: the other number of a range; tail: 半 or 多 behind it."""

    start: int
    end: int
    first: str | None
    number: str
    unit: str
    tail: str | None


@lru_cache(maxsize=4)
def find(text: str) -> tuple[Length, ...]:
    """The lengths of time in a text, in order; those that tell nothing certain are left out.

    Both finders ask for the same text one after the other, so the last answers are kept.
    """
    found: list[Length] = []
    done = 0
    for start, stop in _starts(text):
        # What can follow: a unit, a space before it, or a dash and a second number.
        after = text[stop : stop + 1]
        if after not in _OPENS and after not in DASHES and not after.isspace():
            continue
        match = _written(text, start, stop) if start >= done else None
        if match is None:
            continue
        length = _length(text, match)
        if length is not None and length.start >= done:
            found.append(length)
            done = length.end
    return tuple(found)


def _starts(text: str) -> Sequence[Range]:
    """The places of the numbers, and of 半 where it may be one, in order."""
    found = numbers(text)
    if "半" in text:
        halves = (half.span() for half in _ALONE.finditer(text))
        return sorted((*found, *halves))
    return found


def _written(text: str, start: int, stop: int) -> _Written | None:
    """The length that begins with the number start..stop, a range where it is one; else None."""
    if stop == start:
        return None
    number = text[start:stop]
    second = past_dash(text, stop) if number != "半" else 0
    if second:
        last = second + 1 if text.startswith("半", second) else number_end(text, second)
        found = _unit_at(text, past_space(text, last)) if last > second else None
        if found:
            return _Written(start, found.end(), number, text[second:last], *found.groups())
    found = _unit_at(text, past_space(text, stop))
    return _Written(start, found.end(), None, number, *found.groups()) if found else None


def _unit_at(text: str, at: int) -> re.Match[str] | None:
    """The unit of a length that begins at a place; None where none does."""
    return _IN.match(text, at) if text[at : at + 1] in _OPENS else None


def _length(text: str, match: _Written) -> Length | None:
    reading = _reading(match)
    if reading is None:
        return None
    start, end = match.start, match.end
    unit = match.unit.replace("多", "").replace("半", "")
    unit = {"月": "个月", "载": "年"}.get(unit, unit)
    role, first, last = _laid(text, start, end, match.number, unit)
    if role != "counted":
        known = role != "" and reading.value is not None
        return Length(first, last, reading, unit, "", role) if known else None
    first, before = bounds.before(text, start)
    last, after = bounds.after(text, end)
    if not after and (short := _SHORT.match(text, end)):
        # 三年不到
        last, after = short.end(), "<"
    if not after and unit != "年" and (inside := _INSIDE.match(text, end)):
        # 20天内
        last, after = inside.end(), "<="
    if not _meant(text, match, before or after or reading.bound):
        return None
    bound = bounds.joint(before, reading.bound, after) or bounds.apart(text, first)
    return Length(first, last, reading, unit, bound, "counted")


def _reading(match: _Written) -> Reading | None:
    """The number of a length, halves and ranges counted in; None where it is a calendar year."""
    number, unit = match.number, match.unit
    if unit == "年" and _CALENDAR_YEAR.fullmatch(number):
        return None
    reading = Reading(_HALF, _HALF) if number == "半" else read(number)
    if reading is None or reading.value is None:
        return reading
    if match.first:
        return between(match.first, number)
    if match.tail == "半" or "半" in unit:
        return Reading(reading.value + _HALF, reading.low + _HALF)
    if match.tail == "多" or "多" in unit:
        return Reading(reading.value, reading.low, reading.low + 1, ">")
    return reading


def _laid(text: str, start: int, end: int, number: str, unit: str) -> tuple[str, int, int]:
    """(how a length is laid from now, where the phrase starts and ends).

    The first is "counted" where it is not laid at all, and "" where it is laid from a moment
    that the text does not tell, so that it is neither quantity nor date.
    """
    cue = text[max(0, start - 5) : start]
    if cue[-1:] == "这" and text[end : end + 1] == "间" and unit == "年":
        return "counted", start, end
    ahead = _AHEAD.search(cue)
    if cue.endswith(_BOTH):
        return "", start, end
    if cue[-1:] in _ELSEWHERE and not (ahead or cue.endswith("提前")):
        return "counted" if _AFTER_EVENT.search(cue) else "", start, end
    if unit not in _LONG:
        return "counted", start, end
    if again := _AGAIN.search(cue):
        return "later", start - len(again[0]), end
    inside = _INSIDE.match(text, end)
    if ahead:
        return "ahead", start - len(ahead[0]), inside.end() if inside else end
    since = _SINCE.match(text, end)
    back = _BACK.search(cue)
    vague = "几" in number or number[0] == "数"
    if (back and vague) or number == "千百":
        return "", start, end
    if back and (since or back[0][0] != "近" or _recent(text, start - len(back[0]), end, unit)):
        first = start - len(back[0])
        if inside:
            return "back", first, inside.end()
        if not since and _GOAL.search(clause(text, start, end)):
            return "", start, end
        return "back", first, since.end() if since else end
    if since:
        return "back", start, since.end()
    if ago := _AGO.match(text, end):
        return "" if vague else "ago", start, ago.end()
    if inside and unit in ("年", "个月") and future(text, start, end):
        return "within", start, inside.end()
    if later := _LATER.match(text, end):
        if future(text, start, end):
            return "later", start, later.end()
        return ("counted" if _DONE.search(cue) else ""), start, end
    return "counted", start, end


def _recent(text: str, start: int, end: int, unit: str) -> bool:
    """Whether 近三年 at start..end means the years up to now, and not nearly three years."""
    if _opens(text, start):
        return True
    few = text[start + 1 : end].rstrip("年") in ("两", "三", "五", "2", "3", "5", "一", "10", "十")
    long = _TAKEN.search(text, max(0, start - 4), start)
    return unit == "年" and few and not long and text[end : end + 1] not in ("的", "时")


def _opens(text: str, at: int) -> bool:
    """Whether a clause begins at a place."""
    return at == 0 or text[at - 1] in "，。；：、！？,;:“‘（( \n\u3000—"


def _meant(text: str, match: _Written, bound: str) -> bool:
    """Whether a counted length is told as one, and is no part of a name, slogan or saying."""
    start, end = match.start, match.end
    number = match.number
    chinese = not number[0].isdecimal()
    cue = text[max(0, start - 4) : start]
    if (chinese or text[end : end + 1] in ("”", "’")) and (
        _CIRCLE.match(text, end) or quoted(text, start, end) is not None
    ):
        return False
    if _NAME.match(text, end):
        return False
    if cue.endswith("提前") and not _MILESTONE.match(text, end):
        return False
    if number in ("百", "千", "万"):
        return bool(bound) or (
            (number == "百" and _VENERABLE.match(text, end) is not None)
            or (number == "千" and text.startswith("历史", end))
        )
    if number == "半":
        # 不到半年 and the like name no number that could be compared.
        return not bound and (_CUE.search(cue) is not None or _way(text, match))
    if number == "一" and not match.tail and not match.first:
        told = (
            _SPENT.match(text, end)
            or _CUE.search(cue)
            or _LASTING.search(text, max(0, start - 8), start)
            or (_DONE.search(cue) and _SOON.match(text, end))
        )
        return bool(bound) or told is not None or _way(text, match)
    return True


def _way(text: str, match: _Written) -> bool:
    """Whether a length of hours or minutes tells how long a way is."""
    return match.unit in ("小时", "个小时", "分钟") and _WAY.match(text, match.end) is not None
