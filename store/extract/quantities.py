"""Figures: money, areas, rates and everything else that is counted or measured.

The grammar is: approximator, number, unit, approximator. What only looks like a figure (863, 5G,
500强, 第二届, “三个高地”, 一个 as an article) has no unit, or is left out by a rule on its setting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.extract import bare, bounds, counted, fractions, lengths
from store.extract.amounts import Amount, amount, single
from store.extract.figure import Figure
from store.extract.numerals import Reading, between, narrow, numbers, read
from store.extract.patterns import pattern
from store.extract.units import PER_NAMES, UNITS, Unit

if TYPE_CHECKING:
    from store.model import Mention

RULES = {
    "money-unit": "A number followed by a currency is an amount of money.",
    "money-magnitude": "A number that ends in 亿 and counts no people is money, in yuan.",
    "money-role": "A number in 万 right after a word for money (投资, 产值, 税收) is yuan.",
    "money-class": "亿元级 and 百亿级 name a class of size: about that much money.",
    "money-rate": "Money per area (每亩, 亩均, 元/平方米) is a rate, which is never summed.",
    "area-unit": "A number followed by a unit of area is an area, told in square metres.",
    "area-fang": "万方 after 厂房, 建筑 or 面积 is square metres.",
    "rate-unit": "A number followed by %, 个百分点, 倍 or 成 is a rate.",
    "rate-list": "In a list of rates a number without a unit, or with 个, takes that of the next.",
    "rate-fraction": "百分之五, 三分之一, 1/3 and 一半 are rates, told in per cent.",
    "rate-doubling": "翻两番 is two doublings, four times, and 翻倍 is twice; 翻番 alone is none.",
    "quantity-measure": "A number followed by a measure word or a physical unit is a quantity.",
    "quantity-rate": "A quantity per time or per piece keeps both units: 3万片/月.",
    "quantity-class": "百米级 and 8万吨级 name a class of size: about that much; 500kV级 is exact.",
    "quantity-length": "A length of time that is not laid from the article's now is a quantity.",
    "quantity-bare": "A number without a measure word takes the unit of the words around it.",
    "quantity-product": "2*7500t/d is the product of the two numbers.",
}

_TIMES = frozenset("*×xX✕")
_PRODUCT = pattern(r"(\d{1,2})[*×xX✕](?=\d)")
_EXTENTS = frozenset(("m", "mm", "cm", "米", "厘米", "毫米", "英寸", "公里"))
# A sign between two numbers that the grammar did not join: ratios, codes, times, versions.
_SIGNS = frozenset("-–~+:：×*/至")
_JOINED = pattern(r"[0-9一二两三四五六七八九十百千万][-–~+:：×*/至]$|[A-Za-z][-–+]$|第\s$")
_MINUS = frozenset("-−")
_BELOW = frozenset("-−下")
_SYMBOL_ENDS = frozenset("币B￥¥")
_SYMBOL = pattern(r"(?:人民币|RMB|￥|¥)\s?$")
_PER_BEFORE = pattern(r"(?:每(?:月|年|天|日))?每(平方米|平米|㎡|亩|公顷)(?:每(?:月|年|天|日))?$")
_PER_MU = pattern(r"(?:亩均|每亩)[^，。；、\d\n]{0,8}$")
_EVERY = pattern(r"每(平方米|平米|㎡|亩|公顷|月|年|天|日)")
_PER_EACH = pattern(r"(?:/|每|[·])\s?([^/每·]+)")
_BUILDINGS = pattern(r"(?:厂房|建筑|楼宇|载体|面积|用房)[^，。；\n]{0,10}$")
_PROCESSING = pattern(
    r"日(?:处理|加工|供|净化)(?![^，。；\n]*(?:能力|规模|量))[\u4e00-\u9fff]{0,6}$"
)
# 从10万台到20万台: what was and what is, and no range; but 从3亿元到5亿元不等.
_CHANGED = pattern(r"[从由](?:原[来有先]?|过去|目前|现[在有]?|最初|年初|当初)?的?$")
_UNEVEN = pattern(r"[^，。；\n]{0,4}(?:不等|之间|区间|范围)")
_COLD = frozenset(("度", "℃", "°C", "°", "摄氏度"))
_LISTED = pattern(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(、|和|及|与)$")
_ELIDED = pattern(r"[^。！？\n]*[，、；,;和及按]")
_USED = pattern(r"作为|用于|用作|用来|列为|列入|投入")
_AND_MORE = pattern(r"多(?![种样元个年项次家])")
# 2.6个和18.3个百分点
_POINTS = pattern(r"(?:、|和|及|与)\d+(?:\.\d+)?(?:个百分[点比]|百分点)")
_RATED = frozenset(("千伏", "kV", "KV", "伏", "V", "kv"))
_DOUBLED = pattern(r"(?:近|约|超过?|[增提][加长升高]了?|扩大了?|[高多快]了?|翻了)$")
# 三元锂电池, 二元结构: made of so many, and no money.
_FEW = frozenset("一二三四五")
_MADE_OF = pattern(r"正极|负极|锂|前驱|材料|结构|矛盾|体[制系]|催化|经济|社会|电池|论|乙丙|[聚共]")
_VESSELS = pattern(r"(?:、[^，。；\n]{1,8}级)?[\u4e00-\u9fff]{0,4}?(?:泊位|码头|货轮|船|航道)")
_UNIT_RULES = {
    "MONEY": "money-unit",
    "AREA": "area-unit",
    "RATE": "rate-unit",
    "QUANTITY": "quantity-measure",
}
_SCALE_WORDS = frozenset("百千万亿")


def find(text: str, part: int = 0) -> list[Mention]:
    """The money, areas, rates and quantities in a text, in order, none overlapping another.

    part: what the mentions carry as theirs. No text raises.
    """
    line = narrow(text)
    figures: list[Figure] = []
    done = 0
    for start, end in numbers(line):
        if start < done:
            continue
        for figure in _figures(line, start, end):
            figures.append(figure)
            done = max(done, figure.end)
    figures.extend(fractions.loose(line))
    figures.extend(_counted_lengths(line))
    figures.sort(key=lambda figure: (figure.start, -figure.end))
    found: list[Mention] = []
    last: Figure | None = None
    for figure in figures:
        if last is None or figure.start >= last.end:
            last = _carried(line, last, figure)
            found.append(last.mention(text, part))
    return found


def _carried(line: str, last: Figure | None, figure: Figure) -> Figure:
    """The figure with the bound of the rate before it, where the words of that bound are elided.

    不低于支出的5%用于…，7%作为…: the 7% too is the least. A plain list does not carry a bound.
    """
    if last is None or figure.bound or not (figure.type == last.type == "RATE" and last.bound):
        return figure
    apart = line[last.start - 1 : last.start] == "的" and bounds.apart(line, last.start)
    if not apart or not _ELIDED.fullmatch(line, last.end, figure.start):
        return figure
    return figure._replace(bound=apart) if _USED.match(line, figure.end) else figure


def _counted_lengths(line: str) -> list[Figure]:
    return [
        Figure(
            "QUANTITY",
            length.start,
            length.end,
            "quantity-length",
            length.reading,
            length.unit,
            length.bound,
        )
        for length in lengths.find(line)
        if length.role == "counted"
    ]


def _figures(line: str, start: int, end: int) -> list[Figure]:
    """The figures that begin with the number start..end: none, one, or one and its list."""
    match = amount(line, start, end)
    if match is None:
        figure = _unitless(line, start, end)
        return [figure] if figure else []
    if match.first and (match.same not in (None, match.unit) or _reading(match) is None):
        match = single(line, start) or single(line, match.at)
    elif match.first and match.same and _is_change(line, match):
        match = single(line, start)
    if match is None or _joined(line, match.start):
        return []
    figure = _figure(line, match)
    if figure is None:
        return []
    if line[figure.start - 1 : figure.start] in _BELOW:
        figure = _signed(line, figure)
    if figure.type == "RATE" and (listed := _LISTED.search(line, max(0, start - 12), figure.start)):
        value = read(listed[1])
        # 分别提高6.9和3个百分点, but 2021年和3% is no list.
        pair = listed[2] == "、" or "分别" in line[max(0, listed.start() - 30) : listed.start()]
        if value is not None and pair:
            begin, end = listed.span(1)
            first = figure._replace(start=begin, end=end, rule="rate-list", reading=value, bound="")
            return [first, figure]
    return [figure]


def _is_change(line: str, match: Amount) -> bool:
    """Whether two amounts with 到 or 至 between them are a change from one to the other."""
    before = _CHANGED.search(line, max(0, match.start - 4), match.start)
    rises = line[match.at - 1 : match.at] in ("到", "至")
    return bool(before) and rises and not _UNEVEN.match(line, match.end)


def _signed(line: str, figure: Figure) -> Figure:
    """The figure below zero where a sign or a word tells it: 增长-7%, 零下40度."""
    at, reading = figure.start, figure.reading
    if reading.value is None or reading.high is not None:
        return figure
    if line[at - 1 : at] in _MINUS and figure.type in ("RATE", "MONEY"):
        begin = at - 1
        before = line[begin - 1 : begin]
        if not before or before in _SIGNS or (before.isalnum() and before < "\u2e80"):
            return figure
    elif figure.unit in _COLD and line.startswith("零下", max(0, at - 2)):
        begin = at - 2
    else:
        return figure
    return figure._replace(start=begin, reading=Reading(-reading.value, -reading.low))


def _unitless(line: str, start: int, end: int) -> Figure | None:
    """The figure that begins with a number start..end without a unit of its own; None for most."""
    product = None if _TIMES.isdisjoint(line[start + 1 : start + 3]) else _product(line, start)
    return product or fractions.at(line, start) or bare.at(line, start, end)


def _joined(line: str, start: int) -> bool:
    """Whether a sign joins the number at a place to another, so that it is no figure."""
    before = line[start - 1 : start]
    if before not in _SIGNS and not before.isspace():
        return False
    return _JOINED.search(line, max(0, start - 2), start) is not None


def _reading(match: Amount) -> Reading | None:
    """What an amount says; of a range a scale is shared only where the unit too is written once."""
    if match.first is None:
        return read(match.number)
    reading = between(match.first, match.number)
    if reading is not None and match.same:
        first = read(match.first)
        return first and first._replace(high=reading.high, bound=reading.bound)
    return reading


def _figure(line: str, match: Amount) -> Figure | None:
    """The figure of an amount, or None where it is no figure."""
    reading = _reading(match)
    if reading is None:
        return None
    unit = UNITS.get(match.unit)
    if unit is None:
        return _quantity(line, match, reading)
    few = match.number in _FEW and not match.first and unit.factor == 1
    if few and unit.name in ("CNY", "x"):
        made = unit.name == "CNY" and _MADE_OF.match(line, match.end)
        # 增加近一倍, 提升了一倍; but 一倍 alone is a manner of speaking.
        doubled = unit.name == "x" and _DOUBLED.search(line, max(0, match.start - 3), match.start)
        if made or (match.number == "一" and not doubled):
            return None
    if unit.type == "MONEY":
        return _money(line, match, reading, unit)
    return _bounded(line, _touching(line, match, reading, unit))


def _bounded(line: str, figure: Figure) -> Figure:
    """The figure with the bound that is told apart from it, if it has none yet."""
    ranged = figure.bound or figure.reading.high is not None
    apart = "" if ranged else bounds.apart(line, figure.start)
    if figure.type == "MONEY" and apart in ("<", ">") and line[figure.start - 1] == "的":
        # 低于上年的3亿元: what it is compared with is just so much.
        apart = ""
    return figure._replace(bound=apart) if apart else figure


def _touching(line: str, match: Amount, reading: Reading, unit: Unit) -> Figure:
    """The figure with the approximators that touch it."""
    first, before = bounds.before(line, match.start)
    last, after = bounds.after(line, match.end)
    if unit.type == "RATE" and not after and _AND_MORE.match(line, last):
        # 四成多, 40%多
        last, after = last + 1, ">"
    bound = bounds.joint(before, reading.bound, after)
    return Figure(
        unit.type, first, last, _UNIT_RULES[unit.type], reading, unit.name, bound, unit.factor
    )


def _money(line: str, match: Amount, reading: Reading, unit: Unit) -> Figure:
    if reading.value is None and reading.high is not None:
        # Money has no smallest step: 数亿 reaches up to ten of them, 数家 only to nine.
        reading = reading._replace(high=reading.high / 9 * 10)
    figure = _touching(line, match, reading, unit)
    if not figure.bound and not match.per:
        figure = _bounded(line, figure)
    if line[figure.start - 1 : figure.start] in _MINUS:
        figure = _signed(line, figure)
    at = figure.start
    near = line[at - 1 : at]
    may = near in _SYMBOL_ENDS or near.isspace()
    if may and (symbol := _SYMBOL.search(line, max(0, at - 4), at)):
        begin, bound = bounds.before(line, symbol.start())
        figure = figure._replace(start=begin, bound=figure.bound or bound)
    if match.rank:
        return figure._replace(rule="money-class", bound=figure.bound or "≈")
    if match.per:
        each = [PER_NAMES.get(name, name) for name in _PER_EACH.findall(match.per)]
        return figure._replace(rule="money-rate", unit="/".join([unit.name, *each]))
    far = max(0, figure.start - 12)
    per = "每" in line[far : figure.start] or "亩" in line[far : figure.start]
    if not per:
        return figure
    if touching := _PER_BEFORE.search(line, max(0, figure.start - 10), figure.start):
        each = sorted((PER_NAMES[name] for name in _EVERY.findall(touching[0])), key=len)
        name = "/".join([unit.name, *each])
        return figure._replace(start=touching.start(), rule="money-rate", unit=name)
    if _PER_MU.search(line, far, figure.start):
        return figure._replace(rule="money-rate", unit=f"{unit.name}/mu")
    return figure


def _quantity(line: str, match: Amount, reading: Reading) -> Figure | None:
    start, end, unit = match.start, match.end, match.unit
    number = match.first or match.number
    if not counted.is_figure(line, start, end, number, unit, reading):
        return None
    figure = _touching(line, match, reading, Unit("QUANTITY", unit))
    if unit == "方" and "万" in number and _BUILDINGS.search(line, max(0, start - 16), start):
        return figure._replace(type="AREA", rule="area-fang", unit="m2")
    if match.per:
        per = re.sub(r"\s", "", match.per).replace("每", "/")
        return figure._replace(rule="quantity-rate", unit=unit + per)
    if match.rank or unit.endswith("级"):
        return _ranked(line, match, figure)
    if "几" in number and reading.value is not None:
        # 十几家: how many is not told, as with 数十家.
        figure = figure._replace(reading=reading._replace(value=None))
    if (
        unit == "个"
        and line[end : end + 1] in ("、", "和", "及", "与")
        and _POINTS.match(line, end)
    ):
        return figure._replace(type="RATE", rule="rate-list", unit="pp")
    far = max(0, figure.start - 10)
    if line.find("日", far, figure.start) >= 0 and (
        daily := _PROCESSING.search(line, far, figure.start)
    ):
        return figure._replace(start=daily.start(), rule="quantity-rate", unit=f"{unit}/日")
    return _bounded(line, figure)


def _ranked(line: str, match: Amount, figure: Figure) -> Figure | None:
    """The figure of a class of size: 百吨级 is about that much, 500kV级 exactly; 3米级 is none."""
    unit = match.unit
    if not _SCALE_WORDS.issuperset(match.number):
        if unit in _RATED:
            return figure._replace(end=match.end - 1)
        if not unit.endswith("级"):
            return None
        if _VESSELS.match(line, match.end):
            # 5万吨级泊位: the class of a berth, told in its own unit.
            return figure
    figure = figure._replace(rule="quantity-class", unit=unit.rstrip("级"))
    return figure if figure.bound else figure._replace(bound="≈")


def _product(line: str, start: int) -> Figure | None:
    """The figure of 2*7500t/d; sizes (3×4米) are two figures and no product."""
    times = _PRODUCT.match(line, start)
    match = single(line, times.end()) if times else None
    if times is None or match is None or match.unit in _EXTENTS:
        return None
    figure = _figure(line, match)
    if figure is None or figure.reading.value is None:
        return None
    value = figure.reading.value * int(times[1])
    reading = Reading(value, value)
    return figure._replace(start=times.start(), rule="quantity-product", reading=reading)
