"""Names told again: repeats, short forms, and which full name each stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import Clauses
from store.extract.vocabulary import TRADES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from store.model import Range

# What closes a firm's name; a short form leaves it out.
FIRM_END = re.compile(
    "(?:集团股份有限公司|集团有限公司|股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|分公司|公司|控股集团|集团|"
    "株式会社|股份|控股|实业)+$"
)
def places_in(text: str, name: str) -> Iterator[Range]:
    """Every place where the name stands in the text, not overlapping."""
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))


@lru_cache(maxsize=4096)
def shorts(name: str) -> tuple[str, ...]:
    """The short forms a firm's full name may take in the same article, the longest first.

    The name must be folded. Empty where the name closes with no firm word and is short already.
    """
    core = re.sub(r"[(][^()]*[)]", "", name)
    core = FIRM_END.sub("", core)
    closed = core != name
    town, words = _parts(core)
    lexicon = gazetteer.words()
    stems: set[str] = set()
    stem = ""
    for number, word in enumerate(words):
        stem += word
        odd = len(stem) > 1 and stem not in lexicon and stem not in gazetteer.zones()
        # 飞旋|科技 is one of a kind, 城市|建设 is not.
        inside = len(word) == 1 and number + 1 < len(words) and len(words[number + 1]) == 1
        telling = not inside and (len(words[0]) == 1 or (number == 1 and word in TRADE and words[0] not in COMMON))
        if odd and telling and (number or len(stem) > 1):
            stems.add(stem)
    if closed and len(core) > 2 and core not in lexicon and core not in gazetteer.places():
        stems.add(core)
    forms: set[str] = set()
    for each in stems:
        forms |= {each, each + "公司", each + "集团"}
        if town:
            forms.add(town + each)
    return tuple(sorted(forms - {name}))


TRADE = frozenset(TRADES)
# First words that many firms share.
COMMON = frozenset(
    "城市 建设 投资 国际 发展 产业 科技 工业 农业 交通 水利 文化 旅游 创新 新兴 联合 东方 中华 华夏 国家 中国 区域 地方 农村 经济 技术 "
    "开发 控股 国有 资产 金融 能源 电力 环境 生态 智能 数字 信息 网络 先进 现代 高新 高科 新能源 新材料 半导体 集成电路 人民 第一".split()
)


def _parts(core: str) -> tuple[str, list[str]]:
    """The place a name opens with, and the words after it, odd characters one by one."""
    places = gazetteer.places()
    town = ""
    while True:
        size = next((n for n in (7, 6, 5, 4, 3, 2) if core[:n] in places and len(core) > n + 1), 0)
        if not size:
            break
        town = core[:size]
        core = core[size:]
        core = core[1:] if core[:1] in "省市县区" and len(core) > 3 else core
    clauses = Clauses.of(core)
    words: list[str] = []
    end = len(core)
    while end > 0:
        word = clauses.word(end)
        start = word.start if word.start < end else end - 1
        words.append(core[start:end])
        end = start
    return town, words[::-1]


_CALLED = re.compile("[(](?:以下|下)?(?:统称|简称|称)(?:为|:)?[“\"'‘《]?([^()“”\"'‘’《》,;。]{2,16})[”\"'’》]?(?:,[^()]*)?[)]")


def defined(text: str) -> Iterator[tuple[int, Range]]:
    """(end of the full name, place of the short one) for every 以下简称 in the folded text."""
    for found in _CALLED.finditer(text):
        yield found.start(), found.span(1)


def stands_for(short: str, names: Collection[str]) -> str | None:
    """The one longer name that holds the characters of `short` in their order; None if not one.

    It must also close with the same character, as 石化新城 and 抚顺石化新城 do.
    """
    found = [name for name in names if len(name) > len(short) and name[-1] == short[-1] and _within(short, name)]
    if len(found) > 1:
        # A name inside another (X工业园 in Y开发区X工业园) is the closer one.
        found = [name for name in found if not any(name != other and other in name for other in found)]
    return found[0] if len(found) == 1 else None


def _within(short: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in short)
