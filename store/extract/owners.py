"""Owners: whose an event is, by its place beside the names of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.prospect import AIM
from store.extract.topic import Owner
from store.extract.verbs import FINISH, PUSH

if TYPE_CHECKING:
    import re

    from store.extract.scope import Scope
    from store.extract.topic import Topic

OBJECT_ONLY = frozenset(("invested", "pushed"))
# Where works are going on; of the name right before it alone.
ON_THE_SPOT = frozenset(("现场", "工地"))
AT_SITE = pattern("[\\s”]*(?:项目|工程)?(?:的|建设|施工)*$")
# 持续推进科技创新: something else is pushed forward.
PUSHED_ELSE = pattern("(?!中|之中|当中|施工|建设|[,。;、和]|$)")
# Of these a project that is named later in the sentence is the one that is opened.
OPENED = pattern("(?:开工|奠基|动工)(?:仪式|活动|典礼)")
# Words that mostly take an object: with another object than a project they tell of no project.
TRANSITIVE = pattern(
    "(?:引进|引入|签订|签署|摘牌|中标|启动|兴建|建起|开通|上线|启用|交付|揭牌|筹划|谋划|洽谈|储备|完成|推进|推动|开工|建成)$"
)
# These take an object as well, where the sentence names no project at all.
WORKED_ON = pattern("(?:建设|建造|修建|打造|推[进动]|签[约订署下])$")
SIGNING = pattern("签[订署下]$")
# 签下庄严承诺: what is signed is no contract.
AGREEMENT = pattern("[^,。;]{0,16}(?:合同|协议|意向|订单)|[,。;]|$")
# What may stand between that and the name of the project: 签署《关于X的合作协议》.
PAPER = pattern("[^。;]{0,80}?(?:合同|协议|意向|订单|备忘|文件|合作|项目)")
# A sign is unveiled, of whatever it is.
UNVEILED = pattern("[揭挂]牌|授牌|揭幕|启幕")
# X是今年刚建成的一个项目: what is said of the subject takes no object.
PREDICATE = pattern("的[^,。;]{0,16}(?:项目|工程|园区|产业园|基地)$")
# Between a verb and the project it takes as its object.
OBJECT_GAP = pattern(
    '(?:运[行营]|使用)?(?:[^,。;:!?、的]{1,14}、){0,8}(?:[^,。;:!?、的]{1,8}(?:以?及|[和与]))?(?:项目|为|是|包括|包含|好|建设|新增|了|起|着|的|新型?|大型|重大|重点|一个|个|首批|一批|首[个条座家]|全[国省市区球]|我国|国内|现代化|(?:约|近|超)?\\d[\\d.]*[万亿千百]?(?:平方米|平米|千米|公里|亩|条|座|栋|幢|台|套|间|吨|gwh|mw|兆瓦|千瓦|千伏|班)(?:级|左右|以上|多)?)*(?:[^,。;:!?]{0,40}的)?[“"]?$'
)
# 建成了世界领先的发电站——X, 正在建设的新园区——X: told by its kind, then by its name.
APPOSED = pattern("(?:了|起|的)[^,。;:!?]{2,40}—+[“”]*$|[^,。;:!?]{0,6},即[“”]*$")
WILL = pattern("(?:将|拟|计划|准备)$")
OTHER_OBJECT = pattern("(?![,。;的并且和])[^,。;]{6}")
ANYTHING = pattern("[^。;!?]*$")
# Between a project's name and what happens to it.
CLOSE = pattern(
    "等?(?:建设|项目)?[\\s”]*(?:正式|顺利|成功|已经?|全面|正在?|也|均|都|将|刚刚|现已|全部|举行|实现|加)*$"
)
# What is put to use on a project's site is not the project.
ON_SITE = pattern("的?(?:建设|施工)(?:中|现场|工地)")
# Words that leave a clause without a subject of its own; more characters than these are one.
LIGHT = pattern(
    "[\\s“”\\d.\\-—~年月日]|今年|明年|去年|本月|上半年|下半年|[一二三四]季度|年?[底末初内]|当[年日]|[上中下]旬|计划|预计|"
    "力争|争取|确保|目前|已经?|正式|顺利|成功|全面|全部|将|可|于|在|自|从|到|并|且|也|均|基本|项目|工程|陆续|相继|"
    "有望|左右|[之以]?前|后|进入|实现|开始|目标|按照|能够|正在?|还|又|再|和"
)
SUBJECTLESS = 6


class Owners:
    """Finds the projects that what a word tells happens to."""

    def __init__(self, scope: Scope, topic: Topic) -> None:
        self._scope = scope
        self._topic = topic

    def of(self, index: int, word: re.Match[str], lead: str, tail: str) -> Owner | None:
        """Whose event it is: the name right before it, its object, or what the text speaks of.

        index: of the clause; lead, tail: the rest of it before and behind the word. None where it
        is nobody's; an owner without projects for a group (签约13个项目).
        """
        ahead = self._topic.ahead(index, word.end(), OBJECT_GAP, APPOSED)
        if word.lastgroup in OBJECT_ONLY:
            return ahead
        if word[0].endswith("建设") and WILL.search(lead) and OTHER_OBJECT.match(tail):
            # 新城将重点建设学校和医院
            return ahead
        if word[0] in ON_THE_SPOT:
            return self._at_site(index, word)
        named = self._topic.just_before(index, word.start())
        if named:
            gap = self._scope.between(named.anchor.part, named.anchor.end, word.start()) or ""
            if word.lastgroup in FINISH and ON_SITE.match(gap):
                return None
            if CLOSE.match(gap):
                return named
        before = self._topic.owner(index, word.start())
        stands = before and before.projects and before.how == "clause" and before.anchor.leading
        if ahead and not stands:
            return ahead
        if before is None or not before.projects:
            return self._joint(index, word, before)
        if before.how != "clause":
            # Words that are left over are another subject: 河北援建的民生工程开工.
            if len(LIGHT.sub("", lead)) > SUBJECTLESS:
                return self._joint(index, word, None)
            if PUSH.search(word[0]) and PUSHED_ELSE.match(tail):
                return None
            if before.how == "carried" and self._is_loose(word, before, tail):
                return self._joint(index, word, None)
            other = len(tail) > SUBJECTLESS and not tail.startswith(("并", "且", "和"))
            if TRANSITIVE.search(word[0]) and other and not PREDICATE.match(tail):
                return None
        elif self._is_other(word, before):
            return None
        return before

    def _is_loose(self, word: re.Match[str], before: Owner, tail: str) -> bool:
        """True where what is told without a subject need not be of the project spoken of before.

        It is told of what follows (加快建设海运区, 投运的工厂), the sentence before names several,
        or a sign is unveiled.
        """
        if len(before.projects) > 1 or not before.anchor.leading or UNVEILED.match(word[0]):
            return True
        if tail.startswith("的") and not (PREDICATE.match(tail) or AIM.match(tail)):
            return True
        if SIGNING.search(word[0]) and not AGREEMENT.match(tail):
            # 签下庄严承诺
            return True
        return WORKED_ON.search(word[0]) is not None and OTHER_OBJECT.match(tail) is not None

    def _is_other(self, word: re.Match[str], before: Owner) -> bool:
        """True where 暨 parts an event from the project: X项目开工仪式暨青山公司揭牌仪式."""
        gap = self._scope.between(before.anchor.part, before.anchor.end, word.start()) or ""
        return "暨" in gap and len(gap.rpartition("暨")[2]) > len("仪式")

    def _at_site(self, index: int, word: re.Match[str]) -> Owner | None:
        """The project whose site is told of: its name stands right before the word."""
        named = self._topic.just_before(index, word.start())
        if named is None:
            return None
        gap = self._scope.between(named.anchor.part, named.anchor.end, word.start())
        return named if gap is not None and AT_SITE.match(gap) else None

    def _joint(self, index: int, word: re.Match[str], before: Owner | None) -> Owner | None:
        """Whose an event without a project is: what an actor signs or opens, or a group's."""
        signed = word.lastgroup == "signed" and word[0] not in ("引进", "引入", "落地", "落户")
        tail = self._scope.tail(index, word.end())
        if SIGNING.search(word[0]) and not PAPER.match(tail):
            # 签下庄严承诺,…X建设
            return None
        if signed or OPENED.search(self._scope.text(index)):
            ahead = self._topic.ahead(index, word.end(), ANYTHING)
            if ahead:
                return ahead
        for anchor in self._topic.anchors[index]:
            if before is None and anchor.start >= word.end() and anchor.kind == "joint":
                return Owner((), anchor, "clause")
        return before
