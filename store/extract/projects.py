"""PROJECT: the names of single investment and building projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.extract import gazetteer, told
from store.extract.clauses import BREAKS
from store.extract.phrases import GROUP, HEADS, PLAIN, SITES, UNCOUNTED, WAYS, odd, phrase, plain
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
    "project-park": "A park of firms whose investment, building or opening is told of.",
    "project-phase": "A phase and a head word (一期项目), or a phase after a project's name.",
    "project-mate": "A name of works in a row with a project (X、Y and Z are opened).",
    "project-short": "A name of works that shortens a longer project's name.",
    "project-alias": "A shorter form that the article itself says stands for a project.",
    "project-again": "A name found elsewhere in the article.",
}

# Zones by law are no projects: what is built there is not the zone.
AREAS = (*section("zones"), *section("placed"))
# A project whose name opens that of its part: 余梁公路北延工程|华家山隧道.
NESTED = ("项目", "工程", "基地", "高铁", "铁路", "公路", "高速", "城际", "通道")
VERBAL = frozenset(section("verbal"))
OTHER = frozenset(section("other projects"))
# A quotation that is a name, not a slogan: “灵玑os”, “…基地”.
QUOTED = re.compile(
    "[a-z]{2}|(?:" + "|".join((*SITES, *WAYS, *section("grounds"), *section("placed"))) + ")”$"
)
# Right before 项目: 该项目, 17个项目, 的项目.
NAMELESS = frozenset(("", *"该本此个的各等类些种,。;:、!?“和与及对将把为在每其某全多大好"))
# With these 项目 is a programme: 863计划重点项目.
COUNTLESS = frozenset({"计划", "规划", "专项", "高质量发展", "行动"})
# Before these a closing word does not close the name: 管道|基地.
CLOSING = (*HEADS, "基地", "产业园", "中心", "园区")
# How far behind a name a body's name may end that opens with it.
FAR = 20
MEASURES = frozenset("条座栋幢家个台")
# Single characters before a road that are no name: 通高铁, 3条高速.
MOVES = frozenset("通条段座修架这上")
# Parts of works, unless money or an opening is told of them alone.
PARTS = frozenset(("厂房", "车间", "机房", "装置", "泊位", "厂", "配套线", "货场"))
# What says which part of a line is meant, and names none.
NODES = frozenset(("控制性", "节点", "关键", "关键性", "重点", "标志性", "先导", "先行", "先导性"))
# They are bodies as well: only strong words tell that they are still being built.
HOUSES = frozenset(
    (
        "医院",
        "分院",
        "院区",
        "分校",
        "博物馆",
        "科技馆",
        "图书馆",
        "展览馆",
        "美术馆",
        "体育馆",
        "服务中心",
        "交易中心",
        "客服中心",
        "酒店",
        "大厦",
        "公寓",
        "商城",
        "购物中心",
        "港口",
        "乐园",
        "检测中心",
        "孵化器",
        "办公楼",
    )
)
# 年产能|8万吨前驱体项目
CAPACITY = re.compile("(?:年产能|年产|日产|月产|年处理|日处理|年加工|年屠宰|年出栏|产能)$")

# A phrase that closes with these is one of many: 17个项目, 首批项目.
COUNTED = re.compile(
    "(?:(?<![0-9第])[0-9一二三四五六七八九十百千两几多余数上近约]+余?多?[个项条家座批类大种]|[0-9][多余]期|[各批类些多种]|一系列|一大批|首批)$"
)
# A word that is rarer than this (binary logarithm) tells one thing from others.
SELDOM = 5
# A park with so long a name is no kind of parks.
MADE = 6
SINGLE = re.compile("一[个座条]$")
# After the head these make it something else: 工程有限公司, 项目13个, 项目库.
AFTERWARDS = re.compile(
    "(?:人|有限|股份|集团|公司|局|学|院|师|技术|机械|质量|监理|咨询|造价|车|塑料|总?承包|总包|(?:融资)?路演|推介|合作办|办公室)|"
    " ?[0-9]+ ?(?:余|多)?(?:个|项)|[库组部制化]|"
    "专班|中心|秘书|管家|服务官|为王|资金|总数|清单|(?:重点)?(?:项目|工程)?之一|名称|位置|地址|地点|编号|代码|概况|简介|类别|"
    "登记|法人|单位|业主|经理|招标|申报|申请|储备|补贴|补助|贴息|落地率|开工率|履约率|建设年|信息|验收|评审|审批|机械"
)
PHASE = re.compile("(?:项目)?第?[一二三四五首]期$")
PHASE_AFTER = re.compile("第?[一二三四五六首]期(?!工程|项目|建设|投资|计划|总|占地|用地|规划)")
PHASE_TAIL = re.compile("[(](?:第?[一二三四五六]期(?:工程|项目)?|[a-z]标?段?)[)]")
# A road with the two ends of its stretch in brackets: 绿野堂路(六园樱路-莲花南路).
SECTION = re.compile("(?:路|街|大道|线|渠|河)[(][^()]{2,20}(?:-|至|~|—)[^()]{2,20}[)]$")
RAIL = re.compile("高铁|铁路")
LINE = re.compile("至|线|高速|高铁|铁路|公路|国道|省道|扩建|工程")


def headed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the project whose head (项目, 工程) is start..end; None without a name."""
    text = clauses.folded
    if text[start - 1 : start] in NAMELESS or AFTERWARDS.match(text, end) or not clauses.whole(end):
        return None
    inside = _single(clauses, start)
    if not inside or clauses.piece(inside[0]) in OTHER or _of_body(clauses, inside[-1].start, end):
        return None
    if told.COLLECTIVE.match(text, end) and text[inside[-1].start - 1] not in "、和及与":
        return None
    opened = text.rfind("“", max(0, start - FAR), start)
    marked = text.startswith("项目”", start) and opened >= 0
    if marked and BREAKS.isdisjoint(text[opened + 1 : end]):
        # 投资建设“新型高端显示项目”: the marks say that it is a name.
        return opened + 1, end
    places = gazetteer.places()
    placed = any(word.kind in "xz#" or clauses.piece(word) in places for word in inside)
    if clauses.piece(inside[0]) == "示范" and text.startswith("工程", start) and not placed:
        # 金太阳示范工程 is a programme.
        return None
    if not _names_one(clauses, inside):
        return None
    if text.startswith("工程", start):
        for number, word in enumerate(inside):
            if clauses.piece(word) in NODES:
                continue
            if number and clauses.piece(word) in WAYS:
                # 哈伊高铁|控制性工程: the work is a part without a name.
                return inside[-1].start, word.end
            break
    return _capacity(clauses, inside[-1]), tail(clauses, end)


def _capacity(clauses: Clauses, first: Word) -> int:
    """Where the name begins that opens with a size: 年产能|8万吨前驱体项目."""
    found = CAPACITY.search(clauses.folded, max(0, first.start - 5), first.start)
    return found.start() if found and first.kind in "#x" else first.start


def sited(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the works whose closing word is start..end, where their building is told of."""
    inside = _works(clauses, start, end)
    return (inside[-1].start, tail(clauses, end)) if _raised(clauses, inside, end) else None


def way(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a road, railway or waterworks: a place or an odd word must name it."""
    inside = _works(clauses, start, end)
    if not inside or not _way_named(clauses, inside) or _beside(clauses, inside, end):
        return None
    text = clauses.folded
    first = inside[-1].start
    before = told.BUILT_BEFORE.search(text, max(0, first - 10), first)
    after = told.BUILT_AFTER.match(text, end) or told.WAY_TOLD.match(text, end)
    return (first, tail(clauses, end)) if before or after else None


def nameable(kind: str, clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of works by a name of their own, told of or not, whose closing word is start..end.

    They are a project where they stand in a row with one, or where a longer name is one.
    """
    inside = _works(clauses, start, end) if kind in ("site", "way") else []
    if not inside or (kind == "way" and _beside(clauses, inside, end)):
        return None
    if clauses.folded[inside[0].end : end] in HOUSES:
        return None
    named = _way_named(clauses, inside) if kind == "way" else _site_named(inside)
    return (inside[-1].start, tail(clauses, end)) if named else None


def _works(clauses: Clauses, start: int, end: int) -> list[Word]:
    """The words before the closing word of works; empty where it closes no name of one thing."""
    text = clauses.folded
    if not clauses.whole(end) or text.startswith(CLOSING, end):
        return []
    if told.KIND_AFTER.match(text, end) or told.COUNT_AFTER.match(text, end):
        return []
    inside = _single(clauses, start)
    if not inside or _several(clauses, inside) or _of_body(clauses, inside[-1].start, end):
        return []
    return inside


def _site_named(inside: list[Word]) -> bool:
    return any(word.kind in 'zx("' for word in inside) or odd(inside)


def _way_named(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether a place, Latin or an odd character tells which road or waterworks it is."""
    if clauses.folded.startswith("通道", inside[0].end) and inside[0].kind in "nwav":
        # 陆海新|通道, 对外开放|通道: a way of trade.
        return False
    if clauses.folded.startswith("通道", inside[0].end) and inside[0].start + 1 == inside[0].end:
        return clauses.piece(inside[0]) not in ("新", "大", "梁") and not any(
            word.kind in "nwa" for word in inside
        )
    return any(
        word.kind in "sxz#" or (word.kind == "o" and clauses.piece(word) not in MOVES)
        for word in inside
    )


def _beside(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether the road is only what something else lies at: 沿|京沪高速, 京广铁路|以东."""
    text = clauses.folded
    first = inside[-1].start
    return bool(
        told.WAY_SIDE.match(text, end) or told.WAY_BESIDE.search(text, max(0, first - 2), first)
    )


def _raised(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether works are told of as one thing that is being built, not as a goal or a kind."""
    if not inside:
        return False
    text = clauses.folded
    first = inside[-1].start
    named = _site_named(inside)
    before = told.BUILT_BEFORE.search(text, max(0, first - 10), first)
    after = told.BUILT_AFTER.match(text, end)
    certain = told.TOLD_AFTER.match(text, end)
    funded = told.FUNDED.search(text, max(0, first - 20), first)
    if text[inside[0].end : end] in HOUSES:
        return rising(clauses, first, end)
    if told.CENTRES.search(text, first, end) and not (named or certain or funded):
        # 建设国际科技创新中心
        return before is not None and before.group().endswith("的")
    if named:
        return bool(before or after)
    if told.SETTING.search(text, max(0, first - 40), first):
        return _rich(clauses, inside)
    if text[inside[0].end : end] in PARTS and not (funded or certain):
        return False
    if before and before.group() in told.WEAK and not certain:
        sized = told.SIZED.search(text, max(0, first - 20), first)
        return bool(sized) and _rich(clauses, inside) and len(inside) > 2
    if not certain and told.GOAL.search(text, max(0, first - 6), first):
        ranked = told.RANKED.search(text, max(0, first - 12), first)
        return bool(ranked and (certain or told.RANK_AFTER.match(text, end)))
    if after and not before and not certain and told.WEAK_AFTER.match(text, end):
        weak = told.WEAK_BEFORE.search(text, max(0, first - 12), first)
        return not weak and _rich(clauses, inside)
    return bool(before) or (bool(after) and _rich(clauses, inside))


def stretch(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a stretch of a road or line that closes with 段 (西朗至燕岗段)."""
    if clauses.word(end).start != start or not clauses.whole(end):
        return None
    inside = _single(clauses, start)
    line = RAIL if clauses.folded[start] == "站" else LINE
    if not inside or not line.search(clauses.folded, inside[-1].start, start):
        return None
    return inside[-1].start, end


SCANNERS: dict[str, tuple[Callable[[Clauses, int, int], Range | None], str]] = {
    "head": (headed, "project-head"),
    "site": (sited, "project-site"),
    "way": (way, "project-way"),
    "stretch": (stretch, "project-stretch"),
}


def phased(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a phase and the head start..end, nothing else before them (一期项目)."""
    found = PHASE.search(clauses.folded, max(0, start - 4), start)
    return (found.start(), end) if found and clauses.whole(end) else None


def extended(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends that follows a project's name (…项目|一期), if one does."""
    found = PHASE_AFTER.match(clauses.folded, end)
    return found.end() if found else None


def made(clauses: Clauses, start: int, end: int) -> bool:
    """Whether 打造 stands right before the park start..end that a place or firm names: of one
    named once, its building.
    """
    words = clauses.between(start, end - 1) or clauses.between(start, end)
    named = any(word.kind in "sxz#" for word in words) or odd(words) or end - start > MADE
    return clauses.folded.endswith("打造", 0, start) and named


def founded(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends of a firm's works that are called by the firm alone (…|一期达产)."""
    stop = extended(clauses, end)
    return stop if stop and told.BUILT_AFTER.match(clauses.folded, stop) else None


def park(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the park start..end is told of as a project: its building, signing or opening."""
    text = clauses.folded
    if text[start:end].endswith(AREAS) or gazetteer.official(clauses.clip(start, end)):
        return False
    if told.SITUATED.search(text, max(0, start - 3), start):
        return False
    return bool(
        told.PARK_AFTER.match(text, end) or told.PARK_BEFORE.search(text, max(0, start - 12), start)
    )


def rising(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the school or centre start..end is told of as being built."""
    text = clauses.folded
    if told.BRANCH.match(text, end):
        return False
    return bool(told.RISING.match(text, end) or told.RAISED.search(text, max(0, start - 8), start))


def tail(clauses: Clauses, end: int) -> int:
    """The end of the name with the phase in brackets that follows it."""
    found = PHASE_TAIL.match(clauses.folded, end)
    return found.end() if found else end


def _single(clauses: Clauses, start: int) -> list[Word]:
    """The words of the name before a head; empty where several projects or the last are meant."""
    inside, cut = phrase(clauses, start)
    if plain(clauses, inside):
        return []
    first = inside[-1].start
    if SINGLE.search(clauses.folded, max(0, first - 2), first):
        # 一个煤制油催化剂项目即将投产
        end = start + len(head_at(clauses.folded, start))
        return inside if told.TOLD_AFTER.match(clauses.folded, end) else []
    several = (
        any(clauses.piece(word) in GROUP for word in (cut, *inside))
        or clauses.piece(inside[-1]) in UNCOUNTED
        or COUNTED.search(clauses.folded, max(0, first - 6), first)
    )
    return [] if several else inside


def _of_body(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the span only opens the name of a body: 中国化学工程|东华公司."""
    if clauses.folded[end : end + 1] in BREAKS:
        return False
    ends = [at for at in range(end + 1, end + FAR) if at in clauses.names]
    names = [clauses.names[at] for at in ends]
    return any(name.start <= start and name.kind == "z" for name in names)


def _several(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words count things: 规划建设|8|条|全自动… are eight production lines."""
    text = clauses.folded
    return any(word.kind == "#" and text[word.end : word.end + 1] in MEASURES for word in inside)


def _names_one(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words before a head name one project rather than a kind of them."""
    pieces = [clauses.piece(word) for word in inside]
    telling = [
        word
        for word, piece in zip(inside, pieces, strict=True)
        if piece not in PLAIN and word.kind not in '"(#m'
    ]
    text = clauses.folded
    first, last = inside[-1].start, inside[0].end
    phased = any(PHASE.search(piece) for piece in pieces)
    if all(word.kind == "s" for word in telling) and not (telling and phased):
        # 河南项目, 眉县民生项目: all that there is in the place.
        return False
    if not COUNTLESS.isdisjoint(pieces):
        return False
    if any(word.kind in "szx" for word in telling) or odd(inside):
        return last - first > 1
    if inside[0].kind == '"' and QUOTED.search(pieces[0]):
        return True
    if any(word.kind == "#" for word in inside) or any(piece in WAYS for piece in pieces[:-1]):
        return bool(telling)
    after = last + len(head_at(text, last))
    sized = told.SIZE_BEFORE.search(text, max(0, first - 8), first)
    rare = clauses.often(inside[0]) < SELDOM and last - first > 3
    if telling and (sized or rare) and told.TOLD_AFTER.match(text, after):
        # 年产16万吨的|烧碱项目年底投产, 己内酰胺|项目投产
        return True
    funded = text.startswith("工程", last) or told.FUNDED.search(text, max(0, first - 20), first)
    least = (
        1 if funded else 2 if told.TOLD_AFTER.match(text, last + len(head_at(text, last))) else 3
    )
    return len(telling) > least and last - first > 3


def head_at(text: str, start: int) -> str:
    """The head word that begins at a place; empty where none does."""
    return next((head for head in HEADS if text.startswith(head, start)), "")


def _rich(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether common words alone say enough to tell one project from others."""
    telling = [word for word in inside if clauses.piece(word) not in PLAIN]
    town = clauses.folded.startswith("小镇", inside[0].end)
    return len(telling) > (0 if town else 1) or any(word.kind == "s" for word in telling)
