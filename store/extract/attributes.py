"""Attributes: which attribute of a project each figure gives, by its words or by its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bearing, roles
from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.roles import Role
    from store.extract.scope import Scope
    from store.model import Mention

GLUE = pattern("\\s*(?:、|和|及|与|以及|/|至|×|\\+)\\s*$")
# 197公顷(2963亩): one area in two units.
AGAIN = pattern("\\s*[(](?:约|合|约合|折合)?$")
# 年产3500吨工业硼酸、2000吨碳酸锂和2万吨氯化钾: what is counted alike in a row.
ROW = pattern("(?!\\d)[^,。;:、和及与]{0,12}(?:、|和|及|与|以及)[^,。;:、]{0,12}$")
# 年产A20万吨,B1600万升: so too, with the thing made before each figure.
YEARLY = pattern("年产|年生产|年加工|年处理")
ROW_OF_THINGS = pattern(",[^,。;:、建投需达为有可能约带就将]{2,14}$")
HANDLED = pattern(
    "(?:吞吐量|[客货]流量|产量|发电量)(?:已|累计|总计|突破|首次|完成|实现|就|达|超过?)*(?:已|累计|突破|完成|实现)(?:已|达到?|了|约|近|超过?)*$"
)
PIECES = frozenset("台套座栋幢条根艘辆口")
# A clause that only tells how high something goes that the clause before names.
REACHES = pattern(
    "(?:预计|有望|力争|将|可|已|今年|明年|年底|全年|届时|并|也|再|\\s)*"
    "(?:突破|共计|合计|总计|达到?|超过?|增至|增加到|提高到|提升[到至]|扩大[到至]|升至|攀升至|跃升至)(?:了|每年)?"
)


class Attributes:
    """Finds the roles of figures. figures: all of the article's, in the order of the text."""

    def __init__(self, scope: Scope, figures: Sequence[Mention]) -> None:
        self._scope = scope
        self._figures = figures

    def role(
        self, figure: Mention, index: int, previous: Mention | None, last: Role | None
    ) -> Role:
        """The role of a figure; last: the role of the figure before it."""
        clause = self._scope.clauses[index]
        text = self._scope.texts[figure.part]
        # 总投资:3亿元
        start = clause.start - len(self._scope.label(index)) - 1
        if previous is not None and previous.part == figure.part and previous.end <= figure.start:
            start = max(start, previous.end)
            gap = self._scope.between(figure.part, previous.end, figure.start) or ""
            told = last is not None and last.rule == "before"
            alike = last is not None and told and previous.type == figure.type
            if last and alike and self._goes_on(previous, figure, last, gap):
                return last
            if last and last.rule != "none" and bearing.raised(previous, figure, text):
                return last
        before = roles.before(figure, text, start)
        after = None
        if before is None or (figure.type == "AREA" and before.attribute == "other_quantity"):
            # 面积7万平方米的厂房: what follows says more than 面积.
            after = roles.after(figure, text, clause.end)
        if before is not None and before.attribute == "capacity":
            # 旅客吞吐量已达1900万人次: what was handled, not what can be.
            handled = HANDLED.search(text, start, figure.start)
            before = before._replace(attribute="other_quantity") if handled else before
        words = after or before or self._goes_up(figure, index, start)
        return words or roles.by_unit(figure) or roles.none(figure)

    def is_of_each(self, previous: Mention, figure: Mention, role: Role) -> bool:
        """True for the size of one of the things counted right before: 2台50兆伏安变压器."""
        beside = previous.part == figure.part and previous.end == figure.start
        counted = previous.unit in PIECES and previous.value != 1
        return beside and counted and role.attribute in ("capacity", "other_quantity")

    def _goes_on(self, previous: Mention, figure: Mention, last: Role, gap: str) -> bool:
        """True where a figure has the role of the one before: in a row of figures or capacities."""
        if GLUE.match(gap) or (figure.type == "AREA" and AGAIN.match(gap)):
            return True
        if last.attribute != "capacity":
            return False
        yearly = YEARLY.search(self._scope.texts[figure.part], last.start, last.end)
        if ROW_OF_THINGS.match(gap):
            return bool(yearly)
        return bool(ROW.match(gap)) and (previous.unit == figure.unit or bool(yearly))

    def _goes_up(self, figure: Mention, index: int, start: int) -> Role | None:
        """The role told in the clause before, of which only the height is told here.

        产能也将翻一番,达到每年1200吨: between the two stands no other figure of the kind.
        """
        clause = self._scope.clauses[index]
        text = self._scope.texts[figure.part]
        if start > clause.start or not REACHES.fullmatch(text, clause.start, figure.start):
            return None
        above = self._scope.clauses[index - 1] if index else None
        if above is None or not above.shares_segment(clause):
            return None
        role = roles.before(figure, text, above.start, above.end)
        if role is None or role.attribute == "other_quantity":
            return None
        other = any(
            each.type == figure.type and each.part == figure.part
            for each in self._figures
            if role.end <= each.start < figure.start
        )
        return None if other else role
