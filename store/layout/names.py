"""The form of people's names: Chinese ones, and those from other languages.

Matching goes by folded text: 陳 is 陈 there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store import datafiles
from store.fold import fold

# Characters that no given name has: a word with one of them is no name.
NEVER_IN_NAMES = frozenset("的了是在和与及等被把将或也都这那吗呢吧们很更最")
# The characters that names from other languages are written with.
_SOUND = (
    "阿埃艾安奥巴拜班邦贝本比彼边别宾波勃伯卜不布才查次措达戴丹旦德邓迪蒂丁东都杜堆敦顿多厄恩尔法"
    "凡范菲费芬夫福弗甫嘎盖冈戈葛格根古哈海罕汉豪合赫亨胡华怀霍基吉加贾简江杰金卡凯坎康考柯科可克"
    "肯孔库拉莱赖兰朗劳勒雷黎理里莉丽利力琳林留龙娄卢鲁伦罗洛玛马买麦迈曼梅门蒙米密苗明莫姆木穆娜"
    "纳奈南内尼宁纽努诺帕潘佩彭皮平普其奇齐乔切琼让热仁日荣肉萨塞赛桑瑟莎沙山舍圣施什史斯思丝苏素"
    "索塔泰坦汤唐特提铁汀廷图吐托瓦外万旺威韦维温文沃乌吾武西希席夏谢辛休许雪逊雅亚央扬耶叶依伊易"
    "因尤于玉约再泽增扎詹珍朱卓兹孜宗佐娅珀"
)
_DOTS = "·•‧・"
_FOREIGN = re.compile(rf"[{_SOUND}]{{1,7}}(?:[{_DOTS}][{_SOUND}]{{1,8}}){{1,3}}")
# What can be a name where a label says that it is one.
HANZI = re.compile(r"[\u4e00-\u9fff]{2,4}")
DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{_DOTS}][\u4e00-\u9fff]{{1,8}}){{1,3}}")
_RUN_TOGETHER = re.compile(r"[\u4e00-\u9fff]{4,10}")


@lru_cache(maxsize=1)
def surnames() -> dict[str, int]:
    """Chinese family names, of one character or more; the commonest have the lowest numbers."""
    data = datafiles.read("surnames.txt").split("\n")
    lines = (line for line in data if line and not line.startswith("#"))
    return {name: number for number, name in enumerate(lines)}


def is_name(text: str) -> bool:
    """Whether a word has the form of a Chinese name: a family name and one or two characters."""
    plain = fold(text)
    if not HANZI.fullmatch(plain):
        return bool(_FOREIGN.fullmatch(plain))
    if not NEVER_IN_NAMES.isdisjoint(plain[1:]) or (len(plain) == 2 and plain[0] == plain[1]):
        return False
    known = surnames()
    if len(plain) > 2 and plain[:2] in known:
        return True
    return len(plain) <= 3 and plain[0] in known


def is_set_apart(words: str) -> bool:
    """Whether two words are a name of two characters with space between them: 王 芳."""
    return len(words) > 2 and words[0] in surnames() and words[1:-1].isspace()


def cuts(plain: str) -> list[int]:
    """Where names that are run together begin and end (周明|林小雨); empty where they are none.

    Of several ways the one with the commonest family names is taken.
    """
    if not _RUN_TOGETHER.fullmatch(plain):
        return []
    ways: list[tuple[int, list[int]]] = [(0, [0])]
    whole: list[tuple[int, list[int]]] = []
    while ways:
        rarest, found = ways.pop()
        at = found[-1]
        if at == len(plain):
            whole.append((rarest, found))
        ways.extend(
            (max(rarest, surnames().get(plain[at], 0)), [*found, end])
            for end in (at + 2, at + 3, at + 4)
            if end <= len(plain) and is_name(plain[at:end])
        )
    return min(whole)[1] if whole else []
