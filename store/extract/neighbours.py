"""ORG called by a brand alone, told by what stands right beside it: 子公司, 旗下, 公告."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import brands, gazetteer
from store.extract.bodies import COUNTRIES, ROLES
from store.extract.brands import INDUSTRY, PAIR, PUBLIC
from store.extract.firmnames import THROUGH, name
from store.extract.listed import TRADES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses
    from store.model import Range

RULES = {
    "org-owner": "Odd characters before 旗下, 股价 or the like, before (中国), or before 投资建设.",
    "org-quoted": "A name in quotation marks after 企业, 公司 or the like, or before 董事长.",
    "org-apposed": "Odd characters after 企业——, 子公司, 德国企业 or the like.",
    "org-notice": "A name before a stock code, or one that opens a clause before 公告.",
}
OFFICERS = frozenset(section("officers"))
LED = tuple(OFFICERS)
CODE = pattern(r"[(](?:[a-z]{2,4}:)?[0-9]{4,6}(?:\.[a-z]{1,3})?[,;a-z0-9. ]*[)]")
NOTICE = pattern(
    "(?:晚间|早间|今日|昨日)?(?:发布)?公告(?=[,:称]|显示|披露|的)|(?:发布|披露)(?:了|一则|一份)公告"
)
# 法兴(中国): the branch of a foreign firm.
BRANCH = pattern("[(](?:中国|香港|亚太|亚洲)[)]")
APPOSED = pattern("(?:企业|公司|巨头|厂商|龙头|独角兽)——")
# What a name in quotation marks calls that is no firm.
CAMPAIGNS = ("工作", "行动", "活动", "计划")
# 全资子公司|莫安迪, 德国企业|比泽尔, 人工智能企业|智谱
FOLLOWED = pattern(
    "[子孙企厂造产务应营发巨独](?:(?<=[子孙])公司|(?<=企)业|(?<=[厂造产务应营发])商|(?<=巨)头|(?<=独)角兽)"
)
BEFORE_FIRMS = tuple(section("before firms"))
# 企业“欧迪办公”
QUOTED = pattern("[“‘]([^“”‘’,。;:、!?《》()]{2,9})[”’]")
KINDS = (
    "企业",
    "公司",
    "厂商",
    "品牌商",
    "供应商",
    "服务商",
    "运营商",
    "制造商",
    "巨头",
    "龙头",
    "独角兽",
)
# 德国艾瑞德投资建设…
INVESTS = pattern("[投斥](?:(?<=投)(?:资(?=约?[0-9]|超|近|建设|兴建|新建|在)|建)|(?<=斥)资)")
# What stands right before that, and what may stand before it alone.
MORE = "追加"
WILLING = ("拟", "将", "计划", "已", "再", "再次")
# What firms have that stands right after a brand.
OWNED = pattern(
    "旗下|总部(?:大楼|大厦|搬|迁|位于|设在)|股价|市值|官网|官微|财报|年报|实控人|实际控制人|联合创始人|创始人|创办人|控股股东|大股东|"
    "方面(?:表示|回复|回应|称|透露|否认|告诉|介绍|认为|指出)|内部(?:人士|员工|流出|邮件)|全资子公司|控股子公司|子公司|门店|专卖店|专柜|"
    "供应商|代工厂|生产商|经销商|中国区|大中华区|亚太区"
)


def led(clauses: Clauses, end: int) -> Range | None:
    """The span of the firm right before an officer of firms at `end` (…|董事长), if odd enough."""
    inside = name(clauses, end)
    if not inside or end - inside[-1].start > 10:
        return None
    kinds = "".join(word.kind for word in inside)
    traded = clauses.piece(inside[0]) in TRADES
    pieces = [clauses.piece(word) for word in inside]
    opens = clauses.word(inside[-1].start).kind == "|"
    if opens and traded and len(pieces) == 2 and pieces[1] not in INDUSTRY and len(pieces[1]) == 2:
        # 国泰|染整|董事长
        return inside[-1].start, end
    if "oo" not in kinds or set(kinds) - set("osn") or not (traded or set(kinds) == {"o"}):
        return None
    return inside[-1].start, end


def noticed(clauses: Clauses) -> Iterator[Range]:
    """The firms named before a stock code, and those that open a clause before 公告."""
    text = clauses.folded
    for found in CODE.finditer(text) if "(" in text else ():
        inside = name(clauses, found.start())
        if inside and 1 < found.start() - inside[-1].start < 9:
            yield inside[-1].start, found.start()
    # Most texts have no such word: to look for it alone takes a hundredth of the time.
    for found in NOTICE.finditer(text) if "公告" in text else ():
        inside, cut = clauses.leftwards(found.start(), THROUGH)
        size = found.start() - inside[-1].start if inside else 0
        pieces = {clauses.piece(word) for word in inside}
        if cut.kind == "|" and 2 < size < 9 and not pieces <= (ROLES | TRADES):
            yield inside[-1].start, found.start()


def owning(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters before 旗下, 股价 or the like, and before (中国)."""
    text = clauses.folded
    for found in OWNED.finditer(text):
        span = led(clauses, found.start())
        if span and not PUBLIC.search(text, *span):
            yield span
    for found in BRANCH.finditer(text) if "(" in text else ():
        inside, cut = clauses.leftwards(found.start(), "ox", 8)
        after = clauses.next(found.end())
        if not inside and cut.kind == "s" and cut.end - cut.start > 2:
            inside = [cut]
        named = inside and found.start() - inside[-1].start > 1
        if named and (after is None or after.kind not in "nwasoxz#"):
            yield inside[-1].start, found.end()


def investing(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters that open a clause before 投资建设, 斥资 or the like.

    A country before them says whose they are: 德国|艾瑞德.
    """
    text = clauses.folded
    for found in INVESTS.finditer(text):
        start = found.start() - len(MORE) * text.endswith(MORE, 0, found.start())
        start -= next((len(word) for word in WILLING if text.endswith(word, 0, start)), 0)
        goods, _ = clauses.leftwards(start, "n", 5)
        # 志高|中央|空调|斥资: what the firm makes stands after its brand.
        made = 0 < len(goods) <= PAIR and all(clauses.piece(g) not in ROLES for g in goods)
        at = goods[-1].start if made else start
        inside, cut = clauses.leftwards(at, "o", 4)
        abroad = cut.kind == "s" and clauses.piece(cut) in COUNTRIES
        opens = cut.kind == "|" or (abroad and clauses.word(cut.start).kind in "|kv")
        # 签下|总|投资10亿元的项目
        opens = opens and text[start - 1] != "总"
        if opens and len(inside) > 1 and brands.like(clauses, inside):
            yield inside[-1].start, start


def apposed(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters right after a word for a firm and a dash: 企业——滨特尔."""
    text = clauses.folded
    for found in APPOSED.finditer(text) if "——" in text else ():
        at = found.end()
        first = clauses.next(at)
        if first is not None and clauses.piece(first) in gazetteer.cities():
            at = first.end
        while (word := clauses.next(at)) is not None and word.kind in "ox" and at - found.end() < 6:
            at = word.end
        odd = sum(word.end - word.start for word in clauses.between(found.end(), at))
        if word is not None and word.kind == "n" and clauses.piece(word) in TRADES:
            at = word.end
        if odd > 1 and clauses.whole(at):
            yield found.end(), at


def following(clauses: Clauses) -> Iterator[Range]:
    """The firms of odd characters right after what they are to others: 子公司|莫安迪."""
    text = clauses.folded
    for found in FOLLOWED.finditer(text):
        start = at = found.end()
        if found[0] == "企业" and not text.endswith(BEFORE_FIRMS, 0, found.start()):
            continue
        while (word := clauses.next(at)) is not None and word.kind in "ox" and at - start < 5:
            at = word.end
        odd = [word for word in clauses.between(start, at) if word.kind == "o"]
        if not 2 <= len(odd) <= 4 or at - start > len(odd) or not brands.like(clauses, odd[::-1]):
            continue
        if word is not None and word.kind in "nw" and clauses.piece(word) in TRADES:
            at = word.end
            word = clauses.next(at)
        if clauses.whole(at) and (word is None or word.kind in "vpkdct#"):
            yield start, at


def quoted(clauses: Clauses) -> Iterator[Range]:
    """The firms named in quotation marks after a word for a firm, or before an officer of one."""
    text = clauses.folded
    for found in QUOTED.finditer(text) if "“" in text or "‘" in text else ():
        span = found.span(1)
        if found[1].endswith("行动") or text.startswith(CAMPAIGNS, found.end()):
            # 企业“万企帮万村”行动
            continue
        officer = text.startswith(LED, found.end() + (text[found.end() : found.end() + 1] == "的"))
        if not officer and not text.endswith(KINDS, 0, found.start()):
            continue
        words = clauses.between(*span)
        named = found.start() in clauses.names
        if (
            named
            or gazetteer.words().get(found[1])
            or not words
            or any(w.kind in "vdkpr" for w in words)
        ):
            continue
        if officer or sum(word.kind in "ox" for word in words) > 1:
            yield span
