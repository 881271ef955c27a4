"""Prospect: whether what a word tells has happened, is to come, or is only meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.verbs import FUTURE

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from store.extract.anchors import Anchor
    from store.extract.scope import Scope
    from store.extract.topic import Owner, Topic
    from store.model import Mention

# 为如期并网奠定基础, 向年底投产的目标迈进: what is aimed at has not happened.
AIM = pattern(
    "[^,。;]{0,12}(?:奠定|打下|夯实|提供|创造)[^,。;]{0,8}(?:基础|条件|保障)|的?[^,。;]{0,4}目标"
)
# 自全线贯通以来: no work goes on any more; 自落户以来 tells more than 落户.
LONG_PAST = frozenset(("signed", "building", "partly"))
SINCE = pattern("(?:以来|至今)")
CONDITION = pattern(
    "(?:并?(?:建成|竣工|完工|落成|投产|投用|投运|达产|达效|通车|开通|开业|开园|运营|运行|投入(?:使用|运营|运行)|使用))*(?:以?后|之后|以前|之前|前夕)"
)
PLAN = pattern(
    "(?:计划|拟|规划|将(?!军))(?!的|内|中|设计|面积|用地|总)|预计|争取|力争|力保(?!障)|确保|保证|愿(?!景|意)"
)
# These hold for what is named after them too: 力争年底前,X项目建成.
WISH = pattern("预计|争取|力争|力保(?!障)|确保|保证|愿(?!景|意)")
# 确保X投产, 推动X早日投产: what somebody sees to is under way.
ENSURED = pattern("确保|力保(?!障)|保证|推动|推进|加快|早日|尽早|尽快")
SOON = ("即将", "临近", "接近", "行将")
STRIVEN = pattern("力争|争取")
# 审议通过…, 公告投资建设X: what a firm says that it builds is decided, not yet begun, ...
DECIDED = pattern(
    "决定(?!性)|募集资金|募投|定增|非公开发行|定向增发|公告|审议|表决|董事会|股东大?会|议案|披露"
)
# ... as is what a resolution or contract is about: 关于投资建设X的议案.
PROPOSED = pattern("[^。;!?《]{0,60}的?(?:议案|提案|预案|协议|合同书?|意向书?|备忘录|可行性|公告)")
# 用于X项目,拟投入募集资金8亿元
TO_FUND = pattern("[^。;!?]{0,60}(?:拟投入|募集资金)")
# 斥资8亿元在青山打造X: as 投资建设.
PAID = pattern(
    "(?:投资|斥资|耗资|投入|出资|注资|融资|自筹资金)[^,。;]{0,10}[0-9][^,。;元]{0,8}(?:元|欧元|[美日韩]元|卢布)?(?:人民币)?(?:,?(?:将?用于|在[^,。;]{1,20}|高标准|高起点|合作|共同|兴建)*)$"
)
# 由X建设的Y, 甲公司在青山建设的Y: whoever builds it pays for it.
BUILDER = pattern(
    "(?:由[^,。;]{2,30}|(?:公司|集团|企业|股份|控股))(?:投资|负责|承担|主导|牵头|联合|合作|共同|全资|独资|正|在[^,。;]{1,12})*$"
)
BUILT = frozenset(("建设", "新建", "打造", "兴建", "扩建", "改建"))
# 投资1亿美元,在青山|建立X
SETTING = pattern("(?:在[^,。;]{1,20})?(?:共同|合作|将)?\\s*$")
# 强化电力保障,推动X投运,开工Y: tasks still to be done.
TASK = pattern("推[动进]|大力|加快|强化|加强|着力|全力|扎实|积极|持续|深入|统筹|优化|完善")
# 公司将其X落户青山: 将 only says what is moved.
MOVED = pattern("将(?:(?:其|他们|它|公司|集团|旗下)[^,。;]{0,12})?$")
# 竣工时间预计是2024年8月: told as a day to come.
SET = pattern("(?:时间|日期|节点)")
# 通车在即: about to happen.
AT_HAND = pattern("在即|指日可待|(?:进入)?倒计时|在望")
PAST = pattern("(?:已经?|刚刚|了)[^,]{0,6}$")


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the words around an event say of it; the fields are those of Event."""

    future: bool
    soon: bool
    condition: bool
    decided: bool
    paid: bool
    told: bool


class Prospects:
    """Tells the prospect of each event. names: the names of each clause."""

    def __init__(self, scope: Scope, topic: Topic, names: Sequence[Sequence[Mention]]) -> None:
        self._scope = scope
        self._topic = topic
        self._names = names

    def of(self, index: int, word: re.Match[str], owner: Owner, lead: str, tail: str) -> Prospect:
        """The prospect of what a word of a clause tells of its owner."""
        told = PAST.search(lead[-10:]) is not None or tail.startswith("了")
        at_hand = AT_HAND.match(tail) is not None
        building = word.lastgroup == "invested"
        return Prospect(
            future=not told and self._is_to_come(index, word, owner, lead, tail),
            soon=at_hand or lead.endswith(SOON) or self._is_ensured(lead, owner),
            condition=self._is_condition(word, tail),
            decided=building and self._is_decided(index, word, lead, tail),
            paid=building and self._is_backed(index, word, lead, tail),
            told=told,
        )

    def is_told_before(self, index: int, lead: str, words: re.Pattern[str]) -> bool:
        """True where one of the words stands before a place in its segment."""
        return any(
            words.search(lead if at == index else self._scope.text(at))
            for at in self._scope.back(index)
        )

    def _is_to_come(
        self, index: int, word: re.Match[str], owner: Owner, lead: str, tail: str
    ) -> bool:
        """True where the clause or the one before tells that it is still to happen."""
        signed = word.lastgroup == "signed"
        if signed and self._is_moved(index, word, owner.anchor):
            return False
        # 预计8月,由市里引进的X投产: only what follows is to come.
        bygone = signed and tail.startswith("的")
        return bool(
            FUTURE.search(self._unnamed(index, lead, word.start()))
            or self._is_task(index, word, lead, owner)
            or (not bygone and self._in_plan(index, word.start()))
            or SET.match(tail)
            or AT_HAND.match(tail)
        )

    def _is_moved(self, index: int, word: re.Match[str], anchor: Anchor) -> bool:
        """True where 将 right before the name only says what is moved: 将其X落户青山."""
        before = anchor.end <= word.start()
        return before and MOVED.search(self._scope.lead(index, anchor.start)) is not None

    def _is_task(self, index: int, word: re.Match[str], lead: str, owner: Owner) -> bool:
        """True for a start in a row of tasks: 强化电力保障,推动X投运,开工Y,加快Z."""
        if word.lastgroup != "started" or owner.how != "ahead" or lead.strip():
            return False
        return any(
            TASK.match(self._scope.text(at).strip()) for at in self._scope.back(index) if at < index
        )

    def _is_ensured(self, lead: str, owner: Owner) -> bool:
        """True where somebody sees to it: 推动X早日投产, 力争X投产; not 力争建成X."""
        return bool(ENSURED.search(lead) or (owner.how != "ahead" and STRIVEN.search(lead)))

    def _is_condition(self, word: re.Match[str], tail: str) -> bool:
        """True where an event is only told as what something else comes before or after."""
        if word.lastgroup in LONG_PAST and SINCE.match(tail):
            return True
        return CONDITION.match(tail) is not None or AIM.match(tail) is not None

    def _unnamed(self, index: int, lead: str, end: int) -> str:
        """The words before an event, without names, which tell nothing of it: 望江县X."""
        for name in self._names[index]:
            at, to = len(lead) - (end - name.start), len(lead) - (end - name.end)
            if at >= 0 and to <= len(lead):
                lead = lead[:at] + "某" * (to - at) + lead[to:]
        return lead

    def _is_backed(self, index: int, word: re.Match[str], lead: str, tail: str) -> bool:
        """True where it is told with its money, or with who builds it: 由X建设的Y."""
        if tail[:1] == "的":
            return word[0] in BUILT and BUILDER.search(lead) is not None
        return self._is_paid(index, lead)

    def _is_paid(self, index: int, lead: str) -> bool:
        """True where money that is put into it stands right before a verb of building."""
        return PAID.search(self._before(index, lead)) is not None

    def _before(self, index: int, lead: str) -> str:
        """What stands before a word in its clause, at its head with the clause before that."""
        if not SETTING.match(lead) or not index or index - 1 not in self._scope.back(index):
            return lead
        return self._scope.text(index - 1) + "," + lead

    def _is_decided(self, index: int, word: re.Match[str], lead: str, tail: str) -> bool:
        """True where a firm tells what it is going to build: 审议通过投资建设X, not 投资建设的X."""
        if word[0] == "用于" and TO_FUND.match(word.string, word.end()):
            return True
        if PROPOSED.match(tail):
            return True
        return not tail.startswith("的") and self.is_told_before(index, lead, DECIDED)

    def _in_plan(self, index: int, start: int) -> bool:
        """True where an earlier clause of the segment tells a plan and none since tells a fact.

        start: where in its clause the event is told.
        """
        pattern = PLAN
        for at in self._scope.back(index):
            text = self._scope.text(at)
            if at < index and pattern.search(text):
                return True
            names = [each for each in self._topic.anchors[at] if each.kind == "name"]
            if any(each.leading and (at < index or each.end <= start) for each in names):
                pattern = WISH
            if at < index and ("已" in text or "目前" in text):
                return False
        return False
