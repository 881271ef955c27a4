"""Short forms: whether a short name can be one organisation's wherever it is told.

What an article calls an organisation in short holds in that article. Across articles it must not
bring together a firm and its branch (农业银行 and 农业银行东岭支行), two schools (东岭大学 and
东岭理工大学), or the offices of two cities (市总工会).
"""

from __future__ import annotations

import re

from store.extract import gazetteer
from store.fold import fold

# What a firm's name can have behind it and still be that firm.
_FORM = re.compile(r"(?:[(（]?集团[)）]?)?(?:总?公司|(?:股份|股份有限|有限|有限责任)公司)?")
# Which city's, is not said.
_LEVEL = re.compile("[省市区县州旗镇乡街]")
_OFFICE = re.compile("(?:[部局委办厅处会队联署]|政府|人大|政协|检察院|法院|海关)$")
_BODY = re.compile("(?:大学|学院|银行|医院|公司|集团|研究院|研究所|中心|[部局委办厅处会队署])$")
# What may stand in the midst of a full name and not of the short one: 东岭(市人民)政府.
_MIDST = re.compile("[省市县区州]?(?:人民)?")


def is_short_firm(short: str, full: str) -> bool:
    """Whether a short name means the organisation of a full one in other articles as well: not
    where it can mean the whole of which that is a part, or another of its kind.
    """
    if _LEVEL.match(short) or (_OFFICE.search(short) and short[0] != full[0]):
        return False
    ahead, met, behind = full.partition(short)
    if not met:
        return not _is_another(short, full)
    if _FORM.fullmatch(behind):
        # 东岭海澜轴承有限公司 is 海澜轴承; a firm that all know has many with a place before them.
        return not (ahead and _is_known(short))
    return not (_is_known(short) or _BODY.search(short))


def _is_known(short: str) -> bool:
    """Whether all news knows a firm or body by that name, with or without its form."""
    name = fold(short)
    known = gazetteer.companies()
    return name in known or _FORM.sub("", name) in known


def _is_another(short: str, full: str) -> bool:
    """Whether the longer name is the shorter one with more in its midst, which makes it another:
    东岭大学, 东岭理工大学.
    """
    for at in range(2, len(short)):
        head, tail = short[:at], short[at:]
        if full.startswith(head) and full.endswith(tail):
            return not _MIDST.fullmatch(full[at : len(full) - len(tail)])
    return False
