"""What a school's, society's or consortium's name asks for beyond a word that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.bodies import COMMON, COUNTRIES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.clauses import Clauses, Word

# 民营|医院, 定点|学校: no one of them.
PLAIN_SCHOOLS = frozenset(
    ("驻村", "驻", "民营", "公立", "私立", "民办", "公办", "定点", "三甲", "基层", "各级")
)
REGIONS = frozenset(section("regions"))
# What is told of a consortium, and what is any of a kind: 甲公司|组成, 国家级.
MAKING = frozenset(("组成", "牵头", "组建", "国家级", "省级", "市级", "区级", "多家"))
# What closes the name of a society of many countries or the whole country.
SOCIETIES = frozenset("会盟织")
# Societies of those who come from one place and live in another.
GUESTS = ("商会", "同乡会", "联谊会", "同学会", "校友会", "促进会", "联合会")
# Whom those who work together are told by in quotation marks alone: “幸福里”|党建联盟.
QUOTED = ("联盟", "服务队", "服务总队", "突击队", "先锋队", "基金会", "救援队", "项目部")
# Who leads a centre or society: without a place too it is one where he is named.
LED = pattern("(?:常务|执行)?副?(?:主任|理事长|会长|秘书长|院长|所长)")
# What closes the name of a centre of the whole country.
CENTRES = ("检验中心", "检测中心", "监测中心", "测试中心", "计量中心", "认证中心", "审评中心")
# What a province, city or district has one of.
OWN = (
    "新联会",
    "知联会",
    "海联会",
    "残联",
    "侨联",
    "科协",
    "文联",
    "台办",
    "贸促会",
    "消防",
    "融媒",
    "疾控",
    "工商联",
    "律协",
    "慈善",
)
# Of many: 各|市|…中心.
APART = ("各", "两", "三", "多", "每", "该", "跨", "全")
COUNTED = pattern("(?:[0-9]+|[一两三四五六七八九十百]+)[多余]?[家个所]$")
FIRMS = ("公司", "集团", "厂")
SHORTEST = 4
LEADER = pattern("(?:常务)?副?主席|委员")


def refused(clauses: Clauses, inside: Sequence[Word], start: int, end: int) -> bool:
    """Whether the words before the closing word start..end, nearest first, make it no one's name.

    民营|医院, 任务型|创新|联合体; of 甲集团|工会|主席 the office is told with the title.
    """
    if not inside:
        return False
    piece = clauses.piece(inside[0])
    if piece in PLAIN_SCHOOLS:
        return True
    text = clauses.folded
    if text.endswith("联合体", start, end):
        return not _joint(clauses, inside)
    firm = inside[0].kind == "z" and piece.endswith(FIRMS)
    return firm and text.startswith("工会", start) and LEADER.match(text, end) is not None


def _joint(clauses: Clauses, inside: Sequence[Word]) -> bool:
    """Whether these words, nearest first, name one consortium: 苏州市|产教."""
    pieces = [clauses.piece(word) for word in inside]
    first = inside[-1].kind in "sz" and pieces[-1] not in REGIONS
    return first and inside[0].kind != "(" and MAKING.isdisjoint(pieces)


def abroad(clauses: Clauses, inside: Sequence[Word], start: int, end: int) -> int:
    """Where the country begins without which a society's name is none, else where the words do.

    泰国|江苏|商会, 日本|汽车工程师|协会
    """
    first, text = inside[-1].start, clauses.folded
    before = clauses.word(first)
    if text[end - 1] not in SOCIETIES or clauses.piece(before) not in COUNTRIES:
        return first
    guests = inside[-1].kind == "s" and text.endswith(GUESTS, start, end)
    plain = all(word.kind in COMMON or word.end - word.start == 1 for word in inside)
    return before.start if guests or plain else first


def levelled(clauses: Clauses, inside: Sequence[Word], start: int, end: int) -> int | None:
    """Where the name of a body of the state, a province or lower begins in which no place stands.

    国家|汽车|质量|监督|检验中心, 国家|设备|及|耗材|检验中心, 市|新联会, 县|投促中心
    """
    if not inside or clauses.folded[end - 1] in "业厂":
        return None
    first = inside[-1]
    if clauses.folded.endswith(CENTRES, start, end):
        joint = clauses.word(first.start)
        if clauses.piece(joint) in ("及", "和", "与"):
            more = clauses.leftwards(joint.start, "nwa")[0]
            first = more[-1] if more else first
        if clauses.piece(first) in ("国家", "全国") and first.end < start:
            return first.start
    before = clauses.word(first.start)
    level = clauses.piece(first) in ("省", "市", "县", "区", "州") and before.kind in "|kp"
    # 区|医院 is any of a district.
    telling = start - first.end > 1 or clauses.folded.startswith(OWN, start)
    return first.start if level and telling and clauses.piece(before) not in APART else None


def counted(clauses: Clauses, start: int) -> bool:
    """Whether the name that starts here is any of so many: 5个|海河实验室."""
    return COUNTED.search(clauses.folded, max(0, start - 6), start) is not None


def unplaced(clauses: Clauses, inside: Sequence[Word], start: int, end: int) -> int | None:
    """Where a name begins in which no place or brand stands; None where it is of no kind that may.

    “幸福里”|党建联盟, 全国|职业教育|指导委员会, 、产教|融合|发展中心|主任王明
    """
    text = clauses.folded
    if any(word.kind not in COMMON for word in inside):
        return None
    first = inside[-1].start if inside else start
    before = clauses.word(first)
    if before.kind == '"':
        whole = before.end - before.start > SHORTEST and text.endswith(QUOTED, start, end)
        return before.start if whole else None
    if clauses.piece(before) == "全国" and text.endswith("委员会", start, end):
        return before.start
    # In a row of such the head is told with the centre.
    row = text[first - 1 : first] in ("、", ",", "。") and len(inside) > 1
    return first if row and LED.match(text, end) else None
