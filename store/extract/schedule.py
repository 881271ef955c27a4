"""Schedule: when projects started or are to start, were finished or are to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import phases
from store.extract.patterns import pattern
from store.extract.roster import spot
from store.extract.scope import REACH
from store.extract.verbs import FINISH
from store.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.extract.events import Event
    from store.extract.roster import Roster
    from store.extract.scope import Scope
    from store.model import Mention

RULES = {
    "date-clause": "The date is of a start or finish told of a project that the clause names.",
    "date-sentence": "The date is of a start or finish; the sentence names the project before it.",
    "date-carried": "The date is of a start or finish told without a subject, of the last project.",
    "date-ahead": "The date is of a start or finish whose verb takes the project as its object.",
    "date-among": "The day of a ceremony is the start of each project named as one of the group.",
}

# Spans that reach up to now say since when, not on which day.
OPEN = pattern("(?:以来|来|至今)$")
# A date that says when something was told, not when it happened; 宣布开工 is both.
TOLD = pattern("[^,。]{0,6}(?:获悉|了解到|介绍|表示|电|讯|消息|宣布(?!.{0,8}开工)|记者)|截[至止]")
GATHERING = pattern("[^。!?\n]{0,100}?(?:举行|举办|仪式|集中(?:开工|动工)|开工活动)")
NOW = pattern("目前|如今|现已|眼下|截至")
# 竣工时间预计是2024年8月.
SET_FOR = pattern("(?:时间|日期|节点)(?:预计|计划|定)?(?:是|为|在|于)$")
# X项目竣工仪式27日举行, 竣工暨生产线启动仪式27日举行: the day of the act.
CEREMONY = pattern("(?:暨[^,。;]{0,14})?(?:仪式|典礼|活动|大会)(?:于|在)?$")
YEAR = pattern(r"\d{4}$")
PARTS = pattern(r"(?<=-)([HQ])(\d)$")
DAY = pattern(r"[\dX]{4}-\d\d-\d\d$")
# Not every end has a day that is the project's: 揭牌, 入驻 and 达产 come after it.
ENDS = pattern(
    "投|竣工|建|完|落成|交付|通[车水航]|试|开业|开园|开馆|启用|运营|上线|开通|开航|开街|蓄水"
)
# How many characters may stand between a date and what it dates, and between it and the edge of
# its clause where it opens the sentence.
FAR = 25
# A ceremony so many months ago is no longer the news.
RECENT = 3
# What is to be finished so many years later is not yet being built.
YEARS = 2
# What can have a date of its own; 加快建设 and the like leave the date to what comes after.
DATED = frozenset(("signed", "started", "trial", "operating", "done", "stopped"))
EDGE = 2
# 2023年市重点工程——X启动试运行: the year is the list's that it stands in.
OF_A_LIST = pattern("度?[^,。;:的]{2,20}(?:项目|工程)之?一?—+")
# 2012年,甲乙成立中心,随后搭建X: the day is of what came first.
LATER = pattern("(?:随后|之后(?=[,建搭开])|后来|随即|此后)")
# X项目节点任务圆满完成: no end of the works.
ONE_TASK = pattern(
    "(?:任务|节点|环节|工序|测试|试验|标段|评审|招标|首[件批台根榀]|安装|吊装|架设|浇筑|签约|备案|封顶)[^,。;]{0,8}$"
)
# 5月底完成水下工程, 完成除主桥外的工程: of some of the works.
WORKS = pattern(
    "除[^,。;]{1,16}外|(?!全部|所有|整体|主体|总体|各项|项目|建设)[^,。;的]{1,6}(?:工程|施工|作业)"
)


class Schedule:
    """Finds the dates of events. today: ISO date of the article, or None."""

    def __init__(self, scope: Scope, mentions: Sequence[Mention], today: str | None) -> None:
        self._scope = scope
        self._today = today if today and DAY.match(today) else None
        dates = [each for each in mentions if each.type == "DATE" and _dates(each, scope)]
        self._dates = scope.spread(dates)
        self._occasion = next((each for each in dates if _is_occasion(each, scope)), None)

    def dated(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, each with the date it is told with; what lies after today is to come."""
        found: dict[tuple[int, int], Mention | None] = {}
        used: dict[tuple[int, int], int] = {}
        last: Event | None = None
        for event in events:
            clause = self._scope.clauses[event.clause]
            sentence, place = (clause.part, clause.sentence), (event.part, event.start)
            if place not in found:
                found[place] = self._date(event, used.get(sentence, -1))
                beside = last is not None and last.clause == event.clause
                if last is not None and beside and 0 <= event.start - last.end <= EDGE:
                    # 建成投产: one date for both.
                    found[place] = found[place] or last.date
                if event.kind in DATED and not self._describes(event):
                    used[sentence] = event.end
            date = found[place] or self._gathered(event)
            if date is None:
                last = event
                yield event
                continue
            start = _month((date.iso or "").split("/")[0])
            known = self._today is not None and start[:4].isdigit()
            later = known and start > (self._today or "")
            past = known and start[:7] < _months_before(self._today or "", RECENT)
            end = (date.iso or "").split("/")[-1]
            far = (
                known and end[:4].isdigit() and int(end[:4]) >= int((self._today or "")[:4]) + YEARS
            )
            last = event._replace(date=date, future=event.future or later, past=past, far=far)
            yield last

    def _describes(self, event: Event) -> bool:
        """True for what only describes a name: 今年,高新区引进的X项目投产."""
        return self._scope.tail(event.clause, event.end).startswith("的")

    def _gathered(self, event: Event) -> Mention | None:
        """The day of the ceremony at which a project was started."""
        told = event.kind == "started" and not event.future and not event.condition
        return self._occasion if told and (event.ceremony or event.owner.how == "among") else None

    def _date(self, event: Event, used: int) -> Mention | None:
        """The nearest date before the event in its clause, or the one that opens the sentence."""
        near = [date for date in self._dates[event.clause] if date.end <= event.start]
        for date in self._dates[event.clause]:
            gap = self._scope.between(event.part, event.end, max(event.end, date.start)) or ""
            if date.start > event.end and (SET_FOR.match(gap) or CEREMONY.match(gap)):
                return date
        if not near:
            # 预计8月,由市里引进的X投产: the date is of what follows.
            led = event.condition or (event.kind == "signed" and self._describes(event))
            return None if led else self._opening(event, used)
        date = near[-1]
        opens = date.start - self._scope.clauses[event.clause].start <= EDGE and used < date.end
        if not opens and event.start - date.end > FAR:
            return None
        # 7月28日,市里今年首批项目开工: the finer date is meant.
        finer = None
        if YEAR.match(date.iso or "") and not event.future:
            finer = self._opening(event, used)
        agrees = finer is not None and (finer.iso or "").startswith(date.iso or "")
        return finer if agrees else date

    def _opening(self, event: Event, used: int) -> Mention | None:
        """The date at the edge of an earlier clause, if no event has used it."""
        clause = self._scope.clauses[event.clause]
        if NOW.search(self._scope.lead(event.clause, event.start)):
            return None
        for at in range(event.clause - 1, max(-1, event.clause - REACH), -1):
            before = self._scope.clauses[at]
            if not before.shares_sentence(clause):
                return None
            if self._dates[at]:
                date = self._dates[at][-1]
                gap = self._scope.between(event.part, date.end, event.start) or ""
                listed = YEAR.fullmatch(date.iso or "") and OF_A_LIST.match(gap)
                if listed or LATER.search(gap):
                    return None
                opens = before.end - date.end <= EDGE or date.start - before.start <= EDGE
                return date if opens and used < date.end else None
        return None


def settled(events: Sequence[Event], today: str | None) -> Iterator[Event]:
    """The events; an end in the running year is to come where the project has not started.

    拟建设X,…项目于2026年投产, told in 2026: such a year is all that is told of the day.
    """
    year = (today or "")[:4]
    # 今年引进的X项目投产: one clause tells both, and the end is the news.
    ended = {event.clause for event in events if event.kind in FINISH and not event.future}
    meant = {
        place
        for event in events
        if _is_meant(event, year) and not (event.kind == "signed" and event.clause in ended)
        for place in event.owner.projects
    }
    meant -= {place for event in events if _is_begun(event) for place in event.owner.projects}
    for event in events:
        running = event.date is not None and event.date.iso == year and not event.told
        plain = running and event.kind in FINISH and not event.future
        yield event._replace(future=True) if plain and meant & {*event.owner.projects} else event


def _is_meant(event: Event, year: str) -> bool:
    """True for what tells that a project is planned or was signed this year."""
    if event.kind == "signed" and not event.condition:
        return event.future or event.date is None or (event.date.iso or "")[:4] == year
    planned = event.kind in ("planned", "coming") or event.decided
    return planned or (event.future and event.kind in ("invested", "started"))


def _is_begun(event: Event) -> bool:
    """True for what tells that a project is being built, or more, on whatever day."""
    if event.future or event.condition:
        return False
    return event.kind in ("started", "building") or (event.kind in FINISH and event.told)


def _month(start: str) -> str:
    """A day, month or year as it is; of a half or quarter its last month: 2023-H1 -> 2023-06."""
    part = PARTS.search(start)
    if part is None:
        return start
    return f"{start[: part.start()]}{int(part[2]) * (6 if part[1] == 'H' else 3):02d}"


def _months_before(day: str, months: int) -> str:
    """The month so many months before a day: 2022-06-15 -> 2022-03."""
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _dates(date: Mention, scope: Scope) -> bool:
    """False for a date that tells since when, or when something was told, or names a plan.

    Nor is it one of which nothing is known (十年前 where the article's year is not).
    """
    if date.rule == "date-length" and date.iso and not date.iso.strip("X/"):
        return False
    after = scope.texts[date.part][date.end : date.end + FAR]
    return not (date.rule == "date-plan" or OPEN.search(date.text) or TOLD.match(after))


def _is_occasion(date: Mention, scope: Scope) -> bool:
    """True for the day of the ceremony that an article reports: 7月28日,集中开工活动举行."""
    text = scope.texts[date.part]
    return bool(DAY.match(date.iso or "")) and bool(GATHERING.match(text, date.end))


def claims(events: Iterable[Event], scope: Scope, roster: Roster) -> Iterator[tuple[int, Claim]]:
    """(project, claim): start_date and finish_date where a start or finish is told with a date.

    What is told of a phase (一期) is no date of the whole.
    """
    for event in events:
        attribute = _attribute(event)
        if attribute is None or event.date is None:
            continue
        if event.kind == "done" and WORKS.match(scope.tail(event.clause, event.end)):
            continue
        if event.kind == "done" and event.owner.how == "clause" and _is_of_task(event, scope):
            continue
        phase = phases.told(scope, event.clause, event.start, event.owner)
        anchor, date = event.owner.anchor, event.date
        evidence = (
            Evidence(*spot(date), "value"),
            Evidence(anchor.part, anchor.start, anchor.end, "subject"),
            Evidence(event.part, event.start, event.end, "trigger"),
        )
        modality = "planned" if event.future or event.condition else "actual"
        rule = f"date-{event.owner.how}"
        for project in event.owner.projects:
            if phase and not roster.entries[project].phase:
                continue
            yield project, Claim(attribute, rule, evidence, date, None, modality, date.iso)


def _is_of_task(event: Event, scope: Scope) -> bool:
    """True for what only ends one task of the works: X项目节点任务完成."""
    anchor = event.owner.anchor
    gap = scope.between(event.part, anchor.end, max(anchor.end, event.start)) or ""
    return ONE_TASK.search(gap) is not None


def _attribute(event: Event) -> str | None:
    if event.kind == "started":
        return "start_date"
    if event.kind == "building" and event.future and "主体" in event.word:
        return "finish_date"
    return "finish_date" if event.kind in FINISH and ENDS.search(event.word) else None
