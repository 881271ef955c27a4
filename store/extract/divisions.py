"""What a body is divided into, told right behind its name: 公安局|反诈中心, 法院|城东法庭."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.branches import DOING, JOINING, LINKS, OTHERS, PARTY
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    import re

    from store.extract.clauses import Clauses


def _form(heading: str) -> re.Pattern[str]:
    """Up to twelve characters that a word of the section closes, not one that goes on."""
    ends = "|".join(section(heading))
    after = "长员级面势限门园区城楼托和的技研学教普幻理"
    return pattern(f"[\u4e00-\u9fff]{{0,12}}?({ends})(?![{after}])")


CLINICAL = _form("hospital divisions")
# What the name of a body closes with -> what closes the names of its divisions.
OWNERS = (
    (section("divided offices"), _form("state divisions")),
    (("银行", "人行"), _form("bank divisions")),
    (("医院", "保健院", "卫生院"), CLINICAL),
    (("科学院", "社科院", "中科院", "农科院", "研究院"), _form("academy divisions")),
    (("协会", "学会", "商会", "总会", "中心"), _form("society divisions")),
)
# What the names of divisions are made of.
KINDS = frozenset("nwaosz#x")
# A division of a division: 城管局|执法大队|二中队.
DEEPEST = 3
# A bracket that is of a body's name: 管委会|(筹), 实践所|(站).
TO_BE = pattern("[(](?:筹|筹备组?|筹建|站|所)[)]")
# 政府|办公大楼, 政府办学
WORK = "公理事学案法证"
# Who is another body beside the first: 区委|区政府办公室.
APART = (
    "政府",
    "人大",
    "政协",
    "公司",
    "集团",
    "管委会",
    "街道",
    "镇",
    "乡",
    "企业",
    "项目",
    "会同",
    "协同",
)
# Who is told behind a division: with them a verb and a number are of its name too.
OFFICER = pattern(
    "(?:原|时任|常务|执行)?副?(?:[处科司局部所院队组庭室]长|主任|秘书长|主席)|(?:主要|有关|相关|执法)?(?:负责人|工作人员)|民警|法官|护士长?|"
    "检察官|医生|医师|科员|调研员|干部|专家|研究员|教授|工程师"
)
KINDS_LED = KINDS | frozenset("v1tmf")
# A body, then a branch or division of it.
HOSTED = pattern(
    "(..+(?:公司|集团|银行|局|厅|委(?!员?会)|[省市区县镇民]政府|办公室|中心|大学|学院|学校|法院|检察院|医院|研究院|研究所|"
    "(?:委员|管委|协|商|学|联合|总)会|组织部|宣传部|统战部|项目部|联合社|供销社))"
    f"(?:{PARTY.pattern}|[\u4e00-\u9fff]{{2,10}}[处科]|联合体|[\u4e00-\u9fff]{{2,}}(?:大队|中队|病房))"
    f"|((?:[\u4e00-\u9fff]{{2}}特区政府|卫生署|{'|'.join(section('dividing'))}))"
    "[\u4e00-\u9fff]{3,}(?<!司)"
)


def extended(clauses: Clauses, end: int) -> int:
    """The end of a body's name with those of its divisions that follow, if any do."""
    for _ in range(DEEPEST):
        further = _next(clauses, end)
        if further == end:
            break
        end = further
    found = TO_BE.match(clauses.folded, end)
    return found.end() if found else end


def _next(clauses: Clauses, end: int) -> int:
    """The end of the name with that of the division right behind it; the same end without one."""
    text = clauses.folded
    if text.startswith("办", end) and text.endswith("政府", 0, end) and text[end + 1] not in WORK:
        # 县政府|办
        return end + 1
    form = next((form for owners, form in OWNERS if text.endswith(owners, 0, end)), None)
    found = form.match(text, end) if form else None
    stop = found.end() if found else end
    # 发改处|处长: a word runs over the two.
    if stop == end or not (clauses.whole(stop) or text.startswith(f"{text[stop - 1]}长", stop)):
        return end
    words = clauses.between(end, stop)
    if not found or not words or clauses.piece(words[0]) in LINKS:
        return end
    words = [word for word in words if word.start < found.start(1)]
    pieces = [clauses.piece(word) for word in words]
    if not OTHERS.isdisjoint(pieces):
        return end
    led = OFFICER.match(text, stop)
    if not led and form is CLINICAL:
        # 人民医院|骨科|临床中心: what is being built there more often.
        return end
    kinds = KINDS_LED if led else KINDS
    plain = all(
        (word.kind in kinds or piece in JOINING or piece in DOING or word.kind == "(")
        and not piece.endswith(APART)
        for word, piece in zip(words, pieces, strict=True)
    )
    return stop if plain else end


def host(name: str) -> int:
    """How much of a division's name is that of the body it is of; 0 where it is of none."""
    found = HOSTED.fullmatch(name)
    return len(found[1] or found[2]) if found else 0
