"""ORG by its closing word: firms, banks, schools, government bodies and party committees."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import arms, bodies, branches, divisions, gazetteer, listed, societies
from store.extract.bodies import COMMON, COUNTRIES, LEVEL_CHARS, ROLES, UTILITIES
from store.extract.firmnames import NAMEABLE, SELDOM, name
from store.extract.listed import STATE, TRADES
from store.extract.patterns import pattern
from store.extract.societies import SOCIETIES
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    **listed.RULES,
    **arms.RULES,
    "org-firm": "A name, then 有限公司, 集团, 银行 or the like.",
    "org-body": "A place, park or level of the state, then an office (发改局, 管委会, 市委 ...).",
    "org-school": "A name, then 大学, 研究院, 协会 or the like.",
    "org-again": "A name found elsewhere in the article.",
    "org-alias": "A shorter form of a name that the article gives in full.",
}

GROUPS = frozenset(section("groups"))
# 子|公司, 新|公司: before these words it is no name.
OTHERS = frozenset("子母分总本我贵该某新老好")
WORLDWIDE = frozenset(section("worldwide"))
EVENTS = frozenset(section("events"))
# What an embassy or a court has that is told as part of its name.
OFFICES = pattern("经商处|经济商务处|商务处|经参处|执行局|审判庭")

# 灯协|会长: who chairs a society, not its name.
CHAIR = pattern("长(?![期远三江沙春城安治])")
# 这家, 一家: what comes after is one of a kind.
COUNTING = ("这家", "一家", "那家", "该家", "某家", "家", "一间", "多家")
COMMONLY = GROUPS | TRADES | NAMEABLE
NUMBERED = pattern("[一二三四五六七八九十]中")
# What a medium of a body's own is called behind its name in quotation marks.
ACCOUNT = tuple(f"”{each}" for each in ("微信", "官方微", "公众号", "微博", "视频号", "客户端"))
# 市政府|新闻发布会, 省政府|网官微: where it is told.
TELLING = pattern("新闻发布会|网(?!站)")
COUNCIL = pattern("[市省区县].+委").fullmatch
TOWARDS = ("面向", "面对", "面试")
# What may not follow a closing word: 教育部|署, 项目办|理, 大学|生.
JOINED = {
    "部": "门分署队位件长级落",
    "局": "面部势限长",
    "委": "员派托任",
    "办": "理公法事学案单",
    "院": "士校长落",
    "行": "业动长程为政",
    "学": "生城者习术",
    "团": "化军队伙体员",
    "厅": "长级",
    "会": "议见场展谈员上",
    "厂": "房商家区址",
    "府": "采投引性购间",
    "关": "于系注键",
    "司": "法",
    "盟": "约市主",
    "药": "品物材",
    "份": "有额公制",
    "心": "城区",
}


def company(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the firm whose closing word (有限公司 ...) is start..end; None without a name."""
    inside = name(clauses, start)
    if inside and clauses.folded[inside[-1].start - 1 : inside[-1].start] == "某":
        # 深圳市某|皮具有限公司
        return None
    if clauses.folded.startswith("分公司", start) and all(word.kind in COMMON for word in inside):
        # 采购|分公司: some firm's, which is not named here.
        return None
    return (inside[-1].start, end) if inside else None


def firm(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a closing word that common nouns have too (公司, 集团, 银行, 厂 ...)."""
    text = clauses.folded
    if text[start - 1 : start] in OTHERS and start - clauses.word(start).start == 1:
        return None
    inside = name(clauses, start)
    pieces = [clauses.piece(word) for word in inside]
    if pieces and text[start:end] == "股份" and pieces[0].endswith("公司"):
        # …有限公司|股份: its shares.
        return None
    if text[start:end] == "公司" and "".join(pieces) in UTILITIES:
        # 供电|公司: each place has one only.
        return start - len(pieces[0]), end
    counted = bool(inside) and clauses.folded.endswith(COUNTING, 0, inside[-1].start)
    if text[start:end].endswith("事务所") and pieces and not counted:
        # 盈科|律师事务所: whatever stands before it is its name.
        named = pieces[0] not in ROLES and start - inside[-1].start > 1 and pieces[0][-1] != "大"
        return (inside[-1].start, end) if named else None
    general = all(
        word.kind in COMMON or piece in COUNTRIES
        for word, piece in zip(inside, pieces, strict=True)
    )
    if counted and general:
        # 这家|德国|保险|公司
        return None
    if len(pieces) > 1 and pieces[-1] in "一某" and all(w.kind in COMMON for w in inside[:-1]):
        # 一|诈骗|公司
        return None
    role = pieces and pieces[0] in ROLES and (len(pieces) == 1 or text[start:end] != "集团")
    if any(piece.endswith("%") for piece in pieces) or role or "".join(pieces) in GROUPS:
        # 不超0.5%|股份, 上市|公司, 城投|公司
        return None
    if all(word.kind in COMMON for word in inside):
        group = text[end - 1] in "团厂" and _plain_group(clauses, inside)
        return (inside[-1].start, end) if group else None
    if len(inside) == 1 and (inside[0].kind == "s" or start - inside[0].start == 1):
        # 深圳公司 is some firm's branch there, 某公司 no one.
        whole = text[start:end] != "公司" and start - inside[0].start > 1
        return (inside[0].start, end) if whole else None
    return inside[-1].start, end


def _plain_group(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether common nouns before 集团 or 厂 are a name: 骆驼集团, 烽火科技集团; not 产业集团."""
    if len(inside) == 1 and clauses.often(inside[0]) < SELDOM and inside[0].kind in "nw":
        # 昂立|集团: the word is too rare to say what kind of group is meant.
        return clauses.piece(inside[0]) not in COMMONLY
    if not 0 < len(inside) < 3 or any(word.kind != "n" for word in inside):
        return False
    pieces = [clauses.piece(word) for word in inside]
    if pieces[-1] in GROUPS or (len(pieces) == 2 and not TRADES.isdisjoint(pieces[1:])):
        return False
    before = clauses.word(inside[-1].start)
    if len(pieces) == 1:
        return before.kind == "|"
    return pieces[0] in TRADES and before.kind in "|k"


def school(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the school, society or centre whose closing word is start..end."""
    inside = name(clauses, start)
    if societies.refused(clauses, inside, start, end):
        return None
    alone = societies.unplaced(clauses, inside, start, end)
    if alone is not None:
        return alone, end
    if NUMBERED.fullmatch(clauses.folded, start, end):
        # 福州|七中, but 十九届|二中|全会, 三中|院
        whole = clauses.folded[end : end + 1] not in ("、", "全", "院")
        named = inside and len(inside) == 1 and inside[0].kind == "s"
        return (inside[0].start, end) if whole and named else None
    named = any(word.kind in "soxz" for word in inside)
    if clauses.folded[start:end] == "工作队" and not any(word.kind in "sz" for word in inside):
        # 驻镇帮扶|工作队: one of many.
        return None
    if clauses.folded[start:end] == "组委会" and inside and clauses.piece(inside[0]) in EVENTS:
        # 大赛|组委会: the one of the event that is told of.
        return inside[-1].start if named else inside[0].start, end
    if any(clauses.piece(word) in ("特色", "高水平") for word in inside):
        return None
    if len(inside) and clauses.piece(inside[-1]) in ("建", "设", "办", "创") and named:
        # 自|建|研发|实验室
        named = any(word.kind in "soxz" for word in inside[:-1])
    opening = inside[-1].start if inside else start
    society = clauses.folded[end - 1] in SOCIETIES
    apart = _counted_in(clauses, opening, society=society) if not named else None
    if apart is not None:
        return apart, end
    level = None if named else societies.levelled(clauses, inside, start, end)
    if level is not None:
        return level, end
    if not named and len(inside) > 1 and clauses.piece(inside[-1]) in WORLDWIDE:
        # 国际|数据|交易|联盟
        return (inside[-1].start, end) if clauses.folded[end - 1] in SOCIETIES else None
    if not named and inside and clauses.folded[end - 1] in SOCIETIES:
        # 国际|自动|识别|与|移动|技术|协会
        joint = clauses.word(inside[-1].start)
        more = clauses.leftwards(joint.start, "nwa")[0] if clauses.piece(joint) in "与和" else []
        if len(more) > 1 and clauses.piece(more[-1]) in WORLDWIDE:
            return more[-1].start, end
    first = bodies.paired(clauses, inside[-1].start) if inside and not named else start
    if inside and first < inside[-1].start:
        # 中俄|投资|合作|委员会
        return first, end
    if len(inside) > 1 and clauses.piece(inside[-1])[0] == "驻" and inside[-2].kind == "s":
        # 韩国|驻成都|总领事馆
        before = clauses.word(inside[-1].start)
        return (before.start if before.kind == "s" else inside[-1].start), end
    # 区|残联 is one, 商|协会 is none.
    if not named or (start - inside[-1].start == 1 and clauses.piece(inside[0]) not in LEVEL_CHARS):
        return None
    return societies.abroad(clauses, inside, start, end), end


def _counted_in(clauses: Clauses, start: int, *, society: bool) -> int | None:
    """Where a place begins that 和 parts from the words at `start`: 河口区|公共就业|和|人才服务.

    society: a society is named, so that any place will do: 台湾|运动|与|健康|促进协会.
    """
    joint = clauses.word(start)
    if clauses.piece(joint) not in ("和", "与", "及"):
        return None
    more, cut = clauses.leftwards(joint.start, "nwa", 12)
    level = cut.kind == "s" and (clauses.piece(cut).endswith(LEVEL_CHARS) or society)
    return bodies.prefixed(clauses, cut.end) if more and level else None


SCANNERS: dict[str, tuple[Callable[[Clauses, int, int], Range | None], str]] = {
    "company": (company, "org-firm"),
    "firm": (firm, "org-firm"),
    "committee": (bodies.committee, "org-body"),
    "office": (bodies.office, "org-body"),
    "under": (bodies.under, "org-body"),
    "village": (bodies.village, "org-body"),
    "bureau": (bodies.bureau, "org-body"),
    "service": (bodies.service, "org-body"),
    "school": (school, "org-school"),
    "known": (listed.known, "org-known"),
    "arm": (arms.arm, "org-arm"),
}


# Of these nothing is found where nothing stands before the closing word.
NAMED = frozenset(("company", "firm", "school"))
# What these close has units of its own.
UNITING = frozenset(("school", "known"))
# What closes the names of firms.
FIRMS = frozenset(("company", "firm", "arm"))
# What these close has divisions that are told with it.
OF_STATE = frozenset(("committee", "office", "under", "bureau"))


def scan(kind: str, clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the body whose closing word of that kind is start..end; None without one."""
    text = clauses.folded
    joined = end < len(text) and text[end] in JOINED.get(text[end - 1], "")
    # 人社局|面向企业
    joined = joined and not text.startswith(TOWARDS, end)
    if joined or (text[end - 1] == "府" and text.startswith("部门", end)):
        return None
    if chaired(clauses, end) or (kind == "committee" and TELLING.match(text, end)):
        return None
    if text.startswith("商会", start) and text[start - 1 : start] == "协":
        # 专题协|商会
        return None
    if text.endswith("电视台", start, end) and text.startswith(("消息", "讯"), end):
        # 某电视台消息: who tells it, at the head of the news.
        return None
    if text[start:end] in bodies.INNER and bodies.led(clauses, start, end):
        return start, end
    if kind in NAMED and clauses.opens(start):
        return None
    if text.startswith(("全国人大代表", "全国政协委员"), start) and end - start == len("全国人大"):
        # 全国人大|代表: whoever represents, the body is told.
        return start, end
    if kind != "known" and text[end - 1] not in "局委" and not clauses.whole(end):
        return None
    span = SCANNERS[kind][0](clauses, start, end)
    if span is None or "+" in text[span[0] - 1 : span[1] + 1]:
        # 管委会+公司: a model.
        return None
    if text.startswith(ACCOUNT, end) or (kind == "school" and societies.counted(clauses, span[0])):
        # “某某法院”微信公众号: what it publishes.
        return None
    if text[start:end] in STATE:
        span = span[0], branches.ministerial(clauses, span[1])
    elif kind in OF_STATE:
        span = span[0], branches.division(clauses, span[1])
    elif kind in UNITING:
        span = span[0], branches.unit(clauses, span[1])
    if kind not in FIRMS:
        span = span[0], divisions.extended(clauses, span[1])
    office = OFFICES.match(text, span[1]) if text[end - 1] in "院馆" else None
    return span[0], office.end() if office else branches.party(clauses, span[1])


def chaired(clauses: Clauses, end: int) -> bool:
    """Whether the word that ends here runs over the office of who chairs a society: 灯协|会长."""
    return clauses.folded[end - 1] == "会" and CHAIR.match(clauses.folded, end) is not None


@lru_cache(maxsize=1)
def keys() -> dict[str, str]:
    """Closing word or whole name -> which scanner reads it."""
    ends = section("office ends")
    table = dict.fromkeys((work + end for work in section("offices") for end in ends), "office")
    table.update(dict.fromkeys("局厅办", "bureau"))
    for heading, kind in (
        ("schools", "school"),
        ("firms", "firm"),
        ("committees", "committee"),
        ("under", "under"),
        ("companies", "company"),
        ("services", "service"),
        ("state", "known"),
        ("arms", "arm"),
        ("villages", "village"),
    ):
        table.update(dict.fromkeys(section(heading), kind))
    # 市商务委|员会: in full as well.
    table.update((f"{word}员会", "committee") for word in section("committees") if COUNCIL(word))
    table.update(
        (f"{level}委{each}", "committee")
        for level in "省市县区州"
        for each in section("party offices")
    )
    table.update(dict.fromkeys(gazetteer.companies(), "known"))
    return table
