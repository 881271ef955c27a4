"""Events: what happens to projects (signed, started, finished ...), as a clause tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract.owners import CLOSE, Owners
from store.extract.patterns import pattern
from store.extract.prospect import Prospects
from store.extract.topic import Owner
from store.extract.verbs import FINISH, PUSH, WORDS, tells

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from store.extract.scope import Scope
    from store.extract.topic import Topic
    from store.model import Mention

# 完成X建设: it stands.
COMPLETED = pattern(
    "[\\s”]*(?:等[^,。;]{0,10}(?:项目|工程)?)?(?:的?(?:主体)?(?:建设|改造|升级改造|提升改造|扩建|施工))(?!用地|方案|任务|[^,。;]{0,6}(?:审批|招标|备案|前期))"
)
# 启动X前期工作: what goes before a start.
BEFORE_START = pattern(
    "[^,。;]{0,6}(?:前期|招标|征[地迁收拆]|规划|可研|勘察|设计|环评|选址|论证|编制|遴选|申报|评审|招商)"
)
# 启动项目施工, 进场施工: the start of it.
TO_START = pattern("(?:启动|开始|进场)(?:项目|工程|主体)?$")
# 双方愿共同推进X: what is agreed to be pushed forward has not been begun.
AGREED = pattern("愿(?!景|意见)|双方[^。;]{0,12}(?:同意|强调|商定|一致|愿)|商定")
# 鼓励企业参与X建设: nobody takes part yet.
INVITED = pattern("鼓励|欢迎|邀请|吸引|号召|引导|希望|期待|支持[^,。;]{2,20}(?:企业|资本)")
# X主体工程完工: finished long before the rest.
SHELLS = ("主体工程", "主体结构", "主体", "桩基工程", "基础工程", "土建工程")
# 建设了X: what has been built.
RAISED = pattern("(?:建设|[新扩改投]建|打造|构建)$")
# 聚焦创新,建设X: a task of a plan, of which nothing else is told.
SET_OUT = frozenset(("建设", "实施"))
TASKS = pattern(
    "\\s*(?:[(（]?[一二三四五六七八九十\\d]+[)）、.])?(?:支持|谋划|布局|规划|重点|高标准|高水平|高质量)*\\s*$"
)
# 由甲公司建设的X,如今已成为园区样板, 已入驻企业30家
STANDS = pattern(
    "[^。;!?]{0,20}?(?:已经?|如今|现已?)[^,。;将]{0,10}(?:成为|入驻|集聚|吸引|接待|惠及|带动|跻身|形成|产出)"
)
# 甲公司与管委会签署投资协议。甲公司将在青山建设X
AGREEMENT = pattern(
    "(?:^|[,。;!?\\n])(?:(?!拟|将|计划)[^,。;!?]){0,60}?(?:签署|签订|签下|签约|达成)(?:了)?[^。;!?]{0,40}(?:协议|合同|备忘录|协定)|(?:根据|按照)(?:该|此|双方|上述)?[^,。;]{0,6}协议"
)
MEANT = pattern("(?:将(?!军)|拟|计划|会)[^,。;]*$")
FAR = 160
PROGRAMMES = ("建设工程", "提升工程", "培育工程", "培优工程", "倍增工程", "行动", "计划", "攻坚战")
GONE_BY = pattern("已|近年来?|先后|目前|现在|去年|以来|了|成功|完成|[通经]过|20\\d\\d年")
# 获得多个项目,包括Y承建的X: a contract won.
WON = pattern(
    "(?:获得?|中标|新签|揽获|斩获|承接|签订|签署|签约|签下)了?[^,。;]{0,16}(?:项目|工程|合同|订单|大单)"
)
CEREMONY = pattern(
    "(?:开工|奠基|启动|动工)(?:仪式|活动|典礼|大会)|宣布[^,。;]{0,6}开工|集中(?:开工|动工)"
)
# 一期已投产,二期在建: each phase has a stage.
PHASE = pattern("[一二三四五六首]期|其余|剩余|部分")


class Event(NamedTuple):
    """Something that happens to projects.

    kind: one of STATUSES, "done" for 完成, which may be of a part only, "aimed" for a task of a
    plan, "standing" for what is told with its builder and is there, or "invested" for 投资建设,
    which leaves the stage open. clause: index of the clause.
    word: the words that tell it, folded. owner: the projects it happens to. future: told as still
    to come; soon: as about to happen, or as something that is seen to (确保).
    condition: only told as what comes after or before something else (建成后). ceremony: the
    article reports the act itself. either: it holds for some of them only (建成或在推进).
    date: the DATE it is told with, or None. past: that day is long over at the article's date;
    far: it is years ahead. phase: 一期 where the words before it in the clause tell of a phase.
    decided: told as a firm's decision (公告投资建设X). told: a word tells it as done (已投产).
    paid: money that somebody puts into it stands right before it (斥资8亿元打造X).
    """

    kind: str
    clause: int
    part: int
    start: int
    end: int
    word: str
    owner: Owner
    future: bool
    soon: bool
    condition: bool
    ceremony: bool
    either: bool = False
    date: Mention | None = None
    past: bool = False
    far: bool = False
    phase: str = ""
    decided: bool = False
    told: bool = False
    paid: bool = False


def _phase(lead: str) -> str:
    """The phase that the words before an event tell last: 一期; empty where none."""
    told = PHASE.findall(lead)
    return told[-1] if told else ""


class Events:
    """Finds the events of an article."""

    def __init__(self, scope: Scope, topic: Topic, mentions: Sequence[Mention]) -> None:
        self._scope = scope
        self._topic = topic
        self._names = scope.spread(
            [mention for mention in mentions if mention.type in ("PROJECT", "PARK", "ORG")]
        )
        self._owners = Owners(scope, topic)
        self._prospects = Prospects(scope, topic, self._names)

    def all(self) -> Iterator[Event]:
        """Every event that happens to a project, in the order of the text.

        What happens to projects counted together (签约13个项目) happens to each that the paragraph
        then names (包括X项目、Y项目).
        """
        joint: Event | None = None
        for index, clause in enumerate(self._scope.clauses):
            for event in self._told(index):
                if event.owner.projects:
                    yield event
                elif not event.condition:
                    joint = event
            if joint is None or joint.part != clause.part:
                continue
            for anchor in self._topic.anchors[index]:
                if anchor.start >= joint.end and self._topic.is_named_among(anchor):
                    yield joint._replace(owner=Owner(anchor.projects, anchor, "among"))

    def _told(self, index: int) -> Iterator[Event]:
        clause = self._scope.clauses[index]
        text = self._scope.texts[clause.part]
        for word in self._words(index, text):
            lead = self._scope.lead(index, word.start())
            tail = self._scope.tail(index, word.end())
            if not tells(word, lead, tail):
                continue
            owner = self._owners.of(index, word, lead, tail)
            if owner is not None:
                yield self._event(index, word, owner, lead, tail)

    def _words(self, index: int, text: str) -> Iterator[re.Match[str]]:
        """The words of a clause that tell an event and share no character with a name.

        Where they open in a name (西线隧道|贯通) they are looked for again behind it.
        """
        clause = self._scope.clauses[index]
        at = clause.start
        while (word := WORDS.search(text, at, clause.end)) is not None:
            over = [
                name.end
                for name in self._names[index]
                if name.start < word.end() and word.start() < name.end
            ]
            if not over:
                yield word
            at = max(min(over), word.start() + 1) if over else word.end()

    def _event(self, index: int, word: re.Match[str], owner: Owner, lead: str, tail: str) -> Event:
        prospect = self._prospects.of(index, word, owner, lead, tail)
        return Event(
            kind=self._kind(index, word, lead, tail, owner),
            clause=index,
            part=self._scope.clauses[index].part,
            start=word.start(),
            end=word.end(),
            word=word[0],
            owner=owner,
            future=prospect.future,
            soon=prospect.soon,
            condition=prospect.condition,
            ceremony=CEREMONY.search(lead[-6:] + word[0] + tail[:4]) is not None,
            either="或" in lead[-5:],
            phase=_phase(lead),
            decided=prospect.decided,
            paid=prospect.paid,
            told=prospect.told,
        )

    def _kind(self, index: int, word: re.Match[str], lead: str, tail: str, owner: Owner) -> str:
        """The kind of an event; what somebody has won the contract to build is signed."""
        if word.lastgroup == "done" and owner.how == "ahead":
            after = self._scope.tail(index, owner.anchor.end)
            return "operating" if COMPLETED.match(after) else "done"
        if word[0] == "完成" and owner.how == "clause" and not tail.strip():
            gap = self._scope.between(owner.anchor.part, owner.anchor.end, word.start()) or ""
            # X扩建工程顺利完成
            return "operating" if CLOSE.match(gap) else "done"
        if word.lastgroup in ("invested", "coming") and owner.how == "ahead":
            meant = MEANT.search(lead) or word.lastgroup == "coming"
            if meant and self._is_agreed(index, word):
                return "agreed"
        if word[0] == "承建" and self._prospects.is_told_before(index, lead, WON):
            return "signed"
        if word.lastgroup in FINISH and owner.how == "clause" and self._is_shell(owner):
            return "building"
        rest = self._scope.tail(index, owner.anchor.end) if owner.how == "ahead" else tail
        described = word.lastgroup == "invested" and tail.startswith("的") and owner.how == "ahead"
        text = self._scope.texts[owner.anchor.part]
        if described and STANDS.match(text, owner.anchor.end):
            # 由甲公司建设的X,已成为园区样板
            return "standing"
        if word[0] == "启动" and BEFORE_START.match(rest):
            return "planned"
        if word[0] == "施工" and TO_START.search(lead):
            return "started"
        if word.lastgroup == "pushed" and lead.endswith("拟"):
            return "coming"
        agreed = word.lastgroup in ("pushed", "building") and PUSH.search(word[0])
        if agreed and owner.how == "ahead" and self._prospects.is_told_before(index, lead, AGREED):
            return "coming"
        if word[0] == "参与" and self._prospects.is_told_before(index, lead, INVITED):
            return "coming"
        if tail.startswith("了") and word.lastgroup == "invested" and RAISED.search(word[0]):
            # 建设了X: it stands.
            return "operating"
        if self._is_task(index, word, lead, tail) and not self._is_programme(owner):
            return "aimed"
        return "building" if word.lastgroup in ("pushed", "partly") else word.lastgroup or ""

    def _is_agreed(self, index: int, word: re.Match[str]) -> bool:
        """True where the sentence or the one before it tells of an agreement that was signed."""
        clause = self._scope.clauses[index]
        first = index
        while first and self._scope.clauses[first - 1].part == clause.part:
            if self._scope.clauses[first - 1].sentence < clause.sentence - 1:
                break
            first -= 1
        start = max(self._scope.clauses[first].start, word.start() - FAR)
        return AGREEMENT.search(word.string, start, word.start()) is not None

    def _is_task(self, index: int, word: re.Match[str], lead: str, tail: str) -> bool:
        """True for a task of a plan: 聚焦创新,建设X; not 近年来发展旅游,建设X."""
        if word[0] not in SET_OUT or tail.startswith(("的", "了", "起", "成", "好")):
            return False
        return TASKS.match(lead) is not None and not self._prospects.is_told_before(
            index, lead, GONE_BY
        )

    def _is_programme(self, owner: Owner) -> bool:
        """True where a name closes as programmes do, which have no stage: 实施乡风建设工程."""
        anchor = owner.anchor
        return self._scope.texts[anchor.part].endswith(PROGRAMMES, anchor.start, anchor.end)

    def _is_shell(self, owner: Owner) -> bool:
        """True where a name closes with what is finished long before the rest: X主体工程完工."""
        anchor = owner.anchor
        return self._scope.texts[anchor.part].endswith(SHELLS, anchor.start, anchor.end)
