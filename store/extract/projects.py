"""PROJECT: the names of single investment and building projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer, heads, kinds, raising, sites, told
from store.extract.patterns import pattern
from store.extract.phrases import FAR_PAID, PHASE, PLAIN, odd, phrase, tail
from store.extract.singles import single
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "project-head": "A name, then 项目 or 工程.",
    "project-site": "A name, then what is built (生产基地 ...), where its building is told of.",
    "project-way": "A road, railway or waterworks by its name, where its building is told of.",
    "project-stretch": "A stretch of a road or line that closes with 段.",
    "project-park": "A park of organisations whose investment, building or opening is told of.",
    "project-phase": "A phase and a head word (一期项目), or a phase after a project's name.",
    "project-mate": "A name of works in a row with a project (X、Y and Z are opened).",
    "project-short": "A name of works that shortens a project's name or closes it.",
    "project-alias": "A shorter form that the article itself says stands for a project.",
    "project-again": "A name found elsewhere in the article.",
}

# Zones by law are no projects: what is built there is not the zone.
AREAS = (*section("zones"), *section("placed"))
# A project whose name opens that of its part: 余梁公路北延工程|华家山隧道.
NESTED = (
    "号线",
    "灌区",
    "项目",
    "工程",
    "段)",
    "基地",
    "高铁",
    "铁路",
    "公路",
    "高速",
    "城际",
    "通道",
)
VERBAL = frozenset(section("verbal"))
LINES = frozenset(("号线", "高铁", "铁路", "高速铁路", "城际铁路", "高速公路", "高速"))
GROUNDS = frozenset(section("grounds"))
# A park with so long a name is no kind of parks.
MADE = 6
PHASE_AFTER = pattern("第?[一二三四五六首]期(?!工程|项目|建设|投资|计划|总|占地|用地|规划)")
# What is told of a phase: 项目一期|将建设…, not 项目一期100万千瓦.
PHASE_TOLD = pattern(
    "[)”]*,?(?:目前|现|正|已|将|于|预计|可|主体|首批|顺利|成功|正式|全面|即将|[东西南北][至起临到]|位于|建成|投产|投用|开工|竣工|达产|完工|封顶|动工|试产|奠基|交付|扩容|扩建|扩产|开园|开发建设|运营|年[产处])"
)
# Who works for it: 甲公司|乙项目|团支部.
STAFF = pattern(
    "(?:联合)?(?:团支部|党支部|党总支|临时党|团总支|工会|青年突击队|突击队|(?:副)?总工程师|副?总工(?!会)|副经理|常务副经理|生产经理|安全总监|负责人|总监|书记|指挥长|技术员|建设者|管理人员|工作人员|安全员)"
)
# 首期|示范|项目: which phase it is, and what it is for.
PHASE_OF = pattern(
    "第?[一二三四五六首]期(?:示范|试点|试验|启动|先行|建设|改造|扩建|扩产)$|[(]第?[一二三四五六]期[)]$"
)
# A road with the two ends of its stretch in brackets: 绿野堂路(六园樱路-莲花南路).
SECTION = pattern("(?:路|街|大道|线|渠|河)[(][^()]{2,20}(?:-|至|~|—)[^()]{2,20}[)]$")


# A piece of a longer name says this much besides plain words.
SHORT = 3

# The kinds of closing words that works by a name of their own have.
NAMEABLE = frozenset(("head", "site", "way"))


def nameable(kind: str, clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of works by a name of their own, told of or not, whose closing word is start..end.

    They are a project where they stand in a row with one, or where a longer name is one.
    """
    if kind == "head":
        return heads.item(clauses, start, end)
    inside = sites.works(clauses, start, end)
    if not inside or (kind == "way" and sites.beside(clauses, inside, end)):
        return None
    if clauses.folded[inside[0].end : end] in raising.HOUSES:
        return None
    named = sites.way_named(clauses, inside) if kind == "way" else raising.site_named(inside)
    return (inside[-1].start, tail(clauses, end)) if named else None


def piece(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of words before the head start..end that may be a piece of a longer name."""
    text = clauses.folded
    if text[start - 1 : start] in heads.NAMELESS or heads.AFTERWARDS.match(text, end):
        return None
    if told.COUNT_AFTER.match(text, end):
        return None
    inside = single(clauses, start)
    telling = sum(
        word.end - word.start
        for word in inside
        if clauses.piece(word) not in PLAIN and word.kind not in '"(#ms'
    )
    if inside and heads.SAID_OF.search(text, max(0, inside[-1].start - 18), inside[-1].start):
        return None
    enough = telling >= SHORT and clauses.whole(end) and clauses.piece(inside[0]) not in heads.OTHER
    return (inside[-1].start, end) if enough else None


SCANNERS: dict[str, tuple[Callable[[Clauses, int, int], Range | None], str]] = {
    "head": (heads.headed, "project-head"),
    "site": (sites.sited, "project-site"),
    "way": (sites.way, "project-way"),
    "stretch": (sites.stretch, "project-stretch"),
}


def phased(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a phase and the head start..end, no name before them (一期项目, 项目一期)."""
    text = clauses.folded
    found = PHASE.search(text, max(0, start - 4), start)
    found = found or PHASE_OF.search(text, max(0, start - 5), start)
    if text.startswith("工程", end) and text.startswith("项目", start) and found:
        # 三期|项目工程
        end += 2
    if found is None:
        return _phase_behind(clauses, start, end)
    if text.startswith("部", end) or not clauses.whole(end):
        # 三期项目|部
        return None
    return found.start(), end


def _phase_behind(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the head start..end and the phase after it of which something is told."""
    stop = extended(clauses, end)
    if stop is None or not clauses.folded.startswith("项目", start) or phrase(clauses, start)[0]:
        return None
    return (start, stop) if PHASE_TOLD.match(clauses.folded, stop) else None


def extended(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends that follows a project's name (…项目|一期), if one does."""
    found = PHASE_AFTER.match(clauses.folded, end)
    return found.end() if found else None


def line(clauses: Clauses, start: int, end: int) -> int | None:
    """Where the railway or motorway ends that a stretch start..end opens with, a place after it."""
    words = clauses.between(start, end)
    for number, word in enumerate(words[:-1]):
        if number and clauses.piece(word) in LINES and words[number + 1].kind in "so":
            return word.end
    return None


def made(clauses: Clauses, start: int, end: int) -> bool:
    """Whether 打造 or 加快建设 stands right before the park start..end that a place or firm names:
    of one named once, its building.
    """
    hastened = told.HASTENED.search(clauses.folded, max(0, start - 8), start)
    if not hastened and not clauses.folded.endswith(("打造", "打造了", "打造“"), 0, start):
        return False
    if kinds.is_policy(clauses.folded, start, end) or told.MANY_AFTER.match(clauses.folded, end):
        return False
    words = clauses.between(start, end - 1) or clauses.between(start, end)
    long = end - start > MADE and not hastened
    return any(word.kind in "sxz#" for word in words) or odd(words) or long


def pushed(clauses: Clauses, start: int, end: int) -> bool:
    """Whether somebody pushes the building of the park start..end: 加快|甲产业园|建设."""
    text = clauses.folded
    if text[start:end].endswith(AREAS) or kinds.is_policy(text, start, end):
        return False
    if not told.PUSHED_ON.match(text, end) or not told.PUSHED.search(
        text, max(0, start - 30), start
    ):
        return False
    words = clauses.between(start, end - 1) or clauses.between(start, end)
    if not words or (text[words[0].end : end] in GROUNDS and _is_land(clauses, words[0])):
        # 肯尼亚|工业园区: all that there are.
        return False
    return any(word.kind in "sxz" for word in words) or odd(words)


def _is_land(clauses: Clauses, word: Word) -> bool:
    """Whether the word is a country or region."""
    return gazetteer.places().get(clauses.piece(word)) in ("p", "r")


def founded(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends of works that are called by their firm or park alone (…|一期达产)."""
    text = clauses.folded
    stop = extended(clauses, end)
    happens = stop and (told.BUILT_AFTER.match(text, stop) or PHASE_TOLD.match(text, stop))
    return stop if happens else None


def park(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the park start..end is told of as a project: its building, signing or opening."""
    text = clauses.folded
    quoted = text[start - 1 : start] == "“" and text.startswith("”", end)
    first, last = (start - 1, end + 1) if quoted else (start, end)
    if text[start:end].endswith(AREAS) or gazetteer.official(clauses.clip(start, end)):
        return False
    if told.NUMBERED.match(text, start):
        # 数百家|高附加值产业园
        return False
    if text[start - 1 : start] == "、" and told.BATCH_OF.search(text, max(0, start - 20), start):
        # 一大批软件产业园、|大数据产业园落户
        return False
    if told.SITUATED.search(text, max(0, start - 3), start):
        return False
    if told.MANY_AFTER.match(text, last):
        # 建成甲科技园|8大基地, 甲产业园|等15个先导区
        return False
    if told.INHABITED.match(text, last):
        # 园区占地15平方公里,有企业200家: it stands.
        return False
    if told.BATCH_THAT.search(text, max(0, start - 16), start):
        # 一批集聚式的|醴渌产业园区也相继开工
        return False
    if told.SOME_ONE.search(text, max(0, start - 24), start):
        # 一个年产值五十亿元的|新能源产业园 has no name.
        return False
    return bool(
        told.PARK_AFTER.match(text, last)
        or (clauses.opens(first) and told.CALLED.match(text, last))
        or told.PARK_BEFORE.search(text, max(0, first - 12), first)
        or told.PAID.search(text, max(0, first - FAR_PAID), first)
    )
