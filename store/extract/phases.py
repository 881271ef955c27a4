"""Phases: what a text tells of a phase of a project (一期) that it does not name as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from store.extract.scope import Scope
    from store.extract.topic import Owner

# 一期, 项目二期, 园区首期; not 分两期, and not 一期、二期, which are all of it.
PHASE = pattern(
    "(?<![分共为、和及与\\d])(?:[二三四五]期(?:、|和|及|与)[三四五六]期|第?[一二三四五六首]期|第[一二三四]阶段)(?!\\s*(?:、|和|及|与|以及))"
)
OF_PHASE = pattern('[”"(]?的?([一二三四五六首]期)(?!、|和|及|与)')
# What tells of the whole again: 全部建成后, 项目总投资, 整体预计明年完工.
WHOLE = pattern(
    "全[部面容线]|整体|项目(?:总|全|整|建成)|整个|(?<!期)(?:总投资|总占地|总建筑|总规模)|[二三四五]期[^,。;]{0,4}(?:全部|均|都)"
)


def told(scope: Scope, index: int, position: int, owner: Owner) -> str:
    """The phase that stands before a position, in its segment and after the owner's name; or "".

    一期今年10月建设,预计2024年底投产: both are of the first phase.
    """
    anchor = owner.anchor
    if owner.how in ("ahead", "among"):
        # 完成了X公路的一期改建: of what is named as the object.
        found = OF_PHASE.match(scope.texts[anchor.part], anchor.end)
        return found[1] if found else ""
    clause = scope.clauses[index]
    first = index
    for at in scope.back(index):
        first = at
    start = scope.clauses[first].start
    if anchor.part == clause.part and start <= anchor.end <= position:
        start = anchor.end
    text = scope.texts[clause.part]
    last = None
    for found in PHASE.finditer(text, start, position):
        last = found
    if last is None or WHOLE.search(text, last.end(), position):
        return ""
    return last[0]
