"""Outlook: what is told of a project that is only planned or signed is planned, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from store.extract.scope import Scope
    from store.model import Claim

# At these stages no money has been spent and nothing has been built.
BEFORE = frozenset(("planned", "signed"))
SIZES = frozenset(
    ("total_investment", "investment", "land_area", "floor_area", "capacity", "other_quantity")
)
# Of these what is expected is meant, too: 预计总投资8亿元.
SPENT = frozenset(("total_investment", "investment", "land_area", "floor_area"))
# 已到位3亿元, 完成了投资3亿元, 摘牌290亩: told as done all the same; not 已签约的X项目.
DONE = pattern(
    "已(?!签|落户|落地|备案|立项|获|列入|纳入|与|于|经(?!建|投|完|到)|通过|确定|公[告示布]|进入|在|委托|启动)|完成(?:了|投资|建设|固定资产投资|征)|"
    "(?:建|投|用|拿|买)了|建成(?!后)|摘牌|竞得|取得|拿下|拍得|现有|原有"
)


def apply(claims: dict[int, list[Claim]], scope: Scope) -> None:
    """Make planned what is told as a fact of how large a project is to be that has not started.

    Where any other stage is told of it too, what is told as a fact stays one.
    """
    for index, own in claims.items():
        stages = {claim.object for claim in own if claim.attribute == "status"}
        if stages and stages <= BEFORE:
            claims[index] = [_meant(claim, scope) for claim in own]


def _meant(claim: Claim, scope: Scope) -> Claim:
    """The claim, planned where it gives a size that no word tells as done."""
    figure = claim.figure
    if figure is None or claim.attribute not in SIZES:
        return claim
    if claim.modality == "forecast" and claim.attribute in SPENT:
        return replace(claim, modality="planned")
    if claim.modality != "actual":
        return claim
    index = scope.index(figure.part, figure.start)
    done = DONE.search(scope.lead(index, figure.start))
    return claim if done else replace(claim, modality="planned")
