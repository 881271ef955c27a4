"""Modality: whether a figure is told as a fact, as a plan or as a forecast."""

from __future__ import annotations

import re

AFTER = "(?:达产|投产|建成|投用|运营|完工|竣工)后"
FORECAST = re.compile(f"预计|有望|预期|预测|{AFTER}|可(?!再生|持续)|将(?!军)|届时|未来")
PLANNED = re.compile("计划|规划|拟|力争|争取|目标|概算|估算|设计|确保|安排|筹划|谋划")
# These hold for all that follows in the sentence: 达产后可解决就业500人,年产值10亿元.
LASTING = re.compile(f"预计|有望|{AFTER}")


def of_words(words: str, earlier: str = "") -> str:
    """What the folded words before a figure in its clause tell: actual, planned or forecast.

    earlier: the clauses of the sentence before that; they count where the clause tells nothing.
    """
    forecast = max((found.end() for found in FORECAST.finditer(words)), default=-1)
    planned = max((found.end() for found in PLANNED.finditer(words)), default=-1)
    if forecast < 0 and planned < 0:
        return "forecast" if LASTING.search(earlier) else "actual"
    return "forecast" if forecast > planned else "planned"
