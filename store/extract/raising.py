"""Raising: what tells that works are one thing being built, not a goal, a kind or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract import gazetteer, heads, told
from store.extract.phrases import FAR_PAID, PLAIN, YEARLY, odd, plain
from store.extract.vocabulary import section

if TYPE_CHECKING:
    import re

    from store.extract.clauses import Clauses, Word

# What money is put into has a name longer than this, or than the second where it stands alone:
# 投资九亿元建|电池工厂.
SAID = 6
TERSE = 3
AMONG = ("、", "和", "与", "及", "以", "等", "")
# They are bodies as well: only strong words tell that they are still being built.
HOUSES = frozenset(section("houses"))
# Parts of works, unless money or an opening is told of them alone.
PARTS = frozenset(("厂房", "车间", "机房", "装置", "泊位", "厂", "配套线", "货场"))
# What something is made in.
MAKES = ("基地", "工厂", "厂", "线", "装置", "车间")
# 在甲基地|建设的|火箭产业园
THERE = ("建设的", "投资建设的", "兴建的", "新建的", "打造的", "投建的")


class Signs(NamedTuple):
    """Works and what stands around them: what tells of building right before and after the name."""

    clauses: Clauses
    inside: list[Word]
    first: int
    end: int
    before: re.Match[str] | None
    after: re.Match[str] | None
    certain: re.Match[str] | None
    funded: re.Match[str] | None

    @classmethod
    def of(cls, clauses: Clauses, inside: list[Word], end: int) -> Signs:
        """The signs of the works whose words are `inside`, nearest first, and that close at end."""
        text, first = clauses.folded, inside[-1].start
        return cls(
            clauses,
            inside,
            first,
            end,
            told.BUILT_BEFORE.search(text, max(0, first - 10), first),
            told.BUILT_AFTER.match(text, end),
            told.TOLD_AFTER.match(text, end),
            told.FUNDED.search(text, max(0, first - 20), first),
        )

    @property
    def verb(self) -> str:
        """The words of building right before the name."""
        return self.before.group() if self.before else ""

    @property
    def closing(self) -> str:
        """What closes the name."""
        return self.clauses.folded[self.inside[0].end : self.end]


def raised(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether works are told of as one thing that is being built, not as a goal or a kind."""
    if not inside:
        return False
    first = inside[-1].start
    there = told.BUILDS_THERE.match(clauses.folded, end) or clauses.folded.startswith(THERE, end)
    if clauses.folded[first - 1 : first] == "在" and there:
        # 在城南研发中心|建设甲项目: where another thing is built.
        return False
    signs = Signs.of(clauses, inside, end)
    for step in (_paid, _ranked, _started, _housed, _central, _by_name, _summed, _set, _weakly):
        verdict = step(signs)
        if verdict is not None:
            return verdict
    whose = signs.verb.endswith("的")
    return whose or (bool(signs.before or signs.after) and _rich(clauses, inside))


def _paid(signs: Signs) -> bool | None:
    """Whether money is put into them, or they are only hoped for."""
    text, first, end = signs.clauses.folded, signs.first, signs.end
    unnamed = not any(word.kind in "szx" for word in signs.inside) and not odd(signs.inside)
    if unnamed and told.HOPED.search(text, max(0, first - 8), first):
        # 力争再建成|3000万千瓦风光发电基地
        return False
    if told.PAID.search(text, max(0, first - FAR_PAID), first) and (
        end - first >= SAID or (end - first > TERSE and text[end : end + 1] not in AMONG)
    ):
        return not (told.NUMBERED.match(text, first) or told.COLLECTIVE.match(text, end))
    return None


def _ranked(signs: Signs) -> bool | None:
    """None of those of which only the rank is told: 甲实验室是|江苏省重点实验室."""
    clauses, first = signs.clauses, signs.first
    said = clauses.folded[first - 1 : first] == "是"
    if said and any(clauses.piece(word) in heads.RANKS for word in signs.inside):
        return False
    return None


def _started(signs: Signs) -> bool | None:
    """启动|固态电池产业基地|建设: its start, whatever it is called."""
    if signs.verb == "启动" and signs.clauses.folded.startswith("建设", signs.end):
        return not plain(signs.clauses, signs.inside)
    return None


def _housed(signs: Signs) -> bool | None:
    """Of schools and the like only strong words tell it."""
    if signs.closing not in HOUSES:
        return None
    opened = told.OPENED.match(signs.clauses.folded, signs.end)
    return rising(signs.clauses, signs.first, signs.end) or (
        site_named(signs.inside) and opened is not None
    )


def _central(signs: Signs) -> bool | None:
    """建设国际科技创新中心: what a region wants to be, unless more is told of it."""
    text = signs.clauses.folded
    if not told.CENTRES.search(text, signs.first, signs.end):
        return None
    if site_named(signs.inside) or signs.certain or signs.funded:
        return None
    return signs.verb.endswith("的")


def _by_name(signs: Signs) -> bool | None:
    """Whether anything is told of those that a name tells from others."""
    clauses, inside, first, end = signs.clauses, signs.inside, signs.first, signs.end
    text = clauses.folded
    named = site_named(inside) or clauses.piece(inside[-1]) in YEARLY
    if not named and not (text.endswith("平台", 0, end) and inside[-1].kind == "s"):
        return None
    if not signs.certain and told.SITUATED.search(text, max(0, first - 3), first):
        # 位于甲商业街: a place.
        return False
    if signs.before or signs.after or (signs.certain and not text.startswith("位于", end)):
        return True
    return _told_of(clauses, first, end)


def _summed(signs: Signs) -> bool | None:
    """Whether a sum or a verb of investing tells that one thing is meant, whatever its name."""
    clauses, inside, first, end = signs.clauses, signs.inside, signs.first, signs.end
    if signs.certain is None and told.SOME_ONE.search(clauses.folded, max(0, first - 34), first):
        # 一座集仓储于一体的|大型物流中心
        return False
    if signs.verb in ("投资建", "合资建") and not plain(clauses, inside):
        # 追加投资建|零部件新工厂
        return True
    if signs.verb in told.BUILDS and told.SUM_AFTER.match(clauses.folded, end):
        # 投资建设|安防产业基地,总投资30亿元
        return True
    return None


def _set(signs: Signs) -> bool | None:
    """Whether a firm sets them in a place; parts of works are none by themselves."""
    clauses, inside, first, end = signs.clauses, signs.inside, signs.first, signs.end
    text = clauses.folded
    if told.SETTING.search(text, max(0, first - 40), first):
        made = text.endswith(MAKES, 0, end) and not plain(clauses, inside)
        return made or _rich(clauses, inside)
    if signs.closing in PARTS and not (signs.funded or signs.certain or _planned(signs)):
        return False
    return None


def _weakly(signs: Signs) -> bool | None:
    """What the words beside the name tell, where those are said of goals and kinds as well."""
    clauses, inside, first, end = signs.clauses, signs.inside, signs.first, signs.end
    text = clauses.folded
    if signs.verb in told.WEAK and not signs.certain:
        pushes = signs.verb.endswith(("推进", "推动")) and not text.startswith("建设", end)
        if inside[-1].kind == "s" and not pushes and told.EDIFICE.search(text, first, end):
            # 建设|醴陵市奥体中心: of a place there is one.
            return gazetteer.places().get(clauses.piece(inside[-1])) not in ("p", "r")
        sized = told.SIZED.search(text, max(0, first - 20), first)
        return bool(sized) and _rich(clauses, inside) and len(inside) > 2
    if not signs.certain and told.GOAL.search(text, max(0, first - 6), first):
        ranked = told.RANKED.search(text, max(0, first - 12), first)
        return bool(ranked and told.RANK_AFTER.match(text, end))
    if signs.certain:
        return _rich(clauses, inside) or text[first - 1] == "的"
    if signs.after and not signs.before and told.WEAK_AFTER.match(text, end):
        weak = told.WEAK_BEFORE.search(text, max(0, first - 12), first)
        return not weak and _rich(clauses, inside)
    return None


def site_named(inside: list[Word]) -> bool:
    """Whether a firm, Latin, a quotation or odd characters tell which works they are."""
    return any(word.kind in 'zx("' for word in inside) or odd(inside)


def _told_of(clauses: Clauses, first: int, end: int) -> bool:
    """Whether more words than those beside it tell that the works first..end are a project."""
    text = clauses.folded
    if told.LOCATED.match(text, end) or told.BUILT_FIRST.search(text, max(0, first - 20), first):
        return True
    return clauses.opens(first) and told.CALLED.match(text, end) is not None


def _planned(signs: Signs) -> bool:
    """Whether a place names the part that is being built: 规划中的|重庆组合料厂."""
    return signs.verb.endswith("的") and any(word.kind == "s" for word in signs.inside)


def _rich(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether common words alone say enough to tell one project from others."""
    telling = [word for word in inside if clauses.piece(word) not in PLAIN]
    town = clauses.folded.startswith("小镇", inside[0].end)
    return len(telling) > (0 if town else 1) or any(word.kind == "s" for word in telling)


def rising(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the school or centre start..end is told of as being built."""
    text = clauses.folded
    if told.BRANCH.match(text, end) or told.COUNT_AFTER.match(text, end):
        return False
    return bool(told.RISING.match(text, end) or told.RAISED.search(text, max(0, start - 18), start))
