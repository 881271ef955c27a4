"""Modality: whether a figure is told as a fact, as a sum so far, as a plan or as a forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    import re

AFTER = "(?:达产|投产|建成|投用|运营|完工|竣工)后"
FORECAST = pattern(f"预计|有望|预期|预测|{AFTER}|可(?!再生|持续)|将(?!军)|届时|未来")
PLANNED = pattern(
    "计划|规划|拟|力争|争取|目标|概算|估算|设计|确保|安排|筹划|谋划|(?<![主重需])要(?:实现|达到?|突破|完成|超过?)"
)
# These hold for all that follows in the sentence: 达产后可解决就业500人,年产值10亿元.
LASTING = pattern(f"预计|有望|{AFTER}")
# So does a goal, for the goals after it: 力争装机突破100万千瓦,投资超过10亿元.
GOALS = pattern("(?:力争|争取|确保)[^,;]*(?:突破|超过|达到?|完成|实现)[^,;]*\\d[^,;]*")
# Told as the sum of all that went before: 累计完成投资3亿元, 已投资5亿元, 截至5月底完成投资.
CUMULATIVE = pattern(
    "累计|迄今|至今|历年|总共已|已经?(?:累计)?(?:完成|投入|投资|实现|缴纳|上缴|生产|安装|铺设|销售|拨付)"
)
# These hold for the clauses that follow too: 截至目前,完成投资3亿元.
SO_FAR = pattern("累计|截[至止](?!日期)|迄今为止|至今")
# What adds up over time; a size or a total is not more by now than it was.
ADDS_UP = frozenset(
    (
        "investment",
        "output_value",
        "revenue",
        "tax",
        "financing",
        "jobs",
        "other_quantity",
        "capacity",
    )
)


def of_words(words: str, earlier: str = "", attribute: str = "investment") -> str:
    """What the folded words before a figure in its clause tell: one of MODALITIES.

    earlier: the clauses of the sentence before that; they count where the clause tells nothing.
    attribute: what the figure is; of what does not add up none is told as a sum so far.
    """
    forecast = _last(FORECAST, words)
    planned = _last(PLANNED, words)
    so_far = max(_last(CUMULATIVE, words), _last(SO_FAR, words)) if attribute in ADDS_UP else -1
    if so_far > max(forecast, planned):
        return "cumulative"
    if forecast < 0 and planned < 0:
        lasting = _last(LASTING, earlier)
        if attribute in ADDS_UP and _last(SO_FAR, earlier) > lasting:
            return "cumulative"
        if attribute in ADDS_UP and _last(GOALS, earlier) > lasting:
            return "planned"
        return "forecast" if lasting >= 0 else "actual"
    # 计划累计完成: what is planned to add up is planned.
    return "forecast" if forecast > planned else "planned"


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match ends; -1 without one."""
    return max((found.end() for found in pattern.finditer(words)), default=-1)
