"""Names of projects by what frames them: the words before 项目 reach as far as these tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import told
from store.extract.patterns import pattern
from store.extract.phrases import named, phrase, plain, tail

if TYPE_CHECKING:
    from store.extract.clauses import Clauses
    from store.model import Range

# What there are many of in a place, all of them in one work: 骏溪等|河道|整治工程.
PLACES = frozenset(
    (
        *(
            "河道",
            "河流",
            "河",
            "湖泊",
            "水系",
            "水域",
            "流域",
            "海域",
            "沟渠",
            "渠道",
            "支流",
            "水库",
            "病险水库",
        ),
        *(
            "道路",
            "路段",
            "公路",
            "街道",
            "街巷",
            "背街小巷",
            "路口",
            "桥梁",
            "隧道",
            "边坡",
            "堤防",
            "泵站",
        ),
        *(
            "小区",
            "老旧小区",
            "社区",
            "片区",
            "街区",
            "历史街区",
            "城中村",
            "棚户区",
            "村庄",
            "村",
            "乡镇",
            "镇",
        ),
        *(
            "学校",
            "公园",
            "厂房",
            "楼宇",
            "管网",
            "地块",
            "矿区",
            "矿山",
            "区域",
            "港区",
            "车站",
            "地铁站",
        ),
    )
)
# A name that opens with a yearly size, and how far before its head that is looked for.
YEARLY = pattern(
    "年(?:产能?|处理|加工|屠宰|出栏|生产)(?:约|超)?[0-9][0-9.]*[多余]?[百千万亿]*(?:吨|台|套|辆|片|支|只|件|条|米|平方米|立方米|平米|头|羽|gwh?|mwh?|kwh?|mw|gw|标箱|升|千升|块|副|颗|枚|瓶)"
    "(?![,。;:、的级])(?:(?!项目)[^,。;:!?、的“”()并将已为达后]){2,20}$"
)
LED_BY = 44
RAISED = pattern(
    "(?:建设|建造|新建|投建|兴建|实施|扩建|改建)(?P<name>[^,。;:!?、的“”()该此本]{5,26})$"
)


def framed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the name before the head start..end that a size, a sum or 等 frames, if any."""
    return (
        _sized(clauses, start, end)
        or _invested(clauses, start, end)
        or _exemplified(clauses, start, end)
    )


def _sized(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a name that opens with what is made in a year, where a verb stands inside it.

    年产3万吨|无水|氟化氢项目: what makes so much is one project, whatever it is called.
    """
    low = max(0, start - LED_BY)
    found = YEARLY.search(clauses.folded, low, start) if "年" in clauses.folded[low:start] else None
    if found is None:
        return None
    inside, _ = phrase(clauses, start)
    if inside and inside[-1].start <= found.start():
        return None
    first = found.start()
    owner = clauses.word(first)
    return (owner.start if owner.kind == "z" else first), tail(clauses, end)


def _invested(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a name between a verb of building and the money that is put into it.

    投资建设|蒸汽集中供应与炭材料项目,总投资5亿元: verbs inside it part nothing.
    """
    if not told.SUM_AFTER.match(clauses.folded, end):
        return None
    found = RAISED.search(clauses.folded, max(0, start - LED_BY), start)
    if found is None or told.NUMBERED.match(clauses.folded, found.start("name")):
        return None
    if "项目" in found["name"]:
        # 甲项目和|乙项目,总投资5亿元: the sum is of both.
        return None
    words = clauses.between(found.start("name"), start)
    inside, _ = phrase(clauses, start)
    if not words or plain(clauses, words) or (inside and inside[-1].start <= words[0].start):
        return None
    return words[0].start, tail(clauses, end)


def _exemplified(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of works that a name and a kind of places open: 骏溪|等河道综合整治工程."""
    inside, cut = phrase(clauses, start)
    if not inside or clauses.piece(cut) != "等":
        return None
    if not any(clauses.piece(word) in PLACES for word in inside[-2:]):
        return None
    if not told.CIVIL.search(clauses.folded, inside[-1].end, end):
        return None
    first, beyond = phrase(clauses, cut.start)
    if not first or not named(first) or clauses.piece(beyond) in ("、", "和", "与", "及"):
        return None
    return first[-1].start, tail(clauses, end)
